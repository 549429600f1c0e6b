"""A call ends with its deadline, whatever keeps it busy: over sockets, with both clients of REST and SOAP."""

from __future__ import annotations

import asyncio
import gzip
import inspect
import io
import ssl
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from example88.agents import AsyncClient, Client
from example_rest._client import AsyncSuperOffice, SuperOffice
from servers.recording import Answer, RecordedRequest, RecordingServer

from generator.runtime.actions import Ask, Reply, Send, Sleep, Wait
from generator.runtime.auth import BasicAuth, TicketAuth
from generator.runtime.auth.oauth import OAuthAuth
from generator.runtime.client.async_tenant_state import atenant_state
from generator.runtime.client.tenant_state import tenant_state
from generator.runtime.errors import (
    ConfigurationError,
    DeadlineExceededError,
    RequestTimeoutError,
    TransportError,
)
from generator.runtime.exchange.core import Context, exchange
from generator.runtime.exchange.deadline import within_deadline
from generator.runtime.options import Settings
from generator.runtime.rest.downloads.async_download import adownload
from generator.runtime.rest.downloads.download import download
from generator.runtime.transport.messages import Headers, Request, Response

Use = Callable[[Any], Any]
BRIEF = 0.4
"""Seconds: a deadline that every slow server exceeds."""
USUAL: dict[str, Any] = {"auth": None, "verify": ssl.create_default_context()}
"""Settings of all clients. Loading the authorities of the system may take longer than such a deadline."""


def sync_rest(url: str, use: Use, **settings: Any) -> Any:
    with SuperOffice(f"{url}/C1/api", **USUAL | settings) as so:
        return use(so)


def sync_soap(url: str, use: Use, **settings: Any) -> Any:
    with Client(f"{url}/Remote", **USUAL | settings) as client:
        return use(client)


async def _awaited(client: Any, use: Use) -> Any:
    async with client:
        result = use(client)
        return await result if inspect.isawaitable(result) else result


def async_rest(url: str, use: Use, **settings: Any) -> Any:
    client = AsyncSuperOffice(f"{url}/C1/api", **USUAL | settings)
    return asyncio.run(_awaited(client, use))


def async_soap(url: str, use: Use, **settings: Any) -> Any:
    client = AsyncClient(f"{url}/Remote", **USUAL | settings)
    return asyncio.run(_awaited(client, use))


def get_text(client: Any, **call: Any) -> Any:
    """A call that has no effect; over SOAP it gives a person."""
    if hasattr(client, "people"):
        return client.people.get_person(person_id=5, **call)
    return client.agents.people.get_text(**call)


Caller = Callable[..., Any]
every_client = pytest.mark.parametrize(
    "client", [sync_rest, async_rest, sync_soap, async_soap]
)
every_rest = pytest.mark.parametrize("client", [sync_rest, async_rest])


