"""What zeep reads in XML, in the normal form of `support.soap.values`."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import zeep
from servers.wcf import Wsdl
from support.soap.values import none_if_empty, without_empty
from zeep.xsd.types.collection import ListType
from zeep.xsd.valueobjects import CompoundValue


class ZeepReader:
    """Reads elements by the types of a WSDL."""

    def __init__(self, wsdl: Wsdl) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "service.wsdl")
            path.write_bytes(wsdl.data)
            self._types: Any = zeep.Client(str(path)).wsdl.types

    def read(self, element: Any) -> dict[str, Any]:
        """The parts of a wrapper element."""
        declared = self._types.get_element(element.tag)
        value = declared.parse(element, self._types)
        normal = _normal(value, declared.type)
        return normal if isinstance(normal, dict) else {}


def _normal(value: Any, type_: Any) -> Any:
    return None if value is None else none_if_empty(_of_type(value, type_))


def _of_type(value: Any, type_: Any) -> Any:
    if isinstance(type_, ListType):
        return frozenset(value.split() if isinstance(value, str) else value)
    if not isinstance(value, CompoundValue):
        return value
    elements = value._xsd_type.elements
    if len(elements) == 1 and elements[0][1].accepts_multiple:
        return _collection(value, *elements[0])
    found = {name: _normal(value[name], element.type) for name, element in elements}
    return without_empty(found)


def _collection(value: Any, name: str, element: Any) -> Any:
    """A list; or a dictionary, when its items have a key and a value."""
    items = value[name] or []
    if [key for key, _ in getattr(element.type, "elements", ())] != ["Key", "Value"]:
        return [_normal(item, element.type) for item in items]
    inner = dict(element.type.elements)
    return {
        _normal(item["Key"], inner["Key"].type): _normal(
            item["Value"], inner["Value"].type
        )
        for item in items
    }
