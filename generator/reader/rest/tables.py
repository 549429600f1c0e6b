"""The tables of a REST operation page: parameters, properties, statuses.

A row may go over several lines: it ends with the line that ends with `|`. Whatever the order of its columns is, its cells
are in that of the generator's tables: name or status, type, text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable
from typing import Final, TypeVar

import msgspec

from generator.model.rest_facts import (
    RestParameter,
    RestProperty,
    RestStatus,
    TypeCell,
)
from generator.model.text import Text, WireName, wire_name
from generator.reader.log import DiagnosticLog
from generator.reader.page.limits import MAX_FIELDS, MAX_MEMBERS, limited
from generator.reader.page.memoize import memoized
from generator.reader.page.names import checked_name, known_name
from generator.reader.page.plain_text import (
    text_from_markdown,
    unescaped,
    without_controls,
    without_escapes,
)
from generator.reader.page.table_heads import Column, is_required, plain_cell
from generator.reader.page.table_rows import joined_rows, table_cells
from generator.reader.rest.sections import Part, Section

Fact = TypeVar("Fact", RestParameter, RestProperty, RestStatus)


class Row(msgspec.Struct, frozen=True):
    """A row of a table: name or status, type where the table has types, and text.

    `required` is that of a column of its own.
    """

    cells: tuple[str, ...]
    line: int
    required: bool = False


_DELIMITER: Final[tuple[str, ...]] = ()
_PLAIN: Final = (
    (Column.NAME, Column.TYPE, Column.TEXT),
    (Column.NAME, Column.TEXT),
    (Column.STATUS, Column.TEXT),
)
_REQUIREMENTS: Final = (Column.REQUIRED, Column.OPTIONAL)
_WITH_REQUIRED: Final = frozenset(
    {Part.PATH_TABLE, Part.QUERY_TABLE, Part.HEADER_TABLE}
)
_NAME: Final = 0
_TYPE: Final = 1
# the last cell, since tables without types have two columns
_TEXT: Final = -1

_REQUIRED_FIRST = re.compile(r"\A\*\*Required\*\*\s*", re.IGNORECASE)
_REQUIRED_LAST: Final = "**required**"
_ENUM = re.compile(r"enum\s*:", re.IGNORECASE)
_STATUS = re.compile(r"[1-5][0-9]{2}\Z")
_MARKED = re.compile(r"[*`\[<]")
_BACK_TICKED = re.compile(r"`([^`]*)`")
# a name with its namespace, `{SuperOffice.CRM.Services.IContactAgent}`: without a dot it may be a placeholder, `{id}`
_REFERENCE = re.compile(r"\{([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+)\}", re.ASCII)


def read_rows(sections: Iterable[Section], log: DiagnosticLog) -> tuple[Row, ...]:
    """The rows of tables, each of which is a section whose head is its first line."""
    rows: list[Row] = []
    for section in sections:
        width = len(section.columns)
        is_plain = section.columns in _PLAIN
        if not is_plain:
            _report_columns(section, log)
        for line, text in joined_rows(section.lines):
            cells = _cells(text)
            if cells and len(cells) == width:
                row = (
                    Row(cells, line)
                    if is_plain
                    else _arranged(section, cells, line, log)
                )
                rows.append(row)
            elif cells != _DELIMITER:
                log.add(
                    "rest-table-row", line, "this line is no row of its table", text
                )
    return tuple(rows)


def _report_columns(section: Section, log: DiagnosticLog) -> None:
    others = [Column.OTHER]
    if section.part not in _WITH_REQUIRED:
        others += [Column.REQUIRED, Column.OPTIONAL]
    count = sum(column in others for column in section.columns)
    if count:
        message = f"{count} of the columns of this table were not read"
        log.add("rest-part-unread", section.line, message)


def _arranged(
    section: Section, cells: tuple[str, ...], line: int, log: DiagnosticLog
) -> Row:
    """The row of a table whose columns are others, or stand in another order."""
    by_column = dict(zip(section.columns, cells, strict=True))
    key = Column.STATUS if Column.STATUS in by_column else Column.NAME
    types = [by_column[Column.TYPE]] if Column.TYPE in by_column else []
    arranged = (by_column[key], *types, by_column.get(Column.TEXT, ""))
    required = False
    for column in _REQUIREMENTS:
        if column in by_column and section.part in _WITH_REQUIRED:
            stated = is_required(by_column[column], column)
            if stated is None:
                message = "this cell is neither yes nor no"
                log.add("rest-table-row", line, message, by_column[column])
            required = required or bool(stated)
    return Row(arranged, line, required)


@memoized
def _cells(text: str) -> tuple[str, ...] | None:
    """The cells of a row, _DELIMITER for the line under a table's head, None for any other line."""
    if not text.strip(" \t|:-"):
        return _DELIMITER
    return table_cells(text) if "|" in text else None


def read_parameters(
    rows: Iterable[Row], log: DiagnosticLog
) -> tuple[RestParameter, ...]:
    """The parameters of a path, query or header table."""
    parameters = [_parameter(row, log) for row in rows]
    unique = _unique((parameter for parameter in parameters if parameter), _name, log)
    return _first(unique, log)


