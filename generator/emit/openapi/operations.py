"""An operation of REST as an operation of OpenAPI: parameters, body and answers in the order of the model.

The properties of a wrapper are a component of their own; a body has its documented name as `x-name`. PATCH takes JSON Patch
(RFC 6902) and merge patch (RFC 7396), whatever media types its page has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from http import HTTPStatus
from typing import Final

import msgspec

from generator.emit.openapi.escape import as_description, as_summary_and_description
from generator.emit.openapi.evidence import evidence_of
from generator.emit.openapi.examples import Example, Examples
from generator.emit.openapi.paths import is_agent, tag_of
from generator.emit.openapi.schemas import (
    Json,
    Schemas,
    described,
    object_schema,
    reference,
    with_null,
)
from generator.emit.openapi.security import NO_PARAMETERS, is_header
from generator.emit.python.escape import as_media_type
from generator.model.api import (
    Body,
    BodyKind,
    Location,
    Parameter,
    RestOperation,
    ResultKind,
    StatusResponse,
)
from generator.model.expressions import Scalar, ScalarType, TypeExpression
from generator.model.text import Text, WireName

NAME_OF_BODY: Final = "x-name"
"""The key of the documented name of a body."""

_JSON: Final = "application/json"
_BYTES: Final = "application/octet-stream"
_JSON_PATCH: Final = "application/json-patch+json"
_MERGE_PATCH: Final = "application/merge-patch+json"
_BASE64: Final = ScalarType(Scalar.BYTE)
_RAW: Final = {"type": "string", "format": "binary"}
_PARTS: Final = {"type": "object", "additionalProperties": _RAW}
_SUCCESS: Final = range(200, 300)


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
    body, components = _request(operation, schemas, examples.request(operation))
    answers = _responses(operation, schemas, examples.response(operation))
    parameters = [
        _parameter(parameter, schemas) for parameter in _stated(operation.parameters)
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


def _stated(parameters: Iterable[Parameter]) -> Iterator[Parameter]:
    """Yields the parameters that OpenAPI has as such, each once."""
    known: set[tuple[str, str]] = set()
    for parameter in parameters:
        if parameter.where == Location.BODY:
            continue
        if is_header(parameter) and parameter.wire.lower() in NO_PARAMETERS:
            continue
        key = (str(parameter.where), str(parameter.wire))
        if key not in known:
            known.add(key)
            yield parameter


def _parameter(parameter: Parameter, schemas: Schemas) -> Json:
    """A parameter. Lists have the default styles: in a query they are repeated, in a path they have commas."""
    is_required = parameter.required or parameter.where == Location.PATH
    return {
        "name": str(parameter.wire),
        "in": str(parameter.where),
        **described(parameter.text),
        **({"required": True} if is_required else {}),
        "schema": schemas.schema(parameter.type, nillable=parameter.nillable),
        **evidence_of(parameter.evidence),
    }


# ---------------------------------------------------------------- requests


def _request(
    operation: RestOperation, schemas: Schemas, example: Example | None
) -> tuple[Json, dict[str, Json]]:
    """The body of the request and the component of its wrapper; both are empty where there is none."""
    body = operation.body
    if body is None:
        return {}, {}
    parts = tuple(
        parameter
        for parameter in operation.parameters
        if parameter.where == Location.BODY
    )
    if body.kind is BodyKind.WRAPPER:
        key = schemas.new_key(_wrapper_name(operation))
        content = _content(_media_types(body.content_types, _JSON), _of(reference(key)))
        return _body(body, content, parts, example), {key: _wrapper(parts, schemas)}
    type_ = parts[0].type if parts else ScalarType(Scalar.ANY)
    content = _VALUE_CONTENT[body.kind](body, type_, schemas)
    return _body(body, content, parts, example), {}


def _wrapper_name(operation: RestOperation) -> str:
    agent = "Agent" if is_agent(operation) else ""
    return f"{operation.agent}{agent}.{operation.wire}Request"


def _wrapper(parts: Iterable[Parameter], schemas: Schemas) -> Json:
    """The object whose properties are the parameters."""
    properties: dict[WireName, Json] = {
        part.wire: schemas.part(
            part.type, part.text, part.evidence, nillable=part.nillable
        )
        for part in parts
    }
    return object_schema(properties, (part.wire for part in parts if part.required))


def _body(
    body: Body, content: Json, parts: tuple[Parameter, ...], example: Example | None
) -> Json:
    is_whole = body.kind is not BodyKind.WRAPPER
    whole = parts[0] if is_whole and parts else None
    return {
        **(described(whole.text) if whole else {}),
        "required": True,
        "content": _with_example(content, example),
        NAME_OF_BODY: str(body.wire),
        **(evidence_of(whole.evidence) if whole else {}),
    }


def _value_content(body: Body, type_: TypeExpression, schemas: Schemas) -> Json:
    return _content(_media_types(body.content_types, _JSON), schemas.schema(type_))


def _patch_content(body: Body, type_: TypeExpression, schemas: Schemas) -> Json:
    """JSON Patch first, then the merge patch, then what else the page has, as a list of operations."""
    others = _media_types(body.content_types)
    names = dict.fromkeys((_JSON_PATCH, _MERGE_PATCH, *others))
    content = _content(names, schemas.schema(type_))
    return content | {_MERGE_PATCH: {"schema": {"type": "object"}}}


def _binary_content(body: Body, type_: TypeExpression, schemas: Schemas) -> Json:
    del type_
    return _bytes(_media_types(body.content_types, _BYTES), schemas)


_VALUE_CONTENT: Final = {
    BodyKind.VALUE: _value_content,
    BodyKind.PATCH: _patch_content,
    BodyKind.BINARY: _binary_content,
}


# ---------------------------------------------------------------- answers


def _responses(
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
    names = _media_types(operation.content_types)
    if operation.result_kind is ResultKind.BINARY:
        return written | {"content": _bytes(names or [_BYTES], schemas)}
    content = _content(names or [_JSON], _result(operation, response.type, schemas))
    return written | {"content": _with_example(content, example)}


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


# ---------------------------------------------------------------- content


def _media_types(texts: Iterable[Text], *default: str) -> list[str]:
    """The texts that are media types, without duplicates, or else the default."""
    return list(dict.fromkeys(filter(None, map(as_media_type, texts)))) or [*default]


def _content(names: Iterable[str], schema: Json) -> Json:
    return {name: {"schema": schema} for name in names}


def _of(ref: str) -> Json:
    return {"$ref": ref}


def _bytes(names: Iterable[str], schemas: Schemas) -> Json:
    """The content of a file: raw, base64 within JSON, or a part of a form."""
    base64 = schemas.schema(_BASE64)
    return {
        name: {
            "schema": (base64 if _is_json(name) else _PARTS if _is_form(name) else _RAW)
        }
        for name in names
    }


def _is_json(name: str) -> bool:
    return name.lower().endswith("json")


def _is_form(name: str) -> bool:
    return name.lower().startswith("multipart/")


def _with_example(content: Json, example: Example | None) -> Json:
    """The content with an example for the first media type of JSON."""
    first = next(filter(_is_json, content), None)
    if example is None or first is None:
        return content
    return content | {first: {**content[first], "example": example.value}}


__all__ = ["NAME_OF_BODY", "WrittenOperation", "written_operation"]
