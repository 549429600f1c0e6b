"""The options of each command, and the value that they are parsed into: what was typed, before settings fill the gaps."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Literal, get_args

import msgspec

from generator.files.setting_rules import FailOn, LintFailOn
from generator.model.catalogue import Level

ExportTarget = Literal["openapi", "overlay", "llms"]
DiffFormat = Literal[
    "text", "json", "markdown", "html", "github", "gitlab", "junit", "sarif"
]


LintFormat = Literal[
    "text",
    "json",
    "markdown",
    "html",
    "github",
    "gitlab",
    "junit",
    "sarif",
    "issue",
]


class Arguments(msgspec.Struct, frozen=True, kw_only=True):
    """Base of the arguments of each command."""


class ReadingArguments(Arguments, frozen=True, kw_only=True):
    """Arguments of commands that read pages; None stands for what was not given."""

    jobs: int | None
    no_cache: bool


class DocsArguments(ReadingArguments, frozen=True, kw_only=True):
    """Arguments of commands that read DOCS."""

    docs: tuple[str, ...]


class GenerateArguments(DocsArguments, frozen=True, kw_only=True):
    """Arguments of `docwright generate`; `summary_json` is a file, or `-` for standard output."""

    output: str | None
    check: bool
    watch: bool
    report_format: Literal["text", "json"]
    only: tuple[str, ...]
    exclude: tuple[str, ...]
    summary_json: str | None
    fail_on: Level | None
    force: bool
    no_format: bool


class InspectArguments(DocsArguments, frozen=True, kw_only=True):
    """Arguments of `docwright inspect`; SUBJECT is the last of `docs` until it is known which of them exist."""

    json: bool


class ExportArguments(DocsArguments, frozen=True, kw_only=True):
    """Arguments of `docwright export`; `output` is a folder or file, None where none was given."""

    target: ExportTarget
    output: str | None


class DiffArguments(ReadingArguments, frozen=True, kw_only=True):
    """Arguments of `docwright diff`."""

    old: str
    new: str
    report_format: DiffFormat
    fail_on: FailOn | None


class LintArguments(DocsArguments, frozen=True, kw_only=True):
    """Arguments of `docwright lint`; `select` and `ignore` have ids and classes as they were typed, with commas."""

    report_format: LintFormat
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    baseline: str | None
    update_baseline: bool
    fail_on: LintFailOn | None


class ExplainArguments(Arguments, frozen=True, kw_only=True):
    """Arguments of `docwright explain`."""

    id: str


class ChangelogArguments(ReadingArguments, frozen=True, kw_only=True):
    """Arguments of `docwright changelog`; without OLD and NEW it is about the SDK of the settings."""

    old: str | None
    new: str | None
    report_format: Literal["markdown", "text", "json"]


class ReleaseArguments(Arguments, frozen=True, kw_only=True):
    """Arguments of `docwright release`; None stands for what was not given."""

    level: Literal["major", "minor", "patch"] | None
    reason: str | None
    dry_run: bool


class CacheArguments(Arguments, frozen=True, kw_only=True):
    """Arguments of `docwright cache`."""

    action: Literal["clear"]


def add_generate_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the options of `docwright generate`."""
    parser.description = "Reads DOCS and writes the SDK to OUT."
    parser.epilog = (
        "PATTERN is the name of an agent or resource (Appointment), or a subject id with '*' for any characters "
        "(soap/Services88/*, rest/v1/Agents/Appointment/*). LEVEL is info, warning or error."
    )
    _add_docs(parser)
    writing = parser.add_argument_group("what is written")
    writing.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        help="folder of the SDK (default: the setting 'output')",
    )
    for option, verb in (("--only", "keep"), ("--exclude", "leave out")):
        writing.add_argument(
            option,
            action="append",
            default=[],
            metavar="PATTERN",
            help=f"{verb} the operations that match; may be repeated",
        )
    writing.add_argument(
        "--force", action="store_true", help="overwrite files that were edited by hand"
    )
    writing.add_argument(
        "--no-format",
        action="store_true",
        help="do not run black, which changes statements with very long names only",
    )
    _add_checks(parser)


