"""Pass: the types that the operations of documents reach, with the fields of their schemas.

Rule: a type has the fields of its schema, in order; `refined.py` makes their types more precise by what other sources
know. A newer WSDL has the fields that count: what it adds follows, what it lacks was removed. Values of reference types
may be null, as in .NET, whatever the document says; a document may allow null for others.
Source: `definitions` and `components/schemas`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from generator.model.api import Evidence, Fact, Member, Rule
from generator.model.diagnostics import Diagnostic
from generator.model.expressions import (
    ArrayType,
    DictionaryType,
    ReferenceType,
    ScalarType,
    StructureKey,
    TypeExpression,
    UnnamedType,
    references,
)
from generator.model.ids import TypeId
from generator.model.openapi_facts import Schema, SchemaField
from generator.model.text import Text, WireName
from generator.passes.knowledge.enum_table import EnumTable
from generator.passes.knowledge.known import Carrier, Known, KnownField
from generator.passes.knowledge.special_names import LINKS_FIELD
from generator.passes.openapi.documents import Within
from generator.passes.openapi.schemas.definitions import NamedDefinitions
from generator.passes.openapi.schemas.drafts import InlineList, SchemaPlace
from generator.passes.openapi.schemas.expressions import (
    Expressions,
    is_list,
    members_of,
)
from generator.passes.openapi.schemas.refined import Refining
from generator.passes.pages import Ages
from generator.passes.soap.protocol import is_nillable

_Key = str | StructureKey


class DraftField(msgspec.Struct, frozen=True):
    """A field whose type may have no name yet."""

    wire: WireName
    type: TypeExpression
    required: bool
    is_nullable: bool
    text: Text | None
    evidence: tuple[Evidence, ...]


class DraftObject(msgspec.Struct, frozen=True):
    """An object under its name, or under its key where it has none."""

    key: _Key
    fields: tuple[DraftField, ...]
    text: Text | None
    evidence: tuple[Evidence, ...]


class DraftEnum(msgspec.Struct, frozen=True):
    """A definition that is a list of values; there may be others where it `is_open`, and a value of flags has several."""

    name: str
    members: tuple[Member, ...]
    text: Text | None
    evidence: Evidence
    is_open: bool
    is_flags: bool


class DraftTypes:
    """The types that are reached: objects by name or key, definitions that are lists, lists without a name, known enums.

    `diagnostics` collects fields that contradict other sources.
    """

    def __init__(
        self,
        expressions: Expressions,
        definitions: NamedDefinitions,
        known: Known,
        enums: EnumTable,
        ages: Ages,
    ) -> None:
        self.objects: dict[_Key, DraftObject] = {}
        self.enums: dict[str, DraftEnum] = {}
        self.lists: dict[StructureKey, InlineList] = {}
        self.known_enums: set[str] = set()
        self.diagnostics: list[Diagnostic] = []
        self._expressions = expressions
        self._definitions = definitions
        self._known = known
        self._table = enums
        self._ages = ages
        self._refining = Refining(known, expressions.lists)

    def reach(self, types: Iterable[TypeExpression]) -> None:
        """Makes drafts of all types that these reach."""
        waiting = [key for type_ in types for key in _keys(type_)]
        seen: set[_Key] = set()
        while waiting:
            key = waiting.pop()
            if key in seen:
                continue
            seen.add(key)
            draft = self._draft(key)
            if draft is not None:
                self.objects[key] = draft
                waiting += (
                    inner for field in draft.fields for inner in _keys(field.type)
                )

    def is_object(self, id_: TypeId) -> bool:
        """Whether a type is an object, and no list of values."""
        definition = self._definitions.counting.get(id_.name)
        is_enum = definition is not None and is_list(definition.named.schema)
        return not is_enum and self._known.is_object(id_)

    def is_list(self, key: StructureKey) -> bool:
        """Whether what has no name is a list of values, and no object."""
        return key in self._expressions.lists

    def is_nillable(self, type_: TypeExpression) -> bool:
        """Whether a value of the type may be null; no list of values may."""
        if isinstance(type_, UnnamedType) and self.is_list(type_.key):
            return False
        return is_nillable(type_, self.is_object)

    def stated(
        self,
        schema: Within[Schema],
        place: SchemaPlace,
        expected: TypeExpression | None,
    ) -> tuple[TypeExpression, bool]:
        """The type of a place, and whether it contradicts what another source expects there."""
        type_ = self._expressions.of(schema, place)
        better = self._refining.refined(type_, expected)
        self._complete(type_, better.type, self._expressions.lists)
        return better.type, better.contradicts

    def _complete(
        self,
        stated: TypeExpression,
        used: TypeExpression,
        lists: Mapping[StructureKey, InlineList],
    ) -> None:
        """Gives the enum that is used for a list all members of the list."""
        if stated == used:
            return
        for key, id_ in zip(unnamed(stated), references(used), strict=False):
            if key in lists and id_.name in self._table.by_name:
                self._table.complete(id_.name, lists[key].members)

    def _draft(self, key: _Key) -> DraftObject | None:
        """The object of a name or key; lists of values, which have no fields, are kept here."""
        if isinstance(key, StructureKey):
            inline = self._expressions.objects.get(key)
            if inline is not None:
                return self._object(key, inline.schema, None, str(key))
            self.lists[key] = self._expressions.lists[key]
            return None
        definition = self._definitions.counting.get(key)
        if definition is None:
            return self._known_type(key)
        schema = definition.schema
        if not is_list(schema.value):
            return self._object(key, schema, self._known.carrier(key), key)
        members = members_of(schema.value)
        if key in self._table.by_name:
            self._table.complete(key, members)
            self.known_enums.add(key)
            return None
        place = schema.path, schema.value.line
        evidence = Evidence(Fact.MEMBERS, Rule.OPENAPI, *place)
        self.enums[key] = DraftEnum(
            key,
            members,
            schema.value.text,
            evidence,
            is_open=schema.value.is_open,
            is_flags=schema.value.is_flags,
        )
        return None

    def _known_type(self, name: str) -> DraftObject | None:
        """A type that no document defines, but another source."""
        if name in self._table.by_name:
            self.known_enums.add(name)
            return None
        carrier = self._known.carrier(name)
        if carrier is None:
            return DraftObject(name, (), None, ())
        fields = tuple(map(_of_carrier, carrier.fields))
        return DraftObject(name, fields, carrier.text, (carrier.evidence,))

    def _object(
        self, key: _Key, schema: Within[Schema], carrier: Carrier | None, owner: str
    ) -> DraftObject:
        line = schema.value.line
        evidence = [Evidence(Fact.TYPE, Rule.OPENAPI, schema.path, line)]
        if carrier is not None:
            evidence.append(carrier.evidence)
        text = schema.value.text or (carrier.text if carrier else None)
        fields = tuple(self._fields(schema, carrier, owner))
        return DraftObject(key, fields, text, tuple(evidence))

    def _fields(
        self, schema: Within[Schema], carrier: Carrier | None, owner: str
    ) -> Iterator[DraftField]:
        is_newer = carrier is not None and self._is_newer(carrier, schema.path)
        names: set[str] = set()
        for field in self._expressions.fields(schema):
            wire = field.value.wire
            expected = carrier.field(wire) if carrier else None
            names.add(wire)
            if not (is_newer and expected is None and wire != LINKS_FIELD):
                yield self._field(field, expected, owner)
        for added in carrier.fields if carrier and is_newer else ():
            if added.wire not in names:
                yield _of_carrier(added)

    def _is_newer(self, carrier: Carrier, path: str) -> bool:
        """Whether a carrier is that of a WSDL that is newer than a document."""
        evidence = carrier.evidence
        return evidence.rule is Rule.WSDL and self._ages.is_newer(evidence.path, path)

    def _field(
        self, field: Within[SchemaField], expected: KnownField | None, owner: str
    ) -> DraftField:
        path, value = field.path, field.value
        type_, contradicts = self.stated(
            Within(path, value.schema),
            SchemaPlace(owner, value.wire),
            expected.type if expected else None,
        )
        evidence = [Evidence(Fact.TYPE, Rule.OPENAPI, path, value.line)]
        if expected is not None:
            evidence.append(expected.evidence)
        if expected is not None and contradicts:
            self.diagnostics.append(
                conflict(value.wire, path, value.line, expected.evidence)
            )
        text = value.schema.text or (expected.text if expected else None)
        return DraftField(
            value.wire,
            type_,
            required=value.required,
            is_nullable=value.schema.is_nullable,
            text=text,
            evidence=tuple(evidence),
        )


def _of_carrier(field: KnownField) -> DraftField:
    return DraftField(
        field.wire,
        field.type,
        required=False,
        is_nullable=False,
        text=field.text,
        evidence=(field.evidence,),
    )


def conflict(wire: str, path: str, line: int, place: Evidence) -> Diagnostic:
    """The diagnostic about a document that contradicts another source at that place."""
    message = f"{wire} has a different type in {place.path}:{place.line}; this document was used"
    return Diagnostic("rest-type-conflict", path, line, message)


def _keys(type_: TypeExpression) -> Iterator[_Key]:
    for id_ in references(type_):
        yield id_.name
    yield from unnamed(type_)


def unnamed(type_: TypeExpression) -> Iterator[StructureKey]:
    """Yields the keys of lists and objects without a name in a type expression."""
    match type_:
        case UnnamedType(key=key):
            yield key
        case ArrayType(item=inner) | DictionaryType(value=inner):
            yield from unnamed(inner)
        case ScalarType() | ReferenceType():
            return
