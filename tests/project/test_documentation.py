"""What the project's documents say is so."""

from __future__ import annotations

import argparse
import ast
import re
import subprocess
import sys
import tomllib
from collections import defaultdict
from pathlib import Path

import msgspec
import pytest

from generator.commands.cli import build_parser
from generator.commands.places import DEFAULT_OUTPUT
from generator.files.settings import Settings
from generator.model.catalogue import CATALOGUE
from generator.model.errors import DocwrightError

_DOCUMENTS = (
    "README.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "CHANGELOG.md",
    "docs/a-year-later.md",
    "docs/changes.md",
    "docs/custom-classes.md",
    "docs/design.md",
    "docs/lint.md",
    "docs/openapi.md",
    "docs/walkthrough.md",
)
_COMMANDS_OF = {
    "init": {"init"},
    "generate": {"generate"},
    "inspect": {"inspect"},
    "diff": {"diff"},
    "lint": {"lint"},
    "changelog": {"changelog"},
    "release": {"release"},
    "generate, export": {"generate", "export"},
    "all with DOCS": {
        "init",
        "generate",
        "inspect",
        "diff",
        "lint",
        "changelog",
        "export",
    },
    "all": {
        "",
        "init",
        "completion",
        "generate",
        "inspect",
        "diff",
        "changelog",
        "release",
        "lint",
        "explain",
        "export",
        "cache",
    },
    "`docwright` itself": {""},
}


