"""Check: elements of messages that two WSDLs of one namespace declare differently.

Rule: a namespace has one element of each name, so a client that is made of both WSDLs can have one of both only. Named are
the first two parts that differ. Source: XML Schema, part 1, section 3.3.6; WSDL 1.1, section 2.1.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

import msgspec

from generator.model.facts import SchemaElement
from generator.model.ids import GroupId, OperationId
from generator.model.lint.defects import Defect
from generator.model.lint.places import Place
from generator.model.text import QName
from generator.passes.checks.checked import CheckedDocs
from generator.passes.checks.soap.documented import AgentKey, newest_wsdls


class _Wrapper(msgspec.Struct, frozen=True):
    """A wrapper element as an operation of a WSDL declares it."""

    subject: OperationId
    agent: AgentKey
    edition: int
    path: str
    name: QName
    parts: tuple[SchemaElement, ...]


def wrappers_of_namespaces(docs: CheckedDocs) -> Iterator[Defect]:
    """Yields the wrappers that differ from that of another agent, where both have parts to compare."""
    first: dict[QName, _Wrapper] = {}
    for wrapper in _wrappers(docs):
        known = first.setdefault(wrapper.name, wrapper)
        # WSDLs of different age may differ
        if known.agent == wrapper.agent or known.edition != wrapper.edition:
            continue
        differing = _differing(known, wrapper)
        if differing is not None:
            yield _defect(known, wrapper, *differing)


def _wrappers(docs: CheckedDocs) -> Iterator[_Wrapper]:
    for key, wsdl in newest_wsdls(docs).items():
        for operation in wsdl.facts.operations:
            id_ = OperationId.of(GroupId.of_agent(*key), operation.name)
            for name, parts in (
                (operation.request, operation.parameters),
                (operation.response, operation.out),
            ):
                yield _Wrapper(id_, key, wsdl.edition, wsdl.path, name, parts)


def _differing(
    known: _Wrapper, wrapper: _Wrapper
) -> tuple[SchemaElement, SchemaElement] | None:
    """The first parts that differ; where one has no part at that place, its last one."""
    for part, other in zip_longest(wrapper.parts, known.parts):
        if part is None or other is None:
            if not (wrapper.parts and known.parts):
                return None
            return part or wrapper.parts[-1], other or known.parts[-1]
        if (part.name, part.type) != (other.name, other.type):
            return part, other
    return None


def _defect(
    known: _Wrapper, wrapper: _Wrapper, part: SchemaElement, other: SchemaElement
) -> Defect:
    return Defect(
        id="wsdl-element-conflict",
        subject=str(wrapper.subject),
        place=Place(wrapper.path, part.line),
        message=(
            f"{wrapper.name.name} has {part.name} of the type {part.type.name}, and in the same namespace"
            f" {other.name} of the type {other.type.name} in the WSDL of {known.agent[1]}"
        ),
        cause="shared namespace",
        other=Place(known.path, other.line),
    )
