"""The content of bodies by media type: the same schema for each, but for bytes, which are base64 within JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from generator.emit.openapi.examples import Example
from generator.emit.openapi.schemas import Json, Schemas
from generator.emit.python.escape import as_media_type
from generator.model.expressions import Scalar, ScalarType
from generator.model.text import Text

JSON: Final = "application/json"
TEXT: Final = "text/plain"
BYTES: Final = "application/octet-stream"
RAW: Final[Json] = {"type": "string", "format": "binary"}
"""The schema of bytes as they are."""

_BASE64: Final = ScalarType(Scalar.BYTE)
_PARTS: Final[Json] = {"type": "object", "additionalProperties": RAW}


def media_types(texts: Iterable[Text], *default: str) -> list[str]:
    """The texts that are media types, without duplicates, or else the default."""
    return list(dict.fromkeys(filter(None, map(as_media_type, texts)))) or [*default]


def content_of(names: Iterable[str], schema: Json) -> Json:
    """The content that has this schema in all media types."""
    return {name: {"schema": schema} for name in names}


def content_of_bytes(names: Iterable[str], schemas: Schemas) -> Json:
    """The content of a file: raw, base64 within JSON, or a part of a form."""
    base64 = schemas.schema(_BASE64)
    return {
        name: {
            "schema": (base64 if _is_json(name) else _PARTS if _is_form(name) else RAW)
        }
        for name in names
    }


def _is_json(name: str) -> bool:
    return name.lower().endswith("json")


def _is_form(name: str) -> bool:
    return name.lower() == "multipart/form-data"


def with_example(content: Json, example: Example | None) -> Json:
    """The content with an example for the first media type of JSON."""
    first = next(filter(_is_json, content), None)
    if example is None or first is None:
        return content
    return content | {first: {**content[first], "example": example.value}}
