"""Types of the vendor's files: definitions, lists of values without names, and what WSDLs know better."""

from __future__ import annotations

from passes.openapi.vendor_documents import (
    TEXT,
    agent_call,
    built,
    document,
    fields_of,
    listed,
    object_of,
    parameters_of,
    reference,
    resource_call,
    rest_operation,
    rest_type,
)
from support.pages import wsdl_page

from generator.model.api import TypeKind
from generator.model.expressions import notation

_KIND = (
    '<xs:simpleType name="ParcelKind"><xs:restriction base="xs:string">'
    '<xs:enumeration value="Letter"/><xs:enumeration value="Box"/>'
    "</xs:restriction></xs:simpleType>"
)
_PARCEL = (
    '<xs:complexType name="Parcel"><xs:sequence>'
    '<xs:element name="Kind" type="tns:ParcelKind"/>'
    '<xs:element name="Next" type="tns:Parcel"/>'
    '<xs:element name="Weight" type="xs:int"/>'
    "</xs:sequence></xs:complexType>"
)
_WSDL = wsdl_page("Post1", "Courier", _KIND + _PARCEL, "Get Save")


def test_a_type_is_called_after_the_last_part_of_its_definition() -> None:
    call = agent_call("Get", result=reference("Parcel"))
    model = built(a_json=document(call, definitions={"Parcel": object_of(Name=TEXT)}))
    assert fields_of(rest_type(model, "Parcel")) == {"Name": "string"}
    result = rest_operation(model, "rest/v1/Agents/Courier/Get").result
    assert result is not None
    assert notation(result) == "#types/Parcel"


def test_two_definitions_with_the_same_last_part_are_two_types() -> None:
    definitions = {
        "Post.Data.Stop": object_of(Name=TEXT),
        "Post.Road.Stop": object_of(Lane=TEXT),
    }
    call = agent_call(
        "Get",
        request={"A": reference("Stop"), "B": reference("Stop", "Post.Road")},
    )
    model = built(a_json=document(call, definitions=definitions))
    call_of_both = rest_operation(model, "rest/v1/Agents/Courier/Get")
    assert parameters_of(call_of_both) == {"A": "#Stop", "B": "#RoadStop"}
    assert fields_of(rest_type(model, "RoadStop")) == {"Lane": "string"}


def test_the_same_definition_in_many_files_is_one_type() -> None:
    definitions = {"Parcel": object_of(Name=TEXT)}
    first = document(
        agent_call("Get", result=reference("Parcel")), definitions=definitions
    )
    second = document(
        agent_call("Find", result=reference("Parcel")), definitions=definitions
    )
    model = built(a_json=first, b_json=second)
    assert [type_.wire for type_ in model.api.rest.types] == ["Parcel"]
    assert model.diagnostics == ()


def test_what_a_file_lacks_is_that_of_another_file() -> None:
    parcel = {"Parcel": object_of(Stop=reference("Stop"))}
    first = document(agent_call("Get", result=reference("Parcel")), definitions=parcel)
    second = document(
        agent_call("Find", result=reference("Parcel")),
        definitions={**parcel, "Stop": object_of(Name=TEXT)},
    )
    model = built(a_json=first, b_json=second)
    assert fields_of(rest_type(model, "Parcel")) == {"Stop": "#Stop"}
    assert [type_.wire for type_ in model.api.rest.types] == ["Parcel", "Stop"]
    assert model.diagnostics == ()


def test_what_no_file_has_is_any_type_and_reported() -> None:
    definitions = {"Parcel": object_of(Stop=reference("Stop"))}
    call = agent_call("Get", result=reference("Parcel"))
    model = built(a_json=document(call, definitions=definitions))
    assert fields_of(rest_type(model, "Parcel")) == {"Stop": "any"}
    assert [case.id for case in model.diagnostics] == ["openapi-reference"]


