"""The parts of a REST operation page: where they start, and which lines they have.

The description may hold any Markdown, headings and code included. So a part starts only at a heading or a table head
that the format knows, and never inside a code block. Headings are compared without case, `#`, blanks and the colon,
since writers and linters changed them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from itertools import pairwise
from typing import Final

import msgspec

from generator.model.text import Text
from generator.reader.page.memoize import memoized
from generator.reader.page.outline import Page
from generator.reader.page.plain_text import (
    text_from_markdown,
    text_from_markup,
    without_escapes,
)


class Part(Enum):
    """A part of the page, by the words of its heading or by its table."""

    DESCRIPTION = "description"
    QUERY = "query string parameters"
    HEADERS = "request headers"
    BODY = "request body"
    RESPONSE = "response"
    RESPONSE_BODY = "response body"
    SAMPLE_REQUEST = "sample request"
    SAMPLE_RESPONSE = "sample response"
    PATH_TABLE = "table of path parameters"
    QUERY_TABLE = "table of query parameters"
    HEADER_TABLE = "table of header parameters"
    BODY_TABLE = "table of the body's properties"
    STATUS_TABLE = "table of statuses"
    RESPONSE_TABLE = "table of the response's properties"


class Section(msgspec.Struct, frozen=True):
    """A part of the page. `line` is that of its heading or table head, `value` the words after the heading's colon.

    Its contents are the lines after `line` up to and with `last_line`; `lines` are those outside code blocks, with
    their numbers.
    """

    part: Part
    value: str
    line: int
    last_line: int
    lines: tuple[tuple[int, str], ...]

    @property
    def markdown(self) -> str:
        """The contents as written, without code blocks."""
        return "\n".join([line for _, line in self.lines])

    @property
    def text(self) -> Text | None:
        """The contents as plain text, without code blocks; None where nothing is left."""
        return text_from_markdown(self.markdown)


class _Start(msgspec.Struct, frozen=True):
    """Where a part starts; `position` is that of its first line of contents among the lines outside code blocks."""

    part: Part
    value: str
    line: int
    position: int


_PLAIN_HEADINGS: Final = frozenset(
    {Part.QUERY, Part.HEADERS, Part.SAMPLE_REQUEST, Part.SAMPLE_RESPONSE}
)
# ASCII: otherwise IGNORECASE takes a long s (U+017F) for an `s`, and no part has such a name
_HEADING_WITH_VALUE = re.compile(
    r"(request body|response body|response)\s*(?::\s*(.*))?\Z",
    re.ASCII | re.IGNORECASE,
)
# a line that is no heading: at most a single word after the colon, so that no sentence counts
_RESPONSE_BODY_LINE = re.compile(r"response body\s*:\s*(\S*)\Z", re.IGNORECASE)

_TABLE_HEADS: Final[dict[tuple[str, ...], Part]] = {
    ("path part", "type", "description"): Part.PATH_TABLE,
    ("parameter name", "type", "description"): Part.QUERY_TABLE,
    ("parameter name", "description"): Part.HEADER_TABLE,
    ("property name", "type", "description"): Part.BODY_TABLE,
    ("response", "description"): Part.STATUS_TABLE,
}
# a quick first look: no other line can start a part
_MAY_START = re.compile(
    r"\s*(?:\#|response\ body|\|\s*(?:path|parameter|property|response)\b)",
    re.IGNORECASE | re.VERBOSE,
)
_OF_RESPONSE: Final = frozenset({Part.RESPONSE, Part.RESPONSE_BODY, Part.STATUS_TABLE})

# longer lines belong to a description, whatever they start with
_LONGEST_START: Final = 400
_FENCE_MARKS: Final = ("```", "~~~")
_PIPE = re.compile(r"(?<!\\)\|")
_HASHES_AT_START = re.compile(r"#{1,6}[ \t]+")
_HASHES_AFTER_TITLE = re.compile(r"[ \t]#{1,6}(?=[ \t]|\Z)")


def split_sections(page: Page, line: int) -> tuple[Section, ...]:
    """The sections after `line`, in order; the first is the description, which may be empty."""
    lines = _lines(page, line)
    starts = [
        _Start(Part.DESCRIPTION, "", line, 0),
        *_starts(lines),
        _Start(Part.DESCRIPTION, "", len(page.lines) + 1, len(lines) + 1),
    ]
    return tuple(_section(start, end, lines) for start, end in pairwise(starts))


def _section(start: _Start, end: _Start, lines: list[tuple[int, str]]) -> Section:
    contents = tuple(lines[start.position : end.position - 1])
    return Section(start.part, start.value, start.line, end.line - 1, contents)


def _starts(lines: list[tuple[int, str]]) -> Iterator[_Start]:
    answered = False
    for position, (number, line) in enumerate(lines, 1):
        start = _start(line.strip(), answered) if _MAY_START.match(line) else None
        if start:
            answered = answered or start[0] in _OF_RESPONSE
            yield _Start(*start, number, position)


def _lines(page: Page, line: int) -> list[tuple[int, str]]:
    """The lines after `line` that are in no code block and do not mark one, with their numbers."""
    return [
        (number, text)
        for start, end in _outside_fences(page, line)
        for number, text in enumerate(page.lines[start:end], start + 1)
        if not text.lstrip().startswith(_FENCE_MARKS)
    ]


def _outside_fences(page: Page, start: int) -> Iterator[tuple[int, int]]:
    """The spans of indexes from `start` on that are in no code block; closing marks may be among them."""
    position = start
    for fence in page.fences:
        yield position, fence.line - 1
        position = max(position, fence.line + fence.body.count("\n") + 1)
    yield position, len(page.lines)


def description_text(page: Page, section: Section) -> tuple[Text | None, Text | None]:
    """The summary, which is the first line of the description, and the rest of it.

    The marks of headings and code blocks are dropped, and the marked text stays. In code blocks `#` and backslashes are
    no marks (CommonMark 4.5).
    """
    outside_code = {number for number, _ in section.lines}
    contents = page.lines[section.line : section.last_line]
    lines = [
        _without_marks(line) if number in outside_code else line
        for number, line in enumerate(contents, section.line + 1)
        if not line.lstrip().startswith(_FENCE_MARKS)
    ]
    first = next((i for i, line in enumerate(lines) if line.strip()), len(lines))
    summary = text_from_markup("".join(lines[first : first + 1]))
    return summary, text_from_markup("\n".join(lines[first + 1 :]))


@memoized
def table_cells(row: str) -> tuple[str, ...]:
    r"""The cells of a table's row, stripped; `\|` is part of a cell (GFM 4.10)."""
    row = row.strip().removeprefix("|")
    if is_closed(row):
        row = row[:-1]
    return tuple(cell.strip() for cell in _PIPE.split(row))


