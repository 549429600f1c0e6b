"""Whether an output folder has the planned files already, found out from their hashes alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.emit.writing.compare import Changes
from generator.emit.writing.disk import environment_errors, with_lf
from generator.emit.writing.lock import locked
from generator.emit.writing.manifest import (
    MANIFEST,
    ManifestFacts,
    manifest_bytes,
    manifest_data,
)
from generator.emit.writing.ownership import (
    files_of_the_user,
    find_owned,
    sha256_with_lf,
)
from generator.emit.writing.stage import Staging


def unchanged(
    out: Path, files: Mapping[str, str], facts: ManifestFacts, folders: tuple[str, ...]
) -> Changes | None:
    """The changes that writing would make if it would make none, else None; writes nothing.

    Args:
        out: The output folder; it may be missing.
        files: Hashes by path below `out`.
        facts: What the manifest states besides the files.
        folders: The folders that are wholly generated.

    Raises:
        UsageError: a foreign file, a link, or another run.
    """
    if not out.is_dir() or Staging(out).is_left():
        return None
    with environment_errors(out), locked(out, shared=True):
        listed = _listed(out, files, facts)
        if listed is None:
            return None
        on_disk = find_owned(out, listed.keys(), folders, listed).on_disk
        is_same = on_disk.keys() == listed.keys() and all(
            digest == listed[path] or sha256_with_lf(out / path) == listed[path]
            for path, digest in on_disk.items()
        )
    return Changes(unchanged=tuple(sorted([*listed, MANIFEST]))) if is_same else None


def _listed(
    out: Path, files: Mapping[str, str], facts: ManifestFacts
) -> Mapping[str, str] | None:
    """The files that the manifest lists if they are those of `files`, but for any that gave way to one of the user."""
    data = manifest_data(out)
    if data is None:
        return None
    data = with_lf(data)
    for listed in _candidates(out, files):
        if manifest_bytes(facts, listed) == data:
            return listed
    return None


def _candidates(out: Path, files: Mapping[str, str]) -> Iterator[Mapping[str, str]]:
    yield files
    if users := files_of_the_user(out, files, ()):
        yield {path: digest for path, digest in files.items() if path not in users}
