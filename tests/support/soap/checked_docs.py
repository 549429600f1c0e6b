"""All docs as checks get them, of short pages, and WSDLs with parts and headers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from generator.model.lint.defects import Defect
from generator.model.sources import ONE_SOURCE, GivenSource, Sources
from generator.passes import build_api
from generator.passes.checks.checked import CheckedDocs
from generator.reader.read import read_page

Part = tuple[str, str]
"""Name and type of an element: `("Id", "xs:int")`; a type that ends in `?` is nillable."""

_NAMESPACE = "http://www.superoffice.net/ws/crm/NetServer/"


def checked_docs(*editions: Mapping[str, str]) -> CheckedDocs:
    """The docs of one or more arguments, of which later ones are newer. A path is in one edition only."""
    pages = [
        read_page(path, text.encode())
        for edition in editions
        for path, text in edition.items()
    ]
    numbers = {path: number for number, each in enumerate(editions) for path in each}
    given = tuple(GivenSource(f"{order}/", order) for order in range(len(editions)))
    sources = Sources(given, numbers) if len(editions) > 1 else ONE_SOURCE
    built = build_api(pages, sources=sources)
    return CheckedDocs(
        pages={page.path: page for page in pages},
        api=built.api,
        diagnostics=built.diagnostics,
        ages=built.ages,
        sources=sources,
        files=frozenset(numbers),
    )


def quoted(texts: Mapping[str, str], defect: Defect) -> tuple[str, str]:
    """The lines of both places of a defect, without blanks around them; empty where there is no other place."""
    places = (defect.place, defect.other)
    lines = [
        texts[place.path].split("\n")[place.line - 1].strip() if place else ""
        for place in places
    ]
    return lines[0], lines[1]


class Call(msgspec.Struct, frozen=True):
    """An operation of a WSDL."""

    name: str
    parts: Sequence[Part] = ()
    out: Sequence[Part] = ()
    headers: Sequence[str] = ()
    out_headers: Sequence[str] = ()
    text: str = ""


def wsdl_file(
    agent: str,
    calls: Iterable[Call],
    schema: str = "",
    *,
    version: str = "Services88",
    binding: str = "",
) -> str:
    """A WSDL; all headers are strings. `binding` stands after its own binding."""
    calls, tns = list(calls), _NAMESPACE + version
    names = {name for call in calls for name in (*call.headers, *call.out_headers)}
    elements = [
        _wrapper(name, parts)
        for call in calls
        for name, parts in ((call.name, call.parts), (f"{call.name}Response", call.out))
    ]
    elements += [f'<xs:element name="{n}" type="xs:string"/>' for n in sorted(names)]
    return f"""<?xml version="1.0" encoding="utf-8"?>
<wsdl:definitions name="Wcf{agent}Service" targetNamespace="{tns}"
 xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:soap12="http://schemas.xmlsoap.org/wsdl/soap12/"
 xmlns:ser="http://schemas.microsoft.com/2003/10/Serialization/" xmlns:tns="{tns}">
<wsdl:types><xs:schema elementFormDefault="qualified" targetNamespace="{tns}">
{"".join(elements)}
{schema}
</xs:schema></wsdl:types>
{"".join(map(_messages, calls))}
<wsdl:portType name="{agent}">
{"".join(map(_port, calls))}
</wsdl:portType>
<wsdl:binding name="BasicHttpBinding_{agent}" type="tns:{agent}">
<soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>
{"".join(_binding(tns, agent, call) for call in calls)}
</wsdl:binding>
{binding}
</wsdl:definitions>
"""


def object_type(name: str, parts: Iterable[Part], base: str = "") -> str:
    """The schema of a type."""
    sequence = f"<xs:sequence>{_elements(parts)}</xs:sequence>"
    if base:
        extension = f'<xs:extension base="tns:{base}">{sequence}</xs:extension>'
        sequence = f"<xs:complexContent>{extension}</xs:complexContent>"
    return f'<xs:complexType name="{name}">{sequence}</xs:complexType>\n'


def _wrapper(name: str, parts: Iterable[Part]) -> str:
    sequence = f"<xs:sequence>{_elements(parts)}</xs:sequence>"
    inside = f"<xs:complexType>{sequence}</xs:complexType>"
    return f'<xs:element name="{name}">{inside}</xs:element>\n'


def _elements(parts: Iterable[Part]) -> str:
    return "".join(map(_element, parts))


def _element(part: Part) -> str:
    name, type_ = part
    nillable = ' nillable="true"' if type_.endswith("?") else ""
    return f'\n<xs:element minOccurs="0" name="{name}"{nillable} type="{type_.rstrip("?")}"/>\n'


def _messages(call: Call) -> str:
    return "".join(
        f'<wsdl:message name="{call.name}{kind}"><wsdl:part name="parameters" element="tns:{element}"/></wsdl:message>\n'
        f'<wsdl:message name="{call.name}{kind}_Headers">'
        + "".join(
            f'<wsdl:part name="{header}" element="tns:{header}"/>' for header in headers
        )
        + "</wsdl:message>\n"
        for kind, element, headers in (
            ("Request", call.name, call.headers),
            ("Reply", f"{call.name}Response", call.out_headers),
        )
    )


def _port(call: Call) -> str:
    text = f"<wsdl:documentation>{call.text}</wsdl:documentation>" if call.text else ""
    return (
        f'<wsdl:operation name="{call.name}">{text}<wsdl:input message="tns:{call.name}Request"/>'
        f'<wsdl:output message="tns:{call.name}Reply"/></wsdl:operation>\n'
    )


def _binding(tns: str, agent: str, call: Call) -> str:
    return (
        f'<wsdl:operation name="{call.name}">\n'
        f'<soap:operation soapAction="{tns}/{agent}/{call.name}" style="document"/>\n'
        f"<wsdl:input>{_headers(call.name, 'Request', call.headers)}</wsdl:input>\n"
        f"<wsdl:output>{_headers(call.name, 'Reply', call.out_headers)}</wsdl:output>\n"
        "</wsdl:operation>\n"
    )


def _headers(operation: str, kind: str, headers: Iterable[str]) -> str:
    return '<soap:body use="literal"/>' + "".join(
        f'\n<soap:header message="tns:{operation}{kind}_Headers" part="{header}" use="literal"/>\n'
        for header in headers
    )
