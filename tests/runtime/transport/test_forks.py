"""Connections, locks and waiting calls belong to a process; credentials and limits are useful in its children too."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import random
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from example88.agents import AsyncClient, Client
from example_rest._client import AsyncSuperOffice, SuperOffice
from servers.people import echo
from servers.recording import Answer, RecordedRequest, RecordingServer
from support.processes import forked

from generator.runtime.actions import Ask, Asked, Steps
from generator.runtime.auth import TicketAuth
from generator.runtime.auth.authorisation import Channel
from generator.runtime.errors import TransportError

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork"),
    pytest.mark.filterwarnings("ignore:This process .* is multi-threaded"),
]


@pytest.fixture
def opened() -> Iterator[ExitStack]:
    """What is closed at the end of a test."""
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def server() -> Iterator[RecordingServer]:
    with RecordingServer(echo) as recording:
        yield recording


def rest(url: str, opened: ExitStack) -> Callable[[int], str]:
    client = opened.enter_context(SuperOffice(f"{url}/C1/api", auth=None, retries=0))
    return lambda number: client.agents.people.get_person(person_id=number).name


def changed(url: str, opened: ExitStack) -> Callable[[int], str]:
    client = opened.enter_context(SuperOffice(f"{url}/C1/api", auth=None, retries=0))
    client.agents.people.get_person(person_id=1)
    other = client.with_options(timeout=20)
    return lambda number: other.agents.people.get_person(person_id=number).name


def proxied(url: str, opened: ExitStack) -> Callable[[int], str]:
    client = opened.enter_context(
        SuperOffice("http://crm.example/C1/api", auth=None, retries=0, proxy=url)
    )
    return lambda number: client.agents.people.get_person(person_id=number).name


def soap(url: str, opened: ExitStack) -> Callable[[int], str]:
    client = opened.enter_context(Client(f"{url}/Remote", auth=None, retries=0))
    return lambda number: str(client.people.get_person(person_id=number).name)


def async_rest(url: str, opened: ExitStack) -> Callable[[int], str]:
    client = AsyncSuperOffice(f"{url}/C1/api", auth=None, retries=0)

    async def call(number: int) -> str:
        return str((await client.agents.people.get_person(person_id=number)).name)

    return lambda number: asyncio.run(call(number))


def async_soap(url: str, opened: ExitStack) -> Callable[[int], str]:
    client = AsyncClient(f"{url}/Remote", auth=None, retries=0)

    async def call(number: int) -> str:
        return str((await client.people.get_person(person_id=number)).name)

    return lambda number: asyncio.run(call(number))


KINDS = [rest, changed, proxied, soap, async_rest, async_soap]
every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)


Kind = Callable[[str, ExitStack], Callable[[int], str]]


def wrong(call: Callable[[int], str], first: int) -> list[str]:
    """What thirty calls get that is not their own answer."""
    problems: list[str] = []
    for number in range(first, first + 30):
        try:
            name = call(number)
        except TransportError as error:
            problems.append(repr(error))
        else:
            problems += [] if name == str(number) else [f"{name} for {number}"]
    return problems


@every_kind
def test_parent_and_children_get_their_own_answers(
    server: RecordingServer, opened: ExitStack, kind: Kind
) -> None:
    call = kind(server.url, opened)
    call(1)
    children = [
        forked(lambda first=first: wrong(call, first)) for first in (1000, 2000)
    ]
    assert wrong(call, 3000) == []
    assert [child() for child in children] == [[], []]


def test_connections_of_a_running_event_loop_stay_with_the_parent(
    server: RecordingServer,
) -> None:
    client = AsyncSuperOffice(f"{server.url}/C1/api", auth=None, retries=0)

    async def name(number: int) -> str:
        return str((await client.agents.people.get_person(person_id=number)).name)

    async def main() -> tuple[object, str]:
        assert await name(1) == "1"
        child = forked(lambda: asyncio.run(name(2)))
        return await asyncio.to_thread(child), await name(3)

    assert asyncio.run(main()) == ("2", "3")
    assert server.connections == 2


@pytest.mark.parametrize("kind", [rest, soap, proxied], ids=lambda kind: kind.__name__)
def test_a_child_opens_a_connection_and_leaves_that_of_its_parent_open(
    server: RecordingServer, opened: ExitStack, kind: Kind
) -> None:
    call = kind(server.url, opened)
    call(1)
    assert forked(lambda: [call(2), call(3)])() == ["2", "3"]
    assert call(4) == "4"
    assert server.connections == 2


def test_a_connection_that_the_parent_closes_ends_although_a_child_lives(
    server: RecordingServer,
) -> None:
    with SuperOffice(f"{server.url}/C1/api", auth=None) as client:
        client.agents.people.get_person(person_id=1)
        waiting, go = os.pipe()
        child = forked(lambda: os.read(waiting, 1).decode())
    assert server.has_no_connection()
    os.write(go, b"x")
    assert child() == "x"


def test_a_closed_client_stays_closed_in_a_child(
    server: RecordingServer, opened: ExitStack
) -> None:
    client = opened.enter_context(SuperOffice(f"{server.url}/C1/api", auth=None))
    client.agents.people.get_person(person_id=1)
    client.close()

    def refused() -> str:
        try:
            client.agents.people.get_person(person_id=1)
        except TransportError as error:
            return str(error)
        return ""

    assert "closed" in forked(refused)()


POOLED: list[Callable[[int], str]] = []


def pooled(number: int) -> str:
    return POOLED[0](number)


@pytest.mark.parametrize("kind", [rest, changed, soap], ids=lambda kind: kind.__name__)
def test_a_pool_of_processes_uses_the_client_of_its_module(
    server: RecordingServer, opened: ExitStack, kind: Kind
) -> None:
    call = kind(server.url, opened)
    call(1)
    POOLED[:] = [call]
    with multiprocessing.get_context("fork").Pool(3) as pool:
        names = pool.map(pooled, range(60), chunksize=2)
    assert names == [str(number) for number in range(60)]


class Held:
    """A lock that another thread holds."""

    def __init__(self, lock: Any) -> None:
        self._lock = lock
        self._held, self._over = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._hold)

    def _hold(self) -> None:
        with self._lock:
            self._held.set()
            self._over.wait()

    def __enter__(self) -> None:
        self._thread.start()
        self._held.wait()

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()


LOCKS: dict[str, Callable[[Any, TicketAuth], Any]] = {
    "the transport": lambda client, auth: client._transport._opening,
    "the rate limit": lambda client, auth: client._caller._context.limiter._lock,
    "the credentials": lambda client, auth: auth._held._lock,
}


@pytest.mark.parametrize("owner", LOCKS)
def test_a_lock_that_a_thread_holds_while_the_process_forks_is_free_in_the_child(
    server: RecordingServer, opened: ExitStack, owner: str
) -> None:
    auth = TicketAuth("7T:old", refresh=lambda: "7T:new")
    client = opened.enter_context(
        SuperOffice(f"{server.url}/C1/api", auth=auth, rate_limit=1000)
    )
    client.agents.people.get_person(person_id=1)

    def renewed() -> list[str]:
        channel = Channel(send=lambda request: iter(()), clock=lambda: 0.0)  # type: ignore[arg-type,return-value]  # sends nothing
        used = auth._held.value
        assert used
        _carry_out(auth.renewed(used, 401, channel))
        return [auth.ticket, client.agents.people.get_person(person_id=5).name]

    with Held(LOCKS[owner](client, auth)):
        child = forked(renewed)
    assert child() == ["7T:new", "5"]


def _carry_out(steps: Steps[object]) -> None:
    """Carries out steps that only ask the user's function."""
    action = next(steps)
    assert isinstance(action, Ask)
    with pytest.raises(StopIteration):
        steps.send(Asked(action.function()))


