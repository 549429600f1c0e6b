"""What the vendor's documents have that Swagger's rules forbid, or that is meant otherwise than it reads."""

from __future__ import annotations

from typing import Any

from reader.openapi.documents import (
    document,
    facts_of,
    names_of,
    operation_of,
    reported,
    with_operation,
)

from generator.model.openapi_facts import Schema, SchemaType

PRODUCES = ["application/json", "text/json", "application/xml"]


def test_flattened_fields_of_a_query_are_parameters_whatever_their_types() -> None:
    parameters: list[dict[str, Any]] = [
        {"name": "mergedParcel.id", "in": "query", "type": "integer", "format": "int32"},
        {"name": "mergedParcel.depot", "in": "query", "type": "object"},
        {"name": "mergedParcel.labels", "in": "query", "type": "array", "items": {"$ref": "#/definitions/Label"}},
        {"name": "mergedParcel.extra", "in": "query"},
        {"name": "mergedParcel.size.cm", "in": "query", "$ref": "#/definitions/Label"},
    ]  # fmt: skip
    source = with_operation(2, parameters=parameters)
    source["definitions"] = {"Label": {"type": "object"}}
    found = operation_of(source).parameters
    assert [each.wire for each in found] == [each["name"] for each in parameters]
    assert [each.schema.types for each in found[:4]] == [
        (SchemaType.INTEGER,),
        (SchemaType.OBJECT,),
        (SchemaType.ARRAY,),
        (),
    ]
    assert found[4].schema.reference is not None
    assert reported(source) == []


def test_both_schemes_in_one_object_are_kept_as_they_are_written() -> None:
    both: Any = [{"Our Password": [], "Our Id": []}]
    schemes = {"Our Password": {"type": "basic"}, "Our Id": {"type": "oauth2"}}
    source = with_operation(2, security=both)
    source["securityDefinitions"] = schemes
    facts = facts_of(source)
    assert [each.name.raw for each in facts.security_schemes] == list(schemes)
    assert facts.operations[0].security == (
        (facts.security_schemes[0].name, facts.security_schemes[1].name),
    )


def test_an_answer_may_be_a_bare_object_or_none() -> None:
    answers = {
        "200": {"description": "OK", "schema": {"type": "object"}},
        "204": {"description": ""},
    }
    source = with_operation(2, responses=answers, produces=PRODUCES, consumes=[])
    ok, nothing = operation_of(source).responses
    assert names_of(ok.content) == PRODUCES
    assert {each.schema for each in ok.content} == {
        Schema(1, types=(SchemaType.OBJECT,))
    }
    assert (nothing.content, nothing.text) == ((), None)
    assert operation_of(with_operation(2)).responses == ()


def test_octets_have_either_format() -> None:
    for format_ in ("byte", "binary"):
        answer = {"schema": {"type": "string", "format": format_}}
        (found,) = operation_of(with_operation(2, responses={"200": answer})).responses
        assert found.content[0].schema == Schema(
            1, types=(SchemaType.STRING,), format=format_
        )


def test_xml_in_descriptions_is_none_in_facts() -> None:
    words = (
        'The <see cref="T:Post.Parcel"/> of\r\n<para>a depot</para> &amp; <b>more</b>'
    )
    (operation,) = facts_of(with_operation(2, description=words)).operations
    assert operation.description is not None
    assert operation.description.raw.split() == [
        "The",
        "Parcel",
        "of",
        "a",
        "depot",
        "&",
        "more",
    ]


def test_twins_of_a_path_are_two_operations() -> None:
    def taking(name: str) -> dict[str, Any]:
        parameter = {"name": name, "in": "path", "required": True, "type": "string"}
        return {
            "post": {"operationId": name, "parameters": [parameter], "responses": {}}
        }

    paths = {
        "/Script/{scriptId}/Run": taking("scriptId"),
        "/Script/{scriptKey}/Run": taking("scriptKey"),
    }
    facts = facts_of(document(2, paths=paths))
    assert [each.path for each in facts.operations] == list(paths)


def test_names_of_dotnet_are_names_of_schemas() -> None:
    name = "Post.Services.List[Post.Parcel]"
    source = document(2, paths={}, definitions={name: {"type": "object"}})
    (named,) = facts_of(source).schemas
    assert named.name.raw == name
