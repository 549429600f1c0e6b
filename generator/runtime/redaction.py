"""Secrets are taken out of texts that a server may have put them into."""

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
"""What is shorter is found in too many words."""
_BEGINNING: Final = 12
"""So much of a secret is enough to recognise it, also where a text cuts it off."""


def header_secrets(headers: Headers) -> tuple[str, ...]:
    """The secrets among the headers of a request, with and without the scheme before them."""
    values = [headers[name] for name in _SECRET_HEADERS if name in headers]
    return (*values, *(value.partition(" ")[2] for value in values))


def redacted(text: str, secrets: Iterable[str]) -> str:
    """A text with three dots in place of each secret."""
    for secret in sorted(secrets, key=len, reverse=True):
        if len(secret) >= _SHORTEST and secret[:_BEGINNING] in text:
            whole = text.replace(secret, "...")
            text = re.sub(re.escape(secret[:_BEGINNING]) + r"[^\s'\"]*", "...", whole)
    return text


def _redacted_bytes(content: bytes, secrets: Iterable[str]) -> bytes:
    for secret in sorted(secrets, key=len, reverse=True):
        if len(secret) >= _SHORTEST:
            content = content.replace(secret.encode(), b"...")
    return content


def redact(error: SuperOfficeError, secrets: tuple[str, ...]) -> None:
    """Takes secrets out of all texts of an error, and out of the body of an answer that it holds."""
    error.args = tuple(
        redacted(one, secrets) if isinstance(one, str) else one for one in error.args
    )
    for name, value in vars(error).items():
        if isinstance(value, str):
            vars(error)[name] = redacted(value, secrets)
        elif isinstance(value, bytes):
            vars(error)[name] = _redacted_bytes(value, secrets)
        elif isinstance(value, SuperOfficeError):
            redact(value, secrets)
