"""Credentials: what goes into headers, when they are renewed, and that nothing of them shows."""

from __future__ import annotations

import asyncio
import copy
import itertools
import json
import pickle
import subprocess
import sys
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import msgspec
import pytest
from example_rest._client import AsyncSuperOffice, SuperOffice
from servers.login import (
    IDENTITY,
    Cloud,
    claims,
    form,
    is_signed,
    key_set,
    key_xml,
    pem,
    rsa_key,
    token,
)

from generator.runtime.auth import Auth, BasicAuth, BearerAuth, TicketAuth
from generator.runtime.auth.authorisation import Credentials
from generator.runtime.auth.header_auth import CookieAuth
from generator.runtime.auth.oauth import OAuthAuth
from generator.runtime.auth.system_user import SystemUserAuth
from generator.runtime.errors import (
    AuthenticationError,
    ConfigurationError,
    CredentialsError,
    MissingDependencyError,
    PermissionDeniedError,
    SuperOfficeError,
)
from generator.runtime.transport.messages import Headers, Response

URL = "https://sod2.superoffice.com/Cust1/api"
API = "sod2.superoffice.com/*"
TOKENS = "sod.superoffice.com/login/common/oauth/tokens"
EXCHANGE = "sod.superoffice.com/Login/api/PartnerSystemUser/Authenticate"
KEYS = "sod.superoffice.com/login/.well-known/jwks"
PLACE = "sod2.superoffice.com/Cust1/api/v1/Agents/People/GetText"
SYSTEM_USER = "Application Name-8k8Q7DmBgo"


def get_text(client: Any) -> Any:
    return client.agents.people.get_text()


def sync_calls(cloud: Cloud, auth: Auth, count: int = 1, **options: Any) -> list[Any]:
    """The results of some calls of as many threads."""
    with (
        SuperOffice(URL, auth=auth, transport=cloud, retries=0, **options) as client,
        ThreadPoolExecutor(count) as pool,
    ):
        return list(pool.map(lambda _: get_text(client), range(count)))


def async_calls(cloud: Cloud, auth: Auth, count: int = 1, **options: Any) -> list[Any]:
    """The results of some calls of as many tasks."""

    async def run() -> list[Any]:
        transport: Any = cloud.asynchronous()
        settings = {"auth": auth, "transport": transport, "retries": 0} | options
        async with AsyncSuperOffice(URL, **settings) as client:
            return await asyncio.gather(*(get_text(client) for _ in range(count)))

    return asyncio.run(run())


Calls = Callable[..., list[Any]]
every_driver = pytest.mark.parametrize(
    "calls", [sync_calls, async_calls], ids=["sync", "async"]
)


def api(accepted: Callable[[], str], status: int = 401) -> Callable[[Any], tuple[int, object]]:  # fmt: skip
    """An API that accepts one value of Authorization."""

    def handle(request: Any) -> tuple[int, object]:
        right = request.headers.get("Authorization") == accepted()
        return (200, "hello") if right else (status, {"Message": "denied"})

    return handle


def cloud_of(routes: dict[str, Any], seconds: float = 0.0) -> Cloud:
    return Cloud(routes, Response, seconds)


# ---------------------------------------------------------------- a function of the user renews


class Renewal:
    """A function that gives `new-1`, `new-2` … and counts; sync, or async."""

    def __init__(self, seconds: float = 0.0) -> None:
        self.count = 0
        self._seconds = seconds

    def __call__(self) -> str:
        self.count += 1
        return f"new-{self.count}"

    async def later(self) -> str:
        await asyncio.sleep(self._seconds)
        return self()


@every_driver
@pytest.mark.parametrize(
    ("kind", "scheme"), [(BearerAuth, "Bearer"), (TicketAuth, "SoTicket")]
)
@pytest.mark.parametrize("status", [401, 403])
def test_a_refused_call_is_sent_again_once_with_new_credentials(
    calls: Calls, kind: Any, scheme: str, status: int
) -> None:
    renewal = Renewal()
    cloud = cloud_of({API: api(lambda: f"{scheme} new-1", status)})
    auth = kind("old-secret", refresh=renewal)
    assert calls(cloud, auth) == ["hello"]
    assert [request.headers["Authorization"] for request in cloud.requests] == [
        f"{scheme} old-secret",
        f"{scheme} new-1",
    ]
    assert calls(cloud, auth) == ["hello"]
    assert (renewal.count, len(cloud.requests)) == (1, 3)
    assert (auth.token if kind is BearerAuth else auth.ticket) == "new-1"


