"""Edits of types: their names, fields, members and numbers."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Final

import msgspec

from benchmarks.version_edits.choice import (
    Edit,
    NoPlaceError,
    at_type,
    one_of,
    with_other,
    without,
)
from generator.model.api import (
    Api,
    Field,
    Member,
    NamedType,
    Operation,
    Parameter,
    SoapOperation,
    TypeKind,
)
from generator.model.expressions import (
    ArrayType,
    DictionaryType,
    ReferenceType,
    Scalar,
    ScalarType,
    TypeExpression,
)
from generator.model.ids import TypeId
from generator.model.text import Text, WireName


def _is_object(type_: NamedType) -> bool:
    return type_.kind is TypeKind.OBJECT and bool(type_.fields)


def _is_enum(type_: NamedType) -> bool:
    return type_.kind is not TypeKind.OBJECT and bool(type_.members)


def added(api: Api, random: Random) -> Api:
    """A type comes that nothing names."""
    chosen = one_of(api.types, random)
    wire = WireName(f"{chosen.wire}Again")
    copy = msgspec.structs.replace(
        chosen, id=TypeId(f"{chosen.id}Again"), wire=wire, same_as=None
    )
    types = sorted((*api.types, copy), key=lambda each: each.id)
    return msgspec.structs.replace(api, types=tuple(types))


def renamed(api: Api, random: Random) -> Api:
    """A type has another name wherever it is named."""
    chosen = one_of(api.types, random)
    wire = WireName(f"So{chosen.wire}")
    id_ = TypeId(f"{chosen.id.rpartition('/')[0]}/{wire}")

    def named(type_: TypeExpression) -> TypeExpression:
        match type_:
            case ReferenceType(id=other) if other == chosen.id:
                return msgspec.structs.replace(type_, id=id_)
            case ArrayType(item=item):
                return msgspec.structs.replace(type_, item=named(item))
            case DictionaryType(key=key, value=value):
                return msgspec.structs.replace(
                    type_, key=named(key), value=named(value)
                )
            case _:
                return type_

    types = [
        msgspec.structs.replace(
            each,
            id=id_ if each is chosen else each.id,
            wire=wire if each is chosen else each.wire,
            base=id_ if each.base == chosen.id else each.base,
            same_as=id_ if each.same_as == chosen.id else each.same_as,
            fields=tuple(
                msgspec.structs.replace(field, type=named(field.type))
                for field in each.fields
            ),
        )
        for each in api.types
    ]
    return msgspec.structs.replace(
        api,
        types=tuple(sorted(types, key=lambda each: each.id)),
        operations=tuple(_with_types(each, named) for each in api.operations),
    )


def _with_types(
    operation: Operation, named: Callable[[TypeExpression], TypeExpression]
) -> Operation:
    def parts(parameters: tuple[Parameter, ...]) -> tuple[Parameter, ...]:
        return tuple(
            msgspec.structs.replace(each, type=named(each.type)) for each in parameters
        )

    taken = parts(operation.parameters)
    if isinstance(operation, SoapOperation):
        out = parts(operation.out)
        return msgspec.structs.replace(operation, parameters=taken, out=out)
    responses = tuple(
        msgspec.structs.replace(each, type=named(each.type)) if each.type else each
        for each in operation.responses
    )
    return msgspec.structs.replace(operation, parameters=taken, responses=responses)


def _field_added(type_: NamedType, _random: Random) -> NamedType:
    evidence = type_.fields[0].evidence
    field = Field(
        WireName("AnotherField"),
        type_.namespace,
        ScalarType(Scalar.STRING),
        True,
        False,
        None,
        evidence,
    )
    return msgspec.structs.replace(type_, fields=(*type_.fields, field))


def _field_removed(type_: NamedType, random: Random) -> NamedType:
    chosen = one_of(type_.fields, random)
    return msgspec.structs.replace(type_, fields=without(type_.fields, chosen))


def _at_field(
    pick: Callable[[Field], bool], change: Callable[[Field, Random], Field]
) -> Edit:
    def has_any(type_: NamedType) -> bool:
        return _is_object(type_) and any(map(pick, type_.fields))

    def changed(type_: NamedType, random: Random) -> NamedType:
        chosen = one_of(filter(pick, type_.fields), random)
        other = change(chosen, random)
        return msgspec.structs.replace(
            type_, fields=with_other(type_.fields, chosen, other)
        )

    return at_type(has_any, changed)


def _to(scalar: Scalar) -> Callable[[Field, Random], Field]:
    return lambda field, _random: msgspec.structs.replace(
        field, type=ScalarType(scalar)
    )


def _of(*scalars: Scalar) -> Callable[[Field], bool]:
    return lambda field: field.type in tuple(map(ScalarType, scalars))


def _null(field: Field, _random: Random) -> Field:
    return msgspec.structs.replace(field, nillable=not field.nillable)


def _need(field: Field, _random: Random) -> Field:
    return msgspec.structs.replace(field, required=not field.required)


def _fields_reordered(type_: NamedType, random: Random) -> NamedType:
    fields = list(type_.fields)
    if len(fields) < 2:
        raise NoPlaceError
    random.shuffle(fields)
    return msgspec.structs.replace(type_, fields=tuple(fields))


def _described(type_: NamedType, _random: Random) -> NamedType:
    return msgspec.structs.replace(type_, text=Text("Other words."))


def _member_added(type_: NamedType, _random: Random) -> NamedType:
    numbers = [each.number for each in type_.members if each.number is not None]
    number = max(numbers) * 2 + 2 if numbers else None
    member = Member(WireName("AnotherMember"), number, None)
    return msgspec.structs.replace(type_, members=(*type_.members, member))


def _member_removed(type_: NamedType, random: Random) -> NamedType:
    if len(type_.members) < 2:
        raise NoPlaceError
    chosen = one_of(type_.members, random)
    return msgspec.structs.replace(type_, members=without(type_.members, chosen))


def _number_changed(type_: NamedType, random: Random) -> NamedType:
    chosen = one_of((m for m in type_.members if m.number is not None), random)
    other = msgspec.structs.replace(chosen, number=(chosen.number or 0) + 1000)
    return msgspec.structs.replace(
        type_, members=with_other(type_.members, chosen, other)
    )


def _as_text(api: Api, random: Random) -> Api:
    """A field of an enum is known as a text only."""
    enums = {
        each.id for each in api.types if each.kind is TypeKind.ENUM and each.members
    }
    edit = _at_field(
        lambda field: isinstance(field.type, ReferenceType) and field.type.id in enums,
        _to(Scalar.STRING),
    )
    return edit(api, random)


def _known(api: Api, random: Random) -> Api:
    """A field that was a text is known as one of an enum of its protocol: values without a member stay what they are."""
    texts = ScalarType(Scalar.STRING)
    owner = one_of(
        (
            each
            for each in api.types
            if any(field.type == texts for field in each.fields)
        ),
        random,
    )
    prefix = owner.id.rpartition("/")[0]
    enum = one_of(
        (
            each
            for each in api.types
            if each.kind is TypeKind.ENUM
            and each.members
            and each.id.rpartition("/")[0] == prefix
        ),
        random,
    )
    edit = _at_field(
        lambda field: field.type == texts,
        lambda field, _random: msgspec.structs.replace(
            field, type=ReferenceType(enum.id)
        ),
    )
    return edit(api, random)


_INTS: Final = (Scalar.INT16, Scalar.INT32)

EDITS: Final[dict[str, Edit]] = {
    "type added": added,
    "type renamed": renamed,
    "words of a type": at_type(lambda _: True, _described),
    "field added": at_type(_is_object, _field_added),
    "field removed": at_type(_is_object, _field_removed),
    "field int64": _at_field(_of(*_INTS), _to(Scalar.INT64)),
    "field double": _at_field(_of(*_INTS), _to(Scalar.DOUBLE)),
    "field text": _at_field(_of(*_INTS), _to(Scalar.STRING)),
    "field any": _at_field(
        lambda field: not isinstance(field.type, ScalarType), _to(Scalar.ANY)
    ),
    "field of an enum as text": _as_text,
    "field of a text as an enum": _known,
    "null of a field": _at_field(lambda _: True, _null),
    "need of a field": _at_field(lambda _: True, _need),
    "order of fields": at_type(_is_object, _fields_reordered),
    "member added": at_type(_is_enum, _member_added),
    "member removed": at_type(_is_enum, _member_removed),
    "number changed": at_type(_is_enum, _number_changed),
}
