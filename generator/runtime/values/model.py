"""Bases of the generated classes."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Final, ParamSpec, TypeAlias, TypeVar, cast

import msgspec

from .flags import is_flags

_P = ParamSpec("_P")
_T = TypeVar("_T")

UNKNOWN_FIELDS: Final = f"*unknown_fields {os.urandom(8).hex()}*"
"""The name under which msgspec reads and writes `unknown_fields`. It never leaves the process, so no server can fake it."""

if TYPE_CHECKING:
    UnknownFields: TypeAlias = dict[str, object]
else:
    # msgspec accepts values of all types for `Any`, but not for `object`
    UnknownFields = dict[str, Any]

_NO_FIELDS: Final = cast("Callable[[], dict[str, object]]", dict)
"""msgspec leaves an empty dictionary out if the factory is `dict` itself."""


class _Copy:
    """A method with the arguments of its class, so that type checkers know every field."""

    def __get__(self, instance: object, owner: Callable[_P, _T]) -> Callable[_P, _T]:
        call = _copied if instance is None else partial(_copied, instance)
        return cast("Callable[_P, _T]", call)


def _copied(model: Any, /, **changes: Any) -> Any:
    """Returns the model with changes by field; lists, dictionaries and models inside are not copied.

    Raises:
        TypeError: there is no such field.
    """
    changes.setdefault("unknown_fields", dict(model.unknown_fields))
    try:
        return msgspec.structs.replace(model, **changes)
    except TypeError:
        fields = model.__struct_fields__
        unknown = next((name for name in changes if name not in fields), None)
        if unknown is None:
            raise
        # only errors need it
        from .names import did_you_mean

        hint = did_you_mean(unknown, fields)
    raise TypeError(f"{type(model).__name__} has no field {unknown!r}{hint}")


class Model(
    msgspec.Struct,
    kw_only=True,
    omit_defaults=True,
    repr_omit_defaults=True,
    forbid_unknown_fields=True,
):
    """Base of the generated models. Every field may be None, which means that it was absent.

    Models are equal if their fields and unknown fields are. `copy(name="New")` returns one with changes: the copy is
    shallow, but for `unknown_fields`. The repr is short, and hides values whose names suggest a secret.
    """

    copy = _Copy()

    unknown_fields: UnknownFields = msgspec.field(
        default_factory=_NO_FIELDS, name=UNKNOWN_FIELDS
    )
    """Fields of an answer that are not documented, or whose value could not be read, by wire name; from SOAP as XML.

    They are sent back unchanged; a documented field only as long as it is None.
    """

    def __repr__(self) -> str:
        # few programs show models
        from .representation import short_repr

        return short_repr(self)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        # only pydantic calls it
        from .pydantic_schema import struct_schema

        return struct_schema(cls, _flags_of_json, UNKNOWN_FIELDS)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: Any) -> Any:
        from .pydantic_schema import struct

        described = handler(struct(cls, UNKNOWN_FIELDS))
        # a copy: pydantic adds all definitions to what it gets, and so would close a circle
        return {**handler.resolve_ref_schema(described)}


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """Base of the generated results of operations that return more than one value."""

    def __repr__(self) -> str:
        # few programs show models
        from .representation import short_repr

        return short_repr(self)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        # only pydantic calls it
        from .pydantic_schema import struct_schema

        return struct_schema(cls, _flags_of_json, UNKNOWN_FIELDS)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: Any) -> Any:
        from .pydantic_schema import struct

        described = handler(struct(cls, UNKNOWN_FIELDS))
        # a copy: pydantic adds all definitions to what it gets, and so would close a circle
        return {**handler.resolve_ref_schema(described)}


def _flags_of_json(cls: type, value: object) -> object:
    """Returns the value of a field of a model that msgspec does not know the type of: flags."""
    if is_flags(cls) and isinstance(value, str):
        return cast("Any", cls)[value]
    raise TypeError(f"expected {cls.__name__}, got {type(value).__name__}")
