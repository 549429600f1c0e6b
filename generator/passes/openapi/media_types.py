"""What the media types of a body mean.

Source: RFC 6838 and 6839 (`+json`), `consumes` and `produces` of Swagger 2.0, `content` of OpenAPI 3.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from generator.model.openapi_facts import MediaType, Schema, SchemaType
from generator.passes.openapi.documents import Within

FORM: Final = "application/x-www-form-urlencoded"
MULTIPART: Final = "multipart/form-data"
_PATCHES: Final = frozenset(
    {"application/json-patch+json", "application/merge-patch+json"}
)
_BYTES: Final = frozenset({"byte", "binary"})
_FILE: Final = re.compile(
    r"(?:image|audio|video|font)/|application/(?:octet-stream|pdf|zip)\Z"
)


def essence(media_type: MediaType) -> str:
    """The media type in lower case, without parameters such as `charset`."""
    return media_type.name.raw.partition(";")[0].strip().lower()


def is_json(name: str) -> bool:
    """Whether it is JSON, or any type at all."""
    is_structured = name.endswith("+json") and name not in _PATCHES
    return name in {"application/json", "text/json", "*/*"} or is_structured


def is_patch(name: str) -> bool:
    """Whether it is a list of changes (RFC 6902) or an object with them (RFC 7396)."""
    return name in _PATCHES


def is_file(name: str) -> bool:
    """Whether it is that of files."""
    return _FILE.match(name) is not None


def is_text(name: str) -> bool:
    """Whether it is text of any kind."""
    return name.startswith("text/") or name.endswith(("xml", "yaml", "csv"))


def best(content: Iterable[MediaType], wanted: Iterable[str] = ()) -> MediaType | None:
    """The form of a body that counts: one of the wanted ones, else JSON, else the first; None without any."""
    forms = {essence(media_type): media_type for media_type in reversed([*content])}
    for name in (*wanted, *filter(is_json, reversed(forms))):
        if name in forms:
            return forms[name]
    return next(reversed(forms.values()), None)


def is_bytes(schema: Within[Schema] | None) -> bool:
    """Whether a schema is that of a file, or of a string that stands for bytes."""
    if schema is None:
        return False
    value = schema.value
    is_string = value.types == (SchemaType.STRING,) and value.format in _BYTES
    return is_string or value.types == (SchemaType.FILE,)
