"""Files that hold parts of documents: schemas, parameters, bodies, answers and paths, by what they look like."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.model.openapi_facts import OpenApiFacts, ParameterPlace, SchemaType
from generator.reader.log import DiagnosticLog
from generator.reader.openapi.document import Dialect, Document
from generator.reader.openapi.named import (
    COMPONENTS,
    Kind,
    Part,
    read_named,
    read_schemas,
)
from generator.reader.openapi.operations import METHODS
from generator.reader.openapi.parameters import BODY, FORM
from generator.reader.openapi.parse import parsed
from generator.reader.openapi.references import pointer
from generator.reader.page.outline import Page
from generator.reader.page.tree import Mapping, Value

_DEEPEST: Final = 4
"""The most objects around a part: `components`, `schemas`, a group, the part."""

_COMPONENTS: Final = "/components"
_GROUPS: Final = {f"{_COMPONENTS}/{key}": kind for key, kind in COMPONENTS.items()}
_WORDS: Final = frozenset(("description", "title", "summary"))
_BESIDE: Final = _WORDS | {
    "$id", "$schema", "info", "security", "securityDefinitions", "servers", "tags", "version",
}  # fmt: skip
"""What a file may have beside its parts."""

_TYPES: Final = frozenset((*SchemaType, "null"))
_PLACES: Final = frozenset((*ParameterPlace, BODY, FORM))
_SCHEMA: Final = frozenset("""
    $anchor $comment $defs $dynamicAnchor $id $ref $schema additionalItems additionalProperties allOf anyOf const contains
    contentEncoding contentMediaType contentSchema default definitions dependencies dependentRequired dependentSchemas
    deprecated description discriminator else enum example examples exclusiveMaximum exclusiveMinimum externalDocs format
    id if items maxContains maxItems maxLength maxProperties maximum minContains minItems minLength minProperties minimum
    multipleOf not nullable oneOf pattern patternProperties prefixItems properties propertyNames readOnly required then
    title type unevaluatedItems unevaluatedProperties uniqueItems writeOnly xml
    """.split())
"""The keys of schemas (OpenAPI 3.0, 4.7.24; JSON Schema draft 4 to 2020-12)."""


def read_openapi_part(page: Page, log: DiagnosticLog) -> OpenApiFacts | None:
    """The facts of a file that holds parts of documents."""
    root = parsed(page, log)
    if root is None:
        return None
    parts = file_parts(root)
    schemas = [part.pointer for part in parts if part.kind is Kind.SCHEMA]
    document = Document(root, Dialect.PART, schemas, log)
    named = read_named(parts, document)
    return OpenApiFacts(
        dialect=Dialect.PART.value,
        title=None,
        servers=(),
        operations=(),
        outside_paths=(),
        schemas=read_schemas(document),
        tags=(),
        security_schemes=(),
        parameters=tuple(named.parameters),
        bodies=tuple(named.bodies),
        responses=tuple(named.responses),
        paths=tuple(named.paths),
        line=root.line,
    )


def file_parts(root: Mapping) -> list[Part]:
    """The parts of a file; none where it has anything else, or nothing but descriptions."""
    parts: list[Part] = []
    is_known = _collect(root, "", root.line, parts, 0)
    has_structure = any(map(_has_structure, parts))
    return parts if is_known and has_structure else []


def _collect(value: Value, base: str, line: int, parts: list[Part], depth: int) -> bool:
    """Adds the parts in a value; whether it has nothing else."""
    if isinstance(value, list) and depth < _DEEPEST:
        return bool(value) and all(
            _collect(item, f"{base}/{index}", line, parts, depth + 1)
            for index, item in enumerate(value)
        )
    if not isinstance(value, Mapping):
        return False
    group = _GROUPS.get(base.rpartition("/")[0])
    kinds = [group] if group else list(_kinds(value))
    if kinds:
        parts += (Part(kind, base, value, line) for kind in kinds)
        parts += _definitions(value, base)
        return True
    return depth < _DEEPEST and all(
        _is_beside(base, key)
        or _collect(item, pointer(base, key), at, parts, depth + 1)
        for key, item, at in value.lined()
    )


def _definitions(value: Mapping, base: str) -> Iterator[Part]:
    """Yields the schemas that a schema defines (JSON Schema)."""
    for key in ("definitions", "$defs"):
        for name, item, line in value.mapping(key).lined():
            yield Part(Kind.SCHEMA, pointer(f"{base}/{key}", name), item, line)


def _is_beside(base: str, key: str) -> bool:
    """Whether what a key has is of no use to other files."""
    if base == _COMPONENTS:
        return key not in COMPONENTS
    return not base and (key in _BESIDE or key.startswith("x-"))


def _has_structure(part: Part) -> bool:
    value = part.value
    return isinstance(value, Mapping) and any(
        key not in _WORDS for key in value.entries
    )


def _kinds(value: Mapping) -> Iterator[Kind]:
    """Yields what an object looks like: a body and an answer may look alike."""
    if value.text("name") and value.text("in") in _PLACES:
        yield Kind.PARAMETER
    elif any("responses" in value.mapping(method) for method in METHODS):
        yield Kind.PATH
    elif _is_content(value.mapping("content")):
        yield Kind.BODY
        yield Kind.RESPONSE
    elif value.text("description") and ("schema" in value or "headers" in value):
        yield Kind.RESPONSE
    elif _is_schema(value):
        yield Kind.SCHEMA
        if all(key in _WORDS for key in value.entries):
            yield Kind.RESPONSE


def _is_content(content: Mapping) -> bool:
    return bool(content.entries) and all(
        "/" in name and isinstance(media_type, Mapping)
        for name, media_type in content.entries.items()
    )


def _is_schema(value: Mapping) -> bool:
    """Whether all keys are those of schemas, and the types are known."""
    types = value.get("type") if "type" in value else "object"
    words = types if isinstance(types, list) else [types]
    return all(word in _TYPES for word in words if isinstance(word, str)) and all(
        key in _SCHEMA or key.startswith("x-") for key in value.entries
    )
