"""Schemas that contradict themselves."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.json_facts import JsonScalar
from generator.reader.checks.checked import PageDefect
from generator.reader.checks.documents.matching import Matching
from generator.reader.checks.documents.parts import (
    COMPOSITIONS,
    Part,
    PartKind,
    Parts,
)
from generator.reader.openapi.references import REF, reference
from generator.reader.page.tree import Mapping, Value

_OPEN = ("additionalProperties", "patternProperties", "unevaluatedProperties")


def items_without_type(document: Parts) -> Iterator[PageDefect]:
    """Yields arrays without their items: Swagger 2.0 and OpenAPI 3.0 ask for `items`, and parameters of 2.0 for its type."""
    if not document.voids_siblings:
        return
    for part in document.schemas:
        if part.value.get("type") != "array" or REF in part.value:
            continue
        items = part.value.get("items")
        is_bare = isinstance(items, Mapping) and not items.entries
        if "items" in part.value and not (is_bare and part.kind is not PartKind.SCHEMA):
            continue
        yield PageDefect(
            id="openapi-array-items",
            line=part.value.line_of("type"),
            part=part.id,
            message=(
                "the items of an array have no type"
                if "items" in part.value
                else "an array has no items"
            ),
        )


def required_without_property(document: Parts) -> Iterator[PageDefect]:
    """Yields names in `required` that an object does not have.

    Others may add properties to an object that is composed, or that takes any; then nothing is proven.
    """
    composed = frozenset(_composed(document))
    for part in document.of(PartKind.SCHEMA):
        properties = part.value.mapping("properties")
        if not properties.entries or part.pointer in composed or _is_open(part.value):
            continue
        for name in dict.fromkeys(part.value.texts("required")):
            if name not in properties:
                yield PageDefect(
                    id="openapi-required-property",
                    line=part.value.line_of("required"),
                    part=part.id,
                    message="a required property is none of the object",
                    detail=name,
                    other_line=part.value.line_of("properties"),
                )


def _is_open(schema: Mapping) -> bool:
    return REF in schema or any(
        key in schema and schema.get(key) is not False
        for key in (*COMPOSITIONS, *_OPEN)
    )


def _composed(document: Parts) -> Iterator[str]:
    """Yields the pointers of schemas that are parts of others."""
    for part in document.of(PartKind.SCHEMA):
        beside = REF in part.value and len(part.value.entries) > 1
        if part.key not in COMPOSITIONS and not beside:
            continue
        yield part.pointer
        target = reference(part.value.text(REF)) if REF in part.value else None
        if target is not None and not target.file:
            yield target.pointer


def repeated_members(document: Parts) -> Iterator[PageDefect]:
    """Yields enums with a value twice."""
    for part in document.schemas:
        seen: set[tuple[str, str]] = set()
        for value in part.value.items("enum"):
            key = _key(value)
            if key is not None and key in seen:
                yield PageDefect(
                    id="openapi-enum-repeated",
                    line=part.value.line_of("enum"),
                    part=part.id,
                    message="a value of an enum is repeated",
                    detail=key[1],
                )
            elif key is not None:
                seen.add(key)


def _key(value: Value) -> tuple[str, str] | None:
    """What two equal scalars have in common, None for others."""
    if isinstance(value, JsonScalar):
        return "number", value.text.raw
    return (type(value).__name__, str(value)) if isinstance(value, str | bool) else None


def wrong_defaults(document: Parts) -> Iterator[PageDefect]:
    """Yields defaults that their own schema does not allow."""
    matching = Matching(document.root)
    for part in document.schemas:
        schema = part.value
        if "default" not in schema or REF in schema or _is_written_list(part, document):
            continue
        for mismatch in matching.mismatches(schema, schema.get("default")):
            yield PageDefect(
                id="openapi-default",
                line=schema.line_of("default"),
                part=part.id,
                message=f"the default is {mismatch.message}",
                detail=mismatch.detail,
                other_line=mismatch.line,
            )


def _is_written_list(part: Part, document: Parts) -> bool:
    """Whether a default is a list of Swagger 2.0 as it is sent, such as `a,b`."""
    is_text = isinstance(part.value.get("default"), str)
    return document.is_swagger and is_text and part.value.get("type") == "array"
