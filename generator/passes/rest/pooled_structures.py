"""Pass: the structures of all REST pages, pooled by name or by their properties.

Rule: a type has the same table and the same samples on every page, so one page may show what another one cuts off. A
structure that no source names is that of the only named type with the same properties, in any order, unless their cells or
samples contradict each other. Where there is no such type, it is that of the only one that lacks a single property of it:
REST is a newer build than what other sources know. Several such types are no match, and the wrapper of a request never is
one. Unnamed structures with the same properties are the same.
Source: tables and samples of REST pages of all generations.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from generator.model.api import Evidence, Fact, ResultKind, Rule
from generator.model.expressions import ReferenceType, StructureKey, TypeExpression
from generator.model.ids import TypeId
from generator.model.json_facts import JsonObject, JsonValue
from generator.model.rest_facts import RestOperationFacts, RestProperty, RestSample
from generator.passes.knowledge.known import Carrier, Known
from generator.passes.knowledge.special_names import LEFT_OUT_OF_BODIES
from generator.passes.pages import Located
from generator.passes.rest.drafts import Place, SeenField, Structure, StructureId
from generator.passes.rest.evidence.cells import (
    CellKind,
    classified,
    without_placeholder,
)
from generator.passes.rest.evidence.inference import inferred
from generator.passes.rest.evidence.likeness import NamedTypes
from generator.passes.rest.exchanges import Exchanges
from generator.passes.rest.main_pages import (
    MainPages,
    rest_operation_id,
    type_cells,
)
from generator.passes.rest.request import Request
from generator.passes.rest.result import Result, samples_of
from generator.passes.rest.structure_pool import Pool, joined

_Page = Located[RestOperationFacts]
_Hints = Mapping[str, TypeExpression]
"""The types of a wrapper's parameters, by their names in lower case, since the sources differ in the case of names."""


class Pooled(msgspec.Struct, frozen=True):
    """The structures by name or key. `merged` maps the keys of structures that turned out to be another one to that one.

    `stated` are the names of types that cells print.
    """

    structures: Mapping[StructureId, Structure]
    merged: Mapping[StructureKey, StructureId]
    stated: frozenset[str]


def pooled_structures(exchanges: Exchanges, chosen: MainPages, known: Known) -> Pooled:
    """The structures that tables and samples of all pages show together."""
    pool = Pool(known, chosen.placeholders)
    # all tables before all samples, as `Pool` needs them
    for exchange in exchanges.pages:
        _add_tables(pool, exchange.page, exchange.result, exchange.request)
    newest = {
        (page.facts.method, page.facts.path): page.facts
        for page in chosen.main.values()
    }
    hints: dict[tuple[str, str], _Hints] = {}
    for exchange in exchanges.pages:
        page = exchange.page
        route = page.facts.method, page.facts.path
        if route not in hints:
            facts = newest.get(route, page.facts)
            hints[route] = _hints(facts, known, chosen.placeholders)
        _add_samples(pool, page, exchange.result, exchange.request, hints[route])
    structures = pool.structures()
    same = _recognised(structures, known)
    return Pooled(_merged(structures, same), same, _stated(chosen))


def _stated(chosen: MainPages) -> frozenset[str]:
    cells = (
        classified(cell) for page in chosen.pages for cell in type_cells(page.facts)
    )
    return frozenset(str(cell.name) for cell in cells if cell.name)


def _hints(
    newest: RestOperationFacts, known: Known, placeholders: frozenset[str]
) -> _Hints:
    """The types that cells of the newest page, and the same call in another source, give a wrapper's parameters."""
    rows = newest.body.properties if newest.body else ()
    hints: dict[str, TypeExpression] = {}
    for row in rows:
        cell = without_placeholder(classified(row.cell), placeholders)
        if cell.name:
            hints[row.name.lower()] = ReferenceType(TypeId.of_rest(cell.name))
    call = known.signature(newest.group, newest.operation)
    parts = call.parameters if call else ()
    return hints | {part.wire.lower(): part.type for part in parts}


def _place(page: _Page) -> Place:
    return Place(None, "", rest_operation_id(page.facts))


def _add_tables(
    pool: Pool, page: _Page, result: Result, request: Request | None
) -> None:
    response, body = page.facts.response, page.facts.body
    if response and result.key:
        _add_table(pool, result.key, response.properties, page)
    if body and request and request.key and body.properties:
        pool.add_table(
            request.key,
            body.properties,
            _place(page),
            page.path,
            page.edition,
            lists_all=False,
        )


def _add_table(
    pool: Pool,
    key: StructureId,
    properties: tuple[RestProperty, ...],
    page: _Page,
) -> None:
    if properties:
        place = _place(page)
        pool.add_table(key, properties, place, page.path, page.edition, lists_all=True)


def _add_samples(
    pool: Pool, page: _Page, result: Result, request: Request | None, hints: _Hints
) -> None:
    facts = page.facts
    is_list = result.kind is ResultKind.ROWS
    if facts.response_sample and facts.response_sample.body is not None and not is_list:
        evidence = _evidence(page, facts.response_sample)
        for value in samples_of(facts.response_sample.body, result.described):
            _add_sample(pool, value, page, evidence, result)
    if facts.request_sample and facts.request_sample.body is not None and request:
        evidence = _evidence(page, facts.request_sample)
        if request.type is None:
            _add_wrapper(pool, facts.request_sample.body, page, evidence, hints)
            return
        for value in samples_of(facts.request_sample.body, request.described):
            _add_sample(pool, value, page, evidence, request)


