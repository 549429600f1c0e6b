"""Settings, call options, credentials and environment variables that cannot be used: one typed error, which names each."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from servers.recording import RecordingServer
from servers.tls_proxy import write_certificate
from superoffice import (
    AsyncSuperOffice,
    BasicAuth,
    BearerAuth,
    ConfigurationError,
    CookieAuth,
    EncodeError,
    OAuthAuth,
    SuperOffice,
    SuperOfficeError,
    SystemUserAuth,
    TicketAuth,
)
from superoffice.soap.services88 import AsyncClient, Client

URL = "https://sod2.superoffice.com/Cust1"
NAN, INFINITE = float("nan"), float("inf")
NUMBERS: list[object] = ["3", "", b"3", True, False, -1, -0.5, NAN, INFINITE, -INFINITE, (1, 2), [3], {}, Decimal(3), timedelta(seconds=3), 1j]  # fmt: skip
NO_TEXTS: list[object] = [5, True, b"a", ["a"], 1.5, Path("a")]
ANY_CLIENT: dict[str, list[object]] = {
    "timeout": [*NUMBERS, 0, 0.0, 1e12],
    "deadline": [*NUMBERS, 0, 1e12],
    "retries": ["3", None, True, -1, 1.5, NAN, (1,)],
    "rate_limit": [*NUMBERS, 0, 1e-300],
    "max_response_bytes": ["3", None, True, -1, 0, 1.5, NAN, INFINITE, (1,)],
    "app_token": [5, b"secret", ["a"], Path("a")],
    "time_zone": [True, 1.5, b"a", ["UTC"], (1,)],
    "proxy": [5, True, b"http://a", Path("a"), "", "secret", "ftp://secret", "http://", "http://a:99999", "http://a:b", "socks4://a", "socks5://a", "socks5h://a", ("http", "a")],
    "verify": [5, 0, None, b"a", ["a"], "", "/no/such/file", Path("/no/such/file"), ("a",)],
    "cert": [5, True, b"a", ["a"], (), ("a", "b", "c", "d"), ("a", 5), ("a", "b", 5), "", "/no/such/file", Path("/no/such/file"), ("/no/such/file", Path("/no/such/file"))],
    "auth": ["token", 5, BearerAuth, ("user", "password")],
}  # fmt: skip
REST_CLIENT: dict[str, list[object]] = {
    "language": NO_TEXTS,
    "culture": NO_TEXTS,
    "retry_posts": [5, "Person.Get*", b"a", None, [5], ["a b"], {"Person.Get*": 1}],
    "extra_headers": [5, "X: 1", ["X"], [("X", "1")], {"X": 1}, {"X": None}, {"X": b"1"}, {5: "1"}, {"X Y": "1"}, {"X": "é"}, {"X": "1\r\nY: 2"}, {"": "1"}],
    "environment": [5, True, b"sod", ["sod"], "stage", "http://a.example"],
    "allowed_hosts": [5, "a.example", b"a", None, [5]],
    "log_bodies": [1, 0, "1", None, [True]],
}  # fmt: skip
CLASSES = [
    (SuperOffice, "api", ANY_CLIENT | REST_CLIENT),
    (AsyncSuperOffice, "api", ANY_CLIENT | REST_CLIENT),
    (Client, "Remote", ANY_CLIENT),
    (AsyncClient, "Remote", ANY_CLIENT),
]
OF_CLIENTS = [
    (cls, end, name, value)
    for cls, end, options in CLASSES
    for name, values in options.items()
    for value in values
]


@pytest.mark.parametrize(("cls", "end", "name", "value"), OF_CLIENTS)
def test_an_option_of_a_client_that_cannot_be_used_is_named(cls: Any, end: str, name: str, value: object) -> None:  # fmt: skip
    with pytest.raises(ConfigurationError) as caught:
        cls(f"{URL}/{end}", **({"auth": None} | {name: value}))
    assert name in str(caught.value)
    assert "secret" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize("cls", [SuperOffice, AsyncSuperOffice, Client, AsyncClient])
@pytest.mark.parametrize("value", [5, None, b"https://a/api", Path("a"), "", "a", "ftp://a/api", "https://"])  # fmt: skip
def test_a_base_url_that_is_none_is_named(cls: Any, value: object) -> None:
    with pytest.raises(ConfigurationError, match="base_url"):
        cls(value, auth=None)


class AsyncTransport:
    """A transport for asynchronous clients."""

    async def send(self, request: object) -> object:
        return request


@pytest.mark.parametrize("cls", [SuperOffice, Client])
@pytest.mark.parametrize("value", [5, "httpx", object(), AsyncTransport()])
def test_a_transport_that_is_none_is_named(cls: Any, value: object) -> None:
    end = "api" if cls is SuperOffice else "Remote"
    with pytest.raises(ConfigurationError, match="transport"):
        cls(f"{URL}/{end}", auth=None, transport=value)


def test_every_option_of_a_client_is_tried_here() -> None:
    for cls, _, options in CLASSES:
        given = set(inspect.signature(cls.__init__).parameters)
        assert given - {"self", "base_url", "transport"} == set(options)


@pytest.mark.parametrize(
    ("cls", "end", "name", "value"),
    [
        (cls, end, name, value)
        for cls, end, name, value in OF_CLIENTS
        if name in {"timeout", "deadline", "retries", "rate_limit", "time_zone", "auth", "language", "culture", "retry_posts", "extra_headers", "log_bodies"}
        and not (name == "auth" and end == "api")
    ],
)  # fmt: skip
def test_an_option_that_is_changed_is_checked_as_well(cls: Any, end: str, name: str, value: object) -> None:  # fmt: skip
    client = cls(f"{URL}/{end}", auth=None)
    with pytest.raises(ConfigurationError) as caught:
        client.with_options(**{name: value})
    assert name in str(caught.value)


CALL_OPTIONS: dict[str, list[object]] = {
    "timeout": [*NUMBERS, 0, 1e12],
    "deadline": [*NUMBERS, 0, 1e12],
    "extra_headers": [None, *REST_CLIENT["extra_headers"]],
    "extra_query": [None, 5, "a=1", ["a"], [("a", "1")], {"a": 1}, {"a": None}, {"a": b"1"}, {5: "1"}, {"a": ["1"]}, {"a": "\ud800"}, {"\ud800": "1"}],
}  # fmt: skip


def rest_call(url: str, options: dict[str, Any]) -> Any:
    with SuperOffice(f"{url}/api", auth=None) as so:
        return so.contact.get_contact_entity(5, **options)


def async_rest_call(url: str, options: dict[str, Any]) -> Any:
    async def run() -> Any:
        async with AsyncSuperOffice(f"{url}/api", auth=None) as so:
            return await so.contact.get_contact_entity(5, **options)

    return asyncio.run(run())


def rows(url: str, options: dict[str, Any]) -> Any:
    with SuperOffice(f"{url}/api", auth=None) as so:
        return so.contact.get_all(**options).all()


def soap_call(url: str, options: dict[str, Any]) -> Any:
    with Client(f"{url}/Remote", auth=None) as client:
        return client.blob_manager.read_blob_part(blob_id=1, blob_position=0, length=1, **options)  # fmt: skip


@pytest.mark.parametrize("call", [rest_call, async_rest_call, rows, soap_call])
@pytest.mark.parametrize("name", CALL_OPTIONS)
def test_an_option_of_a_call_that_cannot_be_used_is_named(call: Callable[[str, Any], Any], name: str, server: RecordingServer) -> None:  # fmt: skip
    for value in CALL_OPTIONS[name]:
        with pytest.raises((ConfigurationError, EncodeError)) as caught:
            call(server.url, {name: value})
        assert name in str(caught.value)
    assert server.requests == []


def system_user(**changes: Any) -> SystemUserAuth:
    settings = {"system_user_token": "a", "private_key": "b", "app_token": "c", "context_identifier": "Cust1"}  # fmt: skip
    return SystemUserAuth(**(settings | changes))


def oauth(**changes: Any) -> OAuthAuth:
    return OAuthAuth(**({"client_id": "a", "refresh_token": "b"} | changes))


CREDENTIALS: list[tuple[Callable[..., Any], dict[str, list[Any]]]] = [
    (lambda **given: BasicAuth(**({"user": "a", "password": "b"} | given)), {"user": [*NO_TEXTS, None, "", "a:b", "a\n"], "password": [*NO_TEXTS, None, "\0"]}),
    (lambda **given: BearerAuth(**({"token": "a"} | given)), {"token": [*NO_TEXTS, None, "", "a b"], "refresh": [5, "a", True]}),
    (lambda **given: TicketAuth(**({"ticket": "a"} | given)), {"ticket": [*NO_TEXTS, None, "", "a\n"], "refresh": [5, "a", []]}),
    (lambda **given: CookieAuth(**({"cookies": {"a": "b"}, "xsrf_token": "c"} | given)), {"cookies": [None, 5, "a=b", ["a"], {"a": 5}, {5: "a"}, {"a": "b;c"}, {}], "xsrf_token": [5, b"a", "", "a b"]}),
    (oauth, {"client_id": [*NO_TEXTS, None, ""], "client_secret": [*NO_TEXTS, ""], "refresh_token": [*NO_TEXTS, None, ""], "access_token": [*NO_TEXTS, "", "a b"], "environment": [*NO_TEXTS, None, "stage"], "redirect_uri": NO_TEXTS, "on_refresh_token": [5, "a"]}),
    (system_user, {"system_user_token": [*NO_TEXTS, None, ""], "private_key": [5, None, "", "a", Path("key.pem"), ["a"]], "context_identifier": [*NO_TEXTS, None, ""]}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("make", "name", "value"),
    [
        (make, name, value)
        for make, options in CREDENTIALS
        for name, values in options.items()
        for value in values
    ],
)
def test_credentials_that_cannot_be_used_are_named(make: Callable[..., Any], name: str, value: object) -> None:  # fmt: skip
    with pytest.raises(ConfigurationError) as caught:
        make(**{name: value})
    assert name in str(caught.value)


def test_a_path_is_taken_where_a_path_is_meant(tmp_path: Path) -> None:
    certificate = write_certificate(tmp_path)
    for verify in (certificate, str(certificate), tmp_path):
        SuperOffice(f"{URL}/api", auth=None, verify=verify).close()
    for cert in (certificate, str(certificate), (certificate,), (certificate, str(certificate)), (certificate, certificate, "")):  # fmt: skip
        SuperOffice(f"{URL}/api", auth=None, cert=cert).close()  # type: ignore[arg-type]  # a tuple of one


# ---------------------------------------------------------------- environment

PROXIES = ["socks5://a", "socks5h://a", "socks4://a", "ftp://secret@a", "http://", "http://[", "http://a:99999", "://", "http://a:b"]  # fmt: skip
VARIABLES = [
    *((name, value) for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy") for value in PROXIES),
    *((name, "/no/such/place") for name in ("SSL_CERT_FILE", "SSL_CERT_DIR")),
    ("SSL_CERT_FILE", "/"),
    ("SSL_CERT_FILE", __file__),
]  # fmt: skip


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR"):  # fmt: skip
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    return monkeypatch


@pytest.mark.parametrize("call", [rest_call, async_rest_call, soap_call])
@pytest.mark.parametrize(("name", "value"), VARIABLES)
def test_a_variable_of_the_environment_that_cannot_be_used_is_named(call: Callable[[str, Any], Any], name: str, value: str, environment: pytest.MonkeyPatch) -> None:  # fmt: skip
    environment.setenv(name, value)
    with pytest.raises(ConfigurationError) as caught:
        call("https://a.invalid", {})
    assert f"variable {name}" in str(caught.value)
    assert "secret" not in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize("value", ["[::", "http://[", "a b", ",,,", "*", "::1/999", "\udc80"])  # fmt: skip
def test_no_proxy_is_never_an_error(value: str, server: RecordingServer, environment: pytest.MonkeyPatch) -> None:  # fmt: skip
    environment.setenv("NO_PROXY", value)
    server.answer(b"{}")
    assert rest_call(server.url, {}) is not None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SUPEROFFICE_URL", "sod2.superoffice.com"),
        ("SUPEROFFICE_URL", f"{URL}/wrong"),
        ("SUPEROFFICE_APP_TOKEN", "secret token"),
        ("SUPEROFFICE_LOG_BODIES", "maybe"),
        ("SUPEROFFICE_TOKEN", "secret token"),
        ("SUPEROFFICE_TICKET", "secret\ttoken"),
        ("SUPEROFFICE_COOKIE", "a=secret"),
        ("SUPEROFFICE_COOKIE", "a=sec\x01ret"),
        ("SUPEROFFICE_USER", "a:b"),
        ("SUPEROFFICE_PRIVATE_KEY", "secret"),
        ("SUPEROFFICE_ENVIRONMENT", "stage"),
    ],
)
def test_a_variable_that_configures_a_client_is_named(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    others = {"SUPEROFFICE_URL": f"{URL}/api", "SUPEROFFICE_PASSWORD": "p"}
    if name in {"SUPEROFFICE_PRIVATE_KEY", "SUPEROFFICE_ENVIRONMENT"}:
        others |= {"SUPEROFFICE_SYSTEM_USER_TOKEN": "a", "SUPEROFFICE_APP_TOKEN": "b", "SUPEROFFICE_PRIVATE_KEY": "c"}  # fmt: skip
    if name == "SUPEROFFICE_ENVIRONMENT":
        others |= {"SUPEROFFICE_REFRESH_TOKEN": "a", "SUPEROFFICE_CLIENT_ID": "b"}
    for variable, text in (others | {name: value}).items():
        monkeypatch.setenv(variable, text)
    for cls in (SuperOffice, AsyncSuperOffice):
        with pytest.raises(ConfigurationError, match=name) as caught:
            cls.from_env()
        assert "secret" not in str(caught.value)


@pytest.mark.parametrize(("value", "logs"), [("1", True), ("true", True), ("0", False), ("off", False), ("", False)])  # fmt: skip
def test_bodies_are_logged_if_the_variable_says_so(value: str, logs: bool, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    monkeypatch.setenv("SUPEROFFICE_URL", f"{URL}/api")
    monkeypatch.setenv("SUPEROFFICE_LOG_BODIES", value)
    with SuperOffice.from_env() as so:
        assert so._caller._settings.log_bodies is logs


def test_every_such_error_is_one_of_the_sdk() -> None:
    assert issubclass(ConfigurationError, SuperOfficeError)
    assert issubclass(EncodeError, SuperOfficeError)
