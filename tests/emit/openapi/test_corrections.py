"""What a vendor's document of any dialect has wrong is corrected, and nothing else of it changes."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import msgspec
import pytest
from oas_patch.overlay import apply_overlay

from generator.emit.openapi.overlays import corrected, overlay_of
from generator.model.api import Evidence, NamedType, RestApi, Rule
from generator.model.text import Text
from tests.emit.rest.rest_api import (
    api_of,
    body,
    enum,
    flags,
    model,
    operation,
    query,
    type_of,
)

Json = dict[str, Any]

_PREFIX = "Vendor.Services."
_WSDL = Evidence("type", Rule.WSDL, "thing.wsdl", 7)
_SECURITY = [{"A": [], "B": []}]


def _schemas(pointer: str) -> Json:
    return {
        f"{_PREFIX}Thing": {
            "type": "object",
            "properties": {
                "Id": {"type": "integer", "format": "int32"},
                "Name": {"type": "string", "description": "Its name."},
                "Mode": {"type": "string", "enum": ["A", "B"]},
                "State": {"type": "string"},
                "Rights": {"type": "string", "enum": ["Read", "Write"]},
                "Other": {"$ref": f"{pointer}{_PREFIX}Thing"},
            },
        },
        f"{_PREFIX}DoRequest": {
            "type": "object",
            "properties": {"Text": {"type": "string"}},
        },
    }


def _document(dialect: str) -> Json:
    """A document with two operations, of which the one has a wrapper."""
    is_swagger = dialect == "2.0"
    pointer = "#/definitions/" if is_swagger else "#/components/schemas/"
    wrapper = {"$ref": f"{pointer}{_PREFIX}DoRequest"}
    text = {"type": "string"}
    parameter = {"name": "mode", "in": "query"} | (text if is_swagger else {"schema": text})  # fmt: skip
    request = {"name": "request", "in": "body", "schema": wrapper}
    form = {"content": {"application/json": {"schema": wrapper}}}
    do = {"parameters": [request]} if is_swagger else {"requestBody": form}
    calls = {
        "/api/v1/Agents/Thing/Do": {"post": {**do, "security": _SECURITY}},
        "/api/v1/Thing": {"get": {"parameters": [parameter], "security": _SECURITY}},
    }
    if is_swagger:
        return {"swagger": "2.0", "paths": calls, "definitions": _schemas(pointer)}
    return {"openapi": dialect, "paths": calls, "components": {"schemas": _schemas(pointer)}}  # fmt: skip


def _thing(**types: str) -> NamedType:
    notations = {
        "Id": "int32",
        "Name": "string",
        "Mode": "#Mode",
        "State": "#State",
        "Rights": "#Rights",
        "Other": "#Thing",
    }
    thing = model("Thing", **{**notations, **types})
    evidence = {**dict.fromkeys(notations, (_WSDL,))}
    return msgspec.structs.replace(
        thing,
        fields=tuple(
            msgspec.structs.replace(
                field,
                nillable=field.wire in {"Name", "Other"},
                evidence=evidence[field.wire],
            )
            for field in thing.fields
        ),
    )


def _api(thing: NamedType | None = None) -> RestApi:
    do = operation("Agents/Thing/Do", body("Text", "string", nillable=True))
    get = operation("Thing/Get", query("mode", "#Mode"), method="GET", route="/api/v1/Thing")  # fmt: skip
    enums = enum("Mode", "A B"), enum("State", "On Off"), flags("Rights", "Read Write")
    return api_of(do, get, thing or _thing(), *enums).rest


def _schema(document: Json, name: str) -> Json:
    section = document.get("definitions") or document["components"]["schemas"]
    schema: Json = section[f"{_PREFIX}{name}"]
    return schema


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items() if key != "x-docwright-evidence"}  # fmt: skip
    return [_plain(item) for item in value] if isinstance(value, list) else value


_DIALECTS = ("2.0", "3.0.3", "3.1.0")
_NULL_TEXT = {
    "2.0": {"type": "string", "x-nullable": True},
    "3.0.3": {"type": "string", "nullable": True},
    "3.1.0": {"type": ["string", "null"]},
}


@pytest.mark.parametrize("dialect", _DIALECTS)
def test_null_is_stated_as_the_dialect_writes_it(dialect: str) -> None:
    api = _api()
    found = _plain(corrected(_document(dialect), api, api))
    name = _schema(found, "Thing")["properties"]["Name"]
    assert name == _NULL_TEXT[dialect] | {"description": "Its name."}
    assert _schema(found, "DoRequest")["properties"]["Text"] == _NULL_TEXT[dialect]
    other = _schema(found, "Thing")["properties"]["Other"]
    reference = _schema(_document(dialect), "Thing")["properties"]["Other"]
    assert other == {
        "2.0": reference | {"x-nullable": True},
        "3.0.3": {"allOf": [reference], "nullable": True},
        "3.1.0": {"anyOf": [reference, {"type": "null"}]},
    }[dialect]  # fmt: skip


@pytest.mark.parametrize("dialect", _DIALECTS)
def test_a_text_that_is_an_enum_or_flags_gets_members(dialect: str) -> None:
    api = _api()
    found = _plain(corrected(_document(dialect), api, api))
    properties = _schema(found, "Thing")["properties"]
    assert properties["Mode"] == {"type": "string", "enum": ["A", "B"]}
    assert properties["State"] == {"type": "string", "enum": ["On", "Off"]}
    assert properties["Rights"] == {
        "type": "string",
        "pattern": "^(?:Read|Write)(?:, ?(?:Read|Write))*$",
        "x-enumFlags": True,
        "x-enum-varnames": ["Read", "Write"],
    }
    assert properties["Id"] == {"type": "integer", "format": "int32"}
    (parameter,) = found["paths"]["/api/v1/Thing"]["get"]["parameters"]
    assert parameter.get("schema", parameter)["enum"] == ["A", "B"]


@pytest.mark.parametrize("dialect", _DIALECTS)
def test_schemes_that_are_asked_for_together_are_alternatives(dialect: str) -> None:
    api = _api()
    document = _document(dialect)
    found = corrected(document, api, api)
    assert found["security"] == [{"A": []}, {"B": []}]
    assert "security" not in found["paths"]["/api/v1/Thing"]["get"]
    document["paths"]["/api/v1/Thing"]["get"]["security"] = []
    assert "security" not in corrected(document, api, api)


def _overridden(thing: NamedType, wire: str, **changes: Any) -> NamedType:
    """The type with an override of a field."""
    facts = {"type": "type", "text": "description", "nillable": "nullable"}
    rows = tuple(Evidence(facts[key], Rule.OVERRIDE, "o.yaml", 3) for key in changes)
    return msgspec.structs.replace(
        thing,
        fields=tuple(
            (
                msgspec.structs.replace(field, **changes, evidence=(*field.evidence, *rows))
                if field.wire == wire
                else field
            )
            for field in thing.fields
        ),
    )  # fmt: skip


@pytest.mark.parametrize("dialect", _DIALECTS)
def test_overrides_count(dialect: str) -> None:
    thing = _overridden(_thing(), "Id", type=type_of("array<#Thing>"), text=Text("All of them."))  # fmt: skip
    found = _plain(corrected(_document(dialect), _api(), _api(thing)))
    reference = _schema(_document(dialect), "Thing")["properties"]["Other"]
    assert _schema(found, "Thing")["properties"]["Id"] == {
        "type": "array",
        "items": reference,
        "description": "All of them.",
    }


@pytest.mark.parametrize("dialect", _DIALECTS)
def test_what_is_dropped_is_removed(dialect: str) -> None:
    thing = _thing()
    thing = msgspec.structs.replace(thing, fields=thing.fields[1:])
    after = _api(thing)
    after = msgspec.structs.replace(after, operations=after.operations[1:])
    found = corrected(_document(dialect), _api(), after)
    assert "Id" not in _schema(found, "Thing")["properties"]
    assert found["paths"]["/api/v1/Agents/Thing/Do"] == {}
    assert found["paths"]["/api/v1/Thing"]["get"]


@pytest.mark.parametrize("dialect", _DIALECTS)
def test_another_program_corrects_the_document_with_the_overlay(dialect: str) -> None:
    thing = _overridden(_thing(), "Id", type=type_of("double"), nillable=True)
    document = _document(dialect)
    wanted = corrected(document, _api(), _api(thing))
    overlay = overlay_of([(document, wanted)], "1", only_overrides=False)
    assert overlay
    assert apply_overlay(deepcopy(document), overlay) == _plain(wanted)
    sources = [row.get("description", "") for row in overlay["actions"]]
    assert any("thing.wsdl:7" in source and "o.yaml:3" in source for source in sources)


def test_documents_share_their_actions() -> None:
    document = _document("2.0")
    wanted = corrected(document, _api(), _api())
    single = overlay_of([(document, wanted)], "1", only_overrides=False)
    assert overlay_of([(document, wanted)] * 2, "1", only_overrides=False) == single


def test_a_document_without_a_fault_needs_no_overlay() -> None:
    document = corrected(_document("3.1.0"), _api(), _api())
    assert corrected(document, _api(), _api()) == document


def test_of_two_definitions_of_a_name_neither_is_changed() -> None:
    document = _document("2.0")
    other = {"type": "object", "properties": {"Name": {"type": "string"}}}
    document["definitions"]["Vendor.Other.Thing"] = other
    found = corrected(document, _api(), _api())
    assert found["definitions"]["Vendor.Other.Thing"] == other
    assert _schema(found, "Thing") == _schema(document, "Thing")
