"""Examples of parameters and bodies."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.json_facts import JsonValue
from generator.model.openapi_facts import Example
from generator.reader.openapi.document import Document
from generator.reader.openapi.references import Place
from generator.reader.openapi.values import example
from generator.reader.page.tree import Mapping


def first_example(mapping: Mapping, document: Document) -> JsonValue | None:
    """The first of a parameter's examples. Tools for Swagger 2.0 call it `x-example`."""
    if "x-example" in mapping:
        line = mapping.line_of("x-example")
        return example(mapping.get("x-example"), line, document)
    return next((each.value for each in read_examples(mapping, document)), None)


def read_examples(mapping: Mapping, document: Document) -> tuple[Example, ...]:
    """The values of `example` and `examples` (OpenAPI 3.0, 4.7.14.1)."""
    return tuple(_examples(mapping, document))


def example_at(mapping: Mapping, key: str, document: Document) -> Iterator[Example]:
    """Yields the value under a key as an example, unless it exceeds the limits."""
    shown = mapping.get(key)
    line = shown.line if isinstance(shown, Mapping) else mapping.line_of(key)
    value = example(shown, line, document)
    if value is not None:
        yield Example(value, line, mapping.last_line_of(key))


def _examples(mapping: Mapping, document: Document) -> Iterator[Example]:
    if "example" in mapping:
        yield from example_at(mapping, "example", document)
    for _, value, line in mapping.mapping("examples").lined():
        place = document.resolved(value, line)
        # those of other files, and `externalValue`, add nothing that a test could use
        shown = place.value if isinstance(place, Place) else None
        if isinstance(shown, Mapping) and "value" in shown:
            yield from example_at(shown, "value", document)
