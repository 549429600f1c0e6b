"""`diff --format json`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
from support.changes.comparisons import ADDED, REMOVED, comparison

from generator.model.comparison.changes import Change
from generator.report.diff.json import json_report
from generator.report.diff.report import DiffReport

_SCHEMAS = Path(__file__).parents[3] / "docs" / "schema"


def _schema(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((_SCHEMAS / name).read_text(encoding="utf-8"))
    return loaded


def test_the_document_follows_its_schema() -> None:
    for version in ("2.0.0", None):
        report = DiffReport(comparison=comparison(REMOVED, ADDED, next_version=version))
        document = json.loads(json_report(report))
        jsonschema.validate(document, _schema("diff.json"))
        assert [row["id"] for row in document["changes"]] == [REMOVED.id, ADDED.id]


def test_a_change_has_the_keys_that_are_promised_in_their_order() -> None:
    (row,) = json.loads(json_report(DiffReport(comparison=comparison(REMOVED))))[
        "changes"
    ]
    assert (
        list(row)
        == (
            "id subjects group area direction action cause api_level python_level old new evidence fingerprint"
        ).split()
    )
    assert row["evidence"] == {"old": "rest/Copy.md:12", "new": None}


def test_accepted_changes_are_changes_all_the_same() -> None:
    accepted = {REMOVED.fingerprint: "known"}
    plain, known = (
        json_report(DiffReport(comparison=comparison(REMOVED), accepted=accepted))
        for accepted in ({}, accepted)
    )
    assert plain == known


def test_the_schema_refuses_what_is_no_change() -> None:
    document = json.loads(json_report(DiffReport(comparison=comparison(REMOVED))))
    document["changes"][0]["api_level"] = "awful"
    validator = jsonschema.Draft202012Validator(_schema("diff.json"))
    assert not validator.is_valid(document)


def test_both_schemas_describe_the_same_change() -> None:
    described = _schema("diff.json")["$defs"]["change"]
    assert described == _schema("summary.json")["$defs"]["change"]
    assert tuple(described["required"]) == Change.__struct_fields__
    assert msgspec.convert(json.loads(msgspec.json.encode(REMOVED)), Change) == REMOVED
