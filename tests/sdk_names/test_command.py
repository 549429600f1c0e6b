"""The program makes both SDKs of two sets of sources, and compares them."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Final

import pytest
from support.rest_pages import rest_page

from benchmarks.names import main

_ROUTE: Final = "POST /api/v1/Agents/Parcel/Get"


def _docs(folder: Path, *names: str) -> str:
    folder.mkdir()
    query = [(name, "string", "Words.") for name in names]
    text = rest_page(_ROUTE, query=query, response={"Place": "a"}, heading="object")
    (folder / "page.md").write_text(text)
    return str(folder)


def _run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *options: str
) -> str:
    monkeypatch.setattr(sys, "argv", ["names.py", *options])
    assert main() == 0
    return capsys.readouterr().out


def test_differences_are_shown_as_a_table_a_list_and_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = _docs(tmp_path / "old", "by"), _docs(tmp_path / "new", "by", "until")
    options = ("--old", old, "--new", new)
    added = "rest/v1/Agents/Parcel/Get#until: - → until"
    lines = _run(monkeypatch, capsys, *options, "--list").splitlines()
    assert lines[1] == "method        0 differ; 1 in both, 0 only older, 0 only newer"
    assert lines[2] == "parameter     1 differ; 1 in both"
    assert f"the newer source has one parameter more: {added}" in lines
    found = json.loads(_run(monkeypatch, capsys, *options, "--json"))
    assert found["both"]["method"] == 1
    assert found["differences"][0]["new"] == "until"


def test_sources_that_docwright_refuses_are_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["names.py", "--old", str(tmp_path / "none")])
    assert main() == 2
    assert "none" in capsys.readouterr().err
