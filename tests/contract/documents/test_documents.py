"""SDKs of documents pass their contract tests, and the tests compare with what the documents say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from contract.contract_sdk import PAGES, ContractSdk, Generate
from contract.documents.ferry_documents import FERRIES, HARBOURS, PARTS, ROUTES


def folder_of(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def test_both_messages_of_every_operation_are_tested(ferries_sdk: ContractSdk) -> None:
    outcome = ferries_sdk.run()
    assert outcome.status == 0, outcome.text[-3000:]
    operations = [id_ for id_ in ferries_sdk.index if id_.startswith("rest/")]
    tested = {test for test in outcome.of("PASSED") if "rest/" in test}
    assert tested == {
        f"{test}[{id_}]"
        for id_ in operations
        for test in ("test_request", "test_response")
    }
    assert "18 samples, 0 expected to fail" in outcome.text
    assert (
        "9 operations of documents compared: 2 with examples, 7 with made-up values"
        in outcome.text
    )


@pytest.mark.parametrize(
    ("files", "count"),
    [
        ({"harbours.json": HARBOURS}, 5),
        ({"harbours.json": HARBOURS.replace("\n", "")}, 5),
        ({"routes.yaml": ROUTES, **PARTS}, 2),
        ({"ferries.yaml": FERRIES, "harbours.json": HARBOURS}, 14),
    ],
    ids=["swagger", "one-line", "parts", "two-documents"],
)
def test_documents_of_all_versions_pass(
    tmp_path: Path, generated: Generate, files: dict[str, str], count: int
) -> None:
    outcome = generated(folder_of(tmp_path, files)).run()
    assert outcome.status == 0, outcome.text[-3000:]
    assert f"{2 * count} samples, 0 expected to fail" in outcome.text
    assert f"{count} operations of documents compared" in outcome.text


def test_an_example_that_its_schema_does_not_allow_fails_nothing_and_is_counted(
    tmp_path: Path, generated: Generate
) -> None:
    text = FERRIES.replace("example: {id: 7,", "example: {id: seven,")
    assert text != FERRIES
    outcome = generated(folder_of(tmp_path, {"ferries.yaml": text})).run()
    assert outcome.status == 0, outcome.text[-3000:]
    assert (
        "1 with examples, 7 with made-up values, "
        "1 with made-up values, as their schemas do not allow the examples"
    ) in outcome.text


def test_what_is_compared_are_the_words_of_the_document(
    ferries_sdk: ContractSdk,
) -> None:
    index = ferries_sdk.indexes()["resources_ferry"]["samples"]
    start, length, line = index["rest/v1/Ferry/addFerry"]["operation"]
    content = (ferries_sdk.data / "resources_ferry.samples").read_bytes()
    excerpt = json.loads(content[start : start + length])
    assert FERRIES.splitlines()[int(line) - 1].strip() == "post:"
    assert excerpt["path"] == "/ferries"
    assert excerpt["item"]["parameters"][0]["name"] == "X-Trace"
    body = excerpt["operation"]["requestBody"]["content"]["application/json"]
    assert body["schema"] == {"$ref": "#/components/schemas/Ferry"}
    assert body["example"]["name"] == "Sund"
    assert "description" not in excerpt["operation"]["responses"]["201"]
    parts = json.loads((ferries_sdk.data / "rest.documents").read_bytes())
    number = parts["documents"]["ferries.yaml"]["/components/schemas/Sailor"]
    assert parts["parts"][number]["properties"]["age"]["maximum"] == 30


def test_the_project_file_names_what_validates_schemas(
    ferries_sdk: ContractSdk, generated: Generate
) -> None:
    of_pages = generated(PAGES / "restful/rest/User")
    text = (ferries_sdk.folder / "pyproject.toml").read_text()
    assert 'test = ["pytest>=8", "jsonschema>=4.25"]' in text
    assert "jsonschema" not in (of_pages.folder / "pyproject.toml").read_text()
