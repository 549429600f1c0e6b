"""Paths of operations: below the path of a server, with names of words in braces."""

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

from generator.model.openapi_facts import ParameterPlace, SchemaType

GET: dict[str, Any] = {"get": {"responses": {}}}


@pytest.mark.parametrize(
    ("parts", "path", "servers"),
    [
        ({}, "/parcels", []),
        ({"basePath": "/v1"}, "/v1/parcels", ["/v1"]),
        ({"basePath": "/v1/", "host": "x.example"}, "/v1/parcels", ["https://x.example/v1/"]),
        ({"host": "x:54464", "schemes": ["http", "wss"]}, "/parcels", ["http://x:54464", "wss://x:54464"]),
        ({"basePath": "/"}, "/parcels", ["/"]),
    ],
)  # fmt: skip
def test_paths_of_swagger_are_below_its_base_path(
    parts: dict[str, Any], path: str, servers: list[str]
) -> None:
    facts = facts_of(document(2, paths={"/parcels": GET}, **parts))
    assert [each.path for each in facts.operations] == [path]
    assert [server.raw for server in facts.servers] == servers


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("https://x.example/v1", "/v1/parcels"),
        ("https://x.example/v1/?a=b#c", "/v1/parcels"),
        ("https://x.example", "/parcels"),
        ("/v1/", "/v1/parcels"),
        ("v1", "/v1/parcels"),
        ("/", "/parcels"),
    ],
)
def test_paths_of_openapi_are_below_the_first_server(url: str, path: str) -> None:
    servers = [{"url": url}, {"url": "https://other.example/v2"}]
    assert operation_of(document(servers=servers, paths={"/parcels": GET})).path == path


def test_a_path_of_servers_with_a_variable_is_part_of_the_base_url_only() -> None:
    variables = {"host": {"default": "x.example"}, "tenant": {"default": "cust"}}
    servers = [{"url": "https://{host}/v3/{tenant}/api", "variables": variables}]
    facts = facts_of(document(servers=servers, paths={"/parcels": GET}))
    assert facts.servers[0].raw == "https://x.example"
    assert facts.operations[0].path == "/parcels"


@pytest.mark.parametrize(
    ("servers", "of_operation", "reported_urls"),
    [
        (["https://a.example/v1"], "https://a.example/v2", []),
        (["https://a.example/v1"], "/v2", []),
        (["https://a.example"], "https://b.example/v1", ["https://b.example/v1"]),
        (["https://a.example", "https://b.example"], "https://b.example/v1", []),
        # the first host of a document without one is its own
        (["/v1"], "https://b.example", []),
        (["https://a.example/{tenant}"], "/v2", ["/v2"]),
    ],
)
def test_servers_of_operations_that_a_client_does_not_call_are_reported_once(
    servers: list[str], of_operation: str, reported_urls: list[str]
) -> None:
    own = {**GET, "servers": [{"url": of_operation}]}
    source = document(
        servers=[{"url": url} for url in servers], paths={"/a": own, "/b": own}
    )
    cases = read(source).diagnostics
    urls = [case.detail.raw for case in cases if case.detail]
    assert urls == reported_urls
    assert {case.id for case in cases} <= {"openapi-server"}


def test_the_nearest_servers_count() -> None:
    paths: dict[str, Any] = {
        "/a": {**GET, "servers": [{"url": "/path"}]},
        "/b": {"servers": [{"url": "/path"}], "get": {"servers": [{"url": "/own"}]}},
        "/c": {**GET, "servers": []},
    }
    facts = facts_of(document(servers=[{"url": "/all"}], paths=paths))
    assert [each.path for each in facts.operations] == ["/path/a", "/own/b", "/all/c"]


