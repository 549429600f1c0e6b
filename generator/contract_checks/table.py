"""Tables of the pages: parameters, and statuses."""

from __future__ import annotations

import re
from typing import Final

import msgspec

# a wire name, or an HTTP status
_NAME: Final = re.compile(r"[A-Za-z_$][A-Za-z0-9_.$-]*|[1-5][0-9]{2}")
# ASCII's punctuation, which is all that Markdown can escape
_ESCAPED: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
_MEMBERS: Final = re.compile(r"Enum\s*:\s*", re.IGNORECASE)
# a pipe that is escaped is part of its cell (GFM 4.10)
_CELLS: Final = re.compile(r"(?<!\\)\|")


class Row(msgspec.Struct, frozen=True):
    """A row: the name or status in its first cell, the type in the second of three, and the text in the last.

    `member` is the first one of `Enum: A, B`.
    """

    name: str
    type: str
    text: str

    @property
    def member(self) -> str | None:
        """The first member, None where the type is no list of members."""
        found = _MEMBERS.match(self.type)
        return self.type[found.end() :].partition(",")[0].strip() if found else None

    @property
    def required(self) -> bool:
        """Whether the row says so."""
        text = self.text.lower()
        return text.startswith("**required**") or text.endswith("**required**")


def read_table(data: bytes) -> list[Row]:
    """The rows of a table without its head and without rows that have no name. Of duplicates the first counts."""
    rows: dict[str, Row] = {}
    for cells in _rows(data.decode("utf-8", "replace"))[2:]:
        name, *middle, text = (cell.strip() for cell in cells)
        row = Row(_plain(name), _plain(middle[0]) if middle else "", text)
        if _NAME.fullmatch(row.name):
            rows.setdefault(row.name, row)
    return list(rows.values())


def _rows(text: str) -> list[list[str]]:
    """The cells of each row; rows may continue on the next line."""
    rows: list[str] = []
    is_open = False
    for line in filter(None, map(str.strip, text.split("\n"))):
        if is_open:
            rows[-1] += f"\n{line}"
        else:
            rows.append(line)
        is_open = not rows[-1].endswith("|") or rows[-1] == "|"
    return [_CELLS.split(row.strip("|")) for row in rows if "|" in row.strip("|")]


def _plain(cell: str) -> str:
    return _ESCAPED.sub(r"\1", cell)
