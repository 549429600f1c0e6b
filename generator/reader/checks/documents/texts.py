"""Descriptions that readers see otherwise than they were meant.

Rule: descriptions are CommonMark (Swagger 2.0 and OpenAPI 3), where HTML and entities count, and tags of .NET's doc comments
do not. Code shows all characters as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.reader.checks.checked import PageDefect
from generator.reader.checks.documents.parts import Parts

_WORDS: Final = ("summary", "description")
# those that HTML does not have
_TAG: Final = re.compile(
    r"<(para|see|seealso|paramref|typeparamref)(?:\s[^<>]{0,200})?/?>"
)
_ESCAPED_TWICE: Final = re.compile(
    r"&amp;(?:[a-z]{2,8}|#[0-9]{1,6}|#x[0-9a-f]{1,6});", re.IGNORECASE
)
_CODE: Final = re.compile(r"`|<(?:code|pre)\b", re.IGNORECASE)
_AROUND: Final = 60


def tags_of_comments(document: Parts) -> Iterator[PageDefect]:
    """Yields descriptions with a tag of a doc comment, which no viewer knows."""
    yield from _with(document, "openapi-text-tag", _TAG)


def entities_escaped_twice(document: Parts) -> Iterator[PageDefect]:
    """Yields descriptions that show an entity in place of its character."""
    yield from _with(document, "openapi-text-entity", _ESCAPED_TWICE)


_MESSAGES: Final = {
    "openapi-text-tag": "a {key} has a tag of a doc comment",
    "openapi-text-entity": "a {key} has an entity that was escaped twice",
}


def _with(document: Parts, id_: str, pattern: re.Pattern[str]) -> Iterator[PageDefect]:
    """Yields the first match in each text."""
    for part in document.parts:
        for key in _WORDS:
            text = part.value.text(key)
            match = pattern.search(text) if "<" in text or "&" in text else None
            if match is None or _CODE.search(text, 0, match.start()):
                continue
            yield PageDefect(
                id=id_,
                line=part.value.line_of(key),
                part=part.id,
                message=_MESSAGES[id_].format(key=key),
                # the program that writes the file leaves tags; an entity is in a single comment of the code
                cause=match[1] if match.re.groups else text,
                detail=text[max(0, match.start() - _AROUND) : match.end() + _AROUND],
            )
