"""Errors of httpx2 as errors of the SDK."""

from __future__ import annotations

import httpx2
import pytest

from generator.runtime.errors import ConnectionFailedError
from generator.runtime.transport.httpx_rules import transport_error
from generator.runtime.transport.messages import Headers, Request

REQUEST = Request(
    method="POST",
    url="https://sod.example/Cust1/Remote/Services88/Sale.svc?token=s3cret",
    headers=Headers(),
    content=b"",
    timeout=1.0,
)


@pytest.mark.parametrize(
    "error",
    [
        httpx2.ProxyError("407 from http://user:s3cret@proxy.example"),
        httpx2.UnsupportedProtocol("https://sod.example/?token=s3cret"),
        httpx2.InvalidURL("https://sod.example/?token=s3cret"),
    ],
)
def test_texts_that_may_hold_a_url_are_not_repeated(
    error: httpx2.HTTPError | httpx2.InvalidURL,
) -> None:
    translated = transport_error(error, REQUEST)
    assert isinstance(translated, ConnectionFailedError)
    assert not translated.request_sent
    assert "s3cret" not in f"{translated} {translated!r}"
    assert type(error).__name__ in str(translated)


def test_a_refused_connection_says_what_the_system_says() -> None:
    translated = transport_error(httpx2.ConnectError("Connection refused"), REQUEST)
    assert "Connection refused" in str(translated)
    assert "s3cret" not in str(translated)
