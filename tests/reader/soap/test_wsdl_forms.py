"""Forms of XML Schema that WCF does not write: read, or reported with their line; numbers of members never move."""

from __future__ import annotations

import pytest
from support.schema_forms import FORMS, enumeration, schema_wsdl

from generator.model.facts import (
    PageFacts,
    SchemaElement,
    SchemaKind,
    SchemaType,
    WsdlFacts,
)
from generator.reader.read import read_page

EMPTY = "<xs:sequence />"


def read(text: str) -> PageFacts:
    return read_page("crate.wsdl", text.encode())


def type_of(text: str, name: str = "Thing") -> SchemaType:
    facts = read(text).facts
    assert isinstance(facts, WsdlFacts)
    (type_,) = [type_ for type_ in facts.types if type_.name.name == name]
    return type_


def thing(content: str, more: str = "") -> str:
    return schema_wsdl(
        f'<xs:complexType name="Thing">\n{content}\n</xs:complexType>\n{more}',
        EMPTY,
        EMPTY,
    )


def shown(element: SchemaElement) -> str:
    marks = "?" * (element.min_occurs == 0) + "*" * element.repeated
    return f"{element.name}{marks}{'|' * element.chosen}"


def elements(text: str) -> list[str]:
    return [shown(element) for element in type_of(text).elements]


def reported(text: str) -> list[tuple[str, int]]:
    return [(found.id, found.line) for found in read(text).diagnostics]


def line_of(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1


def element(name: str, attributes: str = "", type_: str = "xs:int") -> str:
    return f'<xs:element name="{name}" type="{type_}" {attributes} />'


A, B, C = (element(name) for name in "ABC")
RESTRICTION = '<xs:restriction base="{}" />'
MANY = 'maxOccurs="unbounded"'


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(f"<xs:sequence>{A}{B}</xs:sequence>", ["A", "B"], id="sequence"),
        pytest.param(f"<xs:all>{A}{B}</xs:all>", ["A", "B"], id="all"),
        pytest.param(f"<xs:choice>{A}{B}</xs:choice>", ["A?|", "B?|"], id="choice"),
        pytest.param(
            f"<xs:sequence>{A}<xs:choice>{B}<xs:sequence>{C}</xs:sequence></xs:choice></xs:sequence>",
            ["A", "B?|", "C?|"],
            id="choice in a sequence",
        ),
        pytest.param(
            f"<xs:sequence><xs:sequence>{A}<xs:sequence>{B}</xs:sequence></xs:sequence>{C}</xs:sequence>",
            ["A", "B", "C"],
            id="nested sequences",
        ),
        pytest.param(
            f'<xs:sequence><xs:sequence minOccurs="0">{A}</xs:sequence>{B}</xs:sequence>',
            ["A?", "B"],
            id="optional sequence",
        ),
        pytest.param('<xs:group ref="tns:Some" />', ["A", "B?"], id="group"),
        pytest.param(
            f'<xs:sequence>{C}<xs:group ref="tns:Some" minOccurs="0" /></xs:sequence>',
            ["C", "A?", "B?"],
            id="optional group",
        ),
        pytest.param(
            f"<xs:sequence>{element('A', MANY)}{B}</xs:sequence>",
            ["A*", "B"],
            id="unbounded",
        ),
        pytest.param(
            f'<xs:sequence>{element("A", """maxOccurs="2" minOccurs="0" """)}</xs:sequence>',
            ["A?*"],
            id="at most two",
        ),
        pytest.param(
            f'<xs:complexContent><xs:restriction base="tns:Other"><xs:sequence>{A}</xs:sequence></xs:restriction></xs:complexContent>',
            ["A"],
            id="restriction",
        ),
        pytest.param(
            f'<xs:complexContent><xs:extension base="tns:Other"><xs:choice>{A}{B}</xs:choice></xs:extension></xs:complexContent>',
            ["A?|", "B?|"],
            id="extension by a choice",
        ),
    ],
)
def test_elements_are_read_whatever_groups_are_around_them(
    content: str, expected: list[str]
) -> None:
    more = (
        f'<xs:group name="Some"><xs:sequence>{A}{element("B", """minOccurs="0" """)}</xs:sequence></xs:group>'
        f'<xs:complexType name="Other"><xs:sequence>{A}</xs:sequence></xs:complexType>'
    )
    text = thing(content, more)
    assert elements(text) == expected
    assert reported(text) == []


