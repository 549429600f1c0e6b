"""Compares an output folder with what it is to have; nothing is written."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

import msgspec

from generator.emit.writing.content import Content
from generator.emit.writing.manifest import (
    MANIFEST,
    ManifestFacts,
    manifest_bytes,
    manifest_data,
    read_manifest,
)
from generator.emit.writing.ownership import (
    Owned,
    edited_files,
    equal_files,
    files_of_the_user,
    find_owned,
)


class Changes(msgspec.Struct, frozen=True):
    """What a run writes, leaves as it is and removes: sorted paths below the output folder.

    `written` has new and changed files. The manifest is among them when any file, the docs or the settings changed.
    `edited` are those of the written and removed files that were edited by hand, which stop a run without `force`.
    """

    written: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()


class Compared(msgspec.Struct, frozen=True):
    """An output folder: the files that are there, the hashes that all files are to have, the new manifest.

    Where a file is to stay as it is but for line ends, it is to have the hash that it has.
    """

    owned: Owned
    wanted: dict[str, str]
    manifest: Content
    changes: Changes


def compared(
    out: Path,
    files: Mapping[str, Content],
    facts: ManifestFacts,
    folders: tuple[str, ...],
    *,
    force: bool,
) -> Compared:
    """Compares an output folder with files whose paths are good; with `force`, line ends count.

    Raises:
        UsageError: a foreign file, a link, or a broken manifest.
        InternalError: the settings are no plain JSON values.
        OSError: something cannot be read.
    """
    wanted = {path: content.sha256 for path, content in files.items()}
    manifest = Content.of(manifest_bytes(facts, wanted))
    data = manifest_data(out)
    listed: Mapping[str, str] | None = None
    if data == manifest.data():
        # what it lists is known to be good
        listed = dict(wanted)
    elif data is not None:
        listed = read_manifest(out, data, folders, files.keys()).files
    if users := files_of_the_user(out, wanted, listed or ()):
        wanted = {path: digest for path, digest in wanted.items() if path not in users}
        manifest = Content.of(manifest_bytes(facts, wanted))
    owned = find_owned(out, wanted.keys(), folders, listed)
    if data is not None:
        owned.on_disk[MANIFEST] = Content.of(data).sha256
    wanted[MANIFEST] = manifest.sha256
    if not force:
        wanted |= equal_files(out, owned, {**files, MANIFEST: manifest})
    changes = changes_between(owned.on_disk, wanted)
    edited = edited_files(out, owned, wanted)
    return Compared(
        owned, wanted, manifest, msgspec.structs.replace(changes, edited=edited)
    )


def changes_between(on_disk: Mapping[str, str], wanted: Mapping[str, str]) -> Changes:
    """The changes that turn the files on disk (hashes by path) into the wanted ones."""
    same = {path for path, _ in on_disk.items() & wanted.items()}
    return Changes(
        written=_sorted(wanted.keys() - same),
        unchanged=_sorted(same),
        removed=_sorted(on_disk.keys() - wanted.keys()),
    )


def _sorted(paths: Collection[str]) -> tuple[str, ...]:
    return tuple(sorted(paths))
