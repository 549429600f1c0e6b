"""A real entity with all carriers inside it, read from the pages of its operation: what `rest_codec.py` measures.

Its types are given as model of Docwright, as OpenAPI document for the peers, and as an answer in which nothing is null.
"""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import Any, Final

import msgspec

from generator.cache.store import open_cache
from generator.model.api import Api, Field, NamedType, TypeKind
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
from generator.model.relations import lineage
from generator.passes import build_api, select
from generator.reader.discover import discover
from generator.reader.facts_cache import FactsCache
from generator.reader.read import read_files

Json = dict[str, Any]

_OPERATION: Final = "rest/v1/Agents/Appointment/GetAppointmentEntity"
"""The operation that returns the entity."""
_NEW_KEY: Final = "NewInNextVersion"
_TEXTS: Final = (
    "Meeting about the offer",
    "Grødem & Søn",
    "anna@example.com",
    "Stavanger",
    "A somewhat longer text that says what was agreed on, and who does what until when.",
    "+47 51 00 00 00",
    "https://example.com/a/b?c=d",
)


def read_entity(docs: Path) -> Api:
    """The operation with the types that it reaches. All pages are read, since each may say something about them.

    Raises:
        UsageError: the pages are not there, or do not have the operation.
    """
    kept, _ = open_cache()
    cache = FactsCache(kept) if kept else None
    pages = read_files(discover([docs]).files, 2, lambda _: None, cache)
    return select(build_api(pages).api, [_OPERATION], [])


def without_flags(api: Api) -> Api:
    """The same with strings in place of flags."""
    types = (
        # an enum without members is a string
        (
            msgspec.structs.replace(type_, kind=TypeKind.ENUM, members=())
            if type_.kind is TypeKind.FLAGS
            else type_
        )
        for type_ in api.types
    )
    return msgspec.structs.replace(api, types=tuple(types))


def root(api: Api) -> str:
    """The name of the entity's type."""
    (operation,) = api.rest.operations
    assert isinstance(operation.result, ReferenceType), "an entity is an object"
    return _name(operation.result)


def _name(reference: ReferenceType) -> str:
    return reference.id.name


def _types(api: Api) -> dict[str, NamedType]:
    return {type_.wire: type_ for type_ in api.types}


def _fields(api: Api, type_: NamedType) -> list[Field]:
    """All fields, those of the bases first."""
    bases = lineage(type_, {candidate.id: candidate for candidate in api.types})
    return [field for base in reversed(bases) for field in base.fields]


# ---------------------------------------------------------------- the answer


def answer(api: Api, *, new_keys: bool) -> Json:
    """The entity as the server gives it, every object in it; lists and dictionaries have one item.

    With `new_keys` every object has a key that the pages do not have.
    """
    values = _Values(api, {_NEW_KEY: 1} if new_keys else {})
    return values.object(values.types[root(api)])


class _Values:
    """Makes up values, a different one each time."""

    def __init__(self, api: Api, new: Json) -> None:
        self.types = _types(api)
        self._api = api
        self._new = new
        self._numbers = count(1)

    def object(self, type_: NamedType) -> Json:
        """An object with all its fields."""
        fields = _fields(self._api, type_)
        return {
            str(field.wire): self._value(field.type) for field in fields
        } | self._new

    def _value(self, type_: TypeExpression) -> Any:
        match type_:
            case ScalarType(scalar=scalar):
                return _scalar(scalar, next(self._numbers))
            case ArrayType(item=item):
                return [self._value(item)]
            case DictionaryType(key=key, value=value):
                return {self._value(key): self._value(value)}
            case ReferenceType():
                return self._named(self.types[_name(type_)])
            case UnnamedType():
                raise unfinished(type_)

    def _named(self, type_: NamedType) -> Any:
        if type_.kind is TypeKind.OBJECT:
            return self.object(type_)
        members = [str(member.wire) for member in type_.members]
        if type_.kind is TypeKind.FLAGS:
            return ", ".join(members[1:3])
        return members[next(self._numbers) % len(members)]


def _scalar(scalar: Scalar, number: int) -> Any:
    match scalar:
        case Scalar.STRING:
            return _TEXTS[number % len(_TEXTS)]
        case Scalar.INT16 | Scalar.INT32 | Scalar.INT64 | Scalar.UINT32:
            return number * 37
        case Scalar.DOUBLE:
            return number + 0.25
        case Scalar.BOOLEAN:
            return number % 2 == 0
        case Scalar.DATE_TIME:
            return (
                f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}T{number % 24:02}:07:08"
            )
        case Scalar.DURATION:
            return f"PT{number}S"
        case Scalar.BYTE:
            return "QUJD"
        case Scalar.ANY:
            return number


# ---------------------------------------------------------------- OpenAPI


def openapi(api: Api, copies: int = 1) -> Json:
    """The document for the peers, as the Swagger would have it. Flags are strings in it, as it has no word for sets.

    With more copies every type is there that many times, under other names: an API of some size.
    """
    paths: Json = {}
    schemas: Json = {}
    for number in range(copies):
        suffix = str(number) if number else ""
        schemas |= {
            f"{type_.wire}{suffix}": _schema(api, type_, suffix)
            for type_ in api.types
            if type_.kind is not TypeKind.FLAGS
        }
        paths[f"/entity{suffix}"] = {"get": _get(api, suffix)}
    return {
        "openapi": "3.0.3",
        "info": {"title": "peer", "version": "1"},
        "paths": paths,
        "components": {"schemas": schemas},
    }


def _get(api: Api, suffix: str) -> Json:
    content = {"application/json": {"schema": _reference(root(api), suffix)}}
    return {
        "operationId": f"getEntity{suffix}",
        "responses": {"200": {"description": "OK", "content": content}},
    }


def _reference(name: str, suffix: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}{suffix}"}


def _schema(api: Api, type_: NamedType, suffix: str) -> Json:
    if type_.kind is TypeKind.ENUM:
        return {
            "type": "string",
            "enum": [str(member.wire) for member in type_.members],
        }
    types = _types(api)
    return {
        "type": "object",
        "properties": {
            str(field.wire): _property(types, field.type, suffix)
            for field in _fields(api, type_)
        },
    }


def _property(types: dict[str, NamedType], type_: TypeExpression, suffix: str) -> Json:
    match type_:
        case ScalarType(scalar=scalar):
            return dict(_SCALARS[scalar])
        case ArrayType(item=item):
            return {"type": "array", "items": _property(types, item, suffix)}
        case DictionaryType(value=value):
            inner = _property(types, value, suffix)
            return {"type": "object", "additionalProperties": inner}
        case ReferenceType():
            name = _name(type_)
            is_flags = types[name].kind is TypeKind.FLAGS
            return {"type": "string"} if is_flags else _reference(name, suffix)
        case UnnamedType():
            raise unfinished(type_)


_SCALARS: Final = {
    Scalar.STRING: {"type": "string"},
    Scalar.BOOLEAN: {"type": "boolean"},
    **{
        scalar: {"type": "integer", "format": str(scalar.value)}
        for scalar in (Scalar.INT16, Scalar.INT32, Scalar.INT64, Scalar.UINT32)
    },
    Scalar.DOUBLE: {"type": "number", "format": "double"},
    Scalar.DATE_TIME: {"type": "string", "format": "date-time"},
    Scalar.DURATION: {"type": "string", "format": "duration"},
    Scalar.BYTE: {"type": "string", "format": "byte"},
    Scalar.ANY: {},
}
