"""Lines of pages, as reports quote them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from typing import Final

from generator.model.lint.places import Place
from generator.reader.log import DiagnosticLog
from generator.reader.page.outline import decode
from generator.reader.page_bytes import page_bytes
from generator.reader.source_files import SourceFile

_MOST_LINES: Final = 500_000
"""Lines that are kept: those of a few dozen of the largest pages."""

_LONGEST: Final = 4_000
"""Characters of a line; longer ones are files without line ends, whose start says nothing about the place."""


class QuotedPages:
    """Pages by path; each is read when a line of it is asked for, and those that were asked for last are kept.

    Reports go back and forth between the pages of a contradiction, of which one is often large and is in many of them.
    """

    def __init__(self, files: Iterable[SourceFile]) -> None:
        self._files = {file.path: file for file in files}
        self._kept: OrderedDict[str, list[str]] = OrderedDict()
        self._number = 0

    def line(self, place: Place) -> str | None:
        """The text of a line without its end; None where it cannot be read any more, or is a whole file."""
        lines = self._lines(place.path)
        if not 0 < place.line <= len(lines):
            return None
        line = lines[place.line - 1]
        return line if len(line) <= _LONGEST else None

    def _lines(self, path: str) -> list[str]:
        lines = self._kept.get(path)
        if lines is None:
            lines = self._kept[path] = self._read(path)
            self._number += len(lines)
            self._drop_oldest()
        else:
            self._kept.move_to_end(path)
        return lines

    def _drop_oldest(self) -> None:
        while self._number > _MOST_LINES and len(self._kept) > 1:
            _, dropped = self._kept.popitem(last=False)
            self._number -= len(dropped)

    def _read(self, path: str) -> list[str]:
        file = self._files.get(path)
        if file is None:
            return []
        try:
            text = decode(page_bytes(file), DiagnosticLog(path))
        except OSError:
            return []
        return text.split("\n") if text else []
