"""Operations: those of a path, with what they share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.model.openapi_facts import (
    OpenApiOperation,
    OpenApiParameter,
    OutsideParts,
    OutsidePath,
    ParameterPlace,
    Reference,
)
from generator.model.text import Route
from generator.reader.openapi.document import Document
from generator.reader.openapi.inputs import Inputs, for_placeholders, read_inputs
from generator.reader.openapi.responses import read_responses
from generator.reader.openapi.routes import PathTemplate, full_route, path_template
from generator.reader.openapi.security import security_of
from generator.reader.openapi.servers import base_path, document_servers, server_urls
from generator.reader.openapi.tree import Mapping
from generator.reader.openapi.values import description, exact, exact_or_none
from generator.reader.rest.operation import archive_of

METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_ROOT: Final = Route("/")


def read_paths(
    document: Document,
) -> tuple[tuple[OpenApiOperation, ...], tuple[OutsidePath, ...]]:
    """The operations of a document, and its paths whose operations are in other files."""
    operations: list[OpenApiOperation] = []
    outside: list[OutsidePath] = []
    base = _base(document_servers(document))
    for path, value, line in document.root.mapping("paths").lined():
        if not path.startswith("/"):
            if not path.startswith("x-"):
                _report_path(path, line, document)
            continue
        place = document.resolved(value, line)
        if isinstance(place, Reference):
            route = _route(base, path, line, document)
            outside += [OutsidePath(route, place, line)] if route else []
        elif place is not None and isinstance(place.value, Mapping):
            found = _PathReader(path, place.value, line, base, document)
            operations += found.operations()
        elif place is not None:
            document.log.add("openapi-content", line, "this is no path", path)
    return tuple(operations), tuple(outside)


def operations_of_part(item: Mapping, document: Document) -> Iterator[OpenApiOperation]:
    """Yields the operations of a path that is in a file of its own."""
    for method, operation, line in _methods(item):
        inputs = read_inputs(operation, line, item, document)
        if inputs is None:
            _report_operation(method, "", line, document)
        else:
            yield _operation(method, _ROOT, operation, line, inputs, document)


def _base(servers: tuple[str, ...]) -> str:
    return base_path(servers[0]) if servers else ""


def _methods(item: Mapping) -> Iterator[tuple[str, Mapping, int]]:
    for key, value, line in item.lined():
        if key in METHODS and isinstance(value, Mapping):
            yield key, value, line


def _route(base: str, path: str, line: int, document: Document) -> Route | None:
    template = path_template(path)
    route = full_route(base, template.path) if template else None
    if route is None or (template and template.query):
        _report_path(path, line, document)
        return None
    return route


def _report_path(path: str, line: int, document: Document) -> None:
    message = "no call can have this path, so its operations were left out"
    document.log.add("openapi-path", line, message, path)


def _report_operation(method: str, path: str, line: int, document: Document) -> None:
    message = "the operation cannot be called without what was left out of it, so it was left out too"
    document.log.add(
        "openapi-operation", line, message, f"{method.upper()} {path}".strip()
    )


class _PathReader:
    """Reads the operations of a path; `base` is the path of the document's first server."""

    def __init__(
        self, path: str, item: Mapping, line: int, base: str, document: Document
    ) -> None:
        self._path = path
        self._item = item
        self._line = line
        self._base = base
        self._document = document

    def operations(self) -> list[OpenApiOperation]:
        template = path_template(self._path)
        methods = list(_methods(self._item))
        if template is None:
            if methods:
                _report_path(self._path, self._line, self._document)
            return []
        found = (self._operation(*method, template) for method in methods)
        return [operation for operation in found if operation]

    def _operation(
        self, method: str, operation: Mapping, line: int, template: PathTemplate
    ) -> OpenApiOperation | None:
        document = self._document
        route = full_route(self._base_of(operation), template.path)
        if route is None:
            _report_path(self._path, line, document)
            return None
        inputs = read_inputs(operation, line, self._item, document)
        if inputs is None:
            _report_operation(method, self._path, line, document)
            return None
        if not _has_query(template.query, inputs.parameters):
            _report_path(self._path, line, document)
            return None
        return _operation(method, route, operation, line, inputs, document, template)

    def _base_of(self, operation: Mapping) -> str:
        """The path of the first server of the operation or its path, if these have servers of their own."""
        for holder in (operation, self._item):
            urls = server_urls(holder)
            if urls:
                return _base(urls)
        return self._base


def _has_query(query: str, parameters: tuple[OpenApiParameter, ...]) -> bool:
    """Whether parameters send all of a query that is part of the path."""
    sent = {p.wire for p in parameters if p.where is ParameterPlace.QUERY}
    pairs = (pair.partition("=") for pair in query.split("&")) if query else ()
    return all(key in sent and value == f"{{{key}}}" for key, _, value in pairs)


def _operation(
    method: str,
    route: Route,
    operation: Mapping,
    line: int,
    inputs: Inputs,
    document: Document,
    template: PathTemplate | None = None,
) -> OpenApiOperation:
    answers = read_responses(operation, document)
    parameters = inputs.parameters
    if template and not inputs.outside_parameters:
        parameters = for_placeholders(parameters, template.names, line, document)
    security = security_of(operation)
    return OpenApiOperation(
        method=method.upper(),
        path=route,
        operation_id=exact_or_none(operation.text("operationId")),
        tags=tuple(map(exact, operation.texts("tags"))),
        summary=description(operation, "summary"),
        description=description(operation),
        parameters=parameters,
        body=inputs.body,
        responses=answers.responses,
        security=security_of(document.root) if security is None else security,
        is_deprecated=operation.is_true("deprecated"),
        line=line,
        outside=OutsideParts(
            inputs.outside_parameters, inputs.outside_body, answers.outside
        ),
        archive=archive_of(operation.text("description") or ""),
    )
