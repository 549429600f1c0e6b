"""Finds out, before anything is written, whose files are in the output folder.

A file in a generated folder, or in the place of a generated file at the top, is foreign where the manifest does not list
it, and edited by hand where the manifest lists it with another hash. Line ends are no edit: git and editors change them.
Other files are never looked at.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path

import msgspec

from generator.emit.writing.content import Content
from generator.emit.writing.disk import (
    listing,
    present,
    refuse_links,
    sha256,
    with_lf,
)
from generator.emit.writing.manifest import MANIFEST
from generator.emit.writing.paths import GITATTRIBUTES, former_folders
from generator.model.errors import FindingsError, UsageError

_SHOWN = 5
_GIVES_WAY = frozenset({GITATTRIBUTES})
"""Files at the top that are not written where the user has a file of that name: the SDK works without them."""


class Owned(msgspec.Struct, frozen=True):
    """The files of an output folder that Docwright owns.

    `folders` are the generated folders, those of an earlier run included; `on_disk` are the hashes of files that exist,
    the manifest included; `listed` are the hashes in the manifest.
    """

    folders: tuple[str, ...]
    on_disk: dict[str, str]
    listed: Mapping[str, str]


def find_owned(
    out: Path,
    wanted: AbstractSet[str],
    folders: tuple[str, ...],
    listed: Mapping[str, str] | None,
) -> Owned:
    """Looks at the generated folders, and at those files at the top that are listed or wanted.

    Args:
        out: The output folder.
        wanted: The paths that it is to have.
        folders: The generated folders.
        listed: The files that the manifest lists; None where there is no manifest.

    Raises:
        UsageError: a foreign file, or a link.
        OSError: something cannot be read.
    """
    known: Mapping[str, str] = {} if listed is None else listed
    every = (*folders, *former_folders(known, folders))
    existing = [
        *_in_folders(out, every, wanted),
        *_at_top(out, {*known, *wanted} - {MANIFEST}),
    ]
    _refuse_foreign(
        out, [path for path in existing if path not in known], listed is not None
    )
    # one after the other: files are small, so threads would wait for each other
    start = f"{out}/"
    on_disk = {path: sha256(start + path) for path in existing}
    return Owned(every, on_disk, known)


def files_of_the_user(
    out: Path, wanted: Collection[str], listed: Collection[str]
) -> set[str]:
    """Those of the wanted files that give way to a file of the user, which stays as it is and is not listed."""
    return {
        path
        for path in _GIVES_WAY
        if path in wanted and path not in listed and present(out / path)
    }


def _in_folders(
    out: Path, folders: tuple[str, ...], wanted: Collection[str]
) -> list[str]:
    paths: list[str] = []
    for folder in folders:
        refuse_links(out, folder)
        paths += listing(out, folder, wanted)
    return paths


def _at_top(out: Path, paths: Collection[str]) -> list[str]:
    existing: list[str] = []
    for path in sorted(path for path in paths if "/" not in path):
        refuse_links(out, path)
        if (out / path).is_file():
            existing.append(path)
        elif (out / path).exists():
            raise UsageError(
                f"{out / path} should be a generated file, but is no file",
                "Move it elsewhere, or choose another folder with -o.",
            )
    return existing


def _refuse_foreign(out: Path, foreign: list[str], has_manifest: bool) -> None:
    if not foreign:
        return
    why = "" if has_manifest else f", as there is no {MANIFEST}"
    raise UsageError(
        f"{out} has {_named(foreign)} that Docwright did not write{why}",
        "Move them elsewhere, or choose another folder with -o.",
    )


def equal_files(
    out: Path, owned: Owned, contents: Mapping[str, Content]
) -> dict[str, str]:
    """The hashes on disk of the files that differ from their wanted content in line ends only."""
    return {
        path: digest
        for path, digest in owned.on_disk.items()
        if path in contents and digest != contents[path].sha256
        # only now, since making the bytes may take long
        and with_lf((out / path).read_bytes()) == with_lf(contents[path].data())
    }


def edited_files(out: Path, owned: Owned, wanted: Mapping[str, str]) -> tuple[str, ...]:
    """The files that were edited by hand and whose edits would be lost.

    A file with the very content that would be written loses nothing, nor does one whose line ends were changed only.
    """
    return tuple(
        path
        for path, digest in sorted(owned.on_disk.items() - wanted.items())
        if path in owned.listed
        and digest != owned.listed[path]
        and sha256_with_lf(out / path) != owned.listed[path]
    )


def refuse_edited(paths: Collection[str]) -> None:
    """Raises FindingsError where there are files that were edited by hand."""
    if paths:
        raise FindingsError(
            f"{_named(paths)} edited by hand would be overwritten or removed",
            "Keep what you need of them elsewhere, then run it again with --force.",
        )


def sha256_with_lf(path: Path) -> str:
    """The hash of a file with the line ends of Docwright."""
    return hashlib.sha256(with_lf(path.read_bytes())).hexdigest()


def _named(paths: Collection[str]) -> str:
    shown = ", ".join(sorted(paths)[:_SHOWN])
    rest = f" and {len(paths) - _SHOWN} more" if len(paths) > _SHOWN else ""
    return f"{len(paths)} file{'' if len(paths) == 1 else 's'} ({shown}{rest})"