@pytest.mark.parametrize(
    ("written", "path", "names"),
    [
        ("/a/{parcel-id}", "/a/{parcel_id}", ["parcel_id"]),
        ("/a/{1st}", "/a/{_1st}", ["_1st"]),
        ("/a/{x.y}/{x}", "/a/{x_y}/{x}", ["x_y", "x"]),
        ("/a/{x}/b/{x}", "/a/{x}/b/{x}", ["x"]),
        ("/a/{x}:cancel", "/a/{x}:cancel", ["x"]),
        ("/a/{x}.json", "/a/{x}.json", ["x"]),
        ("/a/", "/a/", []),
        ("/", "/", []),
        ("/~a@b/(c),d;e=f", "/~a@b/(c),d;e=f", []),
    ],
)
def test_names_in_braces_become_words(
    written: str, path: str, names: list[str]
) -> None:
    parameters = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in dict.fromkeys(
            part.partition("}")[0] for part in written.split("{")[1:]
        )
    ]
    source = with_operation(path=written, parameters=parameters)
    operation = operation_of(source)
    assert operation.path == path
    assert [each.wire for each in operation.parameters] == names
    assert reported(source) == []


@pytest.mark.parametrize(
    "path",
    [
        "/a b", "/a#b", "/a/../b", "/./a", "/a//b", "/a/{x", "/a/{}", "/a/{x-y}/{x_y}", "/a\\b", "/ä", "/a\n", "/a`b",
        "/a'b", '/a"b', "/%2e%2e", "/a|b", "/{x{y}}", "a", "//", "/" + "a/" * 30, "/" + "a" * 2000,
    ],
)  # fmt: skip
def test_a_path_that_no_call_can_have_is_reported_and_left_out(path: str) -> None:
    source = with_operation(path=path)
    assert facts_of(source).operations == ()
    assert [case.id for case in read(source).diagnostics] == ["openapi-path"]


def test_a_variable_without_a_default_is_no_part_of_a_route() -> None:
    source = document(servers=[{"url": "https://x.example/{v}"}], paths={"/a": GET})
    assert operation_of(source).path == "/a"
    assert read(source).diagnostics == ()


def test_a_query_in_a_path_is_left_to_the_parameters_that_send_it() -> None:
    query: Any = [{"name": "y", "in": "query", "required": True, "schema": {}}]
    assert operation_of(with_operation(path="/x?y={y}", parameters=query)).path == "/x"
    for path in ("/x?y={y}", "/x?action=send", "/x?y"):
        source = with_operation(path=path)
        assert facts_of(source).operations == ()
        assert [case.id for case in read(source).diagnostics] == ["openapi-path"]


def test_a_name_in_the_path_without_a_parameter_is_a_string() -> None:
    source = with_operation(path="/a/{id}")
    (parameter,) = operation_of(source).parameters
    assert (parameter.wire, parameter.where) == ("id", ParameterPlace.PATH)
    assert (parameter.required, parameter.schema.types) == (True, (SchemaType.STRING,))
    assert reported(source) == [("openapi-path", 1, "id")]


def test_a_parameter_that_the_path_lacks_is_left_out() -> None:
    source = with_operation(parameters=[{"name": "id", "in": "path", "schema": True}])
    assert operation_of(source).parameters == ()
    assert reported(source) == [("openapi-path", 1, "id")]


def test_operations_have_their_words() -> None:
    item: dict[str, Any] = {
        "summary": "not of the operation",
        "delete": {
            "operationId": "removeParcel",
            "tags": ["Parcels", "Depot"],
            "summary": "Remove a parcel",
            "description": "It *stays* in the\r\nlist.",
            "deprecated": True,
            "responses": {},
        },
        "x-internal": {},
        "trace": {"responses": {}},
    }
    source = document(paths={"/parcels": item, "x-paths": {}}, webhooks={"a": GET})
    first, second = facts_of(source).operations
    assert (first.method, second.method) == ("DELETE", "TRACE")
    assert first.operation_id is not None
    assert first.operation_id.raw == "removeParcel"
    assert [tag.raw for tag in first.tags] == ["Parcels", "Depot"]
    assert first.summary is not None
    assert first.summary.raw == "Remove a parcel"
    assert first.description is not None
    assert first.description.raw == "It *stays* in the\nlist."
    assert (first.is_deprecated, second.is_deprecated) == (True, False)
    assert reported(source) == []


def test_tags_have_descriptions() -> None:
    tags = [{"name": "A", "description": "Words"}, {"name": "B"}, "C"]
    found = facts_of(document(paths={}, tags=tags)).tags
    assert [(each.name.raw, each.text and each.text.raw) for each in found] == [
        ("A", "Words"),
        ("B", None),
    ]
