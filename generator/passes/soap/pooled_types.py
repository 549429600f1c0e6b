"""Pass: the types of each version, pooled over the samples of all its operation pages.

Rule: the same type has the same children on every page of a version, so what one page cuts off another one shows.
What a typed element is follows from its structure (WSDL counts agree on every one):

- `ArrayOfX` with children of one name is an array; the item's name is the item type's name where the item is nil;
- one child without xsi:type that is not nil is a dictionary entry with `Key` and `Value`;
- other children make an object, in their order, without the fields of its base;
- a leaf is an enum, its text the first member; samples cannot tell flags from enums.

Pages of older editions only fill in types that newer ones cut off. Source: SOAP operation pages. An element cut off by depth is nil without a type and says nothing about its type.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from generator.model.api import Evidence
from generator.model.diagnostics import Diagnostic
from generator.model.facts import Element, SchemaKind, SoapOperationFacts
from generator.model.text import QName, WireName, wire_name
from generator.passes.pages import Located, Reported, outdated
from generator.passes.soap.drafts import DraftMember, DraftPart, DraftType, TypePool
from generator.passes.soap.operation_samples import sample_part
from generator.passes.soap.protocol import (
    ARRAY_PREFIX,
    ARRAYS,
    SCALARS,
    SERIALIZATION,
    SERIALIZATION_SCALARS,
    XSD,
    scalar_of,
)

_RULE = "pooled-samples"


def pooled_types(
    pages: Iterable[Located[SoapOperationFacts]],
) -> Reported[Mapping[str, TypePool]]:
    """The draft types of every version that has operation pages."""
    pools: dict[str, dict[QName, DraftType]] = {}
    editions: dict[tuple[str, QName], int] = {}
    diagnostics: dict[tuple[str, QName], Diagnostic] = {}
    for page in pages:
        pool = pools.setdefault(page.facts.version, {})
        for envelope in (page.facts.request, page.facts.response):
            for element in _typed(envelope.wrapper.children):
                seen = _draft(element, page.path)
                key = page.facts.version, seen.name
                is_newest = page.edition == editions.setdefault(key, page.edition)
                known = pool.get(seen.name)
                pool[seen.name] = (
                    seen if known is None else _merged(known, seen, adds=is_newest)
                )
                if known is not None and _conflict(known, seen):
                    diagnostics.setdefault(
                        key, _diagnostic(known, seen, is_outdated=not is_newest)
                    )
    return Reported(pools, tuple(diagnostics.values()))


def _typed(elements: tuple[Element, ...]) -> Iterator[Element]:
    """Every element below that names a type of the schema's own."""
    for element in elements:
        if element.type is not None and scalar_of(element.type) is None:
            yield element
        yield from _typed(element.children)


def _draft(element: Element, path: str) -> DraftType:
    assert element.type is not None
    kind = _kind(element)
    parts: tuple[DraftPart, ...] = ()
    entry = None
    members: tuple[DraftMember, ...] = ()
    if kind is SchemaKind.ARRAY:
        parts = (_item(element, path),)
    elif kind is SchemaKind.DICTIONARY:
        entry = element.children[0].name.name
        parts = tuple(sample_part(part, path) for part in element.children[0].children)
    elif kind is SchemaKind.OBJECT:
        parts = tuple(sample_part(child, path) for child in element.children)
    else:
        members = _members(element)
    return DraftType(
        name=element.type,
        kind=kind,
        base=None,
        parts=parts,
        entry=entry,
        members=members,
        complete=kind is not SchemaKind.ENUM,
        text=None,
        evidence=Evidence("type", _RULE, path, element.line),
    )


def _kind(element: Element) -> SchemaKind:
    assert element.type is not None
    children = element.children
    if element.type.name.startswith(ARRAY_PREFIX) and (
        len({child.name for child in children}) == 1 or not _holds_something(element)
    ):
        return SchemaKind.ARRAY
    if len(children) == 1 and children[0].type is None and not children[0].nil:
        return SchemaKind.DICTIONARY
    if _holds_something(element) and not children:
        return SchemaKind.ENUM
    return SchemaKind.OBJECT


def _holds_something(element: Element) -> bool:
    return bool(element.children) or bool(element.text and element.text.raw.strip())


def _item(element: Element, path: str) -> DraftPart:
    """The item of an array; without a typed item its type is the one that the array is named after."""
    assert element.type is not None
    name = element.type.name.removeprefix(ARRAY_PREFIX)
    namespace = element.type.namespace
    if element.children:
        shown = sample_part(element.children[0], path)
        if shown.type is not None:
            return shown
        name, namespace = shown.name, shown.namespace
    return DraftPart(
        name=wire_name(name) or WireName("item"),
        namespace=namespace,
        type=_named_item(namespace, name),
        nillable=None,
        required=False,
        evidence=Evidence("type", _RULE, path, element.line),
    )


def _named_item(namespace: str, name: str) -> QName | None:
    local = wire_name(name)
    if local is None:
        return None
    if namespace == ARRAYS and name in SCALARS:
        return QName(XSD, local)
    if namespace == ARRAYS and name in SERIALIZATION_SCALARS:
        return QName(SERIALIZATION, local)
    return QName(namespace, local)


def _members(element: Element) -> tuple[DraftMember, ...]:
    shown = wire_name(element.text.raw.strip()) if element.text else None
    return (DraftMember(shown, None),) if shown else ()


def _merged(known: DraftType, seen: DraftType, *, adds: bool) -> DraftType:
    """The known type with the types that the other sample shows in addition, and with its parts where it `adds` them."""
    if known.kind is not seen.kind:
        return known
    types = {part.name: part for part in seen.parts if part.type is not None}
    parts = tuple(
        types.get(part.name, part) if part.type is None else part
        for part in known.parts
    )
    names = {part.name for part in parts}
    more = tuple(part for part in seen.parts if adds and part.name not in names)
    if parts == known.parts and (not more or known.kind is not SchemaKind.OBJECT):
        return known
    return msgspec.structs.replace(known, parts=parts + more)


def _conflict(known: DraftType, seen: DraftType) -> bool:
    if known.kind is not seen.kind:
        return True
    if [part.name for part in known.parts] != [part.name for part in seen.parts]:
        return True
    return any(
        old.type is not None and new.type is not None and old.type != new.type
        for old, new in zip(known.parts, seen.parts, strict=True)
    )


def _diagnostic(known: DraftType, seen: DraftType, *, is_outdated: bool) -> Diagnostic:
    if is_outdated:
        return outdated(seen.name.name, seen.evidence, known.evidence)
    return Diagnostic(
        "soap-type-conflict",
        seen.evidence.path,
        seen.evidence.line,
        f"{seen.name.name} has other children than in "
        f"{known.evidence.path}:{known.evidence.line}",
    )
