"""What OLD and NEW name: a place on the disk, or a revision of the git repository and a path in it.

An existing path wins. Else the part before the first `:` is a revision, and the rest a path in it as git takes it: from the
top of the repository on, or with `./` and `../` from the working directory on. Without a `:` the DOCS of the settings are
meant, as the revision has them, or all of the revision where the settings name none.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import msgspec

from generator.commands.sides.repository import (
    Repository,
    Revision,
    repository_around,
)
from generator.model.errors import UsageError
from generator.reader.arguments import is_address

_DRIVE: Final = re.compile(r"[A-Za-z]:[\\/]")


class RevisionPaths(msgspec.Struct, frozen=True):
    """Paths of a revision from the top of the repository on; the top itself is the empty path.

    `are_docs` says that they are DOCS of the settings, and so not an SDK or lock.
    """

    repository: Repository
    revision: Revision
    paths: tuple[str, ...]
    are_docs: bool = False


Place = Path | RevisionPaths


def place_of(argument: str, folder: Path, docs: Sequence[str]) -> Place:
    """The place that OLD or NEW names; `folder` is the working directory, and `docs` are those of the settings.

    Raises:
        UsageError: there is no such path and no such revision.
    """
    if not argument:
        raise UsageError(
            "OLD or NEW is empty", "Look at the variable that it comes from."
        )
    if os.path.lexists(folder / argument):
        return Path(argument)
    name, colon, path = argument.partition(":")
    if _DRIVE.match(argument) or "\0" in argument:
        raise _missing(argument)
    repository = repository_around(folder)
    if repository is None:
        reason = ", and no git repository is around the working directory"
        raise _address(argument) or _missing(argument, reason)
    try:
        revision = repository.revision(name)
    except UsageError as error:
        # a revision may look like an address, such as HEAD@{1}:docs
        raise _address(argument) or error from error
    if colon:
        inner = _inner(repository, path, argument)
        return RevisionPaths(repository, revision, (inner,))
    if not docs:
        return RevisionPaths(repository, revision, ("",))
    paths = tuple(_of_docs(repository, path) for path in docs)
    return RevisionPaths(repository, revision, paths, are_docs=True)


def _address(argument: str) -> UsageError | None:
    if not is_address(argument):
        return None
    return UsageError(
        f"'{argument}' is an address, and Docwright uses no network",
        "Fetch what it leads to, for example with git fetch, and name the revision.",
    )


def _missing(argument: str, reason: str = "") -> UsageError:
    return UsageError(
        f"'{argument}' does not exist{reason}",
        "Check the spelling and the folder from which docwright runs.",
    )


def _inner(repository: Repository, path: str, argument: str) -> str:
    if path.startswith("/") or not path.isprintable():
        raise UsageError(
            f"'{argument}' does not exist, and a revision has no such path",
            "Write the path behind the revision from the top of the repository on, such as HEAD~1:reference.",
        )
    is_relative = path in {".", ".."} or path.startswith(("./", "../"))
    start = repository.inner if is_relative else ""
    inner = _normal(f"{start}/{path}")
    if inner is None:
        raise UsageError(
            f"'{argument}' leads out of the repository",
            "Name a path in the repository behind the revision.",
        )
    return inner


def _of_docs(repository: Repository, path: str) -> str:
    """The path of a folder or file of the settings in the repository.

    Raises:
        UsageError: it lies elsewhere.
    """
    inner = _normal(f"{repository.inner}/{Path(path).as_posix()}")
    if Path(path).is_absolute():
        top, place = repository.top, Path(path).resolve()
        inner = None
        if top and place.is_relative_to(top):
            inner = _normal(place.relative_to(top).as_posix())
    if inner is None:
        raise UsageError(
            f"the docs '{path}' of the settings lie outside of the git repository",
            "Name a path in the repository behind the revision, such as HEAD~1:reference.",
        )
    return inner


def _normal(path: str) -> str | None:
    """The path without empty parts, '.' and '..'; None where it leads above its start."""
    parts: list[str] = []
    for part in path.split("/"):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part not in {"", "."}:
            parts.append(part)
    return "/".join(parts)
