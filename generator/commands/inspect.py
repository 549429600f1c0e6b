"""`docwright inspect`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.commands.arguments import InspectArguments
from generator.commands.docs import DocsModel, nothing_to_read, read_docs
from generator.commands.run import InspectRun, inspect_run
from generator.emit.planned_names import name_diagnostics
from generator.files.names_record import load_record
from generator.model.api import Api
from generator.model.diagnostics import Diagnostic, by_place
from generator.report.json import model_json, subjects_json
from generator.report.progress import Progress
from generator.report.subject import find
from generator.report.terminal import (
    is_terminal,
    say,
    write_result,
    write_result_lines,
)
from generator.report.text import diagnostic_lines, source_lines, subject_lines


def run(arguments: InspectArguments) -> None:
    """Runs `docwright inspect`."""
    _inspect(inspect_run(arguments, Path.cwd()))


def _inspect(run: InspectRun) -> None:
    # scripts want the result alone, so progress shows on a terminal only
    model = read_docs(run.input, Progress(quiet=not is_terminal()))
    if run.subject:
        matches = find(model.api, run.subject)
        if run.as_json:
            write_result(subjects_json(matches))
        else:
            shown = map(model.page_paths.of_subject, matches)
            write_result_lines(line for match in shown for line in subject_lines(match))
        return
    diagnostics = _diagnostics(run, model)
    # as JSON they are a part of the result
    if not run.as_json or _is_empty(model.api):
        for line in diagnostic_lines(diagnostics, model.page_paths):
            say(line)
        for line in source_lines(model.sources, model.page_paths):
            say(line)
    if _is_empty(model.api):
        raise nothing_to_read("operation or type", model)
    if run.as_json:
        write_result(model_json(model.api, diagnostics))
    else:
        write_result_lines(_ids(model.api))


def _is_empty(api: Api) -> bool:
    return not api.operations and not api.types


def _diagnostics(run: InspectRun, model: DocsModel) -> tuple[Diagnostic, ...]:
    """The diagnostics that `generate` would have: of the pages, their samples and the names."""
    record = load_record(run.input.record)
    names = name_diagnostics(model.api, run.input.sdk, record, model.overrides)
    return tuple(
        sorted((*model.diagnostics, *model.sample_diagnostics, *names), key=by_place)
    )


def _ids(api: Api) -> Iterator[str]:
    yield from (operation.id for operation in api.operations)
    yield from (type_.id for type_ in api.types)
    yield from (archive.id for archive in api.archives)