def dripping(head: bytes, drop: bytes) -> Answer:
    """The beginning of an answer, then drops: each step is quick, and the whole does not end."""

    def script(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(head)
        # it ends with the connection, at the latest long after every deadline
        for _ in range(500):
            handler.wfile.write(drop)
            OVER.wait(0.02)

    return Answer(script=script)


OVER = threading.Event()
OK = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
SLOW: dict[str, Answer] = {
    "silence": Answer(hold=True),
    "a head that trickles": dripping(b"HTTP/1.1 200 OK\r\nX-Slow: ", b"x"),
    "header fields without end": dripping(OK, b"X: y\r\n"),
    "interim answers without end": dripping(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "early hints without end": dripping(b"", b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"),
    "a body that trickles": dripping(OK + b"Content-Length: 9999\r\n\r\n", b" "),
    "chunks without end": dripping(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n"),
    "a chunk whose size trickles": dripping(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"0"),
    "a zipped body that gives nothing": dripping(OK + b"Content-Encoding: gzip\r\nContent-Length: 9999\r\n\r\n" + gzip.compress(b"")[:10], b"\0\0\0\xff\xff"),
    "a body until the end of the connection": dripping(OK + b"Connection: close\r\n\r\n", b" "),
    "a server that is always busy": Answer(status=503, headers={"Retry-After": "1"}),
    "a server that is always busy, and says not how long": Answer(status=429),
    "a server that always breaks off": Answer(script=lambda handler: None),
}  # fmt: skip


@pytest.fixture(autouse=True)
def over() -> Iterator[None]:
    OVER.clear()
    yield
    OVER.set()


@every_client
@pytest.mark.parametrize("answer", SLOW)
def test_a_call_ends_with_its_deadline(client: Caller, answer: str) -> None:
    with RecordingServer(lambda request: SLOW[answer]) as server:
        options = {"retries": 99, "timeout": None}
        if client in {sync_rest, async_rest}:
            options["retry_posts"] = ["People.*"]
        with pytest.raises(TransportError) as caught:
            client(server.url, lambda so: get_text(so, deadline=BRIEF), **options)
        OVER.set()
    is_soap = client in {sync_soap, async_soap}
    if is_soap and "breaks off" in answer:
        # such a call is not tried again, so it has ended by itself
        return
    assert isinstance(caught.value, DeadlineExceededError)
    assert isinstance(caught.value, RequestTimeoutError)
    assert f"deadline of {BRIEF:g} s" in str(caught.value)
    assert caught.value.request_sent


@every_client
def test_the_deadline_of_the_client_holds_for_each_call(client: Caller) -> None:
    with RecordingServer(lambda request: Answer(hold=True)) as server:
        for use in (get_text, lambda so: get_text(so.with_options(retries=1))):
            with pytest.raises(DeadlineExceededError):
                client(server.url, use, deadline=BRIEF)


@every_client
def test_with_options_and_calls_change_the_deadline(client: Caller) -> None:
    with RecordingServer(lambda request: Answer(hold=True)) as server:
        for use in (
            lambda so: get_text(so.with_options(deadline=BRIEF)),
            lambda so: get_text(so.with_options(deadline=None), deadline=BRIEF),
        ):
            with pytest.raises(DeadlineExceededError):
                client(server.url, use, deadline=3600, timeout=None)
        with pytest.raises(RequestTimeoutError) as caught:
            client(
                server.url,
                lambda so: get_text(so, deadline=None, timeout=0.05),
                deadline=BRIEF,
                retries=0,
            )
        assert not isinstance(caught.value, DeadlineExceededError)


@every_client
@pytest.mark.parametrize(
    "deadline", [0, -1, float("nan"), float("inf"), "3", True, (1, 2)]
)
def test_a_deadline_that_is_no_number_of_seconds_is_refused(
    client: Caller, deadline: Any
) -> None:
    url = "http://127.0.0.1:1"
    for use, settings in (
        (lambda so: get_text(so, deadline=deadline), {}),
        (lambda so: so.with_options(deadline=deadline), {}),
        (get_text, {"deadline": deadline}),
    ):
        with pytest.raises(ConfigurationError, match="deadline must be"):
            client(url, use, **settings)


# ---------------------------------------------------------------- files and lists


def not_reading(handler: BaseHTTPRequestHandler) -> None:
    OVER.wait(10)


class _DeafServer(RecordingServer):
    """Reads the head of a request, and none of its body."""

    def _serve(self, handler: BaseHTTPRequestHandler) -> None:
        handler.close_connection = True
        OVER.wait(10)


@every_rest
def test_an_upload_ends_with_its_deadline(client: Caller) -> None:
    with _DeafServer() as server:
        image = io.BytesIO(bytes(30_000_000))
        with pytest.raises(DeadlineExceededError):
            client(
                server.url,
                lambda so: so.person.save_image(5, image, deadline=BRIEF),
                timeout=None,
            )
        with pytest.raises(DeadlineExceededError):
            client(
                server.url,
                lambda so: so.agents.people.get_person_list(
                    [2_000_000_000] * 2_000_000, deadline=BRIEF
                ),
                timeout=None,
            )
        OVER.set()


@every_rest
@pytest.mark.parametrize("raw", [False, True])
def test_a_download_ends_with_its_deadline(
    client: Caller, raw: bool, tmp_path: Path
) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 9999\r\n\r\n"
    load: Any = download if client is sync_rest else adownload

    def use(so: Any) -> Any:
        if raw:
            return so.with_raw_response(so.person.get_image, 5, deadline=BRIEF)
        return load(so.person.get_image, tmp_path / "a.png", 5, deadline=BRIEF)

    with RecordingServer(lambda request: dripping(head, b"x")) as server:
        with pytest.raises(DeadlineExceededError):
            client(server.url, use)
        OVER.set()
    assert list(tmp_path.iterdir()) == []


@every_rest
def test_the_deadline_holds_for_each_page_of_a_list(client: Caller) -> None:
    page = (
        b'{"value": [{"PrimaryKey": 1}], "odata.nextLink": "/C1/api/v1/Person?$skip=1"}'
    )

    def respond(request: RecordedRequest) -> Answer:
        return Answer(hold=True) if "$skip" in request.query else Answer(body=page)

    async def asynchronous(rows: Any) -> list[object]:
        pages = rows.pages()
        return [await anext(pages), await anext(pages)]

    def use(so: Any) -> Any:
        rows = so.person.get_all(deadline=BRIEF)
        if client is async_rest:
            return asynchronous(rows)
        pages = rows.pages()
        return [next(pages), next(pages)]

    slow_page = pytest.raises(DeadlineExceededError, match="/C1/api/v1/Person took")
    with RecordingServer(respond) as server, slow_page:
        client(server.url, use)
    assert len(server.requests) == 2


# ---------------------------------------------------------------- credentials, tenants


@every_rest
def test_the_request_for_an_access_token_counts(client: Caller) -> None:
    with RecordingServer(lambda request: SLOW["interim answers without end"]) as server:
        auth = OAuthAuth(client_id="a", refresh_token="b", environment=server.url)
        with pytest.raises(DeadlineExceededError, match="Agents/People/GetText"):
            client(server.url, get_text, auth=auth, deadline=BRIEF)
        OVER.set()
    assert [request.path for request in server.requests] == ["/login/common/oauth/tokens"]  # fmt: skip


@pytest.mark.parametrize("client", [sync_soap, async_soap])
def test_the_log_in_of_soap_counts(client: Caller) -> None:
    with RecordingServer(lambda request: SLOW["a body that trickles"]) as server:
        with pytest.raises(DeadlineExceededError, match=r"People\.svc"):
            client(
                server.url, get_text, auth=BasicAuth("ada", "secret"), deadline=BRIEF
            )
        OVER.set()
    assert "SoPrincipal" in server.requests[0].path


def test_a_renewal_by_an_asynchronous_function_counts() -> None:
    async def refresh() -> str:
        await asyncio.sleep(60)
        return "7T:new"

    with RecordingServer(lambda request: Answer(status=401)) as server:
        auth = TicketAuth("7T:old", refresh=refresh)
        with pytest.raises(DeadlineExceededError):
            async_rest(server.url, get_text, auth=auth, deadline=BRIEF)


def test_a_function_of_the_user_that_gives_up_itself_is_no_deadline() -> None:
    async def refresh() -> str:
        raise TimeoutError("the vault does not answer")

    with RecordingServer(lambda request: Answer(status=401)) as server:
        auth = TicketAuth("7T:old", refresh=refresh)
        with pytest.raises(TimeoutError, match="vault"):
            async_rest(server.url, get_text, auth=auth, deadline=30)


@every_rest
def test_a_call_that_waits_for_the_renewal_of_another_one_ends_too(
    client: Caller,
) -> None:
    renewing = threading.Event()

    def refresh() -> str:
        renewing.set()
        OVER.wait(10)
        return "7T:new"

    def respond(request: RecordedRequest) -> Answer:
        old = request.headers["authorization"] == "SoTicket 7T:old"
        return Answer(status=401) if old else Answer(body=b'"Ada"')

    with RecordingServer(respond) as server:
        auth = TicketAuth("7T:old", refresh=refresh)
        results: list[object] = []
        leader = threading.Thread(
            target=lambda: results.append(sync_rest(server.url, get_text, auth=auth))
        )
        leader.start()
        renewing.wait()
        with pytest.raises(DeadlineExceededError):
            client(server.url, get_text, auth=auth, deadline=BRIEF)
        OVER.set()
        leader.join()
    assert results == ["Ada"]


def test_the_deadline_of_a_call_that_renews_is_not_that_of_the_calls_that_wait() -> (
    None
):
    begun = asyncio.Event()

    async def refresh() -> str:
        if not begun.is_set():
            begun.set()
            await asyncio.sleep(60)
        return "7T:new"

    def respond(request: RecordedRequest) -> Answer:
        old = request.headers["authorization"] == "SoTicket 7T:old"
        return Answer(status=401) if old else Answer(body=b'"Ada"')

    async def use(url: str) -> list[object]:
        auth = TicketAuth("7T:old", refresh=refresh)
        async with AsyncSuperOffice(f"{url}/C1/api", auth=auth) as so:
            hasty = asyncio.create_task(so.agents.people.get_text(deadline=1))
            await begun.wait()
            patient = so.agents.people.get_text()
            return await asyncio.gather(hasty, patient, return_exceptions=True)

    with RecordingServer(respond) as server:
        hasty, patient = asyncio.run(use(server.url))
    assert isinstance(hasty, DeadlineExceededError)
    assert patient == "Ada"


def test_the_state_of_a_tenant_is_asked_within_a_deadline() -> None:
    with RecordingServer(lambda request: SLOW["a head that trickles"]) as server:
        with pytest.raises(DeadlineExceededError, match="/api/state/Cust1"):
            tenant_state("Cust1", environment=server.url, deadline=BRIEF)
        with pytest.raises(DeadlineExceededError, match="/api/state/Cust1"):
            asyncio.run(atenant_state("Cust1", environment=server.url, deadline=BRIEF))
        OVER.set()


# ---------------------------------------------------------------- without a deadline


@every_client
@pytest.mark.parametrize(
    "interim", [b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 102 Processing\r\n\r\n"]
)
def test_a_flood_of_interim_answers_ends_without_a_deadline(
    client: Caller, interim: bytes
) -> None:
    def script(handler: BaseHTTPRequestHandler) -> None:
        while True:
            handler.wfile.write(interim * 1000)

    broken = pytest.raises(TransportError, match="broke off")
    with RecordingServer(lambda request: Answer(script=script)) as server, broken:
        client(server.url, get_text, retries=0)


@every_rest
def test_some_interim_answers_are_passed_over(client: Caller) -> None:
    def script(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n" * 99)
        handler.wfile.write(OK + b'Content-Length: 5\r\n\r\n"Ada"')

    with RecordingServer(lambda request: Answer(script=script)) as server:
        assert client(server.url, get_text) == "Ada"
        assert client(server.url, get_text, deadline=30) == "Ada"


# ---------------------------------------------------------------- the core, without I/O


class Clock:
    """A clock that only actions move."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


REQUEST = Request(
    method="GET", url="http://e.example/a?token=secret", headers=Headers(), timeout=4.0
)


def sends(seconds: list[float], deadline: float, reply: Reply) -> list[tuple[Any, Any]]:
    """The timeout and the deadline of each request of a call whose attempts take so many seconds each."""
    clock = Clock()
    context = Context(settings=Settings(retries=9), random=lambda: 1.0, clock=clock)
    steps = within_deadline(exchange(REQUEST, context), REQUEST, deadline, clock)
    sent: list[tuple[Any, Any]] = []
    action = next(steps)
    try:
        while True:
            if isinstance(action, Sleep):
                clock.now += action.seconds
                action = steps.send(None)
                continue
            assert isinstance(action, Send)
            sent.append((action.request.timeout, action.request.deadline))
            clock.now += seconds.pop(0)
            action = steps.send(reply)
    except DeadlineExceededError as error:
        return [*sent, (str(error), error.request_sent)]


def test_each_attempt_gets_what_is_left() -> None:
    *attempts, end = sends([1.0, 2.0, 1.0], 6.0, Response(status=503))
    assert attempts == [(4.0, 106.0), (4.0, 106.0), (1.5, 106.0)]
    message = (
        "GET http://e.example/a would take longer than its deadline of 6 s, with a wait of 2 s"
        " (the last answer has status 503)"
    )
    assert end == (message, True)


def test_an_error_says_why_there_was_no_answer() -> None:
    lost = TransportError("cannot connect", request_sent=False)
    *_, (message, sent) = sends([3.0] * 9, 4.0, lost)
    assert "(cannot connect)" in message
    assert "secret" not in message
    assert sent is False


def test_waiting_for_users_and_other_calls_ends_with_the_deadline() -> None:
    def steps() -> Iterator[Any]:
        yield Ask(lambda: None)
        yield Wait(None)  # type: ignore[arg-type]  # only passed on

    running = within_deadline(steps(), REQUEST, 5.0, Clock())  # type: ignore[arg-type]
    action = next(running)
    assert isinstance(action, Ask)
    assert action.seconds == 5.0
