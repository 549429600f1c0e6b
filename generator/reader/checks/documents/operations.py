"""Operations: their ids, their answers, and bodies that their method gives no meaning."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.reader.checks.checked import PageDefect
from generator.reader.checks.documents.parts import Part, PartKind, Parts
from generator.reader.openapi.document import Dialect
from generator.reader.openapi.parameters import BODY
from generator.reader.openapi.references import REF, place_of, reference
from generator.reader.page.tree import Mapping, Value

_WITHOUT_CONTENT: Final = ("get", "head", "delete")
"""The methods whose content "has no generally defined semantics" (RFC 9110, 9.3.1, 9.3.2, 9.3.5)."""

_NO_FAILURES: Final = frozenset("123d")
"""The first characters of `101`, `200`, `2XX`, `302` and `default`: what an operation answers when nothing went wrong."""

_DEPTH: Final = 3
"""The number of slashes in `/paths/~1pets/get`."""

_FLATTENED: Final = 10
"""So many parameters of one beginning are the fields of an object, and no names that somebody chose."""


def repeated_ids(document: Parts) -> Iterator[PageDefect]:
    """Yields each operation that has the id of one before it (`operationId`: unique among all operations)."""
    first: dict[str, Part] = {}
    for operation in _with_paths(document):
        name = operation.value.text("operationId")
        known = first.setdefault(name, operation) if name else operation
        if known is not operation:
            yield PageDefect(
                id="openapi-operation-id",
                line=operation.value.line_of("operationId"),
                part=operation.id,
                message="two operations have the same operationId",
                detail=name,
                other_line=known.value.line_of("operationId"),
            )


def _with_paths(document: Parts) -> Iterator[Part]:
    """Yields the operations of the document itself: those of callbacks may stand at several places."""
    for part in document.of(PartKind.OPERATION):
        if part.pointer.startswith("/paths/") and part.pointer.count("/") == _DEPTH:
            yield part


def missing_success(document: Parts) -> Iterator[PageDefect]:
    """Yields operations of which the document names failures only."""
    for operation in document.of(PartKind.OPERATION):
        answers = operation.value.mapping("responses")
        statuses = [key for key in answers.entries if not key.startswith("x-")]
        # since OpenAPI 3.1 an operation may have no answers at all, as those of webhooks
        is_silent = not statuses and document.dialect is Dialect.OPENAPI_3_1
        if is_silent or any(status[:1] in _NO_FAILURES for status in statuses):
            continue
        yield PageDefect(
            id="openapi-success-missing",
            line=(
                operation.value.line_of("responses")
                if "responses" in operation.value
                else operation.line
            ),
            part=operation.id,
            message=(
                "the operation has only answers that report an error"
                if statuses
                else "the operation has no answers"
            ),
            detail=", ".join(statuses),
        )


def bodies_without_meaning(document: Parts) -> Iterator[PageDefect]:
    """Yields bodies of methods that have none."""
    for operation in document.of(PartKind.OPERATION):
        if operation.key in _WITHOUT_CONTENT:
            line = _body_line(operation.value, document)
            if line:
                yield PageDefect(
                    id="openapi-method-body",
                    line=line,
                    part=operation.id,
                    message=f"a {operation.key.upper()} has a body",
                )


def _body_line(operation: Mapping, document: Parts) -> int:
    """The line of the body of an operation, 0 where it has none."""
    if not document.is_swagger:
        has_body = bool(operation.mapping("requestBody").entries)
        return operation.line_of("requestBody") if has_body else 0
    for value in operation.items("parameters"):
        target = _parameter(value, document)
        if target.text("in") == BODY and isinstance(value, Mapping):
            return value.line_of(REF if REF in value else "in")
    return 0


def _parameter(value: Value, document: Parts) -> Mapping:
    """A parameter, or the one that its `$ref` names."""
    if not isinstance(value, Mapping):
        return Mapping()
    if REF not in value:
        return value
    target = reference(value.text(REF))
    if target is None or target.file:
        return Mapping()
    place = place_of(document.root, target.pointer)
    found = place.value if place else None
    return found if isinstance(found, Mapping) else Mapping()


def flattened_queries(document: Parts) -> Iterator[PageDefect]:
    """Yields operations whose query has the fields of an object, each as a parameter of its own."""
    for operation in document.of(PartKind.OPERATION):
        counts: dict[str, int] = {}
        lines: dict[str, int] = {}
        for value in operation.value.items("parameters"):
            if not isinstance(value, Mapping) or value.text("in") != "query":
                continue
            name, dot, _ = value.text("name").partition(".")
            if name and dot:
                counts[name] = counts.get(name, 0) + 1
                lines.setdefault(name, value.line_of("name"))
        for name, count in counts.items():
            if count >= _FLATTENED:
                yield PageDefect(
                    id="openapi-query-flattened",
                    line=lines[name],
                    part=operation.id,
                    message=f"{count} parameters of the query are the fields of one object",
                    cause=name,
                    detail=name,
                )
