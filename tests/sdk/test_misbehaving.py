"""A server that misbehaves: the generated clients give a typed result, or an error that says what is wrong."""

from __future__ import annotations

import asyncio
import inspect
import itertools
import json
import logging
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import superoffice
from servers.faults import FAULTS, GOOD, JSON, LIMIT, LINKS, Fault, Links, page
from servers.recording import Answer, RecordedRequest, RecordingServer
from superoffice import AsyncSuperOffice, BearerAuth, OAuthAuth, SuperOffice

TOKEN = "8A:Cust1.secret-token"
APP_TOKEN = "secret-app-token"
PAGE = "restful/rest/Contact/v1ContactEntity_GetContactEntity.md"
Use = Callable[[Any], Any]


def settings_for(changes: dict[str, Any]) -> dict[str, Any]:
    usual = {
        "auth": BearerAuth(TOKEN),
        "app_token": APP_TOKEN,
        "max_response_bytes": LIMIT,
    }
    return usual | changes


def sync(url: str, use: Use, **changes: Any) -> Any:
    with SuperOffice(f"{url}/Cust1/api", **settings_for(changes)) as so:
        return use(so)


def async_(url: str, use: Use, **changes: Any) -> Any:
    async def run() -> Any:
        async with AsyncSuperOffice(f"{url}/Cust1/api", **settings_for(changes)) as so:
            result = use(so)
            return await result if inspect.isawaitable(result) else result

    return asyncio.run(run())


