"""`docwright export openapi` and `export overlay`: a document in a single file, or on standard output.

The file is replaced only where it is as Docwright wrote it, which the digest at its end tells.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from generator.commands.docs import (
    DocsModel,
    found_docs,
    model_of,
    nothing_to_read,
    read_docs,
    selected,
)
from generator.commands.found_docs import FoundDocs
from generator.commands.places import DOCUMENT, unwritable_report
from generator.commands.run import ExportRun
from generator.emit.openapi import Form, Origin, openapi_document, origin, written
from generator.emit.openapi.document import moved_operations
from generator.emit.openapi.overlays import corrected, overlay_of
from generator.emit.writing import write_file
from generator.model.errors import FindingsError, UsageError
from generator.reader.openapi.parse import plain_document
from generator.reader.page_bytes import page_bytes
from generator.report.escape import for_terminal
from generator.report.progress import Progress
from generator.report.terminal import counted, is_terminal, say, write_result

_STDOUT = "-"
_SUFFIXES = (".json", ".yaml", ".yml")


def export_document(run: ExportRun) -> None:
    """Writes the document that the run asks for.

    Raises:
        UsageError: the docs have no operation of REST, or the file is somebody else's or cannot be written.
        FindingsError: the file was edited by hand.
    """
    progress = Progress(quiet=_is_stdout(run) and not is_terminal())
    if run.target == "overlay":
        _export_overlay(run, progress)
    else:
        _export_openapi(run, progress)


def _export_openapi(run: ExportRun, progress: Progress) -> None:
    model = _chosen(run, read_docs(run.input, progress))
    with progress.stage("render", "making the document"):
        document = openapi_document(model.api.rest, model.samples())
        data = written(document, _form(run.output))
    for line in moved_operations(document):
        say(line)
    _write(run, data, counted(len(model.api.rest.operations), "operation"))


def _export_overlay(run: ExportRun, progress: Progress) -> None:
    found = found_docs(run.input)
    after = _chosen(run, model_of(found, progress)).api.rest
    docs = msgspec.structs.replace(run.input, overrides=None, notes=())
    before = _chosen(run, read_docs(docs, progress)).api.rest
    with progress.stage("render", "comparing the documents"):
        documents = list(_documents(found))
        pairs = [
            (document, corrected(document, before, after)) for document in documents
        ] or [(openapi_document(before), openapi_document(after))]
        version = run.input.sdk.sdk_version
        overlay = overlay_of(pairs, version, only_overrides=not documents)
    if overlay is None:
        raise UsageError(
            "there is nothing to correct, so there is no overlay",
            "State in docwright.overrides.yaml where the docs of REST are wrong.",
        )
    data = written(overlay, _form(run.output))
    _write(run, data, counted(len(overlay["actions"]), "action"))


def _documents(found: FoundDocs) -> Iterator[dict[str, Any]]:
    """Yields the documents of OpenAPI among DOCS."""
    for file in found.discovery.files:
        if file.path.lower().endswith(_SUFFIXES):
            with suppress(OSError):
                document = plain_document(file.path, page_bytes(file))
                if document is not None and {"swagger", "openapi"} & document.keys():
                    yield document


def _chosen(run: ExportRun, model: DocsModel) -> DocsModel:
    """The model with the operations that the settings choose.

    Raises:
        UsageError: it has no operation of REST.
    """
    chosen = selected(model, run.only, run.exclude)
    if not chosen.api.rest.operations:
        raise nothing_to_read("operation of REST", chosen)
    return chosen


def _is_stdout(run: ExportRun) -> bool:
    return str(run.output) == _STDOUT


def _write(run: ExportRun, data: bytes, what: str) -> None:
    shown = for_terminal(str(run.output))
    if _is_stdout(run):
        write_result(data)
    elif _replace(run.output, data):
        say(f"wrote {what} to {shown}")
    else:
        say(f"{shown} is up to date")


def _form(path: Path) -> Form:
    return Form.YAML if path.suffix.lower() in {".yaml", ".yml"} else Form.JSON


def _replace(path: Path, data: bytes) -> bool:
    """Writes the file, unless it is the same; tells whether it was written.

    Raises:
        UsageError: the file is somebody else's or cannot be written.
        FindingsError: it was edited by hand.
    """
    try:
        before = path.read_bytes() if path.is_file() else None
        if before is not None:
            if before.replace(b"\r\n", b"\n") == data:
                return False
            _refuse_others(path, before)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, data)
    except OSError as error:
        raise unwritable_report(path, error, DOCUMENT) from error
    return True


def _refuse_others(path: Path, data: bytes) -> None:
    match origin(data):
        case Origin.FOREIGN:
            raise UsageError(
                f"{path} is a file that Docwright did not write",
                "Move it elsewhere, or choose another file with -o.",
            )
        case Origin.EDITED:
            raise FindingsError(
                f"{path} was edited by hand, and would be overwritten",
                "Keep what you need of it elsewhere, and remove it.",
            )
        case Origin.WRITTEN:
            pass
