"""The kinds of diagnostics: how much each matters, and what to do about it."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Level(StrEnum):
    """How much a diagnostic matters, from the mildest up."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """0 for info, 1 for warning, 2 for error."""
        return list(Level).index(self)


class DiagnosticKind(msgspec.Struct, frozen=True):
    """One row of the catalogue: `text` explains the problem, `hint` what to do about it."""

    level: Level
    text: str
    hint: str
