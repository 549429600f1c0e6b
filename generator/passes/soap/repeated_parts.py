"""Pass: a parameter, out part, field or member that stands twice is used once.

Rule: within one wrapper, sequence or enumeration of the WSDLs every name is unique; two parts of one name could not be
told apart in Python. The first one counts.
"""

from __future__ import annotations

from typing import TypeVar

import msgspec

from generator.model.api import Evidence
from generator.model.diagnostics import Diagnostic
from generator.passes.pages import Reported
from generator.passes.soap.drafts import (
    DraftMember,
    DraftOperation,
    DraftPart,
    Drafts,
    DraftType,
)

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
