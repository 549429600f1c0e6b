"""Pass: diagnostics about what no source told.

Rule: a part whose type no sample and no WSDL shows is `any`; an enum that only samples show has one member.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.api import NamedType, TypeKind
from generator.model.diagnostics import Diagnostic
from generator.model.text import QName
from generator.passes.soap.drafts import DraftPart, Drafts
from generator.passes.soap.protocol import scalar_of


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
