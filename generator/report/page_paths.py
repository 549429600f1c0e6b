"""Paths of pages as people see them: relative to the working directory, so that terminals and editors open them.

Everywhere else they are relative to the docs: what is generated must not depend on where somebody works.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import msgspec

from generator.model.api import (
    Evidence,
    NamedType,
    RestOperation,
    SoapOperation,
)
from generator.model.diagnostics import Diagnostic
from generator.report.subject import Owner, Subject

_WORD: Final = re.compile(r"[^\s,;()]+")


class PagePaths(msgspec.Struct, frozen=True):
    """Where the pages are: the absolute paths of DOCS by the start of the paths of their pages.

    `pages` are the paths of all pages, `zips` the files of zips by path; other paths, such as that of the overrides, stay
    as they are. Pages of a `revision` of a git repository lie on no disk: `folder` and the roots are places in its tree.
    """

    roots: Mapping[str, Path]
    pages: frozenset[str]
    folder: Path
    zips: Mapping[str, Path] = {}
    revision: str = ""

    def shown(self, path: str) -> str:
        """The path of a page, or of something else in the docs, from the working directory on."""
        file = self._file(path)
        if file is None:
            return path
        try:
            relative = os.path.relpath(file, self.folder)
        except ValueError:
            # another drive of Windows
            relative = str(file)
        start = f"{self.revision}:" if self.revision else ""
        return f"{start}{Path(relative).as_posix()}{'/' if path.endswith('/') else ''}"

    def of_diagnostic(self, case: Diagnostic) -> Diagnostic:
        """The case with its path, and those that its message names, as people see them."""
        return msgspec.structs.replace(
            case, path=self.shown(case.path), message=self._message(case.message)
        )

    def of_subject(self, subject: Subject) -> Subject:
        """The subject with the paths of its evidence as people see them."""
        owner = self._owner(subject.owner)
        part = subject.part
        return Subject(subject.id, owner, self._with_evidence(part) if part else None)

    def _file(self, path: str) -> Path | None:
        if (zipped := self.zips.get(path)) is not None:
            return zipped
        for label, root in self.roots.items():
            # a single folder has no label, and a single file has nothing but its label
            if not label and (path in self.pages or (root / path).exists()):
                return root / path
            if label == path:
                return root
            if label and path.startswith(f"{label}/"):
                return root / path.removeprefix(f"{label}/")
        return None

    def _message(self, message: str) -> str:
        return _WORD.sub(lambda found: self._word(found[0]), message)

    def _word(self, word: str) -> str:
        path, colon, line = word.partition(":")
        # a source is a folder, and all of its pages are meant
        is_place = path in self.pages or path in self.zips or path.endswith("/")
        return f"{self.shown(path)}{colon}{line}" if is_place else word

    def _owner(self, owner: Owner) -> Owner:
        parts = {
            name: tuple(map(self._with_evidence, getattr(owner, name)))
            for name in _PARTS.get(type(owner), ())
        }
        shown: Owner = msgspec.structs.replace(self._with_evidence(owner), **parts)
        return shown

    def _with_evidence(self, value: Any) -> Any:
        if not hasattr(value, "evidence"):
            return value
        return msgspec.structs.replace(
            value, evidence=tuple(map(self._evidence, value.evidence))
        )

    def _evidence(self, evidence: Evidence) -> Evidence:
        return msgspec.structs.replace(evidence, path=self.shown(evidence.path))


_PARTS: Final[Mapping[type, tuple[str, ...]]] = {
    SoapOperation: ("parameters", "out"),
    RestOperation: ("parameters",),
    NamedType: ("fields",),
}
"""The attributes of subjects whose values have evidence of their own."""
