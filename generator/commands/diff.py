"""`docwright diff`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.changes import compare
from generator.changes.versions import misses_bump, next_version
from generator.commands.arguments import DiffArguments
from generator.commands.sides.accepted import judged
from generator.commands.sides.loading import sides_of
from generator.commands.sides.run import DiffRun, diff_run
from generator.commands.sides.side import Side
from generator.emit.python.page_links import PageLinks
from generator.files.accept import load_accept_file
from generator.files.lock import RELEASED_LOCK, load_lock
from generator.model.comparison.changes import PythonLevel
from generator.model.errors import Finding, UsageError
from generator.report.diff import FORMATS
from generator.report.diff.levels import joined, level_finding
from generator.report.diff.report import DiffReport
from generator.report.escape import for_terminal
from generator.report.progress import Progress
from generator.report.terminal import (
    is_terminal,
    say,
    write_result,
    write_result_lines,
)


def run(arguments: DiffArguments) -> Finding | None:
    """Runs `docwright diff OLD NEW`; returns the finding of `--fail-on` or of the accept file."""
    run = diff_run(arguments, Path.cwd())
    # before the pages are read, so that a broken file stops the run at once
    accepted = load_accept_file(run.folder, run.settings.accept)
    # scripts want the result alone, so progress shows on a terminal only
    old, new = sides_of(run, Progress(quiet=not is_terminal()))
    if run.fail_on == "missing-bump":
        _refuse_without_versions(old, new)
    comparison = compare(
        old.snapshot, new.snapshot, old_label=old.label, new_label=new.label
    )
    released = load_lock(run.folder / run.output / RELEASED_LOCK)
    verdict = judged(accepted, comparison, released)
    for line in verdict.unknown:
        say(for_terminal(line))
    report = DiffReport(
        comparison=comparison,
        old=old.paths,
        new=new.paths,
        accepted=verdict.reasons,
        address=PageLinks(run.settings.page_url, new.labels).address,
    )
    _write(run, report)
    return joined(tuple(_findings(run, report, verdict.out_of_date)))


def _write(run: DiffRun, report: DiffReport) -> None:
    text = FORMATS[run.report_format](report)
    if run.report_format == "text":
        write_result_lines(text.removesuffix("\n").split("\n"))
    else:
        write_result(text.encode())


def _findings(
    run: DiffRun, report: DiffReport, out_of_date: tuple[str, ...]
) -> Iterator[Finding]:
    if run.fail_on == "missing-bump":
        yield from _missing_bump(report)
    elif run.fail_on and (reached := level_finding(report, run.fail_on)):
        # people have just read them
        is_read = run.report_format == "text"
        yield reached._replace(details=()) if is_read else reached
    if out_of_date:
        yield Finding(
            f"{run.settings.accept} is out of date",
            "Remove these entries, or correct them.",
            out_of_date,
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


def _missing_bump(report: DiffReport) -> Iterator[Finding]:
    """The finding of a version that is too low for the changes that nobody has accepted."""
    old, new = (
        side.header.sdk_version
        for side in (report.comparison.old, report.comparison.new)
    )
    levels = (change.python_level for change in report.open_changes)
    worst = min(levels, key=list(PythonLevel).index, default=PythonLevel.NONE)
    least = next_version(old, worst)
    if misses_bump(old, new, least):
        yield Finding(
            f"the version of NEW is {new}, and what changed since {old} asks for {least}",
            "Raise sdk_version, or release with docwright release.",
        )
