"""The samples of operations as the bytes of their pages, for the contract tests of the SDK.

They are facts of single pages that no pass has touched: what tests compare the SDK with must not come from the model
from which the SDK is generated.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType
from typing import Final

import msgspec

from generator.model.diagnostics import Diagnostic
from generator.model.facts import Element
from generator.model.ids import OperationId
from generator.model.json_facts import JsonValue


class Fence(msgspec.Struct, frozen=True, array_like=True):
    """Consecutive lines of a page, such as the contents of a fence. `data` are their bytes, `line` is the first line."""

    line: int
    data: bytes


class WsdlSchemas(msgspec.Struct, frozen=True, array_like=True):
    """The lines of a WSDL page from the start of the WSDL to the end of its schemas, or further."""

    page: str
    lines: Fence


PartKey = tuple[str, str]
"""A part of a document: the path of its file, and the JSON pointer to it."""


class DocumentPart(msgspec.Struct, frozen=True, array_like=True):
    """A part of a document of OpenAPI as JSON without texts, and the parts that it refers to."""

    key: PartKey
    data: bytes
    references: tuple[PartKey, ...]


class DocumentedOperation(msgspec.Struct, frozen=True, array_like=True):
    """An operation of a document as JSON without texts, and the parts of documents that it refers to."""

    fence: Fence
    references: tuple[PartKey, ...]


class OperationSample(msgspec.Struct, frozen=True, array_like=True):
    """The samples and tables on the page of an operation. `line` is the line of the operation.

    `tables` are the lines of the tables of a REST page, by `path`, `query`, `header` and `status`. `defects` are the ids
    of the diagnostics about defective samples, by `request` and `response`. `schemas` are those of the request, where a
    WSDL page has them. What the request has in its body is the `wrapper` of an envelope, or `json`. An operation of a
    document of OpenAPI has nothing but what the document says of it (`documented`), and the parts of all documents.
    """

    page: str
    line: int
    request: Fence | None
    response: Fence | None
    tables: Mapping[str, Fence] = {}
    defects: Mapping[str, str] = {}
    schemas: WsdlSchemas | None = None
    wrapper: Element | None = None
    json: JsonValue | None = None
    documented: DocumentedOperation | None = None
    parts: Mapping[PartKey, DocumentPart] = {}

    @property
    def usable_request(self) -> Element | JsonValue | None:
        """What the request has in its body, None where nothing or where it is defective."""
        if "request" in self.defects:
            return None
        return self.json if self.wrapper is None else self.wrapper

    @property
    def count(self) -> int:
        """The number of samples; a document says what is sent and what is answered."""
        if self.documented is not None:
            return 2
        return (self.request is not None) + (self.response is not None)


Samples = Mapping[OperationId, OperationSample]
"""Samples by the subject id of the operation."""

NO_SAMPLES: Final[Samples] = MappingProxyType({})


class PageSample(msgspec.Struct, frozen=True, array_like=True):
    """The sample of an operation as its page has it, without defects, schemas and parts; `wsdl` is the page with the schemas."""

    id: OperationId
    sample: OperationSample
    wsdl: str | None = None


Defect = tuple[OperationId, Diagnostic]
"""That a sample of an operation contradicts the model."""


class PageSamples(msgspec.Struct, frozen=True, array_like=True):
    """The samples of all operations, the schemas of WSDL pages and the parts of documents, each once."""

    samples: tuple[PageSample, ...] = ()
    schemas: tuple[WsdlSchemas, ...] = ()
    parts: tuple[DocumentPart, ...] = ()

    def of(
        self, ids: Collection[OperationId], defects: Iterable[Diagnostic]
    ) -> Samples:
        """The samples of these operations with their schemas, and with the defects that are reported at their lines."""
        schemas = {page.page: page for page in self.schemas}
        parts = {part.key: part for part in self.parts}
        reported = {(defect.path, defect.line): defect.id for defect in defects}
        return {
            row.id: msgspec.structs.replace(
                row.sample,
                defects=_defects(row.sample, reported),
                schemas=schemas.get(row.wsdl or ""),
                parts=parts if row.sample.documented else {},
            )
            for row in self.samples
            if row.id in ids
        }


def _defects(
    sample: OperationSample, reported: Mapping[tuple[str, int], str]
) -> dict[str, str]:
    """The ids of the diagnostics that are reported at the first lines of the request and the response."""
    parts = (("request", sample.request), ("response", sample.response))
    return {
        part: reported[sample.page, fence.line]
        for part, fence in parts
        if fence and (sample.page, fence.line) in reported
    }
