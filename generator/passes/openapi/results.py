"""The result of an operation, by its answers.

Rule: the first status of success counts; without any, `2XX` or `default` stand for 200. An answer without content, and
204, have no result. Bytes and files are bytes; a schema with the fields of an OData list is one; other text is text.
Source: `responses` of Swagger 2.0 and OpenAPI 3.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from generator.model.api import ResultKind
from generator.model.openapi_facts import MediaType, OpenApiResponse, Schema
from generator.passes.knowledge.special_names import NEXT_LINK, ROWS
from generator.passes.openapi.documents import Within
from generator.passes.openapi.media_types import (
    best,
    essence,
    is_bytes,
    is_file,
    is_json,
)


class Answer(msgspec.Struct, frozen=True):
    """An answer under its status, with the form that counts, None where it has no content."""

    code: int
    path: str
    response: OpenApiResponse
    media_type: MediaType | None

    @property
    def schema(self) -> Within[Schema] | None:
        """The schema of its content."""
        schema = self.media_type.schema if self.media_type else None
        return Within(self.path, schema) if schema else None


def answers(responses: Iterable[Within[OpenApiResponse]]) -> tuple[Answer, ...]:
    """The answers with a number for their status, in order. `default` is an error where another status means success."""
    found = list(responses)
    exact = [each for each in found if each.value.status.isdecimal()]
    has_success = any(each.value.status.startswith("2") for each in exact)
    made = [_answer(int(each.value.status), each) for each in exact]
    others = {
        each.value.status.lower(): each
        for each in found
        if not each.value.status.isdecimal()
    }
    success = others.get("2xx") or (None if exact else others.get("default"))
    if success is not None and not has_success:
        made.insert(0, _answer(200, success))
    return tuple(made)


def _answer(code: int, response: Within[OpenApiResponse]) -> Answer:
    content = response.value.content if code not in {204, 205, 304} else ()
    return Answer(code, response.path, response.value, best(content))


def successes(given: Iterable[Answer]) -> Iterator[Answer]:
    """Yields the answers that mean success."""
    return (answer for answer in given if 200 <= answer.code < 300)


def result_kind(
    success: Answer | None, target: Within[Schema] | None, fields: Iterable[str]
) -> ResultKind:
    """What an operation returns; `target` is what the schema of its answer stands for, and `fields` are those of it."""
    if success is None or success.media_type is None:
        return ResultKind.NONE
    names = [essence(media_type) for media_type in success.response.content]
    if is_bytes(target) or (all(map(is_file, names)) and target is None):
        return ResultKind.BINARY
    # OData 4 writes `@` before the name of the link
    if {NEXT_LINK, ROWS} <= {name.removeprefix("@") for name in fields}:
        return ResultKind.ROWS
    if any(map(is_json, names)):
        return ResultKind.JSON
    return ResultKind.BINARY if all(map(is_file, names)) else ResultKind.TEXT
