"""Operations whose routes match the same paths, so that a server cannot tell which of both is meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, islice, product, takewhile
from typing import Final

import msgspec

from generator.model.expressions import Scalar
from generator.model.facts import Facts
from generator.model.lint.defects import Defect
from generator.model.lint.places import Place
from generator.model.openapi_facts import (
    OpenApiFacts,
    ParameterPlace,
    Schema,
    SchemaType,
)
from generator.model.rest_facts import RestOperationFacts, TypeCell
from generator.model.text import Route
from generator.passes.checks.checked import CheckedDocs
from generator.passes.checks.documents.subjects import operation_subjects
from generator.passes.checks.documents.templates import (
    BOOLEAN,
    INTEGER,
    TEXT,
    UNKNOWN,
    Overlap,
    Template,
    Values,
    erased,
    overlap,
)
from generator.passes.rest.evidence.cells import classified

_MOST_COMPARED: Final = 200_000
"""So many pairs of routes of one source are compared; the largest known reference needs 3,000."""

_SAYS: Final = {
    Overlap.BY_TYPE: "only the type of the values can tell them apart",
    Overlap.SOME: "some values fit both",
    Overlap.INTEGERS: "a value that is an integer fits both",
    Overlap.ALL: "any value fits both",
}
_FORMATS: Final = frozenset(("uuid", "date", "date-time"))


class _Routed(msgspec.Struct, frozen=True):
    """An operation with its route. `source` is the document that has it, empty for one of a page."""

    source: str
    method: str
    route: Route
    template: Template
    place: Place


def colliding_routes(docs: CheckedDocs) -> Iterator[Defect]:
    """Yields an operation for each pair whose routes collide."""
    subjects = operation_subjects(docs)
    for routed in _by_source(docs).values():
        ordered = sorted(routed, key=_rank)
        for first, second, shared in _colliding(ordered):
            # pages may leave to the server what documents may not have at all
            if shared is Overlap.BY_TYPE and not first.source:
                continue
            routes = sorted({erased(first.route), erased(second.route)})
            yield Defect(
                id="route-collision",
                subject=subjects.of(second.method, second.route, second.place.path),
                place=second.place,
                message=f"{second.method} {second.route} matches paths that {first.route} matches, and {_SAYS[shared]}",
                cause=f"{second.method} {' '.join(routes)}",
                other=first.place,
            )


def _rank(routed: _Routed) -> tuple[str, Place]:
    return routed.route, routed.place


def _by_source(docs: CheckedDocs) -> Mapping[tuple[str, str, int], list[_Routed]]:
    """The operations that have parameters in their paths, by source, method and number of segments."""
    found: dict[tuple[str, str, int], list[_Routed]] = defaultdict(list)
    seen: set[tuple[str, str, str]] = set()
    for path, page in docs.pages.items():
        number = str(docs.ages.sources.get(path, 0))
        for routed in _routed(path, page.facts):
            key = routed.source or number, routed.method, str(routed.route)
            if key not in seen and "{" in routed.route:
                seen.add(key)
                found[(*key[:2], len(routed.template.segments))].append(routed)
    return found


def _routed(path: str, facts: Facts | None) -> Iterator[_Routed]:
    if isinstance(facts, RestOperationFacts):
        values = {str(each.name): _of_cell(each.cell) for each in facts.path_parameters}
        template = _template(facts.path, values)
        place = Place(path, facts.line)
        yield _Routed("", facts.method, facts.path, template, place)
    elif isinstance(facts, OpenApiFacts) and facts.dialect:
        for operation in facts.operations:
            values = {
                str(each.wire): _of_schema(each.schema)
                for each in operation.parameters
                if each.where is ParameterPlace.PATH
            }
            template = _template(operation.path, values)
            place = Place(path, operation.line)
            yield _Routed(path, operation.method, operation.path, template, place)


def _template(route: Route, values: Mapping[str, Values]) -> Template:
    return Template(tuple(route.strip("/").split("/")), values)


def _of_cell(cell: TypeCell) -> Values:
    if cell.members:
        return Values(members=frozenset(cell.members))
    match classified(cell).scalar:
        case Scalar.INT16 | Scalar.INT32 | Scalar.INT64:
            return INTEGER
        case Scalar.STRING:
            return TEXT
        case Scalar.BOOLEAN:
            return BOOLEAN
        case _:
            return UNKNOWN


def _of_schema(schema: Schema) -> Values:
    if schema.members:
        members = frozenset(member.text.raw for member in schema.members)
        return UNKNOWN if schema.is_open else Values(members=members)
    match schema.types:
        case (SchemaType.INTEGER,):
            return INTEGER
        case (SchemaType.BOOLEAN,):
            return BOOLEAN
        case (SchemaType.STRING,):
            return Values(schema.format) if schema.format in _FORMATS else TEXT
        case _:
            return UNKNOWN


def _colliding(
    ordered: Iterable[_Routed],
) -> Iterator[tuple[_Routed, _Routed, Overlap]]:
    """Yields the pairs that collide, as far as the limit allows."""
    for first, second in islice(_candidates(ordered), _MOST_COMPARED):
        shared = overlap(first.template, second.template)
        if shared is not Overlap.NONE:
            pair = sorted((first, second), key=_rank)
            yield pair[0], pair[1], shared


def _candidates(ordered: Iterable[_Routed]) -> Iterator[tuple[_Routed, _Routed]]:
    """Yields the pairs of which one begins with the words of the other: no others match the same paths."""
    by_start: dict[tuple[str, ...], list[_Routed]] = defaultdict(list)
    for routed in ordered:
        by_start[_start(routed.template)].append(routed)
    for start, same in by_start.items():
        yield from combinations(same, 2)
        for length in range(len(start)):
            yield from product(by_start.get(start[:length], ()), same)


def _start(template: Template) -> tuple[str, ...]:
    """The words before the first name in braces."""
    return tuple(takewhile(lambda segment: "{" not in segment, template.segments))
