"""Answers that are no errors of the service and no results either: pages, redirects, halves, texts, nothing."""

from __future__ import annotations

import asyncio
import gzip
import inspect
import io
import json
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import superoffice
from servers.faults import chunked, raw
from servers.recording import Answer, RecordingServer
from superoffice import (
    AsyncSuperOffice,
    BasicAuth,
    DecodeError,
    NoResultError,
    OAuthAuth,
    StatusError,
    SuperOffice,
    SuperOfficeError,
    TicketAuth,
    TransportError,
)
from superoffice.soap.services88 import AsyncClient, Client

HTML = {"Content-Type": "text/html; charset=utf-8"}
TEXT = {"Content-Type": "text/plain; charset=utf-8"}
JSON = {"Content-Type": "application/json"}
LOGIN = b"<!DOCTYPE html>\r\n<html><head><title>Sign in</title></head><body>secret-ticket" + b"x" * 200  # fmt: skip
Use = Callable[..., Any]
AUTH = TicketAuth("secret-ticket")


def sync(url: str, use: Use, auth: Any = AUTH) -> Any:
    with SuperOffice(f"{url}/Cust1/api", auth=auth, retries=0) as so:
        return use(so, superoffice.download)


def async_(url: str, use: Use, auth: Any = AUTH) -> Any:
    async def run() -> Any:
        async with AsyncSuperOffice(f"{url}/Cust1/api", auth=auth, retries=0) as so:
            result = use(so, superoffice.adownload)
            return await result if inspect.isawaitable(result) else result

    return asyncio.run(run())


def soap(url: str, auth: Any = AUTH) -> Any:
    with Client(f"{url}/Cust1/Remote", auth=auth, retries=0) as client:
        return client.blob_manager.read_blob_part(blob_id=1, blob_position=0, length=1)


def async_soap(url: str, auth: Any = AUTH) -> Any:
    async def run() -> Any:
        async with AsyncClient(f"{url}/Cust1/Remote", auth=auth, retries=0) as client:
            return await client.blob_manager.read_blob_part(blob_id=1, blob_position=0, length=1)  # fmt: skip

    return asyncio.run(run())


CALLS: dict[str, Use] = {
    "an object": lambda so, _: so.contact.get_contact_entity(5),
    "a list of rows": lambda so, _: so.contact.get_all().all(),
    "nothing": lambda so, _: so.contact.delete_contact_entity(5),
    "a file": lambda so, _: so.contact.get_image(5),
    "a download": lambda so, download: download(so.contact.get_image, io.BytesIO(), 5),
}
every_client = pytest.mark.parametrize("client", [sync, async_])


# ---------------------------------------------------------------- pages and redirects


@every_client
@pytest.mark.parametrize("use", CALLS.values(), ids=CALLS)
def test_a_page_in_place_of_a_result_is_named_with_its_beginning(
    server: RecordingServer, client: Any, use: Use
) -> None:
    server.answer(LOGIN, headers=HTML)
    with pytest.raises(DecodeError) as caught:
        client(server.url, use)
    text = str(caught.value)
    beginning = "<!DOCTYPE html> <html><head><title>Sign in</title></head><body>..." + "x" * 34  # fmt: skip
    assert f"text/html; charset=utf-8 and begins with {beginning!r}" in text
    assert f"{server.url}/Cust1/api/v1/Contact" in text


@pytest.mark.parametrize("call", [soap, async_soap])
def test_a_page_in_place_of_an_envelope_is_named_with_its_beginning(
    server: RecordingServer, call: Any
) -> None:
    server.answer(LOGIN, headers=HTML)
    with pytest.raises(DecodeError, match="text/html; charset=utf-8 and begins with '<!DOCTYPE html> <html>") as caught:  # fmt: skip
        call(server.url)
    assert "body>...xxx" in str(caught.value)


LOG_INS: dict[str, Callable[[str], Any]] = {
    "OAuth": lambda url: sync(url, CALLS["an object"], OAuthAuth(client_id="c", refresh_token="secret-ticket", environment=url)),
    "OAuth async": lambda url: async_(url, CALLS["an object"], OAuthAuth(client_id="c", refresh_token="secret-ticket", environment=url)),
    "password": lambda url: soap(url, BasicAuth("user", "secret-ticket")),
    "password async": lambda url: async_soap(url, BasicAuth("user", "secret-ticket")),
}  # fmt: skip
every_log_in = pytest.mark.parametrize("log_in", LOG_INS.values(), ids=LOG_INS)


@every_log_in
def test_a_page_in_place_of_a_log_in_is_named_with_its_beginning(
    server: RecordingServer, log_in: Any
) -> None:
    server.answer(LOGIN, headers=HTML)
    with pytest.raises(superoffice.CredentialsError, match="begins with '<!DOCTYPE html>") as caught:  # fmt: skip
        log_in(server.url)
    assert "text/html" in str(caught.value)
    assert "secret-ticket" not in str(caught.value)


