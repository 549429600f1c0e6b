"""The command on a small corpus: the table, what is wrong, JSON, and agents left out."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import msgspec
import pytest
from accuracy.rest_of_parcels import SEARCH, oracle
from accuracy.soap_of_parcels import oracle as soap_oracle
from accuracy.swagger_of_parcels import agent, combined, resource
from accuracy.wsdl_of_parcels import wsdl
from support.rest_pages import rest_page

from benchmarks.accuracy import main

_SAMPLE = [{"Weight": 5, "State": "Sent", "Stops": [{"Place": "Oslo"}]}]


@pytest.fixture(autouse=True)
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder like the shared one, whose page shows little of the truth."""
    for tree in ("2023", "2022"):
        folder = tmp_path / "corpus" / tree
        folder.mkdir(parents=True)
        text = rest_page(SEARCH, body="request", response=_SAMPLE, heading="array")
        (folder / "search.md").write_text(text)
    (tmp_path / "corpus/2022/gone.md").write_text(rest_page(f"{SEARCH}All"))
    _write_files(tmp_path / "corpus/2026")
    (tmp_path / "oracle").mkdir()
    files = {
        "rest-2023": oracle(),
        "soap-Services87": soap_oracle(),
        "soap-Services88": soap_oracle(),
    }
    for name, truth in files.items():
        path = tmp_path / "oracle" / f"{name}.json"
        path.write_bytes(msgspec.json.encode(truth))
    monkeypatch.setenv("DOCWRIGHT_SHARED", str(tmp_path))


def _write_files(folder: Path) -> None:
    """The vendor's files, with an operation that the page lacks."""
    files = {
        "openapi/agent/parcel.json": json.dumps(agent()).encode(),
        "openapi/rest/parcel.json": json.dumps(resource()).encode(),
        "downloads/all.json": json.dumps(combined()).encode(),
        "wsdl/parcel.xml": wsdl(),
    }
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


def _run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *options: str
) -> str:
    monkeypatch.setattr(sys, "argv", ["accuracy.py", *options])
    assert main() == 0
    return capsys.readouterr().out


def test_the_table_has_a_block_for_each_set(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = _run(monkeypatch, capsys).splitlines()
    assert [line for line in lines if not line.startswith(" ")] == [
        "REST",
        "REST + older",
        "REST + SOAP",
        "REST + YAML",
        "REST + SOAP + WSDL",
        "REST + SOAP + WSDL + YAML",
        "SOAP",
        "WSDL",
        "SOAP + WSDL",
        "everything",
        "Swagger 2026",
        "2026",
        "2023, 2026",
        "2023, WSDL 2026",
        "2026, 2023",
    ]
    assert lines[1].split() == ["REST", "operations", "1", "/", "2", "50.00", "%"]


def test_what_only_older_pages_have_is_not_compared(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found = _run(monkeypatch, capsys, "--set", "REST + older", "--list")
    assert "SearchAll" not in found


def test_what_is_wrong_is_listed_with_both_sides(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found = _run(monkeypatch, capsys, "--set", "REST", "--list").splitlines()
    assert (
        "REST: REST operations: PUT /api/v1/Parcel/{id}: expected there got -" in found
    )


def test_json_has_the_same_scores(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found = json.loads(_run(monkeypatch, capsys, "--set", "REST", "--json"))
    first = found["REST"][0]
    assert (first["kind"], first["right"], first["of"]) == ("REST operations", 1, 2)
    assert [fact["subject"] for fact in first["wrong"]] == ["PUT /api/v1/Parcel/{id}"]


def test_pages_and_truth_of_an_agent_are_left_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ("--set", "REST", "--without", "Parcel", "--list")
    found = _run(monkeypatch, capsys, *options)
    assert SEARCH not in found
    assert "PUT /api/v1/Parcel/{id}" in found


@pytest.mark.parametrize("name", ["Swagger 2026", "2026", "2023, 2026"])
def test_sets_with_files_are_compared_with_the_files(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = _run(monkeypatch, capsys, "--set", name).splitlines()
    shares = {line[:28].strip(): line.split()[-2] for line in lines[1:]}
    assert shares["REST operations"] == "100.00"
    assert shares["REST enum members"] == "100.00"
    assert ("SOAP types" in shares) == (name != "Swagger 2026")


def test_what_only_pages_have_is_not_compared_with_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "corpus/2023/gone.md"
    page.write_text(rest_page(f"{SEARCH}All", response=_SAMPLE, heading="array"))
    assert "SearchAll" in _run(monkeypatch, capsys, "--set", "REST", "--list")
    assert "SearchAll" not in _run(monkeypatch, capsys, "--set", "2023, 2026", "--list")


def test_sets_with_files_are_not_measured_without_agents(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "2026" not in _run(monkeypatch, capsys, "--without", "Parcel")


def test_an_unknown_agent_is_an_error_of_the_user(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["accuracy.py", "--without", "Parcle"])
    assert main() == 2
    assert "There are Parcel." in capsys.readouterr().err


def test_folds_show_both_halves_and_the_gap(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = _run(monkeypatch, capsys, "--fold", "2").splitlines()
    assert lines[0].split() == ["given", "held", "out", "gap"]
    assert lines[1].split()[:2] == ["REST", "operations"]
    assert len(lines) > 10
