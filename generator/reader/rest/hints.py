"""Facts that a REST page hides in prose: in the cells of its tables, its description and the text of its body.

The prose was written by hand, so a marker counts only in the forms that are sure: `1 = readonly` tells what a number
means, `Is this a read only field?` asks, and neither says that the property is read-only. Words that are no marker
stay prose. Names are taken from the words before tags are dropped, as a `cref` says more than what it shows.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Final

from generator.model.rest_facts import (
    NO_HINTS,
    CellHints,
    Reference,
    ReferenceKind,
    ServiceCall,
)
from generator.model.text import WireName, wire_name
from generator.reader.page.plain_text import without_escapes

# one of these is in every text that says something; looking for them is quicker than the patterns are
_MARKS: Final = (
    "mdo list",
    "deprecated",
    "obsolete",
    "only",
    "utc",
    "cref",
    "{",
    "carrier object",
)
_QUOTED: Final = "(?:\"([^\"<>\n]{1,120})\"|'([^'<>\n]{1,120})'|“([^“”<>\n]{1,120})”)"
_MDO_LIST = re.compile(rf"\buse mdo list name\s*{_QUOTED}", re.IGNORECASE)
_CARRIER = re.compile(r"\bCarrier object for ([A-Za-z_]\w*)\.", re.ASCII)
_UTC = re.compile(r"\b(?:in|as) UTC\b")
_DEPRECATED = re.compile(
    r"""
    ^(?:[ \t]|<[^<>]*>|\*\*)*(?:deprecated|obsolete)[ \t]*(?:[]:.,;!(<*-]|$)
    | [(\[](?:deprecated|obsolete)[)\]]
    | \b(?:property|field|parameter|method|operation|service)\ is\ (?:now\ )?(?:deprecated|obsolete)\b
    """,
    re.IGNORECASE | re.VERBOSE | re.MULTILINE,
)
_READ_ONLY = re.compile(
    r"""
    ^(?:[ \t]|<[^<>]*>|\*\*)*read[- ]?only\b(?!\s+(?:and|or)\b|\?)
    | [(\[]read[- ]?only[)\]]
    | \b(?:property|field|value)\ is\ read[- ]?only\b(?!\?)
    | \bcalculated,\ read[- ]?only\b(?!\?)
    | (?:[.;)]|\s-|\bas\ an?|\bis\ an?)\ read[- ]?only\ (?:field|property)\b(?!\?)
    """,
    re.IGNORECASE | re.VERBOSE | re.MULTILINE,
)

_NAME: Final = r"[A-Za-z_][\w.]*"
_CREF: Final = rf"\bcref\s*=\s*[\"'](?:([NTFPME!]):)?({_NAME})"
_BRACES: Final = r"\{([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+)\}"
_REFERENCE = re.compile(f"{_CREF}|{_BRACES}", re.ASCII)
_REPLACEMENT = re.compile(
    rf"\buse\s+(?:the\s+)?(?:<\w+\b[^<>]*?{_CREF}|{_BRACES})", re.ASCII | re.IGNORECASE
)
_ARCHIVE = re.compile(
    rf"\bcalls the archive service using the {_QUOTED} archive", re.IGNORECASE
)
_SERVICE = re.compile(
    r"\bcalls the (?:(\w+) agent|\{[\w.]*?\.I(\w+)Agent\}) service (\w+)",
    re.ASCII | re.IGNORECASE,
)


def cell_hints(words: str) -> CellHints:
    """What the raw words of a cell or text say besides prose; NO_HINTS itself where they say nothing, as most do."""
    folded = words.casefold()
    if not any(mark in folded for mark in _MARKS):
        return NO_HINTS
    words = _readable(words)
    deprecated = _DEPRECATED.search(words) is not None
    hints = CellHints(
        mdo_list=_name(_MDO_LIST.search(words)),
        is_deprecated=deprecated,
        replaced_by=_name(_REPLACEMENT.search(words)) if deprecated else None,
        is_read_only=_READ_ONLY.search(words) is not None,
        is_utc=_UTC.search(words) is not None,
        references=tuple(dict.fromkeys(_references(words))),
        carrier=_name(_CARRIER.search(words)),
    )
    return NO_HINTS if hints == NO_HINTS else hints


def archive_of(words: str) -> WireName | None:
    """The archive of `Calls the Archive service using the "SimpleContact" archive.`, None where none is named."""
    return _name(_ARCHIVE.search(_readable(words)))


def service_of(words: str) -> ServiceCall | None:
    """The service of `Calls the Contact agent service GetContact.`, None where none is named; the first counts.

    Pages of some operations write the agent as `{SuperOffice.CRM.Services.IContactAgent}`.
    """
    found = _SERVICE.search(_readable(words))
    if found is None:
        return None
    agent, operation = wire_name(found[1] or found[2]), wire_name(found[3])
    return ServiceCall(agent, operation) if agent and operation else None


def _readable(words: str) -> str:
    """Without Markdown's escapes and entities; these may be escaped twice."""
    words = without_escapes(words)
    return html.unescape(html.unescape(words)) if "&" in words else words


def _references(words: str) -> Iterator[Reference]:
    for found in _REFERENCE.finditer(words):
        name = wire_name((found[2] or found[3]).rstrip("."))
        if name is not None:
            yield Reference(_kind(found), name)


def _kind(found: re.Match[str]) -> ReferenceKind:
    if found[3]:
        return ReferenceKind.BRACES
    return ReferenceKind(found[1] or ReferenceKind.UNRESOLVED)


def _name(found: re.Match[str] | None) -> WireName | None:
    """The last group that took part, as a name."""
    return wire_name(found[found.lastindex or 0].strip()) if found else None
