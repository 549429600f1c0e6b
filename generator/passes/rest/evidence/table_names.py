"""The name of the type that a table describes, where the page does not name it.

Rule, strongest first: the type that the same call has in another source, if it has the fields of the table; the only known
type with these fields; the class by which a row refers to another row of the same table
(`{SuperOffice.CRM.Services.AppointmentEntity.CustomFields}`). A table with `_Links` describes the `WithLinks` variant of
that type.
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

_MAX_DIFFERENT: Final = 2
"""REST has up to two properties more than SOAP. No two types with more than a few fields are that similar."""


def table_key(
    properties: Sequence[RestProperty],
    expected: Iterable[TypeExpression],
    known: Known,
) -> str | StructureKey:
    """The name of the table's type, or a structure key where no source names it.

    `expected` are the types that other sources have in this place, strongest first.
    """
    names = tuple(str(row.name) for row in properties)
    without_links = [name for name in names if name != LINKS_FIELD]
    type_name = (
        _expected(without_links, expected, known)
        or _only_known(without_links, known)
        or _referred(properties)
    )
    if type_name is None:
        return StructureKey(names)
    return f"{type_name}{LINKS_SUFFIX}" if LINKS_FIELD in names else type_name


def _expected(
    names: Sequence[str], expected: Iterable[TypeExpression], known: Known
) -> str | None:
    for type_ in expected:
        if not isinstance(type_, ReferenceType):
            continue
        name = type_.id.name
        carrier = known.carrier(name)
        if carrier is None or fits(names, (field.wire for field in carrier.fields)):
            return name
        older = known.older_fields(carrier)
        if older is not None and fits(names, older):
            return name
    return None


def fits(names: Iterable[str], fields: Iterable[str]) -> bool:
    """Whether a table with properties of these names describes a type with these fields."""
    listed = frozenset(names) - LEFT_OUT_OF_BODIES
    defined = frozenset(fields) - LEFT_OUT_OF_BODIES
    # few differences are a newer build; in small types they could be another type
    different = len(listed ^ defined)
    return different == 0 or (
        different <= _MAX_DIFFERENT and len(listed & defined) > 2 * different
    )


def _only_known(names: Sequence[str], known: Known) -> str | None:
    candidates = known.names_with(names)
    return candidates[0] if len(candidates) == 1 else None


def _referred(properties: Sequence[RestProperty]) -> str | None:
    """The class that a row names with a member of the table: `Appointment` in `A.B.Appointment.CustomFields`."""
    names = {row.name for row in properties}
    for reference in _members_of_classes(properties):
        *_, class_, member = reference.split(".")
        if member in names and wire_name(class_):
            return class_
    return None


def _members_of_classes(properties: Iterable[RestProperty]) -> Iterator[WireName]:
    """Yields the names in the texts of rows that have a class and its namespace."""
    for row in properties:
        for reference in row.references:
            if reference.count(".") > 1:
                yield reference
