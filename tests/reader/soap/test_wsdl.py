"""WSDLs: types in the shapes of WCF, operations with wrappers and headers, and what is broken in them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.model.facts import (
    PageFacts,
    PageKind,
    SchemaElement,
    SchemaKind,
    SchemaMember,
    SchemaType,
    WsdlFacts,
    WsdlHeader,
)
from generator.model.text import QName, Text, WireName
from generator.reader.read import read_page

TNS = "http://www.superoffice.net/ws/crm/NetServer/Services90"
XS = "http://www.w3.org/2001/XMLSchema"
SER = "http://schemas.microsoft.com/2003/10/Serialization/"
ARRAYS = f"{SER}Arrays"
Found = Callable[[PageFacts], list[tuple[str, int]]]


def read(text: str) -> PageFacts:
    return read_page("parcel.wsdl", text.encode())


def tns(name: str) -> QName:
    return QName(TNS, WireName(name))


def xs(name: str) -> QName:
    return QName(XS, WireName(name))


def type_of(facts: WsdlFacts, name: str) -> SchemaType:
    return next(type_ for type_ in facts.types if type_.name.name == name)


def line_of(text: str, part: str) -> int:
    return next(n for n, line in enumerate(text.split("\n"), 1) if part in line)


def replaced(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new)


def test_a_wsdl_says_whose_it_is(wsdl_facts: WsdlFacts, wsdl: str) -> None:
    assert (wsdl_facts.version, wsdl_facts.agent) == ("Services90", "Parcel")
    assert wsdl_facts.target_namespace == TNS
    assert wsdl_facts.documentation == Text("All about parcels.")
    assert wsdl_facts.line == 1
    assert read(wsdl).diagnostics == ()


def test_types_have_their_kinds(wsdl_facts: WsdlFacts) -> None:
    assert {type_.name.name: type_.kind for type_ in wsdl_facts.types} == {
        "Nothing": SchemaKind.OBJECT,
        "Carrier": SchemaKind.OBJECT,
        "Parcel": SchemaKind.OBJECT,
        "ArrayOfStop": SchemaKind.ARRAY,
        "Stop": SchemaKind.OBJECT,
        "StopDictionary": SchemaKind.DICTIONARY,
        "Seal": SchemaKind.OBJECT,
        "ParcelState": SchemaKind.ENUM,
        "Right": SchemaKind.FLAGS,
        "ArrayOfstring": SchemaKind.ARRAY,
    }


def test_an_object_has_base_own_elements_and_documentation(
    wsdl_facts: WsdlFacts, wsdl: str
) -> None:
    parcel = type_of(wsdl_facts, "Parcel")
    assert parcel.base == tns("Carrier")
    assert parcel.documentation == Text("A thing on its way.")
    assert parcel.line == line_of(wsdl, '<xs:complexType name="Parcel">')
    assert [(e.name, e.type, e.nillable, e.min_occurs) for e in parcel.elements] == [
        ("State", tns("ParcelState"), False, 0),
        ("Stops", tns("ArrayOfStop"), True, 0),
        ("Held", QName(SER, WireName("duration")), False, 1),
        ("ApplicationToken", xs("string"), True, 0),
    ]


def test_an_array_has_its_item_as_only_element(wsdl_facts: WsdlFacts) -> None:
    (item,) = type_of(wsdl_facts, "ArrayOfStop").elements
    assert (item.name, item.type) == ("Stop", tns("Stop"))
    assert type_of(wsdl_facts, "ArrayOfstring").name.namespace == ARRAYS


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('maxOccurs="unbounded" name="Stop"', 'maxOccurs="1" name="Stop"'),
        ('maxOccurs="unbounded" name="Stop"', 'name="Stop"'),
        ('<xs:complexType name="ArrayOfStop">', '<xs:complexType name="ListOfStop">'),
    ],
    ids=["at most one", "exactly one", "another name"],
)
def test_an_array_is_unbounded_and_called_so(wsdl: str, old: str, new: str) -> None:
    facts = read(replaced(wsdl, old, new)).facts
    assert isinstance(facts, WsdlFacts)
    name = "ListOfStop" if "ListOf" in new else "ArrayOfStop"
    assert type_of(facts, name).kind is SchemaKind.OBJECT


def test_a_dictionary_has_entry_key_and_value(wsdl_facts: WsdlFacts) -> None:
    dictionary = type_of(wsdl_facts, "StopDictionary")
    assert dictionary.entry == "StopPair"
    assert [(e.name, e.type) for e in dictionary.elements] == [
        ("Key", xs("string")),
        ("Value", tns("Stop")),
    ]


def test_enums_and_flags_have_their_members(wsdl_facts: WsdlFacts, wsdl: str) -> None:
    unknown, on_its_way = type_of(wsdl_facts, "ParcelState").members
    line = line_of(wsdl, 'value="Unknown"')
    assert unknown == SchemaMember(WireName("Unknown"), -1, line)
    assert on_its_way.number is None
    assert [m.value for m in type_of(wsdl_facts, "Right").members] == ["Read", "Write"]


def test_the_service_documents_what_the_port_type_does_not(wsdl: str) -> None:
    service = '<wsdl:service name="WcfParcelService">'
    text = replaced(
        wsdl,
        service,
        f"{service}<wsdl:documentation>Parcels &amp;amp; depots</wsdl:documentation>",
    )
    facts = read(text).facts
    assert isinstance(facts, WsdlFacts)
    assert facts.documentation == Text("All about parcels.")
    text = replaced(text, "<summary>All about parcels.</summary>", "")
    facts = read(text).facts
    assert isinstance(facts, WsdlFacts)
    assert facts.documentation == Text("Parcels & depots")


def test_an_operation_has_wrappers_headers_and_documentation(
    wsdl_facts: WsdlFacts, wsdl: str
) -> None:
    track, forget = wsdl_facts.operations
    assert track.name == "Track"
    assert track.soap_action == f"{TNS}/Parcel/Track"
    assert (track.request, track.response) == (tns("Track"), tns("TrackResponse"))
    assert track.parameters == (
        SchemaElement(
            WireName("ParcelId"), xs("int"), False, 0, line_of(wsdl, '"ParcelId"')
        ),
        SchemaElement(
            WireName("Tags"),
            QName(ARRAYS, WireName("ArrayOfstring")),
            True,
            0,
            line_of(wsdl, '"Tags"'),
        ),
    )
    assert [element.name for element in track.out] == ["Response", "Length"]
    assert track.request_headers == (
        WsdlHeader(WireName("ApplicationToken"), xs("string"), True),
    )
    assert track.response_headers == (
        WsdlHeader(WireName("Succeeded"), xs("boolean"), False),
    )
    assert track.documentation == Text("Follow a parcel\nthrough Depots.")
    assert (forget.parameters, forget.out, forget.documentation) == ((), (), None)


def test_the_part_called_parameters_is_the_body(wsdl: str) -> None:
    first = '<wsdl:message name="TrackRequest">'
    part = '<wsdl:part name="Token" element="tns:ApplicationToken" />'
    facts = read(replaced(wsdl, first, first + part)).facts
    assert isinstance(facts, WsdlFacts)
    assert facts.operations[0].request == tns("Track")


def test_a_wrapper_must_hold_elements(wsdl: str, found: Found) -> None:
    text = replaced(wsdl, 'type="tns:Nothing"', 'type="xs:string"')
    page = read(text)
    assert isinstance(page.facts, WsdlFacts)
    assert [operation.name for operation in page.facts.operations] == ["Track"]
    assert [id_ for id_, _ in found(page)] == ["page-incomplete"]


def test_a_summary_is_the_documentation(wsdl: str) -> None:
    more = "parcels.</summary><remarks>Not this.</remarks>"
    facts = read(replaced(wsdl, "parcels.</summary>", more)).facts
    assert isinstance(facts, WsdlFacts)
    assert facts.documentation == Text("All about parcels.")


def test_a_page_and_a_file_say_the_same_but_for_the_lines(
    wsdl: str, wsdl_facts: WsdlFacts
) -> None:
    text = f"---\ntitle: Services90.ParcelAgent WSDL\n---\n\n# Services90.ParcelAgent WSDL\n\n```xml\n{wsdl}```\n"
    page = read_page("a.md", text.encode())
    assert isinstance(page.facts, WsdlFacts)
    assert (page.kind, page.diagnostics) == (PageKind.WSDL, ())
    assert page.facts.line == 8
    assert page.facts.operations[0].line == wsdl_facts.operations[0].line + 7
    assert page.facts.agent == wsdl_facts.agent


def test_a_second_wsdl_is_reported_and_left_out(wsdl: str, found: Found) -> None:
    page = f"---\ntitle: Services90.ParcelAgent WSDL\n---\n\n```xml\n{wsdl}```\n"
    twice = read_page("a.md", f"{page}\n```xml\n{wsdl}```\n".encode())
    assert found(twice) == [("page-part-repeated", page.count("\n") + 2)]
    assert twice.facts == read_page("a.md", page.encode()).facts


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            'soapAction="http://www.superoffice.net/ws/crm/NetServer/Services90/Parcel/Track"',
            "",
            ("page-incomplete", '<wsdl:operation name="Track">', 2),
            id="no soapAction",
        ),
        pytest.param(
            "Services90/Parcel/Track",
            "Services90/Parcel/Track&#10;X: y",
            ("page-incomplete", '<wsdl:operation name="Track">', 2),
            id="soapAction with a line break",
        ),
        pytest.param(
            'output message="tns:TrackResponse"',
            'output message="tns:Nope"',
            ("page-incomplete", '<wsdl:operation name="Track">', 2),
            id="no message",
        ),
        pytest.param(
            'part name="parameters" element="tns:Track"',
            'part name="parameters" type="tns:Parcel"',
            ("page-incomplete", '<wsdl:operation name="Track">', 2),
            id="rpc",
        ),
        pytest.param(
            'operation name="Track"',
            'operation name="Tr&#228;ck"',
            ("page-name", "Tr&#228;ck", 2),
            id="operation that is no name",
        ),
    ],
)
def test_an_operation_that_cannot_be_called_is_left_out(
    old: str, new: str, expected: tuple[str, str, int], wsdl: str, found: Found
) -> None:
    text = replaced(wsdl, old, new)
    id_, part, occurrence = expected
    lines = [n for n, line in enumerate(text.split("\n"), 1) if part in line]
    page = read(text)
    assert found(page) == [(id_, lines[occurrence - 1])]
    assert isinstance(page.facts, WsdlFacts)
    assert [operation.name for operation in page.facts.operations] == ["Forget"]


@pytest.mark.parametrize(
    ("old", "new", "id_"),
    [
        pytest.param('name="Stops"', 'name="St ops"', "page-name", id="element"),
        pytest.param('"tns:ArrayOfStop"', '"tns:a;b"', "page-name", id="type"),
        pytest.param('name="Stops" ', "", "page-name", id="no name"),
        pytest.param('type="tns:ArrayOfStop"', "", "type-unknown", id="no type"),
    ],
)
def test_an_element_is_left_out_or_of_any_type(
    old: str, new: str, id_: str, wsdl: str, found: Found
) -> None:
    text = replaced(wsdl, old, new)
    page = read(text)
    assert found(page) == [(id_, line_of(wsdl, '"Stops"'))]
    assert isinstance(page.facts, WsdlFacts)
    elements = {e.name: e.type for e in type_of(page.facts, "Parcel").elements}
    assert elements.get(WireName("Stops")) == (
        xs("anyType") if id_ == "type-unknown" else None
    )


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ('name="Value"', 'name="Worth"', SchemaKind.OBJECT),
        (">true</IsDictionary>", ">false</IsDictionary>", SchemaKind.OBJECT),
        (">true</IsDictionary>", "> true </IsDictionary>", SchemaKind.DICTIONARY),
    ],
)
def test_a_dictionary_needs_its_mark_and_its_shape(
    old: str, new: str, kind: SchemaKind, wsdl: str
) -> None:
    facts = read(replaced(wsdl, old, new)).facts
    assert isinstance(facts, WsdlFacts)
    assert type_of(facts, "StopDictionary").kind is kind


@pytest.mark.parametrize("number", ["1_000", "0x10", "1e3", "\u0663", "9" * 5000, ""])
def test_a_number_that_is_none_is_no_number(number: str, wsdl: str) -> None:
    facts = read(replaced(wsdl, ">-1<", f">{number}<")).facts
    assert isinstance(facts, WsdlFacts)
    assert type_of(facts, "ParcelState").members[0].number is None


@pytest.mark.parametrize(
    "member", ["a b", "None)\nimport os", "\ufb01le", "", "x" * 200]
)
def test_a_member_that_is_no_name_is_kept_as_it_is_written(
    member: str, wsdl: str, found: Found
) -> None:
    page = read(replaced(wsdl, '"OnItsWay"', '"' + member.replace("\n", "&#10;") + '"'))
    assert isinstance(page.facts, WsdlFacts)
    _, kept = type_of(page.facts, "ParcelState").members
    assert kept.text is not None
    assert kept.text.raw == member
    assert found(page) == []


@pytest.mark.parametrize(
    ("old", "new", "id_"),
    [
        pytest.param("</wsdl:types>", "", "page-xml", id="not well formed"),
        pytest.param('"tns:Stop"', '"nope:Stop"', "page-xml", id="unknown prefix"),
        pytest.param(
            "<wsdl:definitions",
            "<!DOCTYPE x><wsdl:definitions",
            "page-xml-doctype",
            id="DOCTYPE",
        ),
        pytest.param(
            "http://schemas.xmlsoap.org/wsdl/soap/",
            "http://schemas.xmlsoap.org/wsdl/soap12/",
            "page-incomplete",
            id="SOAP 1.2 only",
        ),
        pytest.param(
            'type="tns:Parcel">', 'type="tns:X">', "page-incomplete", id="no port type"
        ),
        pytest.param(
            'targetNamespace="http://www.superoffice.net/ws/crm/NetServer/Services90"\n',
            'targetNamespace=""\n',
            "page-incomplete",
            id="no target namespace",
        ),
        pytest.param(
            'http://schemas.xmlsoap.org/wsdl/"',
            'http://www.w3.org/ns/wsdl"',
            "page-incomplete",
            id="WSDL 2.0",
        ),
    ],
)
def test_a_wsdl_that_cannot_be_used_is_reported(
    old: str, new: str, id_: str, wsdl: str
) -> None:
    page = read(replaced(wsdl, old, new))
    assert (page.kind, page.facts) == (PageKind.WSDL, None)
    assert [found.id for found in page.diagnostics] == [id_]


def test_a_wsdl_page_without_a_wsdl_is_incomplete() -> None:
    page = read_page("a.md", b"# Services90.ParcelAgent WSDL\n")
    assert [found.id for found in page.diagnostics] == ["page-incomplete"]


def test_a_title_that_disagrees_is_reported(wsdl: str, found: Found) -> None:
    text = f"# Services89.ParcelAgent WSDL\n\n```xml\n{wsdl}```\n"
    page = read_page("a.md", text.encode())
    assert found(page) == [("page-disagrees", 1)]
    assert isinstance(page.facts, WsdlFacts)
    assert page.facts.version == "Services90"


def test_a_second_port_type_is_reported(wsdl: str, found: Found) -> None:
    other = '<wsdl:binding name="B" type="tns:Other"><soap:binding/></wsdl:binding>'
    text = replaced(wsdl, "  <wsdl:service", f"{other}\n  <wsdl:service")
    assert found(read(text)) == [("page-disagrees", line_of(text, '"tns:Other"'))]
