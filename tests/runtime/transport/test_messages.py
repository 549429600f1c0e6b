"""Requests and answers as values."""

from __future__ import annotations

import pickle
import re

import pytest

from generator.runtime.auth import TicketAuth
from generator.runtime.errors import ConfigurationError, EncodeError
from generator.runtime.soap.envelope import Identity
from generator.runtime.transport.messages import (
    Headers,
    RawResponse,
    Request,
    Response,
    checked_header,
)


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


def can_be_sent(name: str, value: str) -> bool:
    """Whether a header is accepted."""
    try:
        checked_header(name, value)
    except EncodeError:
        return False
    return True


CHARACTERS = [*map(chr, range(0x180)), "\u0663", "\u2028", "\uff41"]


def test_names_of_headers_are_tokens_of_rfc_9110() -> None:
    token = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
    for text in ["", "-", *CHARACTERS, *(f"X-{char}" for char in CHARACTERS)]:
        assert can_be_sent(text, "value") == bool(token.fullmatch(text)), repr(text)


def test_values_of_headers_are_printable_ascii_and_tabs() -> None:
    allowed = re.compile(r"[\t\x20-\x7e]*")
    for text in ["", *CHARACTERS, *(f"a {char}" for char in CHARACTERS)]:
        assert can_be_sent("X-Name", text) == bool(allowed.fullmatch(text)), repr(text)
