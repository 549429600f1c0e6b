"""Elements that the schemas of a WSDL allow, made from nothing but these schemas."""

from __future__ import annotations

import base64
import random
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any, Final

from lxml import etree
from servers.wcf import XS, XSI, Wsdl
from support.soap.values import Pools

_SER: Final = "http://schemas.microsoft.com/2003/10/Serialization/"
_NIL: Final = f"{{{XSI}}}nil"
_TYPE: Final = f"{{{XSI}}}type"
_LEVELS: Final = {"full": 6, "minimal": 2, "nil": 4, "subclass": 9}
KINDS: Final = tuple(_LEVELS)

_POOL_OF: Final = {
    "string": "string",
    "boolean": "boolean",
    "short": "int16",
    "int": "int32",
    "long": "int64",
    "unsignedInt": "uint32",
    "double": "double",
    "dateTime": "date-time",
    "duration": "duration",
    "base64Binary": "byte",
}


class Answers:
    """Makes elements of one WSDL."""

    def __init__(self, wsdl: Wsdl, some: Pools, kind: str, seed: int) -> None:
        self._elements = dict(_named(wsdl, "element"))
        self._types = dict(_named(wsdl, "complexType")) | dict(
            _named(wsdl, "simpleType")
        )
        self._pools = some
        self._kind = kind
        self._random = random.Random(seed)

    def element(self, name: str) -> Any:
        """The global element of a name."""
        parent = etree.Element("parent", nsmap={"i": XSI, "x": XS})
        declared = self._elements[name]
        namespace = etree.QName(name).namespace
        self._write(parent, declared, namespace, 0, may_be_nil=False)
        return parent[0]

    def _write(
        self,
        parent: Any,
        declared: Any,
        namespace: str | None,
        depth: int,
        *,
        may_be_nil: bool = True,
    ) -> None:
        child = etree.SubElement(parent, f"{{{namespace}}}{declared.get('name')}")
        # .NET has no null as a key
        nillable = declared.get("nillable") == "true" and declared.get("name") != "Key"
        deep = depth > _LEVELS[self._kind] and declared.get("type") is not None
        if may_be_nil and nillable and self._is_nil(deep=deep):
            child.set(_NIL, "true")
            return
        inline = next(iter(declared.findall(f"{{{XS}}}complexType")), None)
        if inline is not None:
            self._fill(child, inline, depth)
            return
        self._value(child, _qualified(declared, declared.get("type")), depth)

    def _is_nil(self, *, deep: bool) -> bool:
        if deep:
            return True
        chance = {"nil": 0.7, "subclass": 0.1}.get(self._kind, 0.0)
        return self._random.random() < chance

    def _value(self, child: Any, name: str, depth: int) -> None:
        type_ = self._types.get(name)
        qualified = etree.QName(name)
        if type_ is None or qualified.namespace == _SER:
            child.text = self._scalar(child, qualified.localname)
        elif type_.tag == f"{{{XS}}}simpleType":
            child.text = self._members(type_)
        else:
            self._complex(child, name, depth)

    def _scalar(self, child: Any, name: str) -> str:
        if name == "anyType":
            name = self._random.choice(["string", "int", "dateTime", "boolean"])
            child.set(_TYPE, f"x:{name}")
        return _text(self._random.choice(self._pools[_POOL_OF[name]]))

    def _members(self, type_: Any) -> str:
        members = [member.get("value") for member in type_.iter(f"{{{XS}}}enumeration")]
        if type_.find(f"{{{XS}}}list") is None:
            return str(self._random.choice(members))
        count = self._random.randint(0, len(members))
        return " ".join(self._random.sample(members, count))

    def _complex(self, child: Any, name: str, depth: int) -> None:
        actual = self._subclass(name)
        if actual != name:
            qualified = etree.QName(actual)
            prefix = next(
                (
                    p
                    for p, uri in child.nsmap.items()
                    if p and uri == qualified.namespace
                ),
                None,
            )
            assert prefix, "lxml has declared a prefix for the element's namespace"
            child.set(_TYPE, f"{prefix}:{qualified.localname}")
        self._fill(child, self._types[actual], depth)

    def _subclass(self, name: str) -> str:
        if self._kind != "subclass":
            return name
        derived = [
            key
            for key, type_ in self._types.items()
            for extension in type_.findall(f"{{{XS}}}complexContent/{{{XS}}}extension")
            if _qualified(extension, extension.get("base")) == name
        ]
        return self._random.choice([name, *sorted(derived)])

    def _fill(self, child: Any, type_: Any, depth: int) -> None:
        for element, namespace in self._particles(type_):
            required = (
                element.get("minOccurs") != "0" and element.get("maxOccurs") is None
            )
            many = element.get("maxOccurs") == "unbounded"
            if not required and self._left_out(depth, recursive=many):
                continue
            for _ in range(self._random.randint(1, 2) if many else 1):
                self._write(child, element, namespace, depth + 1)

    def _left_out(self, depth: int, *, recursive: bool) -> bool:
        if self._kind == "minimal" and depth > 0:
            return True
        if depth > _LEVELS[self._kind] and recursive:
            return True
        return self._kind == "subclass" and self._random.random() < 0.2

    def _particles(self, type_: Any) -> Iterator[tuple[Any, str | None]]:
        """The elements of a type with their namespace, those of its base first."""
        extension = type_.find(f"{{{XS}}}complexContent/{{{XS}}}extension")
        holder = type_ if extension is None else extension
        if extension is not None:
            base = _qualified(extension, extension.get("base"))
            yield from self._particles(self._types[base])
        schema = next(type_.iterancestors(f"{{{XS}}}schema"))
        for element in holder.findall(f"{{{XS}}}sequence/{{{XS}}}element"):
            yield element, schema.get("targetNamespace")


def _named(wsdl: Wsdl, kind: str) -> Iterator[tuple[str, Any]]:
    for schema in wsdl.schemas:
        for component in schema.findall(f"{{{XS}}}{kind}"):
            yield f"{{{schema.get('targetNamespace')}}}{component.get('name')}", component


def _qualified(element: Any, name: str) -> str:
    prefix, _, local = name.rpartition(":")
    return f"{{{element.nsmap[prefix or None]}}}{local}"


def _text(value: Any) -> str:
    writers: list[tuple[type, Callable[[Any], str]]] = [
        (bool, lambda value: "true" if value else "false"),
        (datetime, datetime.isoformat),
        (timedelta, _duration),
        (bytes, lambda value: base64.b64encode(value).decode()),
    ]
    for type_, write in writers:
        if isinstance(value, type_):
            return write(value)
    return str(value)


def _duration(value: timedelta) -> str:
    span = abs(value)
    sign = "-" if value < timedelta(0) else ""
    return f"{sign}P{span.days}DT{span.seconds}.{span.microseconds:06}S"
