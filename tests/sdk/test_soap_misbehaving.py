"""The SOAP clients in `output/` meet servers that do things wrong: typed errors, no secret in them, nothing done twice.

The faults of connections, statuses and bodies are those of the REST clients; answers of SOAP come in besides.
"""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Callable
from typing import Any

import pytest
import superoffice
from servers.faults import FAULTS, LIMIT, Fault
from servers.recording import Answer, RecordingServer
from servers.wcf import XML, envelope
from superoffice.soap.services88 import AsyncClient, Client

TICKET, APP_TOKEN = "7T:secret-ticket", "secret-app-token"
TNS = b'xmlns="http://www.superoffice.net/ws/crm/NetServer/Services88"'


def settings_for(changes: dict[str, Any]) -> dict[str, Any]:
    auth = superoffice.TicketAuth(TICKET)
    usual = {"auth": auth, "app_token": APP_TOKEN, "max_response_bytes": LIMIT}
    return usual | {"retries": 0} | changes


def sync(url: str, **changes: Any) -> Any:
    with Client(f"{url}/Cust1/Remote", **settings_for(changes)) as client:
        return client.blob_manager.read_blob_part(blob_id=1, blob_position=0, length=1)


def async_(url: str, **changes: Any) -> Any:
    async def run() -> Any:
        async with AsyncClient(
            f"{url}/Cust1/Remote", **settings_for(changes)
        ) as client:
            return await client.blob_manager.read_blob_part(
                blob_id=1, blob_position=0, length=1
            )

    return asyncio.run(run())


every_client = pytest.mark.parametrize("call", [sync, async_], ids=["sync", "async"])
Call = Callable[..., Any]


def shows_no_secret(error: BaseException) -> bool:
    shown = f"{error}{error.__dict__}{error.__cause__}"
    return TICKET not in shown and APP_TOKEN not in shown


@every_client
@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_every_fault_is_a_typed_error(
    server: RecordingServer, call: Call, fault: Fault
) -> None:
    server.queue(fault.answers[0])
    patience = {"timeout": 0.2} if fault.answers[0].hold else {}
    with pytest.raises(superoffice.SuperOfficeError) as caught:
        call(server.url, **patience)
    assert shows_no_secret(caught.value)
    assert len(server.requests) == 1


def message(inner: bytes, name: bytes = b"ReadBlobPartResponse") -> bytes:
    return envelope(b"<%s %s>%s</%s>" % (name, TNS, inner, name))


NOTHING = message(b"<Response>x</Response><Length>1</Length>")
HOSTILE: dict[str, tuple[bytes, str]] = {
    "a document type": (b"<!DOCTYPE a [<!ENTITY b 'c'>]>" + NOTHING, "document type"),
    "an external entity": (b"<!DOCTYPE a SYSTEM 'http://127.0.0.1:9/x'>" + NOTHING, "document type"),
    "truncated": (NOTHING[:-20], "not well-formed"),
    "deep": (message(b"<a>" * 5000 + b"</a>" * 5000), "not well-formed"),
    "another message": (message(b"", b"OtherResponse"), "unexpected element"),
    "no body": (envelope(b""), "no body"),
    "a number that is none": (message(b"<Length>many</Length>"), "Length"),
    "no number": (message(b"<Response>x</Response>"), "is null"),
    "JSON": (b'{"Response": "x"}', "not well-formed"),
}  # fmt: skip


@every_client
@pytest.mark.parametrize(("content", "reason"), HOSTILE.values(), ids=HOSTILE)
def test_an_answer_that_is_none_is_a_decode_error_that_names_its_request(
    server: RecordingServer, call: Call, content: bytes, reason: str
) -> None:
    server.answer(content, headers=XML)
    with pytest.raises(superoffice.DecodeError, match=reason) as caught:
        call(server.url)
    place = f"{server.url}/Cust1/Remote/Services88/BlobManager.svc"
    assert (caught.value.method, caught.value.url) == ("POST", place)
    assert f"POST {place}" in str(caught.value)
    assert shows_no_secret(caught.value)


@every_client
@pytest.mark.parametrize(
    ("status", "content", "kind"),
    [
        (500, envelope(b"<Q:Fault><faultcode>Q:Server</faultcode><faultstring>no</faultstring></Q:Fault>"), "SoapFaultError"),
        (200, envelope(b"<Q:Fault/>"), "SoapFaultError"),
        (500, b"<html><body>Error</body></html>", "ServerError"),
        (503, b"", "ServerError"),
        (404, b"no page", "NotFoundError"),
        (415, b"", "StatusError"),
        (200, envelope(b"", b"<Succeeded %s>false</Succeeded>" % TNS), "ServiceError"),
    ],
    ids=["fault", "fault with 200", "page", "nothing", "text", "media type", "not succeeded"],
)  # fmt: skip
def test_an_answer_that_says_failure_is_the_error_for_it(
    server: RecordingServer, call: Call, status: int, content: bytes, kind: str
) -> None:
    server.answer(content, status=status, headers=XML)
    with pytest.raises(getattr(superoffice, kind)):
        call(server.url)


@every_client
def test_a_call_that_may_have_had_an_effect_is_not_sent_again(
    server: RecordingServer, call: Call
) -> None:
    server.queue(*FAULTS["reset"].answers, Answer(headers=XML, body=NOTHING))
    with pytest.raises(superoffice.TransportError):
        call(server.url, retries=2)
    assert len(server.requests) == 1


@every_client
def test_a_good_answer_is_read(server: RecordingServer, call: Call) -> None:
    zipped = gzip.compress(NOTHING)
    server.answer(zipped, headers=XML | {"Content-Encoding": "gzip"})
    assert call(server.url).response == "x"
