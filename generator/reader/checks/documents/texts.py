"""Descriptions that readers see otherwise than they were meant.

Rule: descriptions are CommonMark (Swagger 2.0 and OpenAPI 3), where HTML and entities count, and tags of .NET's doc comments
do not. Code shows all characters as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

import msgspec

from generator.reader.checks.checked import PageDefect
from generator.reader.checks.documents.parts import Parts
from generator.reader.checks.words.comment_tags import ESCAPED_TAG
from generator.reader.checks.words.references import raw_reference, way_of

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


class _Rule(msgspec.Struct, frozen=True):
    """What is wrong where a search finds something in a text, which has `sign` then."""

    id: str
    search: Callable[[str], re.Match[str] | None]
    sign: str
    message: str
    cause: Callable[[re.Match[str]], str]


def _tag(found: re.Match[str]) -> str:
    """The program that writes the file leaves all tags of a name."""
    return found[1]


def _text(found: re.Match[str]) -> str:
    """What is escaped is in a single comment of the code."""
    return found.string


def _way(found: re.Match[str]) -> str:
    """The program leaves all references."""
    return way_of(found[0])


_TAGS: Final = _Rule(
    "openapi-text-tag", _TAG.search, "<", "a {key} has a tag of a doc comment", _tag
)
_ENTITIES: Final = _Rule(
    "openapi-text-entity",
    _ESCAPED_TWICE.search,
    "&",
    "a {key} has an entity that was escaped twice",
    _text,
)
_ESCAPED: Final = _Rule(
    "text-tag-escaped",
    ESCAPED_TAG.search,
    "&lt;",
    "readers of a {key} see a tag as words",
    _text,
)
_RAW: Final = _Rule(
    "text-reference-raw",
    raw_reference,
    ".",
    "a {key} has a reference of a comment as a name of code",
    _way,
)


def tags_of_comments(document: Parts) -> Iterator[PageDefect]:
    """Yields descriptions with a tag of a doc comment, which no viewer knows."""
    return _by(_TAGS, document)


def entities_escaped_twice(document: Parts) -> Iterator[PageDefect]:
    """Yields descriptions that show an entity in place of its character."""
    return _by(_ENTITIES, document)


def escaped_tags(document: Parts) -> Iterator[PageDefect]:
    """Yields descriptions that show a tag as words."""
    return _by(_ESCAPED, document)


def raw_references(document: Parts) -> Iterator[PageDefect]:
    """Yields descriptions with a reference that a program left as a name of code."""
    return _by(_RAW, document)


def _by(rule: _Rule, document: Parts) -> Iterator[PageDefect]:
    """Yields the first match in each text."""
    for part in document.parts:
        for key in _WORDS:
            text = part.value.text(key)
            match = rule.search(text) if rule.sign in text else None
            if match is None or _CODE.search(text, 0, match.start()):
                continue
            yield PageDefect(
                id=rule.id,
                line=part.value.line_of(key),
                part=part.id,
                message=rule.message.format(key=key),
                cause=rule.cause(match),
                detail=text[max(0, match.start() - _AROUND) : match.end() + _AROUND],
            )
