"""Property-based tests try the same inputs on every run, whatever ran before them."""

from __future__ import annotations

import importlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

_ALWAYS = settings.get_profile("same inputs")


def _inputs() -> list[str]:
    """The inputs of a property-based test."""
    inputs: list[str] = []

    @settings(_ALWAYS)
    @given(st.text())
    def holds(text: str) -> None:
        inputs.append(text)

    holds()
    return inputs


def test_a_second_run_has_the_same_inputs() -> None:
    assert len(set(_inputs())) > 50
    assert _inputs() == _inputs()


def test_modules_that_other_tests_import_change_no_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _inputs()
    words = ", ".join(f"'word {n}'" for n in range(500))
    (tmp_path / "more_constants.py").write_text(f"words = [{words}]\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    importlib.import_module("more_constants")
    assert _inputs() == before


@pytest.mark.parametrize(
    ("full", "profile"), [("", "same inputs"), ("1", "search")], ids=["usual", "full"]
)
def test_only_the_full_run_searches(root: Path, full: str, profile: str) -> None:
    code = "import conftest; from hypothesis import settings; print(settings.get_current_profile_name())"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=root / "tests",
        env={**os.environ, "DOCWRIGHT_FULL": full},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == profile


def test_no_input_depends_on_the_clock() -> None:
    assert _ALWAYS.deadline is None
    assert HealthCheck.too_slow in _ALWAYS.suppress_health_check


def test_no_test_sets_aside_what_the_profile_says(texts: dict[str, str]) -> None:
    # calls have a deadline too, which is no setting of a test
    words = r"derandomize=|database=|settings\([^)]*deadline=|@seed|register_profile\("
    found = [
        f"{path}: {match[0]}"
        for path, text in texts.items()
        if path.startswith("tests/") and path != "tests/conftest.py"
        for match in re.finditer(words, text)
        if path != "tests/project/test_same_inputs.py"
    ]
    assert found == []


def test_what_suppresses_a_health_check_suppresses_that_of_the_clock(
    texts: dict[str, str],
) -> None:
    lists = [
        f"{path}: {line.strip()}"
        for path, text in texts.items()
        if path.startswith("tests/") and path != "tests/project/test_same_inputs.py"
        for line in text.splitlines()
        if "suppress_health_check=" in line
        and "HealthCheck.too_slow" not in line
        and "list(HealthCheck)" not in line
    ]
    assert lists == []
