"""Elements that no page documents, on their way back to the server."""

from __future__ import annotations

from collections.abc import Mapping

from ..errors import DecodeError, EncodeError
from .xml import parse


def unknown_xml(fields: Mapping[str, object]) -> str:
    """The XML in `unknown_fields` of a model, which is checked: it goes into the request as it is.

    Raises:
        EncodeError: a value is no well-formed XML.
    """
    return "".join(_checked(name, xml) for name, xml in fields.items())


def _checked(name: str, xml: object) -> str:
    if not isinstance(xml, str):
        reason = f"expected XML as str, got {type(xml).__name__}"
        raise EncodeError(f"unknown_fields.{name}", reason)
    try:
        parse(f"<unknown>{xml}</unknown>".encode())
    except (DecodeError, UnicodeEncodeError) as error:
        raise EncodeError(f"unknown_fields.{name}", str(error)) from None
    return xml
