"""WSDL pages replace samples."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.model.api import Member, NamedType
from generator.model.expressions import notation
from generator.model.text import WireName
from generator.passes import Built

Build = Callable[[Mapping[str, str]], Built]
Page = Callable[..., str]

SCHEMA = """
<xs:complexType name="Carrier"><xs:sequence>
 <xs:element minOccurs="0" name="Right" type="tns:Right"/></xs:sequence></xs:complexType>
<xs:complexType name="Contact"><xs:complexContent mixed="false">
 <xs:extension base="tns:Carrier"><xs:sequence>
  <xs:element minOccurs="0" name="Name" nillable="true" type="xs:string"/>
  <xs:element name="Rank" type="tns:Rank"/>
 </xs:sequence></xs:extension></xs:complexContent></xs:complexType>
<xs:simpleType name="Rank"><xs:restriction base="xs:string">
 <xs:enumeration value="None"><xs:annotation><xs:appinfo>
  <EnumerationValue xmlns="http://schemas.microsoft.com/2003/10/Serialization/">-1</EnumerationValue>
 </xs:appinfo></xs:annotation></xs:enumeration>
 <xs:enumeration value="Low"/></xs:restriction></xs:simpleType>
<xs:simpleType name="Right"><xs:list><xs:simpleType><xs:restriction base="xs:string">
 <xs:enumeration value="Select"/><xs:enumeration value="Update"/><xs:enumeration value="Insert"/>
</xs:restriction></xs:simpleType></xs:list></xs:simpleType>
"""
SAMPLE = (
    '<n:Contact xsi:type="n:Contact"><n:Name xsi:type="xsd:string"></n:Name>'
    '<n:Rank xsi:type="n:Rank">None</n:Rank></n:Contact>'
)


def types(built: Built) -> dict[str, NamedType]:
    return {str(type_.wire): type_ for type_ in built.api.types}


def ids(built: Built) -> list[str]:
    return [
        diagnostic.id
        for diagnostic in built.diagnostics
        if diagnostic.id != "soap-sample-envelope"
    ]


def test_a_schema_gives_base_order_and_occurrence(
    build: Build, wsdl_page: Page
) -> None:
    contact = types(build({"w.md": wsdl_page("Services88", "Contact", SCHEMA)}))[
        "Contact"
    ]
    assert contact.base == "types/Services88/Carrier"
    assert [
        (field.wire, notation(field.type), field.nillable, field.required)
        for field in contact.fields
    ] == [
        ("Name", "string", True, False),
        ("Rank", "#types/Services88/Rank", False, True),
    ]


def test_members_are_numbered(build: Build, wsdl_page: Page) -> None:
    by_name = types(build({"w.md": wsdl_page("Services88", "Contact", SCHEMA)}))
    assert by_name["Rank"].kind.value == "enum"
    assert by_name["Rank"].members == (
        Member(WireName("None"), -1, None),
        Member(WireName("Low"), 1, None),
    )
    assert by_name["Right"].kind.value == "flags"
    assert [member.number for member in by_name["Right"].members] == [1, 2, 4]


def test_samples_that_show_less_are_not_a_conflict(
    build: Build, operation_page: Page, wsdl_page: Page
) -> None:
    built = build(
        {
            "a.md": operation_page("Services88/Person/Save", SAMPLE),
            "w.md": wsdl_page("Services88", "Contact", SCHEMA),
        }
    )
    assert ids(built) == []
    assert types(built)["Contact"].base == "types/Services88/Carrier"


def test_a_sample_that_contradicts_the_wsdl_is_reported(
    build: Build, operation_page: Page, wsdl_page: Page
) -> None:
    built = build(
        {
            "a.md": operation_page(
                "Services88/Person/Save", SAMPLE.replace("n:Name", "n:FullName")
            ),
            "w.md": wsdl_page("Services88", "Contact", SCHEMA),
        }
    )
    assert ids(built) == ["soap-type-conflict"]
    assert "w.md:" in built.diagnostics[-1].message
    assert types(built)["Contact"].fields[0].wire == "Name"


def test_an_operation_without_page_comes_from_the_wsdl(
    build: Build, wsdl_page: Page
) -> None:
    built = build({"w.md": wsdl_page("Services88", "Contact", "", "Save")})
    assert [operation.id for operation in built.api.operations] == [
        "soap/Services88/Contact/Save"
    ]
    assert built.api.agents[0].wire == "Contact"


def test_an_operation_that_its_wsdl_lacks_stays_and_is_reported(
    build: Build, operation_page: Page, wsdl_page: Page
) -> None:
    built = build(
        {
            "a.md": operation_page("Services88/Contact/Gone"),
            "w.md": wsdl_page("Services88", "Contact", "", "Save"),
        }
    )
    assert [operation.wire for operation in built.api.operations] == ["Gone", "Save"]
    assert ids(built) == ["soap-operation-not-in-wsdl"]


def test_a_signature_that_differs_is_reported_and_the_wsdl_wins(
    build: Build, operation_page: Page, wsdl_page: Page
) -> None:
    built = build(
        {
            "a.md": operation_page(
                "Services88/Contact/Save", '<n:Id xsi:type="xsd:int">0</n:Id>'
            ),
            "w.md": wsdl_page("Services88", "Contact", "", "Save"),
        }
    )
    assert built.api.operations[0].parameters == ()
    assert ids(built) == ["soap-signature-conflict"]


def test_types_that_extend_each_other_in_a_cycle_have_no_base(
    build: Build, wsdl_page: Page
) -> None:
    circle = "".join(
        f'<xs:complexType name="{name}"><xs:complexContent><xs:extension base="tns:{base}">'
        "<xs:sequence/></xs:extension></xs:complexContent></xs:complexType>"
        for name, base in (("A", "B"), ("B", "A"), ("C", "C"))
    )
    built = build({"w.md": wsdl_page("Services88", "Contact", circle)})
    assert [type_.base for type_ in built.api.types] == [None, None, None]


def test_an_array_of_itself_ends(build: Build, wsdl_page: Page) -> None:
    schema = (
        '<xs:complexType name="ArrayOfX"><xs:sequence><xs:element minOccurs="0" '
        'maxOccurs="unbounded" name="X" nillable="true" type="tns:ArrayOfX"/>'
        "</xs:sequence></xs:complexType>"
        '<xs:complexType name="Holder"><xs:sequence><xs:element minOccurs="0" '
        'name="Xs" nillable="true" type="tns:ArrayOfX"/></xs:sequence></xs:complexType>'
    )
    built = build({"w.md": wsdl_page("Services88", "Contact", schema)})
    text = notation(types(built)["Holder"].fields[0].type)
    assert text.startswith("array<array<")
    assert "any" in text


def test_two_wsdls_that_define_a_type_differently_are_reported(
    build: Build, wsdl_page: Page
) -> None:
    built = build(
        {
            "a.md": wsdl_page("Services88", "Contact", SCHEMA),
            "b.md": wsdl_page("Services88", "Sale", SCHEMA.replace('"Low"', '"High"')),
        }
    )
    assert [(diagnostic.id, diagnostic.path) for diagnostic in built.diagnostics] == [
        ("soap-type-conflict", "b.md")
    ]
    assert [member.wire for member in types(built)["Rank"].members] == ["None", "Low"]


def test_the_same_type_in_every_wsdl_is_not_a_conflict(
    build: Build, wsdl_page: Page
) -> None:
    pages = {
        f"{agent}.md": wsdl_page("Services88", agent, SCHEMA)
        for agent in ("Contact", "Sale", "User")
    }
    assert build(pages).diagnostics == ()
