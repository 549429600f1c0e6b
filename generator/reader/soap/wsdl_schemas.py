"""The schemas of a WSDL: their global declarations by name, and what they refer to elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from generator.reader.log import DiagnosticLog
from generator.reader.page.xml import XmlDocument, XmlElement, children

XS: Final = "{http://www.w3.org/2001/XMLSchema}"
_ATTRIBUTES: Final = (f"{XS}attribute", f"{XS}attributeGroup", f"{XS}anyAttribute")
_WSDL_IMPORT: Final = "{http://schemas.xmlsoap.org/wsdl/}import"
# what the SDK knows without a schema
_BUILT_IN: Final = frozenset(
    (
        XS[1:-1],
        "http://schemas.microsoft.com/2003/10/Serialization/",
        "http://schemas.microsoft.com/2003/10/Serialization/Arrays",
        "http://www.w3.org/XML/1998/namespace",
    )
)


class Schemas(msgspec.Struct, frozen=True):
    """The schemas of a document: global elements, types and groups by `{namespace}name`.

    `scalars` are the types of values by the names that have been looked up so far: elements of a name repeat.
    """

    document: XmlDocument
    log: DiagnosticLog
    elements: Mapping[str, XmlElement]
    complex_types: Mapping[str, XmlElement]
    simple_types: Mapping[str, XmlElement]
    groups: Mapping[str, XmlElement]
    scalars: dict[str, str]


def read_schemas(document: XmlDocument, types: str, log: DiagnosticLog) -> Schemas:
    """The schemas inside the elements at the path `types`; includes and imports are never fetched."""
    schemas = document.root.findall(f"{types}/{XS}schema")
    _report_imports(document, schemas, log)
    _report_attributes(document, schemas, log)
    return Schemas(
        document,
        log,
        elements=_named(schemas, f"{XS}element"),
        complex_types=_named(schemas, f"{XS}complexType"),
        simple_types=_named(schemas, f"{XS}simpleType"),
        groups=_named(schemas, f"{XS}group"),
        scalars={},
    )


def _named(schemas: Iterable[XmlElement], tag: str) -> dict[str, XmlElement]:
    return {
        f"{{{schema.get('targetNamespace', '')}}}{child.get('name', '')}": child
        for schema in schemas
        for child in children(schema, tag)
    }


def _report_imports(
    document: XmlDocument, schemas: Iterable[XmlElement], log: DiagnosticLog
) -> None:
    """A diagnostic for each part of the WSDL that is in another file."""
    known = {schema.get("targetNamespace", "") for schema in schemas} | _BUILT_IN
    others = list(children(document.root, _WSDL_IMPORT))
    for schema in schemas:
        others += children(schema, f"{XS}include", f"{XS}redefine")
        others += (
            node
            for node in children(schema, f"{XS}import")
            if node.get("schemaLocation") and node.get("namespace", "") not in known
        )
    for node in others:
        place = node.get("schemaLocation") or node.get("location") or ""
        message = "another file is named here, which is never fetched"
        log.add("wsdl-content", document.line(node), message, place)


def _report_attributes(
    document: XmlDocument, schemas: Iterable[XmlElement], log: DiagnosticLog
) -> None:
    """A diagnostic for each attribute of a type: on the wire, values are in elements only."""
    for schema in schemas:
        for node in schema.iter(*_ATTRIBUTES):
            # those of .NET are declared beside the types, and only name classes
            if node.getparent() is not schema:
                name = node.get("name") or node.get("ref") or ""
                message = "attributes are neither sent nor read"
                log.add("wsdl-content", document.line(node), message, name)
