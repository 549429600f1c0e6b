"""The authorization code flow against a local login server: what is asked, what is checked, and that nothing shows."""

from __future__ import annotations

import asyncio
import copy
import json
import logging
import pickle
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import msgspec
import pytest
import rich.console
from example_rest._client import AsyncSuperOffice, SuperOffice
from servers.login import IDENTITY, claims, key_set, rsa_key, token
from servers.sign_in import CLIENT_SECRET, KEYS, TOKENS, LoginServer

from generator.runtime.auth.authorization_request import AuthorizationRequest
from generator.runtime.auth.code_flow import SignIn
from generator.runtime.auth.identity import base_url_in, identity_in
from generator.runtime.auth.signing import verified_identity
from generator.runtime.client.async_sign_in import asign_in
from generator.runtime.client.sign_in import sign_in
from generator.runtime.errors import (
    ConfigurationError,
    CopyRefusedError,
    CredentialsError,
    DeadlineExceededError,
    MissingDependencyError,
)

CALLBACK = "https://app.example/callback?x=1"


def asynchronously(*args: Any, **kwargs: Any) -> SignIn:
    return asyncio.run(asign_in(*args, **kwargs))


@pytest.fixture(params=[sign_in, asynchronously], ids=["sync", "async"])
def finish(request: pytest.FixtureRequest) -> Callable[..., SignIn]:
    function: Callable[..., SignIn] = request.param
    return function


@pytest.fixture
def login() -> Iterator[LoginServer]:
    with LoginServer() as server:
        yield server


Finish = Callable[..., SignIn]


def new(environment: str, **changes: Any) -> AuthorizationRequest:
    settings = {"client_id": "client-1", "redirect_uri": CALLBACK}
    return AuthorizationRequest.new(environment=environment, **(settings | changes))


def signed_in(login: LoginServer, finish: Finish, **changes: Any) -> SignIn:
    request = new(login.url, **changes)
    return finish(request, login.browse(request.url), client_secret=CLIENT_SECRET)


# ---------------------------------------------------------------- the request


def query_of(request: AuthorizationRequest) -> dict[str, str]:
    return {name: value for name, (value,) in parse_qs(urlsplit(request.url).query).items()}  # fmt: skip


def test_the_browser_is_sent_to_the_login_server_with_all_that_protects_the_sign_in() -> (
    None
):
    request = new("sod")
    assert request.url.startswith("https://sod.superoffice.com/login/common/oauth/authorize?")  # fmt: skip
    query = query_of(request)
    assert query.pop("state") == request.state
    assert query.pop("nonce") == request.nonce
    assert len(query.pop("code_challenge")) == 43
    assert request.code_verifier not in request.url
    assert query == {
        "response_type": "code",
        "client_id": "client-1",
        "redirect_uri": CALLBACK,
        "scope": "openid",
        "code_challenge_method": "S256",
    }


def test_a_tenant_a_user_and_a_form_can_be_asked_for() -> None:
    request = new(
        "online",
        context_identifier="Cust1",
        login_hint="ola nordmann+x@kvist.example",
        response_mode="form_post",
    )
    query = query_of(request)
    assert query["acr_values"] == "tenant:Cust1"
    assert query["login_hint"] == "ola nordmann+x@kvist.example"
    assert query["response_mode"] == "form_post"


def test_no_two_requests_share_a_secret() -> None:
    first, second = new("sod"), new("sod")
    own = [{r.state, r.nonce, r.code_verifier} for r in (first, second)]
    assert len(own[0]) == len(own[1]) == 3
    assert not own[0] & own[1]


def test_a_request_survives_in_a_session() -> None:
    request = new("sod", context_identifier="Cust1")
    stored = json.loads(json.dumps(request.to_dict()))
    assert AuthorizationRequest.from_dict(stored) == request
    assert AuthorizationRequest.from_dict(stored).url == request.url


@pytest.mark.parametrize(
    "changes",
    [
        {"state": ""}, {"state": "short"}, {"nonce": None}, {"code_verifier": 5}, {"environment": "https//x"},
        {"redirect_uri": "http://evil.example/"}, {"unknown": "y", "state": ""}, {"client_id": ""},
    ],
)  # fmt: skip
def test_a_session_that_was_changed_is_refused(changes: dict[str, Any]) -> None:
    parts: Any = new("sod").to_dict() | changes
    with pytest.raises(ConfigurationError):
        AuthorizationRequest.from_dict(parts)
    with pytest.raises(ConfigurationError):
        AuthorizationRequest.from_dict({})