@pytest.mark.parametrize(
    ("content", "at", "expected"),
    [
        pytest.param(
            f"<xs:sequence>{A}\n<xs:any /></xs:sequence>", "<xs:any", ["A"], id="any"
        ),
        pytest.param(
            f'<xs:sequence>{A}</xs:sequence>\n<xs:attribute name="No" type="xs:int" />',
            "<xs:attribute",
            ["A"],
            id="attribute",
        ),
        pytest.param(
            f"<xs:sequence>{A}</xs:sequence>\n<xs:anyAttribute />",
            "<xs:anyAttribute",
            ["A"],
            id="any attribute",
        ),
        pytest.param(
            f"<xs:sequence>{C}\n<xs:sequence {MANY}>{A}{B}</xs:sequence></xs:sequence>",
            f"<xs:sequence {MANY}",
            ["C", "A*", "B*"],
            id="repeated sequence",
        ),
        pytest.param(
            f"<xs:choice {MANY}>{A}{B}</xs:choice>",
            "<xs:choice",
            ["A?*|", "B?*|"],
            id="repeated choice",
        ),
        pytest.param(
            f'<xs:sequence>{A}\n<xs:group ref="tns:None" /></xs:sequence>',
            "<xs:group",
            ["A"],
            id="group that is not there",
        ),
        pytest.param(
            f'<xs:sequence>{A}\n<xs:element name="B" type="xs:int" maxOccurs="0" /></xs:sequence>',
            '<xs:element name="B"',
            ["A"],
            id="element that may not occur",
        ),
        pytest.param(
            f'<xs:sequence>{A}<xs:element name="B">\n<xs:simpleType><xs:restriction base="xs:string">'
            '<xs:enumeration value="x" /></xs:restriction></xs:simpleType></xs:element></xs:sequence>',
            "<xs:simpleType>",
            ["A", "B"],
            id="enumeration in an element",
        ),
    ],
)
def test_what_has_no_form_in_the_sdk_is_reported_with_its_line(
    content: str, at: str, expected: list[str]
) -> None:
    text = thing(content)
    assert elements(text) == expected
    assert reported(text) == [("wsdl-content", line_of(text, at))]


def test_text_between_elements_is_reported_with_its_line() -> None:
    text = thing(f"<xs:sequence>{A}</xs:sequence>").replace(
        '<xs:complexType name="Thing">', '<xs:complexType name="Thing" mixed="true">'
    )
    assert elements(text) == ["A"]
    assert reported(text) == [("wsdl-content", line_of(text, 'mixed="true"'))]


def test_an_object_in_an_element_is_reported_with_its_line() -> None:
    inline = f"<xs:complexType><xs:sequence>{A}</xs:sequence></xs:complexType>"
    text = thing(
        f'<xs:sequence>\n<xs:element name="B">{inline}</xs:element></xs:sequence>'
    )
    assert [element.type.name for element in type_of(text).elements] == ["anyType"]
    assert reported(text) == [("type-unknown", line_of(text, '<xs:element name="B"'))]


def test_a_group_that_contains_itself_ends() -> None:
    group = f'<xs:group name="G"><xs:sequence>{A}<xs:group ref="tns:G" /></xs:sequence></xs:group>'
    text = thing('<xs:group ref="tns:G" />', group)
    assert set(elements(text)) == {"A"}
    assert [id_ for id_, _ in reported(text)] == ["wsdl-content"]


@pytest.mark.parametrize(
    ("definition", "expected"),
    [
        (f'<xs:simpleType name="S">{RESTRICTION.format("xs:int")}</xs:simpleType>', "int"),
        (
            f'<xs:simpleType name="S">{RESTRICTION.format("tns:T")}</xs:simpleType><xs:simpleType name="T">{RESTRICTION.format("xs:short")}</xs:simpleType>',
            "short",
        ),
        (
            f'<xs:simpleType name="S"><xs:restriction><xs:simpleType>{RESTRICTION.format("xs:long")}</xs:simpleType></xs:restriction></xs:simpleType>',
            "long",
        ),
        (
            '<xs:complexType name="S"><xs:simpleContent><xs:extension base="xs:double" /></xs:simpleContent></xs:complexType>',
            "double",
        ),
    ],
)  # fmt: skip
def test_a_type_that_restricts_a_scalar_is_that_scalar(
    definition: str, expected: str
) -> None:
    text = thing(
        f"<xs:sequence>{element('A', type_='tns:S')}</xs:sequence>", definition
    )
    assert [element.type.name for element in type_of(text).elements] == [expected]
    assert reported(text) == []


@pytest.mark.parametrize(
    "definition",
    [
        '<xs:simpleType name="S"><xs:list itemType="xs:int" /></xs:simpleType>',
        '<xs:simpleType name="S"><xs:union memberTypes="xs:int xs:string" /></xs:simpleType>',
    ],
)
def test_a_list_or_union_is_a_string_and_reported(definition: str) -> None:
    text = thing(
        f"<xs:sequence>{element('A', type_='tns:S')}</xs:sequence>", definition
    )
    assert [element.type.name for element in type_of(text).elements] == ["string"]
    assert reported(text) == [("wsdl-content", line_of(text, definition))]