@every_log_in
def test_a_log_in_that_may_hold_a_token_is_not_shown(
    server: RecordingServer, log_in: Any
) -> None:
    server.answer(b'{"access_token": ["fresh-token"]}', headers=JSON)
    with pytest.raises(superoffice.CredentialsError, match="application/json") as caught:  # fmt: skip
        log_in(server.url)
    assert "fresh-token" not in str(caught.value)


@every_log_in
def test_a_log_in_that_is_redirected_says_where(
    server: RecordingServer, log_in: Any
) -> None:
    server.answer(status=302, headers={"Location": "https://login.example/a?b=private"})
    with pytest.raises(superoffice.CredentialsError, match=r"to https://login\.example/a") as caught:  # fmt: skip
        log_in(server.url)
    assert "private" not in str(caught.value)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    ("location", "shown"),
    [
        ("https://login.example/sign/in?ticket=private#x", "https://login.example/sign/in"),
        ("https://user:private@login.example/", "https://login.example/"),
        ("/sign/in?private", "/sign/in"),
        ("http://[", "no URL"),
    ],
)  # fmt: skip
def test_a_redirect_is_not_followed_and_says_where_it_leads(
    server: RecordingServer, status: int, location: str, shown: str
) -> None:
    calls: list[Callable[[], Any]] = [
        lambda: sync(server.url, CALLS["an object"]),
        lambda: async_(server.url, CALLS["a download"]),
        lambda: soap(server.url),
    ]
    for call in calls:
        headers = {"Location": location, "X-Request-Id": "r-1"}
        server.answer(status=status, headers=headers)
        with pytest.raises(StatusError) as caught:
            call()
        assert str(caught.value).endswith(f", to {shown}")
        assert caught.value.headers["location"] == location
        assert caught.value.request_id == "r-1"
    assert len(server.requests) == len(calls)


@pytest.mark.parametrize("name", ["X-Request-Id", "Request-Id", "x-correlation-id", "X-MS-Request-ID"])  # fmt: skip
@pytest.mark.parametrize("status", [304, 400, 401, 403, 404, 409, 412, 421, 429, 500, 503])  # fmt: skip
def test_every_status_has_its_headers_and_the_id_of_the_request(
    server: RecordingServer, status: int, name: str
) -> None:
    calls: list[Callable[[], Any]] = [lambda: sync(server.url, CALLS["an object"]), lambda: soap(server.url)]  # fmt: skip
    for call in calls:
        server.answer(status=status, headers={name: "r-1", "X-Other": "o"})
        with pytest.raises(StatusError) as caught:
            call()
        assert caught.value.request_id == "r-1"
        assert caught.value.headers["x-other"] == "o"


# ---------------------------------------------------------------- texts


@every_client
@pytest.mark.parametrize(
    ("headers", "body", "result"),
    [
        (TEXT, b"Hello, 5", "Hello, 5"),
        (TEXT, "Hällo ".encode(), "Hällo "),
        ({"Content-Type": "text/plain; charset=iso-8859-1"}, "Hällo".encode("latin-1"), "Hällo"),
        ({"Content-Type": "text/plain; charset=utf-16"}, "Hällo".encode("utf-16"), "Hällo"),
        ({"Content-Type": "TEXT/PLAIN"}, b"5", "5"),
        (TEXT, b'"quoted"', "quoted"),
        (TEXT, b'"not" quoted', '"not" quoted'),
        (TEXT, b"null", None),
        (JSON, b'"JSON"', "JSON"),
    ],
)  # fmt: skip
def test_a_text_is_read_where_a_string_is_documented(server: RecordingServer, client: Any, headers: dict[str, str], body: bytes, result: str | None) -> None:  # fmt: skip
    server.answer(body, headers=headers)
    assert client(server.url, string_call) == result


def string_call(so: Any, _: Any) -> Any:
    return so.agents.crm_script.execute_script(crm_script_id=5, parameters={})


@pytest.mark.parametrize("headers", [HTML, JSON, {}])
def test_any_other_text_is_no_string(
    server: RecordingServer, headers: dict[str, str]
) -> None:
    server.answer(b"Hello", headers=headers)
    with pytest.raises(DecodeError, match="begins with 'Hello'"):
        sync(server.url, string_call)


# ---------------------------------------------------------------- messages of errors

