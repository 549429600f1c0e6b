"""Requests that no method makes, and the version of the server, over a real server: sync and async do the same."""

from __future__ import annotations

import asyncio
import inspect
import json
import logging
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from typing import Any

import pytest
from example_rest._client import AsyncSuperOffice, SuperOffice
from example_rest.enums import Colour
from example_rest.models import Person
from servers.login import Cloud
from servers.recording import RecordingServer

from generator.runtime.auth import BearerAuth
from generator.runtime.errors import (
    ConfigurationError,
    DeadlineExceededError,
    DecodeError,
    EncodeError,
    NotFoundError,
    ServiceError,
    SuperOfficeError,
    TransportError,
)
from generator.runtime.rest.query.field import Field
from generator.runtime.transport.messages import RawResponse, Response

Use = Callable[[Any], Any]
Call = Callable[..., Any]
JSON = {"Content-Type": "application/json; charset=utf-8"}


def sync_call(url: str, use: Use, **settings: Any) -> Any:
    with SuperOffice(f"{url}/C1/api", **({"auth": None} | settings)) as client:
        return use(client)


def async_call(url: str, use: Use, **settings: Any) -> Any:
    async def run() -> Any:
        options = {"auth": None} | settings
        async with AsyncSuperOffice(f"{url}/C1/api", **options) as client:
            result = use(client)
            return await result if inspect.isawaitable(result) else result

    return asyncio.run(run())


@pytest.fixture(params=[sync_call, async_call], ids=["sync", "async"])
def call(request: pytest.FixtureRequest) -> Call:
    function: Call = request.param
    return function


def answer(server: RecordingServer, value: object, **options: Any) -> None:
    server.answer(json.dumps(value).encode(), headers=JSON, **options)


# ---------------------------------------------------------------- what is sent


def test_a_request_is_sent_as_the_client_sends_all_its_calls(
    server: RecordingServer, call: Call
) -> None:
    answer(server, {"Name": "Ferry"})
    raw = call(
        server.url,
        lambda so: so.request("get", "/v1/Contact/5", extra_query={"x": "y z"}),
        auth=BearerAuth("token-secret"),
        language="en",
    )
    assert isinstance(raw, RawResponse)
    assert (raw.status, raw.parse()) == (200, {"Name": "Ferry"})
    (request,) = server.requests
    assert (request.method, request.path) == ("GET", "/C1/api/v1/Contact/5")
    assert request.query == {"x": ["y z"]}
    assert request.headers["authorization"] == "Bearer token-secret"
    assert request.headers["so-language"] == "en"
    assert request.headers["accept"].startswith("application/json")
    assert request.body == b""


def test_a_path_may_be_written_as_on_pages(server: RecordingServer, call: Call) -> None:
    answer(server, [])
    call(server.url, lambda so: so.request("GET", "/api/v1/Ny vare/5%2F6/é"))
    assert server.requests[0].path == "/C1/api/v1/Ny%20vare/5%2F6/%C3%A9"


@pytest.mark.parametrize(
    ("path", "sent"),
    [("/api", "/C1/api"), ("/Api/v1/x", "/C1/api/v1/x"), ("/", "/C1/api/"), ("/v1/x/", "/C1/api/v1/x/"), ("/apiary", "/C1/api/apiary"), ("/v1/50%25", "/C1/api/v1/50%25")],
)  # fmt: skip
def test_every_path_is_below_the_base_url(
    server: RecordingServer, call: Call, path: str, sent: str
) -> None:
    answer(server, None)
    call(server.url, lambda so: so.request("GET", path))
    assert server.requests[0].path == sent


def test_values_of_the_query_are_written_as_those_of_methods(
    server: RecordingServer, call: Call
) -> None:
    answer(server, [])
    query = {
        "$filter": Field("name").begins("Bob's"),
        "$select": ["name", Field("category/id")],
        "ids": [1, 2],
        "colour": Colour.DARK_BLUE,
        "deleted": False,
        "since": datetime(2026, 1, 2, 3, 4, 5),
        "nothing": None,
    }
    call(server.url, lambda so: so.request("GET", "/v1/Contact", query=query))
    assert server.requests[0].query == {
        "$filter": ["name begins 'Bob\\'s'"],
        "$select": ["name,category/id"],
        "ids": ["1", "2"],
        "colour": ["DarkBlue"],
        "deleted": ["false"],
        "since": ["2026-01-02T03:04:05"],
    }


def test_a_body_is_plain_json_or_a_model(server: RecordingServer, call: Call) -> None:
    for body in ({"Name": "Ferry", "Tags": [None]}, Person(name="Ferry")):
        answer(server, 7)
        raw = call(
            server.url, lambda so, body=body: so.request("PUT", "/v1/x", json=body)
        )
        assert raw.parse() == 7
    first, second = server.requests
    assert json.loads(first.body) == {"Name": "Ferry", "Tags": [None]}
    assert json.loads(second.body) == {"Name": "Ferry"}
    assert second.headers["content-type"] == "application/json; charset=utf-8"


