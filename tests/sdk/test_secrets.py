"""A server that repeats the secrets of a client: in every form and at every place they are in no error, pickle or log."""

from __future__ import annotations

import asyncio
import base64
import html
import json
import logging
import pickle
import traceback
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote, quote_plus

import pytest
from servers.recording import Answer, RecordedRequest, RecordingServer
from servers.wcf import XML, envelope
from superoffice import (
    ApiKeyAuth,
    AsyncSuperOffice,
    BasicAuth,
    BearerAuth,
    CookieAuth,
    OAuthAuth,
    SuperOffice,
    SuperOfficeError,
    TicketAuth,
)
from superoffice.soap.services88 import AsyncClient, Client

PASSWORD = 'p+/ä "<&>\\pass word%41'
TOKEN = "8A:Cust1.AbCd+/efGH==ijKLmnop"
APP_TOKEN = "app+token/0123456789="
KEY = "k+/& <e>y?=#0123456789"
COOKIE = "c00kie/Value+0123456789"
JSON = {"Content-Type": "application/json"}


def base64_of(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def small_percent(secret: str) -> str:
    return "".join(
        char if char.isalnum() and char.isascii() else "".join(f"%{byte:02x}" for byte in char.encode())
        for char in secret
    )  # fmt: skip


Form = Callable[[str], str]
FORMS: dict[str, Form] = {
    "itself": lambda secret: secret,
    "in a URL": lambda secret: quote(secret, safe=""),
    "in a URL with small letters": small_percent,
    "in a form": quote_plus,
    "in JSON": lambda secret: json.dumps(secret)[1:-1],
    "in JSON as .NET writes it": lambda secret: "".join(f"\\u{ord(char):04X}" for char in secret),
    "in XML": html.escape,
    "in XML by numbers": lambda secret: "".join(f"&#{ord(char)};" for char in secret),
    "in XML by hexadecimal numbers": lambda secret: "".join(f"&#x{ord(char):x};" for char in secret),
    "in base64": base64_of,
    "in base64 of URLs": lambda secret: base64.urlsafe_b64encode(secret.encode()).decode().rstrip("="),
    "in base64 of a longer text": lambda secret: base64_of(f"user:{secret}!"),
    "in base64 in a URL": lambda secret: quote(base64_of(secret), safe=""),
    "in a URL in XML": lambda secret: html.escape(quote(f"a&{secret}")),
    "twice in a URL": lambda secret: quote(quote(secret, safe=""), safe=""),
    "as Python shows it": lambda secret: repr(secret)[1:-1],
    "cut off": lambda secret: secret[:14],
}  # fmt: skip


def everything(error: BaseException, seen: set[int] | None = None) -> str:
    """All that a program can show or keep of an error."""
    seen = set() if seen is None else seen
    if id(error) in seen:
        return ""
    seen.add(id(error))
    parts = [str(error), repr(error), repr(vars(error)), repr(error.args)]
    # without the lines of the test, which name the secrets
    parts += traceback.format_exception_only(error)
    headers = getattr(error, "headers", None)
    parts += [] if headers is None else [repr(dict(headers))]
    content = getattr(error, "content", b"")
    parts.append(content.decode("utf-8", "replace"))
    parts.append(pickle.dumps(error).decode("latin-1"))
    for other in (error.__cause__, error.__context__):
        parts.append("" if other is None else everything(other, seen))
    return "\n".join(parts)


Use = Callable[[Any], Any]


def caught(use: Use, client: Any) -> SuperOfficeError:
    with pytest.raises(SuperOfficeError) as error:
        use(client)
    return error.value


async def async_caught(use: Use, client: Any) -> SuperOfficeError:
    with pytest.raises(SuperOfficeError) as error:
        await use(client)
    return error.value


def sync(url: str, auth: Any, use: Use, times: int = 1) -> list[str]:
    with SuperOffice(f"{url}/Cust1/api", auth=auth, app_token=APP_TOKEN, retries=0) as so:  # fmt: skip
        return [everything(caught(use, so)) for _ in range(times)]


def async_(url: str, auth: Any, use: Use, times: int = 1) -> list[str]:
    async def run() -> list[str]:
        async with AsyncSuperOffice(f"{url}/Cust1/api", auth=auth, app_token=APP_TOKEN, retries=0) as so:  # fmt: skip
            return [everything(await async_caught(use, so)) for _ in range(times)]

    return asyncio.run(run())


every_client = pytest.mark.parametrize("client", [sync, async_])
SECRETS = {
    "password": (lambda: BasicAuth("user", PASSWORD), PASSWORD),
    "pair": (lambda: BasicAuth("user", PASSWORD), f"user:{PASSWORD}"),
    "token": (lambda: BearerAuth(TOKEN), TOKEN),
    "ticket": (lambda: TicketAuth(TOKEN), TOKEN),
    "application": (lambda: None, APP_TOKEN),
    "cookie": (lambda: CookieAuth({"sid": COOKIE, "b": "12345"}, "xsrf-0123456789"), COOKIE),
    "key in a header": (lambda: ApiKeyAuth("X-Client", KEY), KEY),
    "key in the query": (lambda: ApiKeyAuth("client", KEY, where="query"), KEY),
    "key in a cookie": (lambda: ApiKeyAuth("client", COOKIE, where="cookie"), COOKIE),
    "xsrf": (lambda: CookieAuth({"sid": COOKIE}, "xsrf-0123456789"), "xsrf-0123456789"),
}  # fmt: skip
every_secret = pytest.mark.parametrize("secret", SECRETS.values(), ids=SECRETS)


def answers(shown: str) -> dict[str, Answer]:
    """Places at which a server can repeat a text."""
    text = json.dumps(shown)
    in_header = shown.encode("ascii", "replace").decode().replace("\n", " ")
    return {
        "a status with JSON": Answer(500, JSON, f'{{"ErrorType": "T", "Message": {text}}}'.encode()),
        "a status with text": Answer(400, {"Content-Type": "text/plain"}, f"x {shown} y".encode()),
        "a status with UTF-16": Answer(400, {}, f"x {shown} y".encode("utf-16")),
        "headers of a status": Answer(302, {"Location": f"https://x/a?{in_header}", "X-Request-Id": in_header, "Set-Cookie": f"a={in_header}"}),
        "a path in a header": Answer(307, {"Location": f"/{in_header}"}),
        "an error with status 200": Answer(200, JSON, f'{{"Message": {text}}}'.encode()),
        "a page": Answer(200, {"Content-Type": "text/html"}, f"<html>{shown}".encode()),
        "a content type": Answer(200, {"Content-Type": f"text/html; x={in_header}"}, b"<html>"),
        "a value of another type": Answer(200, JSON, text.encode()),
        "a list of another type": Answer(200, JSON, f"[{text}]".encode()),
        "JSON that is broken behind a key": Answer(200, JSON, f'{{"Associate": {{{text}: 5, "AssociateId": {text}}}'.encode()),
    }  # fmt: skip


@every_client
@every_secret
def test_a_secret_that_is_repeated_is_in_no_error(
    server: RecordingServer, client: Any, secret: Any
) -> None:
    make_auth, text = secret
    cases = [
        (name, form(text), place, answer)
        for name, form in FORMS.items()
        for place, answer in answers(form(text)).items()
    ]
    server.queue(*(answer for *_, answer in cases))
    errors = client(server.url, make_auth(), lambda so: so.contact.get_contact_entity(5), len(cases))  # fmt: skip
    for (name, shown, place, _), kept in zip(cases, errors, strict=True):
        hidden = [shown, repr(shown)[1:-1], json.dumps(shown)[1:-1], text]
        assert not [each for each in hidden if each in kept], (name, place)


@every_client
def test_a_secret_in_a_next_link_is_in_no_error(
    server: RecordingServer, client: Any
) -> None:
    forms = [form(TOKEN) for form in FORMS.values()]
    for shown in forms:
        circle = page(f"/Cust1/api/v1/Contact/{quote(shown)}")
        server.queue(page(f"ftp://evil.example/{shown}"), circle, circle)
    errors = client(server.url, BearerAuth(TOKEN), lambda so: so.contact.get_all().all(), 2 * len(forms))  # fmt: skip
    for number, kept in enumerate(errors):
        assert forms[number // 2] not in kept
        assert "odata.nextLink" in kept


def page(link: str) -> Answer:
    return Answer(200, JSON, json.dumps({"value": [], "odata.nextLink": link}).encode())


def test_headers_and_queries_that_are_secrets_by_name_are_in_no_error(
    server: RecordingServer,
) -> None:
    secrets = {"Ocp-Apim-Subscription-Key": "key-0123456789", "X-Api-Token": "token-0123456789"}  # fmt: skip
    body = json.dumps({"Message": f"{secrets} query-0123456789"}).encode()
    server.answer(body, status=400, headers=JSON)
    with SuperOffice(f"{server.url}/api", auth=None, extra_headers=secrets) as so:
        error = caught(lambda so: so.contact.get_contact_entity(5, extra_query={"access_token": "query-0123456789"}), so)  # fmt: skip
    kept = everything(error)
    assert "0123456789" not in kept


def test_the_old_and_the_new_token_are_in_no_error(server: RecordingServer) -> None:
    body = json.dumps({"Message": "old-0123456789 new-0123456789"}).encode()
    server.answer(body, status=401, headers=JSON)
    server.answer(body, status=401, headers=JSON)
    auth = BearerAuth("old-0123456789", refresh=lambda: "new-0123456789")
    (kept,) = sync(server.url, auth, lambda so: so.contact.get_contact_entity(5))
    assert "0123456789" not in kept


@pytest.fixture
def echo() -> Iterator[RecordingServer]:
    """A server that repeats what it is sent, in the message of an error."""

    def respond(request: RecordedRequest) -> Answer:
        text = request.body.decode() + str(request.headers)
        error = {"error": "invalid_grant", "error_description": text}
        return Answer(400, JSON, json.dumps(error).encode())

    with RecordingServer(respond) as running:
        yield running


@every_client
def test_a_login_server_that_repeats_its_request_shows_nothing(
    echo: RecordingServer, client: Any
) -> None:
    auth = OAuthAuth(client_id="c", client_secret="s3cret+/ä &0123", refresh_token="r+/ä &0123456", environment=echo.url)  # fmt: skip
    (kept,) = client(echo.url, auth, lambda so: so.contact.get_contact_entity(5))
    assert "CredentialsError" in kept
    assert "invalid_grant" in kept
    for secret in ("s3cret+/ä &0123", "r+/ä &0123456"):
        for form in (str, quote, quote_plus):
            assert form(secret) not in kept


# ---------------------------------------------------------------- SOAP


def soap(url: str, auth: Any, times: int) -> list[str]:
    with Client(f"{url}/Cust1/Remote", auth=auth, app_token=APP_TOKEN, retries=0) as client:  # fmt: skip
        return [everything(caught(read_blob, client)) for _ in range(times)]


def async_soap(url: str, auth: Any, times: int) -> list[str]:
    async def run() -> list[str]:
        async with AsyncClient(f"{url}/Cust1/Remote", auth=auth, app_token=APP_TOKEN, retries=0) as client:  # fmt: skip
            return [everything(await async_caught(read_blob, client)) for _ in range(times)]  # fmt: skip

    return asyncio.run(run())


def read_blob(client: Any) -> Any:
    return client.blob_manager.read_blob_part(blob_id=1, blob_position=0, length=1)


NAMESPACE = "http://www.superoffice.net/ws/crm/NetServer/Services88"
FAULT = '<s:Fault xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><faultcode>s:{0}</faultcode><faultstring>{0}</faultstring><detail><a>{0}</a></detail></s:Fault>'
LOGIN = f'<AuthenticateResponse xmlns="{NAMESPACE}"><Credentials><Ticket>{TOKEN}</Ticket></Credentials><AuthenticationSucceeded>true</AuthenticationSucceeded></AuthenticateResponse>'
INFORMATION = f'<ExceptionInfo xmlns="{NAMESPACE}"><Message>{{0}}</Message><StackTrace>{{0}}</StackTrace><Parameters><P><Key>{{0}}</Key><Value>{{0}}</Value></P></Parameters><InnerException><Message>{{0}}</Message></InnerException></ExceptionInfo>'
XML_FORMS = {name: form for name, form in FORMS.items() if name not in {"itself", "as Python shows it", "in JSON", "cut off"}}  # fmt: skip


@pytest.mark.parametrize("call", [soap, async_soap])
@pytest.mark.parametrize(
    ("auth", "secret"),
    [
        (lambda: BasicAuth("user", PASSWORD), PASSWORD),
        (lambda: BasicAuth("user", PASSWORD), f"user:{PASSWORD}"),
        (lambda: BasicAuth("user", PASSWORD), TOKEN),
        (lambda: TicketAuth(TOKEN), TOKEN),
        (lambda: TicketAuth(TOKEN), APP_TOKEN),
    ],
)
def test_a_fault_that_repeats_a_secret_shows_nothing(
    server: RecordingServer, call: Any, auth: Any, secret: str
) -> None:
    cases = [
        (name, form(secret), refusal)
        for name, form in XML_FORMS.items()
        for refusal in refusals(form(secret))
    ]
    if isinstance(auth(), BasicAuth):
        server.queue(Answer(200, XML, envelope(LOGIN.encode())))
    server.queue(*(refusal for *_, refusal in cases))
    errors = call(server.url, auth(), len(cases))
    for (name, shown, _), kept in zip(cases, errors, strict=True):
        hidden = (shown, html.unescape(shown), secret)
        assert not [each for each in hidden if each in kept], name


def test_headers_of_an_envelope_show_nothing(server: RecordingServer) -> None:
    header = INFORMATION.format(base64_of(TOKEN)).encode()
    server.answer(envelope(b"", header), headers=XML)
    server.answer(f"<html>{TOKEN}".encode(), headers=XML)
    with Client(f"{server.url}/Remote", auth=TicketAuth(TOKEN)) as client:
        read = client.blob_manager.read_blob_part
        raw = client.with_raw_response(read, blob_id=1, blob_position=0, length=1)
        error = raw.soap_headers.exception
        assert error is not None
        assert base64_of(TOKEN)[:20] not in everything(error)
        raw = client.with_raw_response(read, blob_id=1, blob_position=0, length=1)
        with pytest.raises(SuperOfficeError) as error_of_headers:
            _ = raw.soap_headers
    assert TOKEN not in everything(error_of_headers.value)


def refusals(shown: str) -> list[Answer]:
    return [
        Answer(500, XML, envelope(FAULT.format(shown).encode())),
        Answer(200, XML, envelope(b"", INFORMATION.format(shown).encode())),
        Answer(200, {"Content-Type": "text/html"}, f"<html>{shown}".encode()),
        Answer(502, {"Content-Type": "text/plain"}, shown.encode()),
    ]


# ---------------------------------------------------------------- logs


@every_client
def test_no_log_of_any_library_has_what_a_client_sends_or_gets(
    server: RecordingServer, client: Any, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    headers = JSON | {"X-Echo": TOKEN, "Set-Cookie": "sid=fresh-0123456789"}
    body = f'{{"Name": "{TOKEN} {quote(TOKEN)} {base64_of(TOKEN)}"}}'.encode()
    server.answer(body, status=404, headers=headers)

    def use(so: Any) -> Any:
        changed = so.with_options(log_bodies=True)
        return changed.contact.get_contact_entity(5, select="private-0123456789")

    client(server.url, BearerAuth(TOKEN), use)
    assert "/Cust1/api/v1/Contact/5 404" in caplog.text
    for secret in (TOKEN, APP_TOKEN, quote(TOKEN), base64_of(TOKEN), "fresh-", "private-"):  # fmt: skip
        assert secret not in caplog.text
    others = {record.getMessage() for record in caplog.records if record.name.startswith(("httpx", "httpcore", "h11"))}  # fmt: skip
    assert others <= {"close.started", "close.complete"}
