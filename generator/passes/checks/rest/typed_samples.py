"""The values of samples with the types that the model has for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from generator.model.api import (
    BodyKind,
    Evidence,
    Fact,
    Location,
    NamedType,
    RestOperation,
    ResultKind,
    TypeKind,
)
from generator.model.expressions import (
    ArrayType,
    DictionaryType,
    ReferenceType,
    TypeExpression,
)
from generator.model.ids import TypeId
from generator.model.json_facts import JsonArray, JsonObject, JsonValue
from generator.model.lint.sample_lines import SampleLines, Steps
from generator.model.relations import lineage
from generator.model.rest_facts import RestOperationFacts, RestSample


class Stated(msgspec.Struct, frozen=True):
    """The type of a place, where that comes from, and the subject id of the place."""

    type: TypeExpression
    evidence: tuple[Evidence, ...]
    subject: str


class TypedValue(msgspec.Struct, frozen=True):
    """A value of a sample with its type. `in_array` tells that it is an item."""

    lines: SampleLines
    steps: Steps
    value: JsonValue
    stated: Stated
    in_array: bool = False

    @property
    def line(self) -> int:
        """The line of the value."""
        return self.lines.of(self.steps)


class SampleTypes:
    """The types of the model, which give each value of a sample its type."""

    def __init__(self, types: Iterable[NamedType]) -> None:
        self._by_id = {type_.id: type_ for type_ in types}
        self._fields: dict[TypeId, Mapping[str, Stated]] = {}

    def named(self, id_: TypeId) -> NamedType | None:
        """The type with that id."""
        return self._by_id.get(id_)

    def values(
        self, facts: RestOperationFacts, operation: RestOperation
    ) -> Iterator[TypedValue]:
        """Yields all values of both samples of a page whose type is known, in their order."""
        for root in (*_sent(facts, operation), *_received(facts, operation)):
            yield from self._inside(root)

    def _inside(self, root: TypedValue) -> Iterator[TypedValue]:
        waiting = [root]
        while waiting:
            typed = waiting.pop()
            yield typed
            waiting.extend(reversed(list(self._children(typed))))

    def _children(self, typed: TypedValue) -> Iterator[TypedValue]:
        value, stated = typed.value, typed.stated
        match stated.type, value:
            case ArrayType(item=item), JsonArray(items=items):
                of_item = msgspec.structs.replace(stated, type=item)
                for index, each in enumerate(items):
                    yield _inner(typed, index, each, of_item, in_array=True)
            case DictionaryType(value=item), JsonObject(members=members):
                of_item = msgspec.structs.replace(stated, type=item)
                for index, member in enumerate(members):
                    yield _inner(typed, index, member.value, of_item)
            case ReferenceType(id=id_), JsonObject(members=members):
                named = self._by_id.get(id_)
                fields = self._fields_of(named)
                for index, member in enumerate(members):
                    if known := fields.get(member.key.raw):
                        yield _inner(typed, index, member.value, known)
            case _:
                pass

    def _fields_of(self, named: NamedType | None) -> Mapping[str, Stated]:
        if named is None or named.kind is not TypeKind.OBJECT:
            return {}
        if named.id not in self._fields:
            self._fields[named.id] = {
                str(field.wire): Stated(
                    field.type, field.evidence, f"{type_.id}#field/{field.wire}"
                )
                for type_ in lineage(named, self._by_id)
                for field in type_.fields
            }
        return self._fields[named.id]


def _inner(
    outer: TypedValue,
    index: int,
    value: JsonValue,
    stated: Stated,
    *,
    in_array: bool = False,
) -> TypedValue:
    steps = (*outer.steps, index)
    return TypedValue(outer.lines, steps, value, stated, in_array)


def _sent(facts: RestOperationFacts, operation: RestOperation) -> Iterator[TypedValue]:
    """Yields the values of a request body. The values of a patch have no types."""
    body, sample = operation.body, facts.request_sample
    if body is None or sample is None or sample.body is None:
        return
    parts = {
        str(part.wire): Stated(
            part.type, part.evidence, f"{operation.id}#param/{part.wire}"
        )
        for part in operation.parameters
        if part.where == Location.BODY
    }
    lines = _lines(sample, sample.body)
    if body.kind is BodyKind.VALUE:
        for stated in parts.values():
            yield TypedValue(lines, (), sample.body, stated)
    elif body.kind is BodyKind.WRAPPER and isinstance(sample.body, JsonObject):
        for index, member in enumerate(sample.body.members):
            if known := parts.get(member.key.raw):
                yield TypedValue(lines, (index,), member.value, known)


def _received(
    facts: RestOperationFacts, operation: RestOperation
) -> Iterator[TypedValue]:
    sample, result = facts.response_sample, operation.result
    if operation.result_kind is not ResultKind.JSON or result is None:
        return
    if sample is not None and sample.body is not None:
        evidence = tuple(
            each for each in operation.evidence if each.fact == Fact.RESULT
        )
        stated = Stated(result, evidence, f"{operation.id}#result")
        yield TypedValue(_lines(sample, sample.body), (), sample.body, stated)


def _lines(sample: RestSample, body: JsonValue) -> SampleLines:
    return SampleLines(body, sample.body_line, sample.last_line)