def _add_checks(parser: argparse.ArgumentParser) -> None:
    checks = parser.add_argument_group("checks and reports")
    modes = checks.add_mutually_exclusive_group()
    modes.add_argument(
        "--check",
        action="store_true",
        help="write nothing; exit 1 if OUT is stale, and say which files would change and why",
    )
    modes.add_argument(
        "--watch",
        action="store_true",
        help="generate again whenever a page or a setting changes, until Ctrl-C",
    )
    checks.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        dest="report_format",
        help="of --check: lines for people (default), or JSON on standard output",
    )
    checks.add_argument(
        "--fail-on",
        choices=[level.value for level in Level],
        metavar="LEVEL",
        help="exit 1 on a diagnostic of this level or above",
    )
    checks.add_argument(
        "--summary-json",
        metavar="FILE",
        help="write a summary of the run as JSON; '-' is standard output",
    )


def add_inspect_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the options of `docwright inspect`."""
    parser.usage = (
        "docwright inspect [-h] [--jobs N] [--no-cache] [--json] [DOCS ...] [SUBJECT]"
    )
    parser.description = "Lists what DOCS describe, or shows everything about one SUBJECT and where it is known from."
    parser.epilog = (
        "SUBJECT is a subject id such as soap/Services88/Appointment/Reject or types/Type#field/Name, "
        "or the end of one, such as Appointment/Reject."
    )
    _add_docs(parser)
    parser.add_argument("--json", action="store_true", help="write JSON")


def add_export_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the options of `docwright export`."""
    parser.description = "Reads DOCS and writes what can be used without the SDK."
    parser.epilog = (
        "TARGET is openapi: the REST part as a document of OpenAPI 3.1, with the page and line of each fact; overlay: the "
        "corrections of the overrides as an OpenAPI Overlay 1.1, which others can apply to a document; llms: llms.txt, an "
        "index for assistants, and the Markdown pages that it leads to. "
        "What FILE ends in decides whether it is JSON (.json) or YAML (.yaml, .yml)."
    )
    parser.add_argument(
        "target",
        choices=get_args(ExportTarget),
        metavar="TARGET",
        help="what is written: openapi, overlay or llms",
    )
    _add_docs(parser)
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE|FOLDER",
        help="where it is written (default: openapi.json, overlay.yaml, or the folder llms); '-' is standard output, not "
        "for llms",
    )


def add_changelog_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the options of `docwright changelog`."""
    parser.description = "Lists what changed since the last release: breaking, added, changed, documented better."
    parser.epilog = (
        "OLD and NEW are docs, the folder of an SDK, a lock, or REVISION:PATH of the git repository. Without them it is what "
        "changed between the lock of the last release and the SDK in the output folder of the settings."
    )
    reading = parser.add_argument_group("what is read")
    reading.add_argument("old", nargs="?", metavar="OLD", help="what was before")
    reading.add_argument("new", nargs="?", metavar="NEW", help="what is now")
    add_reading(reading.add_argument)
    parser.add_argument(
        "--format",
        choices=("markdown", "text", "json"),
        default="markdown",
        dest="report_format",
        help="how it is written (default: markdown, as release writes it)",
    )


def add_release_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the options of `docwright release`."""
    parser.description = (
        "Gives the SDK of the settings the version that what changed since the last release asks for: sets sdk_version, "
        "writes a section of OUT/CHANGELOG.md and OUT/docwright.released.lock, and generates. It never runs git."
    )
    parser.add_argument(
        "--level",
        choices=("major", "minor", "patch"),
        help="the part of the version that is raised, instead of the one that the changes ask for",
    )
    parser.add_argument(
        "--reason",
        metavar="TEXT",
        help="why the version is lower than the changes ask for; it goes into the changelog",
    )
    parser.add_argument(
        "--dry-run",
        action="store_true",
        help="write nothing; print the section, and what would be written",
    )


def _add_docs(parser: argparse.ArgumentParser) -> None:
    reading = parser.add_argument_group("what is read")
    reading.add_argument(
        "docs",
        nargs="*",
        metavar="DOCS",
        help="folders or files of the reference (default: the setting 'docs')",
    )
    add_reading(reading.add_argument)


