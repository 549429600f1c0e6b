"""Pass: the types of REST that operations reach.

Rule: the table of a response lists all fields of its type. Without such a table the fields are those of other sources and
those that samples show. `evidence/inference.py` decides the type of a field; a field that is `{}` in all samples has the
type of the fields of its name in other types, if they agree. Source: REST pages, the SOAP part of the model, docfx YAML.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from generator.model.api import (
    Evidence,
    Field,
    Member,
    NamedType,
    RestOperation,
    TypeKind,
)
from generator.model.diagnostics import Diagnostic
from generator.model.expressions import ReferenceType, references
from generator.model.ids import TypeId
from generator.model.relations import named_types_of
from generator.model.text import WireName, wire_name
from generator.passes.knowledge.known import Carrier, KnownEnum, KnownField
from generator.passes.pages import Reported
from generator.passes.rest.drafts import (
    ParameterEnum,
    RestEvidence,
    SeenField,
    Structure,
)
from generator.passes.rest.evidence.cells import CellKind, CellType
from generator.passes.rest.evidence.inference import ANY, inferred, with_names
from generator.passes.rest.evidence.shapes import NOTHING, is_cut_off
from generator.passes.rest.named_type import rest_type
from generator.passes.soap.protocol import is_nillable


def types_of_operations(
    operations: Iterable[RestOperation], evidence: RestEvidence
) -> Reported[tuple[NamedType, ...]]:
    """The types that the operations reach, sorted by id."""
    places: list[tuple[TypeId, Evidence]] = [
        (id_, operation.evidence[0])
        for operation in operations
        for id_ in named_types_of(operation)
    ]
    return reached_types(places, evidence)


def reached_types(
    named: Iterable[tuple[TypeId, Evidence]], evidence: RestEvidence
) -> Reported[tuple[NamedType, ...]]:
    """The types with these ids and those that their fields reach, sorted by id. Each id comes with the place that names it."""
    builder = _Builder(evidence)
    waiting: list[TypeId] = []
    places: dict[TypeId, Evidence] = {}
    for id_, place in named:
        waiting.append(id_)
        places.setdefault(id_, place)
    types: dict[TypeId, NamedType] = {}
    while waiting:
        id_ = waiting.pop()
        if id_ not in types:
            types[id_] = builder.type(id_, places.get(id_))
            for field in types[id_].fields:
                for reached in references(field.type):
                    places.setdefault(reached, field.evidence[0])
                    waiting.append(reached)
    return Reported(
        tuple(types[id_] for id_ in sorted(types)), tuple(builder.diagnostics)
    )


class _Builder:
    """Builds types from the evidence. `diagnostics` collects what is unknown or contradicts other sources."""

    def __init__(self, evidence: RestEvidence) -> None:
        self._evidence = evidence
        self._known = evidence.known
        self._enums = {enum.name: enum for enum in evidence.enums.values()}
        self._keys = {name: key for key, name in evidence.given_names.items()}
        self._namesakes = self._types_by_field()
        self.diagnostics: list[Diagnostic] = []

    def _types_by_field(self) -> dict[str, ReferenceType]:
        """The types by field name, where all fields of that name in all structures have the same type."""
        types: dict[str, set[ReferenceType]] = {}
        for structure in self._evidence.structures.values():
            for wire, seen in structure.fields.items():
                inference = inferred(wire, seen.cell, seen.shape, None, self._known)
                type_ = with_names(inference.type, self._evidence.names)
                if isinstance(type_, ReferenceType):
                    types.setdefault(wire, set()).add(type_)
        return {wire: type_ for wire, (type_, *others) in types.items() if not others}

    def type(self, id_: TypeId, place: Evidence | None) -> NamedType:
        """The type with that id. `place` is the first place that names it."""
        name = id_.name
        # enums before structures: pages show enums as strings only
        known = self._known.enums.get(name)
        listed = self._enums.get(name)
        structure = self._evidence.structures.get(self._keys.get(name, name))
        if known is not None:
            return self._enum(known)
        if listed is not None:
            return self._listed(listed)
        return self._object(name, structure, self._known.carrier(name), place)

    def _enum(self, known: KnownEnum) -> NamedType:
        return rest_type(
            known.name,
            known.kind,
            self._evidence.version,
            (known.evidence,),
            members=known.members,
            complete=known.complete,
            text=known.text,
        )

    def _listed(self, listed: ParameterEnum) -> NamedType:
        return rest_type(
            WireName(listed.name),
            TypeKind.ENUM,
            self._evidence.version,
            (listed.evidence,),
            members=tuple(Member(wire, None, None) for wire in listed.members),
            # no page names it: the name is that of the parameter
            is_unnamed=True,
        )

    def _object(
        self,
        name: str,
        structure: Structure | None,
        carrier: Carrier | None,
        place: Evidence | None,
    ) -> NamedType:
        is_unnamed = structure is not None and not structure.is_named
        if structure is not None and is_unnamed:
            self.diagnostics.append(_unnamed(structure, name))
        fields = tuple(self._fields(structure, carrier))
        evidence = [source.evidence for source in (structure, carrier) if source]
        if not evidence and place:
            evidence = [place]
        if not fields and evidence:
            message = f"no page shows the fields of {TypeId.of_rest(name)}"
            strongest = evidence[0]
            self.diagnostics.append(
                Diagnostic("type-unknown", strongest.path, strongest.line, message)
            )
        return rest_type(
            wire_name(name) or WireName("Unnamed"),
            TypeKind.OBJECT,
            self._evidence.version,
            tuple(evidence),
            fields=fields,
            complete=bool(fields),
            text=carrier.text if carrier else None,
            is_unnamed=is_unnamed,
        )

    def _fields(
        self, structure: Structure | None, carrier: Carrier | None
    ) -> Iterator[Field]:
        known = {field.wire: field for field in carrier.fields} if carrier else {}
        seen = {
            field.wire: field
            for field in (structure.fields.values() if structure else ())
            if field.wire in known or not self._is_removed(carrier, field)
        }
        # a table of a response is complete, so that fields which only other sources know are outdated
        is_listed = structure is not None and structure.is_listed
        for wire in seen if is_listed else _in_order(seen.keys(), known):
            yield self._field(wire, seen.get(wire), known.get(wire), structure)

    def _is_removed(self, carrier: Carrier | None, field: SeenField) -> bool:
        """Whether newer WSDLs lack a field that samples of older pages still show."""
        return (
            carrier is not None
            and (carrier.name, field.wire) in self._evidence.removed_fields
        )

    def _field(
        self,
        wire: WireName,
        seen: SeenField | None,
        known: KnownField | None,
        structure: Structure | None,
    ) -> Field:
        cell = seen.cell if seen else CellType(CellKind.BLANK)
        shape = seen.shape if seen else NOTHING
        expected = known.type if known else None
        inference = inferred(wire, cell, shape, expected, self._known)
        type_ = with_names(inference.type, self._evidence.names)
        is_open = cell.kind is CellKind.BLANK and is_cut_off(shape)
        if type_ == ANY and expected is None and is_open:
            type_ = self._namesakes.get(wire, ANY)
        evidence = tuple(source.evidence for source in (seen, known) if source)
        if inference.contradicts and seen and known:
            self._contradiction(wire, seen.evidence, known.evidence)
        # `any` is nothing to report where a source or a cell states it
        if type_ == ANY and expected != ANY and cell.kind is not CellKind.OBJECT:
            self._unknown(wire, structure, evidence[0])
        texts = [source.text for source in (seen, known) if source and source.text]
        return Field(
            wire=wire,
            namespace="",
            type=type_,
            nillable=is_nillable(type_, self._is_object),
            required=False,
            text=texts[0] if texts else None,
            evidence=evidence,
        )

    def _is_object(self, id_: TypeId) -> bool:
        return self._known.is_object(id_) and id_.name not in self._enums

    def _contradiction(self, wire: str, seen: Evidence, known: Evidence) -> None:
        message = f"{wire} has a different type in {known.path}:{known.line}; this page was used"
        self.diagnostics.append(
            Diagnostic("rest-type-conflict", seen.path, seen.line, message)
        )

    def _unknown(self, wire: str, structure: Structure | None, place: Evidence) -> None:
        owner = f" of {structure.key}" if structure and structure.is_named else ""
        message = f"the type of {wire}{owner} is unknown: no page shows it"
        self.diagnostics.append(
            Diagnostic("type-unknown", place.path, place.line, message)
        )


def _unnamed(structure: Structure, name: str) -> Diagnostic:
    properties = ", ".join(list(structure.fields)[:4])
    message = f"no page names the type of {properties}, …; it was named {TypeId.of_rest(name)}"
    place = structure.evidence
    return Diagnostic("type-unnamed", place.path, place.line, message)


def _in_order(
    seen: Collection[WireName], known: Iterable[WireName]
) -> Iterator[WireName]:
    """Yields the fields in the order of samples, which is that of JSON.

    Fields that only other sources know follow the one that precedes them there.
    """
    following: dict[WireName | None, list[WireName]] = {}
    before: WireName | None = None
    for wire in known:
        if wire in seen:
            before = wire
        else:
            following.setdefault(before, []).append(wire)
    for place in (None, *seen):
        if place is not None:
            yield place
        yield from following.get(place, ())
