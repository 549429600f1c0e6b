"""The program exports DOCS, reads the export again, and compares it with the model and with the vendor's file."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Final

import pytest
from exports.documents_of_parcels import exported, swagger

from benchmarks import export

_MODEL: Final = {
    "types": [{"id": "types/Parcel", "kind": "object", "fields": []}],
}


class _Docwright:
    """Stands for the command: it exports `exported()`, and knows the type of DOCS and of the export."""

    def __init__(self, read_again: object) -> None:
        self._read_again = read_again

    def __call__(self, folder: Path, *arguments: str) -> bytes:
        if arguments[:2] == ("export", "openapi"):
            Path(arguments[-1]).write_text(json.dumps(exported()))
            return b""
        is_export = arguments[1] == str(folder / "openapi.json")
        return json.dumps(self._read_again if is_export else _MODEL).encode()


def _run(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    read_again: object,
    *options: str,
) -> str:
    monkeypatch.setattr(export, "_docwright", _Docwright(read_again))
    monkeypatch.setattr(sys, "argv", ["export.py", *options])
    assert export.main() == 0
    return capsys.readouterr().out


def test_both_comparisons_are_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "parcel.json").write_text(json.dumps(swagger()))
    (tmp_path / "other.json").write_text("{}")
    docs = str(tmp_path)
    lines = _run(monkeypatch, capsys, _MODEL, docs, "--list").splitlines()
    assert lines[0] == "3 of 3 facts are the same after the round trip"
    assert lines[1].endswith("in the export, 19 the same")
    assert any(line.startswith("components have short names") for line in lines)
    found = json.loads(_run(monkeypatch, capsys, _MODEL, docs, "--json"))
    assert found["round_trip"]["lost"] == []
    assert set(found["vendor"]["causes"]) == {
        "components have short names",
        "version of the format",
    }


def test_what_the_round_trip_loses_is_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    other = {"types": [{"id": "types/Parcel", "kind": "enum", "fields": []}]}
    lines = _run(monkeypatch, capsys, other, str(tmp_path), "--list").splitlines()
    assert lines[0] == "2 of 3 facts are the same after the round trip"
    assert lines[-1] == 'unexplained: types.kind: types/Parcel: "object" → "enum"'


def test_docs_that_docwright_refuses_are_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["export.py", str(tmp_path / "none")])
    assert export.main() == 2
    assert capsys.readouterr().err