@pytest.mark.parametrize(
    "changes",
    [
        {"redirect_uri": "http://app.example/callback"}, {"redirect_uri": "/callback"}, {"redirect_uri": "https:///x"},
        {"redirect_uri": "https://app.example/#x"}, {"redirect_uri": "https://me@app.example/"}, {"redirect_uri": ""},
        {"redirect_uri": "javascript:alert(1)"}, {"redirect_uri": "https://app.example/\r\nX: y"},
        {"redirect_uri": "https://app.example\\@evil.example/"}, {"redirect_uri": "https://app.example:port/"},
        {"redirect_uri": None}, {"client_id": ""}, {"client_id": "a b"}, {"client_id": None}, {"environment": "dev"},
        {"environment": "http://login.example"}, {"response_mode": "post"}, {"context_identifier": "Cust1 tenant:Cust2"},
        {"context_identifier": ""}, {"login_hint": 5},
    ],
)  # fmt: skip
def test_settings_of_a_request_are_checked(changes: dict[str, Any]) -> None:
    settings = {"client_id": "client-1", "redirect_uri": CALLBACK} | changes
    (name,) = changes
    with pytest.raises(ConfigurationError, match=name):
        AuthorizationRequest.new(**settings)


@pytest.mark.parametrize(
    "redirect_uri",
    ["http://127.0.0.1:8000/callback", "http://[::1]:8000/", "http://localhost:3000/x"],
)
def test_a_program_on_the_machine_of_the_user_may_come_back_to_itself(
    redirect_uri: str,
) -> None:
    request = new("sod", redirect_uri=redirect_uri)
    assert query_of(request)["redirect_uri"] == redirect_uri


# ---------------------------------------------------------------- a sign-in


def test_a_user_signs_in_and_calls(login: LoginServer, finish: Finish) -> None:
    result = signed_in(login, finish)
    assert result.base_url == f"{login.url}/Cust1/api"
    assert result.soap_base_url == f"{login.url}/Cust1/Remote"
    assert result.claims.ctx == "Cust1"
    assert result.claims.associateid == 5
    assert result.claims.is_administrator is False
    assert result.claims.email == result.claims.sub == "ola@kvist.example"
    assert result.claims.webapi_url == f"{login.url}/Cust1/api/"
    assert result.claims.netserver_url == f"{login.url}/Cust1/Remote/Services86/"
    assert result.claims.system_token == "Application-system-secret"
    assert result.claims.upn is None
    assert result.auth.refresh_token == "refresh-secret-1"
    with SuperOffice(result.base_url, auth=result.auth) as so:
        assert so.request("GET", "/v1/x").parse() == {"path": "/Cust1/api/v1/x"}
    (asked,) = login.requests(TOKENS)
    assert asked.method == "POST"
    assert asked.query == {}
    assert asked.headers["content-type"] == "application/x-www-form-urlencoded"
    assert login.requests("/Cust1/api/v1/x")[0].headers["authorization"] == "Bearer access-secret-1"  # fmt: skip


def test_the_credentials_renew_themselves(login: LoginServer, finish: Finish) -> None:
    login.fields = {"access_token": "expired"}
    result = signed_in(login, finish)

    async def call() -> object:
        async with AsyncSuperOffice(result.base_url, auth=result.auth) as so:
            return (await so.request("GET", "/v1/x")).parse()

    assert asyncio.run(call()) == {"path": "/Cust1/api/v1/x"}
    renewal = parse_qs(login.requests(TOKENS)[1].body.decode())
    assert renewal["grant_type"] == ["refresh_token"]
    assert renewal["redirect_uri"] == [CALLBACK]


def test_a_native_program_signs_in_without_a_secret(
    login: LoginServer, finish: Finish
) -> None:
    login.client_secret = None
    request = new(login.url, redirect_uri="http://127.0.0.1:8000/callback")
    result = finish(request, login.browse(request.url))
    assert result.claims.ctx == "Cust1"
    assert b"client_secret" not in login.requests(TOKENS)[0].body


@pytest.mark.parametrize("mode", ["query", "fragment"])
def test_an_answer_is_in_the_query_or_the_fragment(
    login: LoginServer, finish: Finish, mode: str
) -> None:
    assert signed_in(login, finish, response_mode=mode).claims.ctx == "Cust1"


