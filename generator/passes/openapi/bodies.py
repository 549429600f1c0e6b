"""The body of a request, by its media types and its schema.

Rule: the wrapper of an agent's parameters is recognised as on pages: its name is `request`. PATCH with a media type of
changes takes changes, whatever its schema: converters write it as a string. So does PATCH with a list of `JsonPatch`, since
files of the vendor state no media types there. What is a file is sent as its bytes: a schema of bytes, or a media type of
files beside a form with one file in it. Of JSON and forms, JSON counts. All other media types are sent as bytes under that
type.
Source: Swagger 2.0 (`in: body`, `in: formData`), OpenAPI 3 (`requestBody`).
"""

from __future__ import annotations

import re

import msgspec

from generator.model.api import BodyKind
from generator.model.openapi_facts import MediaType, OpenApiBody, Schema
from generator.model.text import Text, WireName
from generator.passes.knowledge.special_names import PATCH_TYPE, WRAPPER
from generator.passes.openapi.documents import DocumentedOperation, Within
from generator.passes.openapi.media_types import (
    FORM,
    MULTIPART,
    best,
    essence,
    is_bytes,
    is_file,
    is_json,
    is_patch,
)
from generator.passes.openapi.operation_names import OperationNames


class BodyForm(msgspec.Struct, frozen=True):
    """How the body is made, its form that counts, and its name. `text` is that of the only field of a form."""

    kind: BodyKind
    media_type: MediaType
    wire: WireName
    schema: Within[Schema] | None
    text: Text | None = None


def body_form(
    operation: DocumentedOperation, names: OperationNames, target: Within[Schema] | None
) -> BodyForm | None:
    """The body of an operation, None where it has none; `target` is what its schema stands for."""
    body = operation.body
    media_type = best(body.value.content) if body else None
    if body is None or media_type is None:
        return None
    schema = Within(body.path, media_type.schema) if media_type.schema else None
    kind = _kind(operation, names, body.value, media_type, target)
    wire = body.value.wire or _name(body.value, kind, schema)
    fields = media_type.schema.fields if media_type.schema else ()
    text = fields[0].schema.text if len(fields) == 1 else None
    return BodyForm(kind, media_type, wire, schema, text)


def _kind(
    operation: DocumentedOperation,
    names: OperationNames,
    body: OpenApiBody,
    media_type: MediaType,
    target: Within[Schema] | None,
) -> BodyKind:
    media_types = [essence(each) for each in body.content]
    if operation.facts.method == "PATCH" and (
        any(map(is_patch, media_types)) or _is_list_of_changes(target)
    ):
        return BodyKind.PATCH
    if names.is_agent and body.wire == WRAPPER and target and target.value.fields:
        return BodyKind.WRAPPER
    if is_bytes(target) or (any(map(is_file, media_types)) and not _is_json(body)):
        return BodyKind.BINARY
    name = essence(media_type)
    if is_json(name):
        return BodyKind.VALUE
    if name == FORM:
        return BodyKind.FORM
    return BodyKind.MULTIPART if name == MULTIPART else BodyKind.BINARY


def _is_json(body: OpenApiBody) -> bool:
    return any(is_json(essence(media_type)) for media_type in body.content)


def _is_list_of_changes(schema: Within[Schema] | None) -> bool:
    item = schema.value.item if schema else None
    reference = item.reference if item else None
    pointer = reference.pointer if reference else ""
    return re.split(r"[./]", pointer)[-1] == PATCH_TYPE


def _name(body: OpenApiBody, kind: BodyKind, schema: Within[Schema] | None) -> WireName:
    """The name of a body without one: that of the only field of a form, or of its type."""
    fields = schema.value.fields if schema else ()
    if kind is BodyKind.BINARY and len(fields) == 1:
        return fields[0].wire
    return WireName("form" if kind in {BodyKind.FORM, BodyKind.MULTIPART} else "body")