MESSAGES: list[tuple[object, str | None, str]] = [
    ({"Error": True, "ErrorType": "T", "ErrorMessage": "no", "ErrorSource": "s"}, "T", "no"),
    ({"ErrorType": "T", "Message": "no"}, "T", "no"),
    ({"Error": True, "ErrorType": "T", "ErrorMessage": None, "Message": "no"}, "T", "no"),
    ({"ErrorType": "T", "ErrorMessage": "", "Message": "no", "MessageDetail": "such"}, "T", "no such"),
    ({"Message": "no", "MessageDetail": "such"}, None, "no such"),
    ({"message": "no", "messageDetail": "such"}, None, "no such"),
    ({"errorType": "T", "errorMessage": "no"}, "T", "no"),
    ({"ERRORTYPE": "T", "MESSAGE": "no"}, "T", "no"),
    ({"Message": "An error has occurred.", "ExceptionMessage": "no", "ExceptionType": "T", "StackTrace": "at"}, "T", "An error has occurred."),
    ({"ExceptionMessage": "no", "ExceptionType": "T"}, "T", "no"),
    ({"odata.error": {"code": "", "message": {"lang": "en", "value": "no"}}}, None, "no"),
    ({"error": {"code": "x", "message": "no"}}, None, "no"),
    ({"title": "no", "detail": "such", "status": 400}, None, "no such"),
    ({"error": "invalid_grant", "error_description": "no"}, None, "no"),
    ({"IsSuccessful": False, "ErrorMessage": "no"}, None, "no"),
    ("no", None, "no"),
]  # fmt: skip


@every_client
@pytest.mark.parametrize(("body", "kind", "message"), MESSAGES)
def test_the_message_of_an_error_is_found_in_every_spelling(server: RecordingServer, client: Any, body: object, kind: str | None, message: str) -> None:  # fmt: skip
    server.answer(json.dumps(body).encode(), status=400, headers=JSON)
    with pytest.raises(StatusError) as caught:
        client(server.url, CALLS["an object"])
    assert (caught.value.error_type, caught.value.error_message) == (kind, message)
    assert message in str(caught.value)


@pytest.mark.parametrize("body", [b"Wrong subdomain used to access tenant", b" Wrong subdomain used to access tenant\r\n"])  # fmt: skip
def test_a_plain_text_is_the_message_of_an_error(
    server: RecordingServer, body: bytes
) -> None:
    server.answer(body, status=421, headers=TEXT)
    with pytest.raises(StatusError, match="Wrong subdomain used") as caught:
        sync(server.url, CALLS["an object"])
    assert caught.value.error_message == "Wrong subdomain used to access tenant"


@every_client
@pytest.mark.parametrize(("body", "kind", "message"), [each for each in MESSAGES[:8] if "message" not in each[0]])  # type: ignore[operator]  # fmt: skip
def test_an_error_with_status_200_is_found_in_every_spelling(server: RecordingServer, client: Any, body: object, kind: str | None, message: str) -> None:  # fmt: skip
    for use in (CALLS["an object"], CALLS["a list of rows"], CALLS["nothing"], CALLS["a file"]):  # fmt: skip
        server.answer(json.dumps(body).encode(), headers=JSON)
        with pytest.raises(superoffice.ServiceError) as caught:
            client(server.url, use)
        assert (caught.value.exception_type, caught.value.message) == (kind, message)


# ---------------------------------------------------------------- files

IMAGE = {"Content-Type": "image/png"}
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 500


def compressed(coding: str, body: bytes, **headers: str) -> Answer:
    return Answer(headers=IMAGE | {"Content-Encoding": coding} | headers, body=body)


HALVES: dict[str, Answer] = {
    "gzip": compressed("gzip", gzip.compress(PNG)[:-9]),
    "gzip without its sum": compressed("gzip", gzip.compress(PNG)[:-8]),
    "gzip without a byte": compressed("x-gzip", gzip.compress(PNG)[:-1]),
    "gzip of a few bytes": compressed("gzip", gzip.compress(PNG)[:5]),
    "deflate": compressed("deflate", zlib.compress(PNG)[:-5]),
    "raw deflate": compressed("deflate", zlib.compress(PNG)[2:-60]),
    "gzip in gzip": compressed("gzip, gzip", gzip.compress(gzip.compress(PNG)[:-9])),
    "gzip that is damaged": compressed("gzip", gzip.compress(PNG)[:-8] + b"12345678"),
    "a length that is not reached": Answer(headers=IMAGE, body=PNG[:-1], length=len(PNG)),
    "a length that is not reached, in gzip": Answer(headers=IMAGE | {"Content-Encoding": "gzip"}, body=gzip.compress(PNG)[:-1], length=len(gzip.compress(PNG))),
    "chunks without an end": chunked(PNG, end=b""),
    "a chunk that ends early": raw(b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nTransfer-Encoding: chunked\r\n\r\nfff\r\n", PNG[:100]),
}  # fmt: skip
WHOLE: dict[str, Answer] = {
    "as it is": Answer(headers=IMAGE, body=PNG),
    "gzip": compressed("gzip", gzip.compress(PNG)),
    "gzip in two members": compressed("gzip", gzip.compress(PNG[:9]) + gzip.compress(PNG[9:])),
    "gzip and something": compressed("gzip", gzip.compress(PNG) + b"\0\0"),
    "deflate": compressed("deflate", zlib.compress(PNG)),
    "raw deflate": compressed("deflate", zlib.compress(PNG)[2:-4]),
    "identity": compressed("identity", PNG),
    "several": compressed("deflate, gzip", gzip.compress(zlib.compress(PNG))),
}  # fmt: skip


@every_client
@pytest.mark.parametrize("answer", HALVES.values(), ids=HALVES)
def test_half_a_file_is_an_error_and_leaves_nothing(server: RecordingServer, client: Any, answer: Answer, tmp_path: Path) -> None:  # fmt: skip
    server.queue(answer, answer, answer)
    target = tmp_path / "logo.png"
    target.write_bytes(b"old")
    opened = io.BytesIO(b"before")
    opened.seek(6)
    uses: list[Use] = [
        CALLS["a file"],
        lambda so, download: download(so.contact.get_image, target, 5),
        lambda so, download: download(so.contact.get_image, opened, 5),
    ]
    for use in uses:
        with pytest.raises(TransportError, match="broke off"):
            client(server.url, use)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("logo.png", b"old")]  # fmt: skip
    assert opened.getvalue() == b"before"


