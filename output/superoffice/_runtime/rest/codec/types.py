"""The Python types behind the type expressions of a schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache
from importlib import import_module
from types import GenericAlias, MappingProxyType, NoneType, UnionType
from typing import Any, Final, TypeAlias, Union, cast, get_args, get_origin

import msgspec

from ...values.enums import OpenEnum
from ...values.flags import Flags
from ...values.model import UNKNOWN_FIELDS, Model

PythonType: TypeAlias = object
"""A class, or a generic alias such as `list[int]`."""

LINKS: Final = "_Links"
"""The wire name of the links in answers, which lead to what belongs to an object. They are not sent."""
_SCALARS: Final[Mapping[str, PythonType]] = {
    "string": str,
    "int16": int,
    "int32": int,
    "int64": int,
    "uint32": int,
    "double": float,
    "boolean": bool,
    "date-time": datetime,
    "byte": bytes,
    "any": object,
}
_LEAVES: Final = (str, int, float, datetime, bytes, Flags)
"""Classes whose values contain no others."""


def without_none(type_: PythonType) -> PythonType:
    """Returns a type without None; `object` for a union of other types, which no generated field has."""
    if get_origin(type_) not in {Union, UnionType}:
        return type_
    others = [member for member in get_args(type_) if member is not NoneType]
    return others[0] if len(others) == 1 else object


def holds(type_: PythonType, wanted: PythonType) -> bool:
    """Whether a type is or contains another one, such as `datetime`; or `object`, so that values may have any type."""
    return any(inner is wanted for inner in inner_types(type_))


def inner_types(type_: PythonType) -> Iterator[PythonType]:
    """Yields all classes in a type, models and those of their fields included."""
    return _inner_types(type_, set())


def _inner_types(type_: PythonType, seen: set[PythonType]) -> Iterator[PythonType]:
    arguments = get_args(type_)
    if not arguments:
        if type_ in seen:
            return
        seen.add(type_)
        yield type_
        if isinstance(type_, type) and issubclass(type_, Model):
            arguments = tuple(field_types(type_).values())
    for argument in arguments:
        yield from _inner_types(argument, seen)


def may_hold_models(type_: PythonType) -> bool:
    """Whether a value of this type may contain models, as may one of the type `object`."""
    type_ = without_none(type_)
    arguments = get_args(type_)
    if arguments:
        return any(may_hold_models(argument) for argument in arguments)
    return not (isinstance(type_, type) and issubclass(type_, _LEAVES))


def model_class(type_: PythonType) -> type[Model] | None:
    """Returns a type as a class of models; None for another type."""
    return type_ if isinstance(type_, type) and issubclass(type_, Model) else None


@cache
def field_types(model: type[Model]) -> Mapping[str, PythonType]:
    """Returns the types of the documented fields of a model, by wire name."""
    return {
        field.encode_name: field.type
        for field in msgspec.structs.fields(model)
        if field.encode_name != UNKNOWN_FIELDS
    }


def element(expression: str) -> str | None:
    """Returns the type of an array's items; None for another type."""
    return _inside(expression, "array<")


def flags_class(expression: str) -> str | None:
    """Returns the name of the class of flags, without `#`; None for another type."""
    inner = _inside(expression, "flags<")
    return None if inner is None else inner.removeprefix("#")


def _inside(expression: str, start: str) -> str | None:
    if expression.startswith(start) and expression.endswith(">"):
        return expression[len(start) : -1]
    return None


class Types:
    """Finds types by expression: classes in `models` and `enums` of a package, imported when a value needs them.

    `custom` are classes in other modules, such as `superoffice_custom.contact:Contact`, by the class that each replaces.
    """

    def __init__(
        self, package: str, custom: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        self._package = package
        self._custom = custom

    def resolve(self, expression: str) -> PythonType:
        """Returns the type of an expression.

        Raises:
            LookupError: the package has no such type.
        """
        if expression.startswith("#"):
            return self.named(expression.removeprefix("#"))
        item = element(expression)
        if item is not None:
            return GenericAlias(list, (self.resolve(item),))
        flags = flags_class(expression)
        if flags is not None:
            alias: PythonType = cast("Any", Flags)[self.enum(flags)]
            return alias
        pair = _inside(expression, "dict<")
        if pair is None:
            return _SCALARS[expression]
        key, _, value = pair.partition(",")
        return GenericAlias(dict, (self.resolve(key), self.resolve(value.strip())))

    def named(self, name: str) -> type[Model | OpenEnum]:
        """Returns the class of an object or an enum type. The two never have the same name.

        Raises:
            LookupError: there is no such class.
        """
        if custom := self._custom.get(name):
            # few programs have classes of their own
            from ...values.custom import custom_class

            return custom_class(custom, Model)
        # the enums first: they are loaded quickly, and the models with them
        for module in ("enums", "models"):
            cls = getattr(import_module(f"{self._package}.{module}"), name, None)
            if isinstance(cls, type) and issubclass(cls, Model | OpenEnum):
                return cls
        raise LookupError(name)

    def enum(self, name: str) -> type[OpenEnum]:
        """Returns the class of an enum type."""
        cls = self.named(name)
        assert issubclass(cls, OpenEnum)
        return cls
