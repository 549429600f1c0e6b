"""The rows of Markdown tables (GFM 4.10)."""

from __future__ import annotations

import re
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