def test_a_child_renews_credentials_itself_when_a_thread_of_its_parent_was_about_to(
    opened: ExitStack,
) -> None:
    renewing, go = threading.Event(), threading.Event()
    parent = os.getpid()

    def refresh() -> str:
        if os.getpid() == parent:
            renewing.set()
            go.wait()
            return "7T:parent"
        return "7T:child"

    def respond(request: RecordedRequest) -> Answer:
        if request.headers["authorization"] == "SoTicket 7T:old":
            return Answer(status=401)
        return echo(request)

    with RecordingServer(respond) as server:
        auth = TicketAuth("7T:old", refresh=refresh)
        client = opened.enter_context(SuperOffice(f"{server.url}/C1/api", auth=auth))
        names: list[str] = []
        get = client.agents.people.get_person
        thread = threading.Thread(target=lambda: names.append(get(person_id=1).name))
        thread.start()
        renewing.wait()
        child = forked(lambda: [get(person_id=2).name, auth.ticket])
        result = child()
        go.set()
        thread.join()
    assert result == ["2", "7T:child"]
    assert (names, auth.ticket) == (["1"], "7T:parent")


def test_a_child_uses_the_credentials_that_its_parent_has_renewed(
    opened: ExitStack,
) -> None:
    def respond(request: RecordedRequest) -> Answer:
        if request.headers["authorization"] == "SoTicket 7T:old":
            return Answer(status=401)
        return echo(request)

    with RecordingServer(respond) as server:
        auth = TicketAuth("7T:old", refresh=lambda: "7T:new")
        client = opened.enter_context(SuperOffice(f"{server.url}/C1/api", auth=auth))
        get = client.agents.people.get_person
        get(person_id=1)
        assert forked(lambda: get(person_id=2).name)() == "2"
        used = [request.headers["authorization"] for request in server.requests]
    assert used == ["SoTicket 7T:old", "SoTicket 7T:new", "SoTicket 7T:new"]


def test_a_rate_limit_works_in_a_child(
    server: RecordingServer, opened: ExitStack
) -> None:
    client = opened.enter_context(
        SuperOffice(f"{server.url}/C1/api", auth=None, rate_limit=100)
    )
    get = client.agents.people.get_person
    get(person_id=1)
    child = forked(lambda: [get(person_id=number).name for number in (2, 3, 4)])
    assert [get(person_id=number).name for number in (5, 6)] == ["5", "6"]
    assert child() == ["2", "3", "4"]


def test_the_jitter_of_waits_differs_between_processes() -> None:
    random.random()
    children = [forked(random.random) for _ in range(3)]
    assert len({random.random(), *(child() for child in children)}) == 4
