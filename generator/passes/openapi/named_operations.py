"""Pass: each operation of all documents once, with its names.

Rule: single and combined files have the same operations, and single ones lack some: of those with the same method and
path the newest counts, then the one that names more, and the others describe it. What has the id of another one gets a
number.
Source: `paths` of Swagger 2.0 and OpenAPI 3.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from generator.model.text import WireName
from generator.passes.openapi.documents import DocumentedOperation
from generator.passes.openapi.operation_names import OperationNames, operation_names
from generator.passes.openapi.schemas.drafts import SchemaPlace
from generator.passes.pages import MOST_COPIES


class NamedOperation(msgspec.Struct, frozen=True):
    """An operation with its names. `operation` is that of the document that counts; `others` describe the same."""

    names: OperationNames
    operation: DocumentedOperation
    others: tuple[DocumentedOperation, ...]

    def place(self, field: str) -> SchemaPlace:
        """The place of a parameter, or of the result where `field` is empty."""
        return SchemaPlace("", field, self.names.group, self.names.operation)


def named_operations(operations: Iterable[DocumentedOperation]) -> list[NamedOperation]:
    """The operations, sorted by id."""
    by_route: dict[tuple[str, str], list[DocumentedOperation]] = defaultdict(list)
    for operation in operations:
        by_route[operation.facts.method, operation.facts.path].append(operation)
    named: dict[str, NamedOperation] = {}
    # where to go on counting, since every number before is taken for good
    numbers: dict[str, int] = {}
    for route in sorted(by_route):
        first, *others = sorted(by_route[route], key=_rank)[:MOST_COPIES]
        stated = names = operation_names(first)
        while names.id in named:
            numbers[stated.id] = numbers.get(stated.id, 1) + 1
            numbered = WireName(f"{stated.operation}{numbers[stated.id]}")
            names = msgspec.structs.replace(stated, operation=numbered)
        named[names.id] = NamedOperation(names, first, tuple(others))
    return [named[id_] for id_ in sorted(named)]


def _rank(operation: DocumentedOperation) -> tuple[int, int, str, int]:
    parts = len(operation.parameters) + len(operation.responses)
    document = operation.document
    return document.edition, -parts, document.path, operation.facts.line
