"""The table of commands, the parser, and what a run imports."""

from __future__ import annotations

import inspect
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import get_type_hints

import pytest

from generator.commands.arguments import GenerateArguments
from generator.commands.cli import COMMANDS, Command, build_parser, parse


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_the_module_of_a_command_runs_the_arguments_that_its_options_give(
    command: Command,
) -> None:
    run = import_module(command.module).run
    (parameter,) = inspect.signature(run).parameters
    assert get_type_hints(run)[parameter] is command.arguments


def options() -> list[tuple[str, str]]:
    """Every command with each of its long options."""
    (commands,) = (
        action.choices
        for action in build_parser()._actions
        if isinstance(action.choices, dict)
    )
    return [("", "--version"), ("", "--help")] + [
        (name, option)
        for name, parser in commands.items()
        for action in parser._actions
        for option in action.option_strings
        if option.startswith("--")
    ]


@pytest.mark.parametrize(("command", "option"), options())
def test_an_abbreviated_option_is_refused(
    command: str, option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [command, option[:-1]] if command else [option[:-1], "cache", "clear"]
    with pytest.raises(SystemExit) as exited:
        parse(words)
    assert exited.value.code == 2
    assert "error: " in capsys.readouterr().err


def test_an_unknown_option_is_refused_with_the_usage_of_its_command(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        parse(["generate", "docs", "--chek"])
    usage, *_, error = capsys.readouterr().err.splitlines()
    assert usage.startswith("usage: docwright generate ")
    assert error == "docwright generate: error: unrecognized arguments: --chek"


def test_docs_may_stand_before_and_after_options() -> None:
    _, arguments = parse(["generate", "a", "--check", "b", "-o", "sdk", "c"])
    assert isinstance(arguments, GenerateArguments)
    assert arguments.docs == ("a", "b", "c")
    assert (arguments.output, arguments.check) == ("sdk", True)


HEAVY = {"black", "jinja2", "lxml", "markdown_it", "yaml", "rich"}


@pytest.mark.parametrize(
    "words",
    [
        ["--version"],
        ["--help"],
        ["generate", "--help"],
        ["generate", "--unknown"],
        ["cache", "clear"],
        ["explain", "page-unknown"],
        ["completion", "bash"],
    ],
)
def test_short_commands_do_not_wait_for_the_libraries_of_generate(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOCWRIGHT_CACHE_DIR", str(tmp_path / "cache"))
    assert HEAVY & imported(words) == set()


def test_a_run_that_makes_an_sdk_imports_them_and_the_next_one_does_not(
    docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOCWRIGHT_CACHE_DIR", str(tmp_path / "cache"))
    words = ["generate", str(docs), "-o", str(tmp_path / "out")]
    # a bar is shown on terminals, Markdown is parsed where a page is not plain, and little code is not as black writes it
    assert HEAVY - imported(words) <= {"rich", "markdown_it", "black"}
    # the record of names that the first run wrote changes nothing
    for options in ([], ["--check"]):
        # its version tells whether what is kept is of the same code
        assert HEAVY & imported([*words, *options]) == {"lxml"}


def imported(words: list[str]) -> set[str]:
    """The top-level modules that a run of `docwright` in a process of its own has imported at its end."""
    program = (
        "import atexit, sys\n"
        "atexit.register(lambda: print('imported', *sys.modules))\n"
        "from generator.commands.cli import main\n"
        f"main({words!r})\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    first, *modules = run.stdout.splitlines()[-1].split()
    assert first == "imported"
    assert "generator.commands.cli" in modules
    return {module.partition(".")[0] for module in modules}


def test_the_help_names_every_command_and_first_steps(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as exited:
        parse(["--help"])
    assert exited.value.code == 0
    out = capsys.readouterr().out
    assert [command.name for command in COMMANDS if command.help not in out] == []
    assert "  docwright generate path/to/reference -o sdk\n" in out
