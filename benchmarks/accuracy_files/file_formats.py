"""Formats of bodies that a file does not state.

An operation with a body whose `consumes` is empty says nothing about its formats (Swagger 2.0, Operation Object), and so no
formats of a document are wrong there.
"""

from __future__ import annotations

import msgspec

from benchmarks.accuracy_scores.document import Document, OperationRow
from benchmarks.accuracy_scores.rest_oracle import RestOracle


def with_stated_formats(document: Document, truth: RestOracle) -> Document:
    """The document without formats of bodies that the truth is silent about."""

    def row(operation: OperationRow) -> OperationRow:
        true = truth.operations.get(f"{operation.method} {operation.path}")
        is_silent = true is not None and true.body is not None and not true.consumes
        if operation.body is None or not is_silent:
            return operation
        body = msgspec.structs.replace(operation.body, content_types=())
        return msgspec.structs.replace(operation, body=body)

    return document.with_operations(map(row, document.operations))
