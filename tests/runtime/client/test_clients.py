"""Both clients over HTTP, against a recording server."""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from example88.agents import AsyncClient, Client
from example88.enums import Colour, Right
from example88.models import Person
from servers.recording import RecordingServer

from generator.runtime.auth import TicketAuth
from generator.runtime.errors import (
    ConfigurationError,
    ConnectionFailedError,
    RateLimitError,
    RequestTimeoutError,
    ResponseTooLargeError,
    SoapFaultError,
    SuperOfficeError,
    TransportError,
)
from generator.runtime.soap.construction import SoapClientBase
from generator.runtime.transport.messages import RawResponse, Request, Response

XML = {"Content-Type": "text/xml; charset=utf-8"}
SECRETS: dict[str, Any] = {"auth": TicketAuth("the-ticket"), "app_token": "the-token"}


def envelope(body: str) -> bytes:
    return (
        '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" '
        f'xmlns="http://example.com/Services88"><s:Body>{body}</s:Body></s:Envelope>'
    ).encode()


PERSON = envelope(
    "<GetPersonResponse><Response><Name>Ada</Name></Response></GetPersonResponse>"
)
RENAMED = envelope("<RenameResponse/>")
FAULT = envelope(
    "<s:Fault><faultcode>s:Client</faultcode><faultstring>no</faultstring></s:Fault>"
)


class Sync:
    """Makes one call with the sync client."""

    def get_person(self, url: str, /, call: dict[str, Any] | None = None, **settings: Any) -> Person:  # fmt: skip
        with Client(f"{url}/Remote", **({"auth": None} | settings)) as client:
            return client.people.get_person(person_id=5, **(call or {}))

    def rename(self, url: str) -> None:
        with Client(f"{url}/Remote", auth=None) as client:
            client.people.rename(person_id=5, name=None, colour=Colour.RED)

    def raw(self, url: str, **call: Any) -> RawResponse[Person]:
        with Client(f"{url}/Remote", auth=None) as client:
            return client.with_raw_response(
                client.people.get_person, person_id=5, **call
            )

    def raw_rename(self, url: str) -> RawResponse[None]:
        with Client(f"{url}/Remote", auth=None) as client:
            return client.with_raw_response(
                client.people.rename, person_id=5, name="x", colour=Colour.RED
            )


class Async:
    """Makes one call with the async client."""

    def get_person(self, url: str, /, call: dict[str, Any] | None = None, **settings: Any) -> Person:  # fmt: skip

        async def run() -> Person:
            async with AsyncClient(
                f"{url}/Remote", **({"auth": None} | settings)
            ) as client:
                return await client.people.get_person(person_id=5, **(call or {}))

        return asyncio.run(run())

    def rename(self, url: str) -> None:
        async def run() -> None:
            async with AsyncClient(f"{url}/Remote", auth=None) as client:
                await client.people.rename(person_id=5, name=None, colour=Colour.RED)

        asyncio.run(run())

    def raw(self, url: str, **call: Any) -> RawResponse[Person]:
        async def run() -> RawResponse[Person]:
            async with AsyncClient(f"{url}/Remote", auth=None) as client:
                get = client.people.get_person
                return await client.with_raw_response(get, person_id=5, **call)

        return asyncio.run(run())

    def raw_rename(self, url: str) -> RawResponse[None]:
        async def run() -> RawResponse[None]:
            async with AsyncClient(f"{url}/Remote", auth=None) as client:
                return await client.with_raw_response(
                    client.people.rename, person_id=5, name="x", colour=Colour.RED
                )

        return asyncio.run(run())


@pytest.fixture(params=[Sync, Async], ids=["sync", "async"])
def caller(request: pytest.FixtureRequest) -> Sync | Async:
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


def test_a_call_sends_an_envelope_and_reads_the_answer(
    server: RecordingServer, caller: Sync | Async
) -> None:
    server.answer(PERSON, headers=XML)
    assert caller.get_person(server.url, time_zone=1, **SECRETS) == Person(name="Ada")
    (request,) = server.requests
    assert (request.method, request.path) == ("POST", "/Remote/Services88/People.svc")
    assert request.headers["content-type"] == "text/xml; charset=utf-8"
    assert (
        request.headers["soapaction"]
        == '"http://example.com/Services88/People/GetPerson"'
    )
    assert request.headers["user-agent"] == "example/1.0"
    assert b"<n0:Ticket>the-ticket</n0:Ticket>" in request.body
    assert b"<n0:ApplicationToken>the-token</n0:ApplicationToken>" in request.body
    assert b"<n0:SoTimeZoneId>1</n0:SoTimeZoneId>" in request.body


def test_a_call_without_result_gives_none(
    server: RecordingServer, caller: Sync | Async
) -> None:
    server.answer(RENAMED, headers=XML)
    caller.rename(server.url)
    assert len(server.requests) == 1


