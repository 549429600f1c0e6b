"""Bodies of requests and answers: media types, and what Swagger 2.0 has in parameters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from generator.model.openapi_facts import (
    ListStyle,
    MediaType,
    OpenApiBody,
    ParameterPlace,
    Schema,
    SchemaField,
    SchemaType,
)
from generator.model.text import WireName, wire_name
from generator.reader.openapi.document import Dialect, Document
from generator.reader.openapi.examples import read_examples
from generator.reader.openapi.parameters import style_of, without_words
from generator.reader.openapi.schemas import read_schema
from generator.reader.openapi.values import description, exact
from generator.reader.page.limits import MAX_MEDIA_TYPES
from generator.reader.page.tree import Mapping

JSON: Final = "application/json"
_MULTIPART: Final = "multipart/form-data"
_URL_ENCODED: Final = "application/x-www-form-urlencoded"
_STYLE_WORDS: Final = frozenset({"style", "explode"})
_NAMES: Final = ("x-name", "x-bodyName", "x-codegen-request-body-name")


def read_content(mapping: Mapping, document: Document) -> tuple[MediaType, ...]:
    """The media types under `content` of OpenAPI 3."""
    types: list[MediaType] = []
    for name, value, line in mapping.mapping("content").lined():
        if not isinstance(value, Mapping):
            document.log.add("openapi-content", line, "a media type has no content")
            continue
        schema = None
        if "schema" in value:
            schema = read_schema(value.get("schema"), value.line_of("schema"), document)
        examples = read_examples(value, document)
        styles = _styles(name, value.mapping("encoding"), document)
        types.append(MediaType(exact(name), schema, examples, styles))
    return tuple(types)


def _styles(
    name: str, encoding: Mapping, document: Document
) -> tuple[tuple[WireName, ListStyle], ...]:
    """The styles of a form. Those of the parts of `multipart/form-data` count from OpenAPI 3.1 on."""
    kind, styles = _media_type(name), dict[WireName, ListStyle]()
    is_3_1 = document.dialect is Dialect.OPENAPI_3_1
    if kind != _URL_ENCODED and not (kind == _MULTIPART and is_3_1):
        return ()
    for field, value, _ in encoding.lined():
        wire = wire_name(field)
        if wire is None or not isinstance(value, Mapping):
            continue
        if _STYLE_WORDS & value.entries.keys():
            styles[wire] = style_of(value, ParameterPlace.QUERY, document)
    return tuple(styles.items())


def read_body(
    mapping: Mapping, line: int, document: Document, operation: Mapping
) -> OpenApiBody:
    """The `requestBody` of OpenAPI 3. Converters leave the name of the body, which it lacks, beside it."""
    stated = (holder.text(key) for holder in (mapping, operation) for key in _NAMES)
    names = filter(None, map(wire_name, stated))
    return OpenApiBody(
        wire=next(names, None),
        required=mapping.is_true("required"),
        text=description(mapping),
        content=read_content(mapping, document),
        line=line,
    )


def media_types(key: str, operation: Mapping, document: Document) -> list[str]:
    """What an operation of Swagger 2.0 `consumes` or `produces`; what the document says where it says nothing."""
    holder = operation if operation.items(key) else document.root
    stated = holder.items(key)[:MAX_MEDIA_TYPES]
    return [name for name in stated if isinstance(name, str)]


def body_of_parameter(
    mapping: Mapping, line: int, document: Document, consumes: Sequence[str]
) -> OpenApiBody:
    """The body that a parameter of Swagger 2.0 describes."""
    schema = None
    if "schema" in mapping:
        schema = read_schema(mapping.get("schema"), mapping.line_of("schema"), document)
    return OpenApiBody(
        wire=wire_name(mapping.text("name")),
        required=mapping.is_true("required"),
        text=description(mapping),
        content=tuple(MediaType(exact(name), schema) for name in consumes or [JSON]),
        line=line,
    )


def form_field(mapping: Mapping, line: int, document: Document) -> SchemaField | None:
    """The field of a form that a parameter of Swagger 2.0 describes; None where its name is none."""
    wire = wire_name(mapping.text("name"))
    if wire is None:
        message = "a field of this name was left out"
        document.log.add("openapi-name", line, message, mapping.text("name"))
        return None
    schema = read_schema(without_words(mapping, is_form=True), line, document)
    return SchemaField(wire, schema, mapping.is_true("required"), line)


def form_body(
    fields: Sequence[SchemaField],
    styles: Sequence[tuple[WireName, ListStyle]],
    line: int,
    consumes: Sequence[str],
) -> OpenApiBody:
    """The body of a form: a file needs `multipart/form-data` (Swagger 2.0, parameter object).

    Media types that are no form stand beside it where a file is all that is sent: it may be sent alone under these.
    """
    has_file = any(SchemaType.FILE in field.schema.types for field in fields)
    forms = {_MULTIPART} if has_file else {_MULTIPART, _URL_ENCODED}
    is_alone = has_file and len(fields) == 1
    names = [
        name
        for name in consumes
        if (kind := _media_type(name)) in forms or (is_alone and kind != _URL_ENCODED)
    ]
    if not any(_media_type(name) in forms for name in names):
        names.append(_MULTIPART if has_file else _URL_ENCODED)
    schema = Schema(line, types=(SchemaType.OBJECT,), fields=tuple(fields))
    return OpenApiBody(
        wire=None,
        required=any(field.required for field in fields),
        text=None,
        content=tuple(
            MediaType(exact(name), schema, styles=tuple(styles)) for name in names
        ),
        line=line,
    )


def _media_type(name: str) -> str:
    return name.partition(";")[0].strip().lower()
