"""The answers of an operation."""

from __future__ import annotations

import re

import msgspec

from generator.model.openapi_facts import (
    Example,
    MediaType,
    OpenApiResponse,
    Reference,
    Schema,
)
from generator.model.text import Text
from generator.reader.openapi.bodies import JSON, media_types, read_content
from generator.reader.openapi.document import Document
from generator.reader.openapi.examples import example_at
from generator.reader.openapi.schemas import read_schema
from generator.reader.openapi.values import description, exact
from generator.reader.page.tree import Mapping

_STATUS = re.compile(r"\A(?:[1-5][0-9]{2}|[1-5]XX|default)\Z", re.ASCII)
_DEFAULT = "default"


class Answers(msgspec.Struct, frozen=True):
    """The answers of an operation, and those that other files have."""

    responses: tuple[OpenApiResponse, ...]
    outside: tuple[tuple[str, Reference, int], ...]


def status_of(written: str) -> str | None:
    """A status as facts have it, None where it is none."""
    status = written if written == _DEFAULT else written.upper()
    return status if _STATUS.match(status) else None


def read_response(
    mapping: Mapping, status: str, line: int, document: Document, operation: Mapping
) -> OpenApiResponse:
    """An answer."""
    if "content" in mapping or document.is_openapi_3:
        content = read_content(mapping, document)
    else:
        content = _produced(mapping, document, operation)
    return OpenApiResponse(status, description(mapping), content, line)


def read_responses(operation: Mapping, document: Document) -> Answers:
    """The answers of an operation. What a reference that leads to nothing answers may be anything."""
    responses: list[OpenApiResponse] = []
    outside: list[tuple[str, Reference, int]] = []
    for written, value, line in operation.mapping("responses").lined():
        status = status_of(written)
        if status is None:
            if not written.startswith("x-"):
                message = "this is no status, so the answer was left out"
                document.log.add("openapi-content", line, message, written)
            continue
        place = document.resolved(value, line)
        if isinstance(place, Reference):
            outside.append((status, place, line))
        elif place is not None and isinstance(place.value, Mapping):
            response = read_response(place.value, status, line, document, operation)
            responses.append(response)
        else:
            content = (MediaType(Text(JSON), Schema(line)),)
            responses.append(OpenApiResponse(status, None, content, line))
    return Answers(tuple(responses), tuple(outside))


def _produced(
    mapping: Mapping, document: Document, operation: Mapping
) -> tuple[MediaType, ...]:
    """The media types of an answer of Swagger 2.0: those that the operation produces, and those of its examples."""
    examples: dict[str, tuple[Example, ...]] = {
        name: tuple(example_at(mapping.mapping("examples"), name, document))
        for name in mapping.mapping("examples").entries
    }
    if "schema" not in mapping:
        return tuple(MediaType(exact(name), None, examples[name]) for name in examples)
    schema = read_schema(mapping.get("schema"), mapping.line_of("schema"), document)
    produced = media_types("produces", operation, document) or [*examples] or [JSON]
    return tuple(
        MediaType(exact(name), schema, examples.get(name, ()))
        for name in dict.fromkeys((*produced, *examples))
    )
