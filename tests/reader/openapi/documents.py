"""Documents of OpenAPI for tests: only with what a test is about."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from generator.model.facts import PageFacts
from generator.model.openapi_facts import (
    MediaType,
    OpenApiFacts,
    OpenApiOperation,
    Schema,
)
from generator.reader.read import read_page

Json = dict[str, Any]

NAMES = {2: ("swagger", "2.0"), 3: ("openapi", "3.0.3"), 31: ("openapi", "3.1.0")}
"""The key and the value of the version."""


def document(version: int = 3, **parts: object) -> Json:
    """A document of Swagger 2.0, OpenAPI 3.0 or 3.1."""
    key, value = NAMES[version]
    return {key: value, "info": {"title": "Parcels", "version": "1"}, **parts}


def with_operation(
    version: int = 3, /, path: str = "/parcels", **operation: object
) -> Json:
    """A document of a single operation, which is a POST."""
    operation.setdefault("responses", {})
    return document(version, paths={path: {"post": operation}})


def with_schema(schema: object, version: int = 3) -> Json:
    """A document of a single schema, which is called Parcel."""
    if version == 2:
        return document(2, paths={}, definitions={"Parcel": schema})
    return document(version, paths={}, components={"schemas": {"Parcel": schema}})


def read(source: str | bytes | Mapping[str, object]) -> PageFacts:
    """The page of a document, which may be text."""
    if isinstance(source, Mapping):
        source = json.dumps(source)
    data = source if isinstance(source, bytes) else source.encode()
    return read_page("docs/parcels.json", data)


def facts_of(source: str | bytes | Mapping[str, object]) -> OpenApiFacts:
    """The facts of a document, or a part of one."""
    facts = read(source).facts
    assert isinstance(facts, OpenApiFacts)
    return facts


def operation_of(source: str | Mapping[str, object]) -> OpenApiOperation:
    """The only operation of a document."""
    (operation,) = facts_of(source).operations
    return operation


def schema_of(schema: object, version: int = 3) -> Schema:
    """A schema as the reader has it."""
    named = facts_of(with_schema(schema, version)).schemas
    return named[0].schema


def reported(source: str | bytes | Mapping[str, object]) -> list[tuple[str, int, str]]:
    """Id, line and quoted text of each diagnostic."""
    return [
        (case.id, case.line, case.detail.raw if case.detail else "")
        for case in read(source).diagnostics
    ]


def names_of(content: tuple[MediaType, ...]) -> list[str]:
    """The media types."""
    return [media_type.name.raw for media_type in content]
