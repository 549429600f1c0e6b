"""The body of a request, by its name, its table, its sample and its content types.

Rule: agents wrap their parameters under the name `request`; PATCH takes a list of JSON Patch operations; images and
streams are bytes; every other body is a value, and an array if its sample is. Where a page has neither table nor sample,
the parameter of the same call in another source decides, then the name and the description of the body.
Source: REST pages, on which nothing but the sample shows whether a body is an array.
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
from generator.passes.rest.evidence.inference import ANY, STRING, inferred
from generator.passes.rest.evidence.shapes import NOTHING, shape_of
from generator.passes.rest.evidence.table_names import table_key

_INTEGERS: Final = ArrayType(ScalarType(Scalar.INT32))
_BYTES: Final = ScalarType(Scalar.BYTE)
_IDS: Final = re.compile(r".*(?:Ids|IDs|_ids)")
_KEYS: Final = "primary keys"
# `addresses` and `entities`, but not `address`.
_PLURAL: Final = re.compile(r".*[^s]s")
_PLAIN_TEXT: Final = "text/plain"
_FILE: Final = re.compile(r"image/|application/octet-stream\Z")
"""How the media types of files begin."""


class Request(msgspec.Struct, frozen=True):
    """The body of a request. `type` is None for a wrapper, whose rows are the parameters.

    `key` is the structure that the body's table describes; `described` says where in the body it is.
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
    # PATCH before tables: its table describes JSON Patch, and not the resource
    if facts.method == "PATCH":
        type_ = ArrayType(ReferenceType(TypeId.of_rest(PATCH_TYPE)))
        return Request(BodyKind.PATCH, type_, PATCH_TYPE, Described.ITEMS)
    if _is_binary(body):
        return Request(BodyKind.BINARY, _BYTES)
    if body.properties:
        return _of_table(facts, body, known)
    return Request(BodyKind.VALUE, _plain(facts, body, known))


def _is_binary(body: RestBody) -> bool:
    """Whether the body is a file: it says so, or it has no table and a media type of files."""
    media_types = (media_type.raw.lower() for media_type in body.content_types)
    return body.word == "binary" or (
        not body.properties and any(map(_FILE.match, media_types))
    )


def expected_bodies(facts: RestOperationFacts, known: Known) -> Iterator[KnownPart]:
    """Yields the parameters of the same call in other sources that may be the body: by its name, else the first."""
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
        same_name = call.parameter(body.name)
        if same_name:
            yield same_name
        # a call of the same agent has the entity first; of other agents only the sole parameter can be meant
        elif len(call.parameters) == 1 or facts.is_agent:
            yield from call.parameters[:1]


def _of_table(facts: RestOperationFacts, body: RestBody, known: Known) -> Request:
    expected = [part.type for part in expected_bodies(facts, known)]
    sample = facts.request_sample.body if facts.request_sample else None
    if sample is None:
        is_array = any(isinstance(type_, ArrayType) for type_ in expected) or (
            not expected and _PLURAL.fullmatch(body.name) is not None
        )
    else:
        is_array = isinstance(sample, JsonArray)
    inner = [
        type_.item if isinstance(type_, ArrayType) else type_ for type_ in expected
    ]
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
        inference = inferred(body.name, cell, shape, part.type, known)
        if not inference.contradicts and inference.type != ANY:
            return inference.type
    if shape != NOTHING:
        return inferred(body.name, cell, shape, None, known).type
    return _by_description(body)


def _by_description(body: RestBody) -> TypeExpression:
    description = body.text.raw.lower() if body.text else ""
    if _KEYS in description or _IDS.fullmatch(body.name):
        return ArrayType(STRING) if "string" in description else _INTEGERS
    media_types = (media_type.raw.lower() for media_type in body.content_types)
    return STRING if _PLAIN_TEXT in media_types else ANY
