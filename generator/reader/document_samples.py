"""What documents of OpenAPI say of a model's operations, cut out of their files once more, for the contract tests.

The operation is the document's own, with what its path and the document say for it, and refers to other parts, which are
cut as wholes: a named schema, an answer, a path. Facts and model only tell where the operation is.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import msgspec

from generator.model.api import Operation, RestOperation
from generator.model.facts import PageFacts
from generator.model.ids import OperationId
from generator.model.openapi_facts import OpenApiFacts
from generator.model.relations import is_of_document
from generator.model.samples import (
    DocumentedOperation,
    DocumentPart,
    Fence,
    OperationSample,
    PartKey,
)
from generator.reader.document_excerpts import (
    Excerpt,
    Plain,
    excerpt,
    plain,
    without_texts,
)
from generator.reader.log import DiagnosticLog
from generator.reader.openapi.operations import METHODS
from generator.reader.openapi.parse import parsed
from generator.reader.openapi.references import (
    REF,
    place_of,
    reference,
)
from generator.reader.page.outline import decode, split_page
from generator.reader.page.tree import EMPTY
from generator.reader.page.tree import Mapping as Tree
from generator.reader.page_bytes import PageBytes

_OF_ROOT: Final = ("swagger", "openapi", "basePath", "consumes", "produces", "servers")
"""What a document says for all its operations."""
_OF_PATH: Final = ("parameters", "servers")
_GROUPS: Final = {
    "components": 3,
    "definitions": 2,
    "parameters": 2,
    "paths": 2,
    "responses": 2,
}
"""How many keys lead to a part of a document."""
_NAME: Final = re.compile(r"\{[^{}/]*\}")
_MOST_STEPS: Final = 20
"""How many `$ref` to other files may follow each other."""


class DocumentSamples(msgspec.Struct, frozen=True):
    """The samples of operations, and the parts of documents that they refer to, each once."""

    samples: Mapping[OperationId, OperationSample]
    parts: tuple[DocumentPart, ...]


def samples_of_documents(
    operations: Iterable[Operation], pages: Iterable[PageFacts], source: PageBytes
) -> DocumentSamples:
    """What documents say of the operations that the model has from them.

    A document that was removed or changed after it was read says nothing.
    """
    paths = {page.path for page in pages if isinstance(page.facts, OpenApiFacts)}
    files = _Files(paths, source)
    samples = {
        operation.id: sample
        for operation in operations
        if isinstance(operation, RestOperation) and (sample := files.sample(operation))
    }
    return DocumentSamples(samples, files.parts(samples.values()))


class _Call(msgspec.Struct, frozen=True):
    """An operation in its file, and what is said for it elsewhere."""

    file: str
    line: int
    path: str
    method: str
    item: Tree
    operation: Tree


class _Files:
    """The trees of documents and their parts, each read once."""

    def __init__(self, paths: Iterable[str], source: PageBytes) -> None:
        self._paths = frozenset(paths)
        self._source = source
        self._trees: dict[str, Tree] = {}
        self._calls: dict[str, Mapping[tuple[str, int], list[_Call]]] = {}

    def sample(self, operation: RestOperation) -> OperationSample | None:
        """What the document says of an operation."""
        if not is_of_document(operation):
            return None
        evidence = operation.evidence[0]
        call = self._call(operation, evidence.path, evidence.line)
        if call is None:
            return None
        cut = excerpt(self._stated(evidence.path, call))
        documented = DocumentedOperation(
            Fence(call.line, cut.data + b"\n"), self._targets(call.file, cut)
        )
        return OperationSample(
            evidence.path, call.line, None, None, documented=documented
        )

    def _call(self, operation: RestOperation, path: str, line: int) -> _Call | None:
        if path not in self._calls:
            calls: dict[tuple[str, int], list[_Call]] = {}
            for call in self._calls_of(path):
                calls.setdefault((call.method, call.line), []).append(call)
            self._calls[path] = calls
        same = self._calls[path].get((operation.method, line), [])
        if len(same) < 2:
            return next(iter(same), None)
        # where a document is one line, only the routes tell its operations apart
        route = _NAME.sub("{}", operation.path)
        fitting = [call for call in same if route.endswith(_shape(call.path))]
        return max(fitting, key=lambda call: len(_shape(call.path)), default=None)

    def _calls_of(self, path: str) -> Iterator[_Call]:
        for route, value, _ in self._tree(path).mapping("paths").lined():
            file, item = self._followed(path, value)
            for method in METHODS:
                operation = item.mapping(method)
                if method in item:
                    line = item.line_of(method)
                    yield _Call(file, line, route, method.upper(), item, operation)

    def _stated(self, path: str, call: _Call) -> Plain:
        root = self._tree(path)
        return {
            "file": call.file,
            "document": {key: plain(root.get(key)) for key in _OF_ROOT if key in root},
            "path": call.path,
            "method": call.method,
            "item": {
                key: without_texts(call.item.get(key))
                for key in _OF_PATH
                if key in call.item
            },
            "operation": without_texts(call.operation),
        }

    def _followed(self, path: str, value: object) -> tuple[str, Tree]:
        """The operations of a path, and the file that has them."""
        for _ in range(_MOST_STEPS):
            if not isinstance(value, Tree):
                break
            if REF not in value:
                return path, value
            target = reference(value.text(REF))
            if target is None:
                break
            path = _file(path, target.file)
            place = place_of(self._tree(path), target.pointer)
            value = place.value if place else None
        return path, EMPTY

    def parts(self, samples: Iterable[OperationSample]) -> tuple[DocumentPart, ...]:
        """All parts that samples refer to, sorted."""
        waiting = [
            key
            for sample in samples
            for key in (sample.documented.references if sample.documented else ())
        ]
        parts: dict[PartKey, DocumentPart] = {}
        while waiting:
            key = waiting.pop()
            if key not in parts and (part := self._part(key)):
                parts[key] = part
                waiting += part.references
        return tuple(parts[key] for key in sorted(parts))

    def _part(self, key: PartKey) -> DocumentPart | None:
        path, pointer = key
        place = place_of(self._tree(path), pointer)
        if place is None:
            return None
        # a file of parts has no keys that tell texts from names
        is_document = self._is_document(path)
        value = without_texts(place.value) if is_document else plain(place.value)
        cut = excerpt(value)
        return DocumentPart(key, cut.data, self._targets(path, cut))

    def _targets(self, path: str, cut: Excerpt) -> tuple[PartKey, ...]:
        found = map(reference, cut.references)
        keys = (
            self._whole(_file(path, target.file), target.pointer)
            for target in found
            if target
        )
        return tuple(dict.fromkeys(keys))

    def _whole(self, path: str, pointer: str) -> PartKey:
        """The part that what a pointer leads to belongs to, so that no parts lie in each other."""
        keys = pointer.split("/")
        first = keys[1] if len(keys) > 1 else ""
        count = _GROUPS.get(first, 1) if self._is_document(path) else 1
        return path, "/".join(keys[: count + 1])

    def _is_document(self, path: str) -> bool:
        return any(key in self._tree(path) for key in ("swagger", "openapi"))

    def _tree(self, path: str) -> Tree:
        if path not in self._trees:
            self._trees[path] = self._read(path) if path in self._paths else EMPTY
        return self._trees[path]

    def _read(self, path: str) -> Tree:
        log = DiagnosticLog(path)
        data = self._source.of(path)
        text = None if data is None else decode(data, log)
        if text is None:
            return EMPTY
        return parsed(split_page(path, text, log), log) or EMPTY


def _shape(path: str) -> str:
    """A path without the names in it, and without a query."""
    return _NAME.sub("{}", path.partition("?")[0])


def _file(path: str, file: str) -> str:
    """The path of the file that a reference in another one names."""
    if not file:
        return path
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), file))
