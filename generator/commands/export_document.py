"""`docwright export openapi` and `export overlay`: a document in a single file, or on standard output.

The file is replaced only where it is as Docwright wrote it, which the digest at its end tells.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator.commands.docs import DocsModel, nothing_to_read, read_docs, selected
from generator.commands.places import DOCUMENT, unwritable_report
from generator.commands.run import ExportRun
from generator.emit.openapi import Form, Origin, openapi_document, origin, written
from generator.emit.openapi.document import moved_operations
from generator.emit.writing import write_file
from generator.model.errors import FindingsError, UsageError
from generator.report.escape import for_terminal
from generator.report.progress import Progress
from generator.report.terminal import counted, is_terminal, say, write_result

_STDOUT = "-"


def export_document(run: ExportRun) -> None:
    """Writes the document that the run asks for.

    Raises:
        UsageError: the docs have no operation of REST, or the file is somebody else's or cannot be written.
        FindingsError: the file was edited by hand.
    """
    is_file = str(run.output) != _STDOUT
    progress = Progress(quiet=not is_file and not is_terminal())
    model = selected(read_docs(run.input, progress), run.only, run.exclude)
    with progress.stage("render", "making the document"):
        document = _document(model)
        data = written(document, _form(run.output))
    for line in moved_operations(document):
        say(line)
    if not is_file:
        write_result(data)
    elif _replace(run.output, data):
        count = counted(len(model.api.rest.operations), "operation")
        say(f"wrote {count} to {for_terminal(str(run.output))}")
    else:
        say(f"{for_terminal(str(run.output))} is up to date")


def _document(model: DocsModel) -> dict[str, Any]:
    rest = model.api.rest
    if not rest.operations:
        raise nothing_to_read("operation of REST", model)
    return openapi_document(rest, model.samples())


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
