"""The prose of a SOAP operation page: description, parameter bullets, what is returned.

It stands between the second heading and the link to the WSDL. A bullet or `**Returns:**` goes on until the
next one, over blank lines too (2022, Preference.GetPreferences). What stands under a second `**Returns:**` is
returned as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from generator.model.facts import Bullet
from generator.model.text import Text
from generator.reader.page.plain_text import text_from_markdown
from generator.reader.page.split import Page

_BULLET = re.compile(r" {0,3}[*+-][ \t]+\*\*([^*]{1,200}?):?\*\*:?(.*)\Z")
_RETURNS = re.compile(r" {0,3}\*\*Returns:?\*\*:?(.*)\Z")
# the description may start with `Obtain` too, so the links are part of the anchors
_END = re.compile(r"(?:\[WSDL file for |Obtain a ticket from the \[)")
_ROLES = (" Request", " Response")
_ABOVE = re.compile(r"SOAP request and response examples|Implemented by the <see ")


class Prose(msgspec.Struct, frozen=True):
    """What the prose says; None where it says nothing."""

    description: Text | None
    bullets: tuple[Bullet, ...]
    returns: Text | None


class _Section(msgspec.Struct):
    """A run of lines under a bullet (with its name), under Returns or at the start."""

    line: int
    lines: list[str]
    name: str | None = None
    returns: bool = False


def read_prose(page: Page) -> Prose:
    """The prose of an operation page; a page without any is as good."""
    end = _end(page)
    sections = _sections(page.lines, _start(page, end), end)
    described, *others = sections
    returns = [line for one in others if one.returns for line in one.lines]
    return Prose(
        description=_text(described),
        bullets=tuple(_bullet(section) for section in others if section.name),
        returns=text_from_markdown("\n".join(returns)),
    )


def _end(page: Page) -> int:
    """The index of the first line after the prose."""
    ends = [heading.line - 1 for heading in page.headings if _has_role(heading.text)]
    ends += [fence.line - 1 for fence in page.fences if fence.language == "xml"]
    end = min(ends, default=len(page.lines))
    for index, line in enumerate(page.lines[:end]):
        if _END.match(line):
            return index
    return end


def _has_role(heading: str) -> bool:
    return heading.endswith(_ROLES)


def _start(page: Page, end: int) -> int:
    """The index of the first line of the prose, after everything that stands above it."""
    above = [page.front_matter_end]
    above += [heading.line for heading in page.headings[:2] if heading.line <= end]
    above += [
        index + 1 for index, line in enumerate(page.lines[:end]) if _ABOVE.match(line)
    ]
    return max(above)


def _sections(lines: Sequence[str], start: int, end: int) -> list[_Section]:
    sections = [_Section(start + 1, [])]
    for index in range(start, end):
        line = lines[index]
        bullet, returns = _BULLET.match(line), _RETURNS.match(line)
        if bullet:
            sections.append(_Section(index + 1, [bullet[2]], name=bullet[1]))
        elif returns:
            sections.append(_Section(index + 1, [returns[1]], returns=True))
        else:
            sections[-1].lines.append(line)
    return sections


def _bullet(section: _Section) -> Bullet:
    name = text_from_markdown(section.name or "")
    return Bullet(name or Text(""), _text(section) or Text(""), section.line)


def _text(section: _Section) -> Text | None:
    return text_from_markdown("\n".join(section.lines))
