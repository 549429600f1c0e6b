"""An operation of REST as an operation of OpenAPI."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from generator.emit.openapi.answers import answers_of
from generator.emit.openapi.escape import as_summary_and_description
from generator.emit.openapi.evidence import evidence_of
from generator.emit.openapi.examples import Examples
from generator.emit.openapi.parameters import stated, written_parameter
from generator.emit.openapi.paths import tag_of
from generator.emit.openapi.requests import request_of
from generator.emit.openapi.schemas import Json, Schemas
from generator.model.api import RestOperation


class WrittenOperation(msgspec.Struct, frozen=True):
    """An operation of the document, and the component of its wrapper by key where it has one."""

    operation: Json
    components: Mapping[str, Json]


def written_operation(
    operation: RestOperation,
    operation_id: str,
    schemas: Schemas,
    examples: Examples,
) -> WrittenOperation:
    """The operation with its body, its answers and their examples."""
    body, components = request_of(operation, schemas, examples.request(operation))
    answers = answers_of(operation, schemas, examples.response(operation))
    parameters = [
        written_parameter(parameter, schemas)
        for parameter in stated(operation.parameters)
    ]
    written: Json = {
        "tags": [tag_of(operation)],
        "operationId": operation_id,
        **_words(operation),
        **({"deprecated": True} if operation.is_deprecated else {}),
        **({"parameters": parameters} if parameters else {}),
        **({"requestBody": body} if body else {}),
        "responses": answers,
        **evidence_of(operation.evidence),
    }
    return WrittenOperation(written, components)


def _words(operation: RestOperation) -> Json:
    """Summary and description; linters ask for a summary, so that of an operation without words is its name."""
    text = operation.description
    summary, description = as_summary_and_description(text) if text else ("", "")
    return {
        "summary": summary or str(operation.wire),
        **({"description": description} if description else {}),
    }