def test_an_enum_has_the_name_that_the_wsdl_has_for_the_field() -> None:
    parcel = object_of(Kind=listed("Letter", "Box", "Tube"), Weight=TEXT)
    call = agent_call("Get", result=reference("Parcel"))
    model = built(a_json=document(call, definitions={"Parcel": parcel}), wsdl_md=_WSDL)
    kind = rest_type(model, "ParcelKind")
    assert fields_of(rest_type(model, "Parcel"))["Kind"] == "#ParcelKind"
    assert [member.wire for member in kind.members] == ["Letter", "Box", "Tube"]


def test_a_list_that_is_no_list_of_the_field_has_a_name_of_its_own() -> None:
    parcel = object_of(Kind=listed("Red", "Green"))
    call = agent_call("Get", result=reference("Parcel"))
    model = built(a_json=document(call, definitions={"Parcel": parcel}), wsdl_md=_WSDL)
    assert fields_of(rest_type(model, "Parcel")) == {"Kind": "#ParcelKind2"}
    assert [case.id for case in model.diagnostics] == ["rest-type-conflict"]


def test_equal_lists_are_the_same_enum() -> None:
    definitions = {
        "Parcel": object_of(Kind=listed("Letter", "Box")),
        "Cart": object_of(Load=listed("Letter", "Box")),
    }
    call = agent_call("Get", request={"A": reference("Parcel"), "B": reference("Cart")})
    alone = built(a_json=document(call, definitions=definitions))
    assert fields_of(rest_type(alone, "Cart")) == {"Load": "#CartLoad"}
    assert fields_of(rest_type(alone, "Parcel")) == {"Kind": "#CartLoad"}
    known = built(a_json=document(call, definitions=definitions), wsdl_md=_WSDL)
    assert fields_of(rest_type(known, "Cart")) == {"Load": "#ParcelKind"}


def test_a_list_of_a_parameter_is_called_as_on_pages() -> None:
    mode = {"name": "$mode", "in": "query", **listed("Slim", "Full")}
    model = built(a_json=document(resource_call("Parcel", "GetAll", mode)))
    operation = rest_operation(model, "rest/v1/Parcel/GetAll")
    assert parameters_of(operation) == {"$mode": "#QueryMode"}
    assert rest_type(model, "QueryMode").kind is TypeKind.ENUM


def test_a_wsdl_knows_what_a_document_leaves_open() -> None:
    parcel = object_of(Next={"type": "object"}, Weight={"type": "integer"})
    call = agent_call("Get", result=reference("Parcel"))
    model = built(a_json=document(call, definitions={"Parcel": parcel}), wsdl_md=_WSDL)
    # a number without a format may have 64 bits, which is no contradiction that another source settles
    assert fields_of(rest_type(model, "Parcel")) == {
        "Next": "#Parcel",
        "Weight": "int64",
    }
    assert [case.id for case in model.diagnostics] == ["rest-type-conflict"]


def test_words_beside_a_reference_describe_the_field() -> None:
    parcel = object_of(Stop={**reference("Stop"), "description": "Where it waits."})
    definitions = {"Parcel": parcel, "Stop": object_of(Name=TEXT)}
    call = agent_call("Get", result=reference("Parcel"))
    model = built(a_json=document(call, definitions=definitions))
    (field,) = rest_type(model, "Parcel").fields
    assert field.text is not None
    assert field.text.raw == "Where it waits."
    assert notation(field.type) == "#types/Stop"


def test_values_of_reference_types_may_be_null_as_in_the_wsdl() -> None:
    parcel = object_of(
        Name=TEXT, Weight={"type": "integer", "format": "int32"}, Kind=listed("A", "B")
    )
    call = agent_call(
        "Get",
        request={"Parcel": reference("Parcel"), "Count": {"type": "integer"}},
        result=reference("Parcel"),
    )
    model = built(a_json=document(call, definitions={"Parcel": parcel}))
    nillable = {each.wire: each.nillable for each in rest_type(model, "Parcel").fields}
    assert nillable == {"Name": True, "Weight": False, "Kind": False}
    operation = rest_operation(model, "rest/v1/Agents/Courier/Get")
    assert [each.nillable for each in operation.parameters] == [True, False]