def _parameter(row: Row, log: DiagnosticLog) -> RestParameter | None:
    name = _checked(row, log)
    if name is None:
        return None
    required, description = without_required(row.cells[_TEXT])
    required = required or row.required
    return RestParameter(name, _cell(row, log), required, _text(description), row.line)


def read_properties(
    rows: Iterable[Row], log: DiagnosticLog
) -> tuple[RestProperty, ...]:
    """The properties of a body or response."""
    properties = [_property(row, log) for row in rows]
    unique = _unique((property_ for property_ in properties if property_), _name, log)
    return _first(unique, log)


def _first(facts: tuple[Fact, ...], log: DiagnosticLog) -> tuple[Fact, ...]:
    line = facts[0].line if facts else 0
    return limited(facts, MAX_FIELDS, "rows of a table", line, log)


def _property(row: Row, log: DiagnosticLog) -> RestProperty | None:
    name = _checked(row, log)
    if name is None:
        return None
    description = row.cells[_TEXT]
    return RestProperty(
        name,
        _cell(row, log),
        _text(description),
        row.line,
        _references(description),
    )


@memoized
def _text(description: str) -> Text | None:
    return text_from_markdown(description)


def _references(description: str) -> tuple[WireName, ...]:
    """The names that a description has in braces."""
    if "{" not in description:
        return ()
    names = map(wire_name, _REFERENCE.findall(unescaped(description)))
    return tuple(dict.fromkeys(name for name in names if name))


def read_statuses(rows: Iterable[Row], log: DiagnosticLog) -> tuple[RestStatus, ...]:
    """The statuses of the response."""
    statuses = [_status(row, log) for row in rows]
    return _unique((status for status in statuses if status), _code, log)


def _status(row: Row, log: DiagnosticLog) -> RestStatus | None:
    code = row.cells[_NAME]
    if _STATUS.match(code) is None:
        code = plain_cell(code).partition(" ")[0]
    if _STATUS.match(code) is None:
        log.add("rest-table-row", row.line, "this is no HTTP status", code)
        return None
    return RestStatus(int(code), text_from_markdown(row.cells[_TEXT]), row.line)


def content_types(rows: Iterable[Row], header: str) -> tuple[Text, ...]:
    """The media types between back-ticks in the first row of this header, whose name is in lower case."""
    for row in rows:
        name = row.cells[_NAME].lower()
        if name == header or (header in name and plain_cell(name) == header):
            types = _BACK_TICKED.findall(without_controls(row.cells[_TEXT]))
            return tuple(Text(type_.strip()) for type_ in types if type_.strip())
    return ()


def type_cell(cell: str, line: int, log: DiagnosticLog) -> TypeCell:
    """The type in a cell or heading, blank where it cannot be read."""
    named = _named_type(cell)
    if named is not None:
        return named
    cell = without_escapes(cell).strip()
    named = _named_type(plain_cell(cell)) if _MARKED.search(cell) else None
    if named is not None:
        return named
    enum = _ENUM.match(cell)
    if enum:
        return _enum(cell[enum.end() :], line, log)
    log.add("rest-type-cell", line, "this type was taken for blank", cell)
    return TypeCell()


@memoized
def _named_type(cell: str) -> TypeCell | None:
    """The type in a cell that is blank or has a single name, None for any other cell."""
    cell = without_escapes(cell).strip()
    name = wire_name(cell)
    return TypeCell(name) if name is not None or not cell else None


def _enum(members: str, line: int, log: DiagnosticLog) -> TypeCell:
    names = [checked_name(member.strip(), line, log) for member in members.split(",")]
    unique = tuple(dict.fromkeys(name for name in names if name))
    return TypeCell(
        members=limited(unique, MAX_MEMBERS, "values of an enum", line, log)
    )


@memoized
def without_required(description: str) -> tuple[bool, str]:
    """Whether a description starts or ends with `**Required**`, and the description without it."""
    rest = _REQUIRED_FIRST.sub("", description)
    if rest.lower().endswith(_REQUIRED_LAST):
        rest = rest[: -len(_REQUIRED_LAST)]
    return rest != description, rest


def _cell(row: Row, log: DiagnosticLog) -> TypeCell:
    """Tables of two columns have no type."""
    typed = len(row.cells) > 2
    return type_cell(row.cells[_TYPE], row.line, log) if typed else TypeCell()


def _checked(row: Row, log: DiagnosticLog) -> WireName | None:
    written = without_escapes(row.cells[_NAME])
    name = known_name(written)
    if name is not None:
        return name
    return checked_name(plain_cell(row.cells[_NAME]) or written, row.line, log)


def _name(fact: RestParameter | RestProperty) -> str:
    return fact.name


def _code(fact: RestStatus) -> int:
    return fact.code


def _unique(
    facts: Iterable[Fact], key: Callable[[Fact], Hashable], log: DiagnosticLog
) -> tuple[Fact, ...]:
    """The first fact of each key; the others are reported."""
    first: dict[Hashable, Fact] = {}
    for fact in facts:
        if first.setdefault(key(fact), fact) is not fact:
            message = "a row of this table is duplicated"
            log.add("rest-part-repeated", fact.line, message, str(key(fact)))
    return tuple(first.values())
