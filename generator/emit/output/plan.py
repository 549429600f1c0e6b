"""What is to be written, and what that changes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from generator.emit.output.manifest import ManifestFacts
from generator.model.errors import InternalError

_LONGEST: Final = 100
_PART = re.compile(r"\A[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}\Z")
_DEVICES: Final = frozenset(
    [
        "con",
        "prn",
        "aux",
        "nul",
        *(f"{one}{n}" for one in ("com", "lpt") for n in range(10)),
    ]
)


class OutputPlan(msgspec.Struct, frozen=True, kw_only=True):
    """The files of an SDK by path, which folders it owns wholly, and what the manifest says besides.

    `seam` files are the user's: they are written when their folder does not exist, and never again.
    """

    files: Mapping[str, bytes]
    folders: tuple[str, ...]
    seam: Mapping[str, bytes]
    facts: ManifestFacts

    def folder_of(self, path: str) -> str | None:
        """The owned folder that holds the path; None for a file at the top."""
        return owner(path, self.folders)


class Changes(msgspec.Struct, frozen=True):
    """Paths that are written (new or other content), left as they are, and removed; each sorted."""

    written: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def owner(path: str, folders: Iterable[str]) -> str | None:
    """The folder of `folders` that holds the path."""
    return next((one for one in folders if path.startswith(f"{one}/")), None)


def is_safe(path: str) -> bool:
    """Whether a path stays below its folder and can be created everywhere.

    Refused are absolute paths, `..`, backslashes, drives, hidden files, names that Windows reserves, and what is
    longer than Windows bears below a usual folder.
    """
    parts = path.split("/")
    return len(path) <= _LONGEST and all(
        _PART.match(part)
        and part.partition(".")[0].lower() not in _DEVICES
        and not part.endswith(".")
        for part in parts
    )


def check_paths(plan: OutputPlan) -> None:
    """Refuses paths that cannot be created everywhere.

    Raises:
        InternalError: a path is unsafe, or two differ only in case.
    """
    seen: dict[str, str] = {}
    for path in [*plan.files, *plan.seam]:
        if not is_safe(path):
            raise InternalError(f"the path {path[:200]!r} cannot be written everywhere")
        twin = seen.setdefault(path.lower(), path)
        if twin != path:
            raise InternalError(f"the paths {twin!r} and {path!r} differ only in case")