def _fences(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def _section(text: str, heading: str) -> str:
    return text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def _parsers() -> dict[str, argparse.ArgumentParser]:
    """The parsers of the commands by name, the top one as ''."""
    top = build_parser()
    commands = next(
        action for action in top._actions if isinstance(action.choices, dict)
    ).choices
    assert isinstance(commands, dict)
    return {"": top, **commands}


def _documented_options(readme: str) -> dict[str, set[str]]:
    """Options of the README's table with the commands that have them."""
    found: dict[str, set[str]] = defaultdict(set)
    for cell, of in re.findall(r"^\| (`-.+?) \| (.+?) \|", readme, re.MULTILINE):
        for option in re.findall(r"`(--?[a-zA-Z-]+)", cell):
            found[option] |= _COMMANDS_OF[of]
    return dict(found)


def _known_options() -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for command, parser in _parsers().items():
        for action in parser._actions:
            for option in action.option_strings:
                found[option].add(command)
    return dict(found)


def test_the_readme_lists_the_options_that_there_are(texts: dict[str, str]) -> None:
    assert _documented_options(texts["README.md"]) == _known_options()


def test_the_readme_lists_the_commands_that_there_are(texts: dict[str, str]) -> None:
    listed = re.findall(r"^\| `docwright (\w+)", texts["README.md"], re.MULTILINE)
    assert {"", *listed} == set(_parsers())


def test_the_documents_name_no_option_that_is_gone(texts: dict[str, str]) -> None:
    named = {
        option
        for path in _DOCUMENTS
        for option in re.findall(r"`(?:generate )?(--[a-z][a-z-]*)[^`]*`", texts[path])
    }
    own = {"--full", "--strict"}  # of .ci/run and mypy
    assert named - own - set(_known_options()) == set()


def test_the_readme_lists_the_settings_that_there_are(texts: dict[str, str]) -> None:
    (listed,) = _fences(_section(texts["README.md"], "Settings"), "toml")
    table = tomllib.loads(listed)
    assert msgspec.convert(table, Settings, strict=True)
    assert set(table) == set(Settings.__struct_fields__)
    assert set(table["names"]) == set(type(Settings().names).__struct_fields__)


def test_the_settings_of_the_readme_are_the_defaults(texts: dict[str, str]) -> None:
    (listed,) = _fences(_section(texts["README.md"], "Settings"), "toml")
    shown, defaults = msgspec.convert(tomllib.loads(listed), Settings), Settings()
    assert shown.output == DEFAULT_OUTPUT
    # These have no default, or one that follows from another setting or an argument.
    shown = msgspec.structs.replace(
        shown,
        docs=(),
        sources=(),
        output=None,
        distribution="",
        license="",
        page_root=None,
        page_url="",
        fail_on="",
        baseline=None,
        repository="",
    )
    assert shown == defaults


def test_the_readme_lists_every_exit_status(texts: dict[str, str]) -> None:
    listed = {
        int(status) for status in re.findall(r"^\| (\d+) \|", texts["README.md"], re.M)
    }
    raised = {kind.exit_status for kind in DocwrightError.__subclasses__()}
    assert listed == {0, 130} | raised


def test_the_quick_start_is_two_commands_of_one_line(texts: dict[str, str]) -> None:
    commands = _fences(_section(texts["README.md"], "Quick start"), "sh")
    assert [command.count("\n") for command in commands] == [1, 1]
    assert commands[0].endswith(".venv/bin/docwright generate seeds -o output\n")
    assert commands[1].endswith(".venv/bin/python -m pytest -n auto\n")


def test_the_samples_of_the_readme_pass_the_type_checker(
    texts: dict[str, str], root: Path, tmp_path: Path
) -> None:
    rest, soap = _fences(texts["README.md"], "python")
    paths = [tmp_path / "rest.py", tmp_path / "soap.py"]
    for path, sample in zip(paths, (rest, soap), strict=True):
        path.write_text(sample, encoding="utf-8")
    settings = tmp_path / "mypy.ini"
    settings.write_text(f"[mypy]\nstrict = true\nmypy_path = {root / 'output'}\n")
    checked = subprocess.run(
        [sys.executable, "-m", "mypy", "--config-file", settings, *paths],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize("document", _DOCUMENTS)
def test_links_lead_to_files(document: str, texts: dict[str, str], root: Path) -> None:
    folder = (root / document).parent
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", texts[document])
    assert [link for link in links if not (folder / link).exists()] == []


@pytest.mark.parametrize("document", _DOCUMENTS)
def test_paths_of_the_project_are_there(
    document: str, texts: dict[str, str], root: Path
) -> None:
    inside = r"`((?:\.ci|docs|generator|output|seeds|templates|tests)/[\w./-]*)`"
    paths = re.findall(inside, texts[document])
    assert [path for path in paths if not (root / path).exists()] == []


def test_every_diagnostic_is_given_somewhere(modules: dict[str, ast.Module]) -> None:
    given = {
        node.value
        for path, tree in modules.items()
        if not path.startswith("generator/model/catalogue/")
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
    }
    assert sorted(set(CATALOGUE) - given) == []


def test_diagnostic_ids_are_kebab_case_and_say_what_to_do() -> None:
    shape = re.compile(r"[a-z]+(-[a-z0-9]+)+")
    assert [id_ for id_ in CATALOGUE if not shape.fullmatch(id_)] == []
    silent = [id_ for id_, kind in CATALOGUE.items() if not (kind.text and kind.hint)]
    assert silent == []


def test_no_file_holds_a_path_of_one_machine(texts: dict[str, str]) -> None:
    top = "|".join(("tmp", "root", "work", "farm", "home", "Users", "opt", "var"))
    path_of_a_machine = re.compile(rf"(?<![\w.~<>)}}*/-])/(?:{top})/[\w.-]")
    assert path_of_a_machine.search('"' + "/".join(("", "tmp", "x")) + '"')  # control
    found = [
        f"{path}: {match.group()}"
        for path, text in texts.items()
        for match in path_of_a_machine.finditer(text)
    ]
    assert found == []


def _quotes(text: str) -> list[tuple[str, str]]:
    """The files that the walk-through quotes, each with the quoted lines."""
    return re.findall(r"^From `([^`]+)`:\n\n```text\n(.*?)^```$", text, re.M | re.S)


def test_the_walkthrough_quotes_what_the_files_hold(root: Path) -> None:
    quotes = _quotes((root / "docs/walkthrough.md").read_text("utf-8"))
    assert len(quotes) >= 5
    missing = [
        (path, quote)
        for path, quote in quotes
        if quote.strip("\n") not in (root / path).read_text("utf-8")
    ]
    assert missing == []
