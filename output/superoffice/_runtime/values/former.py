"""Former names of fields and of members of enums: each still works until a later release, and warns its caller."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from ..deprecation import warn_caller
from ..former import renamed

if TYPE_CHECKING:
    from enum import Enum

    from typing_extensions import deprecated as _deprecated
else:

    def _deprecated(_message):
        return lambda function: function


_T = TypeVar("_T")


class FormerField:
    """A field under its former name, in the class of a model or a result. For msgspec it is no field."""

    __slots__ = ("_former", "name")

    def __init__(self, name: str) -> None:
        self.name = name
        self._former = ""

    def __set_name__(self, owner: type[object], former: str) -> None:
        self._former = former

    def __get__(self, instance: object, owner: type[object]) -> object:
        if instance is None:
            return self
        self.warn(owner)
        return getattr(instance, self.name)

    def __set__(self, instance: object, value: object) -> None:
        self.warn(type(instance))
        setattr(instance, self.name, value)

    def warn(self, owner: type[object]) -> None:
        """Warns the caller of the SDK that the field of a class has another name now."""
        warn_caller(renamed(f"{owner.__name__}.{self._former}", self.name))


class FormerMember:
    """A member under its former name, in the class of its enum, which has defined the member before."""

    __slots__ = ("_former", "_name")

    def __init__(self, name: str) -> None:
        self._name = name
        self._former = ""

    def __set_name__(self, owner: type[Enum], former: str) -> None:
        self._former = former
        members = owner._member_map_
        if not isinstance(members, _Members):
            members = _Members(members)
            owner._member_map_ = members
        members.former[former] = self._name, owner.__name__

    @_deprecated("This member has another name now.")
    def __get__(self, instance: object, owner: type[_T]) -> _T:
        _warn(owner.__name__, self._former, self._name)
        member: _T = getattr(owner, self._name)
        return member


class _Members(dict[str, Any]):
    """The members of an enum by name, so that `X["FORMER"]` is one too, while only new names are listed."""

    def __init__(self, members: dict[str, Any]) -> None:
        super().__init__(members)
        self.former: dict[str, tuple[str, str]] = {}

    def __missing__(self, former: str) -> Any:
        name, enum = self.former[former]
        _warn(enum, former, name)
        return self[name]


def _warn(enum: str, former: str, name: str) -> None:
    warn_caller(renamed(f"{enum}.{former}", f"{enum}.{name}"))


def former_field(cls: type[object], key: str) -> FormerField | None:
    """Returns the field of a class that a key means by its former name, or by the wire name that gives this one."""
    from .names import attribute_name

    for name in (key, attribute_name(key)):
        value: object = getattr(cls, name, None)
        if isinstance(value, FormerField):
            return value
    return None
