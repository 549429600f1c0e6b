"""Where CI systems show changes that no page shows."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Docwright = Callable[..., Any]


@pytest.mark.parametrize(
    ("folder", "path"),
    [(".", "sdk/docwright.lock"), ("inner", "inner/sdk/docwright.lock")],
)
def test_they_are_at_the_lock_of_the_sdk(
    docwright: Docwright,
    docs: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    folder: str,
    path: str,
) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / folder).mkdir(exist_ok=True)
    monkeypatch.chdir(tmp_path / folder)
    Path("docwright.toml").write_text(f'docs = ["{docs.as_posix()}"]\noutput = "sdk"\n')
    assert docwright("generate").status == 0
    lock = Path("sdk/docwright.lock").read_text()
    assert '"python":">=3.11"' in lock
    Path("old.lock").write_text(lock.replace('"python":">=3.11"', '"python":">=3.9"'))
    run = docwright("diff", "old.lock", "sdk", "--format", "gitlab")
    (row,) = json.loads(run.out)
    assert row["location"] == {"path": path, "lines": {"begin": 1}}
