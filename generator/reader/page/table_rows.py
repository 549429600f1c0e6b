"""The rows of Markdown tables (GFM 4.10)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from generator.reader.page.memoize import memoized

DELIMITER: Final = re.compile(
    r"(?=[^|]*\|)\|?(?:[ \t]*(?::-+:?|-+:|-{2,})[ \t]*(?:\||\Z))+\Z", re.ASCII
)
"""The line under the head of a table."""
_PIPE = re.compile(r"(?<!\\)\|")


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


def joined_rows(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Each row as one string, and each line that belongs to no row."""
    pending: list[tuple[int, str]] = []
    for number, line in lines:
        row = line.strip()
        if not row and not pending:
            continue
        # a pipe alone ends the row before it
        if row.startswith("|") and row != "|":
            if is_closed(row) and not pending:
                # nearly all rows: they are all that this line has
                yield number, line
                continue
            yield from pending
            pending = [(number, line)]
        elif pending:
            pending.append((number, line))
        elif row:
            yield number, line
        if pending and is_closed(row):
            yield pending[0][0], "\n".join([text for _, text in pending])
            pending = []
    # a row that never ends is no row, so each of its lines stands alone
    yield from (line for line in pending if line[1].strip())
