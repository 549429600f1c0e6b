"""`docwright.manifest.json`: the files that Docwright wrote with their hashes, and what it wrote them from.

Its JSON Schema is `docs/schema/manifest.json`. Since others can write to its folder, its paths are checked like all
input from outside.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from generator.emit.writing.disk import refuse_links
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


class _Head(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A manifest without its files."""

    schema: Literal[1]
    docwright: str
    docs: str
    settings: dict[str, object]


class Manifest(_Head, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A manifest that was read; `files` are hashes by path, without the manifest itself."""

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
    }
    try:
        text = json.dumps(value, sort_keys=True, allow_nan=False)
        msgspec.json.decode(text, type=_Head)
    except (TypeError, ValueError, RecursionError) as error:
        raise InternalError(f"the manifest cannot be written: {error}") from error
    # the many files are written by msgspec, in a small part of the time
    parts = msgspec.json.decode(text, type=dict[str, msgspec.Raw])
    whole = msgspec.json.encode({**parts, "files": hashes}, order="sorted")
    return msgspec.json.format(whole, indent=1) + b"\n"


def listed_files(out: Path) -> Collection[str]:
    """The paths that the manifest of an output folder lists, whatever its folders were; none where it has none.

    Raises:
        UsageError: it is broken.
        OSError: it cannot be read.
    """
    path = out / MANIFEST
    return _decoded(path, path.read_bytes()).files.keys() if path.is_file() else ()


def written_from(out: Path) -> ManifestFacts | None:
    """What the SDK in an output folder was written from, None where it has no manifest.

    Raises:
        UsageError: the manifest is broken.
        OSError: it cannot be read.
    """
    path = out / MANIFEST
    if not path.is_file():
        return None
    manifest = _decoded(path, path.read_bytes())
    return ManifestFacts(
        docwright=manifest.docwright, docs=manifest.docs, settings=manifest.settings
    )


def manifest_data(out: Path) -> bytes | None:
    """What is in the place of the manifest of an output folder, None where nothing is.

    Raises:
        UsageError: a link, or no file.
        OSError: it cannot be read.
    """
    path = out / MANIFEST
    refuse_links(out, MANIFEST)
    if not path.exists():
        return None
    if not path.is_file():
        raise _broken(path, "it is no file")
    return path.read_bytes()


def read_manifest(
    out: Path,
    data: bytes,
    folders: Collection[str],
    good: AbstractSet[str] = frozenset(),
) -> Manifest:
    """The manifest of an output folder that has these bytes; the paths in `good` are known to be good ones.

    Raises:
        UsageError: it is broken, of a newer Docwright, or names a path that Docwright never writes.
    """
    path = out / MANIFEST
    manifest = _decoded(path, data)
    # together with others, a good path may be a wrong one
    wrong = "" if manifest.files.keys() <= good else fault(manifest.files, folders)
    if wrong or MANIFEST in manifest.files:
        raise _broken(path, wrong or "it lists itself")
    return manifest


def _decoded(path: Path, data: bytes) -> Manifest:
    try:
        return msgspec.json.decode(data, type=Manifest)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _broken(path, str(error)) from error


def _broken(path: Path, reason: str) -> UsageError:
    return UsageError(
        f"{path} is not a manifest that this Docwright wrote: {reason}",
        "Restore it from version control, or generate into an empty folder with -o.",
    )
