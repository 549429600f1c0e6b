"""What may be pickled and copied, and what the SDK refuses, with the way that works instead."""

from __future__ import annotations

import asyncio
import copy
import multiprocessing
import pickle
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from example88 import models as soap_models
from example88.agents import AsyncClient, Client
from example_rest import enums, models
from example_rest._client import AsyncSuperOffice, SuperOffice
from servers.login import pem, rsa_key
from servers.people import echo
from servers.recording import RecordingServer

from generator.runtime.auth import BasicAuth, BearerAuth, CookieAuth, TicketAuth
from generator.runtime.auth.oauth import OAuthAuth
from generator.runtime.auth.system_user import SystemUserAuth
from generator.runtime.errors import (
    CopyRefusedError,
    DeadlineExceededError,
    SuperOfficeError,
    TransportError,
)
from generator.runtime.rest.lists.row import Row
from generator.runtime.tenant.state import TenantState
from generator.runtime.transport.messages import Headers, Request, Response
from generator.runtime.values.flags import Flags

URL = "https://example.com/C1/api"
PICKLES: list[Callable[[Any], Any]] = [
    *(
        lambda value, protocol=protocol: pickle.loads(pickle.dumps(value, protocol))
        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1)
    ),
    copy.deepcopy,
]
every_way = pytest.mark.parametrize(
    "way", PICKLES, ids=[*(f"pickle {n}" for n in range(2, 6)), "deepcopy"]
)


def rest() -> SuperOffice:
    return SuperOffice(URL, auth=TicketAuth("7T:secret"))


def async_rest() -> AsyncSuperOffice:
    return AsyncSuperOffice(URL, auth=TicketAuth("7T:secret"))


def soap() -> Client:
    return Client("https://example.com/C1/Remote", auth=TicketAuth("7T:secret"))


def async_soap() -> AsyncClient:
    return AsyncClient("https://example.com/C1/Remote", auth=TicketAuth("7T:secret"))


def rows() -> Any:
    return rest().person.get_all()


def async_rows() -> Any:
    return async_rest().person.get_all()


@dataclass
class Holder:
    """A value of a program that has a client."""

    client: Any


def raw_response() -> Any:
    class Fixed:
        def send(self, request: Request) -> Response:
            return Response(status=200, content=b'"Ada"')

        def close(self) -> None: ...

    client = SuperOffice(URL, auth=None, transport=Fixed())
    return client.with_raw_response(client.agents.people.get_text)


PROCESS = "make a client in each process"
REFUSED: dict[str, tuple[Callable[[], Any], str]] = {
    "a client": (rest, PROCESS),
    "an asynchronous client": (async_rest, PROCESS),
    "a client of SOAP": (soap, PROCESS),
    "an asynchronous client of SOAP": (async_soap, PROCESS),
    "a client with other options": (lambda: rest().with_options(timeout=1), PROCESS),
    "a client in a value of the program": (lambda: Holder(rest()), PROCESS),
    "the agents": (lambda: rest().agents, PROCESS),
    "an agent": (lambda: rest().agents.people, PROCESS),
    "an agent of SOAP": (lambda: async_soap().people, PROCESS),
    "a resource": (lambda: rest().person, PROCESS),
    "an asynchronous resource": (lambda: async_rest().person, PROCESS),
    "a method": (lambda: rest().agents.people.get_person, PROCESS),
    "a session": (lambda: rest()._session, PROCESS),
    "a transport": (lambda: rest()._transport, PROCESS),
    "rows": (rows, "keep `list(rows)`"),
    "asynchronous rows": (async_rows, "await rows.all()"),
    "a raw response": (raw_response, "`status`, `headers` and `content`"),
    "a ticket": (lambda: TicketAuth("7T:secret"), "another process makes its own"),
    "a token": (lambda: BearerAuth("8A:secret"), "another process makes its own"),
    "a password": (lambda: BasicAuth("ada", "secret"), "another process makes its own"),
    "cookies": (lambda: CookieAuth({"a": "secret"}, "x"), "another process makes its own"),
    "a refresh token": (lambda: OAuthAuth(client_id="a", refresh_token="secret"), "another process makes its own"),
    "a system user": (lambda: SystemUserAuth("App-secret", pem(rsa_key(1)), app_token="secret", context_identifier="C1"), "another process makes its own"),
    "a request": (lambda: Request(method="GET", url=URL, headers=Headers({"Authorization": "secret"})), "holds secrets"),
    "credentials": (lambda: TicketAuth("7T:secret")._held.value, "are secrets"),
}  # fmt: skip


@every_way
@pytest.mark.parametrize("what", REFUSED)
def test_what_holds_connections_or_secrets_is_refused_with_advice(
    what: str, way: Callable[[Any], Any]
) -> None:
    make, advice = REFUSED[what]
    with pytest.raises(CopyRefusedError) as caught:
        way(make())
    assert isinstance(caught.value, TypeError)
    assert isinstance(caught.value, SuperOfficeError)
    assert advice in str(caught.value)
    assert "secret" not in str(caught.value).replace("secrets", "")