def test_an_answer_may_be_the_fields_of_a_form(
    login: LoginServer, finish: Finish
) -> None:
    request = new(login.url)
    query = urlsplit(login.browse(request.url)).query
    fields = {name: value for name, (value,) in parse_qs(query).items()}
    assert finish(request, fields, client_secret=CLIENT_SECRET).claims.ctx == "Cust1"


def test_a_new_refresh_token_is_handed_over_later(
    login: LoginServer, finish: Finish
) -> None:
    kept: list[str] = []
    login.fields = {"access_token": "expired"}
    request = new(login.url)
    result = finish(
        request,
        login.browse(request.url),
        client_secret=CLIENT_SECRET,
        on_refresh_token=kept.append,
    )
    login.error = 200, {"access_token": "access-secret-2", "refresh_token": "next-1"}
    with SuperOffice(result.base_url, auth=result.auth) as so:
        so.request("GET", "/v1/x").parse()
    assert kept == ["next-1"]


# ---------------------------------------------------------------- answers that are refused


@pytest.mark.parametrize(
    "answer",
    [
        "https://app.example/callback?code=c", "https://app.example/callback?code=c&state=", "https://[", "",
        "https://app.example/callback?code=c&state=other", {"code": "c"}, {"code": "c", "state": "\ud800"},
        {"code": "c", "state": "é"}, {"code": 5, "state": "x"}, {5: "c"}, None, 5, b"code=c",
        "https://app.example/callback?error=access_denied&error_description=evil",
    ],
)  # fmt: skip
def test_the_answer_to_another_request_is_refused_before_anything_is_sent(
    login: LoginServer, finish: Finish, answer: Any
) -> None:
    with pytest.raises(CredentialsError) as caught:
        finish(new(login.url), answer, client_secret=CLIENT_SECRET)
    assert "evil" not in str(caught.value)
    assert login.server.requests == []


@pytest.mark.parametrize("rest", ["", "&code=", "&code=a%0d%0ab", "&code=c&code=d", "&code=%C3%A9"])  # fmt: skip
def test_an_answer_without_one_code_is_refused(
    login: LoginServer, finish: Finish, rest: str
) -> None:
    request = new(login.url)
    answer = f"https://app.example/?state={request.state}{rest}"
    with pytest.raises(CredentialsError, match=r"no code|twice"):
        finish(request, answer, client_secret=CLIENT_SECRET)
    assert login.server.requests == []


def test_a_refusal_says_why(login: LoginServer, finish: Finish) -> None:
    request = new(login.url)
    answer = {
        "state": request.state,
        "error": "access_denied",
        "error_description": f"no\r\naccess {request.nonce}",
    }
    with pytest.raises(CredentialsError, match="access_denied: no access") as caught:
        finish(request, answer)
    assert caught.value.code == "access_denied"
    assert request.nonce not in str(caught.value)


def test_a_code_is_exchanged_once(login: LoginServer, finish: Finish) -> None:
    request = new(login.url)
    answer = login.browse(request.url)
    finish(request, answer, client_secret=CLIENT_SECRET)
    with pytest.raises(CredentialsError, match="invalid_grant") as caught:
        finish(request, answer, client_secret=CLIENT_SECRET)
    assert (caught.value.status, caught.value.code) == (400, "invalid_grant")


def test_the_code_of_another_browser_is_of_no_use(
    login: LoginServer, finish: Finish
) -> None:
    theirs, own = new(login.url), new(login.url)
    code = parse_qs(urlsplit(login.browse(theirs.url)).query)["code"][0]
    with pytest.raises(CredentialsError, match="invalid_grant"):
        finish(own, {"code": code, "state": own.state}, client_secret=CLIENT_SECRET)


def test_a_wrong_secret_is_an_error(login: LoginServer, finish: Finish) -> None:
    request = new(login.url)
    with pytest.raises(CredentialsError, match="invalid_client"):
        finish(request, login.browse(request.url), client_secret="wrong-secret")


@pytest.mark.parametrize(
    ("argument", "value"),
    [("client_secret", ""), ("client_secret", 5), ("on_refresh_token", "x"), ("timeout", 0), ("deadline", -1)],
)  # fmt: skip
def test_settings_of_the_exchange_are_checked(
    login: LoginServer, finish: Finish, argument: str, value: Any
) -> None:
    request = new(login.url)
    with pytest.raises(ConfigurationError, match=argument):
        finish(request, login.browse(request.url), **{argument: value})
    wrong: Any = request.to_dict()
    with pytest.raises(ConfigurationError, match="request must be"):
        finish(wrong, "https://app.example/")


