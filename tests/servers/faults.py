"""Faults of servers, one row each: the answers, and what a client makes of them.

The call is always `GET /Cust1/api/v1/Contact/5`, or the list `/Cust1/api/v1/Contact`.
"""

from __future__ import annotations

import gzip
import json
import socket
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler
from typing import Any, Final

from .recording import Answer

JSON: Final = {"Content-Type": "application/json; charset=utf-8"}
LIMIT: Final = 100_000
"""The `max_response_bytes` of the clients that meet these faults."""


def contact(**fields: object) -> Answer:
    """An answer as it should be."""
    body = {"ContactId": 5, "Name": "Ada"} | fields
    return Answer(headers=JSON, body=json.dumps(body).encode())


GOOD: Final = contact()


@dataclass(frozen=True)
class Fault:
    """What the server does, and what the client gives: an error of a class, with a text in it, or a result.

    `requests` is how many the server gets. `waits` are the waits that the client does not choose itself.
    """

    answers: tuple[Answer, ...]
    error: str | None = None
    text: str = ""
    requests: int = 1
    waits: tuple[float, ...] = ()


def raw(*pieces: bytes) -> Answer:
    """Bytes as they go over the wire; then the connection ends."""

    def script(handler: BaseHTTPRequestHandler) -> None:
        for piece in pieces:
            handler.wfile.write(piece)

    return Answer(script=script)


def _reset(handler: BaseHTTPRequestHandler) -> None:
    """Ends the connection with RST, as a server that is killed does."""
    linger = struct.pack("ii", 1, 0)
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    handler.connection.close()