def add_reading(add: Callable[..., object]) -> None:
    """Adds the options of all commands that read pages."""
    add("--jobs", type=int, metavar="N", help="processes (default: one per core)")
    add(
        "--no-cache",
        action="store_true",
        help="read every page, and keep nothing for later runs",
    )


def add_diff_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the options of `docwright diff`."""
    parser.description = (
        "Tells what changed from OLD to NEW, what it breaks, and which version follows."
    )
    parser.epilog = (
        "OLD and NEW are folders or files of the reference, the folder of an SDK, or a docwright.lock. What does not exist is "
        "a revision of the git repository around the working directory, with a path in it: HEAD~1:reference, "
        "v1.2.0:sdk/docwright.lock, HEAD:./reference from the working directory on. A revision alone stands for the "
        "setting 'docs' at that revision. Changes that docwright.accept.yaml lists do not count for --fail-on."
    )
    reading = parser.add_argument_group("what is read")
    reading.add_argument("old", metavar="OLD", help="what was before")
    reading.add_argument("new", metavar="NEW", help="what is now")
    add_reading(reading.add_argument)
    checks = parser.add_argument_group("checks and reports")
    checks.add_argument(
        "--format",
        choices=get_args(DiffFormat),
        default="text",
        dest="report_format",
        metavar="F",
        help=f"form of the result: {', '.join(get_args(DiffFormat))} (default: text)",
    )
    checks.add_argument(
        "--fail-on",
        choices=get_args(FailOn),
        metavar="LEVEL",
        help="exit 1 on a change that is breaking, or at least doubtful, on any change, or where the version of NEW is below "
        "the next one (missing-bump) (default: the setting 'fail_on', else never)",
    )


def add_lint_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the options of `docwright lint`."""
    parser.description = "Tells what is wrong with DOCS: proven, by cause, and what is worth correcting first."
    parser.epilog = (
        "IDS are ids of defects (docwright explain ID tells about them), or classes: contradiction, broken, missing, style; "
        "several have commas between them. Style is looked for only where it is selected. LEVEL is info, warning, error or "
        "never. Defects that the baseline or docwright.accept.yaml list do not count for --fail-on."
    )
    _add_docs(parser)
    checks = parser.add_argument_group("checks and reports")
    checks.add_argument(
        "--format",
        choices=get_args(LintFormat),
        default="text",
        dest="report_format",
        metavar="F",
        help=f"form of the result: {', '.join(get_args(LintFormat))} (default: text)",
    )
    for option, verb in (("--select", "show only"), ("--ignore", "leave out")):
        checks.add_argument(
            option,
            action="append",
            default=[],
            metavar="IDS",
            help=f"{verb} these; may be repeated (default: the setting '{option[2:]}')",
        )
    checks.add_argument(
        "--baseline",
        metavar="FILE",
        help="mark what this file lists as known (default: the setting 'baseline')",
    )
    checks.add_argument(
        "--update-baseline",
        action="store_true",
        help="write what was found to the baseline",
    )
    checks.add_argument(
        "--fail-on",
        choices=get_args(LintFailOn),
        metavar="LEVEL",
        help="exit 1 on a defect of this level or above (default: the setting 'fail_on', else error)",
    )


def add_explain_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the argument of `docwright explain`."""
    parser.description = (
        "Tells what a diagnostic or a kind of change means, and what to do about it."
    )
    parser.epilog = (
        "ID is what generate, diff and other commands write beside a problem or a change, "
        "such as page-unknown or operation-removed."
    )
    parser.add_argument(
        "id", metavar="ID", help="id of a diagnostic or of a kind of change"
    )


def add_cache_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the commands of `docwright cache`."""
    parser.description = "Docwright keeps what it reads of pages, so that later runs need not read them again."
    actions = parser.add_subparsers(
        dest="action", required=True, metavar="COMMAND", title="commands"
    )
    actions.add_parser("clear", allow_abbrev=False, help="remove what is kept")
