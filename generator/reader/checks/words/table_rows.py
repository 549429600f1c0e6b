"""Check: rows of tables that a description has broken.

Source: GFM 0.29, section 4.10: a row is one line, a pipe ends its cell even in code unless a backslash is before it, and cells
beyond those of the head are dropped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from generator.reader.checks.checked import PageDefect
from generator.reader.checks.words.text_lines import TextLine
from generator.reader.page.table_rows import DELIMITER, is_closed

_ID: Final = "table-row-split"
_MOST_LINES: Final = 100
"""Of a row that is broken: longer ones are rather text below a table."""


def broken_rows(lines: Sequence[TextLine]) -> Iterator[PageDefect]:
    """Yields each row that goes on in the next lines, or has a pipe too many; a template escapes neither or both."""
    columns = 0
    before = TextLine(0, "", "")
    opened: TextLine | None = None
    for line in lines:
        row = line.written.strip()
        is_next = line.number == before.number + 1
        if opened and not _goes_on(opened, before, line):
            opened = None
        if not is_next and not opened:
            columns = 0
        if opened:
            if is_closed(row):
                yield PageDefect(
                    id=_ID,
                    line=opened.number,
                    message="a line break in a description ends the row",
                    cause="line break",
                    detail=row,
                )
                opened = None
        elif "|" not in row:
            columns = 0
        elif is_next and "-" in row and DELIMITER.fullmatch(row):
            columns = _columns(row)
            columns = columns if _columns(before.written.strip()) == columns else 0
        elif columns and row.startswith("|"):
            if not is_closed(row):
                opened = line
            elif _dropped(row, columns):
                yield PageDefect(
                    id=_ID,
                    line=line.number,
                    message="a pipe in the row begins a cell for which there is no column",
                    cause="pipe",
                    detail=row,
                )
        before = line


def _goes_on(opened: TextLine, before: TextLine, line: TextLine) -> bool:
    """Whether a line may be more of a row: no new row, and at most one blank line above it."""
    return (
        not line.written.lstrip().startswith("|")
        and line.number <= before.number + 2
        and line.number <= opened.number + _MOST_LINES
        and not line.written.startswith("#")
    )


def _columns(row: str) -> int:
    """The number of cells of a row."""
    pipes = row.count("|") - row.count("\\|")
    return pipes + 1 - row.startswith("|") - is_closed(row)


def _dropped(row: str, columns: int) -> bool:
    """Whether a closed row has words behind its columns, which no reader sees."""
    if _columns(row) <= columns:
        return False
    cells = row.replace("\\|", "").removeprefix("|").split("|")
    return any(cell.strip() for cell in cells[columns:])