def _reset_within(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{")
    _reset(handler)


def chunked(*chunks: bytes, end: bytes = b"0\r\n\r\n") -> Answer:
    """A body in chunks (RFC 9112, section 7.1)."""
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    return raw(head, *(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks), end)


def zipped(body: bytes, coding: str = "gzip") -> Answer:
    """A body with a content coding."""
    return Answer(headers=JSON | {"Content-Encoding": coding}, body=body)


def _bomb(layers: int, size: int = 50_000_000) -> bytes:
    content = b'{"Name": "' + b" " * size + b'"}'
    for _ in range(layers):
        content = gzip.compress(content, 9)
    return content


def _endless(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        handler.wfile.write(b"1000\r\n" + b" " * 0x1000 + b"\r\n")


def status(code: int, body: bytes = b"", **headers: str) -> Answer:
    """An answer with another status; names of headers with `_` for `-`."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(status=code, headers=named, body=body)


HTML: Final = b"<html><body>Server Error in '/' Application.</body></html>"
NO_CONTACT: Final = (
    b'{"Error": true, "ErrorType": "SoNotFoundException", "ErrorMessage": "Contact id 5 not found"}'
)
_WHOLE: Final = json.dumps({"ContactId": 5, "Name": "Ada"}).encode()

FAULTS: Final[dict[str, Fault]] = {
    # time and connections
    "slow": Fault((Answer(hold=True),), "RequestTimeoutError", "after 0.2 s"),
    "slow, then good": Fault((Answer(hold=True), GOOD), requests=2),
    "reset": Fault((Answer(script=_reset),), "TransportError", "broke off"),
    "reset, then good": Fault((Answer(script=_reset), GOOD), requests=2),
    "reset within the body": Fault((Answer(script=_reset_within),), "TransportError"),
    "closed without an answer": Fault((raw(),), "TransportError"),
    "no HTTP": Fault((raw(b"SSH-2.0-x\r\n"),), "TransportError"),
    "a header without end": Fault((raw(b"HTTP/1.1 200 OK\r\nX: " + b"a" * 200_000),), "TransportError"),
    "a length that is none": Fault((raw(b"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n{}"),), "TransportError"),
    # statuses
    "429 with Retry-After": Fault((status(429, Retry_After="7"), GOOD), requests=2, waits=(7.0,)),
    "429 without Retry-After": Fault((status(429), GOOD), requests=2),
    "429 with an absurd Retry-After": Fault((status(429, Retry_After="9" * 99), GOOD), requests=2, waits=(60.0,)),
    "429 for ever": Fault((status(429),) * 3, "RateLimitError", "429", requests=3),
    "408": Fault((status(408), GOOD), requests=2),
    "500": Fault((status(500, HTML),), "ServerError", "status 500"),
    "502, then good": Fault((status(502, HTML), GOOD), requests=2),
    "503 for ever": Fault((status(503),) * 3, "ServerError", "503", requests=3),
    "504, then good": Fault((status(504), GOOD), requests=2),
    "599": Fault((status(599),), "ServerError", "599"),
    "401": Fault((status(401, Www_Authenticate="Bearer"),), "AuthenticationError", "401"),
    "404 with a reason": Fault((status(404, NO_CONTACT),), "NotFoundError", "SoNotFoundException: Contact id 5"),
    "404 with a page": Fault((status(404, HTML),), "NotFoundError"),
    "421": Fault((status(421, b"Wrong subdomain used to access tenant"),), "MisdirectedRequestError"),
    "304": Fault((status(304),), "NotModifiedError"),
    "a redirect on the same host": Fault((status(302, Location="/elsewhere"),), "StatusError", "302"),
    "a redirect to another host": Fault((status(301, Location="http://evil.example/"),), "StatusError", "301"),
    "a redirect that keeps the method": Fault((status(307, Location="http://evil.example/"),), "StatusError", "307"),
    "a redirect to a file": Fault((status(302, Location="file:///etc/passwd"),), "StatusError", "302"),
    "a status that is none": Fault((status(999),), "StatusError", "999"),
    # bodies
    "truncated": Fault((Answer(headers=JSON, body=_WHOLE[:9]),), "DecodeError", "Contact/5"),
    "shorter than its length": Fault((Answer(headers=JSON, body=_WHOLE[:9], length=99),), "TransportError", "broke off"),
    "in chunks": Fault((chunked(_WHOLE[:7], _WHOLE[7:]),)),
    "in chunks without end": Fault((chunked(_WHOLE[:7], end=b""),), "TransportError"),
    "in chunks of no size": Fault((chunked(end=b"zz\r\n"),), "TransportError"),
    "without length": Fault((raw(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", _WHOLE),)),
    "another content type": Fault((Answer(headers={"Content-Type": "text/plain"}, body=_WHOLE),)),
    "no content type": Fault((Answer(body=_WHOLE),)),
    "a page with status 200": Fault((Answer(headers={"Content-Type": "text/html"}, body=HTML),), "DecodeError", "no JSON"),
    "nothing with status 200": Fault((Answer(headers=JSON),), "NoResultError"),
    "null": Fault((Answer(headers=JSON, body=b"null"),), "NoResultError"),
    "another encoding": Fault((Answer(headers=JSON, body=_WHOLE.decode().encode("utf-16")),), "DecodeError"),
    "a mark before it": Fault((Answer(headers=JSON, body=b"\xef\xbb\xbf" + _WHOLE),)),
    "an error with status 200": Fault((Answer(headers=JSON, body=NO_CONTACT),), "ServiceError", "not found"),
    "a list": Fault((Answer(headers=JSON, body=b"[]"),), "DecodeError", "expected object"),
    "another type in a field": Fault((contact(Department=["Ada"]),)),
    "deep": Fault((Answer(headers=JSON, body=b"[" * 50_000),), "DecodeError"),
    "huge numbers": Fault((Answer(headers=JSON, body=b'{"ContactId": ' + b"9" * 9999 + b"}"),), "DecodeError", "out of range"),
    "huge": Fault((Answer(headers=JSON, body=b" " * (LIMIT + 1)),), "ResponseTooLargeError", "Contact/5 is larger"),
    "without end": Fault((Answer(script=_endless),), "ResponseTooLargeError"),
    "zipped": Fault((zipped(gzip.compress(_WHOLE)),)),
    "deflated": Fault((zipped(zlib.compress(_WHOLE), "deflate"),)),
    "a bomb": Fault((zipped(_bomb(1)),), "ResponseTooLargeError"),
    "a bomb in a bomb": Fault((zipped(_bomb(3), "gzip, gzip, gzip"),), "ResponseTooLargeError"),
    "many codings": Fault((zipped(b"x", ", ".join(["gzip"] * 99)),), "TransportError"),
    "no zip": Fault((zipped(b"nonsense"),), "TransportError"),
    "half a zip": Fault((zipped(gzip.compress(_WHOLE)[:-9]),), "TransportError", "ends early"),
    "an unknown coding": Fault((zipped(b"\x00\x01", "zz"),), "DecodeError"),
    # values
    "unknown fields": Fault((contact(New={"a": [1, None]}),)),
    "unknown members and .NET dates": Fault((contact(UpdatedDate="9999-12-31T23:59:59.9999999", CreatedDate="0001-01-01T00:00:00"),)),
}  # fmt: skip
"""One call each, for every client. What the client repeats is answered by the last answer again."""


def page(*names: str, link: object = None) -> bytes:
    """A page of a list."""
    rows = [
        {"PrimaryKey": str(index), "name": row_name}
        for index, row_name in enumerate(names)
    ]
    return json.dumps({"odata.nextLink": link, "value": rows}).encode()


Links = Callable[[str], Any]
LINKS: Final[dict[str, tuple[Links, str | None]]] = {
    "the next page": (lambda url: f"{url}/Cust1/api/v1/Contact?$skip=1", None),
    "a path": (lambda url: "/Cust1/api/v1/Contact?$skip=1", None),
    "none": (lambda url: None, None),
    "the same page": (lambda url: f"{url}/Cust1/api/v1/Contact", "read already"),
    "another host": (lambda url: "http://evil.example/Cust1/api/v1/Contact?$skip=1", None),
    "another port": (lambda url: "http://127.0.0.1:1/Cust1/api/v1/Contact?$skip=1", None),
    "another scheme": (lambda url: url.replace("http:", "https:") + "/Cust1/api/v1/Contact?$skip=1", None),
    "a user before the host": (lambda url: url.replace("//", "//evil.example@") + "/x", None),
    "a host behind slashes": (lambda url: "//evil.example/x", None),
    "a host behind a backslash": (lambda url: "http:\\\\evil.example/x", None),
    "a file": (lambda url: "file:///etc/passwd", "no URL of HTTP"),
    "a script": (lambda url: "javascript:alert(1)", "no URL of HTTP"),
    "no URL": (lambda url: "http://[", "no URL"),
    "a number": (lambda url: 5, "expected string"),
}  # fmt: skip
"""What stands as link to the next page, by the server's URL, and what the client says."""