@every_driver
def test_a_call_is_refused_for_good_when_the_new_credentials_do_not_help(
    calls: Calls,
) -> None:
    renewal = Renewal()
    cloud = cloud_of({API: api(lambda: "none")})
    with pytest.raises(AuthenticationError):
        calls(cloud, BearerAuth("old", refresh=renewal))
    assert (renewal.count, len(cloud.requests)) == (1, 2)


@every_driver
def test_without_a_function_a_refused_call_is_not_sent_again(calls: Calls) -> None:
    cloud = cloud_of({API: api(lambda: "none")})
    with pytest.raises(AuthenticationError):
        calls(cloud, BearerAuth("old"))
    assert len(cloud.requests) == 1


@every_driver
def test_young_credentials_that_lack_a_right_are_not_renewed(calls: Calls) -> None:
    renewal = Renewal()
    cloud = cloud_of({API: api(lambda: "none", 403)})
    auth = BearerAuth("old", refresh=renewal)
    for _ in range(3):
        with pytest.raises(PermissionDeniedError):
            calls(cloud, auth)
    assert renewal.count == 1


def test_an_asynchronous_client_awaits_the_function() -> None:
    cloud = cloud_of({API: api(lambda: "Bearer new-1")})
    assert async_calls(cloud, BearerAuth("old", refresh=Renewal().later)) == ["hello"]


def test_a_synchronous_client_cannot_await() -> None:
    cloud = cloud_of({API: api(lambda: "Bearer new-1")})
    with pytest.raises(ConfigurationError, match="cannot await"):
        sync_calls(cloud, BearerAuth("old", refresh=Renewal().later))


@every_driver
@pytest.mark.parametrize("new", [None, 5, "", "secret\nline"], ids=repr)
def test_what_is_no_token_is_refused_without_showing_it(calls: Calls, new: Any) -> None:
    cloud = cloud_of({API: api(lambda: "none")})
    with pytest.raises(ConfigurationError) as caught:
        calls(cloud, BearerAuth("old", refresh=lambda: new))
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("status", [401, 403])
def test_many_threads_renew_once(status: int) -> None:
    renewal = Renewal()
    cloud = cloud_of({API: api(lambda: "Bearer new-1", status)}, seconds=0.01)
    auth = BearerAuth("old", refresh=renewal)
    assert sync_calls(cloud, auth, 16) == ["hello"] * 16
    assert renewal.count == 1
    assert len(cloud.requests) <= 32


def test_many_tasks_renew_once() -> None:
    renewal = Renewal(0.01)
    cloud = cloud_of({API: api(lambda: "Bearer new-1")}, seconds=0.001)
    auth = BearerAuth("old", refresh=renewal.later)
    assert async_calls(cloud, auth, 500) == ["hello"] * 500
    assert renewal.count == 1
    assert len(cloud.requests) == 1000


def test_threads_and_tasks_that_share_credentials_renew_once() -> None:
    renewal = Renewal()
    cloud = cloud_of({API: api(lambda: "Bearer new-1")}, seconds=0.01)
    auth = BearerAuth("old", refresh=renewal)
    with ThreadPoolExecutor(2) as pool:
        parts = [pool.submit(run, cloud, auth, 8) for run in (sync_calls, async_calls)]
        assert [part.result() for part in parts] == [["hello"] * 8] * 2
    assert renewal.count == 1


class _BoomError(Exception):
    """An error of the user's own."""


