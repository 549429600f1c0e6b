"""The entries of types, their fields and members."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

import msgspec

from generator.emit.python.views import ModelView
from generator.emit.surface.escape import value, words_of
from generator.emit.surface.origins import origin
from generator.model.api import Fact, NamedType, TypeKind
from generator.model.comparison.snapshot import (
    Entry,
    FieldFact,
    MemberFact,
    Python,
    Succession,
    TypeFact,
)
from generator.model.expressions import notation


class Classes(msgspec.Struct, frozen=True):
    """The classes of a module of models and one of enums.

    `path` is that of their package with a dot at the end, empty for REST. `names` are classes by subject id, `parts` the
    names of fields and members by wire name.
    """

    path: str = ""
    models: tuple[ModelView, ...] = ()
    names: Mapping[str, str] = MappingProxyType({})
    parts: Mapping[str, Mapping[str, str]] = MappingProxyType({})


def type_entries(
    types: Iterable[NamedType], classes: Classes, succession: Succession
) -> Iterator[Entry]:
    """The entries of types with those of their parts; types that are not among the classes have no side in Python."""
    bases = {model.name: model.base for model in classes.models}
    annotations = _annotations(classes.models)
    for type_ in types:
        name = classes.names.get(type_.id, "")
        is_object = type_.kind is TypeKind.OBJECT
        path = f"{classes.path}{'models' if is_object else 'enums'}.{name}"
        yield Entry(
            str(type_.id),
            _fact(type_),
            *origin(type_.evidence, Fact.TYPE, Fact.MEMBERS),
            words_of(type_.text),
            Python(path, bases.get(name, "")) if name else None,
            succession.aliases.get(type_.id, ()),
        )
        if is_object:
            known = annotations.get(name, {})
            yield from _fields(type_, classes, known, succession)
        else:
            yield from _members(type_, classes, succession)


def _fact(type_: NamedType) -> TypeFact:
    order = [str(field.wire) for field in type_.fields] if type_.namespace else ()
    return TypeFact(
        kind=str(type_.kind),
        base=str(type_.base or ""),
        namespace=type_.namespace,
        same_as=str(type_.same_as or ""),
        order=tuple(order),
        incomplete=not type_.complete,
        unnamed=type_.is_unnamed,
    )


def _annotations(models: Iterable[ModelView]) -> dict[str, dict[str, str]]:
    """The annotations of fields by class and name; those of a base, which comes first, belong to each class below it."""
    known: dict[str, dict[str, str]] = {}
    for model in models:
        own = {field.name: field.annotation for field in model.fields}
        inherited = known.get(model.base)
        known[model.name] = {**inherited, **own} if inherited else own
    return known


def _fields(
    type_: NamedType,
    classes: Classes,
    annotations: Mapping[str, str],
    succession: Succession,
) -> Iterator[Entry]:
    names, start = classes.parts.get(type_.id, {}), f"{type_.id}#field/"
    for field in type_.fields:
        subject, name = start + field.wire, names.get(field.wire)
        is_elsewhere = field.namespace != type_.namespace
        yield Entry(
            subject,
            FieldFact(
                notation(field.type),
                field.required,
                field.nillable,
                field.namespace if is_elsewhere else "",
            ),
            *origin(field.evidence, Fact.TYPE),
            words_of(field.text),
            Python(name, annotations[name]) if name else None,
            succession.aliases.get(subject, ()),
        )


def _members(
    type_: NamedType, classes: Classes, succession: Succession
) -> Iterator[Entry]:
    names, start = classes.parts.get(type_.id, {}), f"{type_.id}#member/"
    place = origin(type_.evidence, Fact.MEMBERS, Fact.TYPE)
    for member in type_.members:
        subject, wire = start + member.wire, value(member.value)
        name = names.get(member.wire)
        yield Entry(
            subject,
            MemberFact(member.number, wire),
            *place,
            words_of(member.text),
            Python(name, wire or str(member.wire)) if name else None,
            succession.aliases.get(subject, ()),
        )
