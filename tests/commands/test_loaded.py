"""What every run loads: nobody waits for libraries that a run does not use."""

from __future__ import annotations

import subprocess
import sys

import pytest

FOR_PAGES = {"lxml", "markdown_it", "yaml"}
FOR_CODE = {"black", "jinja2"}
FOR_A_BAR = {"rich"}


def loaded_with(module: str) -> set[str]:
    """The packages that a fresh interpreter has after an import, by the first part of their names."""
    done = subprocess.run(
        [sys.executable, "-c", f"import sys, {module}\nprint(*sys.modules)"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return {name.partition(".")[0] for name in done.stdout.split()}


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
    loaded = loaded_with(f"generator.{module}")
    assert "generator" in loaded
    assert not loaded & (FOR_PAGES | FOR_CODE | FOR_A_BAR)


def test_a_process_that_reads_loads_no_library_for_pages_that_are_not_plain() -> None:
    loaded = loaded_with("generator.reader.read")
    assert "lxml" in loaded
    assert "markdown_it" not in loaded
