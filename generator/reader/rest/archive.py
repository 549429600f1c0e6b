"""Pages of archives: which kinds of rows an archive has, and which columns.

An archive is a source of rows for lists; the reference has a page for each. Long tables of columns go on under further
headings (`Supported Columns (cont.)`). Pages about archives that tenants configure have words, but no such table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Final, TypeVar

from generator.model.archive_facts import ArchiveFacts, ColumnFacts, EntityFacts
from generator.model.text import Text, WireName, column_name, wire_name
from generator.reader.log import DiagnosticLog
from generator.reader.page.limits import MAX_COLUMNS, limited
from generator.reader.page.names import checked_name
from generator.reader.page.outline import Page
from generator.reader.page.plain_text import text_from_markdown, without_escapes
from generator.reader.page.table_heads import is_yes, plain_cell
from generator.reader.rest.archive_tables import Head, Line, TableRow, Tables
from generator.reader.rest.sections import lines_outside_code


class _Part(StrEnum):
    """A part of the page, by the words of its heading."""

    TITLE = "title"
    ENTITIES = "supported entities"
    COLUMNS = "supported columns"
    OTHER = "other"


_HEADING = re.compile(r"(supported (?:entities|columns))\b")
_FIRST_WORD: Final = "supported"
# in a sentence of every such page, which names a class of the server
_IMPLEMENTED: Final = "implemented by the class"
_PROVIDER = re.compile(r" (?:archive provider|archive|provider)\Z", re.IGNORECASE)
_QUOTES: Final = "\"'“”"
_NO_RESTRICTION: Final = frozenset({"", "none", "-"})

_Fact = TypeVar("_Fact", EntityFacts, ColumnFacts)


def is_archive(page: Page) -> bool:
    """Whether a heading before the first code block is that of such a table, or the page names the class of an archive."""
    if not page.fences:
        titled = bool(page.headings)
        return titled and (_has_table(page) or _names_class(page))
    return _has_table(page)


def _has_table(page: Page) -> bool:
    code = page.fences[0].line if page.fences else len(page.lines)
    for heading in page.headings:
        if heading.line > code:
            return False
        if heading.text[: len(_FIRST_WORD)].lower() == _FIRST_WORD:
            return _part(heading.text) is not _Part.OTHER
    return False


def _names_class(page: Page) -> bool:
    at = page.text.find(_IMPLEMENTED)
    return at >= 0 and "provider" in page.text[max(0, at - 200) : at].lower()


def read_archive(page: Page, log: DiagnosticLog) -> ArchiveFacts | None:
    """The facts of the page of an archive; None for a page of words alone, and where the archive has no name."""
    parts = _parts(page)
    columns = _columns(parts, log)
    if not columns:
        return None
    line = page.headings[0].line
    name = _name(page, line, log)
    if name is None:
        return None
    return ArchiveFacts(
        archive=name,
        text=_text(parts),
        entities=_entities(parts, log),
        columns=columns,
        line=line,
    )


def _part(heading: str) -> _Part:
    match = _HEADING.match(" ".join(heading.lower().split()))
    return _Part(match[1]) if match else _Part.OTHER


def _parts(page: Page) -> list[tuple[_Part, Sequence[Line]]]:
    """The lines below each heading, in their order."""
    headings = {heading.line: heading for heading in page.headings}
    parts: list[tuple[_Part, list[Line]]] = []
    for line in lines_outside_code(page, page.front_matter_end):
        heading = headings.get(line[0])
        if heading is not None:
            part = _part(heading.text)
            is_title = part is _Part.OTHER and not parts
            parts.append((_Part.TITLE if is_title else part, []))
        elif parts:
            parts[-1][1].append(line)
    return list(parts)


def _name(page: Page, line: int, log: DiagnosticLog) -> WireName | None:
    title = _plain_name(page.front_matter.get("title", ""))
    heading = _plain_name(page.first_heading)
    stated, repeated = wire_name(title), wire_name(heading)
    if stated and repeated and stated.lower() != repeated.lower():
        title_line = page.line_of("title")
        message = (
            f"the heading and the title (line {title_line}) name different archives;"
            " the title was used"
        )
        log.add("page-disagrees", line, message, f"{stated} / {repeated}")
    name = stated or repeated or wire_name(page.front_matter.get("uid", ""))
    if name is None:
        message = "the page lacks the name of the archive"
        log.add("page-incomplete", line, message, heading or title)
    return name


def _plain_name(words: str) -> str:
    """`SimpleContact` of `"SimpleContact" archive provider`."""
    # blanks first, so that the pattern tries none of them twice
    plain = " ".join(plain_cell(words).split())
    return _PROVIDER.sub("", plain).strip(_QUOTES)


def _text(parts: Sequence[tuple[_Part, Sequence[Line]]]) -> Text | None:
    below = (lines for part, lines in parts if part is _Part.TITLE)
    words = "\n".join(text for lines in below for _, text in lines)
    return text_from_markdown(words)


def _rows(
    parts: Sequence[tuple[_Part, Sequence[Line]]], wanted: _Part, log: DiagnosticLog
) -> Iterator[TableRow]:
    tables = Tables(log)
    for part, lines in parts:
        if part is wanted:
            yield from tables.rows(lines)


def _entities(
    parts: Sequence[tuple[_Part, Sequence[Line]]], log: DiagnosticLog
) -> tuple[EntityFacts, ...]:
    entities = (_entity(row, log) for row in _rows(parts, _Part.ENTITIES, log))
    return _unique((entity for entity in entities if entity), "kinds of rows", log)


def _entity(row: TableRow, log: DiagnosticLog) -> EntityFacts | None:
    written = plain_cell(row.cells[Head.NAME]).strip(_QUOTES)
    name = checked_name(written, row.line, log)
    text = text_from_markdown(row.cells.get(Head.TEXT, ""))
    return EntityFacts(name, text, row.line) if name else None


def _columns(
    parts: Sequence[tuple[_Part, Sequence[Line]]], log: DiagnosticLog
) -> tuple[ColumnFacts, ...]:
    columns = (_column(row, log) for row in _rows(parts, _Part.COLUMNS, log))
    return _unique((column for column in columns if column), "columns", log)


def _column(row: TableRow, log: DiagnosticLog) -> ColumnFacts | None:
    written = without_escapes(row.cells[Head.NAME])
    name = column_name(written) or column_name(plain_cell(written).strip(_QUOTES))
    if name is None:
        log.add("page-name", row.line, "this column was left out", written)
        return None
    sortable = is_yes(row.cells.get(Head.ORDER, ""))
    if sortable is None:
        message = "this cell is neither yes nor no"
        log.add("rest-table-row", row.line, message, row.cells[Head.ORDER])
    return ColumnFacts(
        name=name,
        restriction=_restriction(row, log),
        text=text_from_markdown(row.cells.get(Head.TEXT, "")),
        is_sortable=bool(sortable),
        line=row.line,
    )


def _restriction(row: TableRow, log: DiagnosticLog) -> WireName | None:
    word = plain_cell(row.cells.get(Head.RESTRICTION, ""))
    if word.lower() in _NO_RESTRICTION:
        return None
    restriction = wire_name(word)
    if restriction is None:
        message = "this restriction was taken for none"
        log.add("rest-type-cell", row.line, message, word)
    return restriction


def _unique(
    facts: Iterable[_Fact], plural: str, log: DiagnosticLog
) -> tuple[_Fact, ...]:
    """The first fact of each name; the others are reported."""
    first: dict[str, _Fact] = {}
    for fact in facts:
        if first.setdefault(fact.name, fact) is not fact:
            message = "a row of this table is duplicated"
            log.add("rest-part-repeated", fact.line, message, fact.name)
    kept = tuple(first.values())
    return limited(kept, MAX_COLUMNS, plural, kept[0].line if kept else 0, log)
