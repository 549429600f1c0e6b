"""JSON as values of a type."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, cast, get_args, get_origin

import msgspec

from ..enums import OpenEnum
from ..errors import DecodeError
from ..flags import Flags
from .read import parse_flags, reader
from .types import PythonType

TOO_DEEP: Final = "is nested too deeply, or in itself"
_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"


def json_text(content: bytes) -> bytes:
    """A body without what may stand around JSON; null when it is empty."""
    return content.removeprefix(_BYTE_ORDER_MARK).strip() or b"null"


def parse_json(content: bytes) -> object:
    """JSON as plain values.

    Raises:
        DecodeError: no JSON.
    """
    try:
        value: object = msgspec.json.decode(content)
    except RecursionError:
        raise DecodeError("", TOO_DEEP) from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DecodeError("", f"no JSON: {_without_data(error)}") from None
    return value


def _without_data(error: Exception) -> str:
    return "not UTF-8" if isinstance(error, UnicodeDecodeError) else str(error)


def _hook(type_: object, value: object) -> object:
    """What msgspec does not know: flags, and values of any type, which stay as they are."""
    if get_origin(type_) is Flags:
        return parse_flags(cast("type[OpenEnum]", get_args(type_)[0]), value)
    return value


class Decoder:
    """Decodes values of one type, strictly first, then with the repairs of `read`."""

    def __init__(self, type_: PythonType) -> None:
        self._strict: msgspec.json.Decoder[object] = msgspec.json.Decoder(
            cast("type[object]", type_), dec_hook=_hook
        )
        self._read = reader(type_)

    def decode(
        self, content: bytes, refused: Callable[[object], None] = lambda _: None
    ) -> object:
        """A value. `refused` is called with the parsed JSON when strict reading fails, and may raise.

        Raises:
            DecodeError: no JSON, or a value that does not fit; `path` says where, in names of the wire.
        """
        try:
            return self._strict.decode(content)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            document = parse_json(content)
        refused(document)
        try:
            return self._read(document)
        except RecursionError:
            raise DecodeError("", TOO_DEEP) from None
