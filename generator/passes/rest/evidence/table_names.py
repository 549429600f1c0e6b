"""The name of the type that a table describes, where the page does not say it in so many words.

Rule, strongest first: the type that another source has for the call, if its fields are those of the table; the only
known type with these fields; the class in whose name a row refers to another row of the same table
(`{SuperOffice.CRM.Services.AppointmentEntity.CustomFields}`). A table with `_Links` is the `WithLinks` type of these.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from generator.model.expressions import ReferenceType, StructureKey, TypeExpression
from generator.model.rest_facts import RestProperty
from generator.model.text import WireName, wire_name
from generator.passes.knowledge.known import Known
from generator.passes.knowledge.special_names import (
    LEFT_OUT_OF_BODIES,
    LINKS_FIELD,
    LINKS_SUFFIX,
)

_MOST_DIFFERENT: Final = 2
"""REST has up to two properties more than SOAP; no two types of several fields are that alike."""


def table_key(
    properties: Sequence[RestProperty],
    expected: Iterable[TypeExpression],
    known: Known,
) -> str | StructureKey:
    """The name of the table's type, or the key of a structure that nothing names.

    `expected` are the types that other sources have in this place, strongest first.
    """
    names = tuple(str(one.name) for one in properties)
    own = [name for name in names if name != LINKS_FIELD]
    found = (
        _expected(own, expected, known)
        or _only_known(own, known)
        or _referred(properties)
    )
    if found is None:
        return StructureKey(names)
    return f"{found}{LINKS_SUFFIX}" if LINKS_FIELD in names else found


def _expected(
    names: Sequence[str], expected: Iterable[TypeExpression], known: Known
) -> str | None:
    for type_ in expected:
        if not isinstance(type_, ReferenceType):
            continue
        name = type_.id.name
        carrier = known.carrier(name)
        if carrier is None or fits(names, (one.wire for one in carrier.fields)):
            return name
    return None


def fits(names: Iterable[str], fields: Iterable[str]) -> bool:
    """Whether a table of these properties describes a type of these fields."""
    shown = frozenset(names) - LEFT_OUT_OF_BODIES
    there = frozenset(fields) - LEFT_OUT_OF_BODIES
    different = len(shown ^ there)
    return different == 0 or (
        different <= _MOST_DIFFERENT and len(shown & there) > 2 * different
    )


def _only_known(names: Sequence[str], known: Known) -> str | None:
    found = known.names_with(names)
    return found[0] if len(found) == 1 else None


def _referred(properties: Sequence[RestProperty]) -> str | None:
    """The class whose member a row refers to: `Appointment` of `A.B.Appointment.CustomFields`."""
    names = {row.name for row in properties}
    for reference in _members_of_classes(properties):
        *_, class_, member = reference.split(".")
        if member in names and wire_name(class_):
            return class_
    return None


def _members_of_classes(properties: Iterable[RestProperty]) -> Iterator[WireName]:
    """The names in the texts of rows that have a class and its namespace."""
    for row in properties:
        for reference in row.references:
            if reference.count(".") > 1:
                yield reference
