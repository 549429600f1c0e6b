"""Results that are no objects of JSON, and media types of JSON that are not the usual one."""

from __future__ import annotations

import json
from typing import Any

import pytest
from servers.recording import RecordingServer

JSON = {"Content-Type": "application/json"}


@pytest.mark.parametrize(
    ("kind", "content", "text"),
    [
        ("text/csv", b"a;b\r\n1;2", "a;b\r\n1;2"),
        ("text/csv; charset=iso-8859-1", b"\xe5", "å"),
        ("text/plain", b'"quoted"', '"quoted"'),
        ("text/plain", b"null", "null"),
        ("text/plain", b"", ""),
        ("application/xml", b"<a/>", "<a/>"),
    ],
)
def test_a_text_is_returned_as_it_is(
    so: Any, server: RecordingServer, kind: str, content: bytes, text: str
) -> None:
    server.answer(content, headers={"Content-Type": kind})
    assert so.orders.receipt(5) == text
    assert server.requests[0].headers["accept"] == "text/csv, text/plain"


def test_no_content_is_none(so: Any, server: RecordingServer) -> None:
    server.answer(status=204)
    assert so.orders.receipt(5) is None


def test_a_page_for_browsers_is_no_text_unless_it_is_documented(
    sdk: Any, so: Any, server: RecordingServer
) -> None:
    for _ in range(2):
        server.answer(b"<p>Sign in", headers={"Content-Type": "text/html"})
    with pytest.raises(sdk.DecodeError, match="expected text/csv, text/plain"):
        so.orders.receipt(5)
    assert so.orders.page(5) == "<p>Sign in"


def test_an_error_in_place_of_a_text_is_raised(
    sdk: Any, so: Any, server: RecordingServer
) -> None:
    body = b'{"Error": true, "ErrorType": "E", "ErrorMessage": "no receipt"}'
    server.answer(body, headers=JSON)
    with pytest.raises(sdk.ServiceError, match="no receipt"):
        so.orders.receipt(5)


@pytest.mark.parametrize(
    ("call", "content", "result"),
    [
        ("totals", b'{"a": 1}', {"a": 1}),
        ("totals", b"null", {}),
        ("state", b'"On_Hold"', "On_Hold"),
        ("state", b'"new"', "new"),
        ("states", b'["placed", "new"]', ["placed", "new"]),
        ("count", b"7", 7),
    ],
)
def test_any_json_may_be_the_whole_result(
    so: Any, server: RecordingServer, call: str, content: bytes, result: object
) -> None:
    server.answer(content, headers=JSON)
    assert getattr(so.orders, call)() == result


@pytest.mark.parametrize("status", [200, 202])
def test_statuses_with_different_bodies_give_plain_json(
    so: Any, server: RecordingServer, status: int
) -> None:
    server.answer(b'{"street": "Kai"}', status=status, headers=JSON)
    assert so.orders.start() == {"street": "Kai"}


def test_json_has_the_media_type_that_the_api_takes(
    sdk: Any, so: Any, server: RecordingServer
) -> None:
    kind = "application/vnd.shop+json"
    server.answer(b'{"id": 5}', headers={"Content-Type": kind})
    assert so.orders.put(5, sdk.models.Order(id=5)).id == 5
    (request,) = server.requests
    assert request.headers["content-type"] == request.headers["accept"] == kind


@pytest.mark.parametrize(
    ("call", "changes", "kind"),
    [
        ("change_merge", {"paid": None}, "merge-patch"),
        ("change_any", {"paid": None}, "merge-patch"),
        ("change_list", [{"op": "remove", "path": "/paid"}], "json-patch"),
        ("change_any", [{"op": "remove", "path": "/paid"}], "json-patch"),
        ("change_merge", [{"op": "remove", "path": "/paid"}], None),
        ("change_list", {"paid": None}, None),
    ],
)
def test_changes_have_the_media_type_of_their_form(
    sdk: Any,
    so: Any,
    server: RecordingServer,
    call: str,
    changes: Any,
    kind: str | None,
) -> None:
    server.answer(b"{}", headers=JSON)
    if kind is None:
        with pytest.raises(sdk.EncodeError, match=r"the API takes a .* only"):
            getattr(so.orders, call)(5, changes)
        return
    getattr(so.orders, call)(5, changes)
    (request,) = server.requests
    assert request.headers["content-type"] == f"application/{kind}+json"
    assert json.loads(request.body) == changes


def test_a_body_that_is_not_required_may_be_left_out(
    sdk: Any, so: Any, server: RecordingServer
) -> None:
    for _ in range(2):
        server.answer(b"{}", headers=JSON)
    so.orders.note(5)
    so.orders.note(5, sdk.models.Order(type="x", class_="y", order_=1))
    without, with_body = server.requests
    assert without.body == b""
    assert "content-type" not in without.headers
    assert json.loads(with_body.body) == {"type": "x", "class": "y", "order": 1}


def test_values_of_enums_may_be_no_names(
    sdk: Any, so: Any, server: RecordingServer
) -> None:
    size, values = sdk.enums.Size, ["Extra Large", "10", "", "é", "small", "new"]
    server.answer(json.dumps({"sizes": values}).encode(), headers=JSON)
    read = so.orders.put(5, sdk.models.Order(size=size.EXTRA_LARGE))
    assert json.loads(server.requests[0].body) == {"size": "Extra Large"}
    assert read.sizes == values
    assert [member.is_known for member in read.sizes] == [True] * 5 + [False]
    assert read.sizes[1] is size.N10


def test_a_type_may_contain_itself(sdk: Any, so: Any, server: RecordingServer) -> None:
    document = {"id": 1, "parent": {"id": 2}, "children": [{"children": [{"id": 3}]}]}
    server.answer(json.dumps(document).encode(), headers=JSON)
    order = so.orders.get(1)
    assert order.parent == sdk.models.Order(id=2)
    assert order.children[0].children[0].id == 3
    assert sdk.models.order(order_=order).order_ is order