def test_a_dataclass_with_a_client_says_the_same() -> None:
    with pytest.raises(CopyRefusedError, match="SuperOffice is neither pickled nor"):
        asdict(Holder(rest()))


def test_a_client_is_no_argument_of_a_process_that_is_started_anew() -> None:
    process = multiprocessing.get_context("spawn").Process(target=print, args=(rest(),))
    with pytest.raises(CopyRefusedError, match=PROCESS):
        process.start()


# ---------------------------------------------------------------- shallow copies


def test_a_copy_of_a_client_shares_its_connections_and_leaves_them_open() -> None:
    with RecordingServer(echo) as server:
        for address, make in (("C1/api", SuperOffice), ("Remote", Client)):
            with make(f"{server.url}/{address}", auth=None, retries=0) as client:
                copied = copy.copy(client)
                people = [
                    getattr(each, "agents", each).people for each in (client, copied)
                ]
                assert [each.get_person(person_id=5).name for each in people] == ["5"] * 2  # fmt: skip
                copied.close()
                assert people[0].get_person(person_id=6).name == "6"
            with pytest.raises(TransportError, match="closed"):
                copy.copy(client)
        assert server.connections == 2


def test_a_copy_of_an_asynchronous_client_shares_its_connections() -> None:
    async def use(url: str) -> None:
        async with AsyncSuperOffice(f"{url}/C1/api", auth=None) as client:
            for each in (client, copy.copy(client)):
                await each.agents.people.get_person(person_id=5)

    with RecordingServer(echo) as server:
        asyncio.run(use(server.url))
        assert server.connections == 1


@pytest.mark.parametrize("part", [lambda so: so.person, lambda so: so.agents.people])
def test_a_copy_of_an_agent_or_resource_makes_calls_of_the_same_client(
    part: Callable[[Any], Any],
) -> None:
    client = rest()
    copied = copy.copy(part(client))
    assert type(copied) is type(part(client))
    assert copied._session is client._session


@pytest.mark.parametrize(
    "make",
    [
        rows,
        raw_response,
        async_rows,
    ],
)
def test_a_copy_of_what_never_changes_is_the_same_object(
    make: Callable[[], Any],
) -> None:
    value = make()
    assert copy.copy(value) is value


# ---------------------------------------------------------------- what works

PERSON = models.Person(
    name="Ada",
    colour=enums.Colour.DARK_BLUE,
    rights=Flags([enums.Right.SELECT, enums.Right.UPDATE]),
)
RESULTS: dict[str, Any] = {
    "a model": PERSON,
    "a model with what the page does not name": models.Person.from_json('{"Name": "Ada", "New": {"a": [1]}}'),
    "a model of SOAP": soap_models.Person(name="Ada"),
    "a list of models": [PERSON, None],
    "an enum": enums.Colour.DARK_BLUE,
    "an enum that the page does not name": enums.Colour("Ultraviolet"),
    "flags": Flags(enums.Right.UPDATE),
    "a row": Row({"PrimaryKey": 1, "contact/name": "Ferry"}),
    "headers": Headers({"X-Trace": "1"}),
    "a response": Response(status=200, headers=Headers({"X-Trace": "1"}), content=b"x"),
    "the state of a tenant": TenantState(context_identifier="Cust1", state="Running"),
    "a time": datetime(2024, 5, 1, tzinfo=UTC),
}  # fmt: skip


@every_way
@pytest.mark.parametrize("what", RESULTS)
def test_results_are_pickled_and_copied(what: str, way: Callable[[Any], Any]) -> None:
    value = RESULTS[what]
    copied = way(value)
    assert type(copied) is type(value)
    assert copied == value or vars_of(copied) == vars_of(value)
    if isinstance(value, models.Person):
        assert copied.to_json() == value.to_json()


def vars_of(value: Any) -> Any:
    """The content of a value that does not define what is equal."""
    return dict(value)


@every_way
def test_the_errors_of_deadlines_and_copies_are_pickled(
    way: Callable[[Any], Any],
) -> None:
    late = DeadlineExceededError("late", request_sent=False)
    for error in (late, CopyRefusedError("no")):
        copied = way(error)
        assert (type(copied), str(copied), vars(copied)) == (
            type(error),
            str(error),
            vars(error),
        )


def test_processes_that_are_started_anew_return_results_and_errors() -> None:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.apply(_name_of, (PERSON,)) == "Ada"
        with pytest.raises(DeadlineExceededError, match="late"):
            pool.apply(_fail)


def _name_of(person: models.Person) -> str | None:
    return person.name


def _fail() -> None:
    raise DeadlineExceededError("late")
