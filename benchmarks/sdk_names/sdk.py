"""An SDK as it tells of itself: `api.json`, and the document of `inspect --json` of the same sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.accuracy_scores.document import Document, OperationRow, read_document


class Call(msgspec.Struct, frozen=True):
    """A method: `parameters` are Python names by names on the wire."""

    call: str
    parameters: Mapping[str, str]
    returns: str


class Sdk(msgspec.Struct, frozen=True):
    """Calls by subject id, paths of classes, fields and members by subject id, and what the sources state of them."""

    calls: Mapping[str, Call]
    paths: Mapping[str, str]
    document: Document

    def routes(self) -> Mapping[str, OperationRow]:
        """The operations of REST that the SDK has, by method and path."""
        return {
            key: row for key, row in self.document.rest.items() if row.id in self.calls
        }

    def rest_paths(self) -> Iterator[tuple[str, str]]:
        """Subject ids and paths of classes, fields and members of REST."""
        for subject, path in self.paths.items():
            # a type of SOAP has its version in its id
            if subject.partition("#")[0].count("/") == 1:
                yield subject, path


def sdk_of(api: Mapping[str, Any], document: Document) -> Sdk:
    """An SDK from the content of its `api.json`.

    Raises:
        msgspec.ValidationError: a call has another form.
    """
    calls = {
        subject: msgspec.convert(entry, Call)
        for subject, entry in api.items()
        if isinstance(entry, dict) and "call" in entry
    }
    paths = {subject: entry for subject, entry in api.items() if isinstance(entry, str)}
    return Sdk(calls, paths, document)


def read_sdk(folder: Path, document: bytes) -> Sdk:
    """The SDK of a folder that `docwright generate` wrote, and the document that `docwright inspect --json` printed.

    Raises:
        OSError: the folder has no `api.json`.
        msgspec.DecodeError: one of both has another form.
    """
    (path,) = folder.glob("*/api.json")
    api = msgspec.json.decode(path.read_bytes(), type=dict[str, Any])
    return sdk_of(api, read_document(document))
