"""Values as JSON."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from operator import attrgetter
from typing import TYPE_CHECKING, Final, cast

import msgspec

from ...errors import EncodeError
from ...patterns import late_pattern
from ...values.enums import OpenEnum, numbers_were_met
from ...values.flags import Flags
from ...values.model import Model
from .decode import TOO_DEEP
from .unknown import flattened

if TYPE_CHECKING:
    from .spellings import NotFinite

_NOT_FINITE: Final = (b"\xcb\x7f", b"\xcb\xff")
"""The first bytes of NaN and infinity in MessagePack, which some very large numbers share."""


def json_bytes(value: object) -> bytes:
    """Returns a value as JSON. None is left out of models, and is null elsewhere.

    Raises:
        EncodeError: JSON cannot represent the value.
    """
    try:
        written = _written(value)
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


def _written(value: object) -> bytes:
    try:
        written = flattened(value, _ENCODER.encode(value), _ENCODER.encode_lines)
    except AttributeError:  # a value that is neither a model nor flags with names
        pass
    else:
        # msgspec writes the members of enums as strings
        if not numbers_were_met() or _NUMBER_IN_QUOTES.search(written) is None:
            return written
    # few values need it
    from .sendable import sendable

    value = sendable(value)
    encoder = _GENERAL_ENCODER
    return flattened(value, encoder.encode(value), encoder.encode_lines)


def _hook(value: object) -> object:
    """Returns flags, mappings, and numbers that JSON lacks as values that msgspec knows."""
    if isinstance(value, Flags):
        return cast("Flags[OpenEnum]", value).wire
    if isinstance(value, Mapping):
        return dict(cast("Mapping[object, object]", value))
    # msgspec writes all other floats itself
    if isinstance(value, float):
        return cast("NotFinite", value).spelling
    raise TypeError(f"{type(value).__name__} cannot be sent as JSON")


_NUMBER_IN_QUOTES: Final = late_pattern(rb'"-?[0-9]+"')
_ENCODER: Final = msgspec.json.Encoder(enc_hook=attrgetter("_names"))
"""Writes models, in which msgspec knows everything but flags and `NotFinite`. The hook is C code, since an entity has
many flags."""
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
    # few answers have such numbers
    from .spellings import NotFinite

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
        case NotFinite():
            pass
        case float() if not math.isfinite(value):
            raise ValueError("JSON has neither NaN nor infinity")
        case _:
            pass
