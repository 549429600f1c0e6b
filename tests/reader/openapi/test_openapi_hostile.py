"""Documents that attack: no file raises, none is followed out of the docs, and none takes more than its share."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reader.openapi.documents import (
    document,
    facts_of,
    read,
    with_operation,
    with_schema,
)
from reader.openapi.test_lines import JSON, YAML

from generator.model.facts import PageFacts, PageKind, decode_facts, encode_facts
from generator.model.openapi_facts import OpenApiFacts
from generator.reader.openapi import document as reading
from generator.reader.page import limits
from generator.reader.read import read_page

HEAD = '{"openapi": "3.0.0", "components": {"schemas": {"A": '
TAIL = "}}}"
MANY = 200_000


def check(page: PageFacts) -> None:
    """What holds for every page, whatever its bytes."""
    assert decode_facts(encode_facts((page,))) == (page,)
    assert all(case.level and case.hint for case in page.diagnostics)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(HEAD + "[" * MANY + "]" * MANY + TAIL, id="S70 nested lists"),
        pytest.param(HEAD + '{"a":' * MANY + "1" + "}" * MANY + TAIL, id="S70 nested objects"),
        pytest.param(HEAD + '{"items":' * 300 + "{}" + "}" * 300 + TAIL, id="nested schemas"),
        pytest.param(HEAD + '{"example":' + "[" * 300 + "]" * 300 + "}" + TAIL, id="nested example"),
        pytest.param(HEAD + '{"example":' + "9" * MANY + "}" + TAIL, id="S70 huge number"),
        pytest.param(HEAD + '{"example": NaN}' + TAIL, id="S70 NaN"),
        pytest.param(HEAD + '"\\ud800"' + TAIL, id="lone surrogate"),
        pytest.param('{"openapi": "3.0.0", "paths": {"/\\ud800": {"$ref": "a.yaml#/\\ud800"}, "/a": {"$ref": "a.yaml#/\\ud800"}}, "components": {"schemas": {"\\ud800": {"$ref": "#/components/schemas/\\ud800"}}, "parameters": {"\\ud800": {"in": "query", "name": "a"}}}}', id="surrogates of pointers"),
        pytest.param('{"openapi": "3.0.0", "info": {"title": "\\ud800\\u0000\\u202e"}}', id="characters of titles"),
        pytest.param('{"openapi": ' + '"\\"' * MANY, id="string that is never closed"),
        pytest.param("openapi: 3.0.0\nx: !!python/object/apply:os.system [id]\n", id="S65 tag"),
        pytest.param("openapi: 3.0.0\nx: 0x" + "f" * MANY + "\n", id="huge number in another base"),
        pytest.param("openapi: 3.0.0\nx: " + "0" * MANY + "x\n", id="zeros"),
        pytest.param("openapi: 3.0.0\nx: " + "[" * MANY, id="nested YAML"),
        pytest.param("a" + ": a" * MANY, id="colons"),
        pytest.param("#\n" * MANY + "a: b", id="comments"),
        pytest.param("---\n" * MANY, id="markers"),
    ],
)  # fmt: skip
def test_an_attack_is_no_more_than_a_diagnostic(text: str) -> None:
    check(read(text))


def _same_for_many(parts: dict[str, Any], **operation: object) -> dict[str, Any]:
    item: dict[str, Any] = {"get": {"responses": {}, **operation}}
    return document(31, paths={f"/p{number}": item for number in range(3_000)}, **parts)


WIDE = {
    "properties": {f"f{number}": {"enum": list(range(40))} for number in range(900)}
}


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(
            _same_for_many(
                {"x": {"name": "p", "in": "query", "schema": WIDE}}, parameters=[{"$ref": "#/x"}]
            ),
            id="parameter",
        ),
        pytest.param(
            _same_for_many({"x": {"content": {"a/b": {"schema": WIDE}}}}, requestBody={"$ref": "#/x"}),
            id="body",
        ),
        pytest.param(
            _same_for_many(
                {"x": {"content": {"a/b": {"example": [1] * 9_000}}}}, responses={"200": {"$ref": "#/x"}}
            ),
            id="example",
        ),
        pytest.param(
            {
                **_same_for_many({}),
                "paths": {f"/p{number}": {"$ref": "#/x"} for number in range(3_000)},
                "x": {"get": {"parameters": [{"name": f"p{n}", "in": "query"} for n in range(900)], "responses": {}}},
            },
            id="path",
        ),
    ],
)  # fmt: skip
def test_what_is_referred_to_often_is_read_so_often_only(
    source: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    most = 50_000
    monkeypatch.setattr(reading, "MAX_READ_VALUES", most)
    page = read(source)
    assert "page-limit" in [case.id for case in page.diagnostics]
    size = len(encode_facts((page,)))
    assert size < 40 * most
    assert isinstance(page.facts, OpenApiFacts)
    assert 0 < len(page.facts.operations) < 3_000


def test_what_operations_share_is_bounded() -> None:
    types = [f"a/{number}" for number in range(10_000)]
    body: dict[str, Any] = {"name": "b", "in": "body", "schema": {}}
    source = with_operation(2, parameters=[body], responses={"200": {"schema": {}}})
    many: dict[str, Any] = {
        **source,
        "consumes": types,
        "produces": types,
        "security": [{name: []} for name in types],
    }
    (operation,) = facts_of(many).operations
    assert operation.body is not None
    assert len(operation.body.content) == limits.MAX_MEDIA_TYPES
    assert len(operation.responses[0].content) == limits.MAX_MEDIA_TYPES
    assert operation.security is not None
    assert len(operation.security) == limits.MAX_SCHEMES


@pytest.mark.parametrize(
    ("count", "source", "most"),
    [
        pytest.param("fields", with_schema({"properties": {f"a{n}": True for n in range(2_003)}}), 2_000, id="fields"),
        pytest.param("members", with_schema({"enum": list(range(5_003))}), 5_000, id="values"),
        pytest.param("one_of", with_schema({"oneOf": [True] * 2_003}), 2_000, id="alternatives"),
    ],
)  # fmt: skip
def test_a_schema_has_no_more_than_the_limits_allow(
    count: str, source: dict[str, Any], most: int
) -> None:
    (named,) = facts_of(source).schemas
    assert len(getattr(named.schema, count)) == most
    (case,) = read(source).diagnostics
    assert case.id == "page-limit"
    assert f"{most:,}" in case.message


def test_a_document_has_no_more_schemas_than_the_limit_allows() -> None:
    schemas: dict[str, Any] = {
        f"A{number}": {} for number in range(limits.MAX_SCHEMAS + 3)
    }
    source = document(paths={}, components={"schemas": schemas})
    assert len(facts_of(source).schemas) == limits.MAX_SCHEMAS
    assert [case.id for case in read(source).diagnostics] == ["page-limit"]


def test_an_operation_with_too_many_parameters_is_left_out() -> None:
    parameters = [
        {"name": f"a{n}", "in": "query"} for n in range(limits.MAX_PARAMETERS + 1)
    ]
    source = with_operation(parameters=parameters)
    assert facts_of(source).operations == ()
    assert [case.id for case in read(source).diagnostics] == [
        "openapi-operation",
        "page-limit",
    ]


def test_more_values_than_a_document_has_are_refused() -> None:
    page = read(HEAD + "[" + "{}," * (limits.MAX_DOCUMENT_VALUES // 2) + "{}]" + TAIL)
    assert (page.kind, page.facts) == (PageKind.OPENAPI, None)
    assert [case.id for case in page.diagnostics] == ["page-limit"]


def test_no_file_but_the_page_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a file was opened")

    monkeypatch.setattr("builtins.open", refuse)
    monkeypatch.setattr(Path, "open", refuse)
    for target in (
        "/etc/passwd",
        "../../secret.yaml",
        "https://x.example/",
        "file:///etc/passwd",
    ):
        check(read(with_schema({"$ref": target})))


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_mutated_document_is_read(data: st.DataObject) -> None:
    source = data.draw(st.sampled_from([JSON, YAML])).encode()
    parts = [
        b'"$ref"',
        b"{",
        b"}",
        b"[",
        b"]",
        b"\n",
        b'"',
        b"&a ",
        b"*a",
        b"null",
        b"-",
        b"\t",
        b"\0",
        b"#/",
        b"$ref: ",
    ]
    for _ in range(data.draw(st.integers(1, 5))):
        start = data.draw(st.integers(0, len(source)))
        end = data.draw(st.integers(start, min(len(source), start + 60)))
        middle = data.draw(
            st.sampled_from(parts)
            | st.binary(max_size=4)
            | st.just(source[start:end] * 3)
        )
        source = source[:start] + middle + source[end:]
    check(read_page("a.yaml", source))


KEYS = [
    "$ref", "type", "properties", "items", "allOf", "oneOf", "enum", "const", "required", "parameters", "schema", "name",
    "in", "content", "responses", "requestBody", "get", "examples", "value", "servers", "url", "variables", "security",
    "tags", "components", "schemas", "paths", "/a/{b}", "a/b", "200", "discriminator", "additionalProperties", "consumes",
]  # fmt: skip
SCALARS = [
    "#",
    "#/paths",
    "#/components/schemas/a",
    "x.yaml",
    "object",
    "query",
    "body",
    "formData",
    "null",
    "a",
    "",
]
ANY: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(SCALARS),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=30,
)


@given(ANY, ANY, ANY, st.sampled_from([2, 3, 31]))
def test_any_value_anywhere_is_read(
    item: Any, schemas: Any, rest: Any, version: int
) -> None:
    source = document(
        version, paths={"/a/{b}": item, "/b": {"post": rest}}, components=schemas
    )
    for each in (
        source,
        {**source, "definitions": rest},
        {**source, "paths": rest, "servers": item},
    ):
        page = read(json.dumps(each))
        assert page.kind is PageKind.OPENAPI
        check(page)


@given(ANY)
def test_any_value_may_be_a_part(value: Any) -> None:
    check(
        read(
            json.dumps(
                {"A": value, "B": {"type": "object", "properties": {"a": value}}}
            )
        )
    )
