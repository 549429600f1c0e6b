"""The parts of a REST operation page: where they start, and which lines they have.

The description may hold any Markdown, headings and code included. So a part starts only at a heading or a table head
that the format knows, and never inside a code block. Headings are compared without case, `#`, blanks and the colon,
since writers and linters changed them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import islice, pairwise, takewhile
from typing import Final

import msgspec

from generator.model.text import Text
from generator.reader.page.html_table import has_html_table, with_markdown_tables
from generator.reader.page.outline import Page
from generator.reader.page.plain_text import (
    text_from_markdown,
    text_from_markup,
    without_escapes,
)
from generator.reader.page.table_heads import Column, columns_of, plain_cell
from generator.reader.page.table_rows import DELIMITER, table_cells


class Part(StrEnum):
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
    PATH = "path parameters"
    RESPONSE_HEADERS = "response headers"
    OTHER_TABLE = "table of unknown columns"


class Section(msgspec.Struct, frozen=True):
    """A part of the page. `line` is that of its heading or table head, `value` the words after the heading's colon.

    Its contents are the lines after `line` up to and with `last_line`; `lines` are those outside code blocks, with
    their numbers. `columns` are those of a table.
    """

    part: Part
    value: str
    line: int
    last_line: int
    lines: tuple[tuple[int, str], ...]
    columns: tuple[Column, ...] = ()

    @property
    def markdown(self) -> str:
        """The contents as written, without code blocks."""
        return "\n".join([line for _, line in self.lines])

    @property
    def text(self) -> Text | None:
        """The contents as plain text, without code blocks; None where nothing is left."""
        return text_from_markdown(self.markdown)


class _Start(msgspec.Struct, frozen=True):
    """Where a part starts; `position` is that of its first line of contents among the lines outside code blocks.

    Where its heading has an underline, that line is `underlined` too.
    """

    part: Part
    value: str
    line: int
    position: int
    columns: tuple[Column, ...] = ()
    underlined: bool = False


_PLAIN_HEADINGS: Final = {
    **{part.value: part for part in (Part.QUERY, Part.HEADERS, Part.PATH)},
    **{part.value: part for part in (Part.SAMPLE_REQUEST, Part.SAMPLE_RESPONSE)},
    "query parameters": Part.QUERY,
    Part.RESPONSE_HEADERS.value: Part.RESPONSE_HEADERS,
}
# ASCII: otherwise IGNORECASE takes a long s (U+017F) for an `s`, and no part has such a name
_HEADING_WITH_VALUE = re.compile(
    r"(request body|response body|response)\s*(?::\s*(.*))?\Z",
    re.ASCII | re.IGNORECASE,
)
# a line that is no heading: at most a single word after the colon, so that no sentence counts
_RESPONSE_BODY_LINE = re.compile(r"response body\s*:\s*(\S*)\Z", re.IGNORECASE)

_NAMES_AND_TYPES: Final = (Column.NAME, Column.TYPE, Column.TEXT)
_NAMES_ALONE: Final = (Column.NAME, Column.TEXT)
_TABLE_HEADS: Final[dict[tuple[str, ...], tuple[Part, tuple[Column, ...]]]] = {
    ("path part", "type", "description"): (Part.PATH_TABLE, _NAMES_AND_TYPES),
    ("parameter name", "type", "description"): (Part.QUERY_TABLE, _NAMES_AND_TYPES),
    ("parameter name", "description"): (Part.HEADER_TABLE, _NAMES_ALONE),
    ("property name", "type", "description"): (Part.BODY_TABLE, _NAMES_AND_TYPES),
    ("response", "description"): (Part.STATUS_TABLE, (Column.STATUS, Column.TEXT)),
}
# the first table under a heading is about what the heading names, whatever its columns are called
_TABLE_UNDER: Final = {
    Part.PATH: Part.PATH_TABLE,
    Part.QUERY: Part.QUERY_TABLE,
    Part.HEADERS: Part.HEADER_TABLE,
    Part.BODY: Part.BODY_TABLE,
    Part.RESPONSE: Part.RESPONSE_TABLE,
    Part.RESPONSE_BODY: Part.RESPONSE_TABLE,
}
# a quick first look: no other line can start a part, or be the line under a table's head
_MAY_START = re.compile(
    r"\s*(?=[\#r|:=-])(?:\#|response\ body|\|\s*(?:path|parameter|property|response)\b|[|:]?\s*:?-|\s*=+\s*\Z)",
    re.IGNORECASE | re.VERBOSE,
)
_UNDER: Final = "|:-= \t"
_UNDERLINE = re.compile(r"(?:=+|-+)\Z")
_HEADINGS: Final = frozenset(
    {*_TABLE_UNDER, *_PLAIN_HEADINGS.values(), Part.DESCRIPTION}
)
_OF_SAMPLES: Final = frozenset({Part.SAMPLE_REQUEST, Part.SAMPLE_RESPONSE})
_OF_RESPONSE: Final = frozenset({Part.RESPONSE, Part.RESPONSE_BODY, Part.STATUS_TABLE})

# longer lines belong to a description, whatever they start with
_LONGEST_START: Final = 400
_FENCE_MARKS: Final = ("```", "~~~")
_HASHES_AT_START = re.compile(r"#{1,6}[ \t]+")
_HASHES_AFTER_TITLE = re.compile(r"[ \t]#{1,6}(?=[ \t]|\Z)")


def split_sections(page: Page, line: int, path: str) -> tuple[Section, ...]:
    """The sections after `line`, in order; the first is the description, which may be empty. `path` is the route's."""
    lines = lines_outside_code(page, line)
    starts = [
        _Start(Part.DESCRIPTION, "", line, 0),
        *_Starts(lines, path).all(),
        _Start(Part.DESCRIPTION, "", len(page.lines) + 1, len(lines) + 1),
    ]
    return tuple(_section(start, end, lines) for start, end in pairwise(starts))


