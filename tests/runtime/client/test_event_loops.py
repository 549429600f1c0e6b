"""One asynchronous client in many event loops, one after another and at the same time."""

from __future__ import annotations

import asyncio
import gc
import threading
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from example88.agents import AsyncClient
from example_rest._client import AsyncSuperOffice
from servers.people import echo
from servers.recording import Answer, RecordedRequest, RecordingServer

from generator.runtime.auth import TicketAuth
from generator.runtime.errors import TransportError

Call = Callable[[int], Coroutine[Any, Any, str]]


@pytest.fixture
def server() -> Iterator[RecordingServer]:
    with RecordingServer(echo) as recording:
        yield recording


def rest(url: str, **settings: Any) -> Call:
    client = AsyncSuperOffice(f"{url}/C1/api", retries=0, **{"auth": None} | settings)

    async def call(number: int) -> str:
        return str((await client.agents.people.get_person(person_id=number)).name)

    return call


def changed(url: str) -> Call:
    client = AsyncSuperOffice(f"{url}/C1/api", auth=None, retries=0)

    async def call(number: int) -> str:
        people = client.with_options(timeout=20).agents.people
        return str((await people.get_person(person_id=number)).name)

    return call


def soap(url: str) -> Call:
    client = AsyncClient(f"{url}/Remote", auth=None, retries=0)

    async def call(number: int) -> str:
        return str((await client.people.get_person(person_id=number)).name)

    return call


every_kind = pytest.mark.parametrize("kind", [rest, changed, soap])


async def many(call: Call, first: int) -> list[str]:
    return await asyncio.gather(*(call(first + number) for number in range(5)))


@every_kind
def test_every_run_of_asyncio_works(
    server: RecordingServer, kind: Callable[[str], Call]
) -> None:
    call = kind(server.url)
    names = [asyncio.run(call(number)) for number in range(6)]
    assert names == [str(number) for number in range(6)]
    assert asyncio.run(many(call, 10)) == ["10", "11", "12", "13", "14"]


@every_kind
def test_event_loops_of_several_threads_work_at_once(
    server: RecordingServer, kind: Callable[[str], Call]
) -> None:
    call = kind(server.url)
    with ThreadPoolExecutor(6) as threads:
        runs = list(
            threads.map(
                lambda first: asyncio.run(many(call, first)), range(0, 600, 100)
            )
        )
    assert runs == [
        [str(first + number) for number in range(5)] for first in range(0, 600, 100)
    ]


@every_kind
def test_connections_close_with_their_event_loop(
    server: RecordingServer, kind: Callable[[str], Call]
) -> None:
    call = kind(server.url)
    asyncio.run(many(call, 1))
    # a socket that is left open is a warning, which fails the test
    gc.collect()
    assert server.has_no_connection()
    assert asyncio.run(call(2)) == "2"


def test_an_event_loop_that_ends_while_a_call_waits_leaves_the_client_usable(
    server: RecordingServer,
) -> None:
    call = rest(server.url)

    async def given_up() -> None:
        task = asyncio.create_task(call(1))
        await asyncio.sleep(0)
        assert not task.done()

    for _ in range(3):
        asyncio.run(given_up())
    assert asyncio.run(call(2)) == "2"


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_event_loop_that_is_closed_without_a_shutdown_does_no_harm(
    server: RecordingServer,
) -> None:
    call = rest(server.url)
    for number in range(3):
        loop = asyncio.new_event_loop()
        assert loop.run_until_complete(call(number)) == str(number)
        loop.close()
    assert asyncio.run(call(5)) == "5"
    # what was left open warns here and in no later test
    del call, loop
    gc.collect()


def test_an_event_loop_goes_on_after_its_generators_were_shut_down(
    server: RecordingServer,
) -> None:
    call = rest(server.url)
    loop = asyncio.new_event_loop()
    for number in range(2):
        assert loop.run_until_complete(call(number)) == str(number)
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop._asyncgens_shutdown_called = False  # type: ignore[attr-defined]  # the test ends it again
    # closing a connection takes one more round
    loop.run_until_complete(asyncio.sleep(0))
    loop.close()


def test_a_client_that_one_event_loop_closes_is_closed_in_the_next(
    server: RecordingServer,
) -> None:
    client = AsyncSuperOffice(f"{server.url}/C1/api", auth=None)

    async def use() -> None:
        async with client:
            await client.agents.people.get_person(person_id=1)

    asyncio.run(use())
    for _ in range(2):
        with pytest.raises(TransportError, match="closed"):
            asyncio.run(use())


def test_closing_a_client_closes_its_connections_in_other_event_loops(
    server: RecordingServer,
) -> None:
    client = AsyncSuperOffice(f"{server.url}/C1/api", auth=None)
    used, over = threading.Event(), threading.Event()

    async def hold() -> None:
        await client.agents.people.get_person(person_id=1)
        used.set()
        await asyncio.to_thread(over.wait)

    async def close() -> None:
        await client.agents.people.get_person(person_id=2)
        await client.aclose()

    thread = threading.Thread(target=lambda: asyncio.run(hold()))
    thread.start()
    used.wait()
    asyncio.run(close())
    assert server.has_no_connection()
    over.set()
    thread.join()


def old_is_refused(request: RecordedRequest) -> Answer:
    old = request.headers["authorization"] == "SoTicket 7T:old"
    return Answer(status=401) if old else echo(request)


def test_credentials_are_renewed_once_for_calls_in_several_event_loops() -> None:
    renewals: list[None] = []

    def refresh() -> str:
        renewals.append(None)
        return "7T:new"

    with RecordingServer(old_is_refused) as server:
        call = rest(server.url, auth=TicketAuth("7T:old", refresh=refresh))
        with ThreadPoolExecutor(4) as threads:
            runs = threads.map(lambda first: asyncio.run(many(call, first)), range(4))
            assert [len(run) for run in runs] == [5] * 4
    assert len(renewals) == 1


def test_a_renewal_whose_event_loop_ends_is_made_anew_in_the_next() -> None:
    begun: list[asyncio.Event] = []

    async def refresh() -> str:
        if begun:
            begun.pop().set()
            await asyncio.Event().wait()
        return "7T:new"

    with RecordingServer(old_is_refused) as server:
        call = rest(server.url, auth=TicketAuth("7T:old", refresh=refresh))

        async def given_up() -> None:
            renewing = asyncio.Event()
            begun.append(renewing)
            task = asyncio.create_task(call(1))
            await renewing.wait()
            assert not task.done()

        asyncio.run(given_up())
        assert asyncio.run(call(2)) == "2"


def test_a_rate_limit_holds_over_event_loops(server: RecordingServer) -> None:
    call = rest(server.url, rate_limit=200)
    assert asyncio.run(many(call, 1)) == asyncio.run(many(call, 1))


def test_rows_are_read_in_another_event_loop_than_they_were_made_in() -> None:
    def respond(request: RecordedRequest) -> Answer:
        return Answer(body=b'{"value": [{"PrimaryKey": 1}]}')

    with RecordingServer(respond) as server:
        client = AsyncSuperOffice(f"{server.url}/C1/api", auth=None)

        async def rows() -> Any:
            listed = client.person.get_all()
            assert len(await listed.all()) == 1
            return listed

        made = asyncio.run(rows())
        assert len(asyncio.run(made.all())) == 1
