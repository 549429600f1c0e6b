"""Pass: the structures of all REST pages, pooled by name or by their properties.

Rule: the same type has the same table and the same samples on every page, so what one page cuts off another one shows.
A structure that nothing names is that of the only named type with the same properties, in any order, unless their cells
or samples contradict each other; unnamed ones with the same properties are one.
Source: tables and samples of REST pages of all generations.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from generator.model.api import Evidence, ResultKind
from generator.model.expressions import ReferenceType, StructureKey, TypeExpression
from generator.model.ids import TypeId
from generator.model.json_facts import JsonObject, JsonValue
from generator.model.rest_facts import RestOperationFacts, RestProperty, RestSample
from generator.passes.knowledge.known import Known
from generator.passes.knowledge.special_names import LEFT_OUT_OF_BODIES
from generator.passes.pages import Located
from generator.passes.rest.drafts import Place, SeenField, Structure, StructureId
from generator.passes.rest.evidence.cells import (
    CellKind,
    classified,
    without_placeholder,
)
from generator.passes.rest.pages import RestPages, rest_operation_id
from generator.passes.rest.request import Request
from generator.passes.rest.result import Result, samples_of
from generator.passes.rest.structures import Pool, joined
from generator.passes.rest.views import PageViews

_Page = Located[RestOperationFacts]
_Hints = Mapping[str, TypeExpression]
"""Types of a wrapper's parameters by their names in lower case: the sources differ in it."""


class Pooled(msgspec.Struct, frozen=True):
    """The structures by name or key. `merged` maps the key of each structure that turned out to be another one."""

    structures: Mapping[StructureId, Structure]
    merged: Mapping[StructureKey, StructureId]


def pooled_structures(views: PageViews, chosen: RestPages, known: Known) -> Pooled:
    """The structures that tables and samples of all pages show together."""
    pool = Pool(known, chosen.placeholders)
    for view in views.pages:
        _add_tables(pool, view.page, view.result, view.request)
    newest = {
        (page.facts.method, page.facts.path): page.facts
        for page in chosen.main.values()
    }
    for view in views.pages:
        page = view.page
        facts = newest.get((page.facts.method, page.facts.path), page.facts)
        hints = _hints(facts, known, chosen.placeholders)
        _add_samples(pool, page, view.result, view.request, hints)
    structures = pool.structures()
    same = _same(structures, known)
    return Pooled(_merged(structures, same), same)


def _hints(
    newest: RestOperationFacts, known: Known, placeholders: frozenset[str]
) -> _Hints:
    """What the cells of the newest page, and the same call in another source, know of a wrapper's parameters."""
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
    return Evidence("type", "sample", page.path, sample.first_line)


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
    """The values of a wrapper, each in the place of its parameter."""
    if not isinstance(sample, JsonObject):
        return
    id_ = rest_operation_id(page.facts)
    for member in sample.members:
        hint = hints.get(member.key.raw.lower())
        place = Place(None, member.key.raw, id_)
        pool.add_value(member.value, hint, place, evidence, page.edition)


def _same(
    structures: Mapping[StructureId, Structure], known: Known
) -> dict[StructureKey, StructureId]:
    """Unnamed structures that are a named one: the only one with the same properties."""
    names: dict[frozenset[str], set[str]] = {}
    for key, structure in structures.items():
        if isinstance(key, str) and structure.is_listed:
            names.setdefault(_properties(structure.fields), set()).add(key)
    for name, carrier in known.carriers.items():
        fields = _properties(field.wire for field in carrier.fields)
        names.setdefault(fields, set()).add(name)
    same: dict[StructureKey, StructureId] = {}
    fullest = _fullest(structures)
    for key, structure in structures.items():
        if isinstance(key, str):
            continue
        properties = _properties(structure.fields)
        candidates = sorted(names.get(properties, ()))
        if len(candidates) == 1 and not _contradict(
            structure, structures.get(candidates[0])
        ):
            same[key] = candidates[0]
        elif fullest[properties] != key:
            same[key] = fullest[properties]
    return same


def _contradict(one: Structure, other: Structure | None) -> bool:
    """Whether a field is something else in both: two types may have the same properties."""
    if other is None:
        return False
    pairs = ((field, other.fields.get(wire)) for wire, field in one.fields.items())
    return any(match and _differ(field, match) for field, match in pairs)


def _differ(one: SeenField, other: SeenField) -> bool:
    sure = {CellKind.SCALAR, CellKind.NAME}
    if one.cell.kind in sure and other.cell.kind in sure:
        return one.cell != other.cell
    return any(
        first.shape.scalars and second.shape.is_object
        for first, second in ((one, other), (other, one))
    )


def _fullest(
    structures: Mapping[StructureId, Structure],
) -> dict[frozenset[str], StructureKey]:
    """Of unnamed structures that differ in what body tables leave out, and in order, the one with most fields."""
    unnamed = [key for key in structures if isinstance(key, StructureKey)]
    ordered = sorted(unnamed, key=lambda key: (len(structures[key].fields), str(key)))
    return {_properties(structures[key].fields): key for key in ordered}


def _properties(names: Iterable[str]) -> frozenset[str]:
    return frozenset(str(name) for name in names) - LEFT_OUT_OF_BODIES


def _merged(
    structures: Mapping[StructureId, Structure],
    same: Mapping[StructureKey, StructureId],
) -> dict[StructureId, Structure]:
    merged = {key: one for key, one in structures.items() if key not in same}
    for key, target in sorted(same.items(), key=lambda pair: str(pair[0])):
        structure = structures[key]
        known = merged.get(target)
        merged[target] = (
            msgspec.structs.replace(structure, key=target)
            if known is None
            else _with(known, structure)
        )
    return merged


def _with(target: Structure, other: Structure) -> Structure:
    fields: dict[str, SeenField] = dict(target.fields)
    for wire, field in other.fields.items():
        known = fields.get(wire)
        fields[wire] = joined(known, field) if known else field
    return msgspec.structs.replace(
        target, fields=fields, places=target.places | other.places
    )
