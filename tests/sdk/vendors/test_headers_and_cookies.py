"""Headers and cookies that are arguments of a call."""

from __future__ import annotations

import inspect
from datetime import UTC, datetime
from http.cookies import SimpleCookie
from typing import Any

import pytest
from servers.recording import RecordingServer


def _cookies(server: RecordingServer) -> dict[str, str]:
    """What a server reads in the header."""
    read = SimpleCookie(server.requests[-1].headers["cookie"])
    return {name: morsel.value for name, morsel in read.items()}


def test_headers_are_written_by_their_types(
    sdk: Any, so: Any, server: RecordingServer
) -> None:
    server.answer(status=204)
    so.orders.delete(
        5,
        x_request_id="a b",
        api_key="",
        x_depth=-3,
        x_dry_run=False,
        x_codes=[1, 2],
        x_names=["a", "b c"],
        x_status=sdk.enums.Status.ON_HOLD,
        if_unmodified_since=datetime(2020, 1, 2, tzinfo=UTC),
    )
    (request,) = server.requests
    expected = {
        "x-request-id": "a b",
        "api_key": "",
        "x-depth": "-3",
        "x-dry-run": "false",
        "x-codes": "1,2",
        "x-names": "a,b c",
        "x-status": "On_Hold",
        "if-unmodified-since": "2020-01-02T00:00:00Z",
    }
    assert {name: request.headers[name] for name in expected} == expected
    assert "cookie" not in request.headers


def test_headers_that_are_not_given_are_not_sent(
    so: Any, server: RecordingServer
) -> None:
    server.answer(status=204)
    so.orders.delete(5, x_request_id="r")
    sent = server.requests[0].headers.keys()
    assert not sent & {"api_key", "x-depth", "x-codes", "x-status", "cookie"}


def test_headers_that_clients_send_themselves_are_no_arguments(so: Any) -> None:
    names = inspect.signature(so.orders.delete).parameters.keys()
    assert not names & {"accept", "authorization", "content_length"}


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ({"x_request_id": None}, "x_request_id"),
        ({"x_request_id": "a\r\nX-Evil: 1"}, "x_request_id"),
        ({"x_request_id": "é"}, "x_request_id"),
        ({"x_request_id": " a"}, "x_request_id"),
        ({"x_request_id": "r", "x_depth": "3"}, "x_depth"),
        ({"x_request_id": "r", "x_depth": True}, "x_depth"),
        ({"x_request_id": "r", "x_names": ["a,b"]}, "x_names"),
        ({"x_request_id": "r", "x_names": "ab"}, "x_names"),
        ({"x_request_id": "r", "session": "a; admin=1"}, "session"),
        ({"x_request_id": "r", "session": 'a"b'}, "session"),
        ({"x_request_id": "r", "session": "a\nb"}, "session"),
        ({"x_request_id": "r", "theme": "a,b"}, "theme"),
    ],
)
def test_what_no_header_or_cookie_can_hold_is_refused(
    sdk: Any, so: Any, server: RecordingServer, given: dict[str, Any], path: str
) -> None:
    with pytest.raises(sdk.EncodeError) as caught:
        so.orders.delete(5, **given)
    assert caught.value.path == f"Delete.{path}"
    assert server.requests == []


def test_cookies_are_one_header(sdk: Any, so: Any, server: RecordingServer) -> None:
    server.answer(status=204)
    so.orders.delete(
        5, x_request_id="r", theme=sdk.enums.Status.PLACED, visit=3, session="a=b"
    )
    assert _cookies(server) == {"theme": "placed", "visit": "3", "session": "a=b"}


def test_cookies_of_the_credentials_stay(sdk: Any, server: RecordingServer) -> None:
    auth = sdk.CookieAuth({"session": "secret", "XSRF-TOKEN": "t"})
    server.answer(status=204)
    server.answer(status=204)
    with sdk.SuperOffice(server.url, auth=auth) as so:
        so.orders.delete(5, x_request_id="r", visit=3, session="other")
        assert _cookies(server) == {"session": "secret", "XSRF-TOKEN": "t", "visit": "3"}  # fmt: skip
        so.orders.delete(5, x_request_id="r")
        assert _cookies(server) == {"session": "secret", "XSRF-TOKEN": "t"}


def test_cookies_of_the_client_stay(sdk: Any, server: RecordingServer) -> None:
    server.answer(status=204)
    extra = {"Cookie": "a=1"}
    with sdk.SuperOffice(server.url, auth=None, extra_headers=extra) as so:
        so.orders.delete(5, x_request_id="r", visit=3)
    assert _cookies(server) == {"a": "1", "visit": "3"}


def test_a_cookie_header_of_the_call_takes_the_place_of_all(
    sdk: Any, server: RecordingServer
) -> None:
    auth = sdk.CookieAuth({"session": "secret", "XSRF-TOKEN": "t"})
    server.answer(status=204)
    with sdk.SuperOffice(server.url, auth=auth) as so:
        extra = {"Cookie": "a=1", "X-Request-Id": "other"}
        so.orders.delete(5, x_request_id="r", visit=3, extra_headers=extra)
    assert _cookies(server) == {"a": "1"}
    assert server.requests[0].headers["x-request-id"] == "other"
