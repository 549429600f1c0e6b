"""Overrides have the last word in the model."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from support import pages
from support.rest_pages import rest_page

from generator.files.overrides import parsed_overrides
from generator.model.api import NamedType, Operation, ResultKind, Rule
from generator.model.errors import UsageError
from generator.model.expressions import ArrayType, DictionaryType, notation
from generator.passes import Built, build_api
from generator.reader.read import read_page

SEND = "rest/v1/Agents/Parcel/Send"
SOAP = "soap/Services88/Parcel/Send"
NAMESPACE = "http://www.superoffice.net/ws/crm/NetServer/Services88"
ARRAYS = "http://schemas.microsoft.com/2003/10/Serialization/Arrays"

SCHEMA = """
<xs:complexType name="Label"><xs:sequence>
 <xs:element minOccurs="0" name="Colour" nillable="true" type="xs:string"/>
</xs:sequence></xs:complexType>
<xs:complexType name="Parcel"><xs:sequence>
 <xs:element minOccurs="0" name="Label" nillable="true" type="tns:Label"/>
 <xs:element minOccurs="0" name="Kind" type="tns:Kind"/>
 <xs:element minOccurs="0" name="Labels" nillable="true" type="tns:ArrayOfLabel"/>
 <xs:element minOccurs="0" name="Words" nillable="true" type="tns:WordMap"/>
 <xs:element minOccurs="0" name="Extra" nillable="true" type="tns:ArrayOfExtra"/>
</xs:sequence></xs:complexType>
<xs:complexType name="BigParcel"><xs:complexContent><xs:extension base="tns:Parcel">
 <xs:sequence/></xs:extension></xs:complexContent></xs:complexType>
<xs:complexType name="ArrayOfLabel"><xs:sequence>
 <xs:element minOccurs="0" maxOccurs="unbounded" name="Label" nillable="true" type="tns:Label"/>
</xs:sequence></xs:complexType>
<xs:complexType name="ArrayOfExtra"><xs:sequence>
 <xs:element minOccurs="0" maxOccurs="unbounded" name="Extra" nillable="true" type="xs:anyType"/>
</xs:sequence></xs:complexType>
<xs:complexType name="WordMap"><xs:annotation><xs:appinfo>
 <IsDictionary xmlns="http://schemas.microsoft.com/2003/10/Serialization/">true</IsDictionary>
</xs:appinfo></xs:annotation><xs:sequence>
 <xs:element minOccurs="0" maxOccurs="unbounded" name="Word"><xs:complexType><xs:sequence>
  <xs:element name="Key" nillable="true" type="xs:string"/>
  <xs:element name="Value" nillable="true" type="xs:string"/>
 </xs:sequence></xs:complexType></xs:element>
</xs:sequence></xs:complexType>
<xs:simpleType name="Kind"><xs:restriction base="xs:string">
 <xs:enumeration value="Small"/><xs:enumeration value="Large"/></xs:restriction></xs:simpleType>
