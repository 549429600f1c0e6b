"""`docwright.manifest.json`: the files that Docwright wrote with their hashes, and what it wrote them from.

Its JSON Schema is `docs/schema/manifest.json`. Since others can write to its folder, its paths are checked like all
input from outside.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from generator.emit.writing.paths import fault
from generator.model.errors import InternalError, UsageError

MANIFEST = "docwright.manifest.json"
"""Its path in the output folder."""

Sha256 = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{64}\Z")]


class ManifestFacts(msgspec.Struct, frozen=True, kw_only=True):
    """The inputs of the SDK: Docwright's version, the digest of the docs, the settings as plain JSON values."""

    docwright: str
    docs: str
    settings: Mapping[str, Any] = {}


class Manifest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A manifest that was read; `files` are hashes by path, without the manifest itself."""

    schema: Literal[1]
    docwright: str
    docs: str
    settings: dict[str, object]
    files: dict[str, Sha256]


def manifest_bytes(facts: ManifestFacts, hashes: Mapping[str, str]) -> bytes:
    """The manifest as JSON; the same facts and hashes give the same bytes.

    Raises:
        InternalError: the settings are no plain JSON values.
    """
    value = {
        "schema": 1,
        "docwright": facts.docwright,
        "docs": facts.docs,
        "settings": facts.settings,
        "files": dict(hashes),
    }
    try:
        text = json.dumps(value, indent=1, sort_keys=True, allow_nan=False) + "\n"
        msgspec.json.decode(text, type=Manifest)
    except (TypeError, ValueError, RecursionError) as error:
        raise InternalError(f"the manifest cannot be written: {error}") from error
    return text.encode("ascii")


def listed_files(out: Path) -> Collection[str]:
    """The paths that the manifest of an output folder lists, whatever its folders were; none where it has none.

    Raises:
        UsageError: it is broken.
        OSError: it cannot be read.
    """
    path = out / MANIFEST
    return _decoded(path).files.keys() if path.is_file() else ()


def written_from(out: Path) -> ManifestFacts | None:
    """What the SDK in an output folder was written from, None where it has no manifest.

    Raises:
        UsageError: the manifest is broken.
        OSError: it cannot be read.
    """
    path = out / MANIFEST
    if not path.is_file():
        return None
    manifest = _decoded(path)
    return ManifestFacts(
        docwright=manifest.docwright, docs=manifest.docs, settings=manifest.settings
    )


def read_manifest(out: Path, folders: Collection[str]) -> Manifest | None:
    """The manifest of an output folder, None where it has none.

    Raises:
        UsageError: it is broken, of a newer Docwright, or names a path that Docwright never writes.
        OSError: it cannot be read.
    """
    path = out / MANIFEST
    if not path.exists():
        return None
    if not path.is_file():
        raise _broken(path, "it is no file")
    manifest = _decoded(path)
    wrong = fault(manifest.files, folders)
    if wrong or MANIFEST in manifest.files:
        raise _broken(path, wrong or "it lists itself")
    return manifest


def _decoded(path: Path) -> Manifest:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Manifest)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _broken(path, str(error)) from error


def _broken(path: Path, reason: str) -> UsageError:
    return UsageError(
        f"{path} is not a manifest that this Docwright wrote: {reason}",
        "Restore it from version control, or generate into an empty folder with -o.",
    )
