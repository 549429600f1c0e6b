"""Pass: types that WSDL pages define replace those that only samples show.

Rule: all WSDLs of a version define a type in the same way, with its base, nillable, minOccurs and all members. A member's
number is its EnumerationValue, else it follows from the position: 0, 1, 2 … in an enum, 1, 2, 4 … in flags, as far as
64 bits reach.
Source: WSDL pages (WCF data contract schemas).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from generator.model.api import Evidence, Fact, Rule
from generator.model.diagnostics import Diagnostic
from generator.model.facts import (
    SchemaElement,
    SchemaKind,
    SchemaMember,
    SchemaType,
    WsdlFacts,
)
from generator.model.text import QName
from generator.passes.pages import Ages, Located, Reported
from generator.passes.soap.drafts import DraftMember, DraftPart, DraftType, TypePool

PartOfType = tuple[str, str]
"""The names of a type and of one of its fields or members."""


_BITS: Final = 63
"""How many flags have a number by their position: the enums of .NET have at most 64 bits, one of them for the sign."""


class DefinedTypes(msgspec.Struct, frozen=True):
    """The draft types of each version, the fields that newer WSDLs lack, and the fields and members that only newer ones have."""

    types: Mapping[str, TypePool]
    removed_fields: frozenset[PartOfType]
    added: frozenset[PartOfType]


def wsdl_types(
    wsdls: Iterable[Located[WsdlFacts]], pooled: Mapping[str, TypePool], ages: Ages
) -> Reported[DefinedTypes]:
    """The pooled types, replaced by those of the WSDLs. Where definitions differ, the newest wins, then the first by path."""
    types = {version: dict(pool) for version, pool in pooled.items()}
    definitions = _Definitions(wsdls, ages)
    diagnostics = list(definitions.diagnostics)
    added = set(definitions.added)
    for version, defined in definitions.pools.items():
        pool = types.setdefault(version, {})
        for name, draft in defined.items():
            shown = pool.get(name)
            pool[name] = draft
            if shown is None or not _differs(draft, shown):
                continue
            declared, sampled = draft.evidence, shown.evidence
            if ages.is_newer(sampled.path, declared.path):
                pool[name] = _renewed(draft, shown)
                diagnostics.extend(ages.outdated(name.name, declared, sampled))
            elif ages.is_newer(declared.path, sampled.path):
                diagnostics.extend(ages.outdated(name.name, sampled, declared))
                # no sample shows all members of an enum
                if draft.kind is SchemaKind.OBJECT:
                    added |= _beside(draft, shown)
            else:
                diagnostics.append(_conflict(draft, shown))
    removed = frozenset(definitions.removed_fields)
    found = DefinedTypes(types, removed, frozenset(added))
    return Reported(found, tuple(diagnostics))


def _renewed(draft: DraftType, pooled: DraftType) -> DraftType:
    """The type of a WSDL with the parts that newer samples show. Members stay, because no sample shows all of them."""
    if draft.kind is not pooled.kind or draft.kind is SchemaKind.ENUM:
        return draft
    return msgspec.structs.replace(
        draft, parts=renewed_parts(draft.parts, pooled.parts)
    )


def renewed_parts(
    declared: tuple[DraftPart, ...], shown: tuple[DraftPart, ...]
) -> tuple[DraftPart, ...]:
    """The parts that newer samples show, as the WSDL declares them where both agree."""
    by_name = {part.name: part for part in declared}
    return tuple(
        (
            by_name[part.name]
            if part.name in by_name and part.type in {None, by_name[part.name].type}
            else part
        )
        for part in shown
    )


class _Definitions:
    """The types of each version as WSDL pages define them, and how the pages differ. The newest page comes first."""

    def __init__(self, pages: Iterable[Located[WsdlFacts]], ages: Ages) -> None:
        self.pools: dict[str, dict[QName, DraftType]] = {}
        self.removed_fields: set[PartOfType] = set()
        self.added: set[PartOfType] = set()
        self.diagnostics: list[Diagnostic] = []
        self._ages = ages
        self._editions: dict[tuple[str, QName], int] = {}
        # the fields of the newest definitions that older ones contradict
        self._fields: dict[tuple[str, QName], frozenset[str]] = {}
        for page in pages:
            pool = self.pools.setdefault(page.facts.version, {})
            for type_ in page.facts.types:
                self._add(_draft(type_, page), pool, page)

    def _add(
        self, draft: DraftType, pool: dict[QName, DraftType], page: Located[WsdlFacts]
    ) -> None:
        key = page.facts.version, draft.name
        first = pool.setdefault(draft.name, draft)
        edition = self._editions.setdefault(key, page.edition)
        # any page may describe the type, whichever defines it
        if first.text is None and draft.text is not None:
            pool[draft.name] = msgspec.structs.replace(first, text=draft.text)
        if _is_same(first, draft):
            return
        if edition == page.edition:
            self.diagnostics.append(_conflict(first, draft))
            return
        if key not in self._fields:
            self.diagnostics += self._ages.outdated(
                draft.name.name, draft.evidence, first.evidence
            )
            self._fields[key] = frozenset(part.name for part in first.parts)
            self.added |= _beside(first, draft)
        names = {part.name for part in draft.parts} - self._fields[key]
        self.removed_fields.update((draft.name.name, name) for name in names)


def _beside(draft: DraftType, other: DraftType) -> set[PartOfType]:
    """The fields and members of a type that its other definition lacks."""
    return {(draft.name.name, name) for name in _names(draft) - _names(other)}


def _names(draft: DraftType) -> set[str]:
    return {
        *(part.name for part in draft.parts),
        *(member.wire for member in draft.members),
    }


def _draft(type_: SchemaType, page: Located[WsdlFacts]) -> DraftType:
    return DraftType(
        name=type_.name,
        kind=type_.kind,
        base=type_.base,
        parts=tuple(
            schema_part(element, type_.name.namespace, page.path)
            for element in type_.elements
        ),
        entry=type_.entry,
        members=_numbered(type_),
        complete=True,
        text=type_.documentation,
        evidence=Evidence(Fact.TYPE, Rule.WSDL, page.path, type_.line),
    )


def schema_part(element: SchemaElement, namespace: str, path: str) -> DraftPart:
    """The part that a schema element declares."""
    return DraftPart(
        name=element.name,
        namespace=namespace,
        type=element.type,
        nillable=element.nillable,
        required=element.min_occurs > 0,
        evidence=Evidence(Fact.TYPE, Rule.WSDL, path, element.line),
        repeated=element.repeated,
        chosen=element.chosen,
    )


def _numbered(type_: SchemaType) -> tuple[DraftMember, ...]:
    is_flags = type_.kind is SchemaKind.FLAGS
    return tuple(
        DraftMember(member.value, _number(member, is_flags=is_flags), member.text)
        for member in type_.members
    )


def _number(member: SchemaMember, *, is_flags: bool) -> int | None:
    if member.number is not None:
        return member.number
    if not is_flags:
        return member.position
    return 1 << member.position if member.position < _BITS else None


def _is_same(first: DraftType, second: DraftType) -> bool:
    """Whether two definitions differ in nothing but their texts and places."""
    # sizes first, so that a definition costs as much as it has itself, however large the other is
    return len(first.parts) == len(second.parts) and _shape(first) == _shape(second)


def _shape(draft: DraftType) -> object:
    parts = [
        (part.name, part.type, part.nillable, part.required, part.repeated)
        for part in draft.parts
    ]
    return draft.kind, draft.base, parts, draft.entry, draft.members


def _differs(draft: DraftType, pooled: DraftType) -> bool:
    """Whether samples contradict the WSDL. What samples cannot show is no difference."""
    # the sample of a flags type looks like that of an enum, and may list several members
    if draft.kind is SchemaKind.FLAGS:
        return pooled.kind is not SchemaKind.ENUM
    if draft.kind is not pooled.kind:
        return True
    if draft.kind is SchemaKind.ENUM:
        return not set(pooled.members) <= {
            DraftMember(member.wire, None, member.value) for member in draft.members
        }
    declared = [(part.name, part.type) for part in draft.parts]
    shown = [(part.name, part.type) for part in pooled.parts]
    return len(declared) != len(shown) or any(
        name != shown_name or (shown_type is not None and shown_type != type_)
        for (name, type_), (shown_name, shown_type) in zip(declared, shown, strict=True)
    )


def _conflict(winner: DraftType, loser: DraftType) -> Diagnostic:
    return Diagnostic(
        "soap-type-conflict",
        loser.evidence.path,
        loser.evidence.line,
        f"{loser.name.name} is defined differently in "
        f"{winner.evidence.path}:{winner.evidence.line}, which was used",
    )
