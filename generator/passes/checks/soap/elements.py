"""Check: elements of samples, at any depth, against the types that the newest WSDLs define.

    soap-sample-inherited   elements of a base are not shown
    soap-sample-nil         an element is nil that may not be
    soap-sample-element     the type has no such element
    soap-sample-incomplete  elements of the type itself are not shown
    soap-sample-type        the element has another type
    soap-sample-order       the elements are in another order
    soap-sample-member      the value is no member of the enum

All but the first two are looked for where sample and WSDL are of different age: of one age they are the diagnostics
`soap-type-conflict` and `soap-signature-conflict`. What is older is put right, and the newer is believed. A page has each case
once. Source: XML Schema, part 1.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from generator.model.facts import Element, SchemaElement, SchemaKind
from generator.model.lint.defects import Defect
from generator.model.lint.places import Place
from generator.model.text import QName
from generator.passes.checks.checked import CheckedDocs
from generator.passes.checks.soap.documented import (
    BoundPage,
    bound_pages,
)
from generator.passes.checks.soap.schemas import (
    DeclaredElement,
    DeclaredType,
    Types,
    declared_types,
)

_ALWAYS: Final = frozenset(("soap-sample-inherited", "soap-sample-nil"))
_INHERITED: Final = "inherited elements"
_NIL: Final = "nil"
_MOST_NAMES: Final = 5


class _Case(msgspec.Struct, frozen=True):
    """What is wrong with an element of a sample, and where the WSDL has it otherwise."""

    id: str
    cause: str
    line: int
    declared: Place
    message: str


def elements_of_samples(docs: CheckedDocs) -> Iterator[Defect]:
    """Yields what samples show otherwise than the WSDLs, each case once for a page."""
    types: dict[str, Types] = {}
    for bound in bound_pages(docs):
        path = bound.wsdl.path
        if path not in types:
            types[path] = declared_types(bound.wsdl)
        known = types[path]
        cases: dict[tuple[str, str], _Case] = {}
        for case in _cases(bound, known):
            if case.id in _ALWAYS or not bound.is_of_one_age:
                cases.setdefault((case.id, case.cause), case)
        for case in cases.values():
            yield _defect(bound, case)


def _defect(bound: BoundPage, case: _Case) -> Defect:
    shown = bound.on_page(case.line)
    # of what is newer there is more to believe; a WSDL of the same age is exact
    page_is_newer = bound.page.edition < bound.wsdl.edition
    place, other = (case.declared, shown) if page_is_newer else (shown, case.declared)
    return Defect(
        id=case.id,
        subject=str(bound.subject),
        place=place,
        message=case.message,
        cause=case.cause,
        other=other,
        believed=other,
    )


def _cases(bound: BoundPage, types: Types) -> Iterator[_Case]:
    facts, operation = bound.page.facts, bound.operation
    for envelope, name, parts in (
        (facts.request, operation.request, operation.parameters),
        (facts.response, operation.response, operation.out),
    ):
        wrapper = envelope.wrapper
        yield from _object(wrapper, _wrapper(bound, name, parts), types)


def _wrapper(
    bound: BoundPage, name: QName, parts: Sequence[SchemaElement]
) -> DeclaredType:
    """The wrapper of a message as a type."""
    return DeclaredType(
        name=name,
        kind=SchemaKind.OBJECT,
        place=bound.in_wsdl(bound.operation.line),
        elements={
            part.name: DeclaredElement(part, bound.in_wsdl(part.line), position, None)
            for position, part in enumerate(parts)
        },
        members=frozenset(),
        bases=frozenset(),
    )


def _inside(element: Element, types: Types) -> Iterator[_Case]:
    """Yields what is wrong inside an element, by the type that it has itself."""
    declared = types.get(element.type) if element.type is not None else None
    if declared is None or declared.kind is SchemaKind.DICTIONARY:
        for child in element.children:
            yield from _inside(child, types)
    elif declared.kind is SchemaKind.OBJECT:
        # one that is cut off shows nothing
        if element.children:
            yield from _object(element, declared, types)
    elif declared.kind is SchemaKind.ARRAY:
        yield from _array(element, declared, types)
    else:
        yield from _members(element, declared)


def _array(element: Element, declared: DeclaredType, types: Types) -> Iterator[_Case]:
    item = next(iter(declared.elements.values()), None)
    for child in element.children:
        if item is not None:
            yield from _nil(child, item)
        yield from _inside(child, types)


def _object(element: Element, declared: DeclaredType, types: Types) -> Iterator[_Case]:
    last = -1
    for child in element.children:
        part = declared.elements.get(child.name.name)
        if part is None:
            yield _unknown(child, declared)
        else:
            yield from _nil(child, part)
            if child.type is not None and child.type != part.element.type:
                yield from _other_type(child, declared, part, types)
            if part.position < last:
                yield _order(child, declared, part)
            last = part.position
        if child.children or child.type in types:
            yield from _inside(child, types)
    if len(element.children) < len(declared.elements):
        yield from _lacking(element, declared)


def _unknown(child: Element, declared: DeclaredType) -> _Case:
    owner, name = declared.name.name, child.name.name
    return _Case(
        id="soap-sample-element",
        cause=f"{owner}.{name}",
        line=child.line,
        declared=declared.place,
        message=f"the sample shows {name} in {owner}, in which the WSDL has no such element",
    )


def _nil(child: Element, part: DeclaredElement) -> Iterator[_Case]:
    if child.nil and not part.element.nillable:
        name = child.name.name
        yield _Case(
            id="soap-sample-nil",
            cause=_NIL,
            line=child.line,
            declared=part.place,
            message=f"the sample shows {name} as nil, and in the WSDL it is not nillable",
        )


def _other_type(
    child: Element, declared: DeclaredType, part: DeclaredElement, types: Types
) -> Iterator[_Case]:
    shown = child.type
    known = types.get(shown) if shown is not None else None
    # an element may name a type that extends the one of its declaration
    if shown is None or (known is not None and part.element.type in known.bases):
        return
    owner, name = declared.name.name, child.name.name
    yield _Case(
        id="soap-sample-type",
        cause=f"{owner}.{name}",
        line=child.line,
        declared=part.place,
        message=f"the sample shows {name} of {owner} as {shown.name}, the WSDL declares {part.element.type.name}",
    )


def _order(child: Element, declared: DeclaredType, part: DeclaredElement) -> _Case:
    owner, name = declared.name.name, child.name.name
    return _Case(
        id="soap-sample-order",
        cause=str(owner),
        line=child.line,
        declared=part.place,
        message=f"the sample shows {name} after an element that follows it in {owner} of the WSDL",
    )


def _lacking(element: Element, declared: DeclaredType) -> Iterator[_Case]:
    shown = {child.name.name for child in element.children}
    lacking = [part for name, part in declared.elements.items() if name not in shown]
    owner = declared.name.name
    inherited = [part for part in lacking if part.base is not None]
    own = [part for part in lacking if part.base is None]
    if inherited:
        base = inherited[0].base
        yield _Case(
            id="soap-sample-inherited",
            cause=_INHERITED,
            line=element.line,
            declared=inherited[0].place,
            message=f"the sample of {owner} lacks {_names(inherited)}, which the WSDL has in its base {base}",
        )
    if own:
        yield _Case(
            id="soap-sample-incomplete",
            cause=f"{owner}: {_names(own)}",
            line=element.line,
            declared=own[0].place,
            message=f"the sample of {owner} lacks {_names(own)}, which the WSDL has",
        )


def _names(parts: Sequence[DeclaredElement]) -> str:
    names = [part.element.name for part in parts]
    more = len(names) - _MOST_NAMES
    listed = ", ".join(names[:_MOST_NAMES])
    return f"{listed} and {more} more" if more > 0 else listed


def _members(element: Element, declared: DeclaredType) -> Iterator[_Case]:
    text = element.text.raw.strip() if element.text else ""
    if not declared.members or element.nil or element.children:
        return
    values = text.split() if declared.kind is SchemaKind.FLAGS else [text]
    if all(value in declared.members for value in values):
        return
    yield _Case(
        id="soap-sample-member",
        cause=str(declared.name.name),
        line=element.line,
        declared=declared.place,
        message=f"the value of {element.name.name} is no member of {declared.name.name} in the WSDL",
    )
