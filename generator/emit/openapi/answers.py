"""The answers of an operation by status."""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

from generator.emit.openapi.escape import as_description
from generator.emit.openapi.examples import Example
from generator.emit.openapi.media_types import (
    BYTES,
    JSON,
    TEXT,
    content_of,
    content_of_bytes,
    media_types,
    with_example,
)
from generator.emit.openapi.schemas import Json, Schemas, with_null
from generator.model.api import RestOperation, ResultKind, StatusResponse
from generator.model.expressions import TypeExpression

_SUCCESS: Final = range(200, 300)


def answers_of(
    operation: RestOperation, schemas: Schemas, example: Example | None
) -> Json:
    """The answers by status, each once; OpenAPI wants one at least."""
    answers: Json = {}
    for response in operation.responses:
        if response.code in range(100, 600):
            shown = example if _is_of(example, response) else None
            answer = _response(response, operation, schemas, shown)
            answers.setdefault(str(response.code), answer)
    return answers or {"default": {"description": "No page tells."}}


def _is_of(example: Example | None, response: StatusResponse) -> bool:
    """Whether an answer is shown for a status; one without a status is that of success."""
    status = example.status if example else 0
    return response.code in _SUCCESS if status == 0 else response.code == status


def _response(
    response: StatusResponse,
    operation: RestOperation,
    schemas: Schemas,
    example: Example | None,
) -> Json:
    words = as_description(response.text) if response.text else ""
    written: Json = {"description": words or _phrase(response.code)}
    if response.type is None:
        return written
    names = media_types(operation.content_types)
    if operation.result_kind is ResultKind.BINARY:
        return written | {"content": content_of_bytes(names or [BYTES], schemas)}
    default = TEXT if operation.result_kind is ResultKind.TEXT else JSON
    content = content_of(names or [default], _result(operation, response.type, schemas))
    return written | {"content": with_example(content, example)}


def _result(operation: RestOperation, type_: TypeExpression, schemas: Schemas) -> Json:
    schema = schemas.schema(type_)
    is_unknown = operation.result_kind is ResultKind.ROWS and not schema
    return _ROWS if is_unknown else schema


_ROWS: Final[Json] = {
    "type": "object",
    "properties": {
        "odata.metadata": {"type": "string"},
        "odata.nextLink": with_null({"type": "string"}),
        "value": {"type": "array", "items": {"type": "object"}},
    },
}
"""A page of an OData list whose type no page has."""


def _phrase(code: int) -> str:
    try:
        return HTTPStatus(code).phrase
    except ValueError:
        return f"Status {code}"
