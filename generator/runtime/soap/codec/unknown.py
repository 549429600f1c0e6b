"""Elements that no page documents, on their way back to the server."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from ...errors import DecodeError, EncodeError
from .xml import parse


def unknown_xml(fields: object) -> str:
    """The XML in `unknown_fields` of a model, which is checked: it goes into the request as it is.

    Raises:
        EncodeError: a value is no well-formed XML.
    """
    if not isinstance(fields, Mapping):
        raise EncodeError("", f"expected dict, got {type(fields).__name__}")
    items = cast("Mapping[str, object]", fields).items()
    return "".join(_checked(name, xml) for name, xml in items)


def _checked(name: str, xml: object) -> str:
    if not isinstance(xml, str):
        reason = f"expected XML as str, got {type(xml).__name__}"
        raise EncodeError(name, reason)
    try:
        parse(f"<unknown>{xml}</unknown>".encode())
    except (DecodeError, UnicodeEncodeError) as error:
        raise EncodeError(name, str(error)) from None
    return xml
