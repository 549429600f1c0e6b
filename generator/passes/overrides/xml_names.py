"""The XML names of arrays and dictionaries that an override names.

Rule: a collection has the names that pages of the same version give a collection of its type. Where there is none, an
array has the names of .NET's data contracts (`ArrayOfX` with items `X`, those of scalars in a namespace of their own), and a
dictionary those of the dictionary that it replaces, because .NET's name for its entries contains a hash.
Source: WSDL pages of all versions.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from generator.model.api import Api, Operation, Parameter, SoapOperation
from generator.model.expressions import (
    ArrayType,
    DictionaryType,
    ReferenceType,
    Scalar,
    ScalarType,
    TypeExpression,
    UnnamedType,
    collections,
    notation,
)
from generator.model.text import QName, WireName
from generator.passes.soap.protocol import ARRAY_PREFIX, ARRAYS

_Collection = ArrayType | DictionaryType

_SCALAR_NAMES: Final = {
    Scalar.STRING: "string",
    Scalar.INT16: "short",
    Scalar.INT32: "int",
    Scalar.INT64: "long",
    Scalar.UINT32: "unsignedInt",
    Scalar.DOUBLE: "double",
    Scalar.BOOLEAN: "boolean",
    Scalar.DATE_TIME: "dateTime",
    Scalar.DURATION: "duration",
    Scalar.BYTE: "base64Binary",
    Scalar.ANY: "anyType",
}


class XmlNames:
    """The XML names of the collections of one SOAP version."""

    def __init__(self, api: Api, version: str) -> None:
        self._types = {
            type_.id: type_ for type_ in api.types if type_.version == version
        }
        self._known: dict[str, _Collection] = {}
        self._taken: dict[QName, str] = {}
        for collection in _collections(api, version):
            written = notation(collection)
            self._known.setdefault(written, collection)
            if collection.xml:
                self._taken.setdefault(collection.xml, written)

    def named(
        self, type_: TypeExpression, current: TypeExpression | None
    ) -> TypeExpression:
        """The type with the XML names of its collections. `current` is the type that it replaces.

        Raises:
            ValueError: no page shows how a dictionary in it is written.
        """
        match type_:
            case ArrayType():
                return self._array(type_, current)
            case DictionaryType():
                return self._dictionary(type_, current)
            case ScalarType() | ReferenceType() | UnnamedType():
                return type_

    def _array(self, type_: ArrayType, current: TypeExpression | None) -> ArrayType:
        inner = current.item if isinstance(current, ArrayType) else None
        array = ArrayType(self.named(type_.item, inner))
        if isinstance(current, ArrayType) and current.repeated:
            return msgspec.structs.replace(array, repeated=True)
        if isinstance(current, ArrayType) and inner == ScalarType(Scalar.ANY):
            # the page shows the name of the items, but not their type
            return self._distinct(array, current.xml, current.xml_item)
        # all collections of a type have the same names in a version
        known = self._known.get(notation(type_))
        if isinstance(known, ArrayType):
            return known
        item = self._item(array.item)
        name = QName(item.namespace, WireName(f"{ARRAY_PREFIX}{item.name}"[:120]))
        return self._distinct(array, name, item)

    def _distinct(
        self, array: ArrayType, xml: QName | None, item: QName | None
    ) -> ArrayType:
        return msgspec.structs.replace(
            array, xml=self._free(xml, notation(array)), xml_item=item
        )

    def _item(self, type_: TypeExpression) -> QName:
        """The element of an item, which has the name of its type."""
        match type_:
            case ScalarType(scalar=scalar):
                return QName(ARRAYS, WireName(_SCALAR_NAMES[scalar]))
            case ReferenceType(id=id_):
                named = self._types[id_]
                return QName(named.namespace, named.wire)
            case ArrayType(xml=xml) | DictionaryType(xml=xml):
                return xml or QName(ARRAYS, WireName("anyType"))
            case UnnamedType():
                return QName(ARRAYS, WireName("anyType"))

    def _dictionary(
        self, type_: DictionaryType, current: TypeExpression | None
    ) -> DictionaryType:
        known = self._known.get(notation(type_))
        if isinstance(known, DictionaryType):
            return known
        if not isinstance(current, DictionaryType):
            written = notation(type_)
            raise ValueError(f"no page shows how a {written} is written in XML")
        return DictionaryType(
            type_.key,
            self.named(type_.value, current.value),
            xml=self._free(current.xml, notation(type_)),
            xml_entry=current.xml_entry,
        )

    def _free(self, xml: QName | None, written: str) -> QName | None:
        """The name of the collection, with a number where another type has it: collections of a name have one type."""
        number, name = 1, xml
        while xml and name and self._taken.setdefault(name, written) != written:
            number += 1
            name = QName(xml.namespace, WireName(f"{xml.name[:110]}_{number}"))
        return name


def _collections(api: Api, version: str) -> Iterator[_Collection]:
    for operation in api.operations:
        if operation.version == version:
            for part in (*operation.parameters, *_out(operation)):
                yield from collections(part.type)
    for type_ in api.soap.types:
        if type_.version == version:
            for field in type_.fields:
                yield from collections(field.type)


def _out(operation: Operation) -> tuple[Parameter, ...]:
    return operation.out if isinstance(operation, SoapOperation) else ()