@pytest.mark.parametrize("make", [bytes, BytesIO])
def test_a_body_may_be_bytes_or_a_file(
    server: RecordingServer, call: Call, make: Callable[[bytes], Any]
) -> None:
    answer(server, None)
    content = make(b"<x/>")
    headers = {"Content-Type": "text/xml"}
    call(
        server.url,
        lambda so: so.request("POST", "/v1/x", content=content, extra_headers=headers),
    )
    (request,) = server.requests
    assert (request.body, request.headers["content-type"]) == (b"<x/>", "text/xml")


# ---------------------------------------------------------------- what is not sent


@pytest.mark.parametrize(
    "path",
    [
        "", "v1/Contact", "https://evil.example/v1", "//evil.example/v1", "/v1//x", "/../Cust2/api", "/v1/..", "/v1/./x",
        "/v1/%2e%2e/x", "/v1/%252e%252e/x", "/v1/..%2fx", "/v1/x%5c..", "/v1\\x", "/v1/x\r\nHost: evil", "/v1/%0d%0ax",
        "/v1/%00", "/v1/x?y=1", "/v1/x#y", "/v1/\ud800", "/v1/50%", "/v1/%zz", "/v1/%2525252525252e", "/api/../x", b"/v1/x", 5, None,
    ],
)  # fmt: skip
def test_a_path_that_may_lead_elsewhere_is_refused(
    server: RecordingServer, call: Call, path: Any
) -> None:
    with pytest.raises(EncodeError, match="path"):
        call(server.url, lambda so: so.request("GET", path))
    assert server.requests == []


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        ({"method": "GETT"}, r"method: must be one of GET.*GET"),
        ({"method": "GET / HTTP/1.1\r\nX: y"}, "method"),
        ({"method": None}, "method"),
        ({"query": {"x": object()}}, r"query\.x: object cannot be written"),
        ({"query": [("x", 1)]}, "query: expected a mapping, got list"),
        ({"query": {"$filter": 5}}, r"query\.\$filter"),
        ({"json": object()}, "json"),
        ({"json": float("nan")}, "json"),
        ({"content": "text"}, "content: expected bytes"),
        ({"content": b"x", "json": 1}, "content: cannot be sent together with json"),
        ({"extra_headers": {"X": "a\r\nb"}}, "extra_headers"),
    ],
)
def test_an_argument_that_cannot_be_sent_is_named(
    server: RecordingServer, call: Call, arguments: Any, text: str
) -> None:
    with pytest.raises(EncodeError, match=text):
        call(
            server.url,
            lambda so: so.request(**({"method": "GET", "path": "/v1/x"} | arguments)),
        )
    assert server.requests == []


def test_endless_json_is_refused(server: RecordingServer, call: Call) -> None:
    endless: list[Any] = []
    endless.append(endless)
    with pytest.raises(EncodeError, match="json: is nested too deeply"):
        call(server.url, lambda so: so.request("POST", "/v1/x", json=endless))


def test_a_misspelt_option_is_an_error_with_a_hint(
    server: RecordingServer, call: Call
) -> None:
    with pytest.raises(TypeError, match=r"request got .* 'timout'.*timeout"):
        call(server.url, lambda so: so.request("GET", "/v1/x", timout=1))
    with pytest.raises(ConfigurationError, match="timeout"):
        call(server.url, lambda so: so.request("GET", "/v1/x", timeout=0))


def test_a_closed_client_sends_nothing() -> None:
    so = SuperOffice("https://sod.example/C1/api", auth=None)
    so.close()
    with pytest.raises(TransportError, match="closed"):
        so.request("GET", "/v1/x")
    with pytest.raises(TransportError, match="closed"):
        so.version()


# ---------------------------------------------------------------- what comes back


def test_only_reading_raises_the_errors_of_an_answer(
    server: RecordingServer, call: Call
) -> None:
    answer(server, {"ErrorType": "SoNotFoundException", "ErrorMessage": "not there"}, status=404)  # fmt: skip
    raw = call(server.url, lambda so: so.request("GET", "/v1/Contact/5"))
    assert raw.status == 404
    with pytest.raises(NotFoundError, match="not there"):
        raw.parse()


def test_an_error_with_status_200_is_an_error(
    server: RecordingServer, call: Call
) -> None:
    answer(server, {"Error": True, "ErrorType": "X", "ErrorMessage": "no"})
    raw = call(server.url, lambda so: so.request("GET", "/v1/x"))
    with pytest.raises(ServiceError, match="no"):
        raw.parse()


@pytest.mark.parametrize(
    ("body", "result"),
    [(b"", None), (b"null", None), (b"[1, 2.5]", [1, 2.5]), (b'"x"', "x")],
)
def test_plain_json_is_read(
    server: RecordingServer, call: Call, body: bytes, result: object
) -> None:
    server.answer(body, headers=JSON)
    assert call(server.url, lambda so: so.request("GET", "/v1/x")).parse() == result