@every_client
@pytest.mark.parametrize("answer", WHOLE.values(), ids=WHOLE)
def test_a_whole_file_arrives(server: RecordingServer, client: Any, answer: Answer, tmp_path: Path) -> None:  # fmt: skip
    server.queue(answer, answer)
    target = tmp_path / "logo.png"
    assert client(server.url, CALLS["a file"]) == PNG
    assert client(server.url, lambda so, download: download(so.contact.get_image, target, 5)) == len(PNG)  # fmt: skip
    assert target.read_bytes() == PNG


@every_client
@pytest.mark.parametrize("kind", ["text/html", "text/html; charset=utf-8", "application/xhtml+xml", "text/plain", "TEXT/HTML", "text/xml", "application/json", "application/problem+json", "application/xml"])  # fmt: skip
def test_what_is_no_image_is_not_saved_as_one(server: RecordingServer, client: Any, kind: str, tmp_path: Path) -> None:  # fmt: skip
    server.queue(*[Answer(headers={"Content-Type": kind}, body=LOGIN)] * 2)
    target = tmp_path / "logo.png"
    for use in (CALLS["a file"], lambda so, download: download(so.contact.get_image, target, 5)):  # fmt: skip
        with pytest.raises(DecodeError, match=r"expected image/png, .*got (text|application)/"):  # fmt: skip
            client(server.url, use)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", ["image/webp", "application/octet-stream", "IMAGE/PNG"])  # fmt: skip
def test_an_image_of_another_kind_is_one(server: RecordingServer, kind: str) -> None:
    server.answer(PNG, headers={"Content-Type": kind})
    assert sync(server.url, CALLS["a file"]) == PNG


# ---------------------------------------------------------------- nothing

NOTHING = {
    "204": Answer(204),
    "204 with null": raw(b"HTTP/1.1 204 No Content\r\n\r\n"),
    "200 without a body": Answer(headers=JSON),
    "200 with null": Answer(headers=JSON, body=b"null"),
    "200 with a text": Answer(headers=TEXT, body=b"OK"),
}


@every_client
@pytest.mark.parametrize("answer", NOTHING.values(), ids=NOTHING)
def test_no_body_is_needed_where_none_is_documented(server: RecordingServer, client: Any, answer: Answer) -> None:  # fmt: skip
    uses: list[Use] = [
        lambda so, _: so.attachment.upload_attachment(5, b"x"),
        CALLS["nothing"],
    ]
    for use in uses:
        server.queue(answer)
        assert client(server.url, use) is None


@every_client
def test_an_upload_that_the_server_only_confirms_has_no_result(
    server: RecordingServer, client: Any
) -> None:
    server.queue(Answer(204), Answer(headers=JSON, body=b"17"))
    for result in (None, 17):
        assert client(server.url, lambda so, _: so.contact.save_image_post(5, PNG)) == result  # fmt: skip


@every_client
def test_a_documented_object_that_is_missing_is_said_with_the_status(
    server: RecordingServer, client: Any
) -> None:
    server.queue(Answer(204), Answer(headers=JSON))
    with pytest.raises(NoResultError, match="status 204 and no result"):
        client(server.url, CALLS["an object"])
    with pytest.raises(NoResultError, match="answered with null"):
        client(server.url, CALLS["an object"])


def test_these_are_errors_of_the_sdk() -> None:
    for error in (DecodeError, NoResultError, StatusError, TransportError):
        assert issubclass(error, SuperOfficeError)
