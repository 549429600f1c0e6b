"""`docwright generate`: the steps of a run, from DOCS to the files in OUT and the summary."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from generator import __version__
from generator.commands.arguments import GenerateArguments
from generator.commands.docs import DocsModel, read_docs, selected
from generator.commands.places import unwritable_report
from generator.commands.reasons import Reasons
from generator.commands.run import GenerateRun, generate_run, refuse_reports
from generator.commands.watch import Outcome, watch
from generator.emit.folders import generated_folders
from generator.emit.sdk import Sdk, render_sdk
from generator.emit.writing import (
    Changes,
    ManifestFacts,
    plan_changes,
    recover,
    write_file,
    write_output,
)
from generator.files.custom_classes import load_custom_classes
from generator.files.custom_sources import missing_marker
from generator.files.file_names import RECORD
from generator.files.names_record import load_record, save_record
from generator.model.custom import CustomClass
from generator.model.diagnostics import Diagnostic, by_place
from generator.model.errors import Finding
from generator.model.samples import Samples
from generator.report.changes import (
    Check,
    stale_finding,
    written_lines,
)
from generator.report.escape import for_terminal
from generator.report.json import check_json, model_digest, summary_json
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
    # before the pages are read, so that a broken file stops the run at once
    record = load_record(run.input.record)
    custom = load_custom_classes(run.output, run.input.sdk.package)
    model = selected(read_docs(run.input, progress), run.only, run.exclude)
    with progress.stage("render", "collecting samples"):
        samples = model.samples()
    sdk = _render(run, model, samples, progress, record=record, custom=custom)
    rendered = (*model.sample_diagnostics, *sdk.diagnostics)
    diagnostics = tuple(sorted((*model.diagnostics, *rendered), key=by_place))
    facts = _manifest_facts(run, model, sdk)
    reasons = Reasons(run.output, run.input.sdk.package, sdk.files, facts)
    changes = _write(run, sdk, facts, reasons, progress)
    # without the record a new page could rename what this run named
    has_new_names = sdk.record != record
    if has_new_names and not run.is_check:
        path = save_record(run.input.record, sdk.record)
        names = counted(len(sdk.record), "name")
        say(f"recorded {names} in {for_terminal(str(path))}: keep this file")
    known = frozenset(before.diagnostics if before else ())
    fresh = (case for case in diagnostics if case not in known)
    for line in diagnostic_lines(fresh, model.page_paths):
        say(line)
    if sdk.custom and (marker := missing_marker(run.output, run.input.sdk.package)):
        note = "without it type checkers see no custom classes of an installed SDK"
        say(f"{for_terminal(str(marker))} is missing: {note}")
    summary = _summary(model, diagnostics, changes, progress)
    _tell(run, summary, is_brief=before is not None)
    stale = None
    if run.tells_reasons:
        check = reasons.check(__version__, model.api, names=has_new_names)
        stale = _tell_changes(run, check, model.page_paths)
    # where both hold, the SDK is to be generated first
    return Outcome(
        finding=stale or _level_finding(run, diagnostics),
        diagnostics=diagnostics,
        wrote_names=has_new_names and not run.is_check,
    )


def _render(
    run: GenerateRun,
    model: DocsModel,
    samples: Samples,
    progress: Progress,
    *,
    record: dict[str, str],
    custom: tuple[CustomClass, ...],
) -> Sdk:
    label = f"rendering {counted(len(model.api.operations), 'operation')}"
    with progress.stage("render", label):
        return render_sdk(
            model.api,
            run.input.sdk,
            jobs=run.input.jobs,
            reformat=run.is_formatted,
            record=record,
            overrides=model.overrides,
            samples=samples,
            page_labels=tuple(filter(None, model.page_paths.roots)),
            custom_classes=custom,
            progress=progress.reach,
        )


def _manifest_facts(run: GenerateRun, model: DocsModel, sdk: Sdk) -> ManifestFacts:
    settings = msgspec.to_builtins(run.input.sdk) | {"format": run.is_formatted}
    # an empty overrides file counts as none, so that adding one changes nothing
    if model.overrides.entries:
        settings["overrides"] = model.overrides.digest
    if sdk.custom:
        settings["custom"] = sdk.custom
    return ManifestFacts(
        docwright=__version__, docs=model_digest(model.api), settings=settings
    )


def _write(
    run: GenerateRun,
    sdk: Sdk,
    facts: ManifestFacts,
    reasons: Reasons,
    progress: Progress,
) -> Changes:
    """Writes the SDK, or with `--check` only finds out what would be written."""
    look = reasons.look if run.tells_reasons else None
    package, force = run.input.sdk.package, run.overwrites_edits
    # the folders that are wholly generated: what else lies in them is foreign, and stops the run
    folders = generated_folders(package)
    with progress.stage("write", "comparing" if run.is_check else "writing"):
        if run.is_check:
            return plan_changes(
                run.output, sdk.files, facts, folders, force=force, look=look
            )
        return write_output(
            run.output,
            sdk.files,
            facts,
            folders,
            whole=package,
            force=force,
            look=look,
        )


def _summary(
    model: DocsModel,
    diagnostics: tuple[Diagnostic, ...],
    changes: Changes,
    progress: Progress,
) -> Summary:
    return Summary(
        docwright=__version__,
        pages=dict(model.page_counts),
        files_skipped=dict(sorted(model.skipped.items())),
        operations=len(model.api.operations),
        types=len(model.api.types),
        diagnostics=diagnostic_counts(diagnostics),
        files=FileCounts(
            len(changes.written), len(changes.unchanged), len(changes.removed)
        ),
        seconds={name: round(value, 3) for name, value in progress.seconds.items()},
        peak_memory=peak_memory(),
        cache_hits=model.cache_hits,
    )


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
        raise unwritable_report(path, error) from error


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
