"""The program exports DOCS, reads the export again, and compares it with the model and with the vendor's file."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from exports.test_facts import swagger

from benchmarks.export import main


def _run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *options: str
) -> str:
    monkeypatch.setattr(sys, "argv", ["export.py", *options])
    assert main() == 0
    return capsys.readouterr().out


def test_the_export_of_a_file_keeps_its_facts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "parcel.json").write_text(json.dumps(swagger()))
    lines = _run(monkeypatch, capsys, str(tmp_path), "--list").splitlines()
    assert lines[0].endswith("facts are the same after the round trip")
    assert any(line.startswith("components have short names") for line in lines)
    found = json.loads(_run(monkeypatch, capsys, str(tmp_path), "--json"))
    assert found["round_trip"]["lost"] == []
    assert "unexplained" not in found["vendor"]["causes"]


def test_docs_that_docwright_refuses_are_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["export.py", str(tmp_path / "none")])
    assert main() == 2
    assert "none" in capsys.readouterr().err
