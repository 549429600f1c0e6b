"""Examples that their schema does not allow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.reader.checks.checked import PageDefect
from generator.reader.checks.documents.matching import Matching
from generator.reader.checks.documents.parts import Part, PartKind, Parts
from generator.reader.openapi.references import REF
from generator.reader.page.tree import Mapping, Value


class _Example(NamedTuple):
    """An example, its line, and the schema that it is of."""

    value: Value
    line: int
    schema: Mapping


def wrong_examples(document: Parts) -> Iterator[PageDefect]:
    """Yields examples with a value of another type than the schema says, or that is none of an enum."""
    matching = Matching(document.root)
    for part in document.parts:
        for example in _examples(part, document):
            for mismatch in matching.mismatches(example.schema, example.value):
                yield PageDefect(
                    id="openapi-example",
                    line=example.line,
                    part=part.id,
                    cause=f"{mismatch.name} {mismatch.message}",
                    message=f"a value of the example is {mismatch.message}",
                    detail=mismatch.detail,
                    other_line=mismatch.line,
                )


def _examples(part: Part, document: Parts) -> Iterator[_Example]:
    value = part.value
    if REF in value:
        return
    match part.kind:
        case PartKind.SCHEMA:
            yield from _of_schema(value, document)
        case PartKind.PARAMETER | PartKind.HEADER if not document.is_swagger:
            schema = value.mapping("schema")
            for example in _of_holder(value, schema):
                # lists and objects are also shown as they are sent
                if not isinstance(example.value, str) or not _is_structure(schema):
                    yield example
        case PartKind.MEDIA_TYPE if _is_json(part):
            yield from _of_holder(value, value.mapping("schema"))
        case PartKind.RESPONSE:
            # of Swagger 2.0, by their media type
            for name, shown, line in value.mapping("examples").lined():
                if document.is_swagger and _is_json_name(name):
                    yield _Example(shown, line, value.mapping("schema"))
        case _:
            return


def _of_schema(schema: Mapping, document: Parts) -> Iterator[_Example]:
    if "example" in schema:
        yield _Example(schema.get("example"), schema.line_of("example"), schema)
    if not document.voids_siblings:
        line = schema.line_of("examples")
        yield from (_Example(value, line, schema) for value in schema.items("examples"))


def _of_holder(holder: Mapping, schema: Mapping) -> Iterator[_Example]:
    if not schema.entries:
        return
    if "example" in holder:
        yield _Example(holder.get("example"), holder.line_of("example"), schema)
    for shown in holder.mapping("examples").entries.values():
        if isinstance(shown, Mapping) and "value" in shown:
            yield _Example(shown.get("value"), shown.line_of("value"), schema)


def _is_structure(schema: Mapping) -> bool:
    """Whether values are lists or objects, or may be."""
    return schema.get("type") not in ("string", "integer", "number", "boolean")


def _is_json(media_type: Part) -> bool:
    """Whether values of a media type are JSON."""
    return _is_json_name(media_type.pointer.rpartition("/")[2].replace("~1", "/"))


def _is_json_name(name: str) -> bool:
    kind = name.partition(";")[0].strip().lower()
    return kind.endswith(("/json", "+json"))
