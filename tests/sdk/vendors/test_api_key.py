"""Keys of APIs that take them under names of their own."""

from __future__ import annotations

import asyncio
import copy
import logging
import pickle
from typing import Any

import pytest
from servers.recording import Answer, RecordingServer

JSON = {"Content-Type": "application/json"}
KEY = "k+/& <e>y?=#0123456789"


def test_a_key_is_sent_in_a_header(sdk: Any, server: RecordingServer) -> None:
    server.answer(b"7", headers=JSON)
    with sdk.SuperOffice(server.url, auth=sdk.ApiKeyAuth("X-API-Key", KEY)) as so:
        assert so.orders.count() == 7
    assert server.requests[0].headers["x-api-key"] == KEY


def test_a_key_is_sent_in_the_query(sdk: Any, server: RecordingServer) -> None:
    for _ in range(3):
        server.answer(b"[]", headers=JSON)
    auth = sdk.ApiKeyAuth("the key", KEY, where="query")
    with sdk.SuperOffice(server.url, auth=auth) as so:
        so.orders.find()
        so.orders.find(commas=["a"])
        so.orders.find(extra_query={"the key": "other"})
    queries = [request.query for request in server.requests]
    assert queries == [
        {"the key": [KEY]},
        {"the key": [KEY], "commas": ["a"]},
        {"the key": ["other"]},
    ]


def test_a_key_is_sent_in_a_cookie(sdk: Any, server: RecordingServer) -> None:
    server.answer(status=204)
    auth = sdk.ApiKeyAuth("sid", "secret", where="cookie")
    with sdk.SuperOffice(server.url, auth=auth) as so:
        so.orders.delete(5, x_request_id="r", visit=3)
    assert server.requests[0].headers["cookie"] == "sid=secret; visit=3"


def test_the_asynchronous_client_sends_it_too(
    sdk: Any, server: RecordingServer
) -> None:
    server.answer(b"7", headers=JSON)

    async def run() -> Any:
        auth = sdk.ApiKeyAuth("key", KEY, where="query")
        async with sdk.AsyncSuperOffice(server.url, auth=auth) as so:
            return await so.orders.count()

    assert asyncio.run(run()) == 7
    assert server.requests[0].query == {"key": [KEY]}


def test_each_attempt_has_the_key_once(sdk: Any, server: RecordingServer) -> None:
    server.queue(Answer(503, {"Retry-After": "0"}), Answer(200, JSON, b"7"))
    auth = sdk.ApiKeyAuth("key", KEY, where="query")
    with sdk.SuperOffice(server.url, auth=auth) as so:
        assert so.orders.count() == 7
    assert [request.query for request in server.requests] == [{"key": [KEY]}] * 2


@pytest.mark.parametrize("where", ["header", "query", "cookie"])
def test_no_other_server_gets_the_key(
    sdk: Any, server: RecordingServer, where: str
) -> None:
    with RecordingServer() as other:
        server.answer(status=302, headers={"Location": f"{other.url}/count"})
        auth = sdk.ApiKeyAuth("key", "secret-key", where=where)
        with sdk.SuperOffice(server.url, auth=auth) as so:
            with pytest.raises(sdk.StatusError):
                so.orders.count()
            with pytest.raises(sdk.EncodeError):
                so.request("GET", f"{other.url}/count")
        assert other.requests == []


@pytest.mark.parametrize(
    ("name", "key", "where"),
    [
        ("", "secret-key", "header"),
        ("X-Key", "", "header"),
        ("X-Key", " secret-key", "header"),
        ("X-Key", "secret-key\r\nX-Evil: 1", "header"),
        ("X-Key", "secret-kéy", "header"),
        ("X Key", "secret-key", "header"),
        ("Host", "secret-key", "header"),
        ("cookie", "secret-key", "header"),
        ("key", "secret-\ud800", "query"),
        ("key", "secret key", "cookie"),
        ("key", "secret;key", "cookie"),
        ("k;y", "secret-key", "cookie"),
        ("key", "secret-key", "path"),
        ("key", 5, "header"),
        (None, "secret-key", "header"),
    ],
)
def test_what_the_place_cannot_hold_is_refused_without_its_value(
    sdk: Any, name: Any, key: Any, where: Any
) -> None:
    with pytest.raises(sdk.ConfigurationError) as caught:
        sdk.ApiKeyAuth(name, key, where=where)
    assert "secret" not in str(caught.value)


def test_nothing_shows_or_copies_the_key(sdk: Any) -> None:
    auth = sdk.ApiKeyAuth("key", "secret-key", where="query")
    assert repr(auth) == "ApiKeyAuth(...)"
    for take in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(sdk.CopyRefusedError):
            take(auth)


@pytest.mark.parametrize("where", ["header", "query", "cookie"])
def test_no_log_has_the_key_even_if_a_server_repeats_it(
    sdk: Any, server: RecordingServer, caplog: pytest.LogCaptureFixture, where: str
) -> None:
    server.answer(b'["secret-client-0123456789"]', headers=JSON)
    auth = sdk.ApiKeyAuth("client", "secret-client-0123456789", where=where)
    caplog.set_level(logging.DEBUG)
    with sdk.SuperOffice(server.url, auth=auth, log_bodies=True) as so:
        assert so.orders.states() == ["secret-client-0123456789"]
    assert "response body" in caplog.text
    assert "secret-client" not in caplog.text
