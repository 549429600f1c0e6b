"""`docwright lint`: the command."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import get_args

import msgspec

from generator.commands.arguments import LintArguments, LintFormat
from generator.commands.docs import found_docs, page_paths
from generator.commands.found_docs import FoundDocs
from generator.commands.lint.accepted import (
    accepted_defects,
    live_entries,
    out_of_date,
)
from generator.commands.lint.baseline import (
    KnownDefect,
    Recognised,
    baseline_of,
    load_baseline,
    recognised,
    write_baseline,
)
from generator.commands.lint.finding import found_defects
from generator.commands.lint.selection import faults, selected_ids
from generator.commands.places import DEFAULT_OUTPUT
from generator.commands.run import docs_input
from generator.commands.sides.accepted import unknown_entries
from generator.commands.sides.docs_sides import repository_root, shown_paths
from generator.emit.python.page_links import PageLinks
from generator.files.accept import load_accept_file
from generator.files.lock import RELEASED_LOCK, load_lock
from generator.files.setting_rules import LintFailOn
from generator.files.settings import Settings, failing_at, load_settings
from generator.model.catalogue import Level
from generator.model.errors import Finding, UsageError
from generator.model.lint.defects import Found
from generator.model.lint.places import Place
from generator.report.escape import for_terminal
from generator.report.findings import joined
from generator.report.lint import FORMATS
from generator.report.lint.report import LintReport
from generator.report.progress import Progress
from generator.report.terminal import (
    counted,
    is_terminal,
    say,
    write_result,
    write_result_lines,
)


def run(arguments: LintArguments) -> Finding | None:
    """Runs `docwright lint`; returns the finding of `--fail-on` or of the accept file."""
    return _lint(arguments, Path.cwd())


def _lint(arguments: LintArguments, folder: Path) -> Finding | None:
    settings = load_settings(folder)
    ids = selected_ids(
        arguments.select or settings.select, arguments.ignore or settings.ignore
    )
    fail_on = arguments.fail_on or failing_at(settings, get_args(LintFailOn)) or "error"
    # before the pages are read, so that a broken file stops the run at once
    accepted = load_accept_file(folder, settings.accept)
    baseline = _baseline(arguments, settings)
    output = Path(settings.output or DEFAULT_OUTPUT)
    docs = found_docs(docs_input(arguments, arguments.docs, settings, folder, output))
    # scripts want the result alone, so progress shows on a terminal only
    every = found_defects(docs, Progress(quiet=not is_terminal()))
    shown = tuple(each for each in every.found if each.defect.id in ids)
    if arguments.update_baseline and baseline is not None:
        write_baseline(baseline.path, shown)
        say(
            f"wrote {counted(len(shown), 'defect')} to {for_terminal(str(baseline.path))}"
        )
        baseline = _Baseline(baseline.path, baseline_of(shown))
    known = _recognised(docs, baseline, every.found) if baseline else None
    version = _released_version(folder / output) if accepted.entries else ""
    paths = page_paths(docs)
    report = LintReport(
        faults=faults(shown),
        pages=every.pages,
        accepted=accepted_defects(live_entries(accepted, version), shown),
        baseline=known.known if known else None,
        resolved=known.resolved if known else {},
        baseline_file=_in_repository(folder, baseline.path) if baseline else "",
        command=_command(arguments),
        is_complete=len(ids) == 1,
        paths=shown_paths(folder, paths),
        line=_line_reader(docs),
        address=PageLinks(settings.page_url, tuple(docs.discovery.roots)).address,
    )
    _write(arguments.report_format, report)
    for line in unknown_entries(accepted):
        say(for_terminal(line))
    stale = tuple(out_of_date(accepted, every.found, version))
    return _finding(report, fail_on, stale)


def _command(arguments: LintArguments) -> str:
    """The command without what only says how its result is shown, as a shell takes it."""
    words = ["docwright", "lint", *arguments.docs]
    if arguments.baseline is not None:
        words += ["--baseline", arguments.baseline]
    return for_terminal(shlex.join(words))


class _Baseline(msgspec.Struct, frozen=True):
    """The baseline that a run goes by, and where it is."""

    path: Path
    known: tuple[KnownDefect, ...]


def _baseline(arguments: LintArguments, settings: Settings) -> _Baseline | None:
    name = arguments.baseline or settings.baseline
    if name is not None:
        path = Path(name)
        # one that is written anew need not be there
        known = () if arguments.update_baseline else load_baseline(path)
        return _Baseline(path, known)
    if arguments.update_baseline:
        raise UsageError(
            "--update-baseline writes a file that nothing names",
            "Add --baseline FILE, or set 'baseline' in docwright.toml.",
        )
    return None


def _recognised(
    docs: FoundDocs, baseline: _Baseline, found: Sequence[Found]
) -> Recognised:
    """What the baseline knows of all defects, whatever is shown."""
    pages = {file.path for file in docs.discovery.files}
    return recognised(baseline.known, found, pages)


def _in_repository(folder: Path, file: Path) -> str:
    """The path of a file from the root of the git repository on; as it is where there is none."""
    root = repository_root(folder)
    path = folder / file
    return (
        path.relative_to(root).as_posix()
        if root and path.is_relative_to(root)
        else file.as_posix()
    )


def _released_version(output: Path) -> str:
    released = load_lock(output / RELEASED_LOCK)
    return released.header.sdk_version if released else ""


def _line_reader(docs: FoundDocs) -> Callable[[Place], str | None]:
    """Gives lines of pages; each page is read once, since many defects are on one."""
    from generator.commands.lint.quoting import (  # noqa: PLC0415 - few formats quote pages
        QuotedPages,
    )

    pages: list[QuotedPages] = []

    def line(place: Place) -> str | None:
        if not pages:
            pages.append(QuotedPages(docs.discovery.files))
        return pages[0].line(place)

    return line


def _write(report_format: LintFormat, report: LintReport) -> None:
    text = FORMATS[report_format](report)
    if report_format == "text":
        write_result_lines(text.removesuffix("\n").split("\n"))
    else:
        write_result(text.encode())


def _finding(
    report: LintReport, fail_on: str, stale: tuple[str, ...]
) -> Finding | None:
    findings: list[Finding] = []
    count = 0
    if fail_on != "never":
        least = Level(fail_on).rank
        count = sum(
            report.is_open(case)
            for fault in report.faults
            if fault.kind.level.rank >= least
            for case in fault.cases
        )
    if count:
        findings.append(
            Finding(
                f"{counted(count, 'defect')} of level {fail_on}{' or above' if fail_on != 'error' else ''}",
                "Correct them, or list those that stay in the accept file or a baseline.",
            )
        )
    if stale:
        findings.append(
            Finding(
                "the accept file is out of date",
                "Remove these entries, or correct them.",
                stale,
            )
        )
    return joined(findings)
