"""The command line: the table of commands, the parser, `main` and `program`.

Exit status: 0 done or up to date, 1 findings, 2 usage or environment, 3 a bug in Docwright, 130 interrupted.
Standard output is for results, standard error for people.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, Final, NoReturn

import msgspec

from generator import __version__
from generator.commands.arguments import (
    Arguments,
    CacheArguments,
    ChangelogArguments,
    DiffArguments,
    ExplainArguments,
    ExportArguments,
    GenerateArguments,
    InspectArguments,
    LintArguments,
    ReleaseArguments,
    add_cache_arguments,
    add_changelog_arguments,
    add_diff_arguments,
    add_explain_arguments,
    add_export_arguments,
    add_generate_arguments,
    add_inspect_arguments,
    add_lint_arguments,
    add_release_arguments,
)
from generator.commands.completion.arguments import (
    CompletionArguments,
    add_completion_arguments,
)
from generator.commands.init.arguments import InitArguments, add_init_arguments
from generator.model.errors import DocwrightError, Finding
from generator.report.problems import say_bug, say_problem
from generator.report.terminal import (
    flush_results,
    open_closed_streams,
    say,
    write_message,
    write_result_lines,
)


class Command(msgspec.Struct, frozen=True):
    """A command: `add_arguments` adds its options to a parser, which are parsed into `arguments`.

    `module` is imported only when the command runs, so that no command waits for the libraries of another; its function
    `run` takes the arguments and returns a `Finding` or None.
    """

    name: str
    help: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    arguments: type[Arguments]
    module: str


COMMANDS: Final = (
    Command(
        "init",
        "write settings and a CI recipe for a new SDK",
        add_init_arguments,
        InitArguments,
        "generator.commands.init.run",
    ),
    Command(
        "generate",
        "write the SDK",
        add_generate_arguments,
        GenerateArguments,
        "generator.commands.generate",
    ),
    Command(
        "inspect",
        "list what the docs describe, or show one subject",
        add_inspect_arguments,
        InspectArguments,
        "generator.commands.inspect",
    ),
    Command(
        "diff",
        "tell what changed, what it breaks and which version follows",
        add_diff_arguments,
        DiffArguments,
        "generator.commands.diff",
    ),
    Command(
        "lint",
        "tell what is wrong with the docs",
        add_lint_arguments,
        LintArguments,
        "generator.commands.lint.run",
    ),
    Command(
        "explain",
        "tell what a diagnostic or a kind of change means",
        add_explain_arguments,
        ExplainArguments,
        "generator.commands.explain",
    ),
    Command(
        "export",
        "write OpenAPI, overlays or pages for assistants",
        add_export_arguments,
        ExportArguments,
        "generator.commands.export",
    ),
    Command(
        "changelog",
        "list what changed since the last release",
        add_changelog_arguments,
        ChangelogArguments,
        "generator.commands.changelog",
    ),
    Command(
        "release",
        "set the next version, and write its section of the changelog",
        add_release_arguments,
        ReleaseArguments,
        "generator.commands.release",
    ),
    Command(
        "cache",
        "remove what earlier runs kept of the pages they read",
        add_cache_arguments,
        CacheArguments,
        "generator.commands.cache",
    ),
    Command(
        "completion",
        "print a script that completes commands in a shell",
        add_completion_arguments,
        CompletionArguments,
        "generator.commands.completion.run",
    ),
)

_EXAMPLES: Final = """\
examples:
  docwright generate path/to/reference -o sdk
  docwright generate path/to/reference -o sdk --check
  docwright inspect path/to/reference Appointment/Reject
  docwright diff path/to/old path/to/new

docwright COMMAND --help lists the options of a command."""


class _Parser(argparse.ArgumentParser):
    """A parser whose help and version are results: where they cannot be written, that is an error."""

    def _print_message(self, message: str, file: Any = None) -> None:
        # argparse itself ignores what goes wrong, or leaves it to Python's exit, which then has a status of its own
        if file is sys.stdout:
            write_result_lines(message.splitlines())
        else:
            write_message(message)


def build_parser() -> argparse.ArgumentParser:
    """The parser with all commands and options; options are never abbreviated."""
    parser = _Parser(
        prog="docwright",
        description="Reads the pages of an API reference and writes a typed Python SDK for the API they describe.",
        epilog=_EXAMPLES,
        # keeps the lines of the examples
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("-V", "--version", action="version", version=__version__)
    parsers = parser.add_subparsers(required=True, metavar="COMMAND", title="commands")
    for command in COMMANDS:
        subparser = parsers.add_parser(
            command.name, help=command.help, allow_abbrev=False
        )
        command.add_arguments(subparser)
        subparser.set_defaults(command=command, refuse=subparser.error)
    return parser


def parse(argv: Sequence[str] | None) -> tuple[Command, Arguments]:
    """The command that was given and its arguments; exits with 2 where they cannot be parsed.

    DOCS may stand before and after options, as in `inspect DOCS --json SUBJECT`. argparse gives those after an option
    back as unknown.
    """
    namespace, unknown = build_parser().parse_known_args(argv)
    command: Command = namespace.command
    takes_docs = "docs" in namespace
    # an unknown option stands among the unknown words with its dashes; everything else is DOCS
    if any(word.startswith("-") for word in unknown) or (unknown and not takes_docs):
        namespace.refuse(f"unrecognized arguments: {' '.join(unknown)}")
    if unknown:
        namespace.docs = [*namespace.docs, *unknown]
    return command, msgspec.convert(vars(namespace), command.arguments)


def program() -> NoReturn:
    """Runs the command of the command line, and ends the process with its exit status.

    It ends at once: to free what a run has made, object by object, takes as long as to write the SDK.
    """
    status = main()
    # both streams are flushed by now, and no file or process is left open
    os._exit(status)


def main(argv: Sequence[str] | None = None) -> int:
    """Runs a command and returns its exit status."""
    open_closed_streams()
    try:
        status = _run(argv)
        try:
            flush_results()
        except DocwrightError as error:
            return status or _report(error)
        return status
    finally:
        # the other half of `gc.freeze` in docs.py
        gc.unfreeze()


def _run(argv: Sequence[str] | None) -> int:
    try:
        command, arguments = parse(argv)
        run: Callable[[Arguments], Finding | None] = import_module(command.module).run
        finding = run(arguments)
        return _report(finding) if finding else 0
    except SystemExit as exited:
        # argparse ends so after help, the version and usage errors
        return int(exited.code or 0)
    except DocwrightError as error:
        return _report(error)
    except KeyboardInterrupt:
        say("interrupted")
        return 130
    # a bug may raise an error of any type, and scripts and CI tell it by status 3; Python would end with 1, which means
    # findings
    except Exception:  # noqa: BLE001 - a bug of any type ends with status 3
        say_bug()
        return 3


def _report(problem: Finding | DocwrightError) -> int:
    say_problem(problem)
    return problem.exit_status
