"""Arguments, environment and settings merged into the one value that a command goes by; the arguments win."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import msgspec

from generator.commands.arguments import (
    DocsArguments,
    GenerateArguments,
    InspectArguments,
)
from generator.emit.settings import SdkSettings
from generator.files.settings import Settings, load_settings, sdk_settings
from generator.model.diagnostics import Level
from generator.model.errors import UsageError


class DocsInput(msgspec.Struct, frozen=True, kw_only=True):
    """What the model comes from, and how it is read.

    `folder` is the working directory, where settings, overrides and the record of names lie; `overrides` is the path of
    the overrides file in it. `jobs` counts processes.
    """

    folder: Path
    docs: tuple[Path, ...]
    overrides: str
    jobs: int
    uses_cache: bool


class GenerateRun(msgspec.Struct, frozen=True, kw_only=True):
    """A run of `docwright generate`.

    `only` and `exclude` are patterns of subject ids; `summary_json` is a file, `-` for standard output, or None.
    """

    input: DocsInput
    output: Path
    sdk: SdkSettings
    only: tuple[str, ...]
    exclude: tuple[str, ...]
    is_check: bool
    fail_on: Level | None
    summary_json: str | None
    overwrites_edits: bool
    is_formatted: bool


class InspectRun(msgspec.Struct, frozen=True, kw_only=True):
    """A run of `docwright inspect`; without `subject` it is about the whole model."""

    input: DocsInput
    subject: str | None
    as_json: bool


def generate_run(arguments: GenerateArguments, folder: Path) -> GenerateRun:
    """The run that arguments and the settings of a folder ask for.

    Raises:
        UsageError: the settings cannot be used, DOCS are missing, or OUT lies in them.
    """
    settings = load_settings(folder)
    run = GenerateRun(
        input=_docs_input(arguments, arguments.docs, settings, folder),
        output=Path(arguments.output or settings.output),
        sdk=sdk_settings(settings),
        only=arguments.only or settings.only,
        exclude=arguments.exclude or settings.exclude,
        is_check=arguments.check,
        fail_on=arguments.fail_on,
        summary_json=arguments.summary_json,
        overwrites_edits=arguments.force,
        is_formatted=not arguments.no_format,
    )
    _refuse_overlap(run.input.docs, run.output)
    return run


def inspect_run(arguments: InspectArguments, folder: Path) -> InspectRun:
    """The run that arguments and the settings of a folder ask for.

    Raises:
        UsageError: the settings cannot be used, or DOCS are missing.
    """
    settings = load_settings(folder)
    docs, subject = _docs_and_subject(arguments.docs, settings)
    return InspectRun(
        input=_docs_input(arguments, docs, settings, folder),
        subject=subject,
        as_json=arguments.json,
    )


def _docs_and_subject(
    words: tuple[str, ...], settings: Settings
) -> tuple[tuple[str, ...], str | None]:
    """Takes the last word for the subject, unless it is a file or folder, or the only word and no setting has DOCS."""
    # a single word without DOCS in the settings can only be meant as DOCS, also where it does not exist
    *others, last = words or ("",)
    if last and not Path(last).exists() and (others or settings.docs):
        return tuple(others), last
    return words, None


def _docs_input(
    arguments: DocsArguments, docs: Sequence[str], settings: Settings, folder: Path
) -> DocsInput:
    paths = tuple(Path(path) for path in docs or settings.docs)
    if not paths:
        raise UsageError(
            "no docs were given",
            "Name a folder of pages, or set 'docs' in docwright.toml.",
        )
    return DocsInput(
        folder=folder,
        docs=paths,
        overrides=settings.overrides,
        jobs=job_count(arguments.jobs, settings),
        uses_cache=not arguments.no_cache,
    )


def _refuse_overlap(docs: Sequence[Path], output: Path) -> None:
    """Refuses an output inside the docs, where the next run would read what this one wrote."""
    out = output.resolve()
    for path in docs:
        resolved = path.resolve()
        if out == resolved or resolved in out.parents:
            raise UsageError(
                f"the output {output} lies in the docs {path}",
                "Choose another folder with -o.",
            )


def job_count(argument: int | None, settings: Settings) -> int:
    """How many processes to use: the argument, `DOCWRIGHT_JOBS`, the setting, else one per usable core.

    Raises:
        UsageError: a number below 1, or no number.
    """
    if argument is not None:
        return _positive(str(argument), "--jobs")
    if value := os.environ.get("DOCWRIGHT_JOBS"):
        return _positive(value, "DOCWRIGHT_JOBS")
    return _positive(str(settings.jobs), "jobs") if settings.jobs else _cores()


def _positive(value: str, name: str) -> int:
    # isdigit alone takes digits such as '²', which int refuses
    if not value.isascii() or not value.isdigit() or int(value) < 1:
        raise UsageError(
            f"{name} must be a number from 1, not {value!r}", "Correct it."
        )
    return int(value)


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS and Windows have no such call
        return os.cpu_count() or 1
