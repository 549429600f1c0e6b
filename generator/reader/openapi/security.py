"""Security schemes, and what operations need of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.model.openapi_facts import SecurityScheme
from generator.model.text import Text
from generator.reader.openapi.document import Document
from generator.reader.openapi.references import Place
from generator.reader.openapi.values import exact, exact_or_none
from generator.reader.page.limits import MAX_SCHEMES
from generator.reader.page.tree import Mapping

_HTTP: Final = "http"
_BASIC: Final = "basic"

Alternatives = tuple[tuple[Text, ...], ...]
"""The names of schemes that are needed together, for each way to be allowed."""


def needed_security(operation: Mapping, document: Document) -> Alternatives | None:
    """The `security` of an operation, that of its document where it has none; None where both are silent."""
    holder = operation if "security" in operation else document.root
    if not isinstance(holder.get("security"), list):
        return None
    return tuple(
        tuple(map(exact, list(needed.entries)[:MAX_SCHEMES]))
        for needed in holder.items("security")[:MAX_SCHEMES]
        if isinstance(needed, Mapping)
    )


def read_schemes(document: Document) -> tuple[SecurityScheme, ...]:
    """The schemes of `securityDefinitions` or `components`."""
    return tuple(_schemes(document))


def _schemes(document: Document) -> Iterator[SecurityScheme]:
    root = document.root
    defined = root.mapping("components").mapping("securitySchemes")
    if document.is_swagger:
        defined = root.mapping("securityDefinitions")
    for name, value, line in defined.lined():
        place = document.resolved(value, line)
        if isinstance(place, Place) and isinstance(place.value, Mapping):
            yield _scheme(name, place.value, line)
        elif place is not None:
            message = "a security scheme cannot be read, and was left out"
            document.log.add("openapi-content", line, message, name)


def _scheme(name: str, mapping: Mapping, line: int) -> SecurityScheme:
    kind = mapping.text("type")
    scheme = mapping.text("scheme").lower() if kind == _HTTP else ""
    # Swagger 2.0 has a type of its own for it
    if kind == _BASIC:
        kind, scheme = _HTTP, _BASIC
    return SecurityScheme(
        name=exact(name),
        kind=exact(kind).raw,
        scheme=exact(scheme).raw,
        parameter=exact_or_none(mapping.text("name")),
        where=exact(mapping.text("in")).raw,
        line=line,
    )
