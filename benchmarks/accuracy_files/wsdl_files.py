"""The truth of SOAP from a folder of WSDLs, by version, in the form of the truth of `accuracy_scores`.

Types of the version's namespace have plain names, those of the serializer's namespaces a prefix: `arr:ArrayOfint`. What
.NET's serializer writes beside a schema is read here too: `IsDictionary`, and `EnumerationValue` where a member's number
does not follow from its place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, TypeAlias

from lxml import etree

from benchmarks.accuracy_scores.soap_oracle import (
    SoapOracle,
    TrueAgent,
    TrueMember,
    TrueOperation,
    TruePart,
    TrueType,
)

XmlElement: TypeAlias = etree._Element  # pyright: ignore[reportPrivateUsage]
"""An element as lxml has it."""

_WSDL: Final = "{http://schemas.xmlsoap.org/wsdl/}"
_SOAP: Final = "{http://schemas.xmlsoap.org/wsdl/soap/}"
_XSD: Final = "http://www.w3.org/2001/XMLSchema"
_XS: Final = f"{{{_XSD}}}"
_SERIALIZER: Final = "http://schemas.microsoft.com/2003/10/Serialization/"
_PREFIXES: Final = {
    _XSD: "xs:",
    _SERIALIZER: "ser:",
    "http://schemas.microsoft.com/2003/10/Serialization/Arrays": "arr:",
}
_UNBOUNDED: Final = "unbounded"


def read_wsdl_truth(folder: Path) -> tuple[SoapOracle, ...]:
    """The truth of all `.xml` and `.wsdl` files in a folder and those below it: each version, the newest last.

    Raises:
        OSError: a file cannot be read.
        ValueError: two files of a version define a type differently.
        lxml.etree.XMLSyntaxError: a file is no XML.
    """
    paths = [*folder.rglob("*.xml"), *folder.rglob("*.wsdl")]
    return wsdl_truth(path.read_bytes() for path in sorted(paths))


def wsdl_truth(files: Iterable[bytes]) -> tuple[SoapOracle, ...]:
    """The truth of the bytes of WSDLs: each version, the newest last; with the types that operations reach.

    Raises:
        ValueError: two files of a version define a type differently.
        lxml.etree.XMLSyntaxError: one is no XML.
    """
    agents: dict[str, dict[str, TrueAgent]] = defaultdict(dict)
    types: dict[str, dict[str, TrueType]] = defaultdict(dict)
    for data in files:
        wsdl = _Wsdl(etree.fromstring(data))
        agents[wsdl.version][wsdl.agent] = wsdl.true_agent()
        known = types[wsdl.version]
        for name, true in wsdl.types():
            if known.setdefault(name, true) != true:
                raise ValueError(f"two WSDLs of {wsdl.version} differ about {name}")
    return tuple(
        SoapOracle(version, agents[version], types[version]).without(())
        for version in sorted(agents)
    )


class _Wsdl:
    """A WSDL as .NET writes it: one service with one port, messages with elements."""

    def __init__(self, root: XmlElement) -> None:
        self._root = root
        self._target = root.get("targetNamespace", "")
        address = next(root.iter(f"{_SOAP}address"))
        self._endpoint = address.get("location", "")
        self.version = self._endpoint.split("/")[-2]
        self.agent = self._endpoint.rpartition("/")[2].removesuffix(".svc")
        self._elements = {
            element.get("name", ""): element
            for schema in root.iter(f"{_XS}schema")
            if schema.get("targetNamespace") == self._target
            for element in schema.iterchildren(f"{_XS}element")
        }
        self._messages = {
            message.get("name", ""): {
                part.get("name", ""): _local(part.get("element", ""))
                for part in message.iterchildren(f"{_WSDL}part")
            }
            for message in root.iterchildren(f"{_WSDL}message")
        }

    def true_agent(self) -> TrueAgent:
        """The agent with its operations."""
        port = next(self._root.iterchildren(f"{_WSDL}portType"))
        ports = {each.get("name"): each for each in port.iter(f"{_WSDL}operation")}
        binding = next(self._root.iterchildren(f"{_WSDL}binding"))
        return TrueAgent(
            self._endpoint,
            {
                bound.get("name", ""): self._operation(ports[bound.get("name")], bound)
                for bound in binding.iterchildren(f"{_WSDL}operation")
            },
        )

    def _operation(self, abstract: XmlElement, bound: XmlElement) -> TrueOperation:
        request, response = (
            self._wrapper(abstract, kind) for kind in ("input", "output")
        )
        action = next(bound.iterchildren(f"{_SOAP}operation"))
        return TrueOperation(
            input=self._parts(request),
            output=self._parts(response),
            input_headers=self._headers(bound, "input"),
            output_headers=self._headers(bound, "output"),
            request_element=request,
            response_element=response,
            soap_action=action.get("soapAction", ""),
        )

    def _wrapper(self, abstract: XmlElement, kind: str) -> str:
        message = next(abstract.iterchildren(f"{_WSDL}{kind}")).get("message", "")
        return self._messages[_local(message)]["parameters"]

    def _headers(self, bound: XmlElement, kind: str) -> tuple[TruePart, ...]:
        found: list[TruePart] = []
        for header in next(bound.iterchildren(f"{_WSDL}{kind}")).iter(f"{_SOAP}header"):
            parts = self._messages[_local(header.get("message", ""))]
            found.append(self._part(self._elements[parts[header.get("part", "")]]))
        return tuple(found)

    def _parts(self, wrapper: str) -> tuple[TruePart, ...]:
        return tuple(map(self._part, _children(self._elements[wrapper])))

    def _part(self, element: XmlElement) -> TruePart:
        type_ = element.get("type")
        return TruePart(
            element.get("name", ""),
            self._name(element, type_) if type_ else "",
            element.get("nillable") == "true",
        )

    def _name(self, element: XmlElement, qualified: str) -> str:
        """A type's name as the oracle has it: its prefix tells the namespace."""
        prefix, _, local = qualified.rpartition(":")
        namespace = element.nsmap.get(prefix or None) or ""
        return f"{self._prefix(namespace)}{local}"

    def _prefix(self, namespace: str) -> str:
        if namespace == self._target:
            return ""
        end = namespace.rpartition("/")[2]
        return _PREFIXES.get(namespace, f"dc/{end}:")

    def types(self) -> Iterator[tuple[str, TrueType]]:
        """All types of all schemas but the serializer's own."""
        for schema in self._root.iter(f"{_XS}schema"):
            namespace = schema.get("targetNamespace", "")
            if namespace == _SERIALIZER:
                continue
            prefix = self._prefix(namespace)
            for element in schema.iterchildren(f"{_XS}complexType"):
                yield f"{prefix}{element.get('name')}", self._complex(element)
            for element in schema.iterchildren(f"{_XS}simpleType"):
                yield f"{prefix}{element.get('name')}", _enum(element)

    def _complex(self, element: XmlElement) -> TrueType:
        extension = next(element.iter(f"{_XS}extension"), None)
        base = extension.get("base", "") if extension is not None else ""
        children = _children(element)
        entry = children[0] if len(children) == 1 else None
        if entry is not None and entry.get("maxOccurs") == _UNBOUNDED:
            return self._container(element, entry)
        return TrueType(
            "complex",
            base=self._name(extension, base) if extension is not None else None,
            fields=tuple(map(self._part, children)),
        )

    def _container(self, owner: XmlElement, entry: XmlElement) -> TrueType:
        name = entry.get("name", "")
        marks = owner.iter(f"{{{_SERIALIZER}}}IsDictionary")
        if not any(mark.text == "true" for mark in marks):
            return TrueType("array", item=self._part(entry).type, item_name=name)
        key, value = map(self._part, _children(entry))
        return TrueType("dict", key=key.type, value=value.type, entry_name=name)


def _children(owner: XmlElement) -> list[XmlElement]:
    """The elements of the sequence of a type or wrapper, in order."""
    sequence = next(owner.iter(f"{_XS}sequence"), None)
    found = () if sequence is None else sequence.iterchildren(f"{_XS}element")
    return list(found)


def _enum(element: XmlElement) -> TrueType:
    is_flags = next(element.iter(f"{_XS}list"), None) is not None
    members = [
        (member.get("value", ""), _number(member))
        for member in element.iter(f"{_XS}enumeration")
    ]
    values = tuple(
        TrueMember(
            name, _implied(place, is_flags=is_flags) if number is None else number
        )
        for place, (name, number) in enumerate(members)
    )
    return TrueType("flags" if is_flags else "enum", base="xs:string", values=values)


def _number(member: XmlElement) -> int | None:
    stated = next(member.iter(f"{{{_SERIALIZER}}}EnumerationValue"), None)
    return None if stated is None else int(stated.text or "")


def _implied(place: int, *, is_flags: bool) -> int:
    return 1 << place if is_flags else place


def _local(qualified: str) -> str:
    return qualified.rpartition(":")[2]
