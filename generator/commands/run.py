"""Arguments, environment and settings merged into the one value that a command goes by; the arguments win."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import msgspec

from generator.commands.arguments import (
    ExportArguments,
    ExportTarget,
    GenerateArguments,
    InspectArguments,
    ReadingArguments,
)
from generator.commands.places import (
    DEFAULT_OUTPUT,
    DOCUMENT,
    SUMMARY,
    Places,
    checked_output,
    same_place,
)
from generator.emit.settings import SdkSettings
from generator.files.file_names import RECORD
from generator.files.setting_rules import MOST_JOBS
from generator.files.settings import (
    Settings,
    load_settings,
    sdk_settings,
    settings_file,
)
from generator.model.catalogue import Level
from generator.model.errors import UsageError
from generator.reader.doc_sources import DatedPath

# Windows waits for so many processes at once
_MOST_PROCESSES: Final = 61 if sys.platform == "win32" else MOST_JOBS

_EXPORTED: Final[Mapping[ExportTarget, str]] = {
    "openapi": "openapi.json",
    "overlay": "overlay.yaml",
    "llms": "llms",
}
"""What each target is written to: a file where the name has an ending, else a folder."""
_SUFFIXES: Final = frozenset((".json", ".yaml", ".yml"))


class DocsInput(msgspec.Struct, frozen=True, kw_only=True):
    """What the model comes from, and how it is read.

    `folder` is the working directory, where settings and overrides lie; `overrides` is the path of the overrides file in
    it, None where that belongs to another SDK. `record` is the folder of the record of names, from the working directory
    on. `page_root` is the folder from which the paths of pages are counted, None where it follows from the docs. `dated` are
    the folders and files of which the settings know the date. `notes` are sentences for people about files that are not used. `jobs` counts processes.
    """

    folder: Path
    docs: tuple[Path, ...]
    overrides: str | None
    record: Path
    sdk: SdkSettings
    page_root: Path | None = None
    dated: tuple[DatedPath, ...] = ()
    notes: tuple[str, ...] = ()
    jobs: int
    uses_cache: bool


class GenerateRun(msgspec.Struct, frozen=True, kw_only=True):
    """A run of `docwright generate`.

    `only` and `exclude` are patterns of subject ids; `summary_json` is a file, `-` for standard output, or None.
    `tells_reasons` for each file that changes, `is_json` where it does so on standard output.
    """

    input: DocsInput
    output: Path
    only: tuple[str, ...]
    exclude: tuple[str, ...]
    is_check: bool
    tells_reasons: bool
    is_json: bool
    fail_on: Level | None
    summary_json: str | None
    overwrites_edits: bool
    is_formatted: bool


class InspectRun(msgspec.Struct, frozen=True, kw_only=True):
    """A run of `docwright inspect`; without `subject` it is about the whole model."""

    input: DocsInput
    subject: str | None
    as_json: bool


class ExportRun(msgspec.Struct, frozen=True, kw_only=True):
    """A run of `docwright export`.

    `output` is the folder of the pages for assistants, the file of a document, or `-` for standard output. `only` and
    `exclude` are those of the settings.
    """

    input: DocsInput
    target: str
    output: Path
    only: tuple[str, ...]
    exclude: tuple[str, ...]


def generate_run(arguments: GenerateArguments, folder: Path) -> GenerateRun:
    """The run that arguments and the settings of a folder ask for.

    Raises:
        UsageError: the settings cannot be used, DOCS are missing, or what is read and written is not kept apart.
    """
    settings = load_settings(folder)
    output = checked_output(
        settings.output or DEFAULT_OUTPUT
        if arguments.output is None
        else arguments.output
    )
    run = GenerateRun(
        input=docs_input(arguments, arguments.docs, settings, folder, output),
        output=output,
        only=arguments.only or settings.only,
        exclude=arguments.exclude or settings.exclude,
        is_check=arguments.check,
        tells_reasons=arguments.check or arguments.watch,
        is_json=arguments.report_format == "json",
        fail_on=arguments.fail_on,
        summary_json=arguments.summary_json,
        overwrites_edits=arguments.force,
        is_formatted=not arguments.no_format,
    )
    places, files = _refuse_overlap(run.input, run.output)
    if run.summary_json not in {None, "-"}:
        package = run.input.sdk.package
        places.refuse_report(Path(run.summary_json or ""), package, files, SUMMARY)
    return run


def refuse_reports(arguments: GenerateArguments) -> None:
    """Refuses a report on standard output that has no place there.

    Raises:
        UsageError: there is such a report.
    """
    is_json = arguments.report_format == "json"
    is_summary = arguments.summary_json == "-"
    if is_json and not arguments.check:
        raise UsageError(
            "--format json is the form of what --check finds",
            "Add --check, or use --summary-json for the numbers of a run.",
        )
    if is_json and is_summary:
        raise UsageError(
            "--format json and --summary-json - would both write to standard output",
            "Name a file with --summary-json.",
        )
    if arguments.watch and is_summary:
        raise UsageError(
            "--watch writes a summary after each run, and standard output can take one only",
            "Name a file with --summary-json; it is replaced after each run.",
        )


def _refuse_overlap(source: DocsInput, output: Path) -> tuple[Places, list[Path]]:
    """Refuses an output that is not apart from what is read; returns the places, and the files that are read."""
    package = source.sdk.package
    places = Places(source.folder, source.docs, output)
    places.refuse_overlap(package)
    files = _files_read(source)
    places.refuse_among_generated(files, package)
    return places, files


def _files_read(source: DocsInput) -> list[Path]:
    """The files beside DOCS that a run reads: settings, overrides, record of names."""
    names = (settings_file(source.folder), source.overrides)
    return [*(Path(name) for name in names if name), source.record / RECORD]


def export_run(arguments: ExportArguments, folder: Path) -> ExportRun:
    """The run that arguments and the settings of a folder ask for.

    Raises:
        UsageError: the settings cannot be used, DOCS are missing, or what is read and written is not kept apart.
    """
    settings = load_settings(folder)
    default = _EXPORTED[arguments.target]
    given = checked_output(default if arguments.output is None else arguments.output)
    # names are those of the SDK that the settings are about
    sdk = Path(settings.output or DEFAULT_OUTPUT)
    run = ExportRun(
        input=docs_input(arguments, arguments.docs, settings, folder, sdk),
        target=arguments.target,
        output=_document_file(given, default) if Path(default).suffix else given,
        only=settings.only,
        exclude=settings.exclude,
    )
    if not Path(default).suffix:
        _refuse_overlap(run.input, run.output)
    elif str(run.output) != "-":
        places = Places(folder, run.input.docs, sdk)
        files = _files_read(run.input)
        places.refuse_report(run.output, run.input.sdk.package, files, DOCUMENT)
    return run


def _document_file(given: Path, default: str) -> Path:
    """The file of a document: the one that was given, or the default one in a folder that was given."""
    is_file = str(given) == "-" or given.suffix.lower() in _SUFFIXES
    return given if is_file and not given.is_dir() else given / default


def inspect_run(arguments: InspectArguments, folder: Path) -> InspectRun:
    """The run that arguments and the settings of a folder ask for.

    Raises:
        UsageError: the settings cannot be used, or DOCS are missing.
    """
    settings = load_settings(folder)
    docs, subject = _docs_and_subject(arguments.docs, settings)
    return InspectRun(
        input=docs_input(
            arguments,
            docs,
            settings,
            folder,
            Path(settings.output or DEFAULT_OUTPUT),
        ),
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


def docs_input(
    arguments: ReadingArguments,
    docs: Sequence[str],
    settings: Settings,
    folder: Path,
    output: Path,
    *,
    is_its: bool = False,
) -> DocsInput:
    """What the model of DOCS comes from; `is_its` says that the settings are about them, which is found out otherwise.

    Raises:
        UsageError: there are no DOCS, or the number of processes is none.
    """
    if "" in docs:
        raise UsageError(
            "the name of the docs is empty",
            "Look at the variable that it comes from, or leave it out.",
        )
    paths = tuple(Path(path) for path in docs or settings.docs)
    if not paths:
        raise UsageError(
            "no docs were given",
            "Name a folder of pages, or set 'docs' in docwright.toml.",
        )
    # what was learned of an SDK belongs to that SDK, whatever the folder from which another is generated
    is_its = is_its or _is_about(settings, folder, paths, output)
    record = Path() if is_its and settings_file(folder) else output
    overrides = settings.overrides if is_its else None
    return DocsInput(
        folder=folder,
        docs=paths,
        overrides=overrides,
        record=record,
        sdk=sdk_settings(settings),
        # that of other docs says nothing about these
        page_root=(
            folder / settings.page_root if is_its and settings.page_root else None
        ),
        dated=tuple(_dated(folder, settings, paths)) if is_its else (),
        notes=tuple(_notes(folder, settings, record, overrides)),
        jobs=job_count(arguments.jobs, settings),
        uses_cache=not arguments.no_cache,
    )


def _dated(
    folder: Path, settings: Settings, docs: Sequence[Path]
) -> Iterator[DatedPath]:
    """The entries of the setting `sources`, but for those that are about other DOCS of the settings than these."""
    for entry in settings.sources:
        place = folder / entry.path
        others = (folder / path for path in settings.docs)
        if _overlaps(place, docs) or not _overlaps(place, others):
            yield DatedPath(entry.path, place, entry.date.isoformat())


def _overlaps(place: Path, docs: Iterable[Path]) -> bool:
    """Whether a place is one of DOCS, lies in one or holds one."""
    at = place.resolve()
    paths = [path.resolve() for path in docs]
    return any(at.is_relative_to(path) or path.is_relative_to(at) for path in paths)


def _is_about(
    settings: Settings, folder: Path, docs: Sequence[Path], output: Path
) -> bool:
    """Whether the settings are about the SDK of these docs or in this folder, not about another one."""
    if not settings.docs and settings.output is None:
        return True
    places = [(folder / path).resolve() for path in docs]
    has_docs = bool(settings.docs) and places == [
        (folder / path).resolve() for path in settings.docs
    ]
    has_output = settings.output is not None and same_place(
        folder / settings.output, folder / output
    )
    return has_docs or has_output


def _notes(
    folder: Path, settings: Settings, record: Path, overrides: str | None
) -> Iterator[str]:
    """Says which files of the working directory are not used, since they are about another SDK."""
    if not same_place(folder, folder / record) and (folder / RECORD).is_file():
        yield f"{RECORD} of the working directory is not used: no settings say that it is about this SDK, whose record lies in {record}"
    if overrides is None and (folder / settings.overrides).is_file():
        yield f"{settings.overrides} is not used: the settings are about another SDK"
    if overrides is None and settings.sources:
        yield "the setting 'sources' is not used: the settings are about another SDK"


def job_count(argument: int | None, settings: Settings) -> int:
    """How many processes to use: the argument, `DOCWRIGHT_JOBS`, the setting, else one per usable core.

    Raises:
        UsageError: a number below 1, or no number.
    """
    if argument is not None:
        return _positive(str(argument), "--jobs")
    if value := os.environ.get("DOCWRIGHT_JOBS"):
        return _positive(value, "DOCWRIGHT_JOBS")
    return _positive(str(settings.jobs or min(_cores(), MOST_JOBS)), "jobs")


def _positive(value: str, name: str) -> int:
    # isdigit alone takes digits such as '²', which int refuses; int refuses thousands of digits
    usable = value.isascii() and value.isdigit() and len(value) <= len(str(MOST_JOBS))
    if not usable or not 1 <= int(value) <= MOST_JOBS:
        raise UsageError(
            f"{name} must be a number from 1 to {MOST_JOBS}, not {value[:100]!r}",
            "Correct it.",
        )
    return min(int(value), _MOST_PROCESSES)


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS and Windows have no such call
        return os.cpu_count() or 1
