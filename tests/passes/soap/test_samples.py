"""What the samples of a version show together."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from support import pages

from generator.model.api import NamedType, Operation
from generator.model.expressions import notation
from generator.passes import Built

Build = Callable[[Mapping[str, str]], Built]
Page = Callable[..., str]

PERSON = (
    '<n:Person xsi:type="n:Person"><n:Name xsi:type="xsd:string"></n:Name>'
    '<n:Rank xsi:type="n:Rank">Low</n:Rank></n:Person>'
)

ELEMENTS = {
    "int": ('<n:P xsi:type="xsd:int">0</n:P>', "int32"),
    "short": ('<n:P xsi:type="xsd:short">0</n:P>', "int16"),
    "long": ('<n:P xsi:type="xsd:long">0</n:P>', "int64"),
    "unsignedInt": ('<n:P xsi:type="xsd:unsignedInt">0</n:P>', "uint32"),
    "double": ('<n:P xsi:type="xsd:double">0.0</n:P>', "double"),
    "boolean": ('<n:P xsi:type="xsd:boolean">false</n:P>', "boolean"),
    "string": ('<n:P xsi:type="xsd:string"></n:P>', "string"),
    "dateTime": (
        '<n:P xsi:type="xsd:dateTime">2020-01-02T03:04:05Z</n:P>',
        "date-time",
    ),
    "base64Binary": ('<n:P xsi:type="xsd:base64Binary"></n:P>', "byte"),
    "anyType": ('<n:P xsi:type="xsd:anyType"></n:P>', "any"),
    "duration": ('<n:P xsi:type="ser:duration"></n:P>', "duration"),
    "enum": ('<n:P xsi:type="n:Rank">Low</n:P>', "#types/Services88/Rank"),
    "object": (
        '<n:P xsi:type="n:Person"><n:Name xsi:type="xsd:string"></n:Name></n:P>',
        "#types/Services88/Person",
    ),
    "array of strings": (
        (
            '<n:P xsi:type="arr:ArrayOfstring">'
            '<arr:string xsi:type="xsd:string"></arr:string></n:P>'
        ),
        "array<string>",
    ),
    "array of objects": (
        f'<n:P xsi:type="n:ArrayOfPerson">{PERSON}</n:P>',
        "array<#types/Services88/Person>",
    ),
    "array of arrays": (
        (
            '<n:P xsi:type="arr:ArrayOfArrayOfstring">'
            '<arr:ArrayOfstring xsi:type="arr:ArrayOfstring">'
            '<arr:string xsi:type="xsd:string"></arr:string></arr:ArrayOfstring></n:P>'
        ),
        "array<array<string>>",
    ),
    "array whose item is cut off": (
        '<n:P xsi:type="arr:ArrayOfint"><arr:int xsi:nil="true"></arr:int></n:P>',
        "array<int32>",
    ),
    "dictionary": (
        (
            '<n:P xsi:type="n:StringDictionary"><n:StringKeyValuePair>'
            '<n:Key xsi:type="xsd:string"></n:Key><n:Value xsi:type="xsd:int">0</n:Value>'
            "</n:StringKeyValuePair></n:P>"
        ),
        "dict<string,int32>",
    ),
}


def operation_of(built: Built, name: str) -> Operation:
    return next(
        operation
        for operation in built.api.operations
        if operation.id.endswith(f"/{name}")
    )


def named(built: Built, name: str) -> NamedType:
    return next(type_ for type_ in built.api.types if type_.wire == name)


def fields(type_: NamedType) -> dict[str, str]:
    return {str(field.wire): notation(field.type) for field in type_.fields}


def ids(built: Built) -> list[str]:
    return [
        diagnostic.id
        for diagnostic in built.diagnostics
        if diagnostic.id != "soap-sample-envelope"
    ]


@pytest.mark.parametrize(
    ("element", "expected"), ELEMENTS.values(), ids=ELEMENTS.keys()
)
def test_an_element_of_a_sample_gives_a_type(
    build: Build, operation_page: Page, element: str, expected: str
) -> None:
    built = build({"a.md": operation_page("Services88/Person/Save", element)})
    assert [
        notation(parameter.type) for parameter in operation_of(built, "Save").parameters
    ] == [expected]
    assert set(ids(built)) <= {"enum-incomplete"}


def test_parameters_and_results_keep_their_order(
    build: Build, operation_page: Page
) -> None:
    page = operation_page(
        "Services88/BlobManager/ReadBlobPart",
        '<n:B xsi:type="xsd:int">0</n:B><n:A xsi:type="xsd:int">0</n:A>',
        '<n:Response xsi:type="xsd:string"></n:Response>'
        '<n:Length xsi:type="xsd:int">0</n:Length>',
    )
    operation = operation_of(build({"a.md": page}), "ReadBlobPart")
    assert [part.wire for part in operation.parameters] == ["B", "A"]
    assert [part.wire for part in operation.out] == ["Response", "Length"]


def test_the_binding_follows_from_names(build: Build, operation_page: Page) -> None:
    operation = operation_of(
        build({"a.md": operation_page("Services88/Sale/Save")}), "Sale/Save"
    )
    tns = "http://www.superoffice.net/ws/crm/NetServer/Services88"
    assert operation.path == "/Remote/Services88/Sale.svc"
    assert operation.action == f"{tns}/Sale/Save"
    assert [header.wire for header in operation.request_headers] == [
        "ApplicationToken",
        "Credentials",
        "TimeZone",
    ]
    assert "Succeeded" in {header.wire for header in operation.response_headers}


def test_an_operation_without_credentials_takes_no_time_zone(
    build: Build, operation_page: Page
) -> None:
    page = operation_page("Services88/SoPrincipal/GetSystemInfo")
    shown = "<n:Credentials><n:Ticket>7T:b</n:Ticket></n:Credentials>"
    operation = operation_of(build({"a.md": page.replace(shown, "")}), "GetSystemInfo")
    assert [header.wire for header in operation.request_headers] == ["ApplicationToken"]


def test_what_a_page_cuts_off_may_be_shown_by_another(
    build: Build, operation_page: Page
) -> None:
    cut = '<n:P xsi:type="n:Node"><n:Value xsi:nil="true"></n:Value></n:P>'
    whole = '<n:P xsi:type="n:Node"><n:Value xsi:type="xsd:double">0.0</n:Value></n:P>'
    built = build(
        {
            "a.md": operation_page("Services88/Tree/Cut", cut),
            "b.md": operation_page("Services88/Tree/Whole", whole),
        }
    )
    assert fields(named(built, "Node")) == {"Value": "double"}
    assert ids(built) == []


def test_a_field_that_is_cut_off_everywhere_is_any_and_reported(
    build: Build, operation_page: Page
) -> None:
    cut = '<n:P xsi:type="n:Node"><n:Value xsi:nil="true"></n:Value></n:P>'
    built = build({"a.md": operation_page("Services88/Tree/Cut", cut)})
    assert fields(named(built, "Node")) == {"Value": "any"}
    assert ids(built) == ["type-unknown"]


def test_versions_do_not_share_types(build: Build, operation_page: Page) -> None:
    deleted = (
        '<n:P xsi:type="n:UserGroup"><n:Deleted xsi:type="xsd:{}">0</n:Deleted></n:P>'
    )
    built = build(
        {
            "a.md": operation_page("Services86/User/Save", deleted.format("short")),
            "b.md": operation_page("Services87/User/Save", deleted.format("boolean")),
        }
    )
    assert [fields(type_) for type_ in built.api.types] == [
        {"Deleted": "int16"},
        {"Deleted": "boolean"},
    ]
    assert ids(built) == []


def test_pages_that_contradict_each_other_are_reported_with_both_places(
    build: Build, operation_page: Page
) -> None:
    element = '<n:P xsi:type="n:Node"><n:Value xsi:type="xsd:int">0</n:Value></n:P>'
    built = build(
        {
            "a.md": operation_page("Services88/Tree/A", element),
            "b.md": operation_page(
                "Services88/Tree/B", element.replace("int", "double")
            ),
        }
    )
    conflict = built.diagnostics[-1]
    assert (conflict.id, conflict.path) == ("soap-type-conflict", "b.md")
    assert "a.md:" in conflict.message
    assert fields(named(built, "Node")) == {"Value": "int32"}


@pytest.mark.parametrize(
    ("element", "nillable"),
    [
        ('<n:P xsi:type="xsd:string"></n:P>', True),
        ('<n:P xsi:type="xsd:base64Binary"></n:P>', True),
        ('<n:P xsi:type="xsd:int">0</n:P>', False),
        ('<n:P xsi:type="xsd:dateTime"></n:P>', False),
        ('<n:P xsi:type="n:Rank">Low</n:P>', False),
        (PERSON, True),
    ],
)
def test_nillable_follows_from_the_type(
    build: Build, operation_page: Page, element: str, nillable: bool
) -> None:
    built = build({"a.md": operation_page("Services88/Person/Save", element)})
    assert operation_of(built, "Save").parameters[0].nillable is nillable


def test_a_second_page_of_an_operation_is_reported(
    build: Build, operation_page: Page
) -> None:
    page = operation_page("Services88/Sale/Save")
    built = build({"a.md": page, "b.md": page})
    assert len(built.api.operations) == 1
    assert ids(built) == ["soap-duplicate-operation"]


def test_the_order_of_pages_does_not_matter(build: Build, operation_page: Page) -> None:
    pages = {
        f"{name}.md": operation_page(f"Services88/Sale/{name}", PERSON)
        for name in ("A", "B", "C")
    }
    assert build(pages) == build(dict(reversed(pages.items())))


def test_the_wrong_envelope_is_reported_once_for_each_version(
    build: Build, operation_page: Page
) -> None:
    built = build(
        {
            f"{index}.md": operation_page(f"Services{index}/Sale/Save")
            for index in (86, 87, 88)
        }
    )
    assert [diagnostic.id for diagnostic in built.diagnostics] == [
        "soap-sample-envelope"
    ] * 3


def test_a_type_of_two_kinds_is_reported_and_the_first_page_wins(
    build: Build, operation_page: Page
) -> None:
    built = build(
        {
            "a.md": operation_page(
                "Services88/Tree/A", '<n:P xsi:type="n:X">Low</n:P>'
            ),
            "b.md": operation_page(
                "Services88/Tree/B",
                '<n:P xsi:type="n:X"><n:Y xsi:type="xsd:int">0</n:Y></n:P>',
            ),
        }
    )
    assert named(built, "X").kind.value == "enum"
    assert "soap-type-conflict" in ids(built)


def test_a_duplicate_name_is_used_once_and_reported(
    build: Build, operation_page: Page
) -> None:
    once = '<n:Id xsi:type="xsd:int">0</n:Id>'
    twice = once + once.replace("int", "string")
    built = build(
        {
            "a.md": operation_page(
                "Services88/Tree/Save", twice, f'<n:R xsi:type="n:Node">{twice}</n:R>'
            )
        }
    )
    operation = operation_of(built, "Save")
    assert [notation(part.type) for part in operation.parameters] == ["int32"]
    assert fields(named(built, "Node")) == {"Id": "int32"}
    assert ids(built).count("soap-repeated-name") == 2


def test_a_duplicate_member_is_used_once(build: Build) -> None:
    schema = (
        '<xs:simpleType name="Rank"><xs:restriction base="xs:string">'
        '<xs:enumeration value="A"/><xs:enumeration value="A"/>'
        "</xs:restriction></xs:simpleType>"
    )
    built = build({"w.md": pages.wsdl_page("Services88", "Contact", schema)})
    assert [member.wire for member in named(built, "Rank").members] == ["A"]
    assert ids(built) == ["soap-repeated-name"]
