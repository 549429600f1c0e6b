"""Named types of a WSDL's schemas, in the forms that WCF writes, and in others that XML Schema has.

- object: elements (`wsdl_particles.py`), perhaps extending a base; a restriction repeats all elements that it keeps
- array: `ArrayOf…`, a sequence of exactly one unbounded element
- dictionary: marked `IsDictionary`, one unbounded element with `Key` and `Value` inside
- enum: a restriction of xs:string; flags: a list of one

Simple types without members (`ser:duration`, `ser:char`, `ser:guid`) are scalars, and so are left out; elements of such a
type have the scalar that it restricts (`wsdl_scalars.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final

import msgspec

from generator.model.facts import (
    SchemaElement,
    SchemaKind,
    SchemaMember,
    SchemaType,
)
from generator.model.text import QName, Text, WireName, value_name, wire_name
from generator.reader.page.limits import (
    MAX_FIELDS,
    MAX_MEMBERS,
    MAX_TYPES,
    limited,
)
from generator.reader.page.names import checked_name, checked_qname
from generator.reader.page.plain_text import text_from_markup
from generator.reader.page.xml import (
    XmlElement,
    children,
    inner_markup,
    resolve,
)
from generator.reader.soap.wsdl_particles import (
    Particle,
    group_of,
    is_repeated,
    min_occurs,
    particles,
)
from generator.reader.soap.wsdl_scalars import inline_scalar, scalar_base
from generator.reader.soap.wsdl_schemas import XS, Schemas

_SER: Final = "{http://schemas.microsoft.com/2003/10/Serialization/}"
_APPINFO: Final = f"{XS}annotation/{XS}appinfo/{_SER}"
_TRUE: Final = frozenset(("true", "1"))
# 18 digits fit into 64 bits whatever they are
_NUMBER = re.compile(r"\A-?[0-9]{1,18}\Z")


def schema_types(schemas: Schemas) -> tuple[SchemaType, ...]:
    """All named types, by line."""
    types = [
        *_read(schemas, schemas.complex_types, _complex_type),
        *_read(schemas, schemas.simple_types, _simple_type),
    ]
    by_line = tuple(sorted(types, key=lambda type_: type_.line))
    line = schemas.document.first_line
    return limited(by_line, MAX_TYPES, "types of a WSDL", line, schemas.log)


def _read(
    schemas: Schemas,
    nodes: Mapping[str, XmlElement],
    read: Callable[[Schemas, XmlElement, QName], SchemaType | None],
) -> list[SchemaType]:
    types: list[SchemaType] = []
    for tag, node in nodes.items():
        name = checked_qname(tag, schemas.document.line(node), schemas.log)
        type_ = None if name is None else read(schemas, node, name)
        if type_ is not None:
            types.append(type_)
    return types


def _complex_type(schemas: Schemas, node: XmlElement, name: QName) -> SchemaType | None:
    if node.find(f"{XS}simpleContent") is not None:
        # a text with attributes: `scalar_base` gives the type of the text
        return None
    if node.get("mixed") in _TRUE:
        line = schemas.document.line(node)
        schemas.log.add(
            "wsdl-content", line, "text between elements is not read", name.name
        )
    content = node.find(f"{XS}complexContent/{XS}extension")
    base = None if content is None else _type_attribute(schemas, content, "base")
    group = group_of(node)
    dictionary = _dictionary(schemas, node, group, name)
    if dictionary is not None:
        return dictionary
    elements = elements_of(schemas, group)
    is_array = len(elements) == 1 and _is_array(group, name)
    if is_array:
        elements = (msgspec.structs.replace(elements[0], repeated=False),)
    return SchemaType(
        name=name,
        kind=SchemaKind.ARRAY if is_array else SchemaKind.OBJECT,
        base=base,
        elements=elements,
        entry=None,
        members=(),
        documentation=_documentation(node),
        line=schemas.document.line(node),
    )


def _is_array(group: XmlElement | None, name: QName) -> bool:
    if group is None or not name.name.startswith("ArrayOf"):
        return False
    return [is_repeated(node) for node in children(group, f"{XS}element")] == [True]


def _dictionary(
    schemas: Schemas, node: XmlElement, group: XmlElement | None, name: QName
) -> SchemaType | None:
    """The type as a dictionary, or None where it is not marked as one or has another shape."""
    mark = node.find(f"{_APPINFO}IsDictionary")
    if mark is None or (mark.text or "").strip() not in _TRUE or group is None:
        return None
    entries = list(children(group, f"{XS}element"))
    entry = _element_name(schemas, entries[0]) if len(entries) == 1 else None
    pair = _inline_elements(schemas, entries[0]) if entry else ()
    if [element.name for element in pair] != ["Key", "Value"]:
        return None
    return SchemaType(
        name=name,
        kind=SchemaKind.DICTIONARY,
        base=None,
        elements=pair,
        entry=entry,
        members=(),
        documentation=_documentation(node),
        line=schemas.document.line(node),
    )


def _simple_type(schemas: Schemas, node: XmlElement, name: QName) -> SchemaType | None:
    flags = _items_of_list(schemas, node)
    members = _members(schemas, node if flags is None else flags, flags is not None)
    if not members:
        return None
    return SchemaType(
        name=name,
        kind=SchemaKind.ENUM if flags is None else SchemaKind.FLAGS,
        base=None,
        elements=(),
        entry=None,
        members=members,
        documentation=_documentation(node),
        line=schemas.document.line(node),
    )


def _items_of_list(schemas: Schemas, node: XmlElement) -> XmlElement | None:
    """The simple type of the items of a list, defined in place or elsewhere; None where the type is no list."""
    inline = node.find(f"{XS}list/{XS}simpleType")
    named = node.find(f"{XS}list")
    if inline is not None or named is None:
        return inline
    item = resolve(schemas.document, named, named.get("itemType", ""))
    return schemas.simple_types.get(item)


def _members(
    schemas: Schemas, node: XmlElement, is_flags: bool
) -> tuple[SchemaMember, ...]:
    """The values of an enumeration. Each keeps its position, whatever becomes of those before it."""
    members: dict[str, SchemaMember] = {}
    values = node.findall(f"{XS}restriction/{XS}enumeration")
    # no made name is that of a value, wherever it stands
    taken = _names(values)
    for position, value in enumerate(values):
        written = value.get("value", "")
        line = schemas.document.line(value)
        if written in members:
            message = "a value of this enumeration is duplicated"
            schemas.log.add("soap-repeated-name", line, message, written)
        elif is_flags and written.split() != [written]:
            # items of a list are separated by blanks, so none can hold some
            message = "this value cannot be in a list, and was left out"
            schemas.log.add("page-name", line, message, written)
        else:
            name = wire_name(written)
            text = Text(written) if name is None else None
            name = name or value_name(written, taken)
            taken.add(name)
            number = _number(value)
            members[written] = SchemaMember(name, number, line, position, text)
    line = schemas.document.line(node)
    found = tuple(members.values())
    return limited(found, MAX_MEMBERS, "members of an enum", line, schemas.log)


def _names(values: Iterable[XmlElement]) -> set[str]:
    return {value.get("value", "") for value in values}


def _number(node: XmlElement) -> int | None:
    number = (node.findtext(f"{_APPINFO}EnumerationValue") or "").strip()
    return int(number) if _NUMBER.match(number) else None


def elements_of(
    schemas: Schemas, group: XmlElement | None
) -> tuple[SchemaElement, ...]:
    """The elements in a group, without those whose name or type is no wire name."""
    if group is None:
        return ()
    read = [_element(schemas, particle) for particle in particles(schemas, group)]
    elements = tuple(element for element in read if element is not None)
    line = schemas.document.line(group)
    return limited(elements, MAX_FIELDS, "elements of a type", line, schemas.log)


def contents(schemas: Schemas, tag: str) -> tuple[SchemaElement, ...] | None:
    """The elements in the global element `tag`, or None where no schema has it or its type."""
    node = schemas.elements.get(tag)
    if node is None:
        return None
    if node.get("type") is None:
        return _inline_elements(schemas, node)
    named = schemas.complex_types.get(
        resolve(schemas.document, node, node.get("type", ""))
    )
    return None if named is None else elements_of(schemas, group_of(named))


def _inline_elements(schemas: Schemas, node: XmlElement) -> tuple[SchemaElement, ...]:
    inline = node.find(f"{XS}complexType")
    return () if inline is None else elements_of(schemas, group_of(inline))


def _element(schemas: Schemas, particle: Particle) -> SchemaElement | None:
    node = particle.node
    declared = _declaration(schemas, node)
    name = _element_name(schemas, declared)
    type_ = element_type(schemas, declared)
    if name is None or type_ is None:
        return None
    return SchemaElement(
        name=name,
        type=type_,
        nillable=is_nillable(declared),
        min_occurs=0 if particle.optional else min_occurs(node),
        line=schemas.document.line(node),
        repeated=particle.repeated,
        chosen=particle.chosen,
    )


def _declaration(schemas: Schemas, node: XmlElement) -> XmlElement:
    """The global element that `node` refers to where a schema has it, else `node`."""
    reference = node.get("ref")
    if reference is None:
        return node
    return schemas.elements.get(resolve(schemas.document, node, reference), node)


def _element_name(schemas: Schemas, node: XmlElement) -> WireName | None:
    return checked_name(node.get("name", ""), schemas.document.line(node), schemas.log)


def element_type(schemas: Schemas, node: XmlElement) -> QName | None:
    """The type of an element: anyType, with a diagnostic, where a type with elements is defined in place."""
    line = schemas.document.line(node)
    if node.get("type") is not None:
        named = scalar_base(
            schemas, resolve(schemas.document, node, node.get("type", ""))
        )
        return checked_qname(named, line, schemas.log)
    inline = node.find(f"{XS}simpleType")
    if inline is not None:
        return checked_qname(inline_scalar(schemas, inline), line, schemas.log)
    schemas.log.add("type-unknown", line, "an element without a named type")
    return checked_qname(f"{XS}anyType", line, schemas.log)


def _type_attribute(schemas: Schemas, node: XmlElement, name: str) -> QName | None:
    tag = resolve(schemas.document, node, node.get(name, ""))
    return checked_qname(tag, schemas.document.line(node), schemas.log)


def is_nillable(node: XmlElement) -> bool:
    """Whether an element declares `nillable`."""
    return node.get("nillable") in _TRUE


def _documentation(node: XmlElement) -> Text | None:
    return documentation_text(node.find(f"{XS}annotation/{XS}documentation"))


def documentation_text(node: XmlElement | None) -> Text | None:
    """The text of a documentation element, of its `summary` where it has one (2022)."""
    if node is None:
        return None
    summary = node.find("summary")
    return text_from_markup(inner_markup(node if summary is None else summary))
