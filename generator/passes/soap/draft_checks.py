"""Passes: what is wrong with the drafts of SOAP, whichever source they come from.

Rules: within a wrapper, a sequence or an enumeration every name is unique, as in all WSDLs; of two parts with the same
name, which Python could not tell apart, the first is used. A part whose type no sample and no WSDL shows is `any`; an enum
that only samples show has no more than one member.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

import msgspec

from generator.model.api import Evidence, NamedType, TypeKind
from generator.model.diagnostics import Diagnostic
from generator.passes.pages import Reported
from generator.passes.soap.drafts import (
    DraftMember,
    DraftOperation,
    DraftPart,
    Drafts,
    DraftType,
    TypePool,
)
from generator.passes.soap.protocol import scalar_of

P = TypeVar("P", DraftPart, DraftMember)


def repeated_parts(drafts: Drafts) -> Reported[Drafts]:
    """The drafts without the parts and members that are duplicates, which are reported."""
    diagnostics: list[Diagnostic] = []
    operations = tuple(_operation(draft, diagnostics) for draft in drafts.operations)
    types = {
        version: {name: _type(draft, diagnostics) for name, draft in pool.items()}
        for version, pool in drafts.types.items()
    }
    return Reported(Drafts(operations, types), tuple(diagnostics))


def _operation(draft: DraftOperation, diagnostics: list[Diagnostic]) -> DraftOperation:
    subject = f"{draft.version}/{draft.agent}/{draft.wire}"
    place = draft.evidence[0]
    parameters = _unique(draft.parameters, subject, place, diagnostics)
    out = _unique(draft.out, subject, place, diagnostics)
    if (parameters, out) == (draft.parameters, draft.out):
        return draft
    return msgspec.structs.replace(draft, parameters=parameters, out=out)


def _type(draft: DraftType, diagnostics: list[Diagnostic]) -> DraftType:
    parts = _unique(draft.parts, draft.name.name, draft.evidence, diagnostics)
    members = _unique(draft.members, draft.name.name, draft.evidence, diagnostics)
    if (parts, members) == (draft.parts, draft.members):
        return draft
    return msgspec.structs.replace(draft, parts=parts, members=members)


def _unique(
    parts: tuple[P, ...],
    subject: str,
    place: Evidence,
    diagnostics: list[Diagnostic],
) -> tuple[P, ...]:
    kept: dict[str, P] = {}
    for part in parts:
        name = part.wire if isinstance(part, DraftMember) else part.name
        if kept.setdefault(name, part) is not part:
            message = f"{name} is duplicated in {subject}"
            diagnostics.append(
                Diagnostic("soap-repeated-name", place.path, place.line, message)
            )
    return tuple(kept.values())


def unknown_types(drafts: Drafts, types: Iterable[NamedType]) -> tuple[Diagnostic, ...]:
    """The diagnostics `type-unknown` of all drafts, and `enum-incomplete` of the types of the model."""
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
                if not _is_known(part, pool):
                    yield _diagnostic(f"types/{version}/{draft.name.name}", part)
    for operation in drafts.operations:
        pool = drafts.types.get(operation.version, {})
        for part in (*operation.parameters, *operation.out):
            if not _is_known(part, pool):
                subject = f"{operation.version}/{operation.agent}/{operation.wire}"
                yield _diagnostic(f"soap/{subject}", part)


def _is_known(part: DraftPart, pool: TypePool) -> bool:
    if part.type is None:
        return False
    return part.type in pool or scalar_of(part.type) is not None


def _diagnostic(subject: str, part: DraftPart) -> Diagnostic:
    reason = (
        "its sample is cut off"
        if part.type is None
        else f"{part.type.name} is undefined"
    )
    return Diagnostic(
        "type-unknown",
        part.evidence.path,
        part.evidence.line,
        f"the type of {part.name} in {subject} is unknown: {reason}",
    )


def _incomplete(type_: NamedType) -> Diagnostic:
    evidence = type_.evidence[0]
    return Diagnostic(
        "enum-incomplete",
        evidence.path,
        evidence.line,
        f"{type_.id} may have more members than the {len(type_.members)} that samples show",
    )