def test_calls_that_wait_for_a_failed_renewal_fail_too() -> None:
    asked: list[int] = []

    async def refresh() -> str:
        asked.append(1)
        await asyncio.sleep(0.01)
        raise _BoomError("secret")

    cloud = cloud_of({API: api(lambda: "none")})

    async def run() -> list[Any]:
        transport: Any = cloud.asynchronous()
        auth = BearerAuth("old", refresh=refresh)
        async with AsyncSuperOffice(URL, auth=auth, transport=transport) as client:
            each = (get_text(client) for _ in range(20))
            return await asyncio.gather(*each, return_exceptions=True)

    results = asyncio.run(run())
    assert len(asked) == 1
    kinds = [type(result) for result in results]
    assert (kinds.count(_BoomError), kinds.count(CredentialsError)) == (1, 19)
    others = [result for result in results if isinstance(result, CredentialsError)]
    assert len({id(error) for error in others}) == 19
    assert "secret" not in "".join(map(str, others))


def test_when_the_one_that_renews_is_cancelled_another_one_does() -> None:
    asked: list[int] = []

    async def run() -> list[Any]:
        begun = asyncio.Event()

        async def refresh() -> str:
            asked.append(1)
            begun.set()
            if len(asked) == 1:
                await asyncio.Event().wait()
            return "new"

        transport: Any = cloud_of({API: api(lambda: "Bearer new")}).asynchronous()
        auth = BearerAuth("old", refresh=refresh)
        async with AsyncSuperOffice(URL, auth=auth, transport=transport) as client:
            tasks = [asyncio.create_task(get_text(client)) for _ in range(5)]
            await begun.wait()
            tasks[0].cancel()
            return await asyncio.gather(*tasks, return_exceptions=True)

    results = asyncio.run(run())
    assert isinstance(results[0], asyncio.CancelledError)
    assert results[1:] == ["hello"] * 4
    assert len(asked) == 2


def test_a_function_that_calls_with_what_it_renews_does_not_wait_for_itself() -> None:
    cloud = cloud_of({API: api(lambda: "none")})
    clients: list[SuperOffice] = []
    auth = BearerAuth("old", refresh=lambda: get_text(clients[0]))
    with SuperOffice(URL, auth=auth, transport=cloud) as client:
        clients.append(client)
        with pytest.raises(CredentialsError, match="waits for itself"):
            get_text(client)


@every_driver
def test_a_header_of_the_call_is_not_overwritten(calls: Calls) -> None:
    cloud = cloud_of({API: api(lambda: "Mine x")})
    options = {"extra_headers": {"authorization": "Mine x"}}
    assert calls(cloud, BearerAuth("old"), **options) == ["hello"]


# ---------------------------------------------------------------- cookies


@every_driver
def test_a_session_has_its_cookies_and_the_token(calls: Calls) -> None:
    cloud = cloud_of({API: lambda _: (200, "hello")})
    calls(cloud, CookieAuth({"session": "s1", "XSRF-TOKEN": "x1"}))
    calls(cloud, CookieAuth({"session": "s1"}, "x2"))
    first, second = (request.headers for request in cloud.requests)
    assert (first["Cookie"], first["X-XSRF-TOKEN"]) == ("session=s1; XSRF-TOKEN=x1", "x1")  # fmt: skip
    assert (second["Cookie"], second["X-XSRF-TOKEN"]) == ("session=s1", "x2")
    assert "Authorization" not in first


@pytest.mark.parametrize(
    ("cookies", "xsrf"),
    [({}, "x"), ({"a": "b"}, None), ({"a": "secret;x"}, "x"), ({"a": "secret\r\n"}, "x"), ({"a b": "secret"}, "x"), ({"a": "b"}, "secret\n"), ({"a": "b"}, "")],
    ids=repr,
)  # fmt: skip
def test_cookies_that_no_header_can_hold_are_refused(
    cookies: dict[str, str], xsrf: str | None
) -> None:
    with pytest.raises(ConfigurationError) as caught:
        CookieAuth(cookies, xsrf)
    assert "secret" not in str(caught.value)


# ---------------------------------------------------------------- OAuth


def oauth(**changes: Any) -> OAuthAuth:
    settings = {
        "client_id": "client-1",
        "client_secret": "client-secret",
        "refresh_token": "refresh-secret",
        "environment": "sod",
    }
    return OAuthAuth(**(settings | changes))


