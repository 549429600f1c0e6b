"""The body of a request, and the component of its wrapper or form.

The properties of a wrapper are a component of their own; a body has its documented name as `x-name`. PATCH takes JSON Patch
(RFC 6902) and merge patch (RFC 7396), whatever media types its page has.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from generator.emit.openapi.evidence import evidence_of
from generator.emit.openapi.examples import Example
from generator.emit.openapi.media_types import (
    BYTES,
    JSON,
    RAW,
    content_of,
    content_of_bytes,
    media_types,
    with_example,
)
from generator.emit.openapi.parameters import style_of
from generator.emit.openapi.paths import is_agent
from generator.emit.openapi.schemas import (
    Json,
    Schemas,
    described,
    object_schema,
    reference,
)
from generator.model.api import Body, BodyKind, Location, Parameter, RestOperation
from generator.model.expressions import Scalar, ScalarType, TypeExpression
from generator.model.text import WireName

_URLENCODED: Final = "application/x-www-form-urlencoded"
_FORM_DATA: Final = "multipart/form-data"
_JSON_PATCH: Final = "application/json-patch+json"
_MERGE_PATCH: Final = "application/merge-patch+json"
_BASE64: Final = ScalarType(Scalar.BYTE)


def request_of(
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
    if body.kind in _OBJECTS:
        names = media_types(body.content_types, JSON)
        key = schemas.new_key(_wrapper_name(operation))
        content = _OBJECTS[body.kind](names, {"$ref": reference(key)}, parts)
        return _body(body, content, parts, example), {
            key: _wrapper(parts, schemas, body.kind)
        }
    type_ = parts[0].type if parts else ScalarType(Scalar.ANY)
    content = _VALUE_CONTENT[body.kind](body, type_, schemas)
    return _body(body, content, parts, example), {}


def _json_object(names: list[str], schema: Json, parts: tuple[Parameter, ...]) -> Json:
    del parts
    return content_of(names, schema)


def _form(names: list[str], schema: Json, parts: tuple[Parameter, ...]) -> Json:
    styles = {str(part.wire): style for part in parts if (style := style_of(part))}
    encoding = {"encoding": styles} if styles else {}
    return _only(names, _URLENCODED, {"schema": schema, **encoding})


def _multipart(names: list[str], schema: Json, parts: tuple[Parameter, ...]) -> Json:
    del parts
    return _only(names, _FORM_DATA, {"schema": schema})


def _only(names: list[str], needed: str, media_type: Json) -> Json:
    """The media types of a form, which has no other form as JSON; the one of its kind where none is known."""
    kinds = [name for name in names if name.lower().startswith(needed)]
    return dict.fromkeys(kinds or [needed], media_type)


_OBJECTS: Final = {
    BodyKind.WRAPPER: _json_object,
    BodyKind.FORM: _form,
    BodyKind.MULTIPART: _multipart,
}
"""The bodies that are objects whose properties are parameters."""


def _wrapper_name(operation: RestOperation) -> str:
    agent = "Agent" if is_agent(operation) else ""
    return f"{operation.agent}{agent}.{operation.wire}Request"


def _wrapper(parts: Iterable[Parameter], schemas: Schemas, kind: BodyKind) -> Json:
    """The object whose properties are the parameters; those of bytes are files in a form of parts."""
    properties: dict[WireName, Json] = {
        part.wire: schemas.part(
            part.type, part.text, part.evidence, nillable=part.nillable
        )
        for part in parts
    }
    if kind is BodyKind.MULTIPART:
        files = (part for part in parts if part.type == _BASE64)
        properties |= {part.wire: RAW | described(part.text) for part in files}
    return object_schema(properties, (part.wire for part in parts if part.required))


def _body(
    body: Body, content: Json, parts: tuple[Parameter, ...], example: Example | None
) -> Json:
    is_whole = body.kind not in _OBJECTS
    whole = parts[0] if is_whole and parts else None
    # the words of pages for a wrapper are the names of what is in it
    names = "" if whole else ", ".join(str(part.wire) for part in parts)
    return {
        **(described(whole.text) if whole else {}),
        **({"description": names} if names else {}),
        "required": _is_required(body, parts),
        "content": with_example(content, example),
        "x-name": str(body.wire),
        **(evidence_of(whole.evidence) if whole else {}),
    }


def _is_required(body: Body, parts: tuple[Parameter, ...]) -> bool:
    """Whether a call must have the body; a wrapper is an object also where nothing is in it."""
    return body.kind is BodyKind.WRAPPER or any(part.required for part in parts)


def _value_content(body: Body, type_: TypeExpression, schemas: Schemas) -> Json:
    return content_of(media_types(body.content_types, JSON), schemas.schema(type_))


def _patch_content(body: Body, type_: TypeExpression, schemas: Schemas) -> Json:
    """JSON Patch first, then the merge patch, then what else the page has, as a list of operations."""
    others = media_types(body.content_types)
    names = dict.fromkeys((_JSON_PATCH, _MERGE_PATCH, *others))
    content = content_of(names, schemas.schema(type_))
    return content | {_MERGE_PATCH: {"schema": {"type": "object"}}}


def _binary_content(body: Body, type_: TypeExpression, schemas: Schemas) -> Json:
    del type_
    return content_of_bytes(media_types(body.content_types, BYTES), schemas)


_VALUE_CONTENT: Final = {
    BodyKind.VALUE: _value_content,
    BodyKind.PATCH: _patch_content,
    BodyKind.BINARY: _binary_content,
}
