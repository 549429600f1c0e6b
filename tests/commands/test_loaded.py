"""What a command loads: nobody waits for libraries that a run does not use."""

from __future__ import annotations

import subprocess
import sys

import pytest

FOR_PAGES = {"lxml", "markdown_it", "yaml"}
FOR_CODE = {"black", "jinja2"}
FOR_A_BAR = {"rich"}
FOR_PROCESSES = {"concurrent", "multiprocessing"}


def loaded_after(statement: str) -> set[str]:
    """The packages that a fresh interpreter has after a statement, by the first part of their names."""
    program = f"import sys\ntry:\n    {statement}\nfinally:\n    print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    *_, names = done.stdout.splitlines()
    return {name.partition(".")[0] for name in names.split()}


@pytest.mark.parametrize(
    "words", [["--help"], ["--version"], ["generate", "--help"], ["generate", "--no"]]
)
def test_help_and_usage_errors_load_no_library_but_msgspec(words: list[str]) -> None:
    loaded = loaded_after(f"from generator.commands.cli import main; main({words})")
    assert {"generator", "msgspec"} <= loaded
    for_runs = {"platformdirs", "tomllib"}
    assert not loaded & (FOR_PAGES | FOR_CODE | FOR_A_BAR | FOR_PROCESSES | for_runs)


@pytest.mark.parametrize(
    "module",
    [
        "commands.run",
        "commands.places",
        "commands.watch",
        "files.settings",
        "reader.discover",
        "emit.writing",
        "report.json",
        "report.text",
        "report.progress",
    ],
)
def test_what_every_run_needs_loads_no_library_for_pages_or_code(module: str) -> None:
    loaded = loaded_after(f"import generator.{module}")
    assert "generator" in loaded
    assert not loaded & (FOR_PAGES | FOR_CODE | FOR_A_BAR)
