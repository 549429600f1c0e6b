"""Tables in HTML as the rows of Markdown tables, which stand on the lines where the rows begin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

_TAG = re.compile(r"<(/?)(table|tr|th|td)\b[^<>]*>", re.IGNORECASE)
_SPANS = re.compile(r"\b(?:col|row)span\b", re.IGNORECASE)
_UNESCAPED_PIPE = re.compile(r"(?<!\\)\|")
_OPENING: Final = "<table"

Line = tuple[int, str]
"""The number and the text of a line."""


def has_html_table(text: str) -> bool:
    """A quick first look, since few pages have one."""
    # most pages have no HTML at all
    return "<" in text and any(
        f"<{name}" in text for name in ("table", "TABLE", "Table")
    )


def with_markdown_tables(lines: Sequence[Line]) -> list[Line]:
    """The lines with each HTML table as a table of Markdown; one that has no plain form stays as it is."""
    written: list[Line] = []
    position = 0
    while position < len(lines):
        end = _end(lines, position)
        table = _table(lines[position:end]) if end else []
        written += table or lines[position : end or position + 1]
        position = end or position + 1
    return written


def _end(lines: Sequence[Line], start: int) -> int:
    """The position behind the table that begins on a line; 0 where none begins there or it never ends."""
    if lines[start][1].lstrip()[: len(_OPENING)].lower() != _OPENING:
        return 0
    for position in range(start, len(lines)):
        if "</table" in lines[position][1].lower():
            return position + 1
    return 0


def _table(lines: Sequence[Line]) -> list[Line]:
    rows = list(_rows(lines))
    widths = {len(cells) for _, cells in rows}
    if len(rows) < 2 or len(widths) != 1 or widths == {0}:
        return []
    (first, head), *others = rows
    delimiter = first, "|" + "---|" * len(head)
    return [(first, _row(head)), delimiter, *((n, _row(row)) for n, row in others)]


def _rows(lines: Sequence[Line]) -> Iterator[tuple[int, list[str]]]:
    """The cells of each row, with its line; nothing where tables are nested or cells span others."""
    text = "\n".join([line for _, line in lines])
    tags = list(_TAG.finditer(text))
    if sum(tag[2].lower() == "table" for tag in tags) != 2 or _SPANS.search(text):
        return
    row: list[str] | None = None
    start = cell = 0
    for tag in tags:
        name, closes = tag[2].lower(), bool(tag[1])
        if cell and row is not None:
            # the next tag ends a cell, whether it closes it or opens another one
            row.append(text[cell : tag.start()])
        cell = tag.end() if name in {"th", "td"} and not closes else 0
        if name in {"tr", "table"}:
            if row:
                yield start, row
            start = lines[text.count("\n", 0, tag.start())][0]
            row = [] if name == "tr" and not closes else None


def _row(cells: Sequence[str]) -> str:
    joined = " | ".join(" ".join(_UNESCAPED_PIPE.sub(r"\|", c).split()) for c in cells)
    return f"| {joined} |"
