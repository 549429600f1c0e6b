"""Lists and objects in the query and the path."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

import pytest
from servers.recording import RecordingServer

JSON = {"Content-Type": "application/json"}


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ({"status": ["placed", "On_Hold"]}, "status=placed&status=On_Hold"),
        ({"commas": ["a b", "c&d"]}, "commas=a%20b,c%26d"),
        ({"commas": ["one"]}, "commas=one"),
        ({"commas": []}, ""),
        ({"spaces": ["a", "b+c"]}, "spaces=a%20b%2Bc"),
        ({"pipes": [1, 2]}, "pipes=1%7C2"),
        ({"tabs": ["a", "b c"]}, "tabs=a%09b%20c"),
        ({"filter": {"street": "Kai 1", "floor": 2}}, "filter%5Bstreet%5D=Kai%201&filter%5Bfloor%5D=2"),
        ({"filter": {}}, ""),
        ({"where": {"a": [1, True, None], "b": None, "x&y": "z"}}, "where%5Ba%5D=1&where%5Ba%5D=true&where%5Bx%26y%5D=z"),
        ({"place": {"city": "Oslo"}, "commas": ["x"]}, "commas=x&city=Oslo"),
    ],
)  # fmt: skip
def test_a_list_or_an_object_is_written_in_its_style(
    so: Any, server: RecordingServer, given: dict[str, Any], text: str
) -> None:
    server.answer(b"[]", headers=JSON)
    so.orders.find(**given)
    path, _, query = server.requests[0].target.partition("?")
    assert (path, query) == ("/shop/orders", text)


def test_a_model_is_written_by_its_wire_names(
    sdk: Any, so: Any, server: RecordingServer
) -> None:
    server.answer(b"[]", headers=JSON)
    so.orders.find(filter=sdk.models.Address(street="Kai", floor=1))
    assert server.requests[0].query == {"filter[street]": ["Kai"], "filter[floor]": ["1"]}  # fmt: skip


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ({"commas": ["a", "b,c"]}, "commas[1]"),
        ({"spaces": ["a b"]}, "spaces[0]"),
        ({"tabs": ["a\tb"]}, "tabs[0]"),
        ({"commas": "abc"}, "commas"),
        ({"pipes": ["1"]}, "pipes"),
        ({"filter": {"a": {"b": 1}}}, "filter"),
        ({"where": {"a": {"b": 1}}}, "where.a"),
        ({"where": {"a": [[1]]}}, "where.a"),
        ({"where": {"a][b": 1}}, "where.a][b"),
        ({"where": [1]}, "where"),
        ({"place": "Oslo"}, "place"),
    ],
)
def test_what_a_server_would_take_for_something_else_is_refused(
    sdk: Any, so: Any, server: RecordingServer, given: dict[str, Any], path: str
) -> None:
    with pytest.raises(sdk.EncodeError) as caught:
        so.orders.find(**given)
    assert caught.value.path == f"Find.{path}"
    assert server.requests == []


def test_a_list_in_the_path_has_commas_of_its_own(
    so: Any, server: RecordingServer
) -> None:
    server.answer(b"[]", headers=JSON)
    so.orders.some(["a/b", "ü", "?"])
    assert server.requests[0].target == ("/shop/orders/some/a%2Fb,%C3%BC,%3F")
    assert unquote(server.requests[0].path) == "/shop/orders/some/a/b,ü,?"


@pytest.mark.parametrize("ids", [[], [""], ["."], [".."], ["a,b"], "abc"])
def test_a_list_that_would_change_the_path_is_refused(
    sdk: Any, so: Any, server: RecordingServer, ids: object
) -> None:
    with pytest.raises(sdk.EncodeError):
        so.orders.some(ids)
    assert server.requests == []
