"""`docwright generate`: the steps of a run, from DOCS to the files in OUT and the summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from generator import __version__
from generator.commands.arguments import GenerateArguments
from generator.commands.docs import found_docs, page_paths
from generator.commands.places import SUMMARY, unwritable_report
from generator.commands.reasons import Reasons
from generator.commands.results import Inputs, Result, keep_result, known_result
from generator.commands.run import GenerateRun, generate_run, refuse_reports
from generator.commands.sides.former import FormerLock, SurfaceChanges, next_release
from generator.commands.watch import Outcome, watch
from generator.emit.folders import generated_folders
from generator.emit.writing import (
    Changes,
    Content,
    ManifestFacts,
    plan_changes,
    recover,
    unchanged,
    write_file,
    write_output,
)
from generator.emit.writing.paths import RELEASED_LOCK
from generator.files.file_names import RECORD, has_custom_folder, missing_marker
from generator.files.file_text import record_text
from generator.files.lock_file import lock_data
from generator.model.api import Api
from generator.model.custom import CustomClass
from generator.model.diagnostics import Diagnostic
from generator.model.errors import Finding
from generator.reader.source_files import Discovery
from generator.report.changes import (
    Check,
    stale_finding,
    written_lines,
)
from generator.report.escape import for_terminal
from generator.report.json import check_json, summary_json
from generator.report.page_paths import PagePaths
from generator.report.progress import Progress
from generator.report.summary import (
    FileCounts,
    Summary,
    diagnostic_counts,
    peak_memory,
)
from generator.report.terminal import counted, say, write_result
from generator.report.text import diagnostic_lines, summary_lines

if TYPE_CHECKING:
    from generator.model.comparison.snapshot import Snapshot

_STAGES: Final = ("read", "build", "render", "write")


def run(arguments: GenerateArguments) -> Finding | None:
    """Runs `docwright generate`; returns the finding of `--check` or `--fail-on`."""
    refuse_reports(arguments)
    if arguments.watch:
        watch(arguments, _generate)
    return _generate(generate_run(arguments, Path.cwd())).finding


def _generate(run: GenerateRun, before: Outcome | None = None) -> Outcome:
    """Does a run; what it has in common with the run `before` is not said again."""
    # first of all, since an interrupted run may have left OUT half written
    if message := recover(run.output).message:
        say(message)
    progress = Progress(is_brief=before is not None)
    inputs = inputs_of(run, progress)
    done = _nothing_to_do(inputs, progress) or _made(inputs, progress)
    paths = page_paths(inputs.found)
    known = frozenset(before.diagnostics if before else ())
    diagnostics = done.result.diagnostics
    fresh = (case for case in diagnostics if case not in known)
    for line in diagnostic_lines(fresh, paths):
        say(line)
    if done.result.has_custom:
        _say_missing_marker(run)
    _tell(run, _summary(inputs, done, progress), is_brief=before is not None)
    for line in done.surface.lines:
        say(line)
    stale = _tell_changes(run, done.check, paths) if done.check else None
    # where both hold, the SDK is to be generated first
    return Outcome(
        finding=stale or _level_finding(run, diagnostics),
        diagnostics=diagnostics,
        wrote_names=done.result.has_new_names and not run.is_check,
    )


def inputs_of(run: GenerateRun, progress: Progress) -> Inputs:
    """Looks for everything that decides the result of a run."""
    # before the pages are looked at, so that a broken file stops the run at once
    custom = _custom_classes(run.output, run.input.sdk.package)
    released = lock_data(run.output / RELEASED_LOCK)
    with progress.stage("read", "looking for pages"):
        found = found_docs(run.input)
    return Inputs(run, found, record_text(run.input.record), custom, released)


class _Done(NamedTuple):
    """The result of a run, the changes in OUT and the reasons for them, and how many pages earlier runs had read.

    `surface` is what changes for users; `snapshot` is what the SDK offers, None where that is what its lock says.
    """

    result: Result
    changes: Changes
    check: Check | None
    cache_hits: int
    surface: SurfaceChanges = SurfaceChanges()
    snapshot: Snapshot | None = None


def _custom_classes(output: Path, package: str) -> tuple[CustomClass, ...]:
    if not has_custom_folder(output, package):
        return ()
    # few SDKs have any, and all others need not load a parser of Python
    from generator.files.custom_classes import (  # noqa: PLC0415 - loads a parser of Python, rarely needed
        load_custom_classes,
    )

    return load_custom_classes(output, package)


def _nothing_to_do(inputs: Inputs, progress: Progress) -> _Done | None:
    """What an earlier run made of the same inputs, if OUT has all of it; None where something is to be done."""
    run, result = inputs.run, known_result(inputs)
    # files with other line ends are to be written then
    if result is None or run.overwrites_edits:
        return None
    folders = generated_folders(run.input.sdk.package)
    with progress.stage("write", "comparing"):
        changes = unchanged(run.output, result.files, result.facts, folders)
    if changes is None:
        return None
    reasons = Reasons(run.output, run.input.sdk.package, {}, result.facts)
    if run.tells_reasons:
        reasons.look(changes)
    return _Done(
        result,
        changes,
        _check(run, reasons, Api(), result),
        len(inputs.found.discovery.files),
    )


def _made(inputs: Inputs, progress: Progress) -> _Done:
    # the templates and what fills them, for which a run waits only if something is to be done
    from generator.commands.make import make_sdk  # noqa: PLC0415 - loads much

    run = inputs.run
    made = make_sdk(inputs, progress)
    result, read = made.result, made.model.digest
    reasons = Reasons(run.output, run.input.sdk.package, made.sdk.files, result.facts)
    former = FormerLock(run.output, reasons.look if run.tells_reasons else None)
    changes = _write(run, made.sdk.files, result.facts, former, progress)
    # without the record a new page could rename what this run named
    if result.has_new_names and not run.is_check:
        record = _save_record(run, made.sdk.record)
        recorded = msgspec.structs.replace(inputs, record=record)
        keep_result(
            recorded, read, msgspec.structs.replace(result, has_new_names=False)
        )
    else:
        keep_result(inputs, read, result)
    check = _check(run, reasons, made.model.api, result)
    snapshot = made.sdk.snapshot
    return _Done(
        result,
        changes,
        check,
        made.model.cache_hits,
        former.changes(snapshot),
        snapshot,
    )


def _check(
    run: GenerateRun, reasons: Reasons, api: Api, result: Result
) -> Check | None:
    if not run.tells_reasons:
        return None
    return reasons.check(__version__, api, names=result.has_new_names)


def _save_record(run: GenerateRun, record: dict[str, str]) -> str:
    """Writes the record of names, and returns its text."""
    # it loads a library for YAML, for which a run waits only if it needs it
    from generator.files.names_record import save_record  # noqa: PLC0415 - loads much

    text = save_record(run.input.record, record)
    names, path = counted(len(record), "name"), run.input.record / RECORD
    say(f"recorded {names} in {for_terminal(str(path))}: keep this file")
    return text


def _say_missing_marker(run: GenerateRun) -> None:
    if marker := missing_marker(run.output, run.input.sdk.package):
        note = "without it type checkers see no custom classes of an installed SDK"
        say(f"{for_terminal(str(marker))} is missing: {note}")


def _write(
    run: GenerateRun,
    files: Mapping[str, Content],
    facts: ManifestFacts,
    former: FormerLock,
    progress: Progress,
) -> Changes:
    """Writes the SDK, or with `--check` only finds out what would be written."""
    look = former.look
    force = run.overwrites_edits
    # what else lies in the folders that are wholly generated is foreign, and stops the run
    folders = generated_folders(run.input.sdk.package)
    with progress.stage("write", "comparing" if run.is_check else "writing"):
        if run.is_check:
            return plan_changes(
                run.output, files, facts, folders, force=force, look=look
            )
        # programs import the package, so that has to change as a whole
        whole = run.input.sdk.package
        return write_output(
            run.output, files, facts, folders, whole=whole, force=force, look=look
        )


def _summary(inputs: Inputs, done: _Done, progress: Progress) -> Summary:
    result, changes = done.result, done.changes
    return Summary(
        docwright=__version__,
        pages=dict(result.page_counts),
        files_skipped=_skipped(inputs.found.discovery, result),
        operations=result.operations,
        types=result.types,
        diagnostics=diagnostic_counts(result.diagnostics),
        files=FileCounts(
            len(changes.written), len(changes.unchanged), len(changes.removed)
        ),
        seconds={name: round(progress.seconds.get(name, 0.0), 3) for name in _STAGES},
        peak_memory=peak_memory(),
        cache_hits=done.cache_hits,
        changes=done.surface.changes,
        next_version=(
            next_release(inputs.run.output, done.snapshot)
            if inputs.run.summary_json
            else None
        ),
    )


def _skipped(discovery: Discovery, result: Result) -> dict[str, int]:
    """The number of files of other kinds and of pages with nothing in them, by suffix."""
    skipped = Counter(discovery.skipped)
    skipped.update(result.skipped)
    return dict(sorted(skipped.items()))


def _tell(run: GenerateRun, summary: Summary, *, is_brief: bool) -> None:
    lines = list(summary_lines(summary, str(run.output), check=run.is_check))
    for line in lines[-1:] if is_brief else lines:
        say(line)
    if run.summary_json == "-":
        write_result(summary_json(summary))
    elif run.summary_json:
        _write_summary(Path(run.summary_json), summary)


def _write_summary(path: Path, summary: Summary) -> None:
    try:
        write_file(path, summary_json(summary))
    except OSError as error:
        raise unwritable_report(path, error, SUMMARY) from error


def _tell_changes(run: GenerateRun, check: Check, paths: PagePaths) -> Finding | None:
    """Tells which files change and why: as JSON, as the finding of `--check`, or else line by line."""
    if run.is_json:
        write_result(check_json(check))
    if run.is_check:
        return stale_finding(check, str(run.output), RECORD, paths)
    # that all files are new is no news
    if check.origin.docwright is not None:
        for line in written_lines(check.files, paths):
            say(line)
    return None


def _level_finding(
    run: GenerateRun, diagnostics: Sequence[Diagnostic]
) -> Finding | None:
    if run.fail_on is None:
        return None
    count = sum(diagnostic.level.rank >= run.fail_on.rank for diagnostic in diagnostics)
    if not count:
        return None
    return Finding(
        f"{counted(count, 'diagnostic')} of level {run.fail_on.value} or above",
        "Correct the pages, or choose another level with --fail-on.",
    )
