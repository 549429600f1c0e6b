"""Answers of a server that means harm: typed errors, bounded work, nothing read or fetched."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from example88.agents import Client
from example88.models import Person
from servers.recording import RecordingServer

from generator.runtime.errors import (
    DecodeError,
    ResponseTooLargeError,
    ServerError,
    StatusError,
    SuperOfficeError,
    TransportError,
)
from generator.runtime.soap.codec.facade import Codec
from generator.runtime.transport.async_http import AsyncHttpTransport
from generator.runtime.transport.http import HttpTransport
from generator.runtime.transport.messages import Headers, Request

XML = {"Content-Type": "text/xml; charset=utf-8"}
NS = 'xmlns="http://example.com/Services88"'


def entity_bomb() -> str:
    levels = "".join(
        f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' for level in range(1, 12)
    )
    return f'<!DOCTYPE Person [<!ENTITY e0 "ha">{levels}]><Person {NS}>&e11;</Person>'


@pytest.mark.parametrize(
    "text",
    [
        f"<!DOCTYPE Person><Person {NS}/>",
        f"<!DOCTYPE Person [<!ENTITY a 'b'>]><Person {NS}><Name>&a;</Name></Person>",
        f'<!DOCTYPE Person SYSTEM "http://127.0.0.1:9/x.dtd"><Person {NS}/>',
        f"<!DOCTYPE Person [<!ENTITY % a SYSTEM 'http://127.0.0.1:9/'> %a;]><Person {NS}/>",
        entity_bomb(),
        f'<!DOCTYPE P [<!ENTITY a "{"x" * 1000}">]><P {NS} a="{"&a;" * 1000}"/>',
    ],
    ids=["doctype", "entity", "system", "parameter entity", "bomb", "attribute bomb"],
)
def test_a_document_type_is_refused(codec: Codec, text: str) -> None:
    with pytest.raises(DecodeError):
        codec.decoder("Person")(text.encode())


def test_a_file_is_never_read(codec: Codec, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret", encoding="utf-8")
    text = f"<!DOCTYPE P [<!ENTITY a SYSTEM '{secret.as_uri()}'>]><Person {NS}>&a;</Person>"
    with pytest.raises(DecodeError) as caught:
        codec.decoder("Person")(text.encode())
    assert "the secret" not in str(caught.value)


def test_nothing_is_included(codec: Codec, server: RecordingServer) -> None:
    text = (
        f'<Person {NS} xmlns:i="http://www.w3.org/2001/XMLSchema-instance" '
        f'i:schemaLocation="a {server.url}/a.xsd">'
        f'<x:include xmlns:x="http://www.w3.org/2001/XInclude" href="{server.url}/x"/></Person>'
    )
    codec.decoder("Person")(text.encode())
    assert server.requests == []


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"   ",
        b"<Person",
        b"<Person></Other>",
        b"not xml",
        b"\xff\xfe\x00",
        f"<Person {NS}><Name>\x01</Name></Person>".encode(),
        f"<Person {NS}><Name>\xe9</Name></Person>".encode("latin-1"),
        f"<Person {NS}><Name>&#x110000;</Name></Person>".encode(),
        b"<?xml version='1.0' encoding='no-such'?><a/>",
    ],
)
def test_malformed_xml_is_a_decode_error(codec: Codec, data: bytes) -> None:
    with pytest.raises(DecodeError):
        codec.decoder("Person")(data)


def nested(depth: int) -> bytes:
    inside = f"{'<Manager>' * depth}{'</Manager>' * depth}"
    return f"<Person {NS}>{inside}</Person>".encode()


def test_elements_may_be_nested_as_deep_as_the_parser_allows(codec: Codec) -> None:
    person = codec.decoder("Person")(nested(200))
    assert isinstance(person, Person)
    assert person.manager is not None


@pytest.mark.parametrize("depth", [300, 5000])
def test_deeper_elements_are_refused_by_the_parser(codec: Codec, depth: int) -> None:
    with pytest.raises(DecodeError, match="not well-formed XML"):
        codec.decoder("Person")(nested(depth))


LONG = "x" * 10_000_001
"""Longer than libxml2 allows a text to be."""


def test_a_long_text_is_read(codec: Codec) -> None:
    text = f"<Person {NS}><!-- no --><Name>{LONG}</Name><PersonId>5</PersonId></Person>"
    person = codec.decoder("Person")(text.encode())
    assert person == Person(name=LONG, person_id=5)


def test_long_base64_is_read(codec: Codec) -> None:
    text = f"<Person {NS}><Picture>{'QUJD' * 3_000_000}</Picture></Person>"
    assert codec.decoder("Person")(text.encode()) == Person(picture=b"ABC" * 3_000_000)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f"<!DOCTYPE P [<!ENTITY a 'b'>]><P>{LONG}&a;</P>", "document type"),
        (f"<!DOCTYPE P SYSTEM 'http://127.0.0.1:9/'><P>{LONG}</P>", "document type"),
        (f"<P>{LONG}&a;</P>", "not well-formed"),
        (f"{'<P>' * 257}{LONG}{'</P>' * 257}", "too deep"),
        (f"{'<P>' * 5000}{LONG}", "too deep"),
        (f"<P>{LONG}", "not well-formed"),
        (f"<P>{LONG}</Q>", "not well-formed"),
        (f"<P>{LONG}</P><Q/>", "not well-formed"),
        (f"<P>{LONG}\x00</P>", "not well-formed"),
        (f"<P a='{LONG}'/>", "not well-formed"),
        (f"<{LONG}/>", "not well-formed"),
        (f" {LONG}", "not well-formed"),
        (" " * len(LONG), "not well-formed"),
    ],
    ids=["entity", "system", "no entity", "deep", "deeper", "cut off", "other end", "two roots", "NUL", "attribute", "name", "text", "space"],
)  # fmt: skip
def test_a_long_text_disables_no_check(codec: Codec, text: str, reason: str) -> None:
    with pytest.raises(DecodeError, match=reason):
        codec.decoder("Person")(text.encode())


@pytest.fixture
def client(server: RecordingServer) -> Iterator[Client]:
    url = f"{server.url}/Remote"
    with Client(url, auth=None, retries=0, max_response_bytes=10_000) as client:
        yield client


def body(inner: str) -> bytes:
    return (
        '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">'
        f"<s:Body>{inner}</s:Body></s:Envelope>"
    ).encode()


def test_a_large_answer_is_not_read_to_its_end(
    server: RecordingServer, client: Client
) -> None:
    server.answer(b"x" * 10_001, headers=XML)
    with pytest.raises(ResponseTooLargeError, match="10000 bytes"):
        client.people.get_text()


def test_a_compressed_bomb_is_not_unpacked(
    server: RecordingServer, client: Client
) -> None:
    bomb = gzip.compress(b"x" * 10_000_000)
    assert len(bomb) < 10_000
    server.answer(bomb, headers=XML | {"Content-Encoding": "gzip"})
    with pytest.raises(ResponseTooLargeError):
        client.people.get_text()


REQUEST: dict[str, Any] = {"method": "GET", "headers": Headers(), "timeout": 5.0}


def test_the_transport_itself_stops_reading(server: RecordingServer) -> None:
    server.answer(b"x" * 101)
    transport = HttpTransport(max_response_bytes=100)
    with pytest.raises(ResponseTooLargeError):
        transport.send(Request(url=server.url, **REQUEST))
    transport.close()


def test_the_async_transport_itself_stops_reading(server: RecordingServer) -> None:
    async def send() -> None:
        transport = AsyncHttpTransport(max_response_bytes=100)
        with pytest.raises(ResponseTooLargeError):
            await transport.send(Request(url=server.url, **REQUEST))
        await transport.aclose()

    server.answer(b"x" * 101)
    asyncio.run(send())


def test_broken_compression_is_a_transport_error(
    server: RecordingServer, client: Client
) -> None:
    server.answer(b"no gzip", headers=XML | {"Content-Encoding": "gzip"})
    with pytest.raises(TransportError, match="broke off"):
        client.people.get_text()


def test_an_answer_that_breaks_off_is_a_transport_error(
    server: RecordingServer, client: Client
) -> None:
    server.answer(b"<s:Env", headers=XML, length=1000)
    with pytest.raises(TransportError, match="broke off"):
        client.people.get_text()
    assert len(server.requests) == 1


def test_an_error_page_is_a_status_error(
    server: RecordingServer, client: Client
) -> None:
    server.answer(
        b"<html><body>no<br></body>", status=500, headers={"Content-Type": "text/html"}
    )
    with pytest.raises(ServerError) as caught:
        client.people.get_text()
    assert caught.value.status == 500
    assert caught.value.content.startswith(b"<html>")


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_not_followed(
    server: RecordingServer, client: Client, status: int
) -> None:
    server.answer(status=status, headers={"Location": f"{server.url}/elsewhere"})
    with pytest.raises(StatusError) as caught:
        client.people.get_text()
    assert caught.value.status == status
    assert len(server.requests) == 1


def test_cookies_are_not_kept(server: RecordingServer, client: Client) -> None:
    for _ in range(2):
        server.answer(
            body(f"<GetTextResponse {NS}/>"), headers=XML | {"Set-Cookie": "session=1"}
        )
        client.people.get_text()
    assert "cookie" not in server.requests[1].headers


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html/>",
        b"{}",
        b"<Envelope/>",
        b'<s:Envelope xmlns:s="http://example.com/other"/>',
        b'<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"/>',
        body(""),
        body("<GetTextResponse/>"),
        body(f"<Other {NS}/>"),
        body(f"<GetTextResponse {NS}><Response><a/></Response></GetTextResponse>"),
        b"<!DOCTYPE a>" + body(f"<GetTextResponse {NS}/>"),
    ],
)
def test_success_without_the_documented_answer_is_a_decode_error(
    server: RecordingServer, client: Client, content: bytes
) -> None:
    server.answer(content, headers=XML)
    with pytest.raises(DecodeError):
        client.people.get_text()


@pytest.mark.parametrize("size", [0, 1, 10, 50, 100, 150, 188])
def test_a_truncated_answer_is_one_of_our_errors(
    server: RecordingServer, client: Client, size: int
) -> None:
    whole = body(f"<GetTextResponse {NS}><Response>x</Response></GetTextResponse>")
    assert size < len(whole)
    server.answer(whole[:size], headers=XML)
    with pytest.raises(SuperOfficeError):
        client.people.get_text()
