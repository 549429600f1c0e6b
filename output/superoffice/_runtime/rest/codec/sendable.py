"""Values in the form in which msgspec can write them: what it does not know, or would write as something else.

That are members of enums whose value is a number, empty sets of flags, and mappings. They are rare: the encoder asks
only for a value in which there may be one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, cast, get_args

import msgspec

from ...errors import EncodeError
from ...values.enums import OpenEnum
from ...values.flags import Flags, is_flags
from ...values.model import Model
from .types import PythonType, without_none


def sendable(value: object, type_: PythonType = object) -> object:
    """Returns a value of a type, with all that it contains, in the form in which msgspec can write it.

    Raises:
        EncodeError: flags are empty, and their enum has no member for that; `path` leads to them in Python names.
    """
    type_ = without_none(type_)
    match value:
        case OpenEnum():
            return value.value
        case Flags():
            return _flags(value, type_)
        case Model():
            return _model(value)
        case Mapping():
            pairs = cast("Mapping[Any, object]", value).items()
            inner = _inner(type_)
            return {
                key: _inside(f"[{index}]", item, inner)
                for index, (key, item) in enumerate(pairs)
            }
        case list() | tuple() | set() | frozenset():
            items = cast("Iterable[object]", value)
            inner = _inner(type_)
            return [
                _inside(f"[{index}]", item, inner) for index, item in enumerate(items)
            ]
        case _:
            return value


def _inner(type_: PythonType) -> PythonType:
    """Returns the type of the items of a list, or of the values of a dictionary."""
    arguments = get_args(type_)
    return arguments[-1] if arguments else object


def _inside(place: str, value: object, type_: PythonType) -> object:
    try:
        return sendable(value, type_)
    except EncodeError as error:
        raise error.within(place) from None


def _flags(flags: Flags[OpenEnum], type_: PythonType) -> str | int:
    # a set without an enum has that of its field
    if not flags and type(flags) is Flags and is_flags(type_):
        flags = cast("Any", type_)()
    try:
        return flags.wire
    except ValueError as error:
        raise EncodeError("", str(error)) from None


def _model(model: Model) -> Model:
    changes: dict[str, object] = {}
    for name, type_ in _types(type(model)):
        value: object = getattr(model, name)
        changed = _inside(name, value, type_)
        if changed is not value:
            changes[name] = changed
    return msgspec.structs.replace(model, **changes)


@cache
def _types(cls: type[Model]) -> tuple[tuple[str, PythonType], ...]:
    return tuple((field.name, field.type) for field in msgspec.structs.fields(cls))
