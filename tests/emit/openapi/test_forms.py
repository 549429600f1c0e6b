"""Forms that `seeds/` lacks: identical paths, enums, keys and hostile texts."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from openapi_spec_validator import OpenAPIV31SpecValidator

from generator.emit.openapi import Form, Origin, openapi_document, origin, written
from generator.emit.openapi.document import moved_operations
from generator.emit.openapi.escape import as_description
from generator.model.api import Api, Evidence, Member, NamedType, RestOperation, Rule
from generator.model.ids import OperationId, TypeId
from generator.model.samples import Fence, OperationSample
from generator.model.text import Text, WireName
from tests.emit.rest.rest_api import (
    api_of,
    body,
    enum,
    flags,
    model,
    operation,
    path,
    query,
)

Json = dict[str, Any]


_ANY = operation("Thing/Any")


def _document(*parts: RestOperation | NamedType) -> Json:
    document = openapi_document(api_of(*parts).rest)
    errors = OpenAPIV31SpecValidator(document).iter_errors()
    assert [error.message for error in errors] == []
    return document


def _schema(type_: NamedType) -> Json:
    schema: Json = _document(_ANY, type_)["components"]["schemas"][type_.wire]
    del schema["x-docwright-evidence"]
    return schema


def _run(name: str, parameter: str, method: str = "POST") -> RestOperation:
    return operation(f"Script/{name}", path(parameter, "string"), method=method, route=f"/api/v1/Script/{{{parameter}}}/Run")  # fmt: skip


def test_of_paths_that_are_identical_the_second_is_spelt_otherwise() -> None:
    document = _document(_run("RunById", "id"), _run("RunByName", "name"))
    assert list(document["paths"]) == [
        "/api/v1/Script/{id}/Run",
        "/api/v1/Script/{name}/run",
    ]
    second = document["paths"]["/api/v1/Script/{name}/run"]["post"]
    assert second["x-docwright-path"] == "/api/v1/Script/{name}/Run"
    (line,) = moved_operations(document)
    assert "v1Script_RunByName has the path /api/v1/Script/{name}/run" in line


def test_many_identical_paths_are_spelt_differently() -> None:
    names = [f"key{number}" for number in range(8)]
    document = _document(*(_run(name, name) for name in names))
    templates = {path.replace(f"{{{name}}}", "") for path, name in zip(document["paths"], names, strict=True)}  # fmt: skip
    assert len(templates) == len(names)
    assert all(path.lower().startswith("/api/v1/script/") for path in document["paths"])


def test_operations_without_a_place_are_an_extension() -> None:
    first = _run("Run", "id")
    twice = msgspec.structs.replace(first, id=OperationId("rest/v1/Script/Twice"), wire=WireName("Twice"))  # fmt: skip
    document = _document(first, twice, _run("Lock", "id", method="LOCK"))
    (item,) = document["paths"].values()
    apart = {row["operationId"]: row["method"] for row in item["x-docwright-operations"]}  # fmt: skip
    assert apart == {"v1Script_Lock": "lock", "v1Script_Twice": "post"}
    assert item["post"]["operationId"] == "v1Script_Run"
    assert len(list(moved_operations(document))) == 2


def test_ids_are_unique_and_tags_tell_their_groups_apart() -> None:
    document = _document(
        operation("Agents/Foo/Get", route="/api/v1/Agents/Foo/Get"),
        operation("FooAgent/Get", route="/api/v1/FooAgent"),
    )
    agent, resource = (item["post"] for item in document["paths"].values())
    assert (agent["operationId"], agent["tags"]) == ("v1FooAgent_Get", ["Foo_Agent"])
    assert (resource["operationId"], resource["tags"]) == (
        "v1FooAgent_Get_2",
        ["FooAgent"],
    )


@pytest.mark.parametrize(
    ("group", "types", "expected"),
    [
        ("Contact", (), "v1Contact_Get"),
        ("Contact", (model("ContactEntity", Id="int32"),), "v1ContactEntity_Get"),
        ("List_Business", (), "v1BusinessList_Get"),
        ("Agents/Contact", (), "v1ContactAgent_Get"),
    ],
)
def test_ids_are_those_of_pages(
    group: str, types: tuple[NamedType, ...], expected: str
) -> None:
    document = _document(operation(f"{group}/Get", route="/api/v1/X"), *types)
    assert document["paths"]["/api/v1/X"]["post"]["operationId"] == expected


def test_lists_of_a_query_are_repeated_and_those_of_a_path_have_commas() -> None:
    part = operation(
        "Thing/Get",
        path("ids", "array<int32>"),
        query("names", "array<string>"),
        route="/api/v1/Thing/{ids}",
    )
    (item,) = _document(part)["paths"].values()
    for parameter in item["post"]["parameters"]:
        # the defaults: `simple` in a path, `form` with `explode` in a query
        assert not {"style", "explode"} & parameter.keys()
        assert parameter["schema"]["type"] == "array"


@pytest.mark.parametrize(
    ("notation", "schema"),
    [
        ("int16", {"type": "integer", "format": "int16"}),
        ("uint32", {"type": "integer", "format": "uint32"}),
        ("duration", {"type": "string", "format": "duration"}),
        ("byte", {"type": "string", "contentEncoding": "base64"}),
        ("any", {}),
        ("array<any>", {"type": "array", "items": {}}),
        (
            "dict<string,double>",
            {
                "type": "object",
                "additionalProperties": {"type": "number", "format": "double"},
            },
        ),
        (
            "dict<int32,string>",
            {
                "type": "object",
                "additionalProperties": {"type": "string"},
                "propertyNames": {"pattern": "^-?[0-9]+$"},
            },
        ),
        ("#Missing", {}),
    ],
)
def test_a_body_of_each_type(notation: str, schema: Json) -> None:
    part = operation("Thing/Put", body("value", notation), kind="value", route="/api/v1/Thing")  # fmt: skip
    request = _document(part)["paths"]["/api/v1/Thing"]["post"]["requestBody"]
    assert request["content"] == {"application/json": {"schema": schema}}


def test_null_of_a_reference_is_an_alternative() -> None:
    part = operation(
        "Agents/Thing/Do",
        body("Mode", "#Mode", nillable=True),
        body("Name", "string", nillable=True),
        body("Id", "int32"),
    )
    document = _document(part, enum("Mode", "A B"))
    properties = document["components"]["schemas"]["ThingAgent.DoRequest"]["properties"]
    assert properties == {
        "Mode": {"anyOf": [{"$ref": "#/components/schemas/Mode"}, {"type": "null"}]},
        "Name": {"type": ["string", "null"]},
        "Id": {"type": "integer", "format": "int32"},
    }


def test_an_enum_has_its_values_and_what_else_is_known_of_them() -> None:
    members = (
        Member(WireName("On_Hold"), 3, Text("Waits."), Text("On Hold")),
        Member(WireName("Open"), None, None),
    )
    type_ = msgspec.structs.replace(enum("State", "A"), members=members)
    assert _schema(type_) == {
        "type": "string",
        "enum": ["On Hold", "Open"],
        "x-enum-varnames": ["On_Hold", "Open"],
        "x-enum-numbers": [3, None],
        "x-enum-descriptions": ["Waits.", ""],
    }


def test_an_enum_with_other_members_than_known_is_open() -> None:
    type_ = msgspec.structs.replace(enum("State", "A B"), complete=False)
    assert _schema(type_) == {"type": "string", "x-extensible-enum": ["A", "B"]}
    empty = msgspec.structs.replace(type_, members=())
    assert _schema(empty) == {"type": "string"}


def test_flags_have_a_pattern_where_all_members_are_known() -> None:
    known = _schema(flags("Rights", "Read Write"))
    assert known["pattern"] == "^(?:Read|Write)(?:, ?(?:Read|Write))*$"
    unsure = msgspec.structs.replace(flags("Rights", "Read"), complete=False)
    assert "pattern" not in _schema(unsure)
    odd = Member(WireName("A_B"), None, None, Text("a.b|-c"))
    strange = msgspec.structs.replace(flags("Rights", "Read"), members=(odd,))
    assert _schema(strange)["pattern"] == r"^(?:a\.b\|-c)(?:, ?(?:a\.b\|-c))*$"


def test_a_type_extends_its_base() -> None:
    base = model("Base", Id="int32")
    type_ = msgspec.structs.replace(model("Derived", Name="string"), base=base.id)
    schemas = _document(_ANY, base, type_)["components"]["schemas"]
    assert schemas["Derived"]["allOf"][0] == {"$ref": "#/components/schemas/Base"}
    assert list(schemas["Derived"]["allOf"][1]["properties"]) == ["Name"]


def test_keys_of_components_are_legal_and_unique() -> None:
    names = ("A$B", "A_B", "Plain")
    schemas = _document(_ANY, *(model(name, Id="int32") for name in names))["components"]["schemas"]  # fmt: skip
    assert list(schemas) == ["A_B", "A_B_2", "Plain"]
    assert [schema.get("title") for schema in schemas.values()] == ["A$B", "A_B", None]


def test_an_operation_without_words_has_its_name_as_summary() -> None:
    document = _document(operation("Thing/Get"), operation("Thing/Put", text="First.\n\nSecond.\nThird."))  # fmt: skip
    plain, described = (item["post"] for item in document["paths"].values())
    assert (plain["summary"], plain.get("description")) == ("Get", None)
    assert (described["summary"], described["description"]) == (
        "First.",
        "Second.\nThird.",
    )


def _sampled(answer: bytes, **defects: str) -> Json:
    part = operation("Thing/Get", returns="any", route="/api/v1/Thing")
    sample = OperationSample("page.md", 1, None, Fence(5, answer), defects=defects)
    document = openapi_document(api_of(part).rest, {part.id: sample})
    content: Json = document["paths"]["/api/v1/Thing"]["post"]["responses"]["200"]["content"]  # fmt: skip
    return content["application/json"]


_HEAD = b"HTTP/1.1 200 OK\nContent-Type: application/json\n\n"


def test_a_sample_is_an_example_without_its_secrets() -> None:
    body = (
        b'{"User": "a", "Password": "b", "Inner": [{"AccessToken": "c", "Token": 4}]}'
    )
    assert _sampled(_HEAD + body)["example"] == {
        "User": "a",
        "Password": "...",
        "Inner": [{"AccessToken": "...", "Token": 4}],
    }


@pytest.mark.parametrize(
    ("notation", "value", "fits"),
    [
        ("string", "x", True),
        ("string", 1, False),
        ("int32", 1, True),
        ("int32", 1.5, False),
        ("int32", True, False),
        ("double", 1, True),
        ("double", "1", False),
        ("boolean", 1, False),
        ("date-time", "2026-01-02", True),
        ("any", [1, "x"], True),
        ("array<int32>", [1, None], True),
        ("array<int32>", ["x"], False),
        ("array<int32>", {}, False),
        ("dict<string,#Mode>", {"a": "A"}, True),
        ("dict<string,#Mode>", {"a": "C"}, False),
        ("#Mode", "B", True),
        ("#Mode", "b", False),
        ("#Mode", 1, False),
        ("#Rights", "Read, Write", True),
        ("#Rights", "Read, Execute", False),
        ("#Thing", {"Id": 1, "Unknown": 2, "Mode": None}, True),
        ("#Thing", {"Mode": "C"}, False),
        ("#Thing", {"Id": "x"}, False),
        ("#Thing", "x", False),
        ("#Missing", 7, True),
    ],
)
def test_a_sample_fits_its_type_or_is_no_example(
    notation: str, value: object, fits: bool
) -> None:
    base = TypeId.of_rest("Base")
    thing = msgspec.structs.replace(model("Thing", Mode="#Mode"), base=base)
    enums = enum("Mode", "A B"), flags("Rights", "Read Write")
    types = (*enums, model("Base", Id="int32"), thing)
    answer = operation("Thing/Get", body("Value", notation), returns=notation)
    text = json.dumps(value).encode()
    sample = OperationSample("page.md", 1, Fence(3, b"POST /\n\n" + b'{"Value": ' + text + b"}"), Fence(5, _HEAD + text))  # fmt: skip
    document = openapi_document(api_of(answer, *types).rest, {answer.id: sample})
    (item,) = document["paths"].values()
    (request,) = item["post"]["requestBody"]["content"].values()
    (shown,) = item["post"]["responses"]["200"]["content"].values()
    assert ("example" in shown) is fits
    assert ("example" in request) is fits


@pytest.mark.parametrize(
    "message",
    [
        _HEAD,
        _HEAD + b"{",
        _HEAD + b"\xff",
        _HEAD + b"[" * 5000 + b"]" * 5000,
        _HEAD + b"[" * 200 + b"]" * 200,
        _HEAD + b"NaN",
        b"HTTP/1.1 404 Not Found\n\n{}",
        b"{}",
    ],
    ids=["empty", "cut", "bytes", "deep", "less deep", "nan", "status", "no head"],
)
def test_a_sample_that_shows_no_answer_is_none(message: bytes) -> None:
    assert "example" not in _sampled(message)


def test_a_defective_sample_is_none() -> None:
    assert "example" in _sampled(_HEAD + b"{}", request="sample-cut-off")
    assert "example" not in _sampled(_HEAD + b"{}", response="sample-cut-off")


# ---------------------------------------------------------------- hostile texts

_HOSTILE = [
    "<script>alert(1)</script>",
    "<!-- x --><?php ?><a\nhref='javascript:x'>y</a>",
    "[x](javascript:alert(1))",
    "![x](javascript:alert(1))",
    "[x][y]\n\n[y]: javascript:alert(1)",
    "[javascript:alert(1)]\n\n[javascript:alert(1)]: javascript:alert(1)",
    "<javascript:alert(1)>",
    "[a\\](javascript:b)](javascript:c)",
    "{{ 7*7 }} ${x} %s",
    "\x00\x07\x1b[31m \x85 \u2028 \ufeff \u202e",
    "\ud800 and \udc00",
    "*.yaml: &a [1, !!python/object/apply:os.system [x]]",
    'ends with "\\',
    "on",
    "1e5",
    "0o17",
    "2020-01-01",
    "- a\n- b: |\n  c",
]


def _words(text: str) -> list[Json]:
    """Documents that have a text at each place of pages."""
    part = operation("Agents/Thing/Do", body("Name", "string", text=text), text=text, status=text, returns="#Kind")  # fmt: skip
    part = msgspec.structs.replace(part, evidence=(Evidence("operation", Rule.REST_PAGE, text, 1),))  # fmt: skip
    kind = msgspec.structs.replace(
        enum("Kind", "A"),
        members=(Member(WireName("A"), None, Text(text), Text(text)),),
        text=Text(text),
    )
    api: Api = api_of(part, kind)
    return [openapi_document(api.rest)]


def _renders_safely(text: str) -> bool:
    """Whether CommonMark with raw HTML makes neither HTML nor a link of a text."""
    tokens = MarkdownIt("commonmark", {"html": True}).parse(text)
    kinds = {inner.type for token in tokens for inner in (token, *(token.children or ()))}  # fmt: skip
    return not kinds & {"html_block", "html_inline", "link_open", "image"}


@pytest.mark.parametrize("text", _HOSTILE)
def test_a_hostile_text_is_a_text_in_json_and_yaml(text: str) -> None:
    for document in _words(text):
        as_json = json.loads(written(document, Form.JSON))
        as_yaml = yaml.safe_load(written(document, Form.YAML))
        for read in (as_json, as_yaml):
            del read["x-docwright-digest"]
            assert read == document


@pytest.mark.parametrize("text", _HOSTILE)
def test_a_description_has_neither_html_nor_links(text: str) -> None:
    assert _renders_safely(as_description(Text(text)))


@given(st.text(st.sampled_from("<>[]()!\\`:/a&# \n-'\"!?=x*_"), max_size=40))
def test_no_text_becomes_html_or_a_link(text: str) -> None:
    assert _renders_safely(as_description(Text(text)))


@given(st.text())
def test_any_text_survives_as_it_is(text: str) -> None:
    document = {"key": text, "list": [text], "nested": {text: None}}
    for form, read in ((Form.JSON, json.loads), (Form.YAML, yaml.safe_load)):
        parsed = read(written(document, form))
        del parsed["x-docwright-digest"]
        assert parsed == document


# ---------------------------------------------------------------- whose a file is


@pytest.mark.parametrize("form", list(Form))
@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda data: data, Origin.WRITTEN),
        (lambda data: data.replace(b"\n", b"\r\n"), Origin.WRITTEN),
        (lambda data: data.replace(b"Thing", b"Think", 1), Origin.EDITED),
        (lambda data: data + b"\n", Origin.FOREIGN),
        (lambda data: b"", Origin.FOREIGN),
        (lambda data: b"{}\n", Origin.FOREIGN),
        (lambda data: data.replace(b"x-docwright-digest", b"x-digest"), Origin.FOREIGN),
    ],
)
def test_the_digest_tells_whose_a_file_is(
    form: Form, change: Callable[[bytes], bytes], expected: Origin
) -> None:
    data = written(_document(operation("Thing/Get")), form)
    assert origin(change(data)) is expected