def _section(start: _Start, end: _Start, lines: list[tuple[int, str]]) -> Section:
    contents = tuple(lines[start.position + start.underlined : end.position - 1])
    last_line = end.line - 1
    return Section(
        start.part, start.value, start.line, last_line, contents, start.columns
    )


class _Starts:
    """Where parts start, line by line: what a table is about depends on the heading above it."""

    def __init__(self, lines: list[tuple[int, str]], path: str) -> None:
        self._lines = lines
        self._path = path
        self._answered = False
        self._heading: Part | None = None
        self._has_table = False

    def all(self) -> Iterator[_Start]:
        """The starts, in order."""
        last = 0
        for position, (number, line) in enumerate(self._lines, 1):
            if not _MAY_START.match(line):
                continue
            stripped = line.strip()
            if stripped[0] == "#" or stripped.strip(_UNDER):
                start = self._start(stripped, number, position)
            else:
                start = self._line_above(stripped, position, last)
            if start:
                last = start.position
                self._note(start.part)
                yield start

    def _line_above(self, line: str, position: int, last: int) -> _Start | None:
        """The part that the line above this one starts, if this one is under a table's head or a heading."""
        if position - 1 == last:
            return None
        if "|" in line:
            head = self._head_above(position) if DELIMITER.match(line) else 0
            return self._other_table(head) if head > last else None
        return self._underlined(position) if _UNDERLINE.match(line) else None

    def _head_above(self, position: int) -> int:
        """The position of the line above that is not blank, 0 where there is none."""
        above = range(position - 1, 0, -1)
        return next((at for at in above if self._lines[at - 1][1].strip()), 0)

    def _note(self, part: Part) -> None:
        self._answered = self._answered or part in _OF_RESPONSE
        is_table = part not in _HEADINGS
        self._has_table = is_table
        self._heading = self._heading if is_table else part

    def _start(self, line: str, number: int, position: int) -> _Start | None:
        """The part that a line starts with the words or the head that the format knows."""
        if len(line) > _LONGEST_START:
            return None
        if line.startswith("|"):
            known = _TABLE_HEADS.get(table_cells(line.lower()))
            part = self._table(known[1], known[0]) if known else None
            columns = known[1] if known else ()
            return _Start(part, "", number, position, columns) if part else None
        if line.startswith("#"):
            heading = _heading(" ".join(line.strip("#").split()))
        else:
            body = _RESPONSE_BODY_LINE.match(line) if self._answered else None
            heading = (Part.RESPONSE_BODY, body[1]) if body else None
        return _Start(*heading, number, position) if heading else None

    def _underlined(self, position: int) -> _Start | None:
        """The part whose heading is the line above this one (CommonMark 4.3)."""
        number, text = self._lines[position - 2]
        is_above = number == self._lines[position - 1][0] - 1
        heading = _heading(" ".join(text.split())) if is_above else None
        if heading is None:
            return None
        return _Start(*heading, number, position - 1, underlined=True)

    def _other_table(self, position: int) -> _Start | None:
        """The table of another head at this position; None for a table of the description or of a sample."""
        number, head = self._lines[position - 1]
        columns = columns_of(table_cells(head)) if len(head) <= _LONGEST_START else None
        if self._heading is None:
            is_path = columns and self._names_placeholders(position + 1, columns)
            part = Part.PATH_TABLE if is_path else None
        elif self._heading in _OF_SAMPLES:
            part = None
        else:
            part = (self._table(columns) if columns else None) or Part.OTHER_TABLE
        return _Start(part, "", number, position, columns or ()) if part else None

    def _names_placeholders(self, position: int, columns: tuple[Column, ...]) -> bool:
        """Whether each row from this position on is about a name that the route has in braces."""
        lines = (line.strip() for _, line in islice(self._lines, position, None))
        rows = list(map(table_cells, takewhile(lambda line: "|" in line, lines)))
        if not rows or Column.NAME not in columns:
            return False
        index = columns.index(Column.NAME)
        return all(
            len(row) > index and f"{{{plain_cell(row[index])}}}" in self._path
            for row in rows
        )

    def _table(
        self, columns: tuple[Column, ...], known: Part | None = None
    ) -> Part | None:
        """What a table is about: its place decides where its head does not."""
        if known in {Part.PATH_TABLE, Part.STATUS_TABLE}:
            return known
        # the tables of body and response have the same head
        if known is Part.BODY_TABLE and self._answered:
            known = Part.RESPONSE_TABLE
        if known and (self._has_table or self._heading not in _TABLE_UNDER):
            return known
        under = _TABLE_UNDER.get(self._heading) if self._heading else None
        is_status = Column.STATUS in columns
        if under is Part.RESPONSE_TABLE:
            return Part.STATUS_TABLE if is_status else under
        return known if is_status else under or known