def test_options_of_a_call_reach_the_server(
    server: RecordingServer, caller: Sync | Async
) -> None:
    server.answer(PERSON, headers=XML)
    options = {
        "extra_headers": {"X-Trace": "1"},
        "extra_query": {"a": "b c"},
        "timeout": 5.0,
    }
    caller.get_person(server.url, call=options)
    assert server.requests[0].headers["x-trace"] == "1"
    assert server.requests[0].query == {"a": ["b c"]}


def test_a_misspelt_parameter_sends_nothing(
    server: RecordingServer, caller: Sync | Async
) -> None:
    with pytest.raises(TypeError, match="'time_out'"):
        caller.get_person(server.url, call={"time_out": 5})
    assert server.requests == []


def test_a_busy_server_is_asked_again(
    server: RecordingServer, caller: Sync | Async, no_waiting: list[float]
) -> None:
    server.answer(status=503, headers={"Retry-After": "7"})
    server.answer(status=429)
    server.answer(PERSON, headers=XML)
    assert caller.get_person(server.url) == Person(name="Ada")
    assert no_waiting[0] == 7
    assert 0.5 <= no_waiting[1] <= 1
    assert server.requests[0].body == server.requests[2].body


def test_a_server_that_stays_busy_is_an_error(server: RecordingServer, caller: Sync | Async) -> None:  # fmt: skip
    for _ in range(2):
        server.answer(status=429)
    with pytest.raises(RateLimitError):
        caller.get_person(server.url, retries=1)
    assert len(server.requests) == 2


def test_a_fault_is_raised(server: RecordingServer, caller: Sync | Async) -> None:
    server.answer(FAULT, status=500, headers=XML)
    with pytest.raises(SoapFaultError, match="s:Client: no"):
        caller.get_person(server.url)


def test_an_unreachable_server_is_tried_again(caller: Sync | Async, no_waiting: list[float]) -> None:  # fmt: skip
    with RecordingServer() as server:
        url = server.url
    with pytest.raises(ConnectionFailedError) as caught:
        caller.get_person(url, call={"extra_query": {"q": "secret"}})
    assert len(no_waiting) == 2
    assert not caught.value.request_sent
    assert "secret" not in str(caught.value)


def test_a_server_that_says_nothing_is_a_timeout_and_not_tried_again(
    server: RecordingServer, caller: Sync | Async
) -> None:
    server.answer(hold=True)
    with pytest.raises(RequestTimeoutError, match=r"after 0\.05 s") as caught:
        caller.get_person(server.url, call={"timeout": 0.05})
    assert caught.value.request_sent
    assert len(server.requests) == 1


def test_the_limit_of_answers_is_the_clients(server: RecordingServer, caller: Sync | Async) -> None:  # fmt: skip
    server.answer(PERSON, headers=XML)
    with pytest.raises(ResponseTooLargeError):
        caller.get_person(server.url, max_response_bytes=len(PERSON) - 1)
    server.answer(PERSON, headers=XML)
    caller.get_person(server.url, max_response_bytes=len(PERSON))


def test_the_rate_limit_is_the_clients(
    server: RecordingServer, no_waiting: list[float]
) -> None:
    with Client(f"{server.url}/Remote", auth=None, rate_limit=0.01) as client:
        for _ in range(2):
            server.answer(PERSON, headers=XML)
            client.people.get_person(person_id=1)
    assert len(no_waiting) == 1
    assert 90 < no_waiting[0] <= 100


def test_a_raw_response_is_not_interpreted(
    server: RecordingServer, caller: Sync | Async
) -> None:
    server.answer(PERSON, headers=XML | {"X-Trace": "1"})
    raw = caller.raw(server.url, extra_headers={"X-Ask": "2"})
    assert (raw.status, raw.content, raw.headers["x-trace"]) == (200, PERSON, "1")
    assert raw.parse() == Person(name="Ada")
    assert server.requests[0].headers["x-ask"] == "2"


def test_a_raw_response_may_be_an_error(
    server: RecordingServer, caller: Sync | Async
) -> None:
    server.answer(FAULT, status=500, headers=XML)
    raw = caller.raw(server.url)
    assert raw.status == 500
    with pytest.raises(SoapFaultError):
        raw.parse()


def test_a_raw_response_of_a_call_without_result_parses_to_none(
    server: RecordingServer, caller: Sync | Async
) -> None:
    server.answer(RENAMED, headers=XML)
    raw = caller.raw_rename(server.url)
    assert raw.status == 200
    assert raw.parse() is None


def test_a_raw_response_leaves_the_agent_as_it_is(server: RecordingServer) -> None:
    for _ in range(2):
        server.answer(PERSON, headers=XML)
    with Client(f"{server.url}/Remote", auth=None) as client:
        client.with_raw_response(client.people.get_person, person_id=5)
        assert client.people.get_person(person_id=5) == Person(name="Ada")


def test_a_raw_response_is_of_a_method_of_this_client(server: RecordingServer) -> None:
    with (
        Client(f"{server.url}/Remote", auth=None) as client,
        Client(f"{server.url}/Remote", auth=None) as other,
    ):
        for method in (other.people.get_text, client.close, print):
            with pytest.raises(TypeError, match="this client's agents"):
                client.with_raw_response(method)
    assert server.requests == []


