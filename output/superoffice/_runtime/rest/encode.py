"""Values as JSON."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Final, cast

import msgspec

from ..enums import OpenEnum
from ..errors import EncodeError
from ..flags import Flags, flags_of
from ..model import UNKNOWN_FIELDS, Model
from .decode import TOO_DEEP
from .types import Types, flags_class

_REWRITTEN: Final = (UNKNOWN_FIELDS.encode(), b"null")
"""Where one of these stands in what msgspec wrote, there may be fields to move, or a NaN that it wrote as null."""


def flags_text(value: Flags[OpenEnum]) -> str:
    """Flags as they stand in JSON: one string."""
    return ", ".join(member.value for member in value)


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
        written = msgspec.json.encode(value, enc_hook=_hook)
        if any(mark in written for mark in _REWRITTEN):
            written = msgspec.json.encode(_plain(value), enc_hook=_hook)
    except RecursionError:
        raise EncodeError("", TOO_DEEP) from None
    except UnicodeEncodeError:
        raise EncodeError("", "has a character that UTF-8 cannot encode") from None
    except (TypeError, ValueError, OverflowError, msgspec.MsgspecError) as error:
        raise EncodeError("", str(error)) from None
    return written


def _hook(value: object) -> object:
    """What msgspec does not know."""
    if isinstance(value, Flags):
        return flags_text(cast("Flags[OpenEnum]", value))
    if isinstance(value, Mapping):
        return dict(cast("Mapping[object, object]", value))
    raise TypeError(f"{type(value).__name__} cannot be sent as JSON")


def _plain(value: object) -> object:
    """A value with unknown fields where they belong: in their object, after the documented ones."""
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
    known = {
        field.encode_name: _plain(getattr(model, field.name))
        for field in msgspec.structs.fields(model)
        if field.encode_name != UNKNOWN_FIELDS
    }
    written = {wire: value for wire, value in known.items() if value is not None}
    unknown = {
        name: _plain(value)
        for name, value in model.unknown_fields.items()
        if name not in written
    }
    return written | unknown
