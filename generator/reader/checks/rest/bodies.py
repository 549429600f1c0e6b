"""Checks: what a page says of the body of its request.

Rule: the table of a body has the properties of the body, or of its items; which of both shows in the sample alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.model.json_facts import JsonArray, JsonObject, JsonScalar, JsonValue
from generator.model.rest_facts import RestBody
from generator.reader.checks.checked import PageDefect
from generator.reader.checks.rest.operation_page import OperationPage
from generator.reader.checks.rest.words import SCALARS

_MARKED: Final = re.compile(
    r"\b(?:arrays?|lists?|collections?|sequence)\b|\[\]|dictionar(?:y|ies)\b",
    re.IGNORECASE,
)
"""Words for a type in the text below the heading."""


def body_undescribed(page: OperationPage) -> Iterator[PageDefect]:
    """Yields a body of which the page says nothing but the name."""
    body, sample = page.facts.body, page.facts.request_sample
    is_shown = sample is not None and sample.body is not None
    if body and not (body.word or body.properties or is_shown or _is_marked(body)):
        yield PageDefect(
            id="rest-body-undescribed",
            line=body.line,
            message="the request body has neither a type nor a table nor a sample",
            part="#body",
            cause="body without a table",
        )


def body_of_items(page: OperationPage) -> Iterator[PageDefect]:
    """Yields a body that is an array, which its sample alone shows."""
    body, sample = page.facts.body, page.facts.request_sample
    value = sample.body if sample else None
    if (
        body
        and sample
        and body.properties
        and body.word is None
        and _has_objects(value)
        and not _is_marked(body)
    ):
        yield PageDefect(
            id="rest-body-array",
            line=body.line,
            message="the request body is an array, as the sample shows, and its heading, text and table do not tell",
            part="#body",
            cause="table of the items",
            other_line=sample.body_line,
        )


def _has_objects(value: JsonValue | None) -> bool:
    return isinstance(value, JsonArray) and any(
        isinstance(item, JsonObject) for item in value.items
    )


def _is_marked(body: RestBody) -> bool:
    return body.text is not None and _MARKED.search(body.text.raw) is not None


def type_of_body(page: OperationPage) -> Iterator[PageDefect]:
    """Yields a body whose heading has the word of a scalar, and whose sample is none."""
    body, sample = page.facts.body, page.facts.request_sample
    value = sample.body if sample else None
    if body is None or sample is None or value is None or body.word not in SCALARS:
        return
    if not isinstance(value, JsonScalar):
        shown = "an array" if isinstance(value, JsonArray) else "an object"
        yield PageDefect(
            id="rest-body-type",
            line=body.line,
            message=f"the heading calls the request body {body.word}, and the sample is {shown}",
            part="#body",
            cause=f"{page.facts.method} with {shown}",
            other_line=sample.body_line,
        )