def test_what_is_no_json_is_only_content(server: RecordingServer, call: Call) -> None:
    server.answer(b"\x89PNG", headers={"Content-Type": "image/png"})
    raw = call(server.url, lambda so: so.request("GET", "/v1/x"))
    assert raw.content == b"\x89PNG"
    with pytest.raises(DecodeError, match="request"):
        raw.parse()


def test_a_redirect_is_not_followed(server: RecordingServer, call: Call) -> None:
    server.answer(status=302, headers={"Location": "http://127.0.0.1:1/evil"})
    raw = call(server.url, lambda so: so.request("GET", "/v1/x"))
    assert (raw.status, len(server.requests)) == (302, 1)


def test_a_get_is_sent_again_and_a_post_is_not(
    server: RecordingServer, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.runtime.exchange.retry._FIRST_DELAY", 0.0)
    for method, count in (("GET", 2), ("POST", 1)):
        server.requests.clear()
        answer(server, None, status=503)
        if count == 2:
            answer(server, 5)
        raw = call(server.url, lambda so, method=method: so.request(method, "/v1/x"))
        assert len(server.requests) == count
        assert raw.status == (200 if count == 2 else 503)


def test_a_refused_token_is_renewed_once(server: RecordingServer, call: Call) -> None:
    answer(server, {}, status=401)
    answer(server, 5)
    auth = BearerAuth("old-token", refresh=lambda: "new-token")
    raw = call(server.url, lambda so: so.request("GET", "/v1/x"), auth=auth)
    assert raw.parse() == 5
    assert server.requests[1].headers["authorization"] == "Bearer new-token"


def test_a_deadline_bounds_the_request(server: RecordingServer, call: Call) -> None:
    server.answer(hold=True)
    with pytest.raises(DeadlineExceededError):
        call(server.url, lambda so: so.request("GET", "/v1/x", deadline=0.1))


def test_a_moved_tenant_is_followed() -> None:
    state = {
        "ContextIdentifier": "Cust1",
        "State": "Running",
        "Api": "https://sod3.superoffice.com/Cust1/api",
    }
    routes: dict[str, Any] = {
        "sod2.superoffice.com/*": lambda _: (421, b""),
        "sod.superoffice.com/api/state/Cust1": lambda _: (200, state),
        "sod3.superoffice.com/*": lambda _: (200, "moved"),
    }
    cloud = Cloud(routes, Response)
    url = "https://sod2.superoffice.com/Cust1/api"
    with SuperOffice(url, auth=BearerAuth("token-1"), transport=cloud) as so:
        assert so.request("GET", "/v1/x").parse() == "moved"
    assert cloud.count("sod3.superoffice.com/Cust1/api/v1/x") == 1


def test_no_secret_shows_in_an_error_or_a_log(
    server: RecordingServer, call: Call, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    answer(server, {"ErrorMessage": "token-secret-123 and key-secret-456"}, status=400)
    raw = call(
        server.url,
        lambda so: so.request("GET", "/v1/x", query={"apikey": "key-secret-456"}),
        auth=BearerAuth("token-secret-123"),
    )
    with pytest.raises(SuperOfficeError) as caught:
        raw.parse()
    shown = (
        f"{caught.value!r} {caught.value} {vars(caught.value)} {caplog.text} {raw!r}"
    )
    assert "secret" not in shown


# ---------------------------------------------------------------- the version

VERSION = {
    "v1": "https://online2.superoffice.example/Cust1/api/v1/",
    "NetServerVersion": "11.10.721.0",
    "NetServerAssembly": "11.10.0.0",
    "NetServerDate": "2026-02-24",
    "NetServerLabel": "Release_11.10",
    "NetServer": "NetServer 11.10",
    "Services": "Services87",
    "ServicesCurrent": "Services88",
    "Version": "v1",
    "Documentation": "https://docs.example/",
    "Later": 1,
}


def test_the_version_of_the_server_is_typed(
    server: RecordingServer, call: Call
) -> None:
    answer(server, VERSION)
    version = call(server.url, lambda so: so.version())
    assert version.net_server_version == "11.10.721.0"
    assert version.services_current == "Services88"
    assert version.v1 == VERSION["v1"]
    (request,) = server.requests
    assert (request.method, request.path) == ("GET", "/C1/api")
    assert request.headers["accept"] == "application/json"


def test_what_the_server_leaves_out_is_none(
    server: RecordingServer, call: Call
) -> None:
    answer(server, {"NetServerVersion": "8.5"})
    version = call(server.url, lambda so: so.version())
    assert (version.net_server_version, version.documentation) == ("8.5", None)


@pytest.mark.parametrize("body", [b"<html></html>", b"[]", b"", b'{"Version": 1}'])
def test_a_version_in_another_form_is_an_error(
    server: RecordingServer, call: Call, body: bytes
) -> None:
    server.answer(body, headers=JSON)
    with pytest.raises(DecodeError, match="version"):
        call(server.url, lambda so: so.version())
