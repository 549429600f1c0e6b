"""The values of a sample as Python expressions, by their types, shortened to what a reader needs to see.

A model has the first of its fields that the sample fills, scalars before objects, fewer the deeper it is; a list has its
first items. A value that does not fit its type is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Final, Generic

import msgspec

from generator.emit.docs.examples.code import Atom, Code, Part, call, dictionary, listed
from generator.emit.docs.examples.literals import (
    key_code,
    number_of,
    scalar_code,
    text_code,
    whole_text_code,
    words_of,
)
from generator.emit.docs.examples.made_up import MadeUp
from generator.emit.docs.examples.named import Named
from generator.emit.docs.examples.shown import Node, Shown
from generator.model.api import Field, Member, NamedType, TypeKind
from generator.model.expressions import (
    ArrayType,
    DictionaryType,
    ReferenceType,
    Scalar,
    ScalarType,
    TypeExpression,
    UnnamedType,
    unfinished,
)
from generator.model.ids import TypeId
from generator.model.json_facts import JsonKind, JsonScalar
from generator.model.text import Text

_ANY: Final = ScalarType(Scalar.ANY)
_DEEPEST: Final = 4
_SCALARS: Final = (8, 3, 2, 1)
"""The most scalar fields of a model, by its depth."""
_OBJECTS: Final = (2, 1, 0, 0)
"""The most other fields of a model, by its depth; one more where no scalar was found."""
_ITEMS: Final = (3, 1, 1, 1)
"""The most items of a list or dictionary, by its depth."""
_LOOKED_AT: Final = 12
"""How many items of a list or dictionary are looked at: samples repeat the same item."""


class _Table(msgspec.Struct, frozen=True):
    """The fields of a model by Python name and by wire name, in their order, and what is asked of each."""

    fields: Mapping[str, Field]
    wanted: Mapping[Text, Field]
    names: Mapping[str, str]
    places: Mapping[str, int]
    is_simple: Mapping[str, bool]
    required: frozenset[str]


class Values(Generic[Node]):
    """Makes expressions of what a sample shows."""

    def __init__(self, shown: Shown[Node], named: Named, made_up: MadeUp) -> None:
        self._shown = shown
        self._named = named
        self._made_up = made_up
        self._members: dict[TypeId, dict[Text, Member]] = {}
        self._tables: dict[TypeId, _Table] = {}

    def code(self, value: Node, type_: TypeExpression, depth: int = 0) -> Code | None:
        """The expression of a value, None where it does not fit the type."""
        if depth >= _DEEPEST:
            return None
        match type_:
            case ScalarType(scalar=scalar):
                return self._scalar(value, scalar, depth)
            case ArrayType(item=item):
                return self._list(value, type_, item, depth)
            case DictionaryType(key=ScalarType(scalar=key), value=inner):
                return self._dictionary(value, key, inner, depth)
            case ReferenceType(id=id_) if id_ in self._named.types:
                return self._reference(value, self._named.types[id_], depth)
            case UnnamedType():
                raise unfinished(type_)
            case _:
                return None

    def _scalar(self, value: Node, scalar: Scalar, depth: int) -> Code | None:
        shown = self._shown.scalar(value)
        if shown is not None:
            return scalar_code(shown, scalar)
        return self._any(value, depth) if scalar is Scalar.ANY else None

    def _any(self, value: Node, depth: int) -> Code | None:
        """A value without a type, as JSON shows it."""
        if self._shown.items(value, ArrayType(_ANY)):
            return self._list(value, ArrayType(_ANY), _ANY, depth)
        return self._dictionary(value, Scalar.STRING, _ANY, depth)

    def _list(
        self, value: Node, type_: ArrayType, item: TypeExpression, depth: int
    ) -> Code | None:
        if self._shown.scalar(value) is not None:
            return None
        depth_of_items = depth + (item == _ANY)
        codes = (
            self.code(inner, item, depth_of_items)
            for inner in islice(self._shown.items(value, type_), _LOOKED_AT)
        )
        made = dict.fromkeys(code for code in codes if code is not None)
        return listed(tuple(islice(made, _ITEMS[depth])))

    def _dictionary(
        self, value: Node, key: Scalar, inner: TypeExpression, depth: int
    ) -> Code | None:
        if self._shown.scalar(value) is not None:
            return None
        codes: dict[Text, tuple[Atom, Code]] = {}
        for name, item in islice(self._shown.pairs(value), _LOOKED_AT):
            if len(codes) == _ITEMS[depth]:
                break
            name_code = key_code(name, key)
            item_code = self.code(item, inner, depth + (inner == _ANY))
            if name_code is not None and item_code is not None:
                codes.setdefault(name, (name_code, item_code))
        return dictionary(tuple(codes.values()))

    def _reference(self, value: Node, named: NamedType, depth: int) -> Code | None:
        if named.kind is TypeKind.OBJECT:
            is_object = self._shown.scalar(value) is None
            return (
                self._model(value, self._shown.kind(value, named), depth)
                if is_object
                else None
            )
        shown = self._shown.scalar(value)
        if shown is None or shown.kind is JsonKind.BOOLEAN:
            return None
        if named.kind is TypeKind.FLAGS:
            return self._flags(shown, named)
        return self._member(shown, named)

    def _member(self, shown: JsonScalar, named: NamedType) -> Code | None:
        if self._named.is_text(named):
            return text_code(shown.text)
        if shown.kind is not JsonKind.STRING:
            number = number_of(shown)
            return None if number is None else _unknown(self._named.enum(named), number)
        member = self._by_value(named).get(shown.text)
        if member is not None:
            return self._named.member(named, member)
        text = whole_text_code(shown.text)
        return (
            None
            if text is None or not shown.text
            else _unknown(self._named.enum(named), text)
        )

    def _by_value(self, named: NamedType) -> Mapping[Text, Member]:
        """The members of an enum by what the wire has; the first of those that share it."""
        known = self._members.get(named.id)
        if known is None:
            known = {
                member.value or Text(member.wire): member
                for member in reversed(named.members)
            }
            self._members[named.id] = known
        return known

    def _flags(self, shown: JsonScalar, named: NamedType) -> Code | None:
        if shown.kind is not JsonKind.STRING:
            return None
        words = [JsonScalar(JsonKind.STRING, word) for word in words_of(shown.text)]
        members = [self._member(word, named) for word in words]
        codes = tuple(code for code in members if code is not None)
        if not codes or len(codes) < len(words):
            return None
        part = Part(codes[0] if len(codes) == 1 else listed(codes))
        return call("Flags", part, uses=("Flags",))

    def _model(self, value: Node, type_: NamedType, depth: int) -> Code:
        table = self._table(type_)
        # by the sample, not by the fields: a type may have many more than a sample shows
        parts = self._shown.parts(value, table.wanted)
        shown = {table.names[wire]: part for wire, part in parts.items()}
        names = sorted(shown, key=table.places.__getitem__)
        simple = [name for name in names if table.is_simple[name]]
        others = [name for name in names if not table.is_simple[name]]
        chosen: dict[str, Code] = {
            name: self._made_up.code(table.fields[name].type) for name in table.required
        }
        chosen |= self._fields(shown, table, simple, depth, _SCALARS[depth])
        most = _OBJECTS[depth] or (not chosen)
        chosen |= self._fields(shown, table, others, depth, most)
        ordered = sorted(chosen, key=table.places.__getitem__)
        arguments = (Part(chosen[name], f"{name}=") for name in ordered)
        return call(self._named.model(type_), *arguments, uses=("models",))

    def _fields(
        self,
        shown: Mapping[str, Node],
        table: _Table,
        names: list[str],
        depth: int,
        most: int,
    ) -> dict[str, Code]:
        """The first fields that are filled; a field that is required counts, but is not left out."""
        chosen: dict[str, Code] = {}
        for name in names:
            is_needed = name in table.required
            if len(chosen) >= most and not is_needed:
                continue
            inner = depth + (not table.is_simple[name])
            code = self.code(shown[name], table.fields[name].type, inner)
            if code is not None and (is_needed or not _is_empty(code)):
                chosen[name] = code
        return chosen

    def _table(self, type_: NamedType) -> _Table:
        table = self._tables.get(type_.id)
        if table is None:
            fields = dict(self._named.all_fields(type_))
            table = _Table(
                fields=fields,
                wanted={Text(field.wire): field for field in fields.values()},
                names={str(field.wire): name for name, field in fields.items()},
                places={name: place for place, name in enumerate(fields)},
                is_simple={
                    name: self._named.is_simple(field.type)
                    for name, field in fields.items()
                },
                required=frozenset(
                    name
                    for name, field in fields.items()
                    if field.required and not field.nillable
                ),
            )
            self._tables[type_.id] = table
        return table


def _unknown(enum: str, value: Atom) -> Code:
    """A member that the docs do not list."""
    return call(enum, Part(value), uses=("enums",))


def _is_empty(code: Code) -> bool:
    """Whether a value says nothing: an empty text or model, or a list of nothing else."""
    if isinstance(code, Atom):
        return code.text in {'""', 'b""'}
    is_list = code.start == "["
    return all(is_list and _is_empty(part.code) for part in code.parts)
