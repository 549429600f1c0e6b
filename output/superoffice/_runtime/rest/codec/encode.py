"""Values as JSON."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from operator import attrgetter
from typing import Final, cast

import msgspec

from ...errors import EncodeError
from ...values.enums import OpenEnum
from ...values.flags import Flags, flags_of
from ...values.model import Model
from .decode import TOO_DEEP
from .types import Types, flags_class
from .unknown import flattened

_NOT_FINITE: Final = (b"\xcb\x7f", b"\xcb\xff")
"""The first bytes of NaN and infinity in MessagePack, which some very large numbers share."""


def flags_text(value: Flags[OpenEnum]) -> str:
    """Returns flags as JSON represents them: one string."""
    return str(value)


def argument(types: Types, type_: str, value: object) -> object:
    """Returns an argument in the form that the type of its parameter needs: one or more members become flags.

    Raises:
        EncodeError: it cannot become flags.
    """
    name = flags_class(type_)
    if name is None or value is None:
        return value
    try:
        return flags_of(types.enum(name), value)
    except TypeError as error:
        raise EncodeError("", str(error)) from None


def json_bytes(value: object) -> bytes:
    """Returns a value as JSON. None is left out of models, and is null elsewhere.

    Raises:
        EncodeError: JSON cannot represent the value.
    """
    try:
        written = flattened(value, _encoded(value), _encoded_lines)
        # msgspec writes NaN as null; the search is faster from the end, since the last letter is rarer than the first
        if written.rfind(b"null") >= 0 and _may_be_infinite(value):
            _check_finite(value)
    except RecursionError:
        raise EncodeError("", TOO_DEEP) from None
    except UnicodeEncodeError:
        raise EncodeError("", "has a character that UTF-8 cannot encode") from None
    except (TypeError, ValueError, OverflowError, msgspec.MsgspecError) as error:
        raise EncodeError("", str(error)) from None
    return written


def _encoded(value: object) -> bytes:
    try:
        return _ENCODER.encode(value)
    except AttributeError:
        return _GENERAL_ENCODER.encode(value)


def _encoded_lines(values: Iterable[object]) -> bytes:
    try:
        return _ENCODER.encode_lines(values)
    except AttributeError:
        return _GENERAL_ENCODER.encode_lines(values)


def _hook(value: object) -> object:
    """Returns flags and mappings as values that msgspec knows."""
    if isinstance(value, Flags):
        return flags_text(cast("Flags[OpenEnum]", value))
    if isinstance(value, Mapping):
        return dict(cast("Mapping[object, object]", value))
    raise TypeError(f"{type(value).__name__} cannot be sent as JSON")


_ENCODER: Final = msgspec.json.Encoder(enc_hook=attrgetter("_names"))
"""Writes models, in which msgspec knows everything but flags. The hook is C code, since an entity has many flags."""
_GENERAL_ENCODER: Final = msgspec.json.Encoder(enc_hook=_hook)
"""Writes mappings too, such as the operations of a patch."""


def _may_be_infinite(value: object) -> bool:
    """Whether a value may contain NaN or infinity, which MessagePack, unlike JSON, can represent."""
    try:
        packed = msgspec.msgpack.encode(value, enc_hook=_hook)
    except OverflowError:  # MessagePack has no integers of more than 64 bits
        return True
    return any(start in packed for start in _NOT_FINITE)


def _check_finite(value: object) -> None:
    """Checks all numbers in a value, whatever the types of its fields are.

    Raises:
        ValueError: a number in it is NaN or infinite.
    """
    match value:
        case Model():
            for name in value.__struct_fields__:
                _check_finite(getattr(value, name))
        case Mapping():
            for item in cast("Mapping[object, object]", value).values():
                _check_finite(item)
        case list() | tuple() | set() | frozenset():
            for item in cast("Iterable[object]", value):
                _check_finite(item)
        case float() if not math.isfinite(value):
            raise ValueError("JSON has neither NaN nor infinity")
        case _:
            pass
