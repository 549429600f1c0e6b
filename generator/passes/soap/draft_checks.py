"""Pass: a parameter, out part, field or member that stands twice is used once.

Rule: within one wrapper, sequence or enumeration of the WSDLs every name is unique; two parts of one name could not be
told apart in Python. The first one counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

import msgspec

from generator.model.api import Evidence, NamedType, TypeKind
from generator.model.diagnostics import Diagnostic
from generator.model.text import QName
from generator.passes.pages import Reported
from generator.passes.soap.drafts import (
    DraftMember,
    DraftOperation,
    DraftPart,
    Drafts,
    DraftType,
)
from generator.passes.soap.protocol import scalar_of

P = TypeVar("P", DraftPart, DraftMember)


def repeated_parts(drafts: Drafts) -> Reported[Drafts]:
    """The drafts without duplicates, which are reported."""
    diagnostics: list[Diagnostic] = []
    operations = tuple(_operation(draft, diagnostics) for draft in drafts.operations)
    types = {
        version: {name: _type(draft, diagnostics) for name, draft in pool.items()}
        for version, pool in drafts.types.items()
    }
    return Reported(Drafts(operations, types), tuple(diagnostics))


def _operation(one: DraftOperation, found: list[Diagnostic]) -> DraftOperation:
    subject, place = f"{one.version}/{one.agent}/{one.wire}", one.evidence[0]
    parameters = _once(one.parameters, subject, place, found)
    out = _once(one.out, subject, place, found)
    if (parameters, out) == (one.parameters, one.out):
        return one
    return msgspec.structs.replace(one, parameters=parameters, out=out)


def _type(one: DraftType, found: list[Diagnostic]) -> DraftType:
    parts = _once(one.parts, one.name.name, one.evidence, found)
    members = _once(one.members, one.name.name, one.evidence, found)
    if (parts, members) == (one.parts, one.members):
        return one
    return msgspec.structs.replace(one, parts=parts, members=members)


def _once(
    parts: tuple[P, ...], subject: str, place: Evidence, found: list[Diagnostic]
) -> tuple[P, ...]:
    kept: dict[str, P] = {}
    for part in parts:
        name = part.wire if isinstance(part, DraftMember) else part.name
        if kept.setdefault(name, part) is not part:
            message = f"{name} stands twice in {subject}"
            found.append(
                Diagnostic("soap-repeated-name", place.path, place.line, message)
            )
    return tuple(kept.values())


def unknown_types(drafts: Drafts, types: Iterable[NamedType]) -> tuple[Diagnostic, ...]:
    """`type-unknown` and `enum-incomplete` of all drafts and of the types that they became."""
    incomplete = (
        _incomplete(type_)
        for type_ in types
        if type_.kind is TypeKind.ENUM and not type_.complete
    )
    return (*_unknown(drafts), *incomplete)


def _unknown(drafts: Drafts) -> Iterator[Diagnostic]:
    for version, pool in sorted(drafts.types.items()):
        for draft in pool.values():
            for part in draft.parts:
                if not _is_known(part, set(pool)):
                    yield _diagnostic(f"types/{version}/{draft.name.name}", part)
    for operation in drafts.operations:
        names = set(drafts.types.get(operation.version, {}))
        for part in (*operation.parameters, *operation.out):
            if not _is_known(part, names):
                subject = f"{operation.version}/{operation.agent}/{operation.wire}"
                yield _diagnostic(f"soap/{subject}", part)


def _is_known(part: DraftPart, names: set[QName]) -> bool:
    if part.type is None:
        return False
    return part.type in names or scalar_of(part.type) is not None


def _diagnostic(subject: str, part: DraftPart) -> Diagnostic:
    named = (
        "its sample is cut off"
        if part.type is None
        else f"{part.type.name} is undefined"
    )
    return Diagnostic(
        "type-unknown",
        part.evidence.path,
        part.evidence.line,
        f"the type of {part.name} in {subject} is unknown: {named}",
    )


def _incomplete(type_: NamedType) -> Diagnostic:
    evidence = type_.evidence[0]
    return Diagnostic(
        "enum-incomplete",
        evidence.path,
        evidence.line,
        f"{type_.id} is known by {len(type_.members)} member(s) of samples only",
    )
