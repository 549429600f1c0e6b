"""Calls that wait for a free connection: the time that a server may take does not count for them."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import httpx2
import pytest
from example88.agents import Client
from example_rest._client import AsyncSuperOffice, SuperOffice
from servers.people import echo
from servers.recording import Answer, RecordedRequest, RecordingServer

from generator.runtime.errors import (
    ConnectionFailedError,
    DeadlineExceededError,
    NoFreeConnectionError,
)
from generator.runtime.options import LONGEST_QUEUE
from generator.runtime.rest.construction import RestClientBase
from generator.runtime.rest.downloads.download import download
from generator.runtime.soap.construction import SoapClientBase
from generator.runtime.transport.bounds import Bounds
from generator.runtime.transport.httpx_rules import LIMITS, timeouts
from generator.runtime.transport.messages import Headers, Request

CALLS = 12
EXPECTED = [str(number) for number in range(CALLS)]
BRIEF: dict[str, Any] = {"auth": None, "retries": 0, "timeout": 1.0}


@pytest.fixture(autouse=True)
def two_connections(monkeypatch: pytest.MonkeyPatch) -> None:
    """Six times as many calls as connections, as 600 at 100 would be."""
    limits = httpx2.Limits(max_connections=2, max_keepalive_connections=2)
    for module in ("http", "async_http"):
        monkeypatch.setattr(f"generator.runtime.transport.{module}.LIMITS", limits)


@pytest.fixture
def short_queue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.runtime.transport.httpx_rules.LONGEST_QUEUE", 0.1)


def slow(request: RecordedRequest) -> Answer:
    """An answer that takes a third of the timeout."""
    time.sleep(0.3)
    return echo(request)


def in_threads(call: Callable[[int], Any]) -> list[str | None]:
    with ThreadPoolExecutor(CALLS) as threads:
        return [person.name for person in threads.map(call, range(CALLS))]


def test_many_threads_wait_longer_than_the_timeout_of_the_server() -> None:
    with (
        RecordingServer(slow) as server,
        SuperOffice(f"{server.url}/C1/api", **BRIEF) as so,
    ):
        get = so.agents.people.get_person
        assert in_threads(lambda number: get(person_id=number)) == EXPECTED
        assert server.connections == 2


def test_many_threads_wait_for_soap_too() -> None:
    with (
        RecordingServer(slow) as server,
        Client(f"{server.url}/Remote", **BRIEF) as client,
    ):
        get = client.people.get_person
        assert in_threads(lambda number: get(person_id=number)) == EXPECTED


def test_many_tasks_wait_longer_than_the_timeout_of_the_server() -> None:
    async def use(url: str) -> list[str | None]:
        async with AsyncSuperOffice(f"{url}/C1/api", **BRIEF) as so:
            get = so.agents.people.get_person
            calls = [get(person_id=number) for number in range(CALLS)]
            return [person.name for person in await asyncio.gather(*calls)]

    with RecordingServer(slow) as server:
        assert asyncio.run(use(server.url)) == EXPECTED


def test_the_limit_of_the_wait_for_a_connection_is_documented() -> None:
    assert (LONGEST_QUEUE, LIMITS.max_connections) == (300, 100)
    for text in (
        RestClientBase.__init__.__doc__,
        SoapClientBase.__init__.__doc__,
        NoFreeConnectionError.__doc__,
    ):
        assert text
        assert "300 seconds" in " ".join(text.split())
    for timeout in (None, 0.5):
        request = _request(timeout)
        assert timeouts(request, Bounds(None)).pool == 300


class Trickle:
    """A download that goes on until the test ends."""

    def __init__(self) -> None:
        self.over = threading.Event()
        self.begun = threading.Semaphore(0)

    def answer(self, request: RecordedRequest) -> Answer:
        def script(handler: BaseHTTPRequestHandler) -> None:
            handler.wfile.write(
                b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 999\r\n\r\n"
            )
            self.begun.release()
            while not self.over.wait(0.02):
                handler.wfile.write(b"x")

        return Answer(script=script)


@pytest.mark.usefixtures("short_queue")
def test_downloads_without_end_do_not_keep_others_waiting_without_end(
    tmp_path: Path,
) -> None:
    trickle = Trickle()
    with (
        RecordingServer(trickle.answer) as server,
        SuperOffice(f"{server.url}/C1/api", auth=None, retries=0) as so,
        ThreadPoolExecutor(2) as threads,
    ):
        downloads = [
            threads.submit(download, so.person.get_image, tmp_path / str(number), 5)
            for number in range(2)
        ]
        for _ in downloads:
            trickle.begun.acquire()
        patient = so.with_options(retries=5)
        with pytest.raises(
            NoFreeConnectionError, match="no connection was free"
        ) as caught:
            patient.agents.people.get_text(extra_query={"q": "secret"})
        assert isinstance(caught.value, ConnectionFailedError)
        assert not caught.value.request_sent
        assert "secret" not in str(caught.value)
        assert len(server.requests) == 2
        trickle.over.set()
        for task in downloads:
            assert task.exception()


@pytest.mark.usefixtures("short_queue")
def test_tasks_that_wait_too_long_get_the_same_error() -> None:
    async def use(url: str) -> list[object]:
        async with AsyncSuperOffice(f"{url}/C1/api", auth=None) as so:
            get = so.agents.people.get_person
            calls = [get(person_id=number) for number in range(4)]
            return await asyncio.gather(*calls, return_exceptions=True)

    with RecordingServer(slow) as server:
        results = asyncio.run(use(server.url))
    kinds = [type(result).__name__ for result in results]
    assert kinds == [
        "Person",
        "Person",
        "NoFreeConnectionError",
        "NoFreeConnectionError",
    ]


def test_the_wait_for_a_connection_ends_with_the_deadline_of_the_call() -> None:
    trickle = Trickle()
    with (
        RecordingServer(trickle.answer) as server,
        SuperOffice(f"{server.url}/C1/api", auth=None) as so,
        ThreadPoolExecutor(2) as threads,
    ):
        calls = [threads.submit(so.agents.people.get_text) for _ in range(2)]
        for _ in calls:
            trickle.begun.acquire()
        with pytest.raises(DeadlineExceededError) as caught:
            so.agents.people.get_text(deadline=0.1)
        assert not caught.value.request_sent
        trickle.over.set()
        for call in calls:
            assert call.exception()


def _request(timeout: float | None) -> Request:
    return Request(
        method="GET", url="http://example.com", headers=Headers(), timeout=timeout
    )
