"""The heads of tables: what a column means, by the words above it.

The generator of the reference writes a few heads only. Writers change them: other words, other columns, another order,
bold, code, links.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from generator.reader.page.memoize import memoized
from generator.reader.page.plain_text import text_from_markdown


class Column(StrEnum):
    """What a column holds; `OTHER` is read by nobody."""

    NAME = "name"
    STATUS = "status"
    TYPE = "type"
    TEXT = "text"
    REQUIRED = "required"
    OPTIONAL = "optional"
    OTHER = "other"


_WORDS: Final = {
    Column.NAME: (
        "name|parameter|parameter name|param|property|property name|field|field name|key|argument|header|header name"
        "|path part|path parameter|path|segment|query parameter|query string parameter|member|attribute|element"
    ),
    Column.STATUS: "response|response code|status|status code|http status|http status code|http code|code",
    Column.TYPE: "type|data type|datatype|value type|schema|format",
    Column.TEXT: (
        "description|desc|text|meaning|details|comment|comments|remark|remarks|summary|note|notes|explanation"
    ),
    Column.REQUIRED: "required|mandatory|is required|req",
    Column.OPTIONAL: "optional|is optional",
}
_COLUMNS: Final = {
    word: column for column, words in _WORDS.items() for word in words.split("|")
}
_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])")
_MARKS: Final = "*_`~"
_YES: Final = frozenset("yes y true x 1 required mandatory always ✓ ✔ ✅ ☑".split())
_NO: Final = frozenset("no n false 0 optional never ✗ ✘ ❌ ☐ -".split()) | {""}


def columns_of(cells: Sequence[str]) -> tuple[Column, ...] | None:
    """What the columns under a head hold; None where no column, or more than one, has the names or statuses."""
    columns: list[Column] = []
    for cell in cells:
        column = _COLUMNS.get(head_words(cell), Column.OTHER)
        is_taken = column in columns and column is not Column.NAME
        columns.append(Column.OTHER if is_taken else column)
    if Column.NAME in columns and Column.STATUS in columns:
        return None
    keys = columns.count(Column.NAME) + columns.count(Column.STATUS)
    return tuple(columns) if keys == 1 else None


@memoized
def plain_cell(cell: str) -> str:
    """The words of a cell without links, bold, italics and code."""
    text = text_from_markdown(_LINK.sub(r"\1", cell))
    return text.raw.strip().strip(_MARKS).strip() if text else ""


def is_required(cell: str, column: Column) -> bool | None:
    """What a cell of such a column states; None where it cannot be read."""
    stated = is_yes(cell)
    return None if stated is None else stated is (column is Column.REQUIRED)


def is_yes(cell: str) -> bool | None:
    """Whether a cell is marked, as with `x` or `yes`; None where it cannot be read."""
    word = plain_cell(cell).rstrip(".!").lower()
    return word in _YES if word in _YES | _NO else None


def head_words(cell: str) -> str:
    """The words of a cell of a table's head, in lower case."""
    return " ".join(plain_cell(cell).rstrip(":?*").lower().split())
