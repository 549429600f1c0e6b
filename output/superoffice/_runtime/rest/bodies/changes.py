"""The body of a PATCH: a merge patch (RFC 7396), checked against the fields of the entity, or a JSON Patch (RFC 6902).

An object in place of a list is added to the list, as the API does it; a list replaces the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final, cast, get_args, get_origin

import msgspec

from ...errors import EncodeError, shown
from ...values.flags import is_flags
from ...values.model import UNKNOWN_FIELDS, Model
from ...values.names import did_you_mean
from ..codec.check import check_any, checker, flags_argument, wrong_type
from ..codec.decode import TOO_DEEP
from ..codec.links import without_links
from ..codec.types import (
    LINKS,
    PythonType,
    Types,
    field_types,
    model_class,
    without_none,
)
from ..schema import OperationSchema
from .patch import PatchOperation

_MEMBERS: Final = ("op", "path", "value")
_OPERATIONS: Final = ("add", "replace", "remove", "test")
"""Those of RFC 6902 that the API accepts."""
_WRONG_ESCAPE: Final = re.compile(r"~(?![01])")


def changes_of(types: Types, operation: OperationSchema, value: object) -> object:
    """Returns the argument of a PATCH as what is sent, by wire name. The entity is that which the operation returns.

    Raises:
        EncodeError: a field is unknown or given twice, or a value does not fit; `path` leads to it in Python names.
    """
    try:
        if isinstance(value, Mapping | Model) and not isinstance(value, PatchOperation):
            return _patched(_entity(types, operation.returns), cast("object", value))
        if isinstance(value, str | bytes) or not isinstance(value, Iterable):
            raise wrong_type("a mapping, a model or operations", value)
        if isinstance(value, PatchOperation):
            raise wrong_type("a list of operations", value)
        return _operations(cast("Iterable[object]", value))
    except RecursionError:
        raise EncodeError("", TOO_DEEP) from None


def _entity(types: Types, returns: str) -> PythonType:
    """Returns the class of the entity; `object` if the documentation does not describe its fields."""
    cls = model_class(types.resolve(returns))
    return cls if cls is not None and field_types(cls) else object


# ---------------------------------------------------------------- merge patch


def _patched(type_: PythonType, value: object) -> object:
    """Returns a value as a part of a merge patch. None stays, and so is sent as null."""
    if value is None:
        return None
    type_ = without_none(type_)
    origin, arguments = get_origin(type_), get_args(type_)
    if origin is list:
        return _patched_list(arguments[0], value)
    if origin is dict:
        return _patched_dictionary(arguments[0], arguments[1], value)
    if type_ is object:
        check_any(value)
        return without_links(value)
    cls = model_class(type_)
    if cls is not None and field_types(cls):
        return _patched_object(cls, value)
    if is_flags(type_) and not isinstance(value, str):
        return flags_argument(cast("Any", type_)._enum, value)
    checker(type_, in_mapping=True)(value)
    return value


def _inside(place: str, type_: PythonType, value: object) -> object:
    try:
        return _patched(type_, value)
    except EncodeError as error:
        raise error.within(place) from None


def _patched_list(type_: PythonType, value: object) -> object:
    if isinstance(value, Mapping | Model):
        return _patched(type_, cast("object", value))
    if not isinstance(value, list | tuple | set | frozenset):
        raise wrong_type("list", value)
    items = enumerate(cast("Iterable[object]", value))
    return [_inside(f"[{index}]", type_, item) for index, item in items]


def _patched_dictionary(
    key_type: PythonType, type_: PythonType, value: object
) -> object:
    if not isinstance(value, Mapping):
        raise wrong_type("dict", value)
    pairs = cast("Mapping[object, object]", value)
    for index, key in enumerate(pairs):
        _inside(f"[{index}]", key_type, key)
    return {
        key: _inside(f"[{index}]", type_, item)
        for index, (key, item) in enumerate(pairs.items())
    }


def _patched_object(cls: type[Model], value: object) -> object:
    if isinstance(value, Model):
        checker(_without_links(cls))(value)
        return without_links(value)
    if not isinstance(value, Mapping):
        raise wrong_type(_without_links(cls).__name__, value)
    sent: dict[str, object] = {}
    for key, item in cast("Mapping[object, object]", value).items():
        if key == LINKS:  # not sent
            continue
        name, wire, type_ = _field(cls, str(key))
        if wire in sent:
            raise EncodeError(name, f"is given twice, also as {wire!r}")
        sent[wire] = _inside(name, type_, item)
    return sent


def _without_links(cls: type[Model]) -> type[Model]:
    """Returns the class of an entity without links, if there is one: users make these, and answers are of the other."""
    bases = (base for base in cls.__mro__ if issubclass(base, Model))
    unlinked = (base for base in bases if LINKS not in field_types(base))
    base = next(unlinked, cls)
    return base if field_types(base) else cls


def _field(cls: type[Model], key: str) -> tuple[str, str, PythonType]:
    """Returns the Python name, wire name and type of the field that a key means."""
    by_wire, by_name = _fields(cls)
    field = by_wire.get(key) or by_name.get(key)
    if field is not None:
        return field
    # few programs use former names
    from ...values.former import former_field

    former = former_field(cls, key)
    if former is not None:
        former.warn(cls)
        return by_name[former.name]
    known = by_wire if key[:1].isupper() else by_name
    hint = did_you_mean(key, known)
    raise EncodeError("", f"{_without_links(cls).__name__} has no field {key!r}{hint}")


_FieldsByKey = dict[str, tuple[str, str, PythonType]]


@cache
def _fields(cls: type[Model]) -> tuple[_FieldsByKey, _FieldsByKey]:
    """Returns the fields of a class by wire name and by Python name."""
    fields = [
        (field.name, field.encode_name, cast("PythonType", field.type))
        for field in msgspec.structs.fields(cls)
        if field.encode_name not in {UNKNOWN_FIELDS, LINKS}
    ]
    return {field[1]: field for field in fields}, {field[0]: field for field in fields}


# ---------------------------------------------------------------- JSON Patch


def _operations(operations: Iterable[object]) -> list[dict[str, object]]:
    return [_located(index, operation) for index, operation in enumerate(operations)]


def _located(index: int, operation: object) -> dict[str, object]:
    try:
        return _operation(operation)
    except EncodeError as error:
        raise error.within(f"[{index}]") from None


def _operation(operation: object) -> dict[str, object]:
    """Returns an operation as what is sent: its members have the right names and types."""
    members = _members(operation)
    for name in members:
        if name not in _MEMBERS:
            hint = did_you_mean(name, _MEMBERS)
            raise EncodeError("", f"an operation has no member {name!r}{hint}")
    op = members.get("op")
    if not isinstance(op, str) or str(op) not in _OPERATIONS:
        given = shown(op) if isinstance(op, str) else type(op).__name__
        raise EncodeError("op", f"expected {_either(_OPERATIONS)}, got {given}")
    path = members.get("path")
    if not isinstance(path, str):
        raise wrong_type("str", path).within("path")
    if _WRONG_ESCAPE.search(path):
        raise EncodeError("path", "`~` of a name is written `~0`, and `/` `~1`")
    if "value" not in members:
        if str(op) != "remove":
            raise EncodeError("value", f"is missing in the operation {str(op)!r}")
        return members
    _check_value(members["value"])
    return {**members, "value": without_links(members["value"])}


def _members(operation: object) -> dict[str, object]:
    if isinstance(operation, Model):
        check_any(operation)
        fields = _fields(type(operation))[0].values()
        values = {wire: getattr(operation, name) for name, wire, _ in fields}
        return {wire: value for wire, value in values.items() if value is not None}
    if isinstance(operation, Mapping):
        pairs = cast("Mapping[object, object]", operation).items()
        return {str(name): value for name, value in pairs}
    raise wrong_type("a PatchOperation or a mapping", operation)


def _check_value(value: object) -> None:
    try:
        check_any(value)
    except EncodeError as error:
        raise error.within("value") from None


def _either(words: tuple[str, ...]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"
