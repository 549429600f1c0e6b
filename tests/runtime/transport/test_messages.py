"""Requests and answers as values."""

from __future__ import annotations

import pickle

import pytest

from generator.runtime.auth import TicketAuth
from generator.runtime.errors import ConfigurationError
from generator.runtime.soap.envelope import Identity
from generator.runtime.transport.messages import Headers, RawResponse, Request, Response


def test_header_names_are_compared_without_case() -> None:
    headers = Headers({"Content-Type": "a", "X": "1"})
    assert headers["content-type"] == "a"
    assert "CONTENT-TYPE" in headers
    assert headers.get("other") is None
    assert list(headers) == ["Content-Type", "X"]
    assert dict(headers.replaced({"x": "2"})) == {"Content-Type": "a", "x": "2"}
    assert headers["X"] == "1"


@pytest.mark.parametrize(
    "value",
    [
        TicketAuth("secret"),
        Identity(app_token="secret"),
        Headers({"SO-AppToken": "secret"}),
        Request(
            method="POST",
            url="http://user:secret@example.com/a?b=secret",
            headers=Headers({"X": "secret"}),
            content=b"secret",
        ),
        Response(
            status=200, headers=Headers({"Set-Cookie": "secret"}), content=b"secret"
        ),
        RawResponse(Response(status=200, content=b"secret"), lambda response: response),
    ],
    ids=lambda value: type(value).__name__,
)
def test_no_repr_holds_a_secret(value: object) -> None:
    assert "secret" not in f"{value!r}{value}"
    assert type(value).__name__ in repr(value)


def test_a_request_is_not_pickled_since_it_holds_secrets() -> None:
    request = Request(method="GET", url="http://example.com", headers=Headers())
    with pytest.raises(TypeError, match="holds secrets"):
        pickle.dumps(request)


def test_an_empty_ticket_is_refused() -> None:
    with pytest.raises(ConfigurationError):
        TicketAuth("")