class TokenEndpoint:
    """Gives `access-1`, `access-2` …, of which the API takes the last."""

    def __init__(self, **options: object) -> None:
        self.count = 0
        self._fields = {"token_type": "Bearer", "expires_in": 3600} | options

    def __call__(self, request: Any) -> tuple[int, object]:
        self.count += 1
        return 200, {"access_token": self.token, **self._fields}

    @property
    def token(self) -> str:
        return f"access-{self.count}"

    def routes(self) -> dict[str, Any]:
        return {TOKENS: self, API: api(lambda: f"Bearer {self.token}")}


@every_driver
def test_the_first_call_asks_for_an_access_token(calls: Calls) -> None:
    endpoint = TokenEndpoint()
    cloud = cloud_of(endpoint.routes())
    auth = oauth(redirect_uri="https://app.example/x?y=1")
    assert calls(cloud, auth) == ["hello"]
    assert calls(cloud, auth) == ["hello"]
    assert endpoint.count == 1
    asked = cloud.last(TOKENS)
    assert asked.method == "POST"
    assert form(asked) == {
        "grant_type": "refresh_token",
        "client_id": "client-1",
        "client_secret": "client-secret",
        "refresh_token": "refresh-secret",
        "redirect_uri": "https://app.example/x?y=1",
    }
    assert asked.headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert asked.headers["User-Agent"] == "example/1.0"
    assert "SO-AppToken" not in asked.headers
    assert "Authorization" not in asked.headers


@every_driver
def test_a_given_access_token_is_used_first(calls: Calls) -> None:
    endpoint = TokenEndpoint()
    cloud = cloud_of(endpoint.routes())
    assert calls(cloud, oauth(access_token="access-0")) == ["hello"]
    assert endpoint.count == 0


@every_driver
def test_an_access_token_that_is_refused_is_renewed(calls: Calls) -> None:
    endpoint = TokenEndpoint()
    cloud = cloud_of(endpoint.routes())
    assert calls(cloud, oauth(access_token="revoked")) == ["hello"]
    assert endpoint.count == 1


@pytest.mark.parametrize(
    ("expires_in", "asked"),
    [(3600, [0, 3539]), ("3600", [0, 3539]), (30, [0, 14]), (None, [0, 10**6]), ("soon", [0, 10**6]), (0, [0, 10**6]), (-5, [0, 10**6]), (1e300, [0, 10**6])],
)  # fmt: skip
def test_a_token_is_renewed_before_its_end(expires_in: Any, asked: list[int]) -> None:
    endpoint = TokenEndpoint(expires_in=expires_in)
    clock = Clock()
    cloud = cloud_of(endpoint.routes())
    with SuperOffice(URL, auth=oauth(), transport=cloud) as client:
        set_clock(client, clock)
        for clock.now in map(float, asked):
            get_text(client)
        assert endpoint.count == 1
        if asked[-1] < 10**6:
            clock.now = asked[-1] + 2.0
            get_text(client)
            assert endpoint.count == 2


