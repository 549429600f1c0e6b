"""JSON as values of a type."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from functools import cache
from operator import getitem
from typing import Any, Final, cast

import msgspec

from ...errors import DecodeError
from ...values.model import UnknownFields
from .newer import Hook, NewerDecoder
from .read import reader
from .types import PythonType, holds_any
from .unknown import visitor

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
    """The reason without what the server sent. msgspec names bytes that are no text in one of two ways, by its version."""
    is_no_text = isinstance(error, UnicodeDecodeError) or "UTF-8" in str(error)
    return "not UTF-8" if is_no_text else str(error)


_flags: Final = cast("Hook", getitem)
"""What msgspec does not know: flags, of which `type_[text]` is the set. It is no Python code, since entities have many."""


def _hook(type_: type[Any], value: object) -> object:
    """What msgspec does not know where values of any type may be, which stay as they are."""
    return value if type_ is object else _flags(type_, value)


def _hook_for_set_aside(type_: type[Any], value: object) -> object:
    return value if type_ is UnknownFields else _hook(type_, value)


class Decoder:
    """Decodes values of one type.

    Strictly first, in one go; then with the new keys that were met often. What is refused is parsed, unknown fields are
    set aside, and msgspec reads the rest; what it refuses then is read with the repairs of `read`, which also says what
    is wrong.
    """

    def __init__(self, type_: PythonType) -> None:
        self._type = cast("type[object]", type_)
        self._read = reader(type_)
        self._set_aside = visitor(type_)
        # most types hold nothing of any type, and need no hook in Python
        hook = _hook if holds_any(type_) else _flags
        self._strict: msgspec.json.Decoder[object] = msgspec.json.Decoder(
            self._type, dec_hook=hook
        )
        self._newer = NewerDecoder(type_, hook)

    def decode(
        self, content: bytes, refused: Callable[[bytes], None] = lambda _: None
    ) -> object:
        """A value. `refused` is called with the JSON when strict reading fails, and may raise.

        Raises:
            DecodeError: no JSON, or a value that does not fit; `path` says where, in names of the wire.
        """
        try:
            return self._strict.decode(content)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            pass
        refused(content)
        value = self._newer.decode(content)
        if value is msgspec.UNSET:
            value = self._repaired(parse_json(content))
            self._newer.learn(len(content))
        return value

    def convert(self, document: object) -> object:
        """A value from parsed JSON, which stays as it is; a mapping of any kind stands for an object.

        Raises:
            DecodeError: a value does not fit; `path` says where, in names of the wire.
        """
        if isinstance(document, Mapping):
            document = dict(cast("Mapping[object, object]", document))
        try:
            return self._repaired(deepcopy(document))
        except RecursionError:
            raise DecodeError("", TOO_DEEP) from None

    def _repaired(self, document: object) -> object:
        try:
            if self._set_aside is not None:
                self._set_aside(document)
            return self._lenient(document)
        except RecursionError:
            raise DecodeError("", TOO_DEEP) from None

    def _lenient(self, document: object) -> object:
        try:
            return msgspec.convert(
                document, self._type, dec_hook=_hook_for_set_aside, str_keys=True
            )
        except msgspec.ValidationError:
            return self._read(document)


@cache
def decoder_of(type_: PythonType) -> Decoder:
    """The decoder of a type, which is made with its first value."""
    return Decoder(type_)
