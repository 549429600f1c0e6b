"""How the parts of the model refer to each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.model.api import (
    Archive,
    Fact,
    NamedType,
    Operation,
    RestOperation,
    Rule,
    SoapOperation,
)
from generator.model.expressions import references
from generator.model.ids import TypeId


def searched_archives(
    archives: Iterable[Archive], operations: Iterable[Operation]
) -> tuple[Archive, ...]:
    """Those of the archives that an operation names."""
    named = {each.archive for each in operations if isinstance(each, RestOperation)}
    return tuple(archive for archive in archives if archive.id in named)


def is_of_document(operation: Operation) -> bool:
    """Whether the model has an operation from a document of OpenAPI: the first evidence is the strongest."""
    return any(
        evidence.fact == Fact.OPERATION and evidence.rule is Rule.OPENAPI
        for evidence in operation.evidence[:1]
    )


def named_types_of(operation: Operation) -> Iterator[TypeId]:
    """Yields the ids of the named types in the parameters, results and headers of an operation, with duplicates."""
    for parameter in operation.parameters:
        yield from references(parameter.type)
    match operation:
        case SoapOperation():
            for part in operation.out:
                yield from references(part.type)
            for header in (*operation.request_headers, *operation.response_headers):
                yield from references(header.type)
        case RestOperation():
            for response in operation.responses:
                if response.type is not None:
                    yield from references(response.type)


def lineage(type_: NamedType, types: Mapping[TypeId, NamedType]) -> list[NamedType]:
    """The type and those that it extends, nearest first. `types` are by id; none of them extends itself."""
    extended = [type_]
    while (base := types.get(extended[-1].base or TypeId())) is not None:
        extended.append(base)
    return extended
