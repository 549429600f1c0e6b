"""The SOAP clients in `output/` read what servers write otherwise: characters, encodings, and answers that are no envelope."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
import superoffice
from servers.recording import Answer, RecordedRequest, RecordingServer
from servers.wcf import XML, envelope
from superoffice.soap.services88 import AsyncClient, Client

TNS = b'xmlns="http://www.superoffice.net/ws/crm/NetServer/Services88"'
SETTINGS: dict[str, Any] = {"auth": superoffice.TicketAuth("7T:ticket"), "retries": 0}


def sync(url: str, **changes: Any) -> Any:
    with Client(f"{url}/Cust1/Remote", **(SETTINGS | changes)) as client:
        return client.with_raw_response(
            client.blob_manager.read_blob_part, blob_id=1, blob_position=0, length=1
        )


def async_(url: str, **changes: Any) -> Any:
    async def run() -> Any:
        async with AsyncClient(f"{url}/Cust1/Remote", **(SETTINGS | changes)) as client:
            return await client.with_raw_response(
                client.blob_manager.read_blob_part, blob_id=1, blob_position=0, length=1
            )

    return asyncio.run(run())


every_client = pytest.mark.parametrize("call", [sync, async_], ids=["sync", "async"])
Call = Callable[..., Any]


def message(text: bytes, header: bytes = b"") -> bytes:
    return envelope(
        b"<ReadBlobPartResponse %s><Response>%s</Response><Length>1</Length></ReadBlobPartResponse>"
        % (TNS, text),
        header,
    )


def fault(reason: bytes, code: bytes = b"Q:Server") -> bytes:
    return envelope(
        b"<Q:Fault><faultcode>%s</faultcode><faultstring>%s</faultstring><detail><Why at='%s'>%s</Why></detail></Q:Fault>"
        % (code, reason, reason, reason)
    )


REFERENCES = [b"&#x1F;", b"&#xB;", b"&#8;", b"&#x0;", b"&#xFFFE;", b"&#xD83D;"]


@every_client
@pytest.mark.parametrize("reference", REFERENCES)
def test_an_excluded_character_is_read_in_results_and_headers(
    server: RecordingServer, call: Call, reference: bytes
) -> None:
    pair = b"<ExtraInfo %s><ExtraInfoNameValuePair><Key>k%s</Key><Value>v%s</Value></ExtraInfoNameValuePair></ExtraInfo>"
    header = pair % (TNS, reference, reference)
    server.answer(message(b"a%sb" % reference, header), headers=XML)
    raw = call(server.url)
    assert raw.parse().response == "a\ufffdb"
    assert raw.soap_headers.extra_info == {"k\ufffd": "v\ufffd"}


@every_client
@pytest.mark.parametrize("reference", REFERENCES)
def test_an_excluded_character_is_read_in_faults_and_exceptions(
    server: RecordingServer, call: Call, reference: bytes
) -> None:
    server.answer(fault(b"no%s" % reference), status=500, headers=XML)
    with pytest.raises(superoffice.SoapFaultError) as fault_caught:
        call(server.url).parse()
    assert fault_caught.value.reason == "no\ufffd"
    assert (fault_caught.value.detail or "").count("\ufffd") == 2
    exception = b"<ExceptionInfo %s><Message>no%s</Message></ExceptionInfo>"
    server.answer(message(b"x", exception % (TNS, reference)), headers=XML)
    with pytest.raises(superoffice.ServiceError) as error_caught:
        call(server.url).parse()
    assert error_caught.value.message == "no\ufffd"


@every_client
def test_an_excluded_character_does_not_prevent_a_log_in(call: Call) -> None:
    def respond(request: RecordedRequest) -> Answer:
        if not request.path.endswith("/SoPrincipal.svc"):
            return Answer(headers=XML, body=message(b"x"))
        body = (
            b"<R %s><FullName>A&#x1F;</FullName><AuthenticationSucceeded>true</AuthenticationSucceeded>"
            b"<Credentials><Ticket>7T:new</Ticket></Credentials></R>" % TNS
        )
        return Answer(headers=XML, body=envelope(body))

    with RecordingServer(respond) as server:
        auth = superoffice.BasicAuth("ada", "word")
        assert call(server.url, auth=auth).parse().response == "x"
        assert b"<n0:Ticket>7T:new</n0:Ticket>" in server.requests[1].body


TEXT = "Bjørn"
ENCODED = [
    ("utf-16", "text/xml; charset=utf-16"),
    ("utf-16", "text/xml"),
    ("utf-16-le", "text/xml; charset=UTF-16LE"),
    ("utf-8-sig", "text/xml; charset=iso-8859-1"),
    ("iso-8859-1", 'text/xml; charset="ISO-8859-1"'),
    ("windows-1252", "application/soap+xml; action=a; charset=windows-1252"),
]


@every_client
@pytest.mark.parametrize(("encoding", "content_type"), ENCODED)
def test_the_charset_counts_in_results_and_in_faults(
    server: RecordingServer, call: Call, encoding: str, content_type: str
) -> None:
    headers = {"Content-Type": content_type}
    content = message(TEXT.encode()).decode().encode(encoding)
    server.answer(content, headers=headers)
    assert call(server.url).parse().response == TEXT
    content = fault(TEXT.encode()).decode().encode(encoding)
    server.answer(content, status=500, headers=headers)
    with pytest.raises(superoffice.SoapFaultError) as caught:
        call(server.url).parse()
    assert caught.value.reason == TEXT


@every_client
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
def test_a_ticket_that_is_refused_is_renewed_whatever_the_encoding(
    server: RecordingServer, call: Call, encoding: str
) -> None:
    refusal = fault(b"expired", b"Q:InvalidSecurityToken").decode().encode(encoding)
    server.queue(Answer(status=500, headers=XML, body=refusal))
    server.queue(Answer(headers=XML, body=message(b"x")))
    auth = superoffice.TicketAuth("7T:first", refresh=lambda: "7T:second")
    assert call(server.url, auth=auth).parse().response == "x"
    assert len(server.requests) == 2


NO_ENVELOPES = {
    "a page for people": ("text/html", b"<!doctype html><html><body>Log in<br></body></html>", "not well-formed|document type"),
    "a page in XHTML": ("application/xhtml+xml", b"<html><body>Log in</body></html>", "expected an Envelope of SOAP, got html"),
    "nothing": ("text/xml", b"", "the answer is empty"),
    "JSON": ("application/json", b"{}", "not well-formed"),
    "an unknown charset": ("text/xml; charset=x-none", message(b"x"), "unknown charset 'x-none'"),
    "another charset": ("text/xml; charset=us-ascii", message(TEXT.encode()), "no text in charset 'us-ascii'"),
    "MTOM": ('multipart/related; type="application/xop+xml"; boundary=b', b"--b\r\n\r\n" + message(b"x") + b"--b--", "answer with parts"),
    "attachments": ("Multipart/Related; boundary=b", b"--b\r\n\r\n" + message(b"x") + b"--b--", "answer with parts"),
}  # fmt: skip


@every_client
@pytest.mark.parametrize(
    ("content_type", "content", "reason"), NO_ENVELOPES.values(), ids=NO_ENVELOPES
)
def test_an_answer_that_is_no_envelope_is_a_typed_error(
    server: RecordingServer,
    call: Call,
    content_type: str,
    content: bytes,
    reason: str,
) -> None:
    headers = {"Content-Type": content_type}
    server.answer(content, headers=headers)
    with pytest.raises(superoffice.DecodeError, match=reason):
        call(server.url).parse()
    server.answer(content, status=503, headers=headers)
    with pytest.raises(superoffice.ServerError):
        call(server.url).parse()
