"""Folders of pages that a run may change, and what the peers read instead of the same pages."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from generator.reader.discover import discover

_WSDL: Final = re.compile(rb"```xml\r?\n(.*?</(?:\w+:)?definitions>)", re.DOTALL)
_OPERATION: Final = re.compile(
    r"^(## (\w+)\n)(?:\nChanged \d+ times\.\n)?(?=.*^## \2 Request$)",
    re.MULTILINE | re.DOTALL,
)
"""The heading above the description of an operation on its page, which goes on with a sample of the request."""


def copied_docs(docs: Path, folder: Path, count: int | None = None) -> int:
    """Copies the pages of a folder, or `count` of them at even distances; returns how many."""
    files = discover([docs]).files
    if count is not None:
        files = tuple(files[number * len(files) // count] for number in range(count))
    for file in files:
        target = folder / file.file.relative_to(docs)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file.file, target)
    return len(files)


def write_wsdls(docs: Path, folder: Path) -> int:
    """Writes the WSDLs that pages hold as files, which end in `.wsdl` as xsdata wants them; returns how many."""
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for file in discover([docs]).files:
        if wsdl := _WSDL.search(file.file.read_bytes()):
            (folder / f"{file.file.stem}.wsdl").write_bytes(wsdl[1])
            count += 1
    return count


class ChangingPage:
    """The first page of an operation, whose description says how often it was changed.

    Raises:
        StopIteration: no page is that of a SOAP operation.
    """

    def __init__(self, pages: Iterable[Path]) -> None:
        self._page = next(page for page in pages if _OPERATION.search(_text(page)))
        self._count = 0

    def change(self) -> None:
        """Changes the description into one that it never had."""
        self._count += 1
        described = rf"\g<1>\nChanged {self._count} times.\n"
        text = _OPERATION.sub(described, _text(self._page), count=1)
        self._page.write_text(text, encoding="utf-8")


def _text(page: Path) -> str:
    return page.read_text(encoding="utf-8")
