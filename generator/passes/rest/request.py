"""What the body of a request is, by its name, its table, its sample and the content types.

Rule: agents wrap their parameters under the name `request`; PATCH takes a list of JSON Patch operations; images and
streams are bytes; every other body is one value, an array if the sample starts with `[`. Where a page has neither
table nor sample, the parameter of the same name of the call in another source decides, then name and words.
Source: REST pages; nothing on a page says whether a body is an array but its sample.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from generator.model.api import BodyKind
from generator.model.expressions import (
    ArrayType,
    ReferenceType,
    Scalar,
    ScalarType,
    TypeExpression,
)
from generator.model.ids import TypeId
from generator.model.json_facts import JsonArray
from generator.model.rest_facts import RestBody, RestOperationFacts
from generator.passes.knowledge.known import Known, KnownPart
from generator.passes.knowledge.special_names import PATCH_TYPE, WRAPPER
from generator.passes.rest.drafts import Described, StructureId, reference_to
from generator.passes.rest.evidence.cells import CellKind, CellType
from generator.passes.rest.evidence.infer import ANY, STRING, inferred
from generator.passes.rest.evidence.shapes import NOTHING, shape_of
from generator.passes.rest.evidence.table_names import table_key

_INTEGERS: Final = ArrayType(ScalarType(Scalar.INT32))
_BYTES: Final = ScalarType(Scalar.BYTE)
_IDS: Final = re.compile(r".*(?:Ids|IDs|_ids)")
_KEYS: Final = "primary keys"
_PLURAL: Final = re.compile(r".*(?:[^s]s|ies)")
_PLAIN_TEXT: Final = "text/plain"
_FILE: Final = re.compile(r"image/|application/octet-stream\Z")


class Request(msgspec.Struct, frozen=True):
    """The body: `type` is None for a wrapper, whose rows are the parameters.

    `key` is the structure that its table describes, which `described` places in the body.
    """

    kind: BodyKind
    type: TypeExpression | None = None
    key: StructureId | None = None
    described: Described = Described.ITSELF


def request_of(facts: RestOperationFacts, known: Known) -> Request | None:
    """The body of an operation, None where it has none."""
    body = facts.body
    if body is None:
        return None
    if facts.is_agent and body.name == WRAPPER and body.properties:
        return Request(BodyKind.WRAPPER)
    if facts.method == "PATCH":
        type_ = ArrayType(ReferenceType(TypeId.of_rest(PATCH_TYPE)))
        return Request(BodyKind.PATCH, type_, PATCH_TYPE, Described.ITEMS)
    if _is_binary(body):
        return Request(BodyKind.BINARY, _BYTES)
    if body.properties:
        return _of_table(facts, body, known)
    return Request(BodyKind.VALUE, _plain(facts, body, known))


def _is_binary(body: RestBody) -> bool:
    """Files: without table, and a media type of files among those that are listed."""
    formats = (one.raw.lower() for one in body.content_types)
    return body.word == "binary" or (
        not body.properties and any(_FILE.match(one) for one in formats)
    )


def expected_bodies(facts: RestOperationFacts, known: Known) -> Iterator[KnownPart]:
    """Parameters of the same call in other sources that may be the body: that of its name, else the first one."""
    body = facts.body
    if body is None:
        return
    calls = (
        [known.signature(facts.group, facts.operation)]
        if facts.is_agent
        else list(known.alike(facts.group, facts.operation))
    )
    for call in calls:
        if call is None:
            continue
        named = call.parameter(body.name)
        if named:
            yield named
        elif len(call.parameters) == 1 or facts.is_agent:
            yield from call.parameters[:1]


def _of_table(facts: RestOperationFacts, body: RestBody, known: Known) -> Request:
    expected = [one.type for one in expected_bodies(facts, known)]
    sample = facts.request_sample.body if facts.request_sample else None
    if sample is None:
        is_array = any(isinstance(one, ArrayType) for one in expected) or (
            not expected and _PLURAL.fullmatch(body.name) is not None
        )
    else:
        is_array = isinstance(sample, JsonArray)
    inner = [one.item if isinstance(one, ArrayType) else one for one in expected]
    key = table_key(body.properties, inner, known)
    reference = reference_to(key)
    if is_array:
        return Request(BodyKind.VALUE, ArrayType(reference), key, Described.ITEMS)
    return Request(BodyKind.VALUE, reference, key)


def _plain(facts: RestOperationFacts, body: RestBody, known: Known) -> TypeExpression:
    sample = facts.request_sample.body if facts.request_sample else None
    shape = shape_of(sample) if sample is not None else NOTHING
    cell = CellType(CellKind.BLANK)
    for part in expected_bodies(facts, known):
        found = inferred(body.name, cell, shape, part.type, known)
        if not found.contradicts and found.type != ANY:
            return found.type
    if shape != NOTHING:
        return inferred(body.name, cell, shape, None, known).type
    return _by_words(body)


def _by_words(body: RestBody) -> TypeExpression:
    said = body.text.raw.lower() if body.text else ""
    if _KEYS in said or _IDS.fullmatch(body.name):
        strings = "string" in said
        return ArrayType(STRING) if strings else _INTEGERS
    plain = any(one.raw.lower() == _PLAIN_TEXT for one in body.content_types)
    return STRING if plain else ANY
