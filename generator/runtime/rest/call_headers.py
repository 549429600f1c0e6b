"""Headers and cookies that are arguments of a call. Most operations have none."""

from __future__ import annotations

import re
from typing import Final

from ..auth.cookies import Cookies
from ..auth.header_auth import COOKIE_VALUE
from ..errors import EncodeError
from ..transport.messages import Headers, checked_header
from .codec.types import Types, element
from .schema import ParameterSchema
from .texts import Values, texts

_COOKIE: Final = "Cookie"


def call_headers(types: Types, values: Values, of_client: Headers) -> dict[str, str]:
    """Returns the headers for the arguments of a call; cookies follow those of the client. None is left out.

    Raises:
        EncodeError: an argument does not fit its type, or no header or cookie can hold it.
    """
    headers: dict[str, str] = {}
    cookies: dict[str, str] = {}
    for parameter, value in values:
        if value is None or parameter.location not in {"header", "cookie"}:
            continue
        try:
            text = _text(types, parameter, value)
        except EncodeError as error:
            raise error.within(parameter.name) from None
        (headers if parameter.location == "header" else cookies)[parameter.wire] = text
    if cookies:
        headers[_COOKIE] = Cookies.of(cookies).behind(of_client.get(_COOKIE))
    return headers


def _text(types: Types, parameter: ParameterSchema, value: object) -> str:
    items = texts(types, parameter.type, value)
    is_list = element(parameter.type) is not None
    if is_list and any("," in item for item in items):
        raise EncodeError("", "an item must not contain a comma, which separates them")
    text = ",".join(items)
    if parameter.location == "cookie":
        if not re.fullmatch(COOKIE_VALUE, text):
            raise EncodeError("", "has a character that no cookie can have")
        return text
    try:
        checked_header(parameter.wire, text)
    except EncodeError as error:
        raise EncodeError("", error.reason) from None
    if text != text.strip():
        raise EncodeError("", "must not begin or end with white space")
    return text
