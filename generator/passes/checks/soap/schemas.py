"""The types of a WSDL as samples have to show them: with the elements of their bases, which come first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from generator.model.facts import SchemaElement, SchemaKind, SchemaType, WsdlFacts
from generator.model.lint.places import Place
from generator.model.text import QName
from generator.passes.pages import Located
from generator.passes.soap.bases import MAX_BASES


class DeclaredElement(msgspec.Struct, frozen=True):
    """An element that a type declares: its position among all of the type, and the base that it is from, None for its own."""

    element: SchemaElement
    place: Place
    position: int
    base: str | None


class DeclaredType(msgspec.Struct, frozen=True):
    """A type with all its elements by name, in order; `members` are those of an enum or of flags."""

    name: QName
    kind: SchemaKind
    place: Place
    elements: Mapping[str, DeclaredElement]
    members: frozenset[str]
    bases: frozenset[QName]


Types = Mapping[QName, DeclaredType]


def declared_types(wsdl: Located[WsdlFacts]) -> Types:
    """The types of a WSDL, which defines all that its operations reach."""
    pool = {type_.name: type_ for type_ in reversed(wsdl.facts.types)}
    return {name: _declared(type_, pool, wsdl.path) for name, type_ in pool.items()}


def _declared(
    type_: SchemaType, pool: Mapping[QName, SchemaType], path: str
) -> DeclaredType:
    bases = list(_bases(type_, pool))
    elements = [
        (element, None if owner is type_ else owner.name.name)
        for owner in (*reversed(bases), type_)
        for element in owner.elements
    ]
    return DeclaredType(
        name=type_.name,
        kind=type_.kind,
        place=Place(path, type_.line),
        elements={
            element.name: DeclaredElement(
                element, Place(path, element.line), position, base
            )
            for position, (element, base) in enumerate(elements)
        },
        members=frozenset(
            member.text.raw.strip() if member.text else str(member.value)
            for member in type_.members
        ),
        bases=frozenset(base.name for base in bases),
    )


def _bases(type_: SchemaType, pool: Mapping[QName, SchemaType]) -> Iterator[SchemaType]:
    """Yields what a type extends, the nearest first."""
    base = type_.base
    for _ in range(MAX_BASES):
        above = pool.get(base) if base else None
        if above is None:
            return
        yield above
        base = above.base
