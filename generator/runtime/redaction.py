"""Removes secrets from texts, since a server may repeat them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from .errors import SuperOfficeError
from .transport.messages import Headers

_SECRET_HEADERS: Final = (
    "Authorization",
    "Cookie",
    "Proxy-Authorization",
    "SO-AppToken",
    "X-XSRF-TOKEN",
)
_SHORTEST: Final = 4
"""Shorter secrets occur in too many words."""
_BEGINNING: Final = 12
"""As many characters identify a secret, even if the text cuts it off."""


def header_secrets(headers: Headers) -> tuple[str, ...]:
    """Returns the secrets in the headers of a request, with and without the scheme before them."""
    values = [headers[name] for name in _SECRET_HEADERS if name in headers]
    return (*values, *(value.partition(" ")[2] for value in values))


def redacted(text: str, secrets: Iterable[str]) -> str:
    """Returns a text with three dots in place of each secret."""
    # the longest first, since a secret may contain another one
    for secret in sorted(secrets, key=len, reverse=True):
        if len(secret) >= _SHORTEST and secret[:_BEGINNING] in text:
            # the complete secret first, then what is left of one that the text cuts off, up to a space or a quote
            whole = text.replace(secret, "...")
            text = re.sub(re.escape(secret[:_BEGINNING]) + r"[^\s'\"]*", "...", whole)
    return text


def _redacted_bytes(content: bytes, secrets: Iterable[str]) -> bytes:
    for secret in sorted(secrets, key=len, reverse=True):
        if len(secret) >= _SHORTEST:
            content = content.replace(secret.encode(), b"...")
    return content


def redact(error: SuperOfficeError, secrets: tuple[str, ...]) -> None:
    """Removes secrets from all texts of an error, and from the body of the answer in it."""
    error.args = tuple(
        redacted(arg, secrets) if isinstance(arg, str) else arg for arg in error.args
    )
    for name, value in vars(error).items():
        if isinstance(value, str):
            vars(error)[name] = redacted(value, secrets)
        elif isinstance(value, bytes):
            vars(error)[name] = _redacted_bytes(value, secrets)
        elif isinstance(value, SuperOfficeError):
            redact(value, secrets)
