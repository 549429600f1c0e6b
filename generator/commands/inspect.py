"""`docwright inspect`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.commands.arguments import InspectArguments
from generator.commands.docs import DocsModel, read_docs
from generator.commands.run import InspectRun, inspect_run
from generator.model.api import Api
from generator.report.json import model_json, subjects_json
from generator.report.subject import find
from generator.report.terminal import (
    Progress,
    is_terminal,
    write_result,
    write_result_lines,
)
from generator.report.text import subject_lines


def run(arguments: InspectArguments) -> None:
    """Runs `docwright inspect`."""
    _inspect(inspect_run(arguments, Path.cwd()))


def _inspect(run: InspectRun) -> None:
    # scripts want the result alone, so progress shows on a terminal only
    model = read_docs(run.input, Progress(quiet=not is_terminal()))
    if run.as_json:
        write_result(_json(model, run.subject))
    else:
        write_result_lines(_lines(model.api, run.subject))


def _json(model: DocsModel, subject: str | None) -> bytes:
    if subject:
        return subjects_json(find(model.api, subject))
    return model_json(model.api, model.diagnostics)


def _lines(api: Api, subject: str | None) -> Iterator[str]:
    if subject:
        for match in find(api, subject):
            yield from subject_lines(match)
        return
    yield from (operation.id for operation in api.operations)
    yield from (type_.id for type_ in api.types)
