"""`.ci/counts.py`, which decides whether a run of the tests counts as one, and the versions of the tools of npm."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_TESTS = """
import pytest

def test_passes():
    pass

def test_fails():
    assert False

@pytest.fixture
def broken():
    raise RuntimeError

def test_cannot_start(broken):
    pass

@pytest.mark.skip(reason="a sample of a skipped test, for the counts below")
def test_skipped():
    pass

@pytest.mark.corpus
def test_corpus(shared):
    pass

def test_corpus_without_mark(shared):
    pass
"""


@pytest.fixture(scope="module")
def report(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of a run in which each outcome occurs, without corpus."""
    folder = tmp_path_factory.mktemp("outcomes")
    (folder / "test_outcomes.py").write_text(_TESTS)
    shutil.copy(root / "tests/conftest.py", folder)
    (folder / "pytest.ini").write_text("[pytest]\nmarkers = corpus\n")
    _run("-m", "pytest", "--quiet", "--junitxml=report.xml", folder=folder)
    return folder / "report.xml"


@pytest.fixture
def reports(report: Path, tmp_path: Path) -> Path:
    """A folder with that report."""
    shutil.copy(report, tmp_path / "one.xml")
    return tmp_path


def _run(*arguments: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    here = {"DOCWRIGHT_SHARED": str(folder / "nowhere"), "PYTEST_ADDOPTS": ""}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=os.environ | here,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_counts_stand_alone_on_the_last_line(root: Path, reports: Path) -> None:
    counted = _run(root / ".ci/counts.py", reports, folder=root)
    assert counted.stdout == "1 passed, 2 failed, 3 skipped\n"
    assert counted.returncode == 0


def test_counts_of_several_runs_are_added(root: Path, reports: Path) -> None:
    (reports / "two.xml").write_bytes((reports / "one.xml").read_bytes())
    counted = _run(root / ".ci/counts.py", reports, folder=root)
    assert counted.stdout == "2 passed, 4 failed, 6 skipped\n"


def test_skipped_corpus_tests_fail_the_run_where_the_corpus_is(
    root: Path, reports: Path
) -> None:
    counted = _run(root / ".ci/counts.py", "--corpus-must-run", reports, folder=root)
    *named, last = counted.stdout.splitlines()
    assert [line.rpartition("::")[2] for line in named] == [
        "test_corpus",
        "test_corpus_without_mark",
    ]
    assert last == "1 passed, 2 failed, 3 skipped"
    assert counted.returncode == 1


def test_a_run_without_tests_fails(root: Path, tmp_path: Path) -> None:
    counted = _run(root / ".ci/counts.py", tmp_path, folder=root)
    assert counted.stdout == "0 passed, 0 failed, 0 skipped\n"
    assert counted.returncode == 1


def test_tools_of_npm_have_exact_versions_and_hashes(root: Path) -> None:
    wanted = json.loads((root / ".ci/npm/package.json").read_bytes())["dependencies"]
    packages = json.loads((root / ".ci/npm/package-lock.json").read_bytes())["packages"]
    assert packages.pop("")["dependencies"] == wanted
    assert wanted == {
        name: packages[f"node_modules/{name}"]["version"] for name in wanted
    }
    assert all(
        package["integrity"].startswith("sha512-") for package in packages.values()
    )