class Clock:
    """A clock that the test sets."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def set_clock(client: Any, clock: Clock) -> None:
    """Replaces the clock of a client."""
    caller = client._caller
    caller._context = msgspec.structs.replace(caller._context, clock=clock)


@every_driver
def test_a_new_refresh_token_is_kept_and_handed_over(calls: Calls) -> None:
    stored: list[str] = []
    endpoint = TokenEndpoint(refresh_token="refresh-2")
    cloud = cloud_of(endpoint.routes())
    auth = oauth(on_refresh_token=stored.append)
    calls(cloud, auth)
    assert stored == ["refresh-2"]
    assert auth.refresh_token == "refresh-2"


def test_a_new_refresh_token_can_be_handed_over_asynchronously() -> None:
    stored: list[str] = []

    async def store(new: str) -> None:
        await asyncio.sleep(0)
        stored.append(new)

    cloud = cloud_of(TokenEndpoint(refresh_token="refresh-2").routes())
    async_calls(cloud, oauth(on_refresh_token=store))
    assert stored == ["refresh-2"]


@every_driver
@pytest.mark.parametrize("count", [1, 16])
def test_one_access_token_is_enough_for_all(calls: Calls, count: int) -> None:
    endpoint = TokenEndpoint()
    cloud = cloud_of(endpoint.routes(), seconds=0.01)
    assert calls(cloud, oauth(), count) == ["hello"] * count
    assert endpoint.count == 1


@every_driver
@pytest.mark.parametrize(
    ("status", "body", "code"),
    [
        (400, {"error": "invalid_grant", "error_description": "refresh-secret is revoked"}, "invalid_grant"),
        (400, {"error": "refresh-secret"}, "..."),
        (400, {"error": 5}, None),
        (400, {"error": "a\r\nb"}, None),
        (500, b"<html>client-secret</html>", None),
        (302, b"", None),
        (200, b"<html>", None),
        (200, {}, None),
        (200, {"access_token": None}, None),
        (200, {"access_token": "refresh-secret\n"}, None),
        (200, b'{"access_token": "\xff"}', None),
        (200, [], None),
    ],
    ids=repr,
)  # fmt: skip
def test_a_token_endpoint_that_gives_none_is_an_error_without_secrets(
    calls: Calls, status: int, body: Any, code: str | None
) -> None:
    cloud = cloud_of({TOKENS: lambda _: (status, body), API: lambda _: (200, "x")})
    with pytest.raises(CredentialsError) as caught:
        calls(cloud, oauth())
    error = caught.value
    assert error.code == code
    text = f"{error!r}{vars(error)}" + "".join(traceback.format_exception(error))
    assert "refresh-secret" not in text
    assert "client-secret" not in text
    assert "\n" not in str(error)
    assert cloud.count(PLACE) == 0


@pytest.mark.parametrize(
    "changes",
    [{"client_id": ""}, {"client_secret": ""}, {"refresh_token": ""}, {"access_token": "a b"}, {"environment": "sod2"}, {"environment": "http://a.example"}, {"environment": "ftp://a.example"}, {"environment": "https://u:p@a.example"}],
    ids=repr,
)  # fmt: skip
def test_settings_of_oauth_are_checked(changes: dict[str, str]) -> None:
    with pytest.raises(ConfigurationError):
        oauth(**changes)


@pytest.mark.parametrize(
    ("environment", "url"),
    [
        ("sod", "https://sod.superoffice.com/login/common/oauth/tokens"),
        ("qaonline", "https://qaonline.superoffice.com/login/common/oauth/tokens"),
        ("online", "https://online.superoffice.com/login/common/oauth/tokens"),
        ("http://127.0.0.1:81/", "http://127.0.0.1:81/login/common/oauth/tokens"),
    ],
)
def test_each_environment_has_its_endpoint(environment: str, url: str) -> None:
    assert oauth(environment=environment)._request().url == url


# ---------------------------------------------------------------- system user


def system_user(**changes: Any) -> SystemUserAuth:
    settings = {
        "system_user_token": SYSTEM_USER,
        "private_key": pem(rsa_key(1)),
        "app_token": "app-secret",
        "context_identifier": "Cust1",
        "environment": "sod",
    }
    return SystemUserAuth(**(settings | changes))


def exchange_routes(
    answer: Callable[[], object], keys: object = None
) -> dict[str, Any]:
    """The login server with an answer to the exchange, and an API that takes `SoTicket 7T:ticket`."""
    return {
        EXCHANGE: lambda _: (200, answer()),
        KEYS: lambda _: (200, key_set(rsa_key(2)) if keys is None else keys),
        API: api(lambda: "SoTicket 7T:ticket"),
    }


def granted(content: dict[str, Any] | None = None, **how: Any) -> dict[str, Any]:
    signed = token(content or claims("7T:ticket"), **({"key": rsa_key(2)} | how))
    return {"IsSuccessful": True, "Token": signed, "ErrorMessage": None}


@every_driver
@pytest.mark.parametrize("form_", [pem, key_xml], ids=["PEM", "XML"])
def test_the_system_user_signs_and_gets_a_ticket(calls: Calls, form_: Any) -> None:
    cloud = cloud_of(exchange_routes(granted))
    auth = system_user(private_key=form_(rsa_key(1)))
    assert calls(cloud, auth) == ["hello"]
    assert calls(cloud, auth) == ["hello"]
    assert cloud.count(EXCHANGE) == 1
    asked = cloud.last(EXCHANGE)
    body = json.loads(asked.content)
    signed = body.pop("SignedSystemToken")
    assert is_signed(signed, rsa_key(1), SYSTEM_USER)
    assert body == {
        "ApplicationToken": "app-secret",
        "ContextIdentifier": "Cust1",
        "ReturnTokenType": "JWT",
    }
    called = cloud.last(PLACE)
    assert called.headers["SO-AppToken"] == "app-secret"
    assert called.headers["Authorization"] == "SoTicket 7T:ticket"
    assert "SO-AppToken" not in cloud.last(KEYS).headers


@every_driver
@pytest.mark.parametrize("count", [1, 16])
def test_one_exchange_is_enough_for_all(calls: Calls, count: int) -> None:
    cloud = cloud_of(exchange_routes(granted), seconds=0.01)
    assert calls(cloud, system_user(), count) == ["hello"] * count
    assert cloud.count(EXCHANGE) == 1


def test_a_ticket_lives_six_hours_from_its_last_use() -> None:
    clock = Clock()
    cloud = cloud_of(exchange_routes(granted))
    with SuperOffice(URL, auth=system_user(), transport=cloud) as client:
        set_clock(client, clock)
        for clock.now in (0.0, 5.8 * 3600, 11.6 * 3600):
            get_text(client)
        assert cloud.count(EXCHANGE) == 1
        clock.now += 6 * 3600
        get_text(client)
        assert cloud.count(EXCHANGE) == 2


@every_driver
def test_a_ticket_that_is_refused_is_renewed(calls: Calls) -> None:
    tickets = iter(["7T:old", "7T:ticket"])
    cloud = cloud_of(exchange_routes(lambda: granted(claims(next(tickets)))))
    assert calls(cloud, system_user()) == ["hello"]
    assert cloud.count(EXCHANGE) == 2


HOSTILE = {
    "another key": lambda: granted(key=rsa_key(3)),
    "a key that is not listed": lambda: granted(name="k2"),
    "no signature": lambda: granted(key=None, algorithm="none"),
    "a symmetric key": lambda: granted(key="k" * 64, algorithm="HS256"),
    "another issuer": lambda: granted(claims("7T:ticket", iss="https://evil.example")),
    "no issuer": lambda: granted(claims("7T:ticket", iss=None)),
    "another audience": lambda: granted(claims("7T:ticket", aud="spn:9")),
    "no audience": lambda: granted(claims("7T:ticket", aud=None)),
    "no serial": lambda: granted(claims("7T:ticket", aud="spn:None", **{f"{IDENTITY}serial": None})),
    "an empty serial": lambda: granted(claims("7T:ticket", aud="spn:", **{f"{IDENTITY}serial": ""})),
    "a serial that is a number": lambda: granted(claims("7T:ticket", **{f"{IDENTITY}serial": 1234})),
    "an unknown extension that counts": lambda: granted(headers={"crit": ["exp2"], "exp2": 1}),
    "an extension without value": lambda: granted(headers={"crit": ["b64"]}),
    "names of the key that are lists": lambda: granted(headers={"kid": ["k1"]}, name=None),
    "a part of the issuer": lambda: granted(claims("7T:ticket", iss="SuperOffice")),
    "a list of issuers": lambda: granted(claims("7T:ticket", iss=["SuperOffice AS"])),
    "times that are texts": lambda: granted(claims("7T:ticket", exp="never")),
    "times without end": lambda: granted(claims("7T:ticket", exp=float("inf"))),
    "a list of audiences": lambda: granted(claims("7T:ticket", aud=["spn:1234", "x"])),
    "expired": lambda: granted(claims("7T:ticket", exp=1)),
    "no end": lambda: granted(claims("7T:ticket", exp=None)),
    "not yet valid": lambda: granted(claims("7T:ticket", nbf=2**40)),
    "another tenant": lambda: granted(claims("7T:ticket", **{f"{IDENTITY}ctx": "Cust2"})),
    "no ticket": lambda: granted(claims("7T:ticket", **{f"{IDENTITY}ticket": None})),
    "a ticket of two lines": lambda: granted(claims("7T:t\r\nX: 1")),
    "a ticket that is no text": lambda: granted(claims("x", **{f"{IDENTITY}ticket": 5})),
    "no token": lambda: {"IsSuccessful": True, "Token": "7T:ticket.x.y"},
    "null": lambda: {"IsSuccessful": True, "Token": None},
    "refused": lambda: {"IsSuccessful": False, "ErrorMessage": f"bad {SYSTEM_USER} app-secret"},
    "not an answer": lambda: ["app-secret"],
    "a page": lambda: b"<html>app-secret",
}  # fmt: skip


@every_driver
@pytest.mark.parametrize("answer", HOSTILE.values(), ids=HOSTILE)
def test_a_token_that_does_not_verify_is_an_error_without_secrets(
    calls: Calls, answer: Callable[[], object]
) -> None:
    cloud = cloud_of(exchange_routes(answer))
    with pytest.raises(CredentialsError) as caught:
        calls(cloud, system_user())
    text = "".join(traceback.format_exception(caught.value)) + repr(vars(caught.value))
    for secret in ("app-secret", SYSTEM_USER, "7T:ticket", "BEGIN PRIVATE KEY"):
        assert secret not in text
    assert cloud.count(PLACE) == 0


@pytest.mark.parametrize(
    "keys",
    [[], {"keys": None}, {"keys": [None, 5, {}]}, {"keys": [{"kty": "RSA", "x5t": "k1"}]}, {"keys": [{"kty": "RSA", "x5t": "k1", "n": "!", "e": 5}]}, {"keys": [{"kty": "oct", "x5t": "k1", "k": "a2V5"}]}],
    ids=repr,
)  # fmt: skip
def test_public_keys_that_are_none_are_an_error(keys: Any) -> None:
    cloud = cloud_of(exchange_routes(granted, keys))
    with pytest.raises(CredentialsError):
        sync_calls(cloud, system_user())


def changed_key(**changes: Any) -> dict[str, Any]:
    """The right key with other members; None leaves one out."""
    (entry,) = key_set(rsa_key(2))["keys"]
    members = (entry | changes).items()
    return {"keys": [{name: value for name, value in members if value is not None}]}


@every_driver
@pytest.mark.parametrize(
    "keys",
    [
        changed_key(kid=["k1"]),
        changed_key(kid={"k1": 1}, x5t=None),
        changed_key(x5t=5),
        changed_key(x5t=["k1"]),
        changed_key(d="AQAB"),
        changed_key(p="AQAB", q="AQAB"),
        changed_key(kty=["RSA"]),
        changed_key(n=5),
        changed_key(n=[]),
        changed_key(n=""),
        changed_key(e={}),
        changed_key(e="A"),
        changed_key(use="enc"),
        changed_key(use=["sig"]),
        {"keys": {"k1": key_set(rsa_key(2))["keys"][0]}},
        {"keys": [key_set(rsa_key(2))["keys"]]},
        {"keys": "k1"},
    ],
    # by position, since the keys are made at random
    ids=itertools.count(),
)
def test_a_hostile_key_set_is_a_typed_error(calls: Calls, keys: Any) -> None:
    cloud = cloud_of(exchange_routes(granted, keys))
    with pytest.raises(CredentialsError):
        calls(cloud, system_user())
    assert cloud.count(PLACE) == 0


@pytest.mark.filterwarnings("ignore::jwt.warnings.InsecureKeyLengthWarning")
def test_a_public_key_that_is_too_small_is_not_trusted() -> None:
    small = rsa_key(4, 1024)
    cloud = cloud_of(exchange_routes(lambda: granted(key=small), key_set(small)))
    with pytest.raises(CredentialsError, match="no public key"):
        sync_calls(cloud, system_user())


@pytest.mark.parametrize(
    "changes",
    [{"system_user_token": " "}, {"system_user_token": "a\nb"}, {"private_key": "secret"}, {"private_key": ""}, {"private_key": "<RSAKeyValue><P>secret</P></RSAKeyValue>"}, {"private_key": b"\xff<RSAKeyValue>"}, {"app_token": ""}, {"context_identifier": ""}, {"environment": "stage"}],
    ids=repr,
)  # fmt: skip
def test_settings_of_the_system_user_are_checked(changes: dict[str, Any]) -> None:
    with pytest.raises(ConfigurationError) as caught:
        system_user(**changes)
    assert "secret" not in "".join(traceback.format_exception(caught.value))


def test_a_small_key_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="2048 bits"):
        system_user(private_key=pem(rsa_key(4, 1024)))


def test_without_the_libraries_the_system_user_names_the_extra() -> None:
    code = (
        "import sys; sys.modules['jwt'] = None\n"
        "from generator.runtime.auth.system_user import SystemUserAuth\n"
        "from generator.runtime.errors import MissingDependencyError\n"
        "try: SystemUserAuth('t', 'k', app_token='a', context_identifier='c')\n"
        "except MissingDependencyError as error: print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[3],
    )
    assert "install the SDK with its extra `auth`" in done.stdout
    assert issubclass(MissingDependencyError, ImportError)


def test_a_client_with_other_credentials_loads_no_cryptography() -> None:
    code = (
        "import sys, generator.runtime.rest.client, generator.runtime.auth.oauth\n"
        "print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[3],
    )
    assert not {"jwt", "cryptography", "logging", "asyncio"} & set(done.stdout.split())


# ---------------------------------------------------------------- nothing shows

SECRET = "secret-0123456789"
KINDS: dict[str, Callable[[], Auth]] = {
    "basic": lambda: BasicAuth("user", SECRET),
    "bearer": lambda: BearerAuth(SECRET),
    "ticket": lambda: TicketAuth(SECRET),
    "cookie": lambda: CookieAuth({"a": SECRET}, SECRET),
    "oauth": lambda: oauth(client_secret=SECRET, refresh_token=SECRET, access_token=SECRET),
    "system user": lambda: system_user(system_user_token=SECRET, app_token=SECRET),
}  # fmt: skip
every_kind = pytest.mark.parametrize("make", KINDS.values(), ids=KINDS)


@every_kind
def test_credentials_show_nothing_and_are_neither_pickled_nor_copied(
    make: Callable[[], Auth],
) -> None:
    auth = make()
    assert repr(auth) == f"{type(auth).__name__}(...)"
    assert SECRET not in f"{auth}{[auth]}"
    for duplicate in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="holds secrets") as caught:
            duplicate(auth)
        assert SECRET not in str(caught.value)
    held = Credentials(SECRET, Headers({"Authorization": SECRET}))
    assert SECRET not in repr(held)


@every_driver
@every_kind
@pytest.mark.parametrize("status", [200, 400, 500])
def test_a_server_that_repeats_secrets_does_not_put_them_into_errors(
    calls: Calls, make: Callable[[], Auth], status: int
) -> None:
    def echo(request: Any) -> tuple[int, object]:
        if "Token" not in request.url and "login" not in request.url.lower():
            values = ", ".join(request.headers.values())
            return status, {"Message": f"bad {values}"}
        return exchange_routes(granted)[EXCHANGE if "Partner" in request.url else KEYS](request)  # fmt: skip

    cloud = cloud_of({"*": echo})
    with pytest.raises(SuperOfficeError) as caught:
        calls(cloud, make(), app_token=SECRET)
    error = caught.value
    text = "".join(traceback.format_exception(error)) + f"{error!r}{vars(error)}"
    text += str(pickle.dumps(error))
    sent = cloud.last(PLACE).headers
    for secret in (SECRET, *filter(None, [sent.get("Authorization")])):
        assert secret not in text
        assert secret.rpartition(" ")[2] not in text


def test_every_kind_is_checked_by_the_client() -> None:
    anything: Any = "Bearer secret"
    with pytest.raises(ConfigurationError, match="auth must be") as caught:
        SuperOffice(URL, auth=anything)
    assert "secret" not in str(caught.value)
