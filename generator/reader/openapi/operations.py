"""Operations: those of a path, with what they share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

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
from generator.reader.openapi.routes import WrittenPath, full_route, written_path
from generator.reader.openapi.security import needed_security
from generator.reader.openapi.servers import (
    Servers,
    base_path,
    server_urls,
)
from generator.reader.openapi.values import description, exact, exact_or_none
from generator.reader.page.tree import Mapping
from generator.reader.rest.operation import archive_of

METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_ROOT: Final = Route("/")
_DOCUMENTED_PATH: Final = "x-docwright-path"
"""The key of the path of an operation that has another case in an exported document, which must not have it twice."""


class _Call(msgspec.Struct, frozen=True):
    """An operation with its method."""

    method: str
    mapping: Mapping
    line: int


def read_paths(
    document: Document,
) -> tuple[tuple[OpenApiOperation, ...], tuple[OutsidePath, ...]]:
    """The operations of a document, and its paths whose operations are in other files."""
    operations: list[OpenApiOperation] = []
    outside: list[OutsidePath] = []
    servers = Servers(document)
    for path, value, line in document.root.mapping("paths").lined():
        if document.is_exhausted:
            break
        if not path.startswith("/"):
            if not path.startswith("x-"):
                _report_path(path, line, document)
            continue
        place = document.resolved(value, line)
        if isinstance(place, Reference):
            route = _route(servers.base, path, line, document)
            outside += [OutsidePath(route, place, line)] if route else []
        elif place is not None and isinstance(place.value, Mapping):
            found = _PathReader(path, place.value, line, servers, document)
            operations += found.operations()
        elif place is not None:
            document.log.add("openapi-content", line, "this is no path", path)
    return tuple(operations), tuple(outside)


def operations_of_part(item: Mapping, document: Document) -> Iterator[OpenApiOperation]:
    """Yields the operations of a path that is in a file of its own."""
    for call in _calls(item):
        inputs = read_inputs(call.mapping, call.line, item, document)
        if inputs is None:
            _report_operation(call, "", document)
        else:
            yield _operation(call, _ROOT, inputs, document)


def _calls(item: Mapping) -> Iterator[_Call]:
    for key, value, line in item.lined():
        if key in METHODS and isinstance(value, Mapping):
            yield _Call(key.upper(), value, line)


def _route(base: str, path: str, line: int, document: Document) -> Route | None:
    written = written_path(path)
    route = full_route(base, written.path) if written else None
    if route is None or (written and written.query):
        _report_path(path, line, document)
        return None
    return route


def _report_path(path: str, line: int, document: Document) -> None:
    message = "no call can have this path, so its operations were left out"
    document.log.add("openapi-path", line, message, path)


def _report_operation(call: _Call, path: str, document: Document) -> None:
    message = "the operation cannot be called without what was left out of it, so it was left out too"
    what = f"{call.method} {path}".strip()
    document.log.add("openapi-operation", call.line, message, what)


class _PathReader:
    """Reads the operations of a path; `servers` are those of the document."""

    def __init__(
        self,
        path: str,
        item: Mapping,
        line: int,
        servers: Servers,
        document: Document,
    ) -> None:
        self._path = path
        self._item = item
        self._line = line
        self._servers = servers
        self._document = document

    def operations(self) -> list[OpenApiOperation]:
        written = written_path(self._path)
        calls = list(_calls(self._item))
        if written is None:
            if calls:
                _report_path(self._path, self._line, self._document)
            return []
        read = (self._operation(call, written) for call in calls)
        return [operation for operation in read if operation]

    def _operation(self, call: _Call, written: WrittenPath) -> OpenApiOperation | None:
        document = self._document
        documented = written_path(call.mapping.text(_DOCUMENTED_PATH))
        # servers of .NET compare paths without case, and an extension must lead nowhere else
        if documented and documented.path.lower() == written.path.lower():
            written = documented
        route = full_route(self._base_of(call.mapping), written.path)
        if route is None:
            _report_path(self._path, call.line, document)
            return None
        inputs = read_inputs(call.mapping, call.line, self._item, document)
        if inputs is None:
            _report_operation(call, self._path, document)
            return None
        if not _has_query(written.query, inputs.parameters):
            _report_path(self._path, call.line, document)
            return None
        if not inputs.outside_parameters:
            inputs = for_placeholders(inputs, written.names, call.line, document)
        return _operation(call, route, inputs, document)

    def _base_of(self, operation: Mapping) -> str:
        """The path of the first server of the operation or its path, if these have servers of their own."""
        for holder in (operation, self._item):
            urls = server_urls(holder)
            if urls:
                self._servers.report(urls[0], holder.line_of("servers"))
                return base_path(urls[0])
        return self._servers.base


def _has_query(query: str, parameters: tuple[OpenApiParameter, ...]) -> bool:
    """Whether parameters send all of a query that is part of the path."""
    sent = {p.wire for p in parameters if p.where is ParameterPlace.QUERY}
    pairs = (pair.partition("=") for pair in query.split("&")) if query else ()
    return all(key in sent and value == f"{{{key}}}" for key, _, value in pairs)


def _operation(
    call: _Call, route: Route, inputs: Inputs, document: Document
) -> OpenApiOperation:
    operation = call.mapping
    answers = read_responses(operation, document)
    return OpenApiOperation(
        method=call.method,
        path=route,
        operation_id=exact_or_none(operation.text("operationId")),
        tags=tuple(map(exact, operation.texts("tags"))),
        summary=description(operation, "summary"),
        description=description(operation),
        parameters=inputs.parameters,
        body=inputs.body,
        responses=answers.responses,
        security=needed_security(operation, document),
        is_deprecated=operation.is_true("deprecated"),
        line=call.line,
        outside=OutsideParts(
            inputs.outside_parameters, inputs.outside_body, answers.outside
        ),
        archive=archive_of(operation.text("description") or ""),
    )
