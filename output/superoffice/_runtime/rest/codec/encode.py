"""Values as JSON."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from operator import attrgetter
from types import NoneType
from typing import Final, cast

import msgspec

from ...errors import EncodeError
from ...values.enums import OpenEnum
from ...values.flags import Flags, flags_of
from ...values.model import UNKNOWN_FIELDS, Model
from .decode import TOO_DEEP
from .types import Types, flags_class

_MARK: Final = UNKNOWN_FIELDS.encode()
_WITH_FLAGS: Final = msgspec.json.Encoder(enc_hook=attrgetter("_names"))
"""Writes what has nothing unusual in it. Its hook is no Python code: entities have many sets of rights."""

_AS_THEY_ARE: Final = frozenset((str, int, bool, NoneType, datetime, bytes))


def flags_text(value: Flags[OpenEnum]) -> str:
    """Flags as they stand in JSON: one string."""
    return str(value)


def argument(types: Types, type_: str, value: object) -> object:
    """An argument as the type of its parameter says: a member, or several, as flags.

    Raises:
        EncodeError: no flags.
    """
    name = flags_class(type_)
    if name is None or value is None:
        return value
    try:
        return flags_of(types.enum(name), value)
    except TypeError as error:
        raise EncodeError("", str(error)) from None


def json_bytes(value: object) -> bytes:
    """A value as JSON. What is None is left out of models, and kept elsewhere.

    Raises:
        EncodeError: JSON has no such value.
    """
    try:
        written = _encoded(value)
        if _needs_rewriting(written):
            written = _encoded(_plain(value))
    except RecursionError:
        raise EncodeError("", TOO_DEEP) from None
    except UnicodeEncodeError:
        raise EncodeError("", "has a character that UTF-8 cannot encode") from None
    except (TypeError, ValueError, OverflowError, msgspec.MsgspecError) as error:
        raise EncodeError("", str(error)) from None
    return written


def _encoded(value: object) -> bytes:
    try:
        return _WITH_FLAGS.encode(value)
    except AttributeError:
        return msgspec.json.encode(value, enc_hook=_hook)


def _needs_rewriting(written: bytes) -> bool:
    """Whether there may be fields to move, or a NaN that msgspec wrote as null.

    One byte is found quickest, and `null` from the end: its last letter is everywhere, its first one is not.
    """
    return (b"*" in written and _MARK in written) or written.rfind(b"null") >= 0


def _hook(value: object) -> object:
    """What msgspec does not know."""
    if isinstance(value, Flags):
        return flags_text(cast("Flags[OpenEnum]", value))
    if isinstance(value, Mapping):
        return dict(cast("Mapping[object, object]", value))
    raise TypeError(f"{type(value).__name__} cannot be sent as JSON")


def _plain(value: object) -> object:
    """A value with unknown fields where they belong: in their object, after the documented ones."""
    if type(value) in _AS_THEY_ARE:
        return value
    match value:
        case Model():
            return _object(value)
        case Mapping():
            pairs = cast("Mapping[object, object]", value).items()
            return {key: _plain(item) for key, item in pairs}
        case list() | tuple() | set() | frozenset():
            return [_plain(item) for item in cast("Iterable[object]", value)]
        case float() if not math.isfinite(value):
            raise ValueError("JSON has neither NaN nor infinity")
        case _:
            return value


def _object(model: Model) -> dict[str, object]:
    written: dict[str, object] = {}
    for name, wire in _fields(type(model)):
        value: object = getattr(model, name)
        if value is not None:
            written[wire] = _plain(value)
    for wire, value in model.unknown_fields.items():
        if wire not in written:
            written[wire] = _plain(value)
    return written


@cache
def _fields(cls: type[Model]) -> tuple[tuple[str, str], ...]:
    """Python and wire name of the documented fields."""
    names = zip(cls.__struct_fields__, cls.__struct_encode_fields__, strict=True)
    return tuple(one for one in names if one[1] != UNKNOWN_FIELDS)
