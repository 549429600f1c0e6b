"""Parameters in the path, the query, headers and cookies. Swagger 2.0 has also others, which are a body."""

from __future__ import annotations

from typing import Final

from generator.model.openapi_facts import (
    ListStyle,
    OpenApiParameter,
    ParameterPlace,
    Schema,
)
from generator.model.text import wire_name
from generator.reader.openapi.document import Document
from generator.reader.openapi.examples import first_example
from generator.reader.openapi.routes import placeholder_name
from generator.reader.openapi.schemas import read_schema
from generator.reader.openapi.values import description
from generator.reader.page.tree import Mapping

BODY: Final = "body"
FORM: Final = "formData"

_PLACES: Final = {place.value: place for place in ParameterPlace}
_COLLECTION_FORMATS: Final = {
    "": ListStyle.COMMA,
    "csv": ListStyle.COMMA,
    "ssv": ListStyle.SPACE,
    "tsv": ListStyle.TAB,
    "pipes": ListStyle.PIPE,
    "multi": ListStyle.REPEATED,
}
_FORM_STYLE: Final = "form"
_STYLES: Final = {
    _FORM_STYLE: ListStyle.COMMA,
    "simple": ListStyle.COMMA,
    "spaceDelimited": ListStyle.SPACE,
    "pipeDelimited": ListStyle.PIPE,
    "deepObject": ListStyle.DEEP,
}
_REPEATED_IF_EXPLODED: Final = (_FORM_STYLE, "spaceDelimited", "pipeDelimited")
_NOT_PARAMETERS: Final = frozenset({"accept", "content-type", "authorization"})
"""Headers that no parameter can be (OpenAPI 3.1, 4.8.12.2)."""
_OF_FIELD: Final = frozenset({"required", "name", "in"})
_OF_PARAMETER: Final = _OF_FIELD | {"description"}


def place_of_parameter(mapping: Mapping) -> ParameterPlace | None:
    """Where a parameter stands, None where it is in a body, or the place is unknown."""
    return _PLACES.get(mapping.text("in"))


def is_ignored(mapping: Mapping, document: Document) -> bool:
    """Whether the rules say that a parameter is to be ignored."""
    return (
        not document.is_swagger
        and mapping.text("in") == ParameterPlace.HEADER
        and mapping.text("name").lower() in _NOT_PARAMETERS
    )


def read_parameter(
    mapping: Mapping, line: int, document: Document
) -> OpenApiParameter | None:
    """The parameter; None, with a diagnostic, where it cannot be sent as the document means it."""
    place, written = place_of_parameter(mapping), mapping.text("name")
    if place is None:
        message = "a parameter is at an unknown place, and was left out"
        document.log.add("openapi-content", line, message, mapping.text("in"))
        return None
    is_path = place is ParameterPlace.PATH
    wire = placeholder_name(written) if is_path else wire_name(written)
    if wire is None:
        message = "a parameter of this name was left out"
        document.log.add("openapi-name", line, message, written)
        return None
    schema = _schema(mapping, line, document)
    if schema is None:
        message = "a parameter with a media type of its own was left out"
        document.log.add("openapi-parameter", line, message, written)
        return None
    return OpenApiParameter(
        wire=wire,
        where=place,
        required=is_path or mapping.is_true("required"),
        schema=schema,
        style=style_of(mapping, place, document),
        text=description(mapping),
        line=line,
        is_deprecated=mapping.is_true("deprecated"),
        example=first_example(mapping, document) or schema.example,
    )


def _schema(mapping: Mapping, line: int, document: Document) -> Schema | None:
    """The schema of a parameter, which is the parameter itself in Swagger 2.0. None where its form is not that of text."""
    if "schema" in mapping:
        return read_schema(mapping.get("schema"), mapping.line_of("schema"), document)
    if "content" in mapping:
        return None
    return read_schema(without_words(mapping), line, document)


def without_words(mapping: Mapping, *, is_form: bool = False) -> Mapping:
    """A parameter of Swagger 2.0 as a schema. Its words are those of the parameter, but those of a field of a form."""
    dropped = _OF_FIELD if is_form else _OF_PARAMETER
    entries = {
        key: value for key, value in mapping.entries.items() if key not in dropped
    }
    return Mapping(entries, mapping.line, mapping.last_line)


def style_of(mapping: Mapping, place: ParameterPlace, document: Document) -> ListStyle:
    """The style of a parameter, or of a field of a form, which has those of a query."""
    # a part may be of either version
    if document.is_swagger or ("type" in mapping and not document.is_openapi_3):
        format_ = mapping.text("collectionFormat")
        return _COLLECTION_FORMATS.get(format_, ListStyle.UNKNOWN)
    is_form = place in (ParameterPlace.QUERY, ParameterPlace.COOKIE)
    style = mapping.text("style") or (_FORM_STYLE if is_form else "simple")
    explode = mapping.get("explode")
    is_exploded = explode is True or (explode is None and style == _FORM_STYLE)
    if is_exploded and style in _REPEATED_IF_EXPLODED:
        return ListStyle.REPEATED
    return _STYLES.get(style, ListStyle.UNKNOWN)
