"""A key that an API takes under a name of its own: `apiKey` in documents of OpenAPI."""

from __future__ import annotations

import re
from typing import Final, Literal
from urllib.parse import quote

from .. import setting_checks
from ..errors import ConfigurationError, EncodeError
from ..public import public
from ..transport.messages import Headers, checked_header
from .authorisation import Credentials, FixedAuth
from .header_auth import COOKIE_NAME, COOKIE_VALUE

_PLACES: Final = ("header", "query", "cookie")
_OF_HTTP: Final = frozenset(
    "connection content-length content-type cookie host transfer-encoding".split()
)
"""Headers that are no place for a key, since HTTP needs them."""


@public()
class ApiKeyAuth(FixedAuth):
    """A key in a header, in the query or in a cookie. SuperOffice's own API takes none.

    Args:
        name: The name of the header, parameter or cookie, such as `X-API-Key`.
        key: The key.
        where: `header`, `query` or `cookie`. A key in the query may appear in the logs of servers and proxies.

    Raises:
        ConfigurationError: the name or the key is empty, or has a character that the place cannot hold.
    """

    __slots__ = ()

    def __init__(
        self,
        name: str,
        key: str,
        *,
        where: Literal["header", "query", "cookie"] = "header",
    ) -> None:
        setting_checks.text("name", name)
        setting_checks.text("key", key)
        if where not in _PLACES:
            raise ConfigurationError("where must be header, query or cookie")
        if not name or not key or key != key.strip() or not key.isprintable():
            message = "name and key must not be empty, nor key have white space around it or control characters"
            raise ConfigurationError(message)
        super().__init__(_MAKERS[where](name, key))


def _in_header(name: str, key: str) -> Credentials:
    if name.lower() in _OF_HTTP:
        raise ConfigurationError(f"name: the header {name} holds no key")
    try:
        checked_header(name, key)
    except EncodeError:
        message = "name and key must be such that a header can hold them"
        raise ConfigurationError(message) from None
    return Credentials(key, Headers({name: key}))


def _in_query(name: str, key: str) -> Credentials:
    try:
        query = f"{quote(name, safe='')}={quote(key, safe='')}"
    except UnicodeEncodeError:
        message = "name and key must have no character that UTF-8 cannot encode"
        raise ConfigurationError(message) from None
    return Credentials(key, Headers(), query=query)


def _in_cookie(name: str, key: str) -> Credentials:
    if not (re.fullmatch(COOKIE_NAME, name) and re.fullmatch(COOKIE_VALUE, key)):
        message = "name and key must be such that a cookie can hold them"
        raise ConfigurationError(message)
    return Credentials(key, Headers({"Cookie": f"{name}={key}"}))


_MAKERS: Final = {"header": _in_header, "query": _in_query, "cookie": _in_cookie}
