"""The places for descriptions in docfx YAML and in documents of OpenAPI.

Rule: a class or definition that is the body of an agent's operation has the parameters of that operation, all others have
fields. Beside a `$ref` there is no place for words before OpenAPI 3.1. Enums describe their members only where a document has
`x-enum-descriptions`, and docfx YAML always.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from generator.model.api import BodyKind
from generator.model.docfx_facts import DocfxFacts
from generator.model.lint.places import Place
from generator.model.openapi_facts import (
    OpenApiFacts,
    OpenApiOperation,
    ParameterPlace,
    Schema,
)
from generator.model.text import Text, wire_name
from generator.passes.checks.descriptions.names import (
    Names,
    of_operation,
    of_parameter,
)
from generator.passes.checks.descriptions.slots import (
    FIELD,
    MEMBER,
    OPERATION,
    PARAMETER,
    Slot,
)

# `Parcel_TrackRequest`: the body of an operation of an agent, as clients name the class
_REQUEST: Final = re.compile(r"([A-Za-z0-9]+)_([A-Za-z0-9]+)Request\Z", re.ASCII)
_DOCFX: Final = "docfx YAML"
_DOCUMENTS: Final = "documents of OpenAPI"
_SEPARATOR: Final = re.compile(r"[./]")
_DESCRIBED_REFERENCES: Final = "3.1"
_Call = tuple[str, str]
"""The names of an agent and an operation."""


class _Part(msgspec.Struct, frozen=True):
    """A part of a class or definition, its place and its words; `source` names the kind of file."""

    source: str
    name: str
    place: Place
    text: Text | None


def docfx_slots(path: str, facts: DocfxFacts, names: Names) -> Iterator[Slot]:
    """Yields the places of a page about a class or an enum."""
    for member in facts.members:
        yield Slot(
            id=MEMBER,
            source=_DOCFX,
            form="members",
            page=facts.name,
            part=member.name,
            subject=f"types/{facts.name}#member/{member.name}",
            place=Place(path, member.line),
            text=member.text,
            comment=f"{facts.name}.{member.name}",
            what=f"the member {member.name} of {facts.name}",
            owner=facts.name,
        )
    match = _REQUEST.match(facts.name)
    call = (match[1], match[2]) if match else None
    for each in facts.properties:
        part = _Part(_DOCFX, each.name, Place(path, each.line), each.text)
        if call is not None and call in names.calls:
            yield _parameter(names, call, part)
        else:
            yield _field(names, facts.name, part)
    for method in facts.methods if facts.agent else ():
        id_ = names.calls.get((facts.agent or "", method.name))
        if id_ is not None:
            yield Slot(
                id=OPERATION,
                source=_DOCFX,
                form="methods",
                page=facts.name,
                part=method.name,
                subject=id_,
                place=Place(path, method.line),
                text=method.text,
                comment=of_operation(facts.agent or "", method.name),
                what=f"the method {method.name}",
            )


def document_slots(path: str, facts: OpenApiFacts, names: Names) -> Iterator[Slot]:
    """Yields the places of a document of OpenAPI."""
    requests: dict[str, _Call] = {}
    for operation in facts.operations:
        yield from _operation(path, operation, names, requests)
    describes_references = facts.dialect.startswith(_DESCRIBED_REFERENCES)
    for schema in facts.schemas:
        name = wire_name(_SEPARATOR.split(schema.name.raw)[-1])
        if name is not None:
            call = requests.get(schema.pointer)
            for part in _parts(
                path, schema.schema, describes_references=describes_references
            ):
                yield (
                    _field(names, name, part)
                    if call is None
                    else _parameter(names, call, part)
                )
            yield from _members(path, schema.schema, name)


def _parts(path: str, schema: Schema, *, describes_references: bool) -> Iterator[_Part]:
    """Yields the properties that have a place for words."""
    for each in schema.fields:
        text = each.schema.text
        if each.schema.reference is None or text or describes_references:
            yield _Part(_DOCUMENTS, each.wire, Place(path, each.line), text)


def _operation(
    path: str, facts: OpenApiOperation, names: Names, requests: dict[str, _Call]
) -> Iterator[Slot]:
    known = names.routes.get((facts.method, facts.path))
    if known is None:
        return
    page = f"{facts.method} {facts.path}"
    call = known.agent, known.wire
    yield Slot(
        id=OPERATION,
        source=_DOCUMENTS,
        form="operations",
        page=page,
        part="",
        subject=known.id,
        place=Place(path, facts.line),
        text=facts.summary or facts.description,
        comment=of_operation(*call),
        what=f"the operation {known.wire}",
    )
    for each in facts.parameters:
        is_query = each.where is ParameterPlace.QUERY
        if (is_query or each.where is ParameterPlace.PATH) and "." not in each.wire:
            is_option = is_query and each.wire.startswith("$")
            yield Slot(
                id=PARAMETER,
                source=_DOCUMENTS,
                form=f"{each.where} parameters",
                page=page,
                part=f"{each.where}/{each.wire}",
                subject=f"{known.id}#param/{each.wire}",
                place=Place(path, each.line),
                text=each.text,
                comment=each.wire if is_option else of_parameter(*call, each.wire),
                what=f"the parameter {each.wire} of {known.wire}",
            )
    is_wrapper = known.body is not None and known.body.kind is BodyKind.WRAPPER
    if is_wrapper and names.calls.get(call) == known.id:
        for pointer in _pointers(facts):
            requests[pointer] = call


def _pointers(facts: OpenApiOperation) -> Iterator[str]:
    for media_type in facts.body.content if facts.body else ():
        schema = media_type.schema
        if schema is not None and schema.reference and not schema.reference.file:
            yield schema.reference.pointer


def _members(path: str, schema: Schema, name: str) -> Iterator[Slot]:
    if len(schema.member_texts) != len(schema.members):
        return
    for value, text in zip(schema.members, schema.member_texts, strict=True):
        member = wire_name(str(value))
        if member is not None:
            yield Slot(
                id=MEMBER,
                source=_DOCUMENTS,
                form="members",
                page=name,
                part=member,
                subject=f"types/{name}#member/{member}",
                place=Place(path, schema.line),
                text=text,
                comment=f"{name}.{member}",
                what=f"the member {member} of {name}",
                owner=name,
            )


def _parameter(names: Names, call: _Call, part: _Part) -> Slot:
    agent, operation = call
    return Slot(
        id=PARAMETER,
        source=part.source,
        form="bodies of agents",
        page=f"{agent}.{operation}",
        part=part.name,
        subject=f"{names.calls[call]}#param/{part.name}",
        place=part.place,
        text=part.text,
        comment=of_parameter(agent, operation, part.name),
        what=f"the parameter {part.name} of {operation}",
    )


def _field(names: Names, type_: str, part: _Part) -> Slot:
    owner = names.owner(type_, part.name)
    return Slot(
        id=FIELD,
        source=part.source,
        form="properties",
        page=type_,
        part=part.name,
        subject=f"types/{type_}#field/{part.name}",
        place=part.place,
        text=part.text,
        comment=f"{owner}.{part.name}",
        what=f"the property {part.name} of {type_}",
        owner=owner,
    )
