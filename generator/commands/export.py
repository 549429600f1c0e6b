"""`docwright export`: what can be used without the SDK."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from generator import __version__
from generator.commands.arguments import ExportArguments
from generator.commands.docs import DocsModel, read_docs, selected
from generator.commands.export_document import export_document
from generator.commands.run import ExportRun, export_run
from generator.emit.sdk import DOCUMENTATION_FOLDERS, render_documentation
from generator.emit.writing import (
    Changes,
    Content,
    ManifestFacts,
    listed_files,
    recover,
    write_output,
)
from generator.files.names_record import load_record
from generator.model.errors import FindingsError, UsageError
from generator.report.escape import for_terminal
from generator.report.json import model_digest
from generator.report.progress import Progress
from generator.report.terminal import counted, say


def run(arguments: ExportArguments) -> None:
    """Runs `docwright export`."""
    run = export_run(arguments, Path.cwd())
    if run.target == "llms":
        _export_pages(run)
    else:
        export_document(run)


def _export_pages(run: ExportRun) -> None:
    _refuse_sdk(run.output)
    # first of all, since an interrupted run may have left the folder half written
    if message := recover(run.output).message:
        say(message)
    progress = Progress()
    record = load_record(run.input.record)
    model = selected(read_docs(run.input, progress), run.only, run.exclude)
    with progress.stage("render", "rendering the documentation"):
        files = _documentation(run, model, record)
    with progress.stage("write", "writing"):
        changes = _written(run, files, _manifest_facts(run, model))
    say(
        f"wrote {counted(len(changes.written), 'file')} in {for_terminal(str(run.output))} "
        f"({len(changes.unchanged)} unchanged, {len(changes.removed)} removed)"
    )


def _refuse_sdk(output: Path) -> None:
    """Refuses the folder of an SDK: its other files would be removed, as no longer generated.

    Raises:
        UsageError: there is one.
    """
    try:
        listed = listed_files(output)
    except OSError as error:
        raise UsageError(
            f"{output} cannot be read: {error.strerror}",
            "Choose another folder with -o.",
        ) from error
    if any("/" in path and not path.startswith("docs/") for path in listed):
        raise UsageError(
            f"{output} has an SDK, which has its documentation already",
            "Choose another folder with -o, or run docwright generate.",
        )


def _documentation(
    run: ExportRun, model: DocsModel, record: dict[str, str]
) -> dict[str, Content]:
    return render_documentation(
        model.api,
        run.input.sdk,
        record=record,
        overrides=model.overrides,
        samples=model.samples(),
        page_labels=tuple(filter(None, model.page_paths.roots)),
    )


def _manifest_facts(run: ExportRun, model: DocsModel) -> ManifestFacts:
    settings = msgspec.to_builtins(run.input.sdk) | {"export": run.target}
    return ManifestFacts(
        docwright=__version__, docs=model_digest(model.api), settings=settings
    )


def _written(
    run: ExportRun, files: Mapping[str, Content], facts: ManifestFacts
) -> Changes:
    try:
        return write_output(run.output, files, facts, DOCUMENTATION_FOLDERS, whole=None)
    except FindingsError as error:
        raise FindingsError(
            error.message, "Keep what you need of them elsewhere, and remove them."
        ) from error
