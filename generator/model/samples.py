"""The samples of operations as the bytes of their pages, for the contract tests of the SDK.

They are facts of single pages that no pass has touched: what tests compare the SDK with must not come from the model
from which the SDK is generated.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

import msgspec

from generator.model.diagnostics import Diagnostic
from generator.model.facts import Element
from generator.model.ids import OperationId
from generator.model.json_facts import JsonValue


class Fence(msgspec.Struct, frozen=True):
    """Consecutive lines of a page, such as the contents of a fence. `data` are their bytes, `line` is the first line."""

    line: int
    data: bytes


class WsdlSchemas(msgspec.Struct, frozen=True):
    """The lines of a WSDL page from the start of the WSDL to the end of its schemas, or further."""

    page: str
    lines: Fence


class OperationSample(msgspec.Struct, frozen=True):
    """The samples and tables on the page of an operation. `line` is the line of the operation.

    `tables` are the lines of the tables of a REST page, by `path`, `query`, `header` and `status`. `defects` are the ids
    of the diagnostics about defective samples, by `request` and `response`. `schemas` are those of the request, where a
    WSDL page has them. `sent` is what the request has in its body: the wrapper of an envelope, or JSON.
    """

    page: str
    line: int
    request: Fence | None
    response: Fence | None
    tables: Mapping[str, Fence] = {}
    defects: Mapping[str, str] = {}
    schemas: WsdlSchemas | None = None
    sent: Element | JsonValue | None = None

    @property
    def usable_request(self) -> Element | JsonValue | None:
        """What the request has in its body, None where nothing or where it is defective."""
        return None if "request" in self.defects else self.sent

    @property
    def count(self) -> int:
        """The number of samples."""
        return (self.request is not None) + (self.response is not None)


Samples = Mapping[OperationId, OperationSample]
"""Samples by the subject id of the operation."""

NO_SAMPLES: Final[Samples] = MappingProxyType({})


def with_schemas(
    samples: Samples,
    paths: Mapping[OperationId, str],
    schemas: Mapping[str, WsdlSchemas],
) -> Samples:
    """The samples with the schemas of their requests. `paths` are those of WSDL pages by operation; `schemas` are by path."""
    return {
        id_: msgspec.structs.replace(sample, schemas=schemas.get(paths.get(id_, "")))
        for id_, sample in samples.items()
    }


def with_defects(samples: Samples, diagnostics: Iterable[Diagnostic]) -> Samples:
    """The samples with the ids of the diagnostics that are reported at their first lines."""
    ids = {
        (diagnostic.path, diagnostic.line): diagnostic.id for diagnostic in diagnostics
    }
    return {id_: _with_defects(sample, ids) for id_, sample in samples.items()}


def _with_defects(
    sample: OperationSample, ids: Mapping[tuple[str, int], str]
) -> OperationSample:
    parts = (("request", sample.request), ("response", sample.response))
    defects = {
        part: ids[sample.page, fence.line]
        for part, fence in parts
        if fence and (sample.page, fence.line) in ids
    }
    return msgspec.structs.replace(sample, defects=defects) if defects else sample
