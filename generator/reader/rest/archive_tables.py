"""The tables on the page of an archive: what a column holds follows from the word above it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Final

import msgspec

from generator.reader.log import DiagnosticLog
from generator.reader.page.table_heads import head_words
from generator.reader.page.table_rows import DELIMITER, joined_rows, table_cells


class Head(StrEnum):
    """What a column of such a table holds; `OTHER` is read by nobody."""

    NAME = "name"
    RESTRICTION = "restriction"
    TEXT = "text"
    ORDER = "order"
    OTHER = "other"


class TableRow(msgspec.Struct, frozen=True):
    """A row of a table, its cells by what they hold."""

    cells: dict[Head, str]
    line: int


_WORDS: Final = {
    Head.NAME: "name|column|column name|field|field name|entity|entity name",
    Head.RESTRICTION: "restriction|restrictions|restriction type|filter|filter type",
    Head.TEXT: "description|desc|text|meaning|details|comment|comments|remarks|summary",
    Head.ORDER: "orderby|order by|order|sortable|sort|sort by|sorting",
}
_HEADS: Final = {
    word: head for head, words in _WORDS.items() for word in words.split("|")
}

Line = tuple[int, str]
"""The number and the text of a line."""
_Heads = tuple[Head, ...]


class Tables:
    """Reads the tables of a part of the page, which may go on under further headings, with or without a new head."""

    def __init__(self, log: DiagnosticLog) -> None:
        self._log = log
        self._heads: _Heads | None = None
        self._is_reported = False

    def rows(self, lines: Sequence[Line]) -> Iterator[TableRow]:
        """Yields the rows of all tables in these lines. Words between tables are no part of one."""
        start = 0
        for index, (_, text) in enumerate(lines):
            if index > start and _is_delimiter(text) and "|" in lines[index - 1][1]:
                yield from self._table(lines[start : index - 1])
                self._begin(lines[index - 1])
                start = index + 1
        yield from self._table(lines[start:])

    def _begin(self, head: Line) -> None:
        line, text = head
        heads: list[Head] = []
        for cell in table_cells(text):
            found = _HEADS.get(head_words(cell), Head.OTHER)
            heads.append(Head.OTHER if found in heads else found)
        self._heads = tuple(heads) if Head.NAME in heads else None
        self._is_reported = self._heads is None
        others = heads.count(Head.OTHER)
        if self._heads is None:
            message = "no column of this table has names, so it was left out"
            self._log.add("rest-table-head", line, message, text)
        elif others:
            message = f"{others} of the columns of this table were not read"
            self._log.add("rest-part-unread", line, message, text)

    def _table(self, lines: Sequence[Line]) -> Iterator[TableRow]:
        for line, text in joined_rows(lines):
            if "|" not in text or _is_delimiter(text):
                continue
            cells = table_cells(text)
            if self._heads is None:
                if not self._is_reported:
                    message = "this table has no head, so it was left out"
                    self._log.add("rest-table-head", line, message, text)
                self._is_reported = True
            elif len(cells) == len(self._heads):
                yield TableRow(dict(zip(self._heads, cells, strict=True)), line)
            else:
                message = "this line is no row of its table"
                self._log.add("rest-table-row", line, message, text)


def _is_delimiter(text: str) -> bool:
    row = text.strip()
    # most rows have letters, and are no delimiter at first sight
    return not row.strip("|:- \t") and DELIMITER.match(row) is not None