class Recorded:
    """A transport that records requests, and always returns the same answer."""

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self.closed = False

    def send(self, request: Request) -> Response:
        self.requests.append(request)
        return Response(status=200, content=PERSON)

    def close(self) -> None:
        self.closed = True


def test_a_transport_of_the_user_sends_the_calls_and_stays_open() -> None:
    transport = Recorded()
    with Client("https://example.com/Remote", auth=None, transport=transport) as client:
        assert client.people.get_person(person_id=1) == Person(name="Ada")
    assert len(transport.requests) == 1
    assert not transport.closed


def test_a_closed_client_makes_no_calls(
    server: RecordingServer, caller: Sync | Async
) -> None:
    client = Client(f"{server.url}/Remote", auth=None)
    client.close()
    client.close()
    with pytest.raises(TransportError, match="closed"):
        client.people.get_text()
    assert server.requests == []


def test_a_client_serves_several_threads(server: RecordingServer) -> None:
    people: list[Person] = []
    with Client(f"{server.url}/Remote", auth=None) as client:
        for _ in range(8):
            server.answer(PERSON, headers=XML)
        threads = [
            threading.Thread(
                target=lambda: people.append(client.people.get_person(person_id=1))
            )
            for _ in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert people == [Person(name="Ada")] * 8


def test_a_result_of_flags_comes_through(server: RecordingServer) -> None:
    server.answer(
        envelope("<GrantResponse><Response>Update</Response></GrantResponse>"),
        headers=XML,
    )
    with Client(f"{server.url}/Remote", auth=None) as client:
        assert list(client.people.grant(rights=Right.UPDATE)) == [Right.UPDATE]


def test_no_repr_holds_a_secret() -> None:
    with Client("https://example.com/Remote", **SECRETS) as client:
        assert repr(client) == "Client('https://example.com/Remote/Services88')"
        for part in (client.people, client._session, client._session.caller):
            assert "the-t" not in repr(part)


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in ("URL", "TICKET", "APP_TOKEN"):
        monkeypatch.delenv(f"SUPEROFFICE_{name}", raising=False)
    return monkeypatch


def test_a_client_comes_from_the_environment(
    environment: pytest.MonkeyPatch, server: RecordingServer
) -> None:
    environment.setenv("SUPEROFFICE_URL", f"{server.url}/Remote")
    environment.setenv("SUPEROFFICE_TICKET", "the-ticket")
    environment.setenv("SUPEROFFICE_APP_TOKEN", "the-token")
    server.answer(PERSON, headers=XML)
    with Client.from_env() as client:
        client.people.get_person(person_id=1)
    assert b"the-ticket" in server.requests[0].body
    assert b"the-token" in server.requests[0].body


def test_the_environment_must_name_the_url(environment: pytest.MonkeyPatch) -> None:
    with pytest.raises(ConfigurationError, match="SUPEROFFICE_URL is not set"):
        Client.from_env()


def test_ticket_and_token_of_the_environment_are_optional(
    environment: pytest.MonkeyPatch, server: RecordingServer
) -> None:
    environment.setenv("SUPEROFFICE_URL", f"{server.url}/Remote")
    server.answer(PERSON, headers=XML)
    with Client.from_env() as client:
        client.people.get_person(person_id=1)
    assert b"Header" not in server.requests[0].body


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ({"timeout": -1.0}, "timeout"),
        ({"proxy": "ftp://user:password@example.com"}, "proxy must be"),
        ({"verify": "/no/such/file"}, "certificate"),
        ({"cert": "/no/such/file"}, "certificate"),
        ({"cert": ("/no/such/file", "/no/such/key")}, "certificate"),
    ],
    ids=repr,
)
@pytest.mark.parametrize("client", [Client, AsyncClient], ids=["sync", "async"])
def test_settings_that_cannot_be_used_are_refused(
    client: type[SoapClientBase[Any, Any]], settings: dict[str, Any], reason: str
) -> None:
    with pytest.raises(ConfigurationError, match=reason) as caught:
        client("https://example.com/Remote", auth=None, **settings)
    assert "password" not in str(caught.value)


def test_a_proxy_carries_the_requests(server: RecordingServer) -> None:
    server.answer(PERSON, headers=XML)
    with Client("http://tenant.example/Remote", auth=None, proxy=server.url) as client:
        client.people.get_person(person_id=1)
    assert server.requests[0].headers["host"] == "tenant.example"


def test_an_ssl_context_is_taken_as_it_is(tmp_path: Path) -> None:
    context = ssl.create_default_context()
    with Client("https://example.com/Remote", auth=None, verify=context):
        pass
    with Client("https://example.com/Remote", auth=None, verify=False):
        pass
    assert context.verify_mode is ssl.CERT_REQUIRED


def test_every_error_of_a_call_is_ours(
    server: RecordingServer, caller: Sync | Async
) -> None:
    server.answer(b"\x00", headers=XML)
    with pytest.raises(SuperOfficeError):
        caller.get_person(server.url)
