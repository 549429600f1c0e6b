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


class DefectClass(StrEnum):
    """What is wrong: two sources disagree, it cannot be read, something is not there, or it could be put better."""

    CONTRADICTION = "contradiction"
    BROKEN = "broken"
    MISSING = "missing"
    STYLE = "style"


class Fix(StrEnum):
    """Where a defect is likely put right, for people."""

    TEMPLATE = "the template that writes these pages"
    COMMENT = "the comment in the source code of the API"
    PAGE = "the page"
    INDEX = "the table of contents"
    DOCUMENT = "the program that writes the file"


class Lint(msgspec.Struct, frozen=True, kw_only=True):
    """What `docwright lint` and `docwright explain` tell of a kind.

    `why` says why it matters to readers of the docs and to users of the API, `example` shows a line that is wrong and how it
    should be, `meanwhile` says what Docwright does until it is put right.
    """

    of: DefectClass
    fix: Fix
    why: str
    example: str
    meanwhile: str


class DiagnosticKind(msgspec.Struct, frozen=True):
    """One row of the catalogue: `text` explains the problem, `hint` what to do about it.

    `lint` is None for what is no defect of the docs. Kinds that are `for_lint` are looked for by `docwright lint` alone.
    """

    level: Level
    text: str
    hint: str
    lint: Lint | None = None
    for_lint: bool = False