def lines_outside_code(page: Page, line: int) -> list[tuple[int, str]]:
    """The lines after `line` that are in no code block and do not mark one, with their numbers."""
    lines = [
        (number, text)
        for start, end in _outside_fences(page, line)
        for number, text in enumerate(page.lines[start:end], start + 1)
        if not text.lstrip().startswith(_FENCE_MARKS)
    ]
    return with_markdown_tables(lines) if has_html_table(page.text) else lines


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


def is_known_head(row: str) -> bool:
    """Whether a row is the head of a table in the form that the generator of the reference writes."""
    return row.startswith("|") and table_cells(row.lower()) in _TABLE_HEADS


def _heading(text: str) -> tuple[Part, str] | None:
    heading = _HEADING_WITH_VALUE.match(text)
    if heading:
        return Part(heading[1].lower()), heading[2] or ""
    name = text.rstrip(": ").lower()
    plain = _PLAIN_HEADINGS.get(name)
    return (plain, "") if plain else None


def _without_marks(line: str) -> str:
    """A line without the marks of a heading (`A: B` of `## A: ## B`) and without Markdown's escapes."""
    stripped = line.lstrip()
    if _HASHES_AT_START.match(stripped):
        line = _HASHES_AFTER_TITLE.sub("", _HASHES_AT_START.sub("", stripped, 1), 1)
    return without_escapes(line)
