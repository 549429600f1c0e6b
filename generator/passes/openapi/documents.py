"""The documents of OpenAPI with the parts of them in files of their own: every `$ref` leads to what it names.

A reference is relative to the file that has it (RFC 3986), so each part is kept with the path of its file. One that leads
out of the docs, or to nothing, has a diagnostic, and what has it counts as any type.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar
from urllib.parse import urlsplit

import msgspec

from generator.model.diagnostics import Diagnostic
from generator.model.openapi_facts import (
    NamedSchema,
    OpenApiBody,
    OpenApiFacts,
    OpenApiOperation,
    OpenApiParameter,
    OpenApiResponse,
    Reference,
    Schema,
)
from generator.passes.pages import Located

_T = TypeVar("_T")
_T_co = TypeVar("_T_co", covariant=True)
_Key = tuple[str, str]
"""A file and a pointer in it."""


class Within(msgspec.Struct, Generic[_T_co], frozen=True):
    """A part of a document with the path of the file that has it."""

    path: str
    value: _T_co


class Definition(msgspec.Struct, frozen=True):
    """A schema with a name; `edition` is that of its file, 0 the newest."""

    path: str
    edition: int
    named: NamedSchema

    @property
    def key(self) -> tuple[str, str]:
        """Identifies it among all files."""
        return self.path, self.named.pointer

    @property
    def schema(self) -> Within[Schema]:
        """Its schema in its file."""
        return Within(self.path, self.named.schema)


def _age(definition: Definition) -> tuple[int, str]:
    return definition.edition, definition.path


class DocumentedOperation(msgspec.Struct, frozen=True):
    """An operation with all its parts, wherever they are; `document` is the file that names its path."""

    document: Located[OpenApiFacts]
    facts: OpenApiOperation
    parameters: tuple[Within[OpenApiParameter], ...]
    body: Within[OpenApiBody] | None
    responses: tuple[Within[OpenApiResponse], ...]

    @property
    def written_path(self) -> str:
        """The path as the document has it, below that of its server."""
        path = server_path(self.document.facts)
        is_below = self.facts.path.startswith(f"{path}/")
        return self.facts.path[len(path) :] if is_below else str(self.facts.path)


class Documents:
    """All documents and their parts. `diagnostics` has the references that lead nowhere, each once."""

    def __init__(self, files: Sequence[Located[OpenApiFacts]]) -> None:
        self._paths = frozenset(file.path for file in files)
        # files that references led to, which are parts of a document
        self.reached: set[str] = set()
        self._faults: dict[tuple[str, str], Diagnostic] = {}
        self.definitions: Mapping[_Key, Definition] = {
            (file.path, part.pointer): Definition(file.path, file.edition, part)
            for file in files
            for part in file.facts.schemas
        }
        newest = sorted(self.definitions.values(), key=_age, reverse=True)
        self._by_pointer = {each.named.pointer: each for each in newest}
        self._parameters = {
            (file.path, part.pointer): part.parameter
            for file in files
            for part in file.facts.parameters
        }
        self._bodies = {
            (file.path, part.pointer): part.body
            for file in files
            for part in file.facts.bodies
        }
        self._responses = {
            (file.path, part.pointer): part.response
            for file in files
            for part in file.facts.responses
        }
        self._operations = {
            (file.path, part.pointer): part.operations
            for file in files
            for part in file.facts.paths
        }
        self.operations = tuple(self._of_documents(files))

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """About the references of operations, and of the schemas that were asked for."""
        return tuple(self._faults.values())

    def target(self, path: str, reference: Reference, line: int) -> Definition | None:
        """The schema that a reference in a file names.

        What a file lacks another one may define, where the name has a namespace: then it means the same in all files.
        """
        file, pointer = _file(path, reference), reference.pointer
        self.reached.add(file)
        target = self.definitions.get((file, pointer))
        if target is None and not reference.file and "." in pointer:
            target = self._by_pointer.get(pointer)
        if target is None:
            self._report(path, reference, line)
        return target

    def _target(
        self, parts: Mapping[_Key, _T], path: str, reference: Reference, line: int
    ) -> _T | None:
        file = _file(path, reference)
        self.reached.add(file)
        found = parts.get((file, reference.pointer))
        # the reader has reported those inside a file
        if found is None and reference.file:
            self._report(path, reference, line)
        return found

    def _report(self, path: str, reference: Reference, line: int) -> None:
        target = f"{reference.file}#{reference.pointer}"
        reason = (
            "this reference names nothing in its file"
            if _file(path, reference) in self._paths
            else "this reference names no file of the docs that is read"
        )
        message = f"{reason}: {target[:200]!a}"
        self._faults.setdefault(
            (path, target), Diagnostic("openapi-reference", path, line, message)
        )

    def _of_documents(
        self, files: Iterable[Located[OpenApiFacts]]
    ) -> Iterator[DocumentedOperation]:
        for file in files:
            if not file.facts.dialect:
                continue
            for facts in file.facts.operations:
                yield self._whole(file, Within(file.path, facts))
            for outside in file.facts.outside_paths:
                reference = outside.reference
                path = _file(file.path, reference)
                for facts in (
                    self._target(self._operations, file.path, reference, outside.line)
                    or ()
                ):
                    placed = msgspec.structs.replace(facts, path=outside.path)
                    yield self._whole(file, Within(path, placed))

    def _whole(
        self, document: Located[OpenApiFacts], operation: Within[OpenApiOperation]
    ) -> DocumentedOperation:
        path, facts = operation.path, operation.value
        own = tuple(Within(path, parameter) for parameter in facts.parameters)
        responses = tuple(Within(path, response) for response in facts.responses)
        return DocumentedOperation(
            document=document,
            facts=facts,
            parameters=(*own, *self._outside_parameters(operation)),
            body=Within(path, facts.body) if facts.body else self._body(operation),
            responses=(*responses, *self._outside_responses(operation)),
        )

    def _outside_parameters(
        self, operation: Within[OpenApiOperation]
    ) -> Iterator[Within[OpenApiParameter]]:
        for reference, line in operation.value.outside.parameters:
            path = operation.path
            part = self._target(self._parameters, path, reference, line)
            if part is not None:
                yield Within(_file(path, reference), part)

    def _body(self, operation: Within[OpenApiOperation]) -> Within[OpenApiBody] | None:
        if operation.value.outside.body is None:
            return None
        reference, line = operation.value.outside.body
        body = self._target(self._bodies, operation.path, reference, line)
        return Within(_file(operation.path, reference), body) if body else None

    def _outside_responses(
        self, operation: Within[OpenApiOperation]
    ) -> Iterator[Within[OpenApiResponse]]:
        for status, reference, line in operation.value.outside.responses:
            path = operation.path
            part = self._target(self._responses, path, reference, line)
            if part is not None:
                response = msgspec.structs.replace(part, status=status)
                yield Within(_file(path, reference), response)


def server_path(facts: OpenApiFacts) -> str:
    """The path of the first server of a document, without a slash at its end."""
    if not facts.servers:
        return ""
    try:
        return urlsplit(facts.servers[0].raw).path.rstrip("/")
    except ValueError:
        return ""


def _file(path: str, reference: Reference) -> str:
    """The path of the file that a reference names, from the page root on; one that leads out of it is no path of a file."""
    if not reference.file:
        return path
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), reference.file))
