"""Words beside a `$ref`, which readers of the document never see.

Rule: before OpenAPI 3.1 all that is beside a `$ref` is ignored (Swagger 2.0, Reference Object; OpenAPI 3.0, 4.7.23). Those of
a path are not, and extensions have rules of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.reader.checks.checked import PageDefect
from generator.reader.checks.documents.parts import PartKind, Parts
from generator.reader.openapi.references import REF
from generator.reader.page.tree import Mapping

_WORDS: Final = ("description", "title", "summary")


def reference_siblings(document: Parts) -> Iterator[PageDefect]:
    """Yields the words that are void."""
    if not document.voids_siblings:
        return
    for part in document.parts:
        # tools write `$ref` beside the name and place of a parameter
        if part.kind is PartKind.PATH or "in" in part.value:
            continue
        if part.value.text(REF) and (key := _words(part.value)):
            yield PageDefect(
                id="openapi-reference-sibling",
                line=part.value.line_of(key),
                part=part.id,
                message=f"a {key} beside a $ref is ignored",
                cause=key,
                detail=part.value.text(key),
                other_line=part.value.line_of(REF),
            )


def _words(mapping: Mapping) -> str:
    """The first key that has words, empty where none has."""
    return next((key for key in _WORDS if mapping.text(key).strip()), "")