def test_attributes_beside_a_text_are_reported() -> None:
    definition = (
        '<xs:complexType name="S"><xs:simpleContent><xs:extension base="xs:string">\n'
        '<xs:attribute name="Unit" type="xs:string" /></xs:extension></xs:simpleContent></xs:complexType>'
    )
    text = thing(
        f"<xs:sequence>{element('A', type_='tns:S')}</xs:sequence>", definition
    )
    assert [element.type.name for element in type_of(text).elements] == ["string"]
    assert reported(text) == [("wsdl-content", line_of(text, "<xs:attribute"))]


def test_a_list_of_a_named_enumeration_is_a_set_of_its_members() -> None:
    sides = type_of(FORMS, "Sides")
    assert sides.kind is SchemaKind.FLAGS
    assert [member.value for member in sides.members] == ["Top", "Bottom", "Left"]


@pytest.mark.parametrize(
    "import_",
    [
        '<xs:import namespace="http://other.example.com/" schemaLocation="other.xsd" />',
        '<xs:include schemaLocation="more.xsd" />',
        '<xs:redefine schemaLocation="more.xsd" />',
    ],
)
def test_schemas_in_other_files_are_reported(import_: str) -> None:
    text = schema_wsdl(f"\n{import_}", EMPTY, EMPTY)
    assert reported(text) == [("wsdl-content", line_of(text, import_))]


def test_wsdls_in_other_files_are_reported() -> None:
    import_ = '<wsdl:import namespace="http://x.example.com/" location="more.wsdl" />'
    text = schema_wsdl("", EMPTY, EMPTY, import_)
    assert reported(text) == [("wsdl-content", line_of(text, import_))]


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("On Hold", "On_Hold"),
        ("1st", "n1st"),
        ("", "Empty"),
        (" ", "Empty"),
        ("På vent", "Pa_vent"),
        ("完了", "Value"),
        ("a/b", "a_b"),
        ("50 %", "n50"),
        ("-1", "n-1"),
        ("x" * 300, "x" * 100),
        ("None)&#10;import os", "None_import_os"),
    ],
)
def test_a_value_that_is_no_name_keeps_its_spelling_and_its_number(
    value: str, name: str
) -> None:
    text = schema_wsdl(enumeration("State", "Open", value, "Closed"), EMPTY, EMPTY)
    members = type_of(text, "State").members
    assert [member.value for member in members] == ["Open", name, "Closed"]
    assert [member.position for member in members] == [0, 1, 2]
    assert members[1].text is not None
    assert members[1].text.raw == value.replace("&#10;", "\n")
    assert members[0].text is None
    assert reported(text) == []


def test_names_made_from_values_do_not_collide() -> None:
    values = ("On Hold", "On_Hold", "On-Hold", "On/Hold", "On  Hold")
    text = schema_wsdl(enumeration("State", *values), EMPTY, EMPTY)
    names = [member.value for member in type_of(text, "State").members]
    assert names == ["On_Hold_2", "On_Hold", "On-Hold", "On_Hold_3", "On_Hold_4"]


def test_duplicate_values_are_reported_and_move_no_number() -> None:
    values = ("Open", "Held", "Open", "Closed", "Gone=9")
    text = schema_wsdl(
        enumeration("State", *values).replace("><xs:enum", ">\n<xs:enum"), EMPTY, EMPTY
    )
    members = type_of(text, "State").members
    assert [(member.value, member.position, member.number) for member in members] == [
        ("Open", 0, None),
        ("Held", 1, None),
        ("Closed", 3, None),
        ("Gone", 4, 9),
    ]
    line = line_of(text, 'value="Open"') + 2
    assert reported(text) == [("soap-repeated-name", line)]


@pytest.mark.parametrize("value", ["On Hold", "", " "])
def test_a_value_with_blanks_cannot_be_in_flags_and_moves_no_number(value: str) -> None:
    flags = enumeration("Side", "Top", value, "Left").replace(
        '<xs:simpleType name="Side">', "<xs:simpleType>\n"
    )
    text = schema_wsdl(
        f'<xs:simpleType name="Sides"><xs:list>{flags}</xs:list></xs:simpleType>',
        EMPTY,
        EMPTY,
    )
    members = type_of(text, "Sides").members
    assert [(member.value, member.position) for member in members] == [
        ("Top", 0),
        ("Left", 2),
    ]
    assert reported(text) == [("page-name", line_of(text, "<xs:restriction"))]
