"""From schemas to type expressions.

Rule: `$ref` to an object or a list of values is a named type, any other stands for what it names. `allOf` of objects is
one object with the fields of all. Objects with `additionalProperties` alone are dictionaries; without anything they are
any type, as are alternatives of different types, which no class of Python can be. A string with `enum` is an enum; a
number with `enum` stays a number.
Source: Swagger 2.0, OpenAPI 3.0 and 3.1 (JSON Schema). Integers without a format may have 64 bits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from generator.model.api import Evidence, Fact, Member, Rule
from generator.model.expressions import (
    ArrayType,
    DictionaryType,
    ReferenceType,
    Scalar,
    ScalarType,
    StructureKey,
    TypeExpression,
    UnnamedType,
)
from generator.model.ids import TypeId
from generator.model.openapi_facts import Schema, SchemaField, SchemaType
from generator.model.text import value_name, wire_name
from generator.passes.openapi.documents import Documents, Within
from generator.passes.openapi.schemas.definitions import NamedDefinitions, structure_of
from generator.passes.openapi.schemas.drafts import (
    InlineList,
    InlineObject,
    SchemaPlace,
    list_key,
    object_key,
)

ANY: Final = ScalarType(Scalar.ANY)
STRING: Final = ScalarType(Scalar.STRING)
DOUBLE: Final = ScalarType(Scalar.DOUBLE)
BYTES: Final = ScalarType(Scalar.BYTE)
_FORMATS: Final = {
    "date-time": Scalar.DATE_TIME,
    "byte": Scalar.BYTE,
    "binary": Scalar.BYTE,
}
_MOST_DEPTH: Final = 30
"""How many schemas may stand for each other, or extend each other, before what they are counts as any type."""


class Expressions:
    """Makes type expressions, and collects the objects and lists of values without names that it meets.

    These are `UnnamedType` until they are named (`inline_names.py`).
    """

    def __init__(self, documents: Documents, definitions: NamedDefinitions) -> None:
        self.objects: dict[StructureKey, InlineObject] = {}
        self.lists: dict[StructureKey, InlineList] = {}
        self._documents = documents
        self._definitions = definitions
        # whether definitions are types of their own, by their keys
        self._are_types: dict[tuple[str, str], bool] = {}

    def of(
        self, schema: Within[Schema] | None, place: SchemaPlace, depth: int = 0
    ) -> TypeExpression:
        """The type of what a schema describes; any type without a schema."""
        if schema is None or depth > _MOST_DEPTH:
            return ANY
        path, value = schema.path, schema.value
        if value.reference:
            return self._referred(schema, place, depth)
        if is_list(value):
            return self._listed(schema, place)
        # with one part it stands for that part, which is how 3.0 writes text beside a reference
        parts = [Within(path, part) for part in value.all_of if _says(part)]
        if len(parts) == 1 and not value.fields:
            return self.of(parts[0], place, depth + 1)
        if self._is_object(schema):
            return self._inline(schema, place)
        if parts:
            return self._same(parts, place, depth)
        if value.one_of:
            parts = [Within(path, part) for part in value.one_of]
            return self._same(parts, place, depth)
        return self._plain(schema, place, depth)

    def _referred(
        self, schema: Within[Schema], place: SchemaPlace, depth: int
    ) -> TypeExpression:
        reference = schema.value.reference
        assert reference is not None
        target = self._documents.target(schema.path, reference, schema.value.line)
        if target is None:
            return ANY
        if target.key not in self._are_types:
            is_object = self._is_object(target.schema)
            self._are_types[target.key] = is_object or is_list(target.named.schema)
        if self._are_types[target.key]:
            name = self._definitions.names[target.key]
            return ReferenceType(TypeId.of_rest(name))
        return self.of(target.schema, place, depth + 1)

    def _listed(self, schema: Within[Schema], place: SchemaPlace) -> TypeExpression:
        members = members_of(schema.value)
        key = list_key(members)
        if key not in self.lists or place.order < self.lists[key].place.order:
            line = schema.value.line
            evidence = Evidence(Fact.MEMBERS, Rule.OPENAPI, schema.path, line)
            self.lists[key] = InlineList(members, place, evidence)
        return UnnamedType(key)

    def _inline(self, schema: Within[Schema], place: SchemaPlace) -> TypeExpression:
        key = object_key(structure_of(schema.value))
        if key not in self.objects or place.order < self.objects[key].place.order:
            self.objects[key] = InlineObject(schema, place)
        return UnnamedType(key)

    def _same(
        self, parts: Iterable[Within[Schema]], place: SchemaPlace, depth: int
    ) -> TypeExpression:
        """The type that all parts have, or the scalar that has all their values."""
        types = {self.of(part, place, depth + 1) for part in parts}
        if len(types) == 1:
            return types.pop()
        scalars = {type_.scalar for type_ in types if isinstance(type_, ScalarType)}
        if types and len(scalars) == len(types):
            return _widest(scalars)
        return ANY

    def _plain(
        self, schema: Within[Schema], place: SchemaPlace, depth: int
    ) -> TypeExpression:
        path, value = schema.path, schema.value
        if len(value.types) > 1:
            scalars = {_scalar(type_, value.format) for type_ in value.types}
            return _widest(scalars)
        type_ = value.types[0] if value.types else None
        if type_ is SchemaType.ARRAY:
            item = Within(path, value.item) if value.item else None
            return ArrayType(self.of(item, place, depth + 1))
        if type_ is SchemaType.OBJECT or (type_ is None and value.values):
            values = Within(path, value.values) if value.values else None
            if values is None:
                return ANY
            return DictionaryType(STRING, self.of(values, place, depth + 1))
        return ScalarType(_scalar(type_, value.format)) if type_ else ANY

    def target(self, schema: Within[Schema]) -> Within[Schema] | None:
        """What a schema stands for: that which its references name in the end."""
        for _ in range(_MOST_DEPTH):
            value = schema.value
            if value.reference is None:
                return schema
            found = self._documents.target(schema.path, value.reference, value.line)
            if found is None:
                return None
            schema = found.schema
        return None

    def _is_object(self, schema: Within[Schema]) -> bool:
        return next(iter(self.fields(schema)), None) is not None

    def fields(self, schema: Within[Schema]) -> Iterator[Within[SchemaField]]:
        """Yields the fields of an object, those of `allOf` first, each name once."""
        names: set[str] = set()
        for field in self._fields(schema, set(), 0):
            if field.value.wire not in names:
                names.add(field.value.wire)
                yield field

    def _fields(
        self, schema: Within[Schema], inside: set[tuple[str, str]], depth: int
    ) -> Iterator[Within[SchemaField]]:
        path, value = schema.path, schema.value
        if depth > _MOST_DEPTH:
            return
        if value.reference and depth:
            target = self._documents.target(path, value.reference, value.line)
            if target and target.key not in inside:
                inside.add(target.key)
                yield from self._fields(target.schema, inside, depth + 1)
        for part in value.all_of:
            yield from self._fields(Within(path, part), inside, depth + 1)
        for field in value.fields:
            yield Within(path, field)


def is_list(schema: Schema) -> bool:
    """Whether a schema is a list of strings, which becomes an enum."""
    return bool(schema.members) and set(schema.types) <= {SchemaType.STRING}


def members_of(schema: Schema) -> tuple[Member, ...]:
    """The members of a list of values. A value that is no name, or that another name is given for, keeps its text."""
    taken: dict[str, Member] = {}
    nothing = (None,) * len(schema.members)
    rows = zip(
        schema.members,
        schema.member_names or nothing,
        schema.member_numbers or nothing,
        schema.member_texts or nothing,
        strict=True,
    )
    values: set[str] = set()
    for value, given, number, words in rows:
        text = value.text.raw
        if text in values:
            continue
        values.add(text)
        stated = wire_name(given.raw) if given else None
        name = stated or wire_name(text)
        if name is None or name in taken:
            name = value_name(given.raw if given else text, taken)
        taken[name] = Member(name, number, words, None if name == text else value.text)
    return tuple(taken.values())


def _says(schema: Schema) -> bool:
    """Whether a schema says anything of a type; parts of `allOf` may have a description alone."""
    return bool(
        schema.reference
        or schema.types
        or schema.fields
        or schema.item
        or schema.values
        or schema.members
        or schema.all_of
        or schema.one_of
    )


def _scalar(type_: SchemaType, format_: str) -> Scalar:
    match type_:
        case SchemaType.STRING:
            return _FORMATS.get(format_, Scalar.STRING)
        case SchemaType.INTEGER:
            return Scalar.INT32 if format_ in {"int32", "int16"} else Scalar.INT64
        case SchemaType.NUMBER:
            return Scalar.DOUBLE
        case SchemaType.BOOLEAN:
            return Scalar.BOOLEAN
        case SchemaType.FILE:
            return Scalar.BYTE
        case SchemaType.ARRAY | SchemaType.OBJECT:
            return Scalar.ANY


_NUMBERS: Final = frozenset({Scalar.INT32, Scalar.INT64, Scalar.DOUBLE})
_TEXTS: Final = frozenset({Scalar.STRING, Scalar.DATE_TIME})


def _widest(scalars: set[Scalar]) -> ScalarType:
    """The scalar that has all values of these, any type where there is none."""
    if len(scalars) == 1:
        return ScalarType(next(iter(scalars)))
    if scalars <= _NUMBERS:
        return DOUBLE if Scalar.DOUBLE in scalars else ScalarType(Scalar.INT64)
    return STRING if scalars <= _TEXTS else ANY
