"""Diagnostics: the problems of pages. `catalogue/` has their ids; here is the value that reports one case."""

from __future__ import annotations

import msgspec

from generator.model.catalogue import CATALOGUE, Level
from generator.model.text import Text


class Diagnostic(msgspec.Struct, frozen=True, array_like=True):
    """One case of a problem: `line` counts from 1, and 0 stands for the whole file. `detail` may quote the page."""

    id: str
    path: str
    line: int
    message: str
    detail: Text | None = None

    @property
    def level(self) -> Level:
        """The level of the id in the catalogue."""
        return CATALOGUE[self.id].level

    @property
    def hint(self) -> str:
        """What to do about it, from the catalogue."""
        return CATALOGUE[self.id].hint


def by_place(diagnostic: Diagnostic) -> tuple[str, int, str, str]:
    """The sort key of diagnostics, which does not depend on the order in which pages were read."""
    return diagnostic.path, diagnostic.line, diagnostic.id, diagnostic.message
