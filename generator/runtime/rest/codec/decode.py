"""JSON as values of a type."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from copy import deepcopy
from datetime import datetime
from functools import cache, cached_property
from operator import getitem
from typing import TYPE_CHECKING, Any, Final, TypeAlias, cast

import msgspec

from ...errors import DecodeError
from .bounds import check_objects, harmless_length
from .mending import has_long_fraction, has_long_fraction_in, mended
from .types import PythonType, holds

if TYPE_CHECKING:
    from .read import Reader
    from .unknown import Visitor

_Hook: TypeAlias = Callable[[type[Any], object], object]

TOO_DEEP: Final = "is nested too deeply, or in itself"
_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"


def json_text(content: bytes) -> bytes:
    """Returns a body without byte order mark and surrounding white space; null if nothing is left."""
    return content.removeprefix(_BYTE_ORDER_MARK).strip() or b"null"


def parse_json(content: bytes) -> object:
    """Parses JSON into plain values. A surrogate that is alone becomes U+FFFD, and `NaN` the string `"NaN"`.

    Raises:
        DecodeError: it is no JSON, or has too many objects for its length.
    """
    check_objects(content)
    try:
        return _parsed(content)
    except RecursionError:
        raise DecodeError("", TOO_DEEP) from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DecodeError("", f"no JSON: {_without_data(error)}") from None


def _parsed(content: bytes) -> object:
    value: object
    try:
        value = msgspec.json.decode(content)
    except msgspec.DecodeError:
        changed = mended(content)
        if changed == content:
            raise
        value = msgspec.json.decode(changed)
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
    msgspec reads the rest. What msgspec still refuses is read by `reader`, which repairs what it can, and sets aside
    what it cannot. It also reads times whose fraction msgspec would round.
    """

    def __init__(self, type_: PythonType) -> None:
        self._type: Any = type_
        self._hook = _to_flags_or_any if holds(type_, object) else _to_flags
        self._has_times = holds(type_, datetime)
        self._harmless = harmless_length(type_)
        self._strict: msgspec.json.Decoder[object] = msgspec.json.Decoder(
            self._type, dec_hook=self._hook
        )

    # most answers are read strictly, which needs neither of these two
    @cached_property
    def _read(self) -> Reader:
        from .read import reader

        return reader(self._type)

    @cached_property
    def _set_aside(self) -> Visitor | None:
        from .unknown import visitor

        return visitor(self._type)

    def read(
        self, content: bytes, refused: Callable[[bytes], None] = lambda _: None
    ) -> object:
        """Returns the value in the JSON of an answer, as `decode` does. Fractions of a second are cut off in any case.

        Raises:
            DecodeError: it is no JSON, or a value does not fit; `path` says where, in wire names.
        """
        if not self._has_times or not has_long_fraction(content):
            return self.decode(content, refused)
        # msgspec would round, but finds out whether it is an answer
        self.decode(content, refused)
        return self._lenient(parse_json(content), is_exact=True)

    def decode(
        self, content: bytes, refused: Callable[[bytes], None] = lambda _: None
    ) -> object:
        """Returns the value in JSON. `refused` is called with the JSON when strict reading fails, and may raise.

        Fractions of a second are rounded to the microsecond, unless the value has to be repaired.

        Raises:
            DecodeError: it is no JSON, or a value does not fit; `path` says where, in wire names.
        """
        if len(content) > self._harmless:
            check_objects(content, self._type)
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
            is_exact = self._has_times and has_long_fraction_in(document)
            return self._lenient(deepcopy(document), is_exact=is_exact)
        except RecursionError:
            raise DecodeError("", TOO_DEEP) from None

    def _lenient(self, document: object, *, is_exact: bool = False) -> object:
        """Returns the value in parsed JSON, which it changes; `is_exact` tells that msgspec would round a time."""
        try:
            # msgspec finds out whether the keys that were met before are all there are
            for search in (False, True):
                if self._set_aside is not None:
                    self._set_aside(document, search)
                if is_exact:
                    continue
                with suppress(msgspec.ValidationError):
                    return msgspec.convert(
                        document, self._type, dec_hook=self._hook, str_keys=True
                    )
            return self._read(document)
        except RecursionError:
            raise DecodeError("", TOO_DEEP) from None


@cache
def decoder_of(type_: PythonType) -> Decoder:
    """Returns the decoder of a type. There is one for each type."""
    return Decoder(type_)
