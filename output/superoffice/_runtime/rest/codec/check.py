"""Checks arguments against the types of the documentation, since msgspec writes whatever it knows, of any type.

The types of the values of a model are compared with those that were accepted before: that runs in C. Only other types
and what is inside of models are looked at one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any, Final, TypeAlias, cast, get_args, get_origin
from uuid import UUID

import msgspec

from ...errors import EncodeError
from ...values.dates import check_offset
from ...values.enums import OpenEnum
from ...values.flags import Flags, flags_of, is_flags
from ...values.model import UNKNOWN_FIELDS, Model
from .decode import TOO_DEEP
from .types import LINKS, PythonType, Types, field_types, flags_class, without_none

Check: TypeAlias = Callable[[object], None]
"""Checks a value that is not None.

Raises:
    EncodeError: it cannot be sent as the type; `path` leads to the place, in Python names.
"""
_MOST_SHAPES: Final = 64
"""How many combinations of the types of a model's values are remembered per class."""
_WITH_INSIDE: Final = (list, dict, datetime, Model, Flags)
"""What is looked into, even if its type was accepted before; besides values of any type."""
_TEXTS: Final = (datetime, bytes)
"""What JSON writes as strings, besides flags."""
_ANY: Final = (str, int, float, bool, bytes, bytearray, memoryview, date, UUID, Flags)
"""What JSON can hold where the documentation gives no type, besides models, lists and mappings."""


def wrong_type(expected: str, value: object) -> EncodeError:
    """Returns the error for a value of another type."""
    return EncodeError("", f"expected {expected}, got {type(value).__name__}")


def argument(types: Types, type_: str, value: object) -> object:
    """Returns an argument in the form that the type of its parameter needs: one or more members become flags.

    Raises:
        EncodeError: it does not fit the type; `path` leads to the place, in Python names.
    """
    if value is None:
        return None
    name = flags_class(type_)
    if name is not None:
        return flags_argument(types.enum(name), value)
    check = checker(types.resolve(type_))
    try:
        check(value)
    except RecursionError:
        raise EncodeError("", TOO_DEEP) from None
    return value


def flags_argument(enum: type[OpenEnum], value: object) -> object:
    """Returns one or more members of an enum as flags.

    Raises:
        EncodeError: it is something else.
    """
    try:
        flags = flags_of(enum, value)
        _ = flags.wire  # it must have a name
    except (TypeError, ValueError) as error:
        raise EncodeError("", str(error)) from None
    return flags


@cache
def checker(type_: PythonType, *, in_mapping: bool = False) -> Check:
    """Returns the check of a type. Mappings in place of models may hold dates, bytes and flags as JSON writes them."""
    type_ = without_none(type_)
    arguments = get_args(type_)
    match get_origin(type_):
        case origin if origin is list:
            return _list_check(arguments[0], in_mapping)
        case origin if origin is dict:
            return _dictionary_check(arguments[0], arguments[1], in_mapping)
        case _ if not isinstance(type_, type):
            return check_any
        case _:
            check = _class_check(type_)
    if in_mapping and (type_ in _TEXTS or is_flags(type_)):
        return lambda value: None if isinstance(value, str) else check(value)
    return check


def _class_check(cls: type[object]) -> Check:
    if issubclass(cls, Model):
        return _model_check(cls)
    if issubclass(cls, OpenEnum):
        return _enum_check(cls)
    if is_flags(cls):
        return _flags_check(cls)
    return _SCALARS.get(cls, check_any)


def _inside(check: Check, place: str, value: object) -> None:
    if value is None:
        return
    try:
        check(value)
    except EncodeError as error:
        raise error.within(place) from None


# ---------------------------------------------------------------- models


class _Fields(msgspec.Struct):
    """The fields of a class of models: all in their order, those to look into, and accepted types of their values."""

    checks: tuple[tuple[str, Check], ...]
    inside: tuple[tuple[str, Check], ...]
    shapes: set[tuple[type[object], ...]]


@cache
def _fields(cls: type[Model]) -> _Fields:
    fields = msgspec.structs.fields(cls)
    checks = {
        field.name: (
            _check_unknown_fields
            if field.encode_name == UNKNOWN_FIELDS
            else checker(field.type)
        )
        for field in fields
    }
    inside = tuple(
        (field.name, checks[field.name])
        for field in fields
        if field.encode_name == UNKNOWN_FIELDS or _has_inside(field.type)
    )
    return _Fields(tuple(checks.items()), inside, set())


def _has_inside(type_: PythonType) -> bool:
    type_ = without_none(type_)
    cls = get_origin(type_) or type_
    return not isinstance(cls, type) or cls is object or issubclass(cls, _WITH_INSIDE)


def _model_check(cls: type[Model]) -> Check:
    def check(value: object) -> None:
        if isinstance(value, Model):
            given = type(value)
            if given is not cls and not _stands_for(given, cls):
                raise wrong_type(cls.__name__, value)
            _check_fields(value, _fields(given))
        elif isinstance(value, Mapping):
            _check_mapping(cls, cast("Mapping[object, object]", value))
        else:
            raise wrong_type(cls.__name__, value)

    return check


