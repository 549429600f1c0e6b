"""`docwright completion`: what the scripts know, and that each shell that is installed reads its script."""

from __future__ import annotations

import argparse
import shutil
import subprocess
from collections.abc import Callable
from typing import Any, get_args

import pytest

from generator.commands.cli import COMMANDS
from generator.commands.completion.arguments import Shell
from generator.commands.completion.run import all_words
from generator.commands.completion.words import words_of
from generator.model.errors import InternalError

Docwright = Callable[..., Any]

SHELLS = get_args(Shell)


def test_every_command_is_known_with_all_its_options() -> None:
    top, *commands = all_words()
    assert [command.name for command in commands] == [each.name for each in COMMANDS]
    assert top.places[0].words == tuple(each.name for each in COMMANDS)
    for known, command in zip(commands, COMMANDS, strict=True):
        parser = argparse.ArgumentParser()
        command.add_arguments(parser)
        spellings = {each for option in known.options for each in option.spellings}
        assert spellings == set(parser._option_string_actions)


def test_a_value_that_nothing_is_known_of_is_a_bug() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--new", metavar="SOMETHING")
    with pytest.raises(InternalError, match="SOMETHING"):
        words_of("new", "", parser)


@pytest.mark.parametrize("choice", ["a b", "$(id)", "'", "é"])
def test_a_word_that_a_shell_could_read_otherwise_is_a_bug(choice: str) -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--new", choices=["fine", choice])
    with pytest.raises(InternalError, match="is no word for a shell"):
        words_of("new", "", parser)


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_is_the_same_on_every_run_and_names_all_commands(
    docwright: Docwright, shell: str
) -> None:
    run = docwright("completion", shell)
    assert (run.status, run.err) == (0, "")
    assert run.out == docwright("completion", shell).out
    assert run.out.isascii()
    assert [each.name for each in COMMANDS if each.name not in run.out] == []
    assert "page-unknown" in run.out


def test_another_shell_is_refused(docwright: Docwright) -> None:
    run = docwright("completion", "tcsh")
    assert run.status == 2


@pytest.mark.parametrize(
    ("shell", "option"), [("bash", "-n"), ("zsh", "-n"), ("fish", "--no-execute")]
)
def test_the_shell_reads_its_script(
    docwright: Docwright, shell: str, option: str, tmp_path: Any
) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed")
    script = tmp_path / "script"
    script.write_text(docwright("completion", shell).out)
    words = [program, option, str(script)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_fish_offers_what_fits(docwright: Docwright, tmp_path: Any) -> None:
    fish = shutil.which("fish")
    if fish is None:
        pytest.skip("fish is not installed")
    script = tmp_path / "script"
    script.write_text(docwright("completion", "fish").out)

    def offered(line: str) -> set[str]:
        code = f"source {script}; complete -C '{line}'"
        done = subprocess.run(
            [fish, "--no-config", "-c", code],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
        )
        return {each.partition("\t")[0] for each in done.stdout.splitlines()}

    assert offered("docwright inspect ") == {"script"}
    assert offered("docwright export ") == {"openapi", "overlay", "llms"}
    assert offered("docwright export llms ") == {"script"}
    assert offered("docwright lint --format=sa") == {"--format=sarif"}
    assert offered("docwright lint --select style,mis") == {"style,missing"}
    assert offered("docwright explain page-unk") == {"page-unknown"}
