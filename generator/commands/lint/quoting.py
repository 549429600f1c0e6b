"""Lines of pages, as reports quote them."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.lint.places import Place
from generator.reader.log import DiagnosticLog
from generator.reader.page.outline import decode
from generator.reader.page_bytes import page_bytes
from generator.reader.source_files import SourceFile


class QuotedPages:
    """Pages by path; each is read when a line of it is asked for, and only the last one is kept."""

    def __init__(self, files: Iterable[SourceFile]) -> None:
        self._files = {file.path: file for file in files}
        self._path = ""
        self._lines: list[str] = []

    def line(self, place: Place) -> str | None:
        """The text of a line without its end; None where the page or the line cannot be read any more."""
        if place.path != self._path:
            self._path, self._lines = place.path, self._read(place.path)
        return (
            self._lines[place.line - 1] if 0 < place.line <= len(self._lines) else None
        )

    def _read(self, path: str) -> list[str]:
        file = self._files.get(path)
        if file is None:
            return []
        try:
            text = decode(page_bytes(file), DiagnosticLog(path))
        except OSError:
            return []
        return text.split("\n") if text else []
