"""The diagnostics of a page, collected while it is read."""

from __future__ import annotations

from collections import Counter
from typing import Final

from generator.model.diagnostics import Diagnostic, by_place
from generator.model.text import Text, encodable

MOST_PER_ID: Final = 20
"""A page has each diagnostic at most this often, so that a broken page cannot flood a report."""

_DETAIL_CHARACTERS: Final = 200


class DiagnosticLog:
    """The diagnostics of the page `path`, in the order of their lines."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._diagnostics: list[Diagnostic] = []
        self._counts: Counter[str] = Counter()

    def add(self, id_: str, line: int, message: str, detail: str = "") -> None:
        """Adds a case; `message` is ours, `detail` quotes the page."""
        self._counts[id_] += 1
        if self._counts[id_] > MOST_PER_ID:
            return
        if self._counts[id_] == MOST_PER_ID:
            message += "; further cases in this file are not listed"
        quoted = Text(encodable(detail[:_DETAIL_CHARACTERS])) if detail else None
        self._diagnostics.append(Diagnostic(id_, self._path, line, message, quoted))

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All cases, sorted by place."""
        return tuple(sorted(self._diagnostics, key=by_place))
