"""Reads answers of a newer server in one go: with siblings of the models, which know its new keys.

A sibling has the fields of its model, but `unknown_fields` has the name of a new key on the wire, so that msgspec puts
the value there. As soon as an object is read it becomes one of the model. Python allows that, since both have the same
layout, which it checks. So a sibling takes one new key, the first that `unknown` met in its model. Objects with another
one are refused, as is all that strict reading refuses.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from types import GenericAlias, UnionType
from typing import Any, Final, TypeAlias, Union, cast, get_args, get_origin

import msgspec

from ...values.model import Model
from .types import PythonType, all_models_in, models_in
from .unknown import keys_met

Hook: TypeAlias = Callable[[type[Any], object], object]
_Siblings: TypeAlias = Mapping[type[Model], type[msgspec.Struct]]

_UNION: Final = (Union, UnionType)
_KEY: Final = re.compile(r"[\w.$@:-]+", re.ASCII)
"""Keys that msgspec takes as names of fields."""
_CALLED: Final = frozenset({"__post_init__", "__init_subclass__"})
"""What siblings would call or hide, where users' subclasses of models have it."""
_FIRST: Final = 2**18
_GROWTH: Final = 8
"""Siblings are made when so many bytes were refused, since they take some milliseconds; and again, with what was met
since, whenever it were so many times as many."""
_MOST_CREDIT: Final = 8
"""So many documents may be refused, more than are read."""


class NewerDecoder:
    """Decodes what a strict decoder refuses for new keys. Siblings that refuse more than they read are given up."""

    def __init__(self, type_: PythonType, hook: Hook) -> None:
        self._type = type_
        self._hook = hook
        self._decoder: msgspec.json.Decoder[object] | None = None
        self._refused = 0
        self._next = _FIRST
        self._credit = 0

    def decode(self, content: bytes) -> object:
        """A value; UNSET for what has to be read in another way."""
        decoder = self._decoder
        if decoder is None:
            return msgspec.UNSET
        try:
            value = decoder.decode(content)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            self._credit -= 1
            if self._credit < 0:
                self._decoder = None
            return msgspec.UNSET
        self._credit = min(self._credit + 1, _MOST_CREDIT)
        return value

    def learn(self, size: int) -> None:
        """Is called after so many bytes were read in another way, which may have shown new keys."""
        self._refused += size
        if self._refused >= self._next:
            self._next *= _GROWTH
            self._credit = _MOST_CREDIT
            try:
                self._decoder = newer_decoder(self._type, self._hook)
            except (TypeError, ValueError, AttributeError, NameError):
                # another interpreter may make classes otherwise; without siblings reading is slower, and as right
                self._decoder = None


def newer_decoder(type_: PythonType, hook: Hook) -> msgspec.json.Decoder[object] | None:
    """A strict decoder that also takes the new keys that were met; None without any."""
    siblings = _siblings(_models_that_change(all_models_in(type_)))
    if not siblings:
        return None
    replaced = cast("type[object]", _replaced(type_, siblings))
    return msgspec.json.Decoder(replaced, dec_hook=hook)


def _models_that_change(models: Iterable[type[Model]]) -> set[type[Model]]:
    """The models with new keys, and those that hold such models at any depth."""
    plain = [cls for cls in models if _is_plain(cls)]
    found = {cls for cls in plain if _new_key(cls) is not None}
    while more := {
        cls
        for cls in plain
        if cls not in found
        and any(not found.isdisjoint(models_in(one.type)) for one in _fields(cls))
    }:
        found |= more
    return found


def _is_plain(cls: type[Model]) -> bool:
    """Whether a class is like the generated ones; subclasses of users may be otherwise."""
    config = cls.__struct_config__
    return not (
        config.frozen
        or config.array_like
        or any(not _CALLED.isdisjoint(vars(base)) for base in cls.__mro__[:-1])
    )


def _new_key(cls: type[Model]) -> str | None:
    return next(filter(_KEY.fullmatch, keys_met(cls)), None)


@cache
def _fields(cls: type[Model]) -> tuple[msgspec.structs.FieldInfo, ...]:
    return msgspec.structs.fields(cls)


def _siblings(models: Iterable[type[Model]]) -> _Siblings:
    siblings = {cls: _sibling(cls, _new_key(cls)) for cls in models}
    for cls, sibling in siblings.items():
        # not before, since models may hold each other
        types = {one.name: _replaced(one.type, siblings) for one in _fields(cls)}
        sibling.__annotations__ = types | sibling.__annotations__
    return siblings


def _sibling(cls: type[Model], wire: str | None) -> type[msgspec.Struct]:
    unknown = msgspec.field(default=msgspec.UNSET, name=wire)
    return msgspec.defstruct(
        cls.__name__,
        [("unknown_fields", cast("type[Any]", Any), unknown)] if wire else [],
        bases=(cls,),
        kw_only=True,
        namespace={"__post_init__": _becomes(cls, wire)},
    )


def _becomes(cls: type[Model], wire: str | None) -> Callable[[Model], None]:
    """Makes an object of a sibling one of its model."""
    if wire is None:
        return lambda value: setattr(value, "__class__", cls)

    def become(value: Model) -> None:
        new: object = value.unknown_fields
        value.unknown_fields = {} if new is msgspec.UNSET else {wire: new}
        value.__class__ = cls

    return become


def _replaced(type_: PythonType, siblings: _Siblings) -> PythonType:
    """The type with siblings in place of their models."""
    origin = get_origin(type_)
    inner = (_replaced(one, siblings) for one in get_args(type_))
    if origin in _UNION:
        union: PythonType = cast("Any", Union)[tuple(inner)]
        return union
    if origin is list or origin is dict:
        return GenericAlias(origin, tuple(inner))
    return siblings.get(cast("type[Model]", type_), type_)
