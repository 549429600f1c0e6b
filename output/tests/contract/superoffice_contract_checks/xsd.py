"""Validates XML by the schemas of a WSDL."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any, Final

from superoffice._runtime.soap.codec.xml import OPTIONS, XSD, Element, require_lxml

_TYPES: Final = "{http://schemas.xmlsoap.org/wsdl/}types"
_SCHEMA: Final = f"{{{XSD}}}schema"
_IMPORT: Final = f"{{{XSD}}}import"
_BEFORE_XML: Final = b"\xef\xbb\xbf \t\r\n"
_KNOWN: Final = frozenset(
    f"{{{XSD}}}{name}"
    for name in (
        "annotation any anyAttribute appinfo attribute choice complexContent complexType documentation element "
        "enumeration extension fractionDigits import length list maxExclusive maxInclusive maxLength minExclusive "
        "minInclusive minLength pattern restriction schema sequence simpleContent simpleType totalDigits whiteSpace"
    ).split()
)
"""The elements that a schema may have: those that services write, but no other files, groups and keys."""


class UnusableSchemaError(Exception):
    """The schemas of a WSDL cannot be used; the message says why."""


class WsdlSchema:
    """All schemas of a WSDL as one.

    `wsdl` are its bytes in UTF-8, whatever its declaration says; everything after the schemas may be missing. They come
    from a page, so nothing is fetched: a schema may import the others of its WSDL and nothing else. Entities are not
    resolved, and a document type is refused.

    Raises:
        UnusableSchemaError: they are no schemas, or need files that are missing.
        MissingDependencyError: lxml is not installed.
    """

    def __init__(self, wsdl: bytes) -> None:
        require_lxml()
        etree: Any = import_module("lxml.etree")
        try:
            schemas = _schemas(etree, wsdl.lstrip(_BEFORE_XML))
            self._schema = _joined(etree, schemas)
        except etree.LxmlError as error:
            raise UnusableSchemaError(str(error)) from None
        self._elements = frozenset(_declared(schemas))

    def declares(self, element: Element) -> bool:
        """Whether an element of this name may be the root of a document."""
        return element.tag in self._elements

    def problems(self, element: Element) -> list[str]:
        """The faults of an element by the schemas, a sentence for each."""
        if self._schema.validate(element):
            return []
        return [error.message for error in self._schema.error_log]


def _schemas(etree: Any, wsdl: bytes) -> list[Any]:
    """The schemas of a WSDL, which may be cut off after them."""
    parser = etree.XMLPullParser(
        events=("end",), tag=_TYPES, encoding="utf-8", **OPTIONS
    )
    parser.feed(wsdl)
    _, types = next(parser.read_events(), (None, None))
    if types is None:
        raise UnusableSchemaError("the WSDL has no types, or they do not end")
    if types.getroottree().docinfo.internalDTD is not None:
        raise UnusableSchemaError("a WSDL with a document type is refused")
    if unknown := [
        element.tag
        for element in types.iter(f"{{{XSD}}}*")
        if element.tag not in _KNOWN
    ]:
        raise UnusableSchemaError(f"{unknown[0]} is refused")
    schemas: list[Any] = types.findall(_SCHEMA)
    if not schemas:
        raise UnusableSchemaError("the WSDL has no schemas")
    return schemas


def _joined(etree: Any, schemas: list[Any]) -> Any:
    """One schema that imports all."""
    places = {
        schema.get("targetNamespace", ""): f"wsdl:{number}"
        for number, schema in enumerate(schemas)
    }
    if len(places) < len(schemas):
        raise UnusableSchemaError("several schemas have one target namespace")
    parser = etree.XMLParser(**OPTIONS)
    texts = {
        place: _text(etree, schema, places)
        for schema, place in zip(schemas, places.values(), strict=True)
    }
    parser.resolvers.add(_resolver(etree, texts))
    top = etree.Element(_SCHEMA)
    for namespace, place in places.items():
        etree.SubElement(top, _IMPORT, namespace=namespace, schemaLocation=place)
    return etree.XMLSchema(etree.fromstring(etree.tostring(top), parser))


def _text(etree: Any, schema: Any, places: Mapping[str, str]) -> bytes:
    """A schema as a document of its own; its imports refer to the others of the WSDL."""
    for element in schema.findall(_IMPORT):
        element.attrib.pop("schemaLocation", None)
        if (place := places.get(element.get("namespace", ""))) is not None:
            element.set("schemaLocation", place)
    text: bytes = etree.tostring(schema, with_tail=False)
    return text


def _resolver(etree: Any, texts: Mapping[str, bytes]) -> object:
    """Resolves the places of the schemas, and nothing else."""

    def resolve(self: Any, url: str, public_id: object, context: object) -> object:
        del public_id
        return self.resolve_string(texts[url], context)

    # type checkers know nothing of lxml, so the class is made at run time
    resolver: object = type("Resolver", (etree.Resolver,), {"resolve": resolve})()
    return resolver


def _declared(schemas: list[Any]) -> Iterator[str]:
    for schema in schemas:
        for element in schema.iterchildren(f"{{{XSD}}}element"):
            yield f"{{{schema.get('targetNamespace', '')}}}{element.get('name')}"
