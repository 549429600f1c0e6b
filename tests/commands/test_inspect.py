"""`docwright inspect`."""

from __future__ import annotations

import json
import os
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from support import pages

Docwright = Callable[..., Any]
SCHEMAS = Path(__file__).resolve().parents[2] / "docs" / "schema"
SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def test_the_whole_model_is_json_by_its_schema(docwright: Docwright) -> None:
    run = docwright("inspect", SEEDS, "--json")
    assert run.status == 0
    model = json.loads(run.out)
    jsonschema.validate(model, json.loads((SCHEMAS / "inspect.json").read_text()))
    protocols = Counter(operation["protocol"] for operation in model["operations"])
    assert protocols == {"rest": 42, "soap": 25}
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
        "rest/v1/Contact/GetAll",
        "archives/SimpleContact",
        "SimpleContact#column/category/id",
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


# The same diagnostics as `generate`.


def _without_stages(err: str) -> list[str]:
    """The lines of diagnostics on standard error, without those of stages and the summary."""
    return [line for line in err.splitlines() if "[" in line or "): " in line]


def _same_as_generate(docwright: Docwright, docs: Path) -> Counter[str]:
    """Compares the diagnostics of `inspect --json`, `inspect` and `generate`; returns their ids with counts."""
    words = ("-o", "sdk", "--no-format", "--summary-json", "-")
    generated = docwright("generate", docs, *words)
    shown = docwright("inspect", docs)
    cases = json.loads(docwright("inspect", docs, "--json").out)["diagnostics"]
    assert (generated.status, shown.status) == (0, 0)
    assert _without_stages(shown.err) == _without_stages(generated.err)
    ids = Counter(case["id"] for case in cases)
    assert ids == json.loads(generated.out)["diagnostics"]
    keys = [(case["path"], case["line"], case["id"]) for case in cases]
    assert keys == sorted(keys)
    return ids


def test_inspect_has_the_diagnostics_of_generate(docwright: Docwright) -> None:
    ids = _same_as_generate(docwright, SEEDS)
    assert {"sample-fraction", "soap-sample-envelope"} <= set(ids)


@pytest.mark.parametrize(
    ("page", "right", "wrong", "expected"),
    [
        ("Document_Agent/v1DocumentAgent_GetDocumentLength.md", "42.25", "{}", "sample-cut-off"),
        (
            "Appointment_Agent/v1AppointmentAgent_CalculateDays.md",
            '"StartDate": "2026-09-15T11:28:36.5299805+02:00"',
            '"StartDate": "et"',
            "sample-word-for-date",
        ),
    ],
)  # fmt: skip
def test_inspect_knows_each_kind_of_defective_sample(
    docwright: Docwright,
    tmp_path: Path,
    page: str,
    right: str,
    wrong: str,
    expected: str,
) -> None:
    text = (SEEDS / "reference/restful/agent" / page).read_text()
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/page.md").write_text(text.replace(right, wrong))
    assert expected in _same_as_generate(docwright, tmp_path / "docs")


def test_inspect_knows_names_that_collide_and_their_record(
    docwright: Docwright, tmp_path: Path
) -> None:
    parts = "".join(
        f'<n:{name} xsi:type="xsd:int">0</n:{name}>' for name in ("Foo_Bar", "fooBar")
    )
    (tmp_path / "docs").mkdir()
    page = pages.operation_page("Services88/Sale/Save", parts)
    (tmp_path / "docs/Save.md").write_text(page)
    (tmp_path / "docwright.toml").write_text('docs = ["docs"]\noutput = "sdk"\n')
    assert _same_as_generate(docwright, Path("docs"))["name-collision"] == 2
    record = tmp_path / "docwright.names.yaml"
    record.write_text(record.read_text().replace("foo_bar_2", "second"))
    run = docwright("inspect", "--json")
    assert "fooBar is second in Python" in run.out


@pytest.mark.corpus
def test_inspect_has_the_diagnostics_of_generate_for_pages_of_the_corpus(
    docwright: Docwright, shared: Path, tmp_path: Path
) -> None:
    agents = "Appointment Document Sale Favorites"
    for folder in sorted((shared / "corpus/2023").rglob("*")):
        if folder.is_dir() and folder.name.partition("_")[0] in agents.split():
            shutil.copytree(
                folder, tmp_path / "docs" / folder.parent.name / folder.name
            )
    ids = _same_as_generate(docwright, tmp_path / "docs")
    assert {"sample-cut-off", "type-unnamed"} <= set(ids)


def test_a_subject_alone_has_no_diagnostics(docwright: Docwright) -> None:
    assert docwright("inspect", SEEDS, "Appointment/Reject").err == ""


@pytest.mark.parametrize("extra", [(), ("--json",)])
@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("index.md", "# Nothing known\n", "no operation or type was found in 1 page"),
        ("page.md", "", "no operation or type was found in 1 page"),
        ("page.md", "---\ntitle: [\n---\n", "no operation or type was found in 1 page"),
        ("picture.png", "x", "there is no page in"),
        ("", "", "there is no page in"),
    ],
)
def test_a_folder_with_nothing_to_read_is_an_error(
    docwright: Docwright,
    tmp_path: Path,
    name: str,
    text: str,
    reason: str,
    extra: tuple[str, ...],
) -> None:
    (tmp_path / "docs").mkdir()
    if name:
        (tmp_path / "docs" / name).write_text(text)
    run = docwright("inspect", "docs", *extra)
    assert (run.status, run.out) == (2, "")
    assert reason in run.err
