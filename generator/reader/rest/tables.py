"""The tables of a REST operation page: parameters, properties, statuses.

A row may go over several lines: it ends with the line that ends with `|`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Final, TypeVar

import msgspec

from generator.model.rest_facts import (
    CellHints,
    RestParameter,
    RestProperty,
    RestStatus,
    TypeCell,
)
from generator.model.text import Text, WireName, wire_name
from generator.reader.log import DiagnosticLog
from generator.reader.page.names import checked_name
from generator.reader.page.plain_text import (
    text_from_markdown,
    without_controls,
    without_escapes,
)
from generator.reader.page.repeated import once_per_words
from generator.reader.page.split import Page
from generator.reader.rest.hints import cell_hints
from generator.reader.rest.sections import (
    Section,
    is_closed,
    table_cells,
)

Fact = TypeVar("Fact", RestParameter, RestProperty, RestStatus)


class Row(msgspec.Struct, frozen=True):
    """A row of a table; as many cells as its head has."""

    cells: tuple[str, ...]
    line: int


_DELIMITER: Final[tuple[str, ...]] = ()
_NAME: Final = 0
_TYPE: Final = 1
_TEXT: Final = -1

_REQUIRED_FIRST = re.compile(r"\A\*\*Required\*\*\s*", re.IGNORECASE)
_REQUIRED_LAST: Final = "**required**"
_ENUM = re.compile(r"enum\s*:", re.IGNORECASE)
_STATUS = re.compile(r"[1-5][0-9]{2}\Z")
_BACK_TICKED = re.compile(r"`([^`]*)`")


def read_rows(
    page: Page, section: Section | None, log: DiagnosticLog
) -> tuple[Row, ...]:
    """The rows of the table whose head is the first line of `section`, none where there is no such section."""
    if section is None:
        return ()
    width = len(table_cells(page.lines[section.line - 1]))
    rows: list[Row] = []
    for line, text in _joined(section.prose):
        cells = _cells(text)
        if cells and len(cells) == width:
            rows.append(Row(cells, line))
        elif cells != _DELIMITER:
            log.add("rest-table-row", line, "this line is no row of its table", text)
    return tuple(rows)


def _joined(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Rows as one string each, and the lines that belong to none."""
    pending: list[tuple[int, str]] = []
    for number, line in lines:
        row = line.strip()
        # a pipe alone ends the row before it
        if row.startswith("|") and row != "|":
            yield from pending
            pending = [(number, line)]
        elif pending:
            pending.append((number, line))
        elif row:
            yield number, line
        if pending and is_closed(row):
            yield pending[0][0], "\n".join([text for _, text in pending])
            pending = []
    yield from (one for one in pending if one[1].strip())


@once_per_words
def _cells(text: str) -> tuple[str, ...] | None:
    """The cells of a row, _DELIMITER for the line under a table's head, None for what is neither."""
    if not text.strip(" \t|:-"):
        return _DELIMITER
    return table_cells(text) if text.lstrip().startswith("|") else None


def read_parameters(
    rows: Iterable[Row], log: DiagnosticLog
) -> tuple[RestParameter, ...]:
    """The parameters of a path, query or header table."""
    found = [_parameter(row, log) for row in rows]
    return _once((one for one in found if one), _name, log)


def _parameter(row: Row, log: DiagnosticLog) -> RestParameter | None:
    name = _checked(row, log)
    if name is None:
        return None
    required, words = without_required(row.cells[_TEXT])
    text, hints = _said(words)
    return RestParameter(name, _cell(row, log), required, text, row.line, hints)


def read_properties(
    rows: Iterable[Row], log: DiagnosticLog
) -> tuple[RestProperty, ...]:
    """The properties of a body or response."""
    found = [_property(row, log) for row in rows]
    return _once((one for one in found if one), _name, log)


def _property(row: Row, log: DiagnosticLog) -> RestProperty | None:
    name = _checked(row, log)
    if name is None:
        return None
    text, hints = _said(row.cells[_TEXT])
    return RestProperty(name, _cell(row, log), text, row.line, hints)


@once_per_words
def _said(words: str) -> tuple[Text | None, CellHints]:
    """What a description says as text, and besides."""
    return text_from_markdown(words), cell_hints(words)


def read_statuses(rows: Iterable[Row], log: DiagnosticLog) -> tuple[RestStatus, ...]:
    """The statuses of the response."""
    found = [_status(row, log) for row in rows]
    return _once((one for one in found if one), _code, log)


def _status(row: Row, log: DiagnosticLog) -> RestStatus | None:
    code = row.cells[_NAME]
    if _STATUS.match(code) is None:
        log.add("rest-table-row", row.line, "this is no HTTP status", code)
        return None
    return RestStatus(int(code), text_from_markdown(row.cells[_TEXT]), row.line)


def content_types(rows: Iterable[Row], header: str) -> tuple[Text, ...]:
    """The media types between back-ticks in the first row of this header, whose name is in lower case."""
    for row in rows:
        if row.cells[_NAME].lower() == header:
            named = _BACK_TICKED.findall(without_controls(row.cells[_TEXT]))
            return tuple(Text(one.strip()) for one in named if one.strip())
    return ()


def type_cell(words: str, line: int, log: DiagnosticLog) -> TypeCell:
    """The type that a cell or heading writes, blank where it cannot be read."""
    cell = _named_type(words)
    if cell is not None:
        return cell
    words = without_escapes(words).strip()
    enum = _ENUM.match(words)
    if enum:
        return _enum(words[enum.end() :], line, log)
    log.add("rest-type-cell", line, "this type was taken for blank", words)
    return TypeCell()


@once_per_words
def _named_type(words: str) -> TypeCell | None:
    """The type of a blank cell or of one word."""
    words = without_escapes(words).strip()
    name = wire_name(words)
    return TypeCell(name) if name is not None or not words else None


def _enum(words: str, line: int, log: DiagnosticLog) -> TypeCell:
    listed = [word.strip() for word in words.split(",")]
    names = [checked_name(word, line, log) for word in listed]
    return TypeCell(members=tuple(dict.fromkeys(name for name in names if name)))


@once_per_words
def without_required(words: str) -> tuple[bool, str]:
    """Whether a description starts or ends with `**Required**`, and the description without it."""
    rest = _REQUIRED_FIRST.sub("", words)
    if rest.lower().endswith(_REQUIRED_LAST):
        rest = rest[: -len(_REQUIRED_LAST)]
    return rest != words, rest


def _cell(row: Row, log: DiagnosticLog) -> TypeCell:
    """Tables of two columns have no type."""
    typed = len(row.cells) > 2
    return type_cell(row.cells[_TYPE], row.line, log) if typed else TypeCell()


def _checked(row: Row, log: DiagnosticLog) -> WireName | None:
    return checked_name(without_escapes(row.cells[_NAME]), row.line, log)


def _name(fact: RestParameter | RestProperty) -> str:
    return fact.name


def _code(fact: RestStatus) -> int:
    return fact.code


def _once(
    facts: Iterable[Fact], key: Callable[[Fact], Hashable], log: DiagnosticLog
) -> tuple[Fact, ...]:
    """The facts without those that stand twice."""
    kept: dict[Hashable, Fact] = {}
    for fact in facts:
        if kept.setdefault(key(fact), fact) is not fact:
            message = "this table names something twice"
            log.add("rest-part-repeated", fact.line, message, str(key(fact)))
    return tuple(kept.values())
