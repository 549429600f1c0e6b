"""The scalar behind a named or unnamed simple type: a restriction has the type of its base.

A list or union of scalars is a string, which keeps its value as it is written, and is reported. A text with attributes has
the type of the text.
"""

from __future__ import annotations

from typing import Final

from generator.reader.page.xml import XmlElement, children, resolve, split_tag
from generator.reader.soap.wsdl_schemas import XS, Schemas

_STRING: Final = f"{XS}string"
_SERIALIZATION: Final = "http://schemas.microsoft.com/2003/10/Serialization/"
_DERIVED: Final = (f"{XS}extension", f"{XS}restriction")
_MOST_BASES: Final = 16


def scalar_base(schemas: Schemas, name: str) -> str:
    """The type itself where it has elements or members, or where nothing defines it; else the scalar behind it."""
    known = schemas.scalars.get(name)
    if known is None:
        known = schemas.scalars[name] = _scalar(schemas, name)
    return known


def _scalar(schemas: Schemas, name: str) -> str:
    for _ in range(_MOST_BASES):
        node = _definition(schemas, name)
        if node is None:
            return name
        name = _base(schemas, node)
    return name


def inline_scalar(schemas: Schemas, node: XmlElement) -> str:
    """The scalar behind a simple type that is defined in an element."""
    if node.find(f".//{XS}enumeration") is not None:
        line = schemas.document.line(node)
        message = "the values of an enumeration without a name are not listed"
        schemas.log.add("wsdl-content", line, message)
    return scalar_base(schemas, _base(schemas, node))


def _definition(schemas: Schemas, name: str) -> XmlElement | None:
    """The definition of a scalar; the SDK knows those of .NET by their names."""
    if split_tag(name)[0] == _SERIALIZATION:
        return None
    type_ = schemas.complex_types.get(name)
    if type_ is not None:
        return next(children(type_, f"{XS}simpleContent"), None)
    simple = schemas.simple_types.get(name)
    has_members = simple is not None and (
        simple.find(f".//{XS}enumeration") is not None
        or _is_list_of_members(schemas, simple)
    )
    return None if has_members else simple


def _is_list_of_members(schemas: Schemas, node: XmlElement) -> bool:
    named = node.find(f"{XS}list")
    item = "" if named is None else named.get("itemType", "")
    if named is None or not item:
        return False
    type_ = schemas.simple_types.get(resolve(schemas.document, named, item))
    return type_ is not None and type_.find(f".//{XS}enumeration") is not None


def _base(schemas: Schemas, node: XmlElement) -> str:
    """The base of a restriction or extension; a string for a list or union."""
    derived = next(children(node, *_DERIVED), None)
    if derived is not None and derived.get("base"):
        return resolve(schemas.document, derived, derived.get("base", ""))
    inline = None if derived is None else derived.find(f"{XS}simpleType")
    if inline is not None:
        return _base(schemas, inline)
    _report(schemas, node, "a list or union is read as the string that is written")
    return _STRING


def _report(schemas: Schemas, node: XmlElement, message: str) -> None:
    schemas.log.add("wsdl-content", schemas.document.line(node), message)