"""
PAGES = {
    "send.md": rest_page(
        "POST /api/v1/Agents/Parcel/Send",
        body="request",
        body_rows=(("ParcelId", "Integer", "The parcel."), ("Extra", "Object")),
        response_body="Parcel",
        rows=(("Id", "int32"), ("Label", "Label"), ("Notes", "array")),
        response={"Id": 1, "Label": None, "Notes": None},
    ),
    "label.md": rest_page(
        "GET /api/v1/Label/{id}",
        uid="v1Label_GetLabel",
        path=(("id", "int32"),),
        query=(("id", "string"), ("size", "string")),
        response_body="Label",
        rows=(("Colour", "string"),),
        response={"Colour": "red"},
    ),
    "change.md": rest_page(
        "PATCH /api/v1/Label/{id}",
        uid="v1Label_PatchLabel",
        path=(("id", "int32"),),
        body="changes",
        statuses=((204, "No Content"),),
    ),
    "picture.md": rest_page(
        "PUT /api/v1/Label/{id}/Picture",
        uid="v1Label_PutPicture",
        path=(("id", "int32"),),
        body="content",
        content_types="`image/png`",
        statuses=((204, "No Content"),),
    ),
    "soap.md": pages.operation_page(
        "Services88/Parcel/Send",
        '<n:Parcel xsi:type="n:Parcel"/><n:Count xsi:type="xsd:int">0</n:Count>',
        '<n:Response xsi:type="n:Label"/>',
    ),
    "wsdl.md": pages.wsdl_page("Services88", "Nothing", SCHEMA),
}


def build(overrides: str, texts: Mapping[str, str] | None = None) -> Built:
    read = (read_page(path, text.encode()) for path, text in (texts or PAGES).items())
    return build_api(read, parsed_overrides(overrides, "o.yaml"))


def faults(overrides: str) -> list[str]:
    """What is wrong, a line each, without the path."""
    with pytest.raises(UsageError) as caught:
        build(overrides)
    error = caught.value
    lines = error.details or (f"{error.message}. {error.hint}",)
    return [line.removeprefix("o.yaml:") for line in lines]


def operation_of(built: Built, id_: str) -> Operation:
    (match,) = (operation for operation in built.api.operations if operation.id == id_)
    return match


def type_of(built: Built, id_: str) -> NamedType:
    (match,) = (type_ for type_ in built.api.types if type_.id == id_)
    return match


def fields(built: Built, id_: str) -> dict[str, str]:
    return {
        field.wire + "": notation(field.type) for field in type_of(built, id_).fields
    }


def ids(built: Built) -> set[str]:
    return {type_.id for type_ in built.api.types}


# types


def test_a_type_is_that_of_the_override_with_its_line_as_evidence() -> None:
    built = build("types/Parcel#field/Notes:\n  type: array<string>")
    (notes,) = (f for f in type_of(built, "types/Parcel").fields if f.wire == "Notes")
    assert notation(notes.type) == "array<string>"
    last = notes.evidence[-1]
    assert (last.fact, last.rule, last.path, last.line) == (
        "type",
        Rule.OVERRIDE,
        "o.yaml",
        2,
    )


def test_a_type_that_the_override_gives_is_no_longer_reported_as_unknown() -> None:
    def unknown(built: Built) -> list[str]:
        return [
            diagnostic.message.split(" is ")[0]
            for diagnostic in built.diagnostics
            if diagnostic.id == "type-unknown" and "Notes" in diagnostic.message
        ]

    pages_ = {
        **PAGES,
        "send.md": PAGES["send.md"].replace("| Notes | array |", "| Notes |  |"),
    }
    assert unknown(build("", pages_)) == ["the type of Notes of Parcel"]
    assert unknown(build("types/Parcel#field/Notes: {type: string}", pages_)) == []


@pytest.mark.parametrize(
    ("subject", "type_", "nullable"),
    [
        (f"{SEND}#param/ParcelId", "string", True),
        (f"{SEND}#param/Extra", "int32", False),
        (f"{SEND}#param/Extra", "array<int32>", True),
        ("types/Parcel#field/Label", "boolean", False),
        ("types/Services88/Parcel#field/Label", "'#types/Services88/Kind'", False),
        ("rest/v1/Label/GetLabel#param/size", "int32", False),
        (f"{SOAP}#param/Count", "string", True),
    ],
)
def test_null_follows_the_new_type(subject: str, type_: str, nullable: bool) -> None:
    owner, _, part = subject.partition("#")
    built = build(f"{subject}: {{type: {type_}}}")
    subjects = {type_.id: type_ for type_ in (*built.api.operations, *built.api.types)}
    match = subjects[owner]
    parts = match.parameters if isinstance(match, Operation) else match.fields
    wire = part.rpartition("/")[2]
    (changed,) = (candidate for candidate in parts if candidate.wire == wire)
    assert changed.nillable == nullable


def test_null_and_required_are_those_of_the_override() -> None:
    built = build(
        f"{SEND}#param/ParcelId: {{nullable: true}}\n"
        "rest/v1/Label/GetLabel#param/size: {required: true}\n"
        "types/Parcel#field/Id: {type: string, nullable: false, required: true}"
    )
    assert operation_of(built, SEND).parameters[0].nillable
    (size,) = (
        parameter
        for parameter in operation_of(built, "rest/v1/Label/GetLabel").parameters
        if parameter.wire == "size"
    )
    assert size.required
    field = type_of(built, "types/Parcel").fields[0]
    assert (notation(field.type), field.nillable, field.required) == (
        "string",
        False,
        True,
    )


def test_the_result_of_rest_is_json_of_that_type_or_bytes() -> None:
    built = build(
        f"{SEND}#result: {{type: byte}}\nrest/v1/Label/PatchLabel#result: {{type: int32}}"
    )
    send = operation_of(built, SEND)
    patch = operation_of(built, "rest/v1/Label/PatchLabel")
    assert send.result_kind is ResultKind.BINARY
    assert patch.result_kind is ResultKind.JSON
    assert [
        (response.code, response.type and notation(response.type))
        for response in patch.responses
    ] == [(204, "int32")]


def test_a_body_of_bytes_that_becomes_an_object_is_json() -> None:
    id_ = "rest/v1/Label/PutPicture"
    before = operation_of(build(""), id_).body
    after = operation_of(
        build(f"{id_}#param/content: {{type: '#types/Label'}}"), id_
    ).body
    assert before is not None
    assert after is not None
    assert (before.kind.value, after.kind.value) == ("binary", "value")


def test_a_type_of_rest_that_only_an_override_names_is_added_with_all_that_it_reaches() -> (
    None
):
    only_soap = {path: PAGES[path] for path in ("soap.md", "wsdl.md", "send.md")}
    assert "types/Kind" not in ids(build("", only_soap))
    built = build(
        f"{SEND}#param/Extra: {{type: '#types/BigParcel'}}\n"
        "types/BigParcel#field/Labels: {text: All of them.}",
        only_soap,
    )
    assert {"types/BigParcel", "types/Kind", "types/Label"} <= ids(built)
    assert fields(built, "types/BigParcel")["Kind"] == "#types/Kind"


def test_a_type_of_rest_that_nothing_reaches_any_more_is_removed() -> None:
    only = {"send.md": PAGES["send.md"]}
    assert ids(build("", only)) == {"types/Parcel", "types/Label"}
    assert ids(build(f"{SEND}#result: {{type: int32}}", only)) == set()


@pytest.mark.parametrize(
    ("field", "type_", "xml", "xml_item"),
    [
        ("Label", "array<#types/Services88/Label>", "ArrayOfLabel", "Label"),
        ("Extra", "array<#types/Services88/Label>", "ArrayOfExtra_2", "Extra"),
        (
            "Label",
            "array<#types/Services88/BigParcel>",
            "ArrayOfBigParcel",
            "BigParcel",
        ),
    ],
)
def test_an_array_of_soap_is_written_as_the_pages_or_dotnet_write_it(
    field: str, type_: str, xml: str, xml_item: str
) -> None:
    owner = "types/Services88/Parcel"
    built = build(f"{owner}#field/{field}: {{type: {type_}}}")
    (changed,) = (f for f in type_of(built, owner).fields if f.wire == field)
    assert isinstance(changed.type, ArrayType)
    assert (changed.type.xml, changed.type.xml_item) == (
        f"{{{NAMESPACE}}}{xml}",
        f"{{{NAMESPACE}}}{xml_item}",
    )


def test_an_array_of_scalars_has_items_in_their_own_namespace() -> None:
    built = build(f"{SOAP}#param/Count: {{type: array<array<int64>>}}")
    _, count = operation_of(built, SOAP).parameters
    assert isinstance(count.type, ArrayType)
    assert count.type.xml_item == f"{{{ARRAYS}}}ArrayOflong"
    assert isinstance(count.type.item, ArrayType)
    assert count.type.item.xml_item == f"{{{ARRAYS}}}long"


def test_a_dictionary_of_soap_keeps_the_entries_that_the_pages_show() -> None:
    owner = "types/Services88/Parcel"
    built = build(f"{owner}#field/Words: {{type: 'dict<string,int32>'}}")
    (word_map,) = (f for f in type_of(built, owner).fields if f.wire == "Words")
    assert isinstance(word_map.type, DictionaryType)
    assert (word_map.type.xml_entry, word_map.type.xml) == (
        f"{{{NAMESPACE}}}Word",
        f"{{{NAMESPACE}}}WordMap_2",
    )


def test_members_are_those_of_the_override_with_the_numbers_that_are_known() -> None:
    built = build("types/Services88/Kind: {members: {Large: , Huge: 7}}")
    kind = type_of(built, "types/Services88/Kind")
    assert [(member.wire, member.number) for member in kind.members] == [
        ("Large", 1),
        ("Huge", 7),
    ]
    assert kind.complete


# descriptions and names


def test_a_description_of_an_override_is_that_of_its_subject_only() -> None:
    text = "Quotes ''' \"\"\" and {{ code }}"
    built = build(
        f"{SEND}:\n  text: |\n    {text}\n{SEND}#result: {{text: It.}}\n"
        f'{SEND}#param/ParcelId: {{text: ""}}\ntypes/Services88/Kind: {{text: A kind.}}\n'
        "types/Services88/Kind#member/Small: {text: Light.}\n"
        "soap/Services88/Parcel: {text: Parcels.}"
    )
    send = operation_of(built, SEND)
    assert send.description is not None
    assert send.returns is not None
    assert (send.description.raw, send.returns.raw) == (text, "It.")
    assert send.parameters[0].text is None
    assert operation_of(built, SOAP).description != send.description
    kind = type_of(built, "types/Services88/Kind")
    assert [member.text and member.text.raw for member in kind.members] == [
        "Light.",
        None,
    ]
    assert [
        agent.description and agent.description.raw for agent in built.api.soap.agents
    ] == ["Parcels."]


def test_a_name_leaves_evidence() -> None:
    built = build("types/Parcel#field/Id: {name: number}")
    assert [
        (place.fact, place.rule)
        for place in type_of(built, "types/Parcel").fields[0].evidence
    ][-1] == ("name", Rule.OVERRIDE)


# drops


def test_a_part_is_dropped_and_its_owner_has_the_evidence() -> None:
    built = build(
        "types/Parcel#field/Notes: {drop: true}\n"
        f"{SEND}#param/Extra: {{drop: true}}\n"
        f"{SOAP}#out/Response: {{drop: true}}\n"
        "types/Services88/Kind#member/Large: {drop: true}"
    )
    assert set(fields(built, "types/Parcel")) == {"Id", "Label"}
    assert [
        parameter.wire
        for parameter in operation_of(built, SEND).parameters
        if parameter.where == "body"
    ] == ["ParcelId"]
    assert operation_of(built, SOAP).out == ()
    kind = type_of(built, "types/Services88/Kind")
    assert [member.wire for member in kind.members] == ["Small"]
    last = kind.evidence[-1]
    assert (last.fact, last.path, last.line) == ("Large dropped", "o.yaml", 4)


def test_a_body_is_dropped_with_its_only_parameter() -> None:
    id_ = "rest/v1/Label/PutPicture"
    built = build(f"{id_}#param/content: {{drop: true}}")
    assert operation_of(built, id_).body is None


@pytest.mark.parametrize("subject", ["rest/v1/Agents/Parcel", SEND])
def test_an_agent_is_dropped_with_its_operations_or_with_the_last_of_them(
    subject: str,
) -> None:
    built = build(f"{subject}: {{drop: true}}")
    assert SEND not in {operation.id for operation in built.api.operations}
    assert "rest/v1/Agents/Parcel" not in {agent.id for agent in built.api.agents}
    assert "types/Parcel" not in ids(built)


def test_a_type_is_dropped_when_nothing_else_needs_it() -> None:
    built = build(
        f"{SEND}#result: {{type: any}}\ntypes/Parcel: {{drop: true}}\n"
        "types/Services88/BigParcel: {drop: true}"
    )
    assert not {"types/Parcel", "types/Services88/BigParcel"} & ids(built)


def test_a_type_that_was_removed_is_no_longer_the_same_as_another() -> None:
    soap = "types/Services88/Label"
    assert type_of(build(""), soap).same_as == "types/Label"
    built = build(
        "rest/v1/Label/GetLabel#result: {type: any}\ntypes/Parcel#field/Label: {type: any}"
    )
    assert "types/Label" not in ids(built)
    assert type_of(built, soap).same_as is None


@pytest.mark.parametrize(
    ("type_", "subjects"),
    [
        ("types/Parcel", f"{SEND}#result refer to it"),
        ("types/Services88/Parcel", f"{SOAP}#param/Parcel, types/Services88/BigParcel"),
        (
            "types/Services88/Kind",
            "types/Services88/Parcel#field/Kind refer to it",
        ),
    ],
)
def test_a_type_that_is_needed_is_not_dropped(type_: str, subjects: str) -> None:
    (line,) = faults(f"{type_}: {{drop: true}}")
    assert line.startswith(f"1: '{type_}': drop cannot be used: {subjects}")


# faults


@pytest.mark.parametrize(
    ("overrides", "fault"),
    [
        (
            "rest/v1/Agents/Parcel/Sent: {text: x}",
            f"the docs contain no 'rest/v1/Agents/Parcel/Sent'. The nearest is {SEND}.",
        ),
        (f"{SEND}#param/Parcel: {{text: x}}", f"The nearest is {SEND}#param/ParcelId."),
        ("types/Parcels: {text: x}", "The nearest is types/Parcel."),
        ("types/Parcel#member/Id: {text: x}", "The nearest is types/Parcel#field/Id."),
        ("types/Services89/Kind: {text: x}", "The nearest is types/Services88/Kind."),
        (
            "rest/v1/Label/GetLabel#param/id: {text: x}",
            "The nearest is rest/v1/Label/GetLabel#param/",
        ),
        ("rest/v1/Agents/Parcel#result: {text: x}", "the docs contain no"),
    ],
)
def test_an_entry_that_matches_nothing_names_the_nearest(
    overrides: str, fault: str
) -> None:
    (line,) = faults(overrides)
    assert line.startswith("1: ")
    assert fault in line


@pytest.mark.parametrize(
    ("overrides", "key"),
    [
        ("types/Parcel#field/Id: {type: int32}", "type"),
        (f"{SEND}#result: {{type: '#types/Parcel'}}", "type"),
        (
            "types/Services88/Parcel#field/Labels: {type: array<#types/Services88/Label>}",
            "type",
        ),
        ("types/Parcel#field/Id: {required: false}", "required"),
        ("types/Parcel#field/Id: {nullable: false}", "nullable"),
        ("types/Services88/Kind: {members: [Small, Large]}", "members"),
        ("types/Services88/Kind: {members: {Small: 0, Large: 1}}", "members"),
        (f"{SEND}#param/ParcelId: {{text: The parcel.}}", "text"),
        (f'{SEND}#result: {{text: ""}}', "text"),
    ],
)
def test_an_entry_that_changes_nothing_is_refused(overrides: str, key: str) -> None:
    (line,) = faults(overrides)
    assert f"{key} changes nothing" in line
    assert line.endswith(f"Remove {key}.")


@pytest.mark.parametrize(
    ("overrides", "fault"),
    [
        (
            "types/Parcel#field/Id: {type: '#types/Labell'}",
            "nothing is called #types/Labell, the nearest is #types/Label",
        ),
        (
            "types/Parcel#field/Id: {type: '#types/Services88/Kind'}",
            "#types/Services88/Kind belongs to another protocol or version",
        ),
        (
            f"{SOAP}#param/Count: {{type: '#types/Label'}}",
            "belongs to another protocol",
        ),
        (
            f"{SOAP}#param/Count: {{type: 'dict<string,boolean>'}}",
            "no page shows how a dict<string,boolean> is written in XML",
        ),
        (f"{SOAP}#result: {{type: string}}", "a SOAP operation has out parts"),
        (
            f"{SOAP}#out/Response: {{name: answer}}",
            "only operations with two or more out parts",
        ),
        (
            f"{SEND}#result: {{name: Answer}}",
            "only operations with two or more out parts",
        ),
        (f"{SEND}#param/Accept: {{name: formats}}", "headers are set by the client"),
        (f"{SEND}#param/Accept: {{type: int32}}", "headers are set by the client"),
        ("types/Parcel: {members: [A]}", "an object has no members"),
        (
            "rest/v1/Label/PatchLabel#param/changes: {type: string}",
            "the body is a patch",
        ),
        ("rest/v1/Label/PatchLabel#param/id: {drop: true}", "the route needs it"),
        ("rest/v1/Label/PatchLabel#param/id: {required: false}", "the route needs it"),
        ("rest/v1/Label/PatchLabel#param/id: {type: array<int32>}", "in a URL"),
        ("rest/v1/Label/GetLabel#param/size: {type: '#types/Label'}", "in a URL"),
        (
            "rest/v1/Label/GetLabel#param/size: {nullable: true}",
            "null cannot be written",
        ),
    ],
)
def test_what_an_override_cannot_set_is_refused(overrides: str, fault: str) -> None:
    (line,) = faults(overrides)
    assert fault in line


def test_a_wire_name_in_two_locations_needs_the_location_in_its_id() -> None:
    id_ = "rest/v1/Label/GetLabel"
    built = build(f"{id_}#param/query/id: {{text: Other.}}")
    texts = {
        parameter.where: parameter.text and parameter.text.raw
        for parameter in operation_of(built, id_).parameters
        if parameter.wire == "id"
    }
    assert texts == {"path": None, "query": "Other."}


def test_all_faults_are_reported_at_once() -> None:
    lines = faults(
        "types/Nothing: {drop: true}\ntypes/Parcel#field/Id: {type: int32}\n"
        f"{SEND}#param/ParcelId: {{text: The parcel.}}\ntypes/Services88/Kind: {{drop: true}}"
    )
    assert [line[:2] for line in lines] == ["1:", "2:", "3:", "4:"]


@pytest.mark.parametrize("order", [sorted, lambda texts: sorted(texts, reverse=True)])
def test_the_order_of_pages_and_entries_does_not_matter(
    order: Callable[[Mapping[str, str]], list[str]],
) -> None:
    entries = [
        "types/Parcel#field/Notes: {type: array<string>}",
        f"{SEND}: {{text: Sends it.}}",
        "types/Services88/Kind#member/Large: {drop: true}",
    ]
    texts = {path: PAGES[path] for path in order(PAGES)}
    reordered = build("\n".join(entries), texts).api
    api = build("\n".join(entries)).api
    assert [type_.id for type_ in reordered.types] == [type_.id for type_ in api.types]
    assert reordered == api
