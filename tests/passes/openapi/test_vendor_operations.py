"""Operations of the vendor's files: names as on pages, wrappers, results, and files beside each other and beside pages."""

from __future__ import annotations

import pytest
from passes.openapi.vendor_documents import (
    TEXT,
    agent_call,
    built,
    document,
    fields_of,
    object_of,
    parameters_of,
    reference,
    resource_call,
    rest_operation,
    rest_type,
)
from support.rest_pages import rest_page

from generator.model.api import BodyKind, ResultKind
from generator.model.expressions import notation
from generator.model.sources import GivenSource, Sources
from generator.passes import Built, build_api
from generator.reader.read import read_page


def test_the_wrapper_of_an_agent_is_its_parameters() -> None:
    call = agent_call("Send", request={"ParcelId": {"type": "integer"}, "Name": TEXT})
    operation = rest_operation(
        built(a_json=document(call)), "rest/v1/Agents/Courier/Send"
    )
    assert operation.body is not None
    assert operation.body.kind is BodyKind.WRAPPER
    assert parameters_of(operation) == {"ParcelId": "int64", "Name": "string"}


@pytest.mark.parametrize(
    ("route", "tag", "subject", "id_"),
    [
        ("Parcel", "Parcel", "ParcelEntity", "rest/v1/Parcel/Get"),
        ("List/Colour", "List_Colour", "ColourList", "rest/v1/List_Colour/Get"),
        ("batch", "Batch", "BatchTaskEntity", "rest/v1/Batch/Get"),
    ],
)
def test_a_resource_is_called_as_its_tag(
    route: str, tag: str, subject: str, id_: str
) -> None:
    call = resource_call(route, "Get", tag=tag, subject=subject)
    assert rest_operation(built(a_json=document(call)), id_).agent == tag


@pytest.mark.parametrize(
    ("schema", "kind", "type_"),
    [
        ({"type": "string", "format": "binary"}, ResultKind.BINARY, "byte"),
        ({"type": "string", "format": "byte"}, ResultKind.BINARY, "byte"),
        ({"type": "array", "items": TEXT}, ResultKind.JSON, "array<string>"),
        ({"type": "object"}, ResultKind.JSON, "any"),
        (
            {"type": "object", "additionalProperties": {"type": "boolean"}},
            ResultKind.JSON,
            "dict<string,boolean>",
        ),
        (
            object_of(**{"odata.nextLink": TEXT, "value": {"type": "array"}}),
            ResultKind.ROWS,
            "#types/CourierGetResult",
        ),
    ],
)
def test_results(schema: object, kind: ResultKind, type_: str) -> None:
    model = built(a_json=document(agent_call("Get", result=schema)))
    operation = rest_operation(model, "rest/v1/Agents/Courier/Get")
    assert operation.result_kind is kind
    assert operation.result is not None
    if kind is not ResultKind.ROWS:
        assert notation(operation.result) == type_


def test_an_answer_without_success_has_no_result() -> None:
    path = agent_call("Get", result=TEXT)
    ((route, methods),) = path.items()
    methods["post"]["responses"] = {"400": {"description": "No.", "schema": TEXT}}
    model = built(a_json=document({route: methods}))
    operation = rest_operation(model, "rest/v1/Agents/Courier/Get")
    assert operation.result_kind is ResultKind.NONE
    assert [answer.code for answer in operation.responses] == [400]


def test_of_a_single_and_a_combined_file_the_union_counts() -> None:
    both, only = agent_call("Get"), agent_call("Patch")
    model = built(single_json=document(both), whole_json=document(both, only))
    ids = [operation.id for operation in model.api.rest.operations]
    assert ids == ["rest/v1/Agents/Courier/Get", "rest/v1/Agents/Courier/Patch"]
    assert model.diagnostics == ()


def test_a_second_operation_of_the_same_id_gets_a_number() -> None:
    first = resource_call("Parcel/{id}", "Get")
    second = resource_call("Parcel/{uniqueId}/x", "Get")
    model = built(a_json=document(first, second))
    ids = [operation.id for operation in model.api.rest.operations]
    assert ids == ["rest/v1/Parcel/Get", "rest/v1/Parcel/Get2"]


def _both(newer: str) -> Built:
    """A page and a document of the same call; `newer` is the one that comes later in DOCS."""
    page = rest_page(
        "POST /api/v1/Agents/Courier/Get",
        body="request Data",
        body_rows=[("ParcelId", "Integer", "Which one."), ("Old", "String")],
        description="Gets a parcel.",
    )
    schema = {"ParcelId": {"type": "integer", "format": "int32"}, "New": TEXT}
    text = document(
        agent_call("Get", request=schema, result=reference("Parcel")),
        agent_call("Send"),
        definitions={"Parcel": object_of(Name=TEXT)},
    )
    pages = [
        read_page("pages/a.md", page.encode()),
        read_page("files/a.json", text.encode()),
    ]
    order = int(newer == "document")
    given = (GivenSource("pages/", 1 - order), GivenSource("files/", order))
    return build_api(
        pages, sources=Sources(given, {"pages/a.md": 0, "files/a.json": 1})
    )


def test_a_newer_document_replaces_the_page_which_describes_it() -> None:
    model = _both("document")
    operation = rest_operation(model, "rest/v1/Agents/Courier/Get")
    assert parameters_of(operation) == {"ParcelId": "int32", "New": "string"}
    assert operation.description is not None
    assert operation.description.raw == "Gets a parcel."
    first, _ = operation.parameters
    assert first.text is not None
    assert first.text.raw == "Which one."
    assert fields_of(rest_type(model, "Parcel")) == {"Name": "string"}


def test_a_newer_page_replaces_the_document() -> None:
    model = _both("page")
    operation = rest_operation(model, "rest/v1/Agents/Courier/Get")
    assert list(parameters_of(operation))[:2] == ["ParcelId", "Old"]
    assert "New" not in parameters_of(operation)
    # what only the document has stays
    assert rest_operation(model, "rest/v1/Agents/Courier/Send").method == "POST"


def test_two_editions_of_files_are_told_apart() -> None:
    older = document(agent_call("Get", request={"Old": TEXT}))
    newer = document(agent_call("Get", request={"New": TEXT}))
    pages = [
        read_page("a/x.json", older.encode()),
        read_page("b/x.json", newer.encode()),
    ]
    given = (GivenSource("a/", 0), GivenSource("b/", 1))
    model = build_api(pages, sources=Sources(given, {"a/x.json": 0, "b/x.json": 1}))
    operation = rest_operation(model, "rest/v1/Agents/Courier/Get")
    assert parameters_of(operation) == {"New": "string"}
    assert [case.id for case in model.diagnostics] == ["source-order"]


def test_editions_of_files_in_one_folder_are_asked_for() -> None:
    text = document(agent_call("Get", request={"Name": TEXT}))
    model = built(a__x_json=text, b__x_json=text)
    assert [case.id for case in model.diagnostics] == ["source-age"]
