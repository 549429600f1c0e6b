"""REST clients over a real server: sync and async do the same."""

from __future__ import annotations

import asyncio
import inspect
import json
import os
import threading
from base64 import b64encode
from collections.abc import Callable, Coroutine, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from example_rest._client import AsyncSuperOffice, SuperOffice
from example_rest.enums import Colour, Right
from example_rest.models import Person
from servers.login import pem, rsa_key
from servers.recording import RecordingServer

from generator.runtime.auth import Auth, BasicAuth, BearerAuth, TicketAuth
from generator.runtime.auth.header_auth import CookieAuth
from generator.runtime.auth.login import login_url_of
from generator.runtime.auth.oauth import OAuthAuth
from generator.runtime.auth.system_user import SystemUserAuth
from generator.runtime.errors import (
    ConfigurationError,
    EncodeError,
    NotFoundError,
    NotModifiedError,
    RateLimitError,
    RequestTimeoutError,
    ResponseTooLargeError,
    ServerError,
    TransportError,
)
from generator.runtime.rest.construction import RestClientBase
from generator.runtime.rest.lists.row import Row
from generator.runtime.transport.messages import RawResponse, Request, Response
from generator.runtime.values.flags import Flags

Use = Callable[[Any], Any]
PNG = b"\x89PNG\r\n\x1a\n..."


class Sync:
    """Uses the sync client."""

    def __call__(self, url: str, use: Use, **settings: Any) -> Any:
        with SuperOffice(f"{url}/C1/api", **({"auth": None} | settings)) as client:
            return use(client)


class Async:
    """Uses the async client; what must be awaited is awaited."""

    def __call__(self, url: str, use: Use, **settings: Any) -> Any:
        async def run() -> Any:
            settings_ = {"auth": None} | settings
            async with AsyncSuperOffice(f"{url}/C1/api", **settings_) as client:
                result = use(client)
                return await result if inspect.isawaitable(result) else result

        return asyncio.run(run())