def is_closed(row: str) -> bool:
    """Whether a row of a table ends on this line."""
    return row.endswith("|") and not row.endswith("\\|")


def _start(line: str, answered: bool) -> tuple[Part, str] | None:
    """The part that a line starts, and the value of its heading; `answered` tells that the response has begun."""
    if len(line) > _LONGEST_START:
        return None
    if line.startswith("#"):
        return _heading(" ".join(line.strip("#").split()))
    if line.startswith("|"):
        return _table(line, answered)
    body = _RESPONSE_BODY_LINE.match(line) if answered else None
    return (Part.RESPONSE_BODY, body[1]) if body else None


def _heading(text: str) -> tuple[Part, str] | None:
    heading = _HEADING_WITH_VALUE.match(text)
    if heading:
        return Part(heading[1].lower()), heading[2] or ""
    name = text.rstrip(": ").lower()
    plain = next((part for part in _PLAIN_HEADINGS if part.value == name), None)
    return (plain, "") if plain else None


def _table(line: str, answered: bool) -> tuple[Part, str] | None:
    part = _TABLE_HEADS.get(table_cells(line.lower()))
    # the tables of body and response have the same head, so their place decides
    if part is Part.BODY_TABLE and answered:
        part = Part.RESPONSE_TABLE
    return (part, "") if part else None


def _without_marks(line: str) -> str:
    """A line without the marks of a heading (`A: B` of `## A: ## B`) and without Markdown's escapes."""
    stripped = line.lstrip()
    if _HASHES_AT_START.match(stripped):
        line = _HASHES_AFTER_TITLE.sub("", _HASHES_AT_START.sub("", stripped, 1), 1)
    return without_escapes(line)
