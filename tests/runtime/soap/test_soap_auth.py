"""SOAP calls with a ticket: where it comes from, and what happens when the server no longer accepts it."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from example88.agents import AsyncClient, Client
from example88.models import Person
from servers.login import Cloud, claims, key_set, pem, rsa_key, token

from generator.runtime.auth import Auth, BasicAuth, BearerAuth, TicketAuth
from generator.runtime.auth.header_auth import CookieAuth
from generator.runtime.auth.system_user import SystemUserAuth
from generator.runtime.errors import (
    ConfigurationError,
    CredentialsError,
    ServiceError,
    SoapFaultError,
    StatusError,
)
from generator.runtime.soap.authorised import refusal
from generator.runtime.transport.messages import Response

URL = "https://sod.superoffice.com/Cust1/Remote"
PLACE = "sod.superoffice.com/Cust1/Remote/Services88"
PEOPLE = f"{PLACE}/People.svc"
LOGIN = f"{PLACE}/SoPrincipal.svc"
PASSWORD = "pass & word"


def envelope(body: str, header: str = "") -> bytes:
    return (
        '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" '
        'xmlns:i="http://www.w3.org/2001/XMLSchema-instance" '
        'xmlns="http://example.com/Services88">'
        f"<s:Header>{header}</s:Header><s:Body>{body}</s:Body></s:Envelope>"
    ).encode()


PERSON = envelope(
    "<GetPersonResponse><Response><Name>Ada</Name></Response></GetPersonResponse>"
)


def exception(name: str, message: str = "no") -> bytes:
    info = f"<Message>{message}</Message><ExceptionType>{name}</ExceptionType>"
    header = f"<ExceptionInfo>{info}</ExceptionInfo><Succeeded>false</Succeeded>"
    return envelope("<GetPersonResponse/>", header)


def fault(code: str) -> bytes:
    inner = f"<faultcode>{code}</faultcode><faultstring>no</faultstring>"
    return envelope(f"<s:Fault>{inner}</s:Fault>")


EXPIRED = (200, exception("SuperOffice.Exceptions.SoSessionException"))


def ticket_of(request: Any) -> str | None:
    match = re.search(rb"<n0:Ticket>(.*?)</n0:Ticket>", request.content)
    return match[1].decode() if match else None


def people(accepted: Callable[[], str], refused: Any = EXPIRED) -> Callable[[Any], Any]:
    """An agent that accepts a single ticket."""

    def handle(request: Any) -> tuple[int, bytes]:
        answer: tuple[int, bytes] = refused
        return (200, PERSON) if ticket_of(request) == accepted() else answer

    return handle


def cloud_of(routes: dict[str, Any], seconds: float = 0.0) -> Cloud:
    return Cloud(routes, Response, seconds)


def sync_calls(cloud: Cloud, auth: Auth, count: int = 1, **options: Any) -> list[Any]:
    with (
        Client(URL, auth=auth, transport=cloud, retries=0, **options) as client,
        ThreadPoolExecutor(count) as pool,
    ):
        get = client.people.get_person
        return list(pool.map(lambda number: get(person_id=number), range(count)))


def async_calls(cloud: Cloud, auth: Auth, count: int = 1, **options: Any) -> list[Any]:
    async def run() -> list[Any]:
        transport: Any = cloud.asynchronous()
        settings: dict[str, Any] = {"auth": auth, "transport": transport} | options
        async with AsyncClient(URL, retries=0, **settings) as client:
            get = client.people.get_person
            return await asyncio.gather(
                *(get(person_id=number) for number in range(count))
            )

    return asyncio.run(run())


Calls = Callable[..., list[Any]]
every_driver = pytest.mark.parametrize(
    "calls", [sync_calls, async_calls], ids=["sync", "async"]
)
ADA = Person(name="Ada")


# ---------------------------------------------------------------- tickets and tokens


@every_driver
@pytest.mark.parametrize("kind", [TicketAuth, BearerAuth])
def test_a_ticket_or_a_token_in_its_place_is_sent(calls: Calls, kind: Any) -> None:
    cloud = cloud_of({PEOPLE: people(lambda: "8A:&lt;token&gt;")})
    assert calls(cloud, kind("8A:<token>"), app_token="app") == [ADA]
    (request,) = cloud.requests
    assert b"<n0:ApplicationToken>app</n0:ApplicationToken>" in request.content
    assert "Authorization" not in request.headers


@every_driver
@pytest.mark.parametrize(
    "refused",
    [
        EXPIRED,
        (500, exception("System.Security.Authentication.InvalidCredentialException")),
        (200, exception("System.UnauthorizedAccessException")),
        (500, fault("a:FailedAuthentication")),
        (500, fault("wsse:InvalidSecurityToken")),
        (401, b"<html/>"),
    ],
    ids=["session", "credentials", "unauthorised", "fault", "token", "status"],
)
def test_a_ticket_that_is_refused_is_renewed_once(calls: Calls, refused: Any) -> None:
    cloud = cloud_of({PEOPLE: people(lambda: "new", refused)})
    assert calls(cloud, TicketAuth("old", refresh=lambda: "new")) == [ADA]
    assert [ticket_of(request) for request in cloud.requests] == ["old", "new"]


def test_a_ticket_that_does_not_help_either_is_an_error() -> None:
    cloud = cloud_of({PEOPLE: people(lambda: "other")})
    with pytest.raises(ServiceError, match="SoSessionException"):
        sync_calls(cloud, TicketAuth("old", refresh=lambda: "new"))
    assert len(cloud.requests) == 2


@every_driver
@pytest.mark.parametrize(
    ("refused", "error"),
    [
        ((200, exception("SuperOffice.Exceptions.SoNotFoundException")), ServiceError),
        ((500, fault("s:Client")), SoapFaultError),
        ((500, b"<html>Fault</html>"), StatusError),
    ],
    ids=["exception", "fault", "page"],
)
def test_another_failure_renews_no_ticket(
    calls: Calls, refused: Any, error: type[Exception]
) -> None:
    cloud = cloud_of({PEOPLE: people(lambda: "new", refused)})
    with pytest.raises(error):
        calls(cloud, TicketAuth("old", refresh=lambda: "new"))
    assert len(cloud.requests) == 1


def test_without_a_function_a_refused_call_is_not_sent_again() -> None:
    cloud = cloud_of({PEOPLE: people(lambda: "other")})
    with pytest.raises(ServiceError):
        sync_calls(cloud, TicketAuth("old"))
    assert len(cloud.requests) == 1


@pytest.mark.parametrize(
    ("content", "status", "expected"),
    [
        (PERSON, 200, None),
        (b"", 200, None),
        (b"", 401, 401),
        (b"", 403, 403),
        (exception("SuperOffice.Exceptions.SoAccessDeniedException"), 200, 403),
        (exception("System.Security.SecurityException"), 200, 403),
        (exception("X.SoSessionException"), 200, 401),
        (exception("Session.Other"), 200, None),
        (exception(""), 200, None),
        (b"Fault <broken", 200, None),
    ],
)
def test_answers_that_refuse_a_ticket(
    content: bytes, status: int, expected: int | None
) -> None:
    assert refusal(Response(status=status, content=content)) == expected


def test_an_operation_without_the_header_gets_no_ticket() -> None:
    cloud = cloud_of({PEOPLE: lambda _: (200, envelope("<GetTextResponse/>"))})

    def never() -> str:
        raise AssertionError("nobody needs a ticket")

    with Client(URL, auth=TicketAuth("old", refresh=never), transport=cloud) as client:
        assert client.people.get_text() is None
    assert ticket_of(cloud.requests[0]) is None


# ---------------------------------------------------------------- user name and password


def logged_in(ticket: str = "7T:new", succeeded: str = "true") -> bytes:
    inner = (
        f"<Response i:nil='true'/><Credentials><Ticket>{ticket}</Ticket></Credentials>"
        f"<AuthenticationSucceeded>{succeeded}</AuthenticationSucceeded>"
    )
    return envelope(f"<AuthenticateResponse>{inner}</AuthenticateResponse>")


@every_driver
@pytest.mark.parametrize("count", [1, 8])
def test_the_first_call_logs_in_for_all(calls: Calls, count: int) -> None:
    routes = {LOGIN: lambda _: (200, logged_in()), PEOPLE: people(lambda: "7T:new")}
    cloud = cloud_of(routes, seconds=0.01)
    results = calls(cloud, BasicAuth("ada", PASSWORD), count, app_token="app")
    assert results == [ADA] * count
    assert cloud.count(LOGIN) == 1
    sent = cloud.last(LOGIN)
    assert sent.headers["Content-Type"] == "text/xml; charset=utf-8"
    action = "http://example.com/Services88/SoPrincipal/AuthenticateUsernamePassword"
    assert sent.headers["SOAPAction"] == f'"{action}"'
    assert sent.headers["User-Agent"] == "example/1.0"
    assert sent.content == (
        b'<?xml version="1.0" encoding="utf-8"?>'
        b'<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:n0="http://example.com/Services88">'
        b"<s:Header><n0:ApplicationToken>app</n0:ApplicationToken></s:Header><s:Body>"
        b"<n0:AuthenticateUsernamePassword><n0:UserName>ada</n0:UserName>"
        b"<n0:Password>pass &amp; word</n0:Password></n0:AuthenticateUsernamePassword>"
        b"</s:Body></s:Envelope>"
    )


@every_driver
def test_an_expired_ticket_is_replaced(calls: Calls) -> None:
    tickets = iter(["7T:old", "7T:new"])
    routes = {
        LOGIN: lambda _: (200, logged_in(next(tickets))),
        PEOPLE: people(lambda: "7T:new"),
    }
    cloud = cloud_of(routes)
    assert calls(cloud, BasicAuth("ada", PASSWORD)) == [ADA]
    assert cloud.count(LOGIN) == 2


def test_a_ticket_lives_six_hours_from_its_last_use() -> None:
    cloud = cloud_of(
        {LOGIN: lambda _: (200, logged_in()), PEOPLE: people(lambda: "7T:new")}
    )
    now = [0.0]
    auth = BasicAuth("ada", PASSWORD)
    with Client(URL, auth=auth, transport=cloud) as client:
        caller: Any = client._session.caller
        context = caller._context
        caller._context = type(context)(settings=context.settings, clock=lambda: now[0])
        for now[0] in (0.0, 5.8 * 3600, 11.6 * 3600):
            client.people.get_person(person_id=1)
        assert cloud.count(LOGIN) == 1
        now[0] += 6 * 3600
        client.people.get_person(person_id=1)
        assert cloud.count(LOGIN) == 2


REFUSALS: dict[str, tuple[int, bytes]] = {
    "not succeeded": (200, logged_in(succeeded="false")),
    "no ticket": (200, logged_in("")),
    "a ticket of two lines": (200, logged_in("a\nb")),
    "an empty body": (200, envelope("")),
    "an exception": (200, exception("X.app-secret", "pass &amp; word app-secret")),
    "a fault": (500, fault("s:Client")),
    "a page": (503, b"<html/>"),
    "no XML": (200, b"<"),
}


@every_driver
@pytest.mark.parametrize("answer", REFUSALS.values(), ids=REFUSALS.keys())
def test_a_log_in_that_fails_is_an_error_without_secrets(
    calls: Calls, answer: tuple[int, bytes]
) -> None:
    cloud = cloud_of({LOGIN: lambda _: answer})
    with pytest.raises(CredentialsError) as caught:
        calls(cloud, BasicAuth("ada", PASSWORD), app_token="app-secret")
    shown = f"{caught.value}{caught.value.__dict__}"
    assert PASSWORD not in shown
    assert "app-secret" not in shown
    assert caught.value.__cause__ is None
    assert cloud.count(LOGIN) == len(cloud.requests)


# ---------------------------------------------------------------- the system user


@every_driver
def test_the_system_user_calls_with_its_ticket(calls: Calls) -> None:
    signed = token(claims("7T:system"), rsa_key(2))
    login = "sod.superoffice.com"
    cloud = cloud_of(
        {
            f"{login}/Login/api/PartnerSystemUser/Authenticate": lambda _: (
                200,
                {"IsSuccessful": True, "Token": signed, "ErrorMessage": None},
            ),
            f"{login}/login/.well-known/jwks": lambda _: (200, key_set(rsa_key(2))),
            PEOPLE: people(lambda: "7T:system"),
        }
    )
    auth = SystemUserAuth(
        "App-123",
        pem(rsa_key(1)),
        app_token="app-secret",
        context_identifier="Cust1",
        environment="sod",
    )
    assert calls(cloud, auth) == [ADA]
    content = cloud.last(PEOPLE).content
    assert b"<n0:ApplicationToken>app-secret</n0:ApplicationToken>" in content


# ---------------------------------------------------------------- other users and time zones for some calls


def test_some_calls_have_another_ticket_and_time_zone() -> None:
    cloud = cloud_of({PEOPLE: lambda _: (200, PERSON)})
    with Client(URL, auth=TicketAuth("first"), time_zone=1, transport=cloud) as client:
        other = client.with_options(auth=TicketAuth("second"), time_zone="NO")
        for user in (client, other, client):
            user.people.get_person(person_id=1)
        other.close()
        client.people.get_person(person_id=1)
    assert [ticket_of(request) for request in cloud.requests] == [
        "first",
        "second",
        "first",
        "first",
    ]
    zones = [
        re.findall(rb"SoTimeZone\w+>(\w+)<", request.content)
        for request in cloud.requests
    ]
    assert zones == [[b"1"], [b"NO"], [b"1"], [b"1"]]


def test_other_credentials_bring_the_secret_of_their_application() -> None:
    auth = SystemUserAuth(
        "App-1", pem(rsa_key(1)), app_token="app-secret", context_identifier="Cust1"
    )
    with (
        Client(URL, auth=None) as client,
        Client(URL, auth=None, app_token="a") as configured,
    ):
        assert (
            client.with_options(auth=auth)._caller._identity.app_token == "app-secret"
        )
        assert configured.with_options(auth=auth)._caller._identity.app_token == "a"
        assert client._caller._identity.app_token is None


def test_an_asynchronous_client_has_other_options_too() -> None:
    cloud = cloud_of({PEOPLE: lambda _: (200, PERSON)})

    async def run() -> None:
        transport: Any = cloud.asynchronous()
        async with AsyncClient(URL, auth=None, transport=transport) as client:
            other = client.with_options(auth=TicketAuth("second"), timeout=7.0)
            await other.people.get_person(person_id=1)

    asyncio.run(run())
    assert ticket_of(cloud.requests[0]) == "second"
    assert cloud.requests[0].timeout == 7.0


def test_options_that_do_not_exist_or_fit_are_refused() -> None:
    with Client(URL, auth=None) as client:
        wrong: dict[str, Any] = {"language": "en"}
        with pytest.raises(TypeError, match="unexpected keyword argument 'language'"):
            client.with_options(**wrong)
        with pytest.raises(ConfigurationError, match="retries"):
            client.with_options(retries=-1)


@pytest.mark.parametrize(
    "auth", ["7T:ticket", CookieAuth({"a": "b"}, "token"), object()]
)
def test_credentials_that_give_no_ticket_are_refused(auth: Any) -> None:
    with pytest.raises(ConfigurationError) as caught:
        Client(URL, auth=auth)
    assert "ticket" in str(caught.value).lower()
    with Client(URL, auth=None) as client, pytest.raises(ConfigurationError):
        client.with_options(auth=auth)


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    variables = {"SUPEROFFICE_URL": URL, "SUPEROFFICE_APP_TOKEN": "app"}
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    return variables


@pytest.mark.parametrize(
    ("variables", "kind"),
    [
        ({"SUPEROFFICE_TICKET": "7T:ticket"}, "TicketAuth"),
        ({"SUPEROFFICE_TOKEN": "8A:token"}, "BearerAuth"),
        ({"SUPEROFFICE_USER": "ada", "SUPEROFFICE_PASSWORD": PASSWORD}, "PasswordAuth"),
        (
            {
                "SUPEROFFICE_SYSTEM_USER_TOKEN": "App-1",
                "SUPEROFFICE_PRIVATE_KEY": pem(rsa_key(1)),
            },
            "SystemUserAuth",
        ),
    ],
    ids=["ticket", "token", "password", "system user"],
)
def test_the_environment_names_the_credentials(
    environment: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    variables: dict[str, str],
    kind: str,
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    with Client.from_env() as client:
        auth: Any = client._caller._auth
    assert type(auth).__name__ == kind
    if kind == "SystemUserAuth":
        assert auth._context == "Cust1"


# ---------------------------------------------------------------- secrets


@every_driver
def test_a_server_that_repeats_secrets_does_not_put_them_into_errors(
    calls: Calls,
) -> None:
    secrets = "7T:my-ticket and app-secret"
    cloud = cloud_of({PEOPLE: lambda _: (200, exception(f"X.{secrets}", secrets))})
    with pytest.raises(ServiceError) as caught:
        calls(cloud, TicketAuth("7T:my-ticket"), app_token="app-secret")
    error = caught.value
    shown = f"{error}{error.__dict__}"
    assert "my-ticket" not in shown
    assert "app-secret" not in shown
    assert error.message == "... and ..."


def test_neither_clients_nor_calls_show_secrets() -> None:
    auth = BasicAuth("ada", PASSWORD)
    with Client(URL, auth=auth, app_token="app-secret") as client:
        caller: Any = client._caller
        call = caller.prepare("People", "GetPerson", (1,), {})
        call.sign("7T:ticket")
        shown = f"{client!r}{caller!r}{caller._auth!r}{call!r}{call.request!r}{call._envelope!r}"
    assert not re.search("app-secret|7T:|pass", shown)
