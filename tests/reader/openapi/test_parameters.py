"""Parameters: where they stand, how lists are written, and which of a path an operation replaces."""

from __future__ import annotations

from typing import Any

import pytest
from reader.openapi.documents import (
    document,
    facts_of,
    operation_of,
    read,
    reported,
    with_operation,
)

from generator.model.openapi_facts import (
    ListStyle,
    OpenApiParameter,
    ParameterPlace,
    SchemaType,
)


def parameter_of(version: int, **parts: object) -> OpenApiParameter:
    stated = {"name": "kind", "in": "query", **parts}
    (parameter,) = operation_of(with_operation(version, parameters=[stated])).parameters
    return parameter


def test_a_parameter_of_swagger_is_its_own_schema() -> None:
    parameter = parameter_of(
        2,
        type="integer",
        format="int64",
        description="How <b>many</b>",
        required=True,
        enum=[1, 2],
    )
    assert (parameter.wire, parameter.where) == ("kind", ParameterPlace.QUERY)
    assert parameter.required
    assert parameter.text is not None
    assert parameter.text.raw == "How many"
    assert parameter.schema.types == (SchemaType.INTEGER,)
    assert parameter.schema.format == "int64"
    assert [member.text.raw for member in parameter.schema.members] == ["1", "2"]
    assert parameter.schema.text is None


def test_a_parameter_of_openapi_has_a_schema() -> None:
    parameter = parameter_of(
        3,
        schema={"type": "string", "description": "Word"},
        deprecated=True,
        example="a",
    )
    assert parameter.schema.types == (SchemaType.STRING,)
    assert (parameter.text, parameter.is_deprecated) == (None, True)
    assert parameter.example is not None
    assert not parameter.required


@pytest.mark.parametrize(
    ("version", "parts", "style"),
    [
        (2, {}, ListStyle.COMMA),
        (2, {"collectionFormat": "csv"}, ListStyle.COMMA),
        (2, {"collectionFormat": "ssv"}, ListStyle.SPACE),
        (2, {"collectionFormat": "tsv"}, ListStyle.TAB),
        (2, {"collectionFormat": "pipes"}, ListStyle.PIPE),
        (2, {"collectionFormat": "multi"}, ListStyle.REPEATED),
        (2, {"collectionFormat": "other"}, ListStyle.UNKNOWN),
        (3, {}, ListStyle.REPEATED),
        (3, {"explode": False}, ListStyle.COMMA),
        (3, {"style": "form", "explode": True}, ListStyle.REPEATED),
        (3, {"style": "spaceDelimited"}, ListStyle.SPACE),
        (3, {"style": "pipeDelimited", "explode": False}, ListStyle.PIPE),
        (3, {"style": "pipeDelimited", "explode": True}, ListStyle.REPEATED),
        (3, {"style": "deepObject", "explode": True}, ListStyle.DEEP),
        (3, {"in": "header"}, ListStyle.COMMA),
        (3, {"in": "cookie"}, ListStyle.REPEATED),
        (3, {"in": "header", "style": "simple", "explode": True}, ListStyle.COMMA),
        (3, {"in": "header", "style": "label"}, ListStyle.UNKNOWN),
    ],
)
def test_each_dialect_has_its_styles_of_lists(
    version: int, parts: dict[str, Any], style: ListStyle
) -> None:
    assert parameter_of(version, **parts).style is style


def test_an_operation_replaces_parameters_of_its_path() -> None:
    shared = [
        {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}},
        {"name": "page", "in": "query", "schema": {"type": "string"}},
        {"name": "page", "in": "header", "schema": {"type": "string"}},
    ]
    operation: dict[str, Any] = {
        "parameters": [
            {"name": "page", "in": "query", "schema": {"type": "integer"}},
            {"name": "size", "in": "query", "schema": {}},
        ],
        "responses": {},
    }
    item: dict[str, Any] = {"parameters": shared, "get": operation}
    source = document(paths={"/parcels/{id}": item})
    names = [(each.wire, each.where.value) for each in operation_of(source).parameters]
    assert names == [
        ("page", "query"),
        ("size", "query"),
        ("id", "path"),
        ("page", "header"),
    ]
    assert operation_of(source).parameters[0].schema.types == (SchemaType.INTEGER,)
    assert reported(source) == []


def test_a_duplicate_parameter_is_reported_and_the_first_counts() -> None:
    twice = [
        {"name": "a", "in": "query", "schema": {"type": kind}}
        for kind in ("string", "integer")
    ]
    source = with_operation(parameters=twice)
    (parameter,) = operation_of(source).parameters
    assert parameter.schema.types == (SchemaType.STRING,)
    assert reported(source) == [("openapi-content", 1, "a")]


def test_headers_that_are_no_parameters_are_ignored_in_openapi() -> None:
    headers = [{"name": name, "in": "header"} for name in ("Accept", "X-Kind")]
    operation = operation_of(with_operation(parameters=headers))
    assert [each.wire for each in operation.parameters] == ["X-Kind"]
    assert len(operation_of(with_operation(2, parameters=headers)).parameters) == 2


@pytest.mark.parametrize("name", ["filter[status]", "X Rate", "größe", "", "a\nb"])
def test_a_name_that_cannot_be_sent_is_left_out(name: str) -> None:
    optional: dict[str, Any] = {"name": name, "in": "query", "schema": {}}
    source = with_operation(parameters=[optional, {"name": "b", "in": "query"}])
    assert [each.wire for each in operation_of(source).parameters] == ["b"]
    assert reported(source) == [("openapi-name", 1, name)]


@pytest.mark.parametrize(
    "parameter",
    [
        pytest.param({"name": "filter[status]", "in": "query"}, id="name"),
        pytest.param({"name": "a", "in": "matrix"}, id="place"),
        pytest.param({"name": "a", "in": "query", "content": {"application/json": {}}}, id="media type"),
    ],
)  # fmt: skip
def test_a_required_parameter_that_cannot_be_sent_costs_the_operation(
    parameter: dict[str, Any],
) -> None:
    source = with_operation(parameters=[{**parameter, "required": True}])
    assert facts_of(source).operations == ()
    ids = [case.id for case in read(source).diagnostics]
    assert "openapi-operation" in ids
    source = with_operation(parameters=[parameter])
    assert operation_of(source).parameters == ()


def test_the_first_example_counts() -> None:
    examples = {"a": {"summary": "none"}, "b": {"value": "x"}, "c": {"value": "y"}}
    parameter = parameter_of(3, schema={}, examples=examples)
    assert (
        parameter.example
        == parameter_of(2, type="string", **{"x-example": "x"}).example
    )
    assert parameter.example is not None
