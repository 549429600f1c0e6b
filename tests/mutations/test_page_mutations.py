"""Mutated pages, as the command of CONTRIBUTING makes them: a few of them in every run of the tests."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from benchmarks.page_mutations import pipeline, reading
from benchmarks.page_mutations.edits import EDITS
from benchmarks.page_mutations.findings import HangError, stopped_after
from benchmarks.page_mutations.mutants import mutant

_ROOT = Path(__file__).resolve().parents[2]
PAGE = b"---\ntitle: a\nuid: b\n---\n\n```http\nGET /x\n```\n\n| A | B |\n|---|---|\n| c | d |\n"


@pytest.fixture(autouse=True)
def _seeds_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without the corpus the mutants are the same everywhere."""
    monkeypatch.setenv("DOCWRIGHT_SHARED", str(tmp_path))


def test_mutated_pages_are_read_without_an_error() -> None:
    outcome = reading.read_mutants(seed=1, first=0, last=500)
    assert outcome.faults == ()
    assert 0 < outcome.useful < outcome.mutants


def test_sdks_of_mutated_pages_can_be_imported() -> None:
    outcome = pipeline.generate_mutants(seed=1, first=25, last=75)
    assert outcome.faults == ()
    assert outcome.useful == 2


def test_a_module_that_cannot_be_imported_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken/__init__.py").write_text("import no_such_module\n")
    faults = pipeline.import_faults({"broken": (tmp_path, (4, 5))})
    assert [fault.mutants for fault in faults] == [(4, 5)]
    assert "no_such_module" in faults[0].text


def test_a_page_that_hangs_is_stopped() -> None:
    with pytest.raises(HangError), stopped_after(1):
        time.sleep(60)


@pytest.mark.parametrize("edit", dict.fromkeys(EDITS), ids=lambda edit: edit.__name__)
def test_every_edit_changes_pages_and_depends_on_its_chance_alone(edit: object) -> None:
    assert callable(edit)
    results = [edit(PAGE, Random(number), [PAGE * 2]) for number in range(40)]
    again = [edit(PAGE, Random(number), [PAGE * 2]) for number in range(40)]
    assert results == again
    assert len(set(results)) > 3


def test_a_mutant_is_the_same_in_every_process() -> None:
    command = [sys.executable, "benchmarks/mutations.py", "--seed", "3", "--page", "14"]
    done = subprocess.run(
        command, cwd=_ROOT, env=os.environ, capture_output=True, check=True
    )
    assert done.stdout == mutant(3, 14).data
