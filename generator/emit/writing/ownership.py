"""Finds out, before anything is written, whose files are in the output folder.

A file in a generated folder, or in the place of a generated file at the top, is foreign where the manifest does not list
it, and edited by hand where the manifest lists it with another hash. Line ends are no edit: git and editors change them.
Other files are never looked at.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TypeVar

import msgspec

from generator.emit.writing.content import Content
from generator.emit.writing.disk import (
    listing,
    present,
    refuse_links,
    sha256,
    with_lf,
)
from generator.emit.writing.manifest import MANIFEST, read_manifest
from generator.emit.writing.paths import GITATTRIBUTES, former_folders
from generator.model.errors import FindingsError, UsageError

_T = TypeVar("_T")

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
    listed: dict[str, str]


def find_owned(out: Path, wanted: Collection[str], folders: tuple[str, ...]) -> Owned:
    """Looks at the generated folders, and at those files at the top that are listed or wanted.

    Raises:
        UsageError: a foreign file, a link, or a broken manifest.
        OSError: something cannot be read.
    """
    refuse_links(out, MANIFEST)
    manifest = read_manifest(out, folders)
    listed = {} if manifest is None else manifest.files
    every = (*folders, *former_folders(listed, folders))
    existing = [
        *_in_folders(out, every),
        *_at_top(out, {*listed, *wanted} - {MANIFEST}),
    ]
    _refuse_foreign(
        out, [path for path in existing if path not in listed], manifest is not None
    )
    owned = [*existing, MANIFEST] if manifest is not None else existing
    on_disk = {path: sha256(out / path) for path in owned}
    return Owned(every, on_disk, listed)


def without_the_users(
    out: Path, files: Mapping[str, _T], folders: tuple[str, ...]
) -> dict[str, _T]:
    """The files without those that give way to a file of the user, which stays as it is and is not listed.

    Raises:
        UsageError: the manifest is broken.
        OSError: it cannot be read.
    """
    refuse_links(out, MANIFEST)
    manifest = read_manifest(out, folders)
    listed = {} if manifest is None else manifest.files
    users = {path for path in _GIVES_WAY if path not in listed and present(out / path)}
    return {path: content for path, content in files.items() if path not in users}


def _in_folders(out: Path, folders: tuple[str, ...]) -> list[str]:
    paths: list[str] = []
    for folder in folders:
        refuse_links(out, folder)
        paths += [f"{folder}/{path}" for path in listing(out / folder)]
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
        if path in contents
        and digest != contents[path].sha256
        and with_lf((out / path).read_bytes()) == with_lf(contents[path].data())
    }


def edited_files(out: Path, owned: Owned, wanted: Mapping[str, str]) -> tuple[str, ...]:
    """The files that were edited by hand and whose edits would be lost.

    A file with the very content that would be written loses nothing, nor does one whose line ends were changed only.
    """
    return tuple(
        path
        for path, digest in sorted(owned.on_disk.items())
        if path in owned.listed
        and digest not in (owned.listed[path], wanted.get(path))
        and _sha256_with_lf(out / path) != owned.listed[path]
    )


def refuse_edited(paths: Collection[str]) -> None:
    """Raises FindingsError where there are files that were edited by hand."""
    if paths:
        raise FindingsError(
            f"{_named(paths)} edited by hand would be overwritten or removed",
            "Keep what you need of them elsewhere, then run it again with --force.",
        )


def _sha256_with_lf(path: Path) -> str:
    return hashlib.sha256(with_lf(path.read_bytes())).hexdigest()


def _named(paths: Collection[str]) -> str:
    shown = ", ".join(sorted(paths)[:_SHOWN])
    rest = f" and {len(paths) - _SHOWN} more" if len(paths) > _SHOWN else ""
    return f"{len(paths)} file{'' if len(paths) == 1 else 's'} ({shown}{rest})"