def test_a_deadline_bounds_the_sign_in(login: LoginServer, finish: Finish) -> None:
    request = new(login.url)
    login.server._respond = None
    login.server.answer(hold=True)
    with pytest.raises(DeadlineExceededError):
        finish(request, login.browse(request.url), deadline=0.1)


# ---------------------------------------------------------------- id tokens that are refused

HOSTILE: dict[str, Callable[[LoginServer], None]] = {
    "another key": lambda login: setattr(login, "key", rsa_key(3)),
    "a key that is not listed": lambda login: setattr(login, "keys", key_set(rsa_key(7), "k2")),
    "no keys": lambda login: setattr(login, "keys", {}),
    "keys that are a page": lambda login: setattr(login, "keys", b"<html>"),
    "a small key": lambda login: vars(login).update(key=rsa_key(4, 1024), keys=key_set(rsa_key(4, 1024))),
    "no signature": lambda login: vars(login).update(key=None, algorithm="none"),
    "a symmetric key": lambda login: vars(login).update(key="k" * 64, algorithm="HS256"),
    "unknown extensions": lambda login: setattr(login, "headers", {"crit": ["b64"]}),
    "another issuer": lambda login: login.changes.update(iss="https://evil.example"),
    "the issuer of system users": lambda login: login.changes.update(iss="SuperOffice AS"),
    "another environment": lambda login: login.changes.update(iss="https://sod.superoffice.com"),
    "no issuer": lambda login: login.changes.update(iss=None),
    "another audience": lambda login: login.changes.update(aud="client-2"),
    "the audience of system users": lambda login: login.changes.update(aud="spn:client-1"),
    "an audience among others": lambda login: login.changes.update(aud=["client-1", "client-2"]),
    "no audience": lambda login: login.changes.update(aud=None),
    "another nonce": lambda login: login.changes.update(nonce="other"),
    "no nonce": lambda login: login.changes.update(nonce=None),
    "a nonce that is a number": lambda login: login.changes.update(nonce=5),
    "expired": lambda login: login.changes.update(exp=1),
    "no end": lambda login: login.changes.update(exp=None),
    "not yet valid": lambda login: login.changes.update(nbf=2**40),
    "issued in the future": lambda login: login.changes.update(iat=str(2**40)),
    "no tenant": lambda login: login.changes.update({f"{IDENTITY}ctx": None}),
    "no API": lambda login: login.changes.update({f"{IDENTITY}webapi_url": None}),
    "an API without path": lambda login: login.changes.update({f"{IDENTITY}webapi_url": "https://x.example/"}),
    "an API over http": lambda login: login.changes.update({f"{IDENTITY}webapi_url": "http://x.example/api"}),
    "an API that is no URL": lambda login: login.changes.update({f"{IDENTITY}webapi_url": "javascript:x"}),
    "SOAP over http": lambda login: login.changes.update({f"{IDENTITY}netserver_url": "http://x.example/Remote/"}),
    "an id token that is none": lambda login: setattr(login, "id_token", "a.b.c"),
    "no id token": lambda login: login.fields.update(id_token=None),
    "no refresh token": lambda login: login.fields.update(refresh_token=None),
    "no access token": lambda login: login.fields.update(access_token=None),
    "an access token of two lines": lambda login: login.fields.update(access_token="access-secret\r\nX: y"),
    "tokens that are a page": lambda login: setattr(login, "error", (200, b"<html>" + CLIENT_SECRET.encode())),
    "an error that repeats what was sent": lambda login: setattr(login, "error", (400, {"error": "code-secret-0", "error_description": CLIENT_SECRET})),
}  # fmt: skip


@pytest.mark.filterwarnings("ignore::jwt.warnings.InsecureKeyLengthWarning")
@pytest.mark.parametrize("change", HOSTILE.values(), ids=HOSTILE)
def test_what_does_not_verify_is_an_error_without_secrets(
    login: LoginServer, finish: Finish, change: Callable[[LoginServer], None]
) -> None:
    change(login)
    with pytest.raises(CredentialsError) as caught:
        signed_in(login, finish)
    shown = "".join(traceback.format_exception(caught.value)) + repr(vars(caught.value))
    for secret in (
        "code-secret",
        CLIENT_SECRET,
        "access-secret",
        "refresh-secret",
        "eyJ",
    ):
        assert secret not in shown.replace("caught", "")


