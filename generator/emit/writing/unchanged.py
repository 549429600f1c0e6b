"""Whether an output folder has the planned files already, found out from their hashes alone."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from generator.emit.writing.disk import environment_errors, with_lf
from generator.emit.writing.lock import locked
from generator.emit.writing.manifest import MANIFEST, ManifestFacts, manifest_bytes
from generator.emit.writing.ownership import find_owned, without_the_users
from generator.emit.writing.stage import Staging
from generator.emit.writing.write import Changes


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
        UsageError: a foreign file, a link, a broken manifest, or another run.
    """
    if not out.is_dir() or Staging(out).is_left():
        return None
    with environment_errors(out), locked(out, shared=True):
        wanted = without_the_users(out, files, folders)
        manifest = hashlib.sha256(manifest_bytes(facts, wanted)).hexdigest()
        wanted[MANIFEST] = manifest
        on_disk = find_owned(out, wanted.keys(), folders).on_disk
        is_same = on_disk.keys() == wanted.keys() and all(
            digest == wanted[path] or _with_lf(out / path) == wanted[path]
            for path, digest in on_disk.items()
        )
    return Changes(unchanged=tuple(sorted(wanted))) if is_same else None


def _with_lf(path: Path) -> str:
    return hashlib.sha256(with_lf(path.read_bytes())).hexdigest()