@pytest.fixture(params=[Sync, Async], ids=["sync", "async"])
def call(request: pytest.FixtureRequest) -> Sync | Async:
    flavour: Sync | Async = request.param()
    return flavour


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The waits of both drivers, recorded instead of carried out."""
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    monkeypatch.setattr("generator.runtime.exchange.driver.time.sleep", waits.append)
    monkeypatch.setattr(
        "generator.runtime.exchange.async_driver.asyncio", _Asyncio(sleep)
    )
    return waits


class _Asyncio:
    """The part of asyncio that the driver uses."""

    def __init__(self, sleep: Callable[[float], Coroutine[Any, Any, None]]) -> None:
        self.sleep = sleep


def answer(server: RecordingServer, value: object, **options: Any) -> None:
    headers = {"Content-Type": "application/json; charset=utf-8"}
    server.answer(json.dumps(value).encode(), headers=headers, **options)


def get_person(client: Any) -> Any:
    return client.agents.people.get_person(person_id=5)


# ---------------------------------------------------------------- shapes of calls


def test_a_wrapper_is_an_object_without_what_is_none(
    server: RecordingServer, call: Sync | Async
) -> None:
    server.answer(status=204)
    assert (
        call(
            server.url,
            lambda so: so.agents.people.rename(
                person_id=5, name=None, colour=Colour.DARK_BLUE
            ),
        )
        is None
    )
    (request,) = server.requests
    assert (request.method, request.path) == ("POST", "/C1/api/v1/Agents/People/Rename")
    assert json.loads(request.body) == {"PersonId": 5, "Colour": "DarkBlue"}
    assert request.headers["content-type"] == "application/json; charset=utf-8"
    assert request.headers["accept"] == "application/json"
    assert request.headers["user-agent"] == "example/1.0"


def test_a_query_parameter_alone_has_no_body(
    server: RecordingServer, call: Sync | Async
) -> None:
    answer(server, {"PersonId": 5})
    assert call(server.url, get_person) == Person(person_id=5)
    (request,) = server.requests
    assert request.query == {"personId": ["5"]}
    assert request.body == b""
    assert "content-type" not in request.headers


def test_an_entity_is_the_body(server: RecordingServer, call: Sync | Async) -> None:
    answer(server, {"Name": "Ada"})
    person = Person(name="Ada", team=[Person(person_id=1)])
    saved = call(
        server.url,
        lambda so: so.agents.people.save_person(person, select="Name,Team/Name"),
    )
    assert saved == Person(name="Ada")
    (request,) = server.requests
    assert json.loads(request.body) == {"Name": "Ada", "Team": [{"PersonId": 1}]}
    assert request.query == {"$select": ["Name,Team/Name"]}


def test_ids_are_a_list(server: RecordingServer, call: Sync | Async) -> None:
    answer(server, [{"PersonId": 1}, {"PersonId": 2}])
    people = call(server.url, lambda so: so.agents.people.get_person_list([1, 2]))
    assert people == [Person(person_id=1), Person(person_id=2)]
    assert server.requests[0].body == b"[1,2]"


@pytest.mark.parametrize(
    ("changes", "body"),
    [
        ({"Name": None, "Score": 1}, {"Name": None, "Score": 1}),
        (
            [{"op": "replace", "path": "/Name", "value": None}],
            [{"op": "replace", "path": "/Name", "value": None}],
        ),
        (
            ({"op": "add", "path": "/Team/-", "value": member} for member in [Person(name="A")]),
            [{"op": "add", "path": "/Team/-", "value": {"Name": "A"}}],
        ),
        (Person(name="A", unknown_fields={"X": 1}), {"Name": "A", "X": 1}),
    ],
    ids=["merge patch", "JSON patch", "an iterator", "a model"],
)  # fmt: skip
def test_a_patch_keeps_null(server: RecordingServer, changes: Any, body: Any) -> None:
    answer(server, {})
    with SuperOffice(f"{server.url}/C1/api", auth=None) as client:
        assert client.person.patch_person(7, changes) == Person()
    (request,) = server.requests
    assert (request.method, request.path) == ("PATCH", "/C1/api/v1/Person/7")
    assert json.loads(request.body) == body
    assert request.headers["content-type"] == "application/json; charset=utf-8"


def test_a_file_goes_as_it_is_with_the_type_of_its_signature(
    server: RecordingServer, call: Sync | Async
) -> None:
    answer(server, 77)
    assert call(server.url, lambda so: so.person.save_image(5, PNG)) == 77
    (request,) = server.requests
    assert (request.body, request.headers["content-type"]) == (PNG, "image/png")


def test_a_content_type_of_the_call_wins(server: RecordingServer) -> None:
    answer(server, 77)
    with SuperOffice(f"{server.url}/C1/api", auth=None) as client:
        client.person.save_image(5, PNG, extra_headers={"content-type": "image/x"})
    assert server.requests[0].headers["content-type"] == "image/x"


def test_a_file_comes_as_it_is(server: RecordingServer, call: Sync | Async) -> None:
    server.answer(PNG, headers={"Content-Type": "image/png"})
    assert call(server.url, lambda so: so.person.get_image(5)) == PNG
    assert server.requests[0].headers["accept"] == "image/png, image/jpeg"


def test_flags_go_and_come_as_one_string(
    server: RecordingServer, call: Sync | Async
) -> None:
    answer(server, "Select,Update, New")
    rights = iter([Right.UPDATE, Right.SELECT])
    granted = call(server.url, lambda so: so.agents.people.grant(rights=rights))
    assert granted == Flags([Right.SELECT, Right.UPDATE, Right("New")])
    assert json.loads(server.requests[0].body) == {"Rights": "Select, Update"}


# ---------------------------------------------------------------- rows


def page(*numbers: int, link: str | None = None) -> dict[str, object]:
    rows = [
        {"PrimaryKey": str(number), "contact/name": f"n{number}"} for number in numbers
    ]
    return {"odata.metadata": "x", "odata.nextLink": link, "value": rows}


def keys(rows: list[Row]) -> list[object]:
    return [row.PrimaryKey for row in rows]


def test_rows_are_requested_when_they_are_used(
    server: RecordingServer, call: Sync | Async
) -> None:
    rows = call(server.url, lambda so: so.person.get_all(select="name", top=3))
    assert server.requests == []
    assert repr(rows).endswith("Rows(Person.GetAll)")


def test_rows_of_all_pages_come_in_order(
    server: RecordingServer, call: Sync | Async
) -> None:
    answer(server, page(1, 2, link=f"{server.url}/C1/api/v1/Person?$skip=2"))
    answer(server, page(3))
    settings = {"auth": BearerAuth("8A:x"), "language": "en"}
    rows = call(server.url, lambda so: so.person.get_all(select="a,b").all(), **settings)  # fmt: skip
    assert keys(rows) == ["1", "2", "3"]
    first, second = server.requests
    assert (first.method, first.query) == ("GET", {"$select": ["a,b"]})
    assert (second.method, second.path) == ("GET", "/C1/api/v1/Person")
    assert second.query == {"$skip": ["2"]}
    assert second.headers == first.headers


def test_top_limits_the_rows_of_all_pages(
    server: RecordingServer, call: Sync | Async
) -> None:
    answer(server, page(1, 2, link=f"{server.url}/C1/api/v1/Person?$skip=2"))
    answer(server, page(3, 4, link=f"{server.url}/C1/api/v1/Person?$skip=4"))
    rows = call(server.url, lambda so: so.person.get_all(top=3).all())
    assert keys(rows) == ["1", "2", "3"]
    assert server.requests[0].query == {"$top": ["3"]}
    assert len(server.requests) == 2


def test_top_that_the_first_page_fills_ends_there(server: RecordingServer) -> None:
    answer(server, page(1, 2, link=f"{server.url}/C1/api/v1/Person?$skip=2"))
    with SuperOffice(f"{server.url}/C1/api", auth=None) as client:
        assert keys(client.person.get_all(top=2).all()) == ["1", "2"]
    assert len(server.requests) == 1


def test_the_first_row_needs_the_first_page_with_rows(
    server: RecordingServer, call: Sync | Async
) -> None:
    answer(server, page(link=f"{server.url}/C1/api/v1/Person?$skip=2"))
    answer(server, page(3, link=f"{server.url}/C1/api/v1/Person?$skip=3"))
    row = call(server.url, lambda so: so.person.get_all().first())
    assert row["contact/name"] == "n3"
    assert len(server.requests) == 2


def test_without_rows_there_is_no_first_one(
    server: RecordingServer, call: Sync | Async
) -> None:
    answer(server, page())
    assert call(server.url, lambda so: so.person.get_all().first()) is None


def test_rows_come_one_by_one_and_page_by_page(server: RecordingServer) -> None:
    with SuperOffice(f"{server.url}/C1/api", auth=None) as client:
        rows = client.person.get_all()
        for _ in range(2):
            answer(server, page(1, 2, link=f"{server.url}/C1/api/v1/Person?$skip=2"))
            answer(server, page(3))
        assert [keys(page) for page in rows.pages()] == [["1", "2"], ["3"]]
        assert keys(list(rows)) == ["1", "2", "3"]


def test_rows_come_one_by_one_and_page_by_page_without_blocking(
    server: RecordingServer,
) -> None:
    for _ in range(2):
        answer(server, page(1, 2, link=f"{server.url}/C1/api/v1/Person?$skip=2"))
        answer(server, page(3))

    async def run() -> tuple[list[Any], list[Any]]:
        async with AsyncSuperOffice(f"{server.url}/C1/api", auth=None) as client:
            rows = client.person.get_all()
            pages = [keys(page) async for page in rows.pages()]
            return pages, keys([row async for row in rows])

    assert asyncio.run(run()) == ([["1", "2"], ["3"]], ["1", "2", "3"])


def test_rows_of_a_closed_client_are_not_requested(server: RecordingServer) -> None:
    with SuperOffice(f"{server.url}/C1/api", auth=None) as client:
        rows = client.person.get_all()
    with pytest.raises(TransportError, match="closed"):
        rows.all()
    assert server.requests == []


# ---------------------------------------------------------------- errors, options, raw answers


def test_the_service_says_what_is_wrong(
    server: RecordingServer, call: Sync | Async
) -> None:
    body = {"Error": True, "ErrorType": "SoNotFoundException", "ErrorMessage": "Contact id 9 not found"}  # fmt: skip
    answer(server, body, status=404)
    with pytest.raises(NotFoundError, match="SoNotFoundException: Contact id 9") as caught:  # fmt: skip
        call(server.url, get_person)
    assert caught.value.error_type == "SoNotFoundException"
    assert caught.value.error_message == "Contact id 9 not found"
    assert "personId" not in str(caught.value)


def test_what_has_not_changed_is_an_error(
    server: RecordingServer, call: Sync | Async
) -> None:
    server.answer(status=304)
    with pytest.raises(NotModifiedError):
        call(server.url, get_person)


def test_a_page_of_a_proxy_is_a_server_error(
    server: RecordingServer, call: Sync | Async
) -> None:
    server.answer(b"<html>oh no</html>", status=502)
    with pytest.raises(ServerError) as caught:
        call(server.url, get_person)
    assert caught.value.content == b"<html>oh no</html>"
    assert (caught.value.error_type, caught.value.error_message) == (None, None)


def test_a_busy_server_is_asked_again(
    server: RecordingServer, call: Sync | Async, no_waiting: list[float]
) -> None:
    server.answer(status=429, headers={"Retry-After": "7"})
    answer(server, {"PersonId": 5})
    assert call(server.url, get_person) == Person(person_id=5)
    assert no_waiting == [7]
    server.answer(status=429)
    with pytest.raises(RateLimitError):
        call(server.url, get_person, retries=0)


def test_the_limits_are_the_clients(
    server: RecordingServer, call: Sync | Async
) -> None:
    answer(server, {"Name": "x" * 100})
    with pytest.raises(ResponseTooLargeError):
        call(server.url, get_person, max_response_bytes=99)
    server.answer(hold=True)
    with pytest.raises(RequestTimeoutError):
        call(server.url, get_person, timeout=0.05)


def test_options_of_a_call_are_honoured(
    server: RecordingServer, call: Sync | Async
) -> None:
    answer(server, {})
    call(
        server.url,
        lambda so: so.agents.people.get_person(
            person_id=5,
            extra_headers={"If-Modified-Since": "x", "accept": "text/json"},
            extra_query={"a b": "c&d"},
        ),
    )
    (request,) = server.requests
    assert request.query == {"personId": ["5"], "a b": ["c&d"]}
    assert request.headers["if-modified-since"] == "x"
    assert request.headers["accept"] == "text/json"


def test_a_misspelt_parameter_sends_nothing(
    server: RecordingServer, call: Sync | Async
) -> None:
    for use in (
        lambda so: so.agents.people.get_person(person_id=5, time_out=5),
        lambda so: so.person.get_all(time_out=5),
    ):
        with pytest.raises(TypeError, match="'time_out'"):
            call(server.url, use)
    assert server.requests == []


def test_a_raw_response_is_not_interpreted(
    server: RecordingServer, call: Sync | Async
) -> None:
    answer(server, {"PersonId": 5})
    raw = call(
        server.url,
        lambda so: so.with_raw_response(so.agents.people.get_person, person_id=5),
    )
    assert isinstance(raw, RawResponse)
    assert (raw.status, raw.content) == (200, b'{"PersonId": 5}')
    assert raw.parse() == Person(person_id=5)


def test_a_raw_response_of_a_resource_may_be_an_error(
    server: RecordingServer, call: Sync | Async
) -> None:
    server.answer(status=404)
    raw = call(server.url, lambda so: so.with_raw_response(so.person.get_image, 5))
    assert raw.status == 404
    with pytest.raises(NotFoundError):
        raw.parse()


def test_a_raw_response_of_rows_is_their_first_page(server: RecordingServer) -> None:
    answer(server, page(1, link=f"{server.url}/C1/api/v1/Person?$skip=1"))
    with SuperOffice(f"{server.url}/C1/api", auth=None) as client:
        raw = client.with_raw_response(client.person.get_all, top=5)
        assert len(server.requests) == 1
        rows = raw.parse()
        for _ in range(2):
            answer(server, page(2))
            assert keys(rows.all()) == ["1", "2"]
    assert len(server.requests) == 3


def test_a_raw_response_of_rows_is_their_first_page_without_blocking(
    server: RecordingServer,
) -> None:
    answer(server, page(1, link=f"{server.url}/C1/api/v1/Person?$skip=1"))
    answer(server, page(2))

    async def run() -> list[object]:
        async with AsyncSuperOffice(f"{server.url}/C1/api", auth=None) as client:
            raw = await client.with_raw_response(client.person.get_all, top=5)
            assert len(server.requests) == 1
            return keys(await raw.parse().all())

    assert asyncio.run(run()) == ["1", "2"]


def test_a_raw_response_of_rows_may_be_an_error(
    server: RecordingServer, call: Sync | Async
) -> None:
    server.answer(status=404)
    raw = call(server.url, lambda so: so.with_raw_response(so.person.get_all))
    assert raw.status == 404
    with pytest.raises(NotFoundError):
        raw.parse()


def test_a_raw_response_is_of_a_method_of_this_client(
    server: RecordingServer, call: Sync | Async
) -> None:
    other = SuperOffice("https://example.com/api", auth=None)
    for method in (other.agents.people.get_text, other.close, print):
        with pytest.raises(TypeError, match="this client's agents or resources"):
            call(server.url, lambda so, method=method: so.with_raw_response(method))
    other.close()
    assert server.requests == []


def test_a_closed_client_makes_no_calls(server: RecordingServer) -> None:
    client = SuperOffice(f"{server.url}/C1/api", auth=None)
    client.close()
    client.close()
    with pytest.raises(TransportError, match="closed"):
        get_person(client)
    assert server.requests == []


class Recorded:
    """A transport that records requests, and always returns the same answer."""

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self.closed = False

    def send(self, request: Request) -> Response:
        self.requests.append(request)
        return Response(status=200, content=b"{}")

    def close(self) -> None:
        self.closed = True


def test_a_transport_of_the_user_sends_the_calls_and_stays_open() -> None:
    transport = Recorded()
    url = "https://example.com/api"
    with SuperOffice(url, auth=None, transport=transport) as client:
        assert get_person(client) == Person()
    assert len(transport.requests) == 1
    assert not transport.closed


def test_a_client_serves_several_threads(server: RecordingServer) -> None:
    results: list[Any] = []
    with SuperOffice(f"{server.url}/C1/api", auth=None) as client:
        for _ in range(8):
            answer(server, {"PersonId": 1, "New": 2})
        threads = [
            threading.Thread(target=lambda: results.append(get_person(client)))
            for _ in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert results == [Person(person_id=1, unknown_fields={"New": 2})] * 8


# ---------------------------------------------------------------- settings of clients


@pytest.mark.parametrize(
    ("auth", "header"),
    [
        (BearerAuth("8A:Cust.x=="), "Bearer 8A:Cust.x=="),
        (TicketAuth("7T:abc=="), "SoTicket 7T:abc=="),
        (BasicAuth("åse", "p:w"), f"Basic {b64encode('åse:p:w'.encode()).decode()}"),
        (BasicAuth("u", ""), "Basic dTo="),
    ],
    ids=["bearer", "ticket", "basic", "no password"],
)
def test_credentials_go_into_the_header(
    server: RecordingServer, auth: Any, header: str
) -> None:
    answer(server, {})
    with SuperOffice(f"{server.url}/C1/api", auth=auth, app_token="secret") as client:
        get_person(client)
    assert server.requests[0].headers["authorization"] == header
    assert server.requests[0].headers["so-apptoken"] == "secret"


def test_a_session_goes_over_the_wire_as_cookies(
    server: RecordingServer, call: Sync | Async
) -> None:
    answer(server, {})
    call(server.url, get_person, auth=CookieAuth({"session": "s", "b": "2"}, "x"))
    headers = server.requests[0].headers
    assert (headers["cookie"], headers["x-xsrf-token"]) == ("session=s; b=2", "x")
    assert "authorization" not in headers


def test_language_culture_and_time_zone_are_headers(server: RecordingServer) -> None:
    answer(server, {})
    answer(server, {})
    names = ["accept-language", "so-language", "so-culture", "so-timezone"]
    url = f"{server.url}/C1/api"
    zone = "UTC, includeTZOffset"
    with SuperOffice(url, auth=None, language="en", culture="nb-NO", time_zone=zone) as client:  # fmt: skip
        get_person(client)
    with SuperOffice(url, auth=None, time_zone=261) as client:
        get_person(client)
    first, second = (request.headers for request in server.requests)
    assert [first[name] for name in names] == ["en", "en", "nb-NO", zone]
    assert [second.get(name) for name in names] == [None, None, None, "261"]
    assert "authorization" not in first


def test_no_repr_holds_a_secret() -> None:
    auths = [BasicAuth("u", "secret"), BearerAuth("secret"), TicketAuth("secret")]
    for auth in auths:
        with SuperOffice(
            "https://a.example/C1/api", auth=auth, app_token="secret"
        ) as client:
            assert repr(client) == "SuperOffice('https://a.example/C1/api/v1')"
            parts = (auth, client.agents, client.agents.people, client._session)
            for part in (*parts, client._session.caller):
                assert "secret" not in f"{part!r}{part}"


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ({"app_token": "secret\r\nX: 1"}, "app_token must be one line"),
        ({"app_token": ""}, "app_token"),
        ({"auth": "secret"}, "auth must be"),
        ({"language": "en\r\nX: secret"}, "language"),
        ({"culture": "é secret"}, "culture"),
        ({"time_zone": "\x00 secret"}, "time_zone"),
        ({"retries": -1}, "retries"),
        ({"proxy": "ftp://user:secret@example.com"}, "proxy must be"),
    ],
    ids=repr,
)
@pytest.mark.parametrize("client", [SuperOffice, AsyncSuperOffice], ids=["sync", "async"])  # fmt: skip
def test_settings_that_cannot_be_used_are_refused(
    client: type[RestClientBase[Any, Any]], settings: dict[str, Any], reason: str
) -> None:
    with pytest.raises(ConfigurationError, match=reason) as caught:
        client("https://example.com/api", **({"auth": None} | settings))
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "make",
    [
        lambda: BearerAuth(""),
        lambda: BearerAuth("secret\n"),
        lambda: BearerAuth("secret é"),
        lambda: TicketAuth("secret\n"),
        lambda: BasicAuth("", "secret"),
        lambda: BasicAuth("a:b", "secret"),
        lambda: BasicAuth("a", "secret\n"),
        lambda: BasicAuth("a\x00", "secret"),
    ],
)
def test_credentials_that_no_header_can_hold_are_refused(
    make: Callable[[], object],
) -> None:
    with pytest.raises(ConfigurationError) as caught:
        make()
    assert "secret" not in str(caught.value)


# ---------------------------------------------------------------- with_options


def test_a_client_with_other_options_uses_the_same_connections(
    server: RecordingServer, call: Sync | Async
) -> None:
    for _ in range(3):
        answer(server, {"PersonId": 5})

    def use(so: Any) -> Any:
        changed = so.with_options(
            language="no", time_zone=261, extra_headers={"X-A": "1"}
        )
        again = changed.with_options(language=None, extra_headers={"X-B": "2"})
        assert type(again) is type(so)
        if isinstance(so, SuperOffice):
            return [get_person(each_client) for each_client in (so, changed, again)]
        return in_turn(get_person(each_client) for each_client in (so, changed, again))

    people = call(server.url, use, language="en", auth=BearerAuth("t"))
    assert people == [Person(person_id=5)] * 3
    names = ["so-language", "so-timezone", "x-a", "x-b", "authorization"]
    sent = [
        [request.headers.get(name) for name in names] for request in server.requests
    ]
    assert sent == [
        ["en", None, None, None, "Bearer t"],
        ["no", "261", "1", None, "Bearer t"],
        [None, "261", "1", "2", "Bearer t"],
    ]
    assert server.connections == 1


async def in_turn(calls: Iterable[Any]) -> list[Any]:
    return [await call for call in calls]


def test_other_options_hold_for_agents_that_were_used_before(
    server: RecordingServer,
) -> None:
    server.answer(status=429)
    answer(server, {})
    with SuperOffice(f"{server.url}/C1/api", auth=None) as client:
        get_person(client)
        server.answer(status=429)
        with pytest.raises(RateLimitError):
            get_person(client.with_options(retries=0))
        raw = client.with_options(retries=0).with_raw_response
        with pytest.raises(TypeError, match="this client's agents"):
            raw(client.agents.people.get_person, person_id=5)


def test_a_client_with_other_options_ends_with_the_first_but_not_the_other_way(
    server: RecordingServer,
) -> None:
    for _ in range(2):
        answer(server, {})
    with SuperOffice(f"{server.url}/C1/api", auth=None) as client:
        get_person(client)
        with client.with_options(timeout=5.0) as changed:
            pass
        with pytest.raises(TransportError, match="closed"):
            get_person(changed)
        get_person(client)
        other = client.with_options(timeout=5.0)
    with pytest.raises(TransportError, match="closed"):
        get_person(other)
    with pytest.raises(TransportError, match="closed"):
        client.with_options(timeout=5.0)


def test_the_rate_limit_is_common_unless_it_is_another_one(
    server: RecordingServer, no_waiting: list[float]
) -> None:
    for _ in range(4):
        answer(server, {})
    with SuperOffice(f"{server.url}/C1/api", auth=None, rate_limit=0.01) as client:
        get_person(client)
        get_person(client.with_options(rate_limit=0.001))
        get_person(client.with_options(rate_limit=None))
        assert no_waiting == []
        get_person(client.with_options(timeout=5.0))
    assert len(no_waiting) == 1


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"timeout": 0}, "timeout must be"),
        ({"language": "en\r\nX: secret"}, "language"),
        ({"extra_headers": {"X": "secret\n"}}, "extra_headers.X"),
        ({"retry_posts": ["x"]}, "retry_posts must be"),
        ({"auth": None}, "unexpected keyword argument 'auth'"),
        ({"max_response_bytes": 5}, "unexpected keyword argument"),
    ],
    ids=repr,
)
def test_options_that_cannot_be_used_are_refused(
    changes: dict[str, Any], reason: str
) -> None:
    with (
        SuperOffice("https://example.com/api", auth=None) as client,
        pytest.raises((ConfigurationError, TypeError), match=reason) as caught,
    ):
        client.with_options(**changes)
    assert "secret" not in str(caught.value)


# ---------------------------------------------------------------- the environment


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in [name for name in os.environ if name.startswith("SUPEROFFICE_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("SUPEROFFICE_URL", "https://example.com/api")
    return monkeypatch


@pytest.mark.parametrize(
    ("variables", "header"),
    [
        ({"TOKEN": "t", "TICKET": "k", "USER": "u"}, "Bearer t"),
        ({"TOKEN": "", "TICKET": "k", "USER": "u"}, "SoTicket k"),
        ({"USER": "u", "PASSWORD": "p"}, "Basic dTpw"),
        ({"APP_TOKEN": "a"}, None),
    ],
)
def test_a_client_comes_from_the_environment(
    environment: pytest.MonkeyPatch,
    server: RecordingServer,
    variables: dict[str, str],
    header: str | None,
) -> None:
    environment.setenv("SUPEROFFICE_URL", f"{server.url}/C1/api")
    for name, value in variables.items():
        environment.setenv(f"SUPEROFFICE_{name}", value)
    answer(server, "x")
    with SuperOffice.from_env() as client:
        client.agents.people.get_text()
    (request,) = server.requests
    assert request.headers.get("authorization") == header
    assert request.headers.get("so-apptoken") == variables.get("APP_TOKEN")


@pytest.mark.parametrize(
    ("variables", "kind"),
    [
        ({"REFRESH_TOKEN": "r", "CLIENT_ID": "c", "TOKEN": "t"}, OAuthAuth),
        ({"REFRESH_TOKEN": "r", "CLIENT_ID": "c", "CLIENT_SECRET": "s"}, OAuthAuth),
        ({"SYSTEM_USER_TOKEN": "a b", "APP_TOKEN": "a", "PRIVATE_KEY": pem(rsa_key(1))}, SystemUserAuth),
        ({"COOKIE": "a=1; b=2", "XSRF_TOKEN": "x"}, CookieAuth),
        ({"COOKIE": "a=1; XSRF-TOKEN=x"}, CookieAuth),
    ],
    ids=lambda example: example.__name__ if isinstance(example, type) else "-".join(example),
)  # fmt: skip
def test_every_kind_of_credentials_comes_from_the_environment(
    environment: pytest.MonkeyPatch, variables: dict[str, str], kind: type[Auth]
) -> None:
    environment.setenv("SUPEROFFICE_URL", "https://sod2.superoffice.com/Cust1/api/v1/")
    for name, value in variables.items():
        environment.setenv(f"SUPEROFFICE_{name}", value)
    with SuperOffice.from_env() as client:
        auth = client._caller._context.auth
    assert type(auth) is kind
    if isinstance(auth, SystemUserAuth):
        assert (auth._context, auth._login) == ("Cust1", "https://sod.superoffice.com")


def test_the_key_may_be_in_a_file(
    environment: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    environment.setenv("SUPEROFFICE_URL", "https://online3.superoffice.com/Cust1/api")
    environment.setenv("SUPEROFFICE_SYSTEM_USER_TOKEN", "a b")
    environment.setenv("SUPEROFFICE_APP_TOKEN", "a")
    environment.setenv("SUPEROFFICE_PRIVATE_KEY_FILE", str(tmp_path / "key.pem"))
    with pytest.raises(ConfigurationError, match="PRIVATE_KEY_FILE"):
        SuperOffice.from_env()
    (tmp_path / "key.pem").write_text(pem(rsa_key(1)), encoding="utf-8")
    with SuperOffice.from_env():
        pass


@pytest.mark.parametrize(
    ("variables", "missing"),
    [
        ({"REFRESH_TOKEN": "r"}, "CLIENT_ID"),
        ({"REFRESH_TOKEN": "r", "CLIENT_ID": "c"}, "ENVIRONMENT"),
        ({"SYSTEM_USER_TOKEN": "s"}, "PRIVATE_KEY"),
        ({"SYSTEM_USER_TOKEN": "s", "PRIVATE_KEY": "k"}, "APP_TOKEN"),
    ],
)
def test_what_is_missing_in_the_environment_is_named(
    environment: pytest.MonkeyPatch, variables: dict[str, str], missing: str
) -> None:
    for name, value in variables.items():
        environment.setenv(f"SUPEROFFICE_{name}", value)
    with pytest.raises(ConfigurationError, match=f"SUPEROFFICE_{missing} is not set"):
        SuperOffice.from_env()


@pytest.mark.parametrize(
    ("host", "login"),
    [
        ("sod.superoffice.com", "sod"),
        ("sod2.superoffice.com:443", "sod"),
        ("qaonline12.superoffice.com", "qaonline"),
        ("online4.superoffice.com", "online"),
        ("app.superoffice.com", "online"),
        ("SOD3.SuperOffice.com", "sod"),
        ("superoffice.com.evil.example", None),
        ("superoffice.com", None),
        ("evilsuperoffice.com", None),
        ("crm.example.com", None),
    ],
)
def test_the_login_server_is_that_of_the_tenants_environment(
    host: str, login: str | None
) -> None:
    expected = None if login is None else f"https://{login}.superoffice.com"
    assert login_url_of(f"https://{host}/Cust1/api") == expected


def test_the_environment_must_be_complete(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("SUPEROFFICE_USER", "u")
    with pytest.raises(ConfigurationError, match="SUPEROFFICE_PASSWORD is not set"):
        SuperOffice.from_env()
    environment.delenv("SUPEROFFICE_URL")
    with pytest.raises(ConfigurationError, match="SUPEROFFICE_URL is not set"):
        AsyncSuperOffice.from_env()


# ---------------------------------------------------------------- hostile values


@pytest.mark.parametrize(
    "group",
    ["a/../b", "a\\b", "a?x=1", "a#b", "%2e%2e", "..;", "é\u2028", "a%2Fb", " ", "...", "{after}"],
)  # fmt: skip
def test_a_path_value_stays_in_its_segment(server: RecordingServer, group: str) -> None:
    answer(server, [])
    with SuperOffice(f"{server.url}/C1/api", auth=None) as client:
        client.person.search(group, datetime(2020, 1, 2, 3, 4))
    (request,) = server.requests
    segments = request.path.split("/")
    assert segments[1:5] == ["C1", "api", "v1", "Person"]
    assert unquote(segments[5]) == group
    assert segments[6] == "Search"
    assert unquote(segments[7]) == "2020-01-02T03:04:00"
    assert len(segments) == 8
    assert request.query == {}


@pytest.mark.parametrize("group", ["", ".", "..", None])
def test_a_path_value_that_is_no_segment_sends_nothing(
    server: RecordingServer, call: Sync | Async, group: Any
) -> None:
    with pytest.raises(EncodeError) as caught:
        call(server.url, lambda so: so.person.search(group, datetime(2020, 1, 1)))
    assert caught.value.path == "Search.group"
    assert server.requests == []
