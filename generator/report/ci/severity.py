"""How much attention a result needs."""

from __future__ import annotations

from enum import StrEnum


class Severity(StrEnum):
    """How much attention a result needs, the most first, in the words of SARIF."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for an error, 1 for a warning, 2 for a note: a key that sorts the worst first."""
        return list(Severity).index(self)