Client = Callable[..., Any]
every_client = pytest.mark.parametrize("client", [sync, async_], ids=["sync", "async"])


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The waits of both drivers, which take no time."""
    done: list[float] = []
    pause = asyncio.sleep

    async def sleep(seconds: float) -> None:
        done.append(seconds)
        await pause(0)

    monkeypatch.setattr("superoffice._runtime.exchange.driver.time.sleep", done.append)
    monkeypatch.setattr(
        "superoffice._runtime.exchange.async_driver.asyncio.sleep", sleep
    )
    return done


PRIVATE = "secret"
"""A value of a query. Calls name it, since tracebacks show their lines."""


def shows_no_secret(error: BaseException) -> bool:
    text = "".join(traceback.format_exception(error)) + repr(error)
    return not any(secret in text for secret in (TOKEN, APP_TOKEN, PRIVATE))


@every_client
@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_every_fault_has_a_result_or_an_error(
    server: RecordingServer, waits: list[float], client: Client, fault: Fault
) -> None:
    last = fault.answers[-1]
    server.queue(*fault.answers, *([last] * 2))
    patience = {"timeout": 0.2} if fault.answers[0].hold else {}
    if fault.error is None:
        result = client(
            server.url, lambda so: so.contact.get_contact_entity(5), **patience
        )
        assert (result.contact_id, result.name) == (5, "Ada")
        assert len(server.requests) == fault.requests
    else:
        kind = getattr(superoffice, fault.error)
        with pytest.raises(kind) as caught:
            client(server.url, lambda so: so.contact.get_contact_entity(5), **patience)
        assert fault.text in str(caught.value)
        assert shows_no_secret(caught.value)
    assert set(fault.waits) <= set(waits)
    for request in server.requests:
        assert request.path == "/Cust1/api/v1/Contact/5"
        assert request.headers["authorization"] == f"Bearer {TOKEN}"


@every_client
@pytest.mark.parametrize("name", [name for name, fault in FAULTS.items() if fault.error in {"DecodeError", "ResponseTooLargeError"}])  # fmt: skip
def test_an_answer_that_cannot_be_used_names_its_request(
    server: RecordingServer, waits: list[float], client: Client, name: str
) -> None:
    server.queue(*FAULTS[name].answers)
    with pytest.raises(superoffice.SuperOfficeError) as caught:
        client(
            server.url,
            lambda so: so.contact.get_contact_entity(
                5, select=PRIVATE, extra_query={"q": PRIVATE}
            ),
        )
    error: Any = caught.value
    place = f"{server.url}/Cust1/api/v1/Contact/5"
    assert f"GET {place}" in str(error)
    if isinstance(error, superoffice.DecodeError):
        assert f"documented in {PAGE})" in str(error)
        assert error.page == PAGE
    else:
        assert error.limit == LIMIT
    assert (error.method, error.url) == ("GET", place)
    assert shows_no_secret(caught.value)


@every_client
def test_what_no_page_documents_is_kept(
    server: RecordingServer, client: Client
) -> None:
    server.queue(*FAULTS["unknown fields"].answers)
    result = client(server.url, lambda so: so.contact.get_contact_entity(5))
    assert result.unknown_fields == {"New": {"a": [1, None]}}


@every_client
@pytest.mark.parametrize(
    ("call", "method"),
    [
        (lambda so: so.agents.appointment.reject(appointment_id=1, reject_reason="no", update_mode="OnlyThis"), "POST"),
        (lambda so: so.contact.patch_contact_entity(5, {"Name": "x"}), "PATCH"),
    ],
    ids=["POST", "PATCH"],
)  # fmt: skip
@pytest.mark.parametrize("name", ["reset, then good", "slow, then good", "502, then good", "504, then good"])  # fmt: skip
def test_a_call_that_may_have_had_an_effect_is_not_sent_again(
    server: RecordingServer,
    waits: list[float],
    client: Client,
    call: Use,
    method: str,
    name: str,
) -> None:
    answers = FAULTS[name].answers
    server.queue(*answers)
    patience = {"timeout": 0.2} if answers[0].hold else {}
    with pytest.raises(superoffice.SuperOfficeError):
        client(server.url, call, **patience)
    assert [request.method for request in server.requests] == [method]


@every_client
def test_a_post_that_the_user_names_is_sent_again(
    server: RecordingServer, waits: list[float], client: Client
) -> None:
    server.queue(*FAULTS["502, then good"].answers[:1])
    server.answer(b"[]", headers=JSON)
    named = {"retry_posts": ["Appointment.Get*"]}

    def use(so: Any) -> Any:
        return so.agents.appointment.get_appointment_list([1])

    assert client(server.url, use, **named) == []
    assert [request.method for request in server.requests] == ["POST", "POST"]


@every_client
@pytest.mark.parametrize(("link", "problem"), LINKS.values(), ids=LINKS)
def test_a_link_is_followed_only_to_the_next_page_of_the_same_server(
    server: RecordingServer, client: Client, link: Links, problem: str | None
) -> None:
    given = link(server.url)
    server.answer(page("a", link=given), headers=JSON)
    server.answer(page("b"), headers=JSON)

    def use(so: Any) -> Any:
        return so.contact.get_all().all()

    if problem is not None:
        with pytest.raises(superoffice.DecodeError, match=problem) as caught:
            client(server.url, use)
        assert shows_no_secret(caught.value)
        assert len(server.requests) == 1
        return
    names = [row["name"] for row in client(server.url, use)]
    assert names == (["a"] if given is None else ["a", "b"])


# ---------------------------------------------------------------- 401 and 421


@every_client
def test_a_call_succeeds_after_401_with_a_new_token(
    server: RecordingServer, client: Client
) -> None:
    server.answer(status=401)
    server.queue(GOOD)
    auth = BearerAuth("old", refresh=lambda: "new")
    result = client(server.url, lambda so: so.contact.get_contact_entity(5), auth=auth)
    assert result.name == "Ada"
    assert [request.headers["authorization"] for request in server.requests] == ["Bearer old", "Bearer new"]  # fmt: skip


@pytest.fixture
def moved() -> Iterator[RecordingServer]:
    """Another server, on which the tenant is now."""
    with RecordingServer() as running:
        yield running


def state(base: str | None, **changes: object) -> bytes:
    body = {"ContextIdentifier": "Cust1", "State": "Running", "IsRunning": True, "Api": base}  # fmt: skip
    return json.dumps(body | changes).encode()


@every_client
def test_a_tenant_that_has_moved_is_followed_where_the_user_allows_it(
    server: RecordingServer, moved: RecordingServer, client: Client
) -> None:
    server.answer(b"Wrong subdomain used to access tenant", status=421)
    server.answer(state(f"{moved.url}/Cust1/api"), headers=JSON)
    moved.answer(page("a", link=f"{moved.url}/Cust1/api/v1/Contact?$skip=1"), headers=JSON)  # fmt: skip
    moved.answer(page("b"), headers=JSON)
    allowed = {
        "environment": server.url,
        "allowed_hosts": [moved.url.removeprefix("http://")],
    }
    rows = client(server.url, lambda so: so.contact.get_all().all(), **allowed)
    assert [row["name"] for row in rows] == ["a", "b"]
    assert [request.path for request in server.requests] == ["/Cust1/api/v1/Contact", "/api/state/Cust1"]  # fmt: skip
    asked = server.requests[1].headers
    assert not {"authorization", "so-apptoken"} & set(asked)
    assert [request.headers["authorization"] for request in moved.requests] == [f"Bearer {TOKEN}"] * 2  # fmt: skip


@every_client
@pytest.mark.parametrize(
    "where",
    ["{moved}/Cust2/api", "{moved}/Cust1", "{moved}/Cust1/api?x=1", "http://evil.example/Cust1/api", "http://sod2.superoffice.com/Cust1/api", "https://superoffice.com.evil.example/Cust1/api", "https://evil.example/.superoffice.com/Cust1/api", "https://u@sod2.superoffice.com/Cust1/api", "file:///Cust1/api", "{server}/Cust1/api", "", None],
)  # fmt: skip
def test_a_tenant_is_followed_nowhere_else(
    server: RecordingServer, moved: RecordingServer, client: Client, where: str | None
) -> None:
    place = where and where.format(moved=moved.url, server=server.url)
    server.answer(status=421)
    server.answer(state(place), headers=JSON)
    allowed = {
        "environment": server.url,
        "allowed_hosts": [
            running.url.removeprefix("http://") for running in (moved, server)
        ],
    }
    with pytest.raises(superoffice.MisdirectedRequestError):
        client(server.url, lambda so: so.contact.get_contact_entity(5), **allowed)
    assert len(server.requests) == 2
    assert moved.requests == []


@every_client
def test_a_tenant_is_not_followed_without_permission(
    server: RecordingServer, moved: RecordingServer, client: Client
) -> None:
    server.answer(status=421)
    server.answer(state(f"{moved.url}/Cust1/api"), headers=JSON)
    with pytest.raises(superoffice.MisdirectedRequestError):
        client(
            server.url,
            lambda so: so.contact.get_contact_entity(5),
            environment=server.url,
        )
    assert moved.requests == []


def test_the_state_of_a_tenant_can_be_requested(server: RecordingServer) -> None:
    for _ in range(2):
        server.answer(state("https://sod2.superoffice.com/Cust1/api", ValidUntil="2026-02-23T09:52:01.9342965Z", New=1), headers=JSON)  # fmt: skip
    result = superoffice.tenant_state("Cust1", environment=server.url)
    again = asyncio.run(superoffice.atenant_state("Cust1", environment=server.url))
    assert result == again
    assert (result.state, result.is_running) == ("Running", True)
    assert result.api == "https://sod2.superoffice.com/Cust1/api"
    assert server.has_no_connection()


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (Answer(status=404), superoffice.NotFoundError),
        (Answer(body=b"<html>"), superoffice.DecodeError),
        (Answer(body=b"[]"), superoffice.DecodeError),
        (Answer(body=b'{"ContextIdentifier": 5}'), superoffice.DecodeError),
    ],
)
def test_a_state_that_is_none_is_an_error(
    server: RecordingServer, answer: Answer, error: type[Exception]
) -> None:
    server.queue(answer)
    with pytest.raises(error, match="/api/state/"):
        superoffice.tenant_state("../Cust1?x", environment=server.url)
    assert server.requests[0].path == "/api/state/..%2FCust1%3Fx"


# ---------------------------------------------------------------- many at once


class Crowd:
    """An API that takes the newest token of its token endpoint, and answers with the id that was asked for."""

    def __init__(self) -> None:
        self.tokens = 0
        self._lock = threading.Lock()

    def __call__(self, request: RecordedRequest) -> Answer:
        if request.path.endswith("/tokens"):
            with self._lock:
                self.tokens += 1
            time.sleep(0.02)
            body = {"access_token": f"t{self.tokens}", "expires_in": 3600}
            return Answer(headers=JSON, body=json.dumps(body).encode())
        if request.headers["authorization"] != f"Bearer t{self.tokens}":
            return Answer(status=401)
        number = int(request.path.rpartition("/")[2])
        body = {"ContactId": number, "Name": f"n{number}"}
        return Answer(headers=JSON, body=json.dumps(body).encode())


@pytest.fixture
def crowd() -> Iterator[tuple[Crowd, RecordingServer]]:
    api = Crowd()
    with RecordingServer(api) as running:
        yield api, running


def oauth(url: str) -> OAuthAuth:
    return OAuthAuth(client_id="c", client_secret="s", refresh_token="r", access_token="old", environment=url)  # fmt: skip


def test_500_asynchronous_calls_on_one_client_are_not_mixed_up(
    crowd: tuple[Crowd, RecordingServer],
) -> None:
    api, server = crowd

    async def run() -> list[Any]:
        async with AsyncSuperOffice(
            f"{server.url}/Cust1/api", auth=oauth(server.url)
        ) as so:
            return await asyncio.gather(
                *(so.contact.get_contact_entity(number) for number in range(500))
            )

    result = asyncio.run(run())
    assert [(contact.contact_id, contact.name) for contact in result] == [(number, f"n{number}") for number in range(500)]  # fmt: skip
    assert api.tokens == 1
    assert server.connections <= 100
    assert server.has_no_connection()


def test_16_threads_on_one_client_are_not_mixed_up(
    crowd: tuple[Crowd, RecordingServer],
) -> None:
    api, server = crowd
    with (
        SuperOffice(f"{server.url}/Cust1/api", auth=oauth(server.url)) as so,
        ThreadPoolExecutor(16) as pool,
    ):
        result = list(pool.map(so.contact.get_contact_entity, range(200)))
    assert [(contact.contact_id, contact.name) for contact in result] == [(number, f"n{number}") for number in range(200)]  # fmt: skip
    assert api.tokens == 1
    assert server.connections <= 17
    assert server.has_no_connection()


def test_the_rate_limit_holds_for_16_threads(
    monkeypatch: pytest.MonkeyPatch, crowd: tuple[Crowd, RecordingServer]
) -> None:
    _, server = crowd
    waits: list[float] = []
    monkeypatch.setattr("superoffice._runtime.exchange.driver.time.sleep", waits.append)
    monkeypatch.setattr("superoffice._runtime.client.caller.monotonic", lambda: 100.0)
    auth = BearerAuth("t0")
    with (
        SuperOffice(f"{server.url}/Cust1/api", auth=auth, rate_limit=10) as so,
        ThreadPoolExecutor(16) as pool,
    ):
        list(pool.map(so.contact.get_contact_entity, range(64)))
    assert sorted(waits) == pytest.approx([n / 10 for n in range(1, 64)])


# ---------------------------------------------------------------- log


@every_client
def test_the_log_has_a_line_per_request_without_secrets(
    server: RecordingServer,
    waits: list[float],
    client: Client,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    server.answer(status=429)
    server.queue(GOOD)
    client(server.url, lambda so: so.contact.get_contact_entity(5, select="secret"))
    lines = [
        record.getMessage() for record in caplog.records if record.name == "superoffice"
    ]
    place = f"GET {server.url}/Cust1/api/v1/Contact/5"
    assert [line.rpartition(" ms")[0].rpartition(" ")[0] for line in lines] == [f"{place} 429", f"{place} 200"]  # fmt: skip
    assert [line.rpartition(", ")[2] for line in lines] == ["attempt 1", "attempt 2"]
    assert "secret" not in caplog.text


@every_client
def test_bodies_are_in_the_log_only_on_request_and_without_secrets(
    server: RecordingServer, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "superoffice")
    body = b'{\n"Name": "Ada ' + f'{TOKEN} {APP_TOKEN}"}}'.encode()
    for asked in (False, True):
        caplog.clear()
        server.answer(body, headers=JSON)
        client(
            server.url,
            lambda so: so.contact.get_contact_entity(5),
            log_bodies=asked,
        )
        text = "\n".join(record.getMessage() for record in caplog.records)
        assert ("Ada" in text) is asked
        assert "secret" not in text
        assert len(text.splitlines()) == (3 if asked else 1)


def test_without_a_log_handler_nothing_is_written(
    server: RecordingServer, capsys: pytest.CaptureFixture[str]
) -> None:
    server.queue(GOOD)
    sync(server.url, lambda so: so.contact.get_contact_entity(5))
    assert capsys.readouterr() == ("", "")


def test_the_table_of_faults_knows_every_error_it_names() -> None:
    named = {fault.error for fault in FAULTS.values() if fault.error}
    assert all(hasattr(superoffice, name) for name in named)
    assert len(FAULTS) > 50
    assert len(list(itertools.chain(FAULTS, LINKS))) == len({*FAULTS, *LINKS})
