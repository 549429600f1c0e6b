"""Pass: the types of each version, pooled over the samples of all its operation pages.

Rule: a type has the same children on every page of a version, so one page may show what another one cuts off. The kind of
a typed element follows from its structure (the WSDLs confirm it for every type):

- `ArrayOfX` whose children have the same name is an array; where its item is nil, the name of the item is that of its type;
- an element with one child that is not nil and has no xsi:type is a dictionary, the child its entry of `Key` and `Value`;
- other children are the fields of an object, in order, without those of its base;
- a leaf is an enum, and its text the first member; samples cannot tell flags from enums.

An element that is cut off at some depth is nil and has no type, which says nothing about it. Pages of older editions only
fill in what newer ones cut off. Source: SOAP operation pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

import msgspec

from generator.model.api import Evidence, Fact, Rule
from generator.model.diagnostics import Diagnostic
from generator.model.facts import Element, SchemaKind, SoapOperationFacts
from generator.model.text import QName, Text, WireName, value_name, wire_name
from generator.passes.pages import Ages, Located, Reported
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


def pooled_types(
    pages: Iterable[Located[SoapOperationFacts]], ages: Ages
) -> Reported[Mapping[str, TypePool]]:
    """The draft types of every version that has operation pages, which are sorted from the newest to the oldest."""
    pools: dict[str, dict[QName, _Pooled]] = {}
    diagnostics: dict[tuple[str, QName], tuple[Diagnostic, ...]] = {}
    for page in pages:
        pool = pools.setdefault(page.facts.version, {})
        for envelope in (page.facts.request, page.facts.response):
            for type_, element in _typed(envelope.wrapper.children):
                known = pool.get(type_)
                if known is None:
                    draft = _draft(type_, element, page.path)
                    pool[type_] = _Pooled(draft, page.edition)
                    continue
                shape = page.edition, *_shape(element)
                if known.has_seen(shape):
                    continue
                draft = _draft(type_, element, page.path)
                key = page.facts.version, type_
                if key not in diagnostics and known.contradicts(draft):
                    diagnostics[key] = _diagnostics(known.first, draft, ages)
                known.add(draft, page.edition)
                known.see(shape)
    types = {
        version: {name: pooled.draft() for name, pooled in pool.items()}
        for version, pool in pools.items()
    }
    return Reported(types, tuple(chain.from_iterable(diagnostics.values())))


def _typed(elements: tuple[Element, ...]) -> Iterator[tuple[QName, Element]]:
    """Yields the elements, at any depth, that name a type which the schema defines, with its name."""
    for element in elements:
        if element.type is not None and scalar_of(element.type) is None:
            yield element.type, element
        if element.children:
            yield from _typed(element.children)


_Shape = tuple[object, ...]
"""All that a sample shows of its type, apart from places and the members of an enum."""


def _shape(element: Element) -> _Shape:
    children = element.children
    shown = tuple([(child.name, child.type) for child in children])
    if len(children) != 1:
        return shown, _has_content(element)
    # the only child of an array or a dictionary is its item or entry
    (only,) = children
    return shown, only.nil, tuple([(part.name, part.type) for part in only.children])


def _draft(type_: QName, element: Element, path: str) -> DraftType:
    kind = _kind(type_, element)
    parts: tuple[DraftPart, ...] = ()
    entry = None
    members: tuple[DraftMember, ...] = ()
    if kind is SchemaKind.ARRAY:
        parts = (_item(type_, element, path),)
    elif kind is SchemaKind.DICTIONARY:
        entry = element.children[0].name.name
        parts = tuple(sample_part(part, path) for part in element.children[0].children)
    elif kind is SchemaKind.OBJECT:
        parts = tuple(sample_part(child, path) for child in element.children)
    else:
        members = _members(element)
    return DraftType(
        name=type_,
        kind=kind,
        base=None,
        parts=parts,
        entry=entry,
        members=members,
        complete=kind is not SchemaKind.ENUM,
        text=None,
        evidence=Evidence(Fact.TYPE, Rule.POOLED_SAMPLES, path, element.line),
    )


def _kind(type_: QName, element: Element) -> SchemaKind:
    children = element.children
    # by name first, since an empty array looks like an empty object
    if type_.name.startswith(ARRAY_PREFIX) and (
        len({child.name for child in children}) == 1 or not _has_content(element)
    ):
        return SchemaKind.ARRAY
    # entries of dictionaries are the only elements with content and without xsi:type
    if len(children) == 1 and children[0].type is None and not children[0].nil:
        return SchemaKind.DICTIONARY
    if _has_content(element) and not children:
        return SchemaKind.ENUM
    return SchemaKind.OBJECT


def _has_content(element: Element) -> bool:
    return bool(element.children) or bool(element.text and element.text.raw.strip())


def _item(type_: QName, element: Element, path: str) -> DraftPart:
    """The item of an array. Where no sample shows its type, the name of the array gives it."""
    name = type_.name.removeprefix(ARRAY_PREFIX)
    namespace = type_.namespace
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
        evidence=Evidence(Fact.TYPE, Rule.POOLED_SAMPLES, path, element.line),
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
    value = element.text.raw.strip() if element.text else ""
    if not value:
        return ()
    name = wire_name(value)
    if name is None:
        return (DraftMember(value_name(value), None, Text(value)),)
    return (DraftMember(name, None),)


class _Pooled:
    """A type as the samples so far show it. `first` is the first of them, which is of the newest `edition`.

    A sample costs as much as it shows itself, however much others show: a type may occur thousands of times. One that was
    seen before tells nothing new until another one does.
    """

    def __init__(self, first: DraftType, edition: int) -> None:
        self.first = first
        self.edition = edition
        self._parts: list[DraftPart] = []
        self._names: set[str] = set()
        # where the parts are whose types are still unknown
        self._untyped: dict[str, list[int]] = {}
        # how often the parts have changed, now and when a sample of a shape was added
        self._changes = 0
        self._seen: dict[_Shape, int] = {}
        self._append(first.parts)

    def draft(self) -> DraftType:
        """The type with all its parts."""
        return msgspec.structs.replace(self.first, parts=tuple(self._parts))

    def has_seen(self, shape: _Shape) -> bool:
        """Whether a sample of that shape was added, and the type is the same since then."""
        return self._seen.get(shape) == self._changes

    def see(self, shape: _Shape) -> None:
        """Notes that a sample of that shape was added."""
        self._seen[shape] = self._changes

    def contradicts(self, other: DraftType) -> bool:
        """Whether another sample shows another kind, other parts or other types."""
        if self.first.kind is not other.kind or len(self._parts) != len(other.parts):
            return True
        return any(
            part.name != other_part.name
            or (
                part.type is not None
                and other_part.type is not None
                and part.type != other_part.type
            )
            for part, other_part in zip(self._parts, other.parts, strict=True)
        )

    def add(self, other: DraftType, edition: int) -> None:
        """Adds the types that only the other sample shows, and where it is of the same edition, its parts."""
        if self.first.kind is not other.kind:
            return
        typed = {part.name: part for part in other.parts if part.type is not None}
        is_changed = False
        for name, part in typed.items():
            for index in self._untyped.pop(name, ()):
                self._parts[index] = part
                self._changes += 1
                is_changed = True
        if edition == self.edition and (is_changed or other.kind is SchemaKind.OBJECT):
            self._append(part for part in other.parts if part.name not in self._names)

    def _append(self, parts: Iterable[DraftPart]) -> None:
        added = tuple(parts)
        self._changes += len(added)
        for index, part in enumerate(added, len(self._parts)):
            if part.type is None:
                self._untyped.setdefault(part.name, []).append(index)
        self._parts += added
        self._names.update(part.name for part in added)


def _diagnostics(
    known: DraftType, other: DraftType, ages: Ages
) -> tuple[Diagnostic, ...]:
    first, second = known.evidence, other.evidence
    if ages.is_newer(first.path, second.path):
        return ages.outdated(other.name.name, second, first)
    message = f"{other.name.name} has different children in {first.path}:{first.line}"
    return (Diagnostic("soap-type-conflict", second.path, second.line, message),)