def _stands_for(given: type[Model], expected: type[Model]) -> bool:
    """Whether a model has all fields of another class, as a subclass or as an answer with links besides."""
    return issubclass(given, expected) or (
        field_types(given).keys() >= field_types(expected).keys()
    )


def _check_fields(model: Model, fields: _Fields) -> None:
    values = msgspec.structs.astuple(model)
    shape = tuple(map(type, values))
    checks = fields.inside
    is_new = shape not in fields.shapes
    for name, check in fields.checks if is_new else checks:
        value: object = getattr(model, name)
        if value is not None:
            _inside(check, name, value)
    if is_new and len(fields.shapes) < _MOST_SHAPES:
        fields.shapes.add(shape)


def _check_mapping(cls: type[Model], fields: Mapping[object, object]) -> None:
    """Checks an object that is given as a mapping by wire name."""
    types = field_types(cls)
    for wire, value in fields.items():
        name = str(wire)
        if name == LINKS:  # not sent
            continue
        if name not in types:
            # only errors need it
            from ...values.names import did_you_mean

            hint = did_you_mean(name, types)
            raise EncodeError("", f"{cls.__name__} has no field {name!r}{hint}")
        _inside(checker(types[name], in_mapping=True), name, value)


def _check_unknown_fields(value: object) -> None:
    if not isinstance(value, Mapping):
        raise wrong_type("dict", value)
    for wire, item in cast("Mapping[str, object]", value).items():
        _inside(check_any, wire, item)


# ---------------------------------------------------------------- lists and dictionaries


def _list_check(type_: PythonType, in_mapping: bool) -> Check:
    check_item: Check | None = None

    def check(value: object) -> None:
        nonlocal check_item
        if not isinstance(value, list | tuple | set | frozenset):
            raise wrong_type("list", value)
        if check_item is None:
            check_item = checker(type_, in_mapping=in_mapping)
        for index, item in enumerate(cast("Iterable[object]", value)):
            _inside(check_item, f"[{index}]", item)

    return check


def _dictionary_check(
    key_type: PythonType, value_type: PythonType, in_mapping: bool
) -> Check:
    check_value: Check | None = None

    def check(value: object) -> None:
        nonlocal check_value
        if not isinstance(value, Mapping):
            raise wrong_type("dict", value)
        if check_value is None:
            check_value = checker(value_type, in_mapping=in_mapping)
        check_key = checker(key_type, in_mapping=True)
        pairs = cast("Mapping[object, object]", value).items()
        for index, (key, item) in enumerate(pairs):
            _inside(check_key, f"[{index}]", key)
            _inside(check_value, f"[{index}]", item)

    return check


# ---------------------------------------------------------------- scalars


def _enum_check(enum: type[OpenEnum]) -> Check:
    def check(value: object) -> None:
        # a member of another enum is a string too
        if not isinstance(value, enum) and (
            not isinstance(value, str) or isinstance(value, OpenEnum)
        ):
            raise wrong_type(f"{enum.__name__} or its text", value)

    return check


def _flags_check(cls: Any) -> Check:
    enum: type[OpenEnum] = cls._enum

    def check(value: object) -> None:
        if not isinstance(value, Flags | enum):
            raise wrong_type(f"Flags[{enum.__name__}]", value)
        try:
            flags_of(enum, cast("object", value))
        except TypeError as error:
            raise EncodeError("", str(error)) from None

    return check


def _plain_check(
    name: str, *types: type[object], but: type[object] | None = None
) -> Check:
    def check(value: object) -> None:
        if not isinstance(value, types) or (but is not None and isinstance(value, but)):
            raise wrong_type(name, value)

    return check


def _check_date_time(value: object) -> None:
    if not isinstance(value, datetime):
        raise wrong_type("datetime", value)
    try:
        check_offset(value)
    except ValueError as error:
        raise EncodeError("", str(error)) from None


def check_any(value: object) -> None:
    """Checks a value of any type: what JSON can hold without a change of its meaning.

    Raises:
        EncodeError: JSON cannot hold it; `path` leads to the place.
    """
    match value:
        case None:
            pass
        case Model():
            _check_fields(value, _fields(type(value)))
        case Mapping():
            for index, item in enumerate(
                cast("Mapping[object, object]", value).values()
            ):
                _inside(check_any, f"[{index}]", item)
        case list() | tuple() | set() | frozenset():
            for index, item in enumerate(cast("Iterable[object]", value)):
                _inside(check_any, f"[{index}]", item)
        case datetime():
            _check_date_time(value)
        case _ if not isinstance(value, _ANY):
            raise EncodeError("", f"{type(value).__name__} cannot be sent as JSON")
        case _:
            pass


# in Python a bool is an int
_SCALARS: Final[Mapping[type[object], Check]] = {
    str: _plain_check("str", str),
    int: _plain_check("int", int, but=bool),
    float: _plain_check("float", float, int, but=bool),
    bool: _plain_check("bool", bool),
    datetime: _check_date_time,
    bytes: _plain_check("bytes", bytes, bytearray, memoryview),
}
