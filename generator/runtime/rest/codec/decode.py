"""JSON as values of a type."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from functools import cache
from operator import getitem
from typing import Any, Final, TypeAlias, cast

import msgspec

from ...errors import DecodeError
from .read import reader
from .types import PythonType, holds_any
from .unknown import visitor

_Hook: TypeAlias = Callable[[type[Any], object], object]

TOO_DEEP: Final = "is nested too deeply, or in itself"
_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"


def json_text(content: bytes) -> bytes:
    """Returns a body without byte order mark and surrounding white space; null if nothing is left."""
    return content.removeprefix(_BYTE_ORDER_MARK).strip() or b"null"


def parse_json(content: bytes) -> object:
    """Parses JSON into plain values.

    Raises:
        DecodeError: it is no JSON.
    """
    try:
        value: object = msgspec.json.decode(content)
    except RecursionError:
        raise DecodeError("", TOO_DEEP) from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DecodeError("", f"no JSON: {_without_data(error)}") from None
    return value


def _without_data(error: Exception) -> str:
    """Returns the reason of an error, without the bytes that the server sent."""
    # versions of msgspec report bytes that are not UTF-8 in different ways
    is_no_text = isinstance(error, UnicodeDecodeError) or "UTF-8" in str(error)
    return "not UTF-8" if is_no_text else str(error)


_to_flags: Final = cast("_Hook", getitem)
"""Makes flags, the only values that msgspec does not know: `type_[text]` is the set. It is C code, since an entity has
many flags."""


def _to_flags_or_any(type_: type[Any], value: object) -> object:
    """Makes flags, and leaves values of the type `object` unchanged, which msgspec does not know either."""
    return value if type_ is object else _to_flags(type_, value)


class Decoder:
    """Decodes values of one type.

    Most answers are read strictly, in one go. One that is refused is parsed, its unknown fields are set aside, and
    msgspec reads the rest. What msgspec still refuses is read by `reader`, which repairs what it can and reports what
    it cannot.
    """

    def __init__(self, type_: PythonType) -> None:
        self._type = cast("type[object]", type_)
        self._read = reader(type_)
        self._set_aside = visitor(type_)
        self._hook = _to_flags_or_any if holds_any(type_) else _to_flags
        self._strict: msgspec.json.Decoder[object] = msgspec.json.Decoder(
            self._type, dec_hook=self._hook
        )

    def decode(
        self, content: bytes, refused: Callable[[bytes], None] = lambda _: None
    ) -> object:
        """Returns the value in JSON. `refused` is called with the JSON when strict reading fails, and may raise.

        Raises:
            DecodeError: it is no JSON, or a value does not fit; `path` says where, in wire names.
        """
        try:
            return self._strict.decode(content)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            pass
        refused(content)
        return self._lenient(parse_json(content))

    def convert(self, document: object) -> object:
        """Returns the value in parsed JSON, which is not changed; the outermost object may be any mapping.

        Raises:
            DecodeError: a value does not fit; `path` says where, in wire names.
        """
        if isinstance(document, Mapping):
            document = dict(cast("Mapping[object, object]", document))
        try:
            return self._lenient(deepcopy(document))
        except RecursionError:
            raise DecodeError("", TOO_DEEP) from None

    def _lenient(self, document: object) -> object:
        """Returns the value in parsed JSON, which it changes."""
        try:
            if self._set_aside is not None:
                self._set_aside(document)
            return self._converted(document)
        except RecursionError:
            raise DecodeError("", TOO_DEEP) from None

    def _converted(self, document: object) -> object:
        try:
            return msgspec.convert(
                document, self._type, dec_hook=self._hook, str_keys=True
            )
        except msgspec.ValidationError:
            return self._read(document)


@cache
def decoder_of(type_: PythonType) -> Decoder:
    """Returns the decoder of a type. There is one for each type."""
    return Decoder(type_)
