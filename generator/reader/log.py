"""Where the diagnostics of one page are collected."""

from __future__ import annotations

from collections import Counter
from typing import Final

from generator.model.diagnostics import Diagnostic, by_place
from generator.model.text import Text

MOST_OF_ONE_ID: Final = 20
"""A broken page says the same thing at most this often, so that it cannot flood a report."""

_DETAIL_CHARACTERS: Final = 200


class DiagnosticLog:
    """The diagnostics of the page `path`, in the order of their lines."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._found: list[Diagnostic] = []
        self._counts: Counter[str] = Counter()

    def add(self, id_: str, line: int, message: str, detail: str = "") -> None:
        """Record one case; `message` is ours, `detail` quotes the page."""
        self._counts[id_] += 1
        if self._counts[id_] > MOST_OF_ONE_ID:
            return
        if self._counts[id_] == MOST_OF_ONE_ID:
            message += "; further cases on this page are not listed"
        quoted = Text(detail[:_DETAIL_CHARACTERS]) if detail else None
        self._found.append(Diagnostic(id_, self._path, line, message, quoted))

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All of them, sorted by place."""
        return tuple(sorted(self._found, key=by_place))