def test_a_user_of_another_tenant_than_asked_for_is_refused(
    login: LoginServer, finish: Finish
) -> None:
    with pytest.raises(CredentialsError, match="another tenant"):
        signed_in(login, finish, context_identifier="Cust2")
    assert signed_in(login, finish, context_identifier="cust1").claims.ctx == "Cust1"


def test_keys_that_cannot_be_had_do_not_cost_the_code(
    login: LoginServer, finish: Finish
) -> None:
    keys, login.keys = login.keys, b"<html>"
    request = new(login.url)
    answer = login.browse(request.url)
    with pytest.raises(CredentialsError):
        finish(request, answer, client_secret=CLIENT_SECRET)
    login.keys = keys
    assert finish(request, answer, client_secret=CLIENT_SECRET).claims.ctx == "Cust1"
    assert len(login.requests(KEYS)) == 2


def test_a_login_server_of_the_cloud_names_servers_of_the_cloud() -> None:
    at = "https://sod.superoffice.com"
    for url, is_taken in (
        ("https://sod2.superoffice.com/Cust1/api/", True),
        ("https://evil.example/Cust1/api/", False),
        ("https://superoffice.com.evil.example/api", False),
        ("https://sod2.superoffice.com@evil.example/api", False),
        ("http://sod2.superoffice.com/Cust1/api/", False),
    ):
        named = identity_in({f"{IDENTITY}ctx": "Cust1", f"{IDENTITY}webapi_url": url})
        if is_taken:
            assert base_url_in(named, at) == url.rstrip("/")
        else:
            with pytest.raises(CredentialsError):
                base_url_in(named, at)


@pytest.mark.parametrize(
    "issuer", ["https://sod.superoffice.com", "https://sod.SuperOffice.com"]
)
def test_both_documented_spellings_of_an_issuer_are_taken(issuer: str) -> None:
    signed = token(claims("", iss=issuer, aud="client-1", nonce="n"), rsa_key(7))
    checked = verified_identity(
        signed,
        key_set(rsa_key(7)),
        issuer="https://sod.superoffice.com",
        client_id="client-1",
        nonce="n",
    )
    assert checked["iss"] == issuer


# ---------------------------------------------------------------- what shows


def test_nothing_that_is_secret_shows(
    login: LoginServer, finish: Finish, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    request = new(login.url)
    result = finish(request, login.browse(request.url), client_secret=CLIENT_SECRET)
    console = rich.console.Console(file=StringIO(), width=400)
    console.print(request, result, result.claims)
    assert isinstance(console.file, StringIO)
    shown = f"{request!r} {result!r} {result.claims!r} {caplog.text} {console.file.getvalue()}"
    own = (request.state, request.nonce, request.code_verifier)
    for secret in (*own, "secret", "eyJ"):
        assert secret not in shown
    assert "Cust1" in repr(result)


def test_what_is_secret_is_not_pickled(login: LoginServer, finish: Finish) -> None:
    request = new(login.url)
    result = finish(request, login.browse(request.url), client_secret=CLIENT_SECRET)
    for value in (request, result, result.claims):
        for refused in (pickle.dumps, copy.deepcopy):
            with pytest.raises(CopyRefusedError):
                refused(value)


def test_the_claims_can_be_stored_on_purpose(
    login: LoginServer, finish: Finish
) -> None:
    stored = msgspec.structs.asdict(signed_in(login, finish).claims)
    assert stored["associateid"] == 5


def test_without_the_libraries_a_sign_in_names_the_extra_and_keeps_the_code(
    login: LoginServer, finish: Finish, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "generator.runtime.auth.signing", None)
    request = new(login.url)
    with pytest.raises(MissingDependencyError, match="auth"):
        finish(request, login.browse(request.url), client_secret=CLIENT_SECRET)
    assert login.server.requests == []


def test_a_synchronous_sign_in_loads_nothing_asynchronous() -> None:
    code = (
        "import sys; from generator.runtime.client.sign_in import sign_in;"
        "print(*[name for name in sys.modules if 'async' in name and 'generator' in name])"
    )
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == ""