def _evidence(page: _Page, sample: RestSample) -> Evidence:
    return Evidence(Fact.TYPE, Rule.SAMPLE, page.path, sample.first_line)


def _add_sample(
    pool: Pool,
    value: JsonValue,
    page: _Page,
    evidence: Evidence,
    shown: Result | Request,
) -> None:
    if shown.key is None:
        pool.add_value(value, shown.type, _place(page), evidence, page.edition)
    elif isinstance(value, JsonObject) and value.members:
        pool.add_sample(shown.key, value, _place(page), evidence, page.edition)


def _add_wrapper(
    pool: Pool, sample: JsonValue, page: _Page, evidence: Evidence, hints: _Hints
) -> None:
    """Adds the values of a wrapper, each in the place of its parameter."""
    if not isinstance(sample, JsonObject):
        return
    id_ = rest_operation_id(page.facts)
    for member in sample.members:
        hint = hints.get(member.key.raw.lower())
        place = Place(None, member.key.raw, id_)
        pool.add_value(member.value, hint, place, evidence, page.edition)


def _recognised(
    structures: Mapping[StructureId, Structure], known: Known
) -> dict[StructureKey, StructureId]:
    """The unnamed structures that turn out to be another one, and which one."""
    listed = {
        key: _properties(structure.fields)
        for key, structure in structures.items()
        # without the table of a response a type may have more properties than its samples show
        if isinstance(key, str) and structure.is_listed
    }
    carriers = {
        name: _properties(field.wire for field in carrier.fields)
        for name, carrier in known.carriers.items()
        if not known.is_wrapper(name)
    }
    grown = [
        (name, _properties(fields))
        for name in carriers
        if (fields := known.older_fields(known.carriers[name])) is not None
    ]
    # what a table lists has no more properties
    older = [pair for pair in (*carriers.items(), *grown) if pair[0] not in listed]
    named = NamedTypes((*listed.items(), *carriers.items(), *grown), older)
    same: dict[StructureKey, StructureId] = {}
    fullest = _fullest(structures)
    for key, structure in structures.items():
        if isinstance(key, str):
            continue
        properties = _properties(structure.fields)
        name = named.like(properties)
        if name is not None and not (
            _contradict(structure, structures.get(name))
            or _contradicts_carrier(structure, known.carriers.get(name), known)
        ):
            same[key] = name
        elif fullest[properties] != key:
            same[key] = fullest[properties]
    return same


def _contradicts_carrier(
    structure: Structure, carrier: Carrier | None, known: Known
) -> bool:
    """Whether samples or cells show a field otherwise than the carrier has it."""
    fields = {str(field.wire): field for field in carrier.fields} if carrier else {}
    return any(
        inferred(wire, seen.cell, seen.shape, fields[wire].type, known).contradicts
        for wire, seen in structure.fields.items()
        if wire in fields
    )


def _contradict(structure: Structure, other: Structure | None) -> bool:
    """Whether a field differs: two types may have properties of the same names."""
    if other is None:
        return False
    pairs = (
        (field, other.fields.get(wire)) for wire, field in structure.fields.items()
    )
    return any(match and _differ(field, match) for field, match in pairs)


def _differ(first: SeenField, second: SeenField) -> bool:
    # other cells are too coarse to contradict each other
    exact = {CellKind.SCALAR, CellKind.NAME}
    if first.cell.kind in exact and second.cell.kind in exact:
        return first.cell != second.cell
    return bool(
        (first.shape.scalars and second.shape.is_object)
        or (second.shape.scalars and first.shape.is_object)
    )


def _fullest(
    structures: Mapping[StructureId, Structure],
) -> dict[frozenset[str], StructureKey]:
    """The unnamed structure with the most fields, by properties without those that body tables leave out."""
    unnamed = [key for key in structures if isinstance(key, StructureKey)]
    ordered = sorted(unnamed, key=lambda key: (len(structures[key].fields), str(key)))
    # a later key replaces an earlier one in the dictionary, so the fullest remains
    return {_properties(structures[key].fields): key for key in ordered}


def _properties(names: Iterable[str]) -> frozenset[str]:
    return frozenset(str(name) for name in names) - LEFT_OUT_OF_BODIES


def _merged(
    structures: Mapping[StructureId, Structure],
    same: Mapping[StructureKey, StructureId],
) -> dict[StructureId, Structure]:
    merged = {
        key: structure for key, structure in structures.items() if key not in same
    }
    others: dict[StructureId, list[Structure]] = {}
    for key, target in sorted(same.items(), key=lambda pair: str(pair[0])):
        others.setdefault(target, []).append(structures[key])
    for target, equal in others.items():
        known = merged.get(target)
        merged[target] = _joined(target, [known, *equal] if known else equal)
    return merged


def _joined(key: StructureId, equal: Sequence[Structure]) -> Structure:
    """The first structure under that key, with what all the others show."""
    fields: dict[str, list[SeenField]] = {}
    for structure in equal:
        for wire, field in structure.fields.items():
            fields.setdefault(wire, []).append(field)
    return msgspec.structs.replace(
        equal[0],
        key=key,
        fields={wire: joined(same) for wire, same in fields.items()},
        places=frozenset[Place]().union(*(structure.places for structure in equal)),
    )
