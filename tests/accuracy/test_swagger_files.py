"""The truth of Swagger files: their union, in the same terms as the truth of pages."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from accuracy.rest_of_parcels import SAVE, SEARCH, oracle
from accuracy.swagger_of_parcels import (
    STATES,
    agent,
    combined,
    operation,
    parameter,
    reference,
    resource,
    swagger,
)

from benchmarks.accuracy_files.swagger_files import read_swagger_truth, swagger_truth
from benchmarks.accuracy_files.swagger_types import Lists, SwaggerTypes


def test_files_give_the_truth_that_pages_are_compared_with() -> None:
    rest = swagger_truth([combined()]).rest
    without_ids = {
        key: msgspec.structs.replace(true, operation_id="")
        for key, true in rest.operations.items()
    }
    assert without_ids == oracle().operations
    assert _plain_types(rest.types) == _plain_types(oracle().types)


def _plain_types(types: Any) -> dict[str, Any]:
    return {name: (true.full, true.fields) for name, true in types.items()}


def test_the_files_are_united() -> None:
    whole = swagger_truth([agent(), resource()])
    assert whole == swagger_truth([agent(), resource(), combined()])
    assert list(whole.rest.operations) == [SEARCH, SAVE]


def test_a_reference_to_a_definition_of_another_file_counts() -> None:
    result = swagger_truth([agent()]).rest.types["Parcel"].fields[2]
    assert (result.name, result.type) == ("Stops", "array<object>")
    result = swagger_truth([agent(), resource()]).rest.types["Parcel"].fields[2]
    assert (result.name, result.type) == ("Stops", "array<Stop>")


def test_two_files_that_contradict_each_other_are_an_error() -> None:
    other = swagger({}, **{"Example.Stop": {"type": "object"}})
    with pytest.raises(ValueError, match=r"different things of Example\.Stop"):
        swagger_truth([resource(), other])


def test_extensions_contradict_nothing() -> None:
    other = copy.deepcopy(resource())
    other["paths"]["/api/v1/Parcel/{id}"]["put"]["x-code-samples"] = []
    assert swagger_truth([resource(), other]) == swagger_truth([resource()])


def test_lists_without_names_are_known_by_their_members() -> None:
    lists = swagger_truth([combined()]).lists
    assert lists == {"~by": {"Air", "Sea"}, "~State": set(STATES)}


def test_equal_lists_have_the_same_name_and_others_have_other_names() -> None:
    lists = Lists()
    assert lists.name(["Sent", "Lost"], "State") == "~State"
    assert lists.name(["Lost", "Sent"], "Status") == "~State"
    assert lists.name(["Sent"], "State") == "~State2"
    assert lists.name([], "State") == "~State3"


def test_what_is_described_is_known_also_beside_a_reference() -> None:
    carriers = "types/SearchRequest"
    assert swagger_truth([combined()]).described == {
        SEARCH,
        SAVE,
        f"{SEARCH}#query#$top",
        f"{carriers}#State",
        "types/Parcel",
        "types/Parcel#Weight",
        "types/Parcel#Sender",
    }


@pytest.mark.parametrize(
    ("schema", "type_"),
    [
        ({}, "object"),
        ({"type": "object"}, "object"),
        ({"type": "object", "additionalProperties": True}, "dict<object>"),
        ({"type": "object", "additionalProperties": {}}, "dict<object>"),
        ({"type": "string", "format": "byte"}, "byte"),
        ({"type": "string", "format": "binary"}, "byte"),
        ({"type": "file"}, "byte"),
        ({"type": "string", "format": "uuid"}, "string"),
        ({"type": "integer"}, "int32"),
        ({"type": "integer", "format": "int64"}, "int64"),
        ({"type": "number", "format": "float"}, "double"),
        ({"type": "boolean"}, "bool"),
        ({"type": "array"}, "array<none>"),
        (
            {"type": "array", "items": {"type": "array", "items": {"type": "boolean"}}},
            "array<array<bool>>",
        ),
        (reference("A.X"), "A.X"),
        (reference("B.X"), "B.X"),
        (reference("B.Y"), "Y"),
        (reference("B.Z"), "object"),
    ],
)
def test_schemas_are_written_in_the_terms_of_the_truth(
    schema: dict[str, Any], type_: str
) -> None:
    types = SwaggerTypes(["A.X", "B.X", "B.Y"], Lists())
    assert types.notation(schema, "place") == type_


def test_the_result_is_that_of_the_first_status_of_success() -> None:
    responses = {
        "404": {"schema": {"type": "string"}},
        "204": {},
        "201": {"schema": {"type": "boolean"}},
    }
    whole = swagger({"/a": {"get": operation(result=None, responses=responses)}})
    true = swagger_truth([whole]).rest.operations["GET /a"]
    assert true.response.type == "bool"
    assert true.responses == {"404": "string", "204": "none", "201": "bool"}
    none = swagger({"/a": {"get": operation(result=None, responses={"400": {}})}})
    assert swagger_truth([none]).rest.operations["GET /a"].response.type == "none"


def test_parameters_of_a_path_belong_to_its_operations() -> None:
    shared = [parameter("path", "id", type="string")]
    paths = {"/a/{id}": {"parameters": shared, "get": operation(result=None)}}
    whole = {**swagger(paths), "basePath": "/base/"}
    ((key, true),) = swagger_truth([whole]).rest.operations.items()
    assert (key, [each.name for each in true.params]) == ("GET /base/a/{id}", ["id"])


def test_formats_of_a_document_count_where_an_operation_states_none() -> None:
    stated, silent = operation(result=None), operation(result=None)
    del silent["consumes"], silent["produces"]
    paths = {"/a": {"get": stated}, "/b": {"get": silent}}
    whole = {**swagger(paths), "consumes": ["c/d"]}
    a, b = swagger_truth([whole]).rest.operations.values()
    assert (a.consumes[0], b.consumes, b.produces) == (
        "application/json",
        ("c/d",),
        (),
    )


def test_a_file_in_a_form_is_a_body_of_octets() -> None:
    form = parameter("formData", "image", type="file")
    paths = {"/a": {"post": operation(form, result=None)}}
    true = swagger_truth([swagger(paths)]).rest.operations["POST /a"]
    assert true.body is not None
    assert (true.body.name, true.body.type) == ("image", "byte")
    assert true.params == ()


def test_files_are_found_below_the_folder_also_with_a_mark_at_their_start(
    tmp_path: Path,
) -> None:
    (tmp_path / "agent").mkdir()
    (tmp_path / "agent/a.json").write_text(json.dumps(agent()), "utf-8-sig")
    (tmp_path / "b.json").write_text(json.dumps(resource()))
    (tmp_path / "settings.json").write_text("{}")
    assert read_swagger_truth(tmp_path) == swagger_truth([agent(), resource()])
