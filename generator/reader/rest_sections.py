"""The parts of a REST operation page: what starts one, and which lines it has.

The description may hold any Markdown, headings and code included. So a part starts only at one of the headings and
table heads that the format knows, and never inside a code block. Headings are compared without case, `#`, blanks
and the colon: they were written and linted in several ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import Final

import msgspec

from generator.model.text import Text
from generator.reader.page import Page
from generator.reader.prose_text import (
    text_from_markdown,
    text_from_markup,
    without_escapes,
)


class Part(Enum):
    """What a section of the page is."""

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
    """A part of the page. `line` is that of its heading or table head, `value` what the heading says after its colon.

    Its contents are the lines after `line` up to and with `last_line`.
    """

    part: Part
    value: str
    line: int
    last_line: int


_PLAIN_HEADINGS: Final = frozenset(
    {Part.QUERY, Part.HEADERS, Part.SAMPLE_REQUEST, Part.SAMPLE_RESPONSE}
)
_HEADING_WITH_VALUE = re.compile(
    r"(request body|response body|response)\s*(?::\s*(.*))?\Z", re.IGNORECASE
)
_RESPONSE_BODY_LINE = re.compile(r"response body\s*:\s*(\S*)\Z", re.IGNORECASE)

_TABLE_HEADS: Final[dict[tuple[str, ...], Part]] = {
    ("path part", "type", "description"): Part.PATH_TABLE,
    ("parameter name", "type", "description"): Part.QUERY_TABLE,
    ("parameter name", "description"): Part.HEADER_TABLE,
    ("property name", "type", "description"): Part.BODY_TABLE,
    ("response", "description"): Part.STATUS_TABLE,
}
_FIRST_CELL = re.compile(r"\|\s*(?:path|parameter|property|response)\b")
_OF_RESPONSE: Final = frozenset({Part.RESPONSE, Part.RESPONSE_BODY, Part.STATUS_TABLE})

# longer lines are prose, whatever they start with
_LONGEST_START: Final = 400
_FENCE_MARKS: Final = ("```", "~~~")
_PIPE = re.compile(r"(?<!\\)\|")
_HASHES_AT_START = re.compile(r"#{1,6}[ \t]+")
_HASHES_AFTER_TITLE = re.compile(r"[ \t]#{1,6}(?=[ \t]|\Z)")


def split_sections(page: Page, line: int) -> tuple[Section, ...]:
    """The sections after `line`, in order; the first is the description, which may be empty."""
    starts = [(Part.DESCRIPTION, "", line)]
    answered = False
    for index in _outside_fences(page, line, len(page.lines)):
        found = _start(page.lines[index].strip(), answered)
        if found:
            answered = answered or found[0] in _OF_RESPONSE
            starts.append((*found, index + 1))
    ends = [start[2] - 1 for start in starts[1:]] + [len(page.lines)]
    return tuple(
        Section(*start, last_line=end) for start, end in zip(starts, ends, strict=True)
    )


def lines_outside_fences(page: Page, section: Section) -> Iterator[tuple[int, str]]:
    """The numbers and lines of a section's contents without code blocks."""
    for index in _outside_fences(page, section.line, section.last_line):
        line = page.lines[index]
        if not line.lstrip().startswith(_FENCE_MARKS):
            yield index + 1, line


def section_text(page: Page, section: Section) -> Text | None:
    """The words of a section without code blocks, None where there are none."""
    return text_from_markdown(section_words(page, section))


def section_words(page: Page, section: Section) -> str:
    """The words of a section as written, without code blocks."""
    return "\n".join(line for _, line in lines_outside_fences(page, section))


def description_text(page: Page, section: Section) -> tuple[Text | None, Text | None]:
    """The summary, which is the first line of the description, and the rest of it.

    Of Markdown's marks those of headings and code blocks are dropped; what they mark stays. In code blocks `#` and
    backslashes are no marks (CommonMark 4.5).
    """
    prose = set(_outside_fences(page, section.line, section.last_line))
    lines = [
        _without_marks(page.lines[index]) if index in prose else page.lines[index]
        for index in range(section.line, section.last_line)
        if not page.lines[index].lstrip().startswith(_FENCE_MARKS)
    ]
    first = next((i for i, line in enumerate(lines) if line.strip()), len(lines))
    summary = text_from_markup("".join(lines[first : first + 1]))
    return summary, text_from_markup("\n".join(lines[first + 1 :]))


def table_cells(row: str) -> tuple[str, ...]:
    r"""The cells of a table's row, stripped; `\|` is part of a cell (GFM 4.10)."""
    row = row.strip().removeprefix("|")
    if is_closed(row):
        row = row[:-1]
    return tuple(cell.strip() for cell in _PIPE.split(row))


def is_closed(row: str) -> bool:
    """Whether a row of a table ends on this line."""
    return row.endswith("|") and not row.endswith("\\|")


def _outside_fences(page: Page, start: int, end: int) -> Iterator[int]:
    """The indexes from `start` on of lines that are in no code block; lines that close one may be among them."""
    position = start
    for fence in page.fences:
        yield from range(position, min(fence.line - 1, end))
        position = max(position, fence.line + fence.body.count("\n") + 1)
    yield from range(position, end)


def _start(line: str, answered: bool) -> tuple[Part, str] | None:
    """The part that a line starts with the value of its heading; `answered` tells that the response has begun."""
    if len(line) > _LONGEST_START:
        return None
    if line.startswith("#"):
        return _heading(" ".join(line.strip("#").split()))
    if line.startswith("|"):
        return _table(line, answered)
    body = _RESPONSE_BODY_LINE.match(line) if answered else None
    return (Part.RESPONSE_BODY, body[1]) if body else None


def _heading(text: str) -> tuple[Part, str] | None:
    found = _HEADING_WITH_VALUE.match(text)
    if found:
        return Part(found[1].lower()), found[2] or ""
    name = text.rstrip(": ").lower()
    plain = next((part for part in _PLAIN_HEADINGS if part.value == name), None)
    return (plain, "") if plain else None


def _table(line: str, answered: bool) -> tuple[Part, str] | None:
    line = line.lower()
    if _FIRST_CELL.match(line) is None:
        return None
    part = _TABLE_HEADS.get(table_cells(line))
    if part is Part.BODY_TABLE and answered:
        part = Part.RESPONSE_TABLE
    return (part, "") if part else None


def _without_marks(line: str) -> str:
    """`A: B` of the heading `## A: ## B`; words without Markdown's escapes."""
    stripped = line.lstrip()
    if _HASHES_AT_START.match(stripped):
        line = _HASHES_AFTER_TITLE.sub("", _HASHES_AT_START.sub("", stripped, 1), 1)
    return without_escapes(line)
