"""The script for bash, in a real bash, which divides lines into words as it does for readline."""

from __future__ import annotations

import shlex
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.commands.arguments import DiffFormat
from generator.commands.cli import COMMANDS
from generator.model.catalogue import CATALOGUE, DefectClass

Docwright = Callable[..., Any]
Completed = Callable[..., list[str]]

BASH = shutil.which("bash") or "bash"


@pytest.fixture
def completed(docwright: Docwright, tmp_path: Path) -> Completed:
    """What bash offers for the last of some words; `=` is a word of its own, as bash has it."""
    script = docwright("completion", "bash").out
    file = tmp_path.parent / f"{tmp_path.name}.bash"
    file.write_text(script)

    def complete(*words: str) -> list[str]:
        line = " ".join(map(shlex.quote, ("docwright", *words)))
        code = (
            f"source {shlex.quote(str(file))}\n"
            "set -u\n"
            f"COMP_WORDS=({line}) COMP_CWORD={len(words)}\n"
            # the function that is registered for the command
            "function=$(complete -p docwright); function=${function#*-F }\n"
            '${function%% *} docwright "" ""\n'
            'for reply in ${COMPREPLY+"${COMPREPLY[@]}"}; do printf "%s\\0" "$reply"; done\n'
        )
        done = subprocess.run(
            [BASH, "--norc", "-c", code],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
        )
        # outside of readline there is no completion whose options could be set
        errors = [line for line in done.stderr.splitlines() if "compopt" not in line]
        assert errors == []
        return done.stdout.split("\0")[:-1]

    return complete


def test_commands_are_completed(completed: Completed) -> None:
    assert completed("") == [command.name for command in COMMANDS]
    assert completed("ge") == ["generate"]
    assert completed("--v") == ["--version"]
    assert completed("--version", "ca") == ["cache"]
    assert completed("nothing", "x") == []


def test_options_are_those_of_the_command(completed: Completed) -> None:
    assert completed("generate", "--c") == ["--check"]
    assert completed("generate", "docs", "--fa") == ["--fail-on"]
    assert completed("lint", "--update") == ["--update-baseline"]
    assert completed("release", "--check") == []
    assert {"-o", "--output", "--ci"} <= set(completed("init", "-"))


@pytest.mark.parametrize("before", [[], ["HEAD~1"], ["old", "new"]])
def test_values_with_fixed_choices_are_completed(
    completed: Completed, before: list[str]
) -> None:
    formats = list(DiffFormat.__args__)
    assert completed("diff", *before, "--format", "") == formats
    assert completed("diff", *before, "--format", "=", "sa") == ["sarif"]
    assert completed("diff", *before, "--format", "=") == formats
    assert completed("diff", "--format", "json", *before, "--fail-on", "m") == [
        "missing-bump"
    ]
    assert completed("diff", "--format", "=", "json", "--fail-on", "an") == ["any"]


def test_ids_are_completed_where_they_are_taken(completed: Completed) -> None:
    assert completed("explain", "page-unk") == ["page-unknown"]
    assert "operation-removed" in completed("explain", "operation-")
    defects = {id_ for id_, kind in CATALOGUE.items() if kind.lint}
    classes = {each.value for each in DefectClass}
    assert set(completed("lint", "--select", "")) == defects | classes
    assert completed("lint", "--ignore", "rest-sample,sty") == ["rest-sample,style"]
    assert completed("lint", "--select", "=", "style,brok") == ["style,broken"]


def test_the_first_place_of_a_command_may_have_words_of_its_own(
    completed: Completed, tmp_path: Path
) -> None:
    (tmp_path / "docs").mkdir()
    assert completed("export", "o") == ["openapi", "overlay"]
    assert completed("export", "openapi", "d") == ["docs"]
    assert completed("export", "--jobs", "2", "ll") == ["llms"]
    assert completed("export", "--no-cache", "llms", "d") == ["docs"]
    assert completed("cache", "") == ["clear"]
    assert completed("cache", "clear", "") == []
    assert completed("completion", "f") == ["fish"]


HOSTILE = ["a b", "$(touch pwned)", "`id`", "'; touch pwned #", '"', "*", "-x", "é"]


def test_files_and_folders_are_completed_whatever_their_names(
    completed: Completed, tmp_path: Path
) -> None:
    for name in HOSTILE:
        (tmp_path / f"docs {name}").mkdir()
    expected = sorted(f"docs {name}" for name in HOSTILE)
    for words in (
        ["generate", "do"],
        ["generate", "-o", "do"],
        ["generate", "--check", "first", "do"],
        ["generate", "--output", "=", "do"],
        ["diff", "old", "do"],
        ["lint", "--baseline", "do"],
    ):
        assert sorted(completed(*words)) == expected
    assert not (tmp_path / "pwned").exists()


def test_nothing_is_offered_for_what_only_the_user_knows(
    completed: Completed, tmp_path: Path
) -> None:
    (tmp_path / "docs").mkdir()
    assert completed("generate", "--only", "") == []
    assert completed("generate", "--jobs", "") == []
    assert completed("release", "--reason", "d") == []


def test_a_line_with_hostile_words_runs_nothing(
    completed: Completed, tmp_path: Path
) -> None:
    for word in HOSTILE:
        completed(word, "")
        completed("generate", word, word)
        completed("lint", "--select", word)
    assert list(tmp_path.iterdir()) == []
