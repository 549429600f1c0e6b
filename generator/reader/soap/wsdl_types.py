"""Named types of a WSDL's schemas, in the forms that WCF writes.

- object: a sequence of elements, perhaps extending a base
- array: `ArrayOf…`, a sequence of exactly one unbounded element
- dictionary: marked `IsDictionary`, one unbounded element with `Key` and `Value` inside
- enum: a restriction of xs:string; flags: a list of one

Simple types without members (`ser:duration`, `ser:char`, `ser:guid`) are scalars, and so are left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

import msgspec

from generator.model.facts import (
    SchemaElement,
    SchemaKind,
    SchemaMember,
    SchemaType,
)
from generator.model.text import QName, Text, WireName
from generator.reader.log import DiagnosticLog
from generator.reader.page.limits import (
    MAX_FIELDS,
    MAX_MEMBERS,
    MAX_TYPES,
    limited,
)
from generator.reader.page.names import checked_name, checked_qname
from generator.reader.page.plain_text import text_from_markup
from generator.reader.page.xml import (
    XmlDocument,
    XmlElement,
    children,
    inner_markup,
    resolve,
)

XS: Final = "{http://www.w3.org/2001/XMLSchema}"
_SER: Final = "{http://schemas.microsoft.com/2003/10/Serialization/}"
_APPINFO: Final = f"{XS}annotation/{XS}appinfo/{_SER}"
_GROUPS: Final = (f"{XS}sequence", f"{XS}all")
_TRUE: Final = frozenset(("true", "1"))
# 18 digits fit into 64 bits whatever they are; six are more than any count needs
_NUMBER = re.compile(r"\A-?[0-9]{1,18}\Z")
_COUNT = re.compile(r"\A[0-9]{1,6}\Z")


class Schemas(msgspec.Struct, frozen=True):
    """The schemas of a document: global elements and types by `{namespace}name`."""

    document: XmlDocument
    log: DiagnosticLog
    elements: Mapping[str, XmlElement]
    complex_types: Mapping[str, XmlElement]
    simple_types: Mapping[str, XmlElement]


def read_schemas(document: XmlDocument, types: str, log: DiagnosticLog) -> Schemas:
    """The schemas inside the elements at the path `types`; includes and imports are never fetched."""
    schemas = document.root.findall(f"{types}/{XS}schema")
    return Schemas(
        document,
        log,
        elements=_named(schemas, f"{XS}element"),
        complex_types=_named(schemas, f"{XS}complexType"),
        simple_types=_named(schemas, f"{XS}simpleType"),
    )


def _named(schemas: list[XmlElement], tag: str) -> dict[str, XmlElement]:
    return {
        f"{{{schema.get('targetNamespace', '')}}}{child.get('name', '')}": child
        for schema in schemas
        for child in children(schema, tag)
    }


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


def _complex_type(schemas: Schemas, node: XmlElement, name: QName) -> SchemaType:
    content = node.find(f"{XS}complexContent/{XS}extension")
    base = None if content is None else _type_attribute(schemas, content, "base")
    group = _group(node if content is None else content)
    dictionary = _dictionary(schemas, node, group, name)
    if dictionary is not None:
        return dictionary
    elements = elements_of(schemas, group)
    is_array = bool(elements) and _is_array(group, name)
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


def _group(node: XmlElement) -> XmlElement | None:
    return next(children(node, *_GROUPS), None)


def _is_array(group: XmlElement | None, name: QName) -> bool:
    if group is None or not name.name.startswith("ArrayOf"):
        return False
    occurs = [node.get("maxOccurs") for node in children(group, f"{XS}element")]
    return occurs == ["unbounded"]


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
    flags = node.find(f"{XS}list/{XS}simpleType")
    restricted = node if flags is None else flags
    members = _members(schemas, restricted)
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


def _members(schemas: Schemas, node: XmlElement) -> tuple[SchemaMember, ...]:
    read = [
        _member(schemas, value)
        for value in node.findall(f"{XS}restriction/{XS}enumeration")
    ]
    members = tuple(member for member in read if member is not None)
    line = schemas.document.line(node)
    return limited(members, MAX_MEMBERS, "members of an enum", line, schemas.log)


def _member(schemas: Schemas, node: XmlElement) -> SchemaMember | None:
    line = schemas.document.line(node)
    value = checked_name(node.get("value", ""), line, schemas.log)
    number = (node.findtext(f"{_APPINFO}EnumerationValue") or "").strip()
    if value is None:
        return None
    return SchemaMember(value, int(number) if _NUMBER.match(number) else None, line)


def elements_of(
    schemas: Schemas, group: XmlElement | None
) -> tuple[SchemaElement, ...]:
    """The elements of a sequence, without those whose name or type is no wire name."""
    if group is None:
        return ()
    read = [_element(schemas, node) for node in children(group, f"{XS}element")]
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
    return None if named is None else elements_of(schemas, _group(named))


def _inline_elements(schemas: Schemas, node: XmlElement) -> tuple[SchemaElement, ...]:
    inline = node.find(f"{XS}complexType")
    return () if inline is None else elements_of(schemas, _group(inline))


def _element(schemas: Schemas, node: XmlElement) -> SchemaElement | None:
    declared = _declaration(schemas, node)
    name = _element_name(schemas, declared)
    type_ = element_type(schemas, declared)
    if name is None or type_ is None:
        return None
    return SchemaElement(
        name=name,
        type=type_,
        nillable=is_nillable(declared),
        min_occurs=_min_occurs(node),
        line=schemas.document.line(node),
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
    """The type of an element: anyType, with a diagnostic, where it is defined in place."""
    if node.get("type") is not None:
        return _type_attribute(schemas, node, "type")
    line = schemas.document.line(node)
    schemas.log.add("type-unknown", line, "an element without a named type")
    return checked_qname(f"{XS}anyType", line, schemas.log)


def _type_attribute(schemas: Schemas, node: XmlElement, name: str) -> QName | None:
    tag = resolve(schemas.document, node, node.get(name, ""))
    return checked_qname(tag, schemas.document.line(node), schemas.log)


def is_nillable(node: XmlElement) -> bool:
    """Whether an element declares `nillable`."""
    return node.get("nillable") in _TRUE


def _min_occurs(node: XmlElement) -> int:
    """The least number of times; what is no number counts as once."""
    value = node.get("minOccurs", "1")
    return int(value) if _COUNT.match(value) else 1


def _documentation(node: XmlElement) -> Text | None:
    return documentation_text(node.find(f"{XS}annotation/{XS}documentation"))


def documentation_text(node: XmlElement | None) -> Text | None:
    """The text of a documentation element, of its `summary` where it has one (2022)."""
    if node is None:
        return None
    summary = node.find("summary")
    return text_from_markup(inner_markup(node if summary is None else summary))
