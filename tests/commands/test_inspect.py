"""`docwright inspect`."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

Docwright = Callable[..., Any]
SCHEMAS = Path(__file__).resolve().parents[2] / "docs" / "schema"
SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def test_the_whole_model_is_json_by_its_schema(docwright: Docwright) -> None:
    run = docwright("inspect", SEEDS, "--json")
    assert run.status == 0
    model = json.loads(run.out)
    jsonschema.validate(model, json.loads((SCHEMAS / "inspect.json").read_text()))
    protocols = Counter(operation["protocol"] for operation in model["operations"])
    assert protocols == {"rest": 38, "soap": 25}
    reject = next(
        operation
        for operation in model["operations"]
        if operation["id"] == "soap/Services88/Appointment/Reject"
    )
    assert [
        (parameter["wire"], parameter["type"], parameter["nillable"])
        for parameter in reject["parameters"]
    ] == [
        ("AppointmentId", "int32", False),
        ("RejectReason", "string", True),
        ("UpdateMode", "#types/Services88/RecurrenceUpdateMode", False),
    ]
    types = {type_["id"]: type_ for type_ in model["types"]}
    assert types["types/Services88/UserDefinedFieldInfo"]["base"] == (
        "types/Services88/Carrier"
    )
    assert {diagnostic["id"] for diagnostic in model["diagnostics"]} == {
        "enum-incomplete",
        "sample-fraction",
        "soap-sample-envelope",
        "type-unknown",
        "type-unnamed",
    }


def test_a_rest_operation_has_route_body_and_responses(docwright: Docwright) -> None:
    run = docwright("inspect", SEEDS, "--json", "Contact/PutContactEntity")
    (put,) = json.loads(run.out)["subjects"]
    assert (put["method"], put["path"]) == ("PUT", "/api/v1/Contact/{id}")
    assert put["soap_action"] is None
    assert put["body"]["kind"] == "value"
    assert [
        (parameter["wire"], parameter["in"], parameter["type"])
        for parameter in put["parameters"]
        if parameter["in"] != "header"
    ] == [
        ("id", "path", "int32"),
        ("entity", "body", "#types/ContactEntity"),
        ("$select", "query", "string"),
    ]
    assert [
        (response["status"], response["type"]) for response in put["responses"]
    ] == [
        (200, "#types/ContactEntityWithLinks"),
        (412, None),
        (400, None),
    ]
    lines = docwright("inspect", SEEDS, "Contact/PutContactEntity").out.splitlines()
    assert lines[1] == "  rest operation, PUT /api/v1/Contact/{id}"
    assert "  body entity (value)" in lines
    assert any(
        line.startswith("    200  #types/ContactEntityWithLinks") for line in lines
    )


def test_every_type_that_is_referred_to_exists(docwright: Docwright) -> None:
    model = json.loads(docwright("inspect", SEEDS, "--json").out)
    known = {type_["id"] for type_ in model["types"]}
    texts = json.dumps([model["operations"], model["types"]])
    referred = {part.split('"')[0].split(">")[0] for part in texts.split("#types/")[1:]}
    headers = {"SoCredentials", "SoTimeZone", "SoExceptionInfo", "SoExtraInfo"}
    missing = {f"types/{name}".rstrip(",") for name in referred} - known
    assert {type_id.rpartition("/")[2] for type_id in missing} <= headers


def test_a_subject_shows_where_each_fact_is_known_from(docwright: Docwright) -> None:
    run = docwright("inspect", SEEDS, "soap/Services82/Appointment/Reject")
    assert run.status == 0
    lines = run.out.splitlines()
    assert lines[0] == "soap/Services82/Appointment/Reject"
    (reason,) = [line for line in lines if line.strip().startswith("RejectReason")]
    page = os.path.relpath(SEEDS / "reference/soap/Services82/Appointment/Reject.md")
    assert f"type from {page}:48 (operation-sample)" in reason
    assert f"description from {page}:" in reason


def test_a_name_finds_every_subject_of_that_name(docwright: Docwright) -> None:
    run = docwright("inspect", SEEDS, "Appointment/Reject")
    ids = [line for line in run.out.splitlines() if line.startswith("soap/")]
    assert ids == [
        "soap/Services82/Appointment/Reject",
        "soap/Services88/Appointment/Reject",
    ]


def test_a_part_of_a_subject_is_shown_alone(docwright: Docwright) -> None:
    part = "soap/Services82/Appointment/Reject#param/RejectReason"
    lines = docwright("inspect", SEEDS, part).out.splitlines()
    assert lines[:2] == [part, "  string, nillable"]
    page = os.path.relpath(SEEDS / "reference/soap/Services82/Appointment/Reject.md")
    at = lines.index("  known from")
    assert lines[at + 1] == f"    type from {page}:48 (operation-sample)"
    assert len(lines) == at + 3


def test_a_part_is_found_by_the_name_of_its_owner(docwright: Docwright) -> None:
    run = docwright("inspect", SEEDS, "RecurrenceUpdateMode#member/OnlyThis")
    ids = [line for line in run.out.splitlines() if line.startswith("types/")]
    assert "types/Services88/RecurrenceUpdateMode#member/OnlyThis" in ids


def test_an_unknown_part_names_the_nearest(docwright: Docwright) -> None:
    run = docwright("inspect", SEEDS, "FieldInfoBase#field/FieldTyp")
    assert run.status == 2
    assert "#field/FieldType" in run.err


@pytest.mark.parametrize(
    "subject",
    [
        "Contact/PutContactEntity",
        "Contact/PutContactEntity#param/entity",
        "soap/Services82/Appointment/Reject",
        "FieldInfoBase",
        "FieldInfoBase#field/FieldType",
        "RecurrenceUpdateMode#member/OnlyThis",
        "Contact/PutContactEntity#result",
        "rest/v1/Agents/Appointment",
        "rest/v1/Contact",
    ],
)
def test_a_subject_as_json_follows_its_schema(
    docwright: Docwright, subject: str
) -> None:
    document = json.loads(docwright("inspect", SEEDS, "--json", subject).out)
    jsonschema.validate(document, json.loads((SCHEMAS / "subject.json").read_text()))
    assert document["subjects"]
    assert all("evidence" in row for row in document["subjects"])


def test_a_result_shows_where_it_is_known_from(docwright: Docwright) -> None:
    lines = docwright(
        "inspect", SEEDS, "Contact/PutContactEntity#result"
    ).out.splitlines()
    assert lines[0] == "rest/v1/Contact/PutContactEntity#result"
    assert lines[1].strip().startswith("200  #types/ContactEntityWithLinks")
    reference = os.path.relpath(SEEDS / "reference")
    assert any(line.startswith(f"    result from {reference}/") for line in lines)


def test_an_agent_is_a_subject(docwright: Docwright) -> None:
    lines = docwright("inspect", SEEDS, "soap/Services88/Appointment").out.splitlines()
    assert lines[:2] == ["soap/Services88/Appointment", "  soap agent"]


def test_a_subject_as_json_has_its_evidence(docwright: Docwright) -> None:
    run = docwright("inspect", SEEDS, "--json", "types/Services88/FieldInfoBase")
    (subject,) = json.loads(run.out)["subjects"]
    assert subject["id"] == "types/Services88/FieldInfoBase"
    first = subject["evidence"][1]
    assert first["subject"] == "types/Services88/FieldInfoBase#field/FieldType"
    assert first["rule"] == "wsdl"
    assert first["line"] > 1


def test_an_unknown_subject_names_the_nearest(docwright: Docwright) -> None:
    run = docwright("inspect", SEEDS, "FieldInfoBsae")
    assert run.status == 2
    assert "The nearest is FieldInfoBase." in run.err


def test_without_subject_all_ids_are_listed(docwright: Docwright) -> None:
    run = docwright("inspect", SEEDS)
    assert "soap/Services88/Import/CreateDefaultImportLine" in run.out.splitlines()
    assert "types/Services88/ImportLine" in run.out.splitlines()


def test_docs_come_from_the_settings(docwright: Docwright, tmp_path: Path) -> None:
    (tmp_path / "docwright.toml").write_text(f'docs = ["{SEEDS}"]\n')
    run = docwright("inspect", "FieldInfoBase")
    assert run.status == 0
    assert run.out.startswith("types/Services88/FieldInfoBase\n")


def test_text_of_a_page_is_harmless_on_a_terminal(
    docwright: Docwright, docs: Path
) -> None:
    page = docs / "soap/Services82/Appointment/Reject.md"
    lines = page.read_text().splitlines()
    at = lines.index("## Reject") + 2
    lines[at] = "Hello \x1b]0;pwned\x07 \u202eworld"
    page.write_text("\n".join(lines))
    run = docwright("inspect", docs, "Services82/Appointment/Reject")
    assert "Hello" in run.out
    assert not {"\x1b", "\x07", "\u202e"} & set(run.out)
