"""`docwright.manifest.json`: what Docwright owns in an output folder, and what it was made from."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import msgspec

from generator.model.errors import UsageError

MANIFEST: Final = "docwright.manifest.json"


class ManifestFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What produced the output: Docwright's version, the docs and the settings, as plain JSON values."""

    docwright: str
    docs: dict[str, Any]
    settings: dict[str, Any]


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """The file's content; `files` are SHA-256 digests by path. Described by `docs/schema/manifest.json`."""

    schema: int = 1
    docwright: str = ""
    docs: dict[str, Any] = {}
    settings: dict[str, Any] = {}
    files: dict[str, str] = {}


def digest(content: bytes) -> str:
    """The SHA-256 of a file's content, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def manifest_of(files: Mapping[str, bytes], facts: ManifestFacts) -> Manifest:
    """The manifest of these files."""
    return Manifest(
        docwright=facts.docwright,
        docs=facts.docs,
        settings=facts.settings,
        files={path: digest(files[path]) for path in sorted(files)},
    )


def encode_manifest(manifest: Manifest) -> bytes:
    """The file's bytes: sorted keys, a line each, no clock."""
    encoded = msgspec.json.encode(manifest, order="sorted")
    return msgspec.json.format(encoded, indent=1) + b"\n"


def read_manifest(out: Path) -> Manifest | None:
    """The manifest of an output folder, None where there is none.

    Raises:
        UsageError: it cannot be read, or is no manifest of this schema.
    """
    path = out / MANIFEST
    try:
        return msgspec.json.decode(path.read_bytes(), type=Manifest)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.DecodeError) as error:
        raise UsageError(
            f"{path} cannot be read: {error}",
            "Restore it from version control, or generate into an empty folder.",
        ) from error
