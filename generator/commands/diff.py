"""`docwright diff`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import get_args

from generator.changes import compare
from generator.changes.versions import misses_bump, next_version
from generator.commands.arguments import DiffArguments, DiffFormat
from generator.commands.sides.accepted import Verdict, judged
from generator.commands.sides.docs_sides import repository_root
from generator.commands.sides.loading import sides_of
from generator.commands.sides.run import SidesInput, sides_input
from generator.commands.sides.side import Side
from generator.emit.python.page_links import PageLinks
from generator.files.accept import load_accept_file
from generator.files.lock import LOCK, RELEASED_LOCK, load_lock
from generator.files.setting_rules import FailOn
from generator.files.settings import failing_at, load_settings
from generator.model.comparison.changes import Comparison, PythonLevel
from generator.model.encoding.gc_pause import gc_paused
from generator.model.errors import Finding, UsageError
from generator.report.diff import FORMATS
from generator.report.diff.levels import level_finding
from generator.report.diff.report import DiffReport, WitnessText
from generator.report.escape import for_terminal
from generator.report.findings import joined
from generator.report.progress import Progress
from generator.report.terminal import (
    is_terminal,
    say,
    write_result,
    write_result_lines,
)


def run(arguments: DiffArguments) -> Finding | None:
    """Runs `docwright diff OLD NEW`; returns the finding of `--fail-on` or of the accept file."""
    # snapshots and changes hold no cycles
    with gc_paused():
        return _diff(arguments, Path.cwd())


def _diff(arguments: DiffArguments, folder: Path) -> Finding | None:
    settings = load_settings(folder)
    sides = sides_input(arguments.old, arguments.new, settings, folder, arguments)
    # before the pages are read, so that a broken file stops the run at once
    accepted = load_accept_file(folder, settings.accept)
    # scripts want the result alone, so progress shows on a terminal only
    old, new = sides_of(sides, Progress(quiet=not is_terminal()))
    fail_on = arguments.fail_on or failing_at(settings, get_args(FailOn))
    if fail_on == "missing-bump":
        _refuse_without_versions(old, new)
    comparison = compare(
        old.snapshot, new.snapshot, old_label=old.label, new_label=new.label
    )
    verdict = Verdict({})
    if accepted.entries:
        released = load_lock(folder / sides.output / RELEASED_LOCK)
        verdict = judged(accepted, comparison, released)
    for line in verdict.unknown:
        say(for_terminal(line))
    report = DiffReport(
        comparison=comparison,
        old=old.paths,
        new=new.paths,
        accepted=verdict.reasons,
        witnesses=_witnesses(comparison, arguments.report_format),
        lock=_lock_in_repository(sides),
        address=PageLinks(settings.page_url, new.labels).address,
    )
    _write(arguments.report_format, report)
    findings = (_reached(report, fail_on, arguments.report_format), _stale(verdict))
    return joined([finding for finding in findings if finding])


def _witnesses(
    comparison: Comparison, report_format: DiffFormat
) -> dict[str, WitnessText]:
    """The witnesses of the changes, for the formats that show them."""
    if report_format not in {"html", "markdown"}:
        return {}
    from generator.changes.witnesses import (  # noqa: PLC0415 - two formats need it
        witnesses,
    )

    return {
        fingerprint: WitnessText(witness.code, witness.verdict)
        for fingerprint, witness in witnesses(comparison).items()
    }


def _lock_in_repository(sides: SidesInput) -> str:
    """The lock of the SDK of the settings, from the root of the git repository on; as it is where there is none."""
    lock = sides.output / LOCK
    root = repository_root(sides.folder) or sides.folder
    try:
        return Path(os.path.relpath(sides.folder / lock, root)).as_posix()
    except ValueError:
        # another drive of Windows
        return lock.as_posix()


def _write(report_format: DiffFormat, report: DiffReport) -> None:
    text = FORMATS[report_format](report)
    if report_format == "text":
        write_result_lines(text.removesuffix("\n").split("\n"))
    else:
        write_result(text.encode())


def _reached(report: DiffReport, fail_on: str, form: DiffFormat) -> Finding | None:
    if fail_on in {"", "missing-bump"}:
        return _missing_bump(report) if fail_on else None
    finding = level_finding(report, fail_on)
    # as text people have just read the changes
    return finding._replace(details=()) if finding and form == "text" else finding


def _stale(verdict: Verdict) -> Finding | None:
    if not verdict.out_of_date:
        return None
    return Finding(
        "the accept file is out of date",
        "Remove these entries, or correct them.",
        verdict.out_of_date,
    )


def _refuse_without_versions(*sides: Side) -> None:
    """Refuses sides of which nothing says the version.

    Raises:
        UsageError: there is such a side.
    """
    for side in sides:
        if not side.snapshot.header.sdk_version:
            raise UsageError(
                f"'{side.label}' has no version, which --fail-on missing-bump compares",
                "Name an SDK or a lock, such as docwright.released.lock; of NEW the setting 'sdk_version' counts as well.",
            )


def _missing_bump(report: DiffReport) -> Finding | None:
    """The finding of a version that is too low for the changes that nobody has accepted."""
    old, new = (
        side.header.sdk_version
        for side in (report.comparison.old, report.comparison.new)
    )
    levels = (change.python_level for change in report.open_changes)
    worst = min(levels, key=list(PythonLevel).index, default=PythonLevel.NONE)
    least = next_version(old, worst)
    if not misses_bump(old, new, least):
        return None
    return Finding(
        f"the version of NEW is {new}, and what changed since {old} asks for {least}",
        "Raise sdk_version, or run docwright release.",
    )
