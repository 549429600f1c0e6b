"""Places in docs."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """A page, and a line of it that counts from 1; 0 stands for the whole page, or where no line is known."""

    path: str
    line: int

    @classmethod
    def parsed(cls, evidence: str) -> Place:
        """The place that is written as `page:line`, or as the page alone."""
        path, colon, line = evidence.rpartition(":")
        if colon and line.isascii() and line.isdigit():
            return cls(path, int(line))
        return cls(evidence, 0)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path
