"""How arrays and dictionaries that an override names are written in XML.

Rule: as the pages write a collection of that type in the same version. Where none has it, an array is written as .NET's
data contracts write it (`ArrayOfX` with items `X`, those of scalars in a namespace of their own); a dictionary has the names of
the one whose place it takes, since .NET's name for its entries holds a hash. Source: WSDL pages of all versions.
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
        self._types = {one.id: one for one in api.types if one.version == version}
        self._known: dict[str, _Collection] = {}
        self._taken: dict[QName, str] = {}
        for found in _collections(api, version):
            written = notation(found)
            self._known.setdefault(written, found)
            if found.xml:
                self._taken.setdefault(found.xml, written)

    def named(
        self, type_: TypeExpression, current: TypeExpression | None
    ) -> TypeExpression:
        """The type with the names of its collections; `current` is the type whose place it takes.

        Raises:
            ValueError: no page tells how a dictionary in it is written.
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
        made = ArrayType(self.named(type_.item, inner))
        if isinstance(current, ArrayType) and inner == ScalarType(Scalar.ANY):
            # The page shows the items' name, but not their type.
            return self._distinct(made, current.xml, current.xml_item)
        known = self._known.get(notation(type_))
        if isinstance(known, ArrayType):
            return known
        item = self._item(made.item)
        array = QName(item.namespace, WireName(f"{ARRAY_PREFIX}{item.name}"[:120]))
        return self._distinct(made, array, item)

    def _distinct(
        self, made: ArrayType, xml: QName | None, item: QName | None
    ) -> ArrayType:
        return msgspec.structs.replace(
            made, xml=self._free(xml, notation(made)), xml_item=item
        )

    def _item(self, type_: TypeExpression) -> QName:
        """The element of an item, which is called like its type."""
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
        """The name of the collection, with a number where it is that of another type: names decide what is the same."""
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
