"""What the comparison of samples with values sees, and what it lets pass."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest

from generator.contract_checks.annotations import fits
from generator.contract_checks.json_places import (
    JsonPlaces,
    round_trip_problem,
)
from generator.contract_checks.table import read_table
from generator.contract_checks.xml_places import Names, XmlPlaces, altered
from generator.runtime.rest.model import Model
from generator.runtime.soap.codec.xml import parse, to_xml
from generator.runtime.values.enums import OpenEnum
from generator.runtime.values.flags import Flags


class Paint(OpenEnum):
    RED = "Red"
    BLUE = "Blue"


class Ferry(Model, kw_only=True, rename={"name": "Name", "sails": "Sails"}):
    name: str | None = None
    sails: datetime | None = None
    load: float | None = None
    image: bytes | None = None
    paint: Paint | None = None
    paints: Flags[Paint] | None = None
    decks: list[int | None] | None = None
    extra: object = None


SAILS = datetime(2020, 1, 2, 3, 4, 5)


@pytest.mark.parametrize(
    ("document", "ferry"),
    [
        ({"Name": "Dora"}, Ferry(name="Dora")),
        ({"Name": None}, Ferry()),
        ({"Sails": "2020-01-02T03:04:05"}, Ferry(sails=SAILS)),
        ({"Sails": "2020-01-02"}, Ferry(sails=datetime(2020, 1, 2))),
        ({"load": 1}, Ferry(load=1.0)),
        ({"image": "eA=="}, Ferry(image=b"x")),
        ({"image": "words of a page"}, Ferry(image=b"words of a page")),
        ({"paint": "Red"}, Ferry(paint=Paint.RED)),
        ({"paints": "Blue, Red"}, Ferry(paints=Flags([Paint.RED, Paint.BLUE]))),
        ({"decks": [1, None]}, Ferry(decks=[1, None])),
        ({"decks": None}, Ferry(decks=[])),
        (
            {"extra": {"at": "2020-01-02T03:04:05"}},
            Ferry(extra={"at": "2020-01-02T03:04:05"}),
        ),
    ],
    ids=str,
)
def test_a_value_at_its_place_is_no_problem(document: object, ferry: Ferry) -> None:
    assert JsonPlaces(document, ferry).problems == []


@pytest.mark.parametrize(
    ("document", "ferry"),
    [
        ({"Title": "Dora"}, Ferry(name="Dora")),
        ({"Name": "Dora"}, Ferry(name="Rosa")),
        ({"Name": "Dora"}, Ferry()),
        ({"Name": "2020-01-02T03:04:05"}, Ferry(name="2020-01-02T03:04:05")),
        ({"Sails": "2020-01-02T03:04:06"}, Ferry(sails=SAILS)),
        ({"Sails": "2020-01-02T03:04:05Z"}, Ferry(sails=SAILS)),
        ({"load": 1}, Ferry(load=True)),
        ({"load": True}, Ferry(load=1)),
        ({"load": "1"}, Ferry(load=1)),
        ({"image": "eA=="}, Ferry(image=b"y")),
        ({"paint": "Red"}, Ferry(paint=Paint.BLUE)),
        ({"paints": "Red"}, Ferry(paints=Flags([Paint.RED, Paint.BLUE]))),
        ({"decks": [1]}, Ferry(decks=[1, 2])),
        ({"decks": [1]}, Ferry(decks=[2])),
        ({"decks": {}}, Ferry(decks=[])),
    ],
    ids=str,
)
def test_another_name_value_or_type_is_a_problem(document: object, ferry: Any) -> None:
    assert len(JsonPlaces(document, ferry).problems) == 1


def test_what_is_unknown_is_put_into_models_enums_and_flags() -> None:
    ferry = Ferry(paint=Paint.RED, paints=Flags(Paint.RED), decks=[1])
    document = {"paint": "Red", "paints": "Red", "decks": [1]}
    assert JsonPlaces(document, ferry).altered == {
        "paint": "zDocwrightUnknownMember",
        "paints": "Red, zDocwrightUnknownMember",
        "decks": [1],
        "docwrightUnknownField": {"a": [1, "b", None]},
    }


def test_the_first_difference_of_a_round_trip_is_shown() -> None:
    assert round_trip_problem({"a": 1, "b": None}, b'{"a": 1.0}') is None
    problem = round_trip_problem({"a": 1}, json.dumps({"a": 2}).encode())
    assert problem == 'encoded it is "a": 2, the page shows "a": 1'


XML = (
    '<R xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns="urn:x"'
    ' xmlns:x="http://www.w3.org/2001/XMLSchema">{}</R>'
)
NAMES = Names(
    {
        "types/V1/Ferry": f"{__name__}.Ferry",
        "types/V1/Ferry#field/Name": f"{__name__}.Ferry.name",
        "types/V1/Paint": f"{__name__}.Paint",
    },
    __name__,
)


def _problems(inner: str, value: object) -> list[str]:
    places = XmlPlaces(NAMES)
    places.compare_parts(parse(XML.format(inner).encode()), ["A"], [value])
    return places.problems


@pytest.mark.parametrize(
    ("inner", "value"),
    [
        ('<A i:type="x:int">7</A>', 7),
        ('<A i:type="x:string"/>', ""),
        ('<A i:type="x:boolean">true</A>', True),
        ('<A i:type="x:dateTime">2020-01-02T03:04:05</A>', SAILS),
        ('<A i:nil="true"/>', None),
        ('<A i:nil="true"/>', []),
        ('<A i:type="x:anyType"/>', None),
        (
            '<A i:type="Ferry"><Name i:type="x:string">Dora</Name></A>',
            Ferry(name="Dora"),
        ),
        ('<A i:type="Paint">Red</A>', Paint.RED),
        ("<A>Red Blue</A>", Flags([Paint.RED, Paint.BLUE])),
        ('<A><e i:type="x:int">1</e><e i:type="x:int">2</e></A>', [1, 2]),
        ("<A><e><Key>a</Key><Value>b</Value></e></A>", {"a": "b"}),
    ],
    ids=str,
)
def test_an_element_at_its_place_is_no_problem(inner: str, value: object) -> None:
    assert _problems(inner, value) == []


@pytest.mark.parametrize(
    ("inner", "value"),
    [
        ('<B i:type="x:int">7</B><A i:type="x:int">7</A>', 7),
        ("", 7),
        ('<A i:type="x:int">7</A>', "7"),
        ('<A i:type="x:int">7</A>', 8),
        ('<A i:type="x:double">7</A>', 7),
        ('<A i:type="x:int">1</A>', True),
        ('<A i:type="x:dateTime">2020-01-02T03:04:06</A>', SAILS),
        ('<A i:nil="true"/>', 0),
        ('<A i:type="x:string">x</A>', None),
        ('<A i:type="Ferry"><Title>Dora</Title></A>', Ferry()),
        ('<A i:type="Ferry"/>', {}),
        ('<A i:type="Paint">Red</A>', Paint.BLUE),
        ("<A>Red</A>", Flags([Paint.RED, Paint.BLUE])),
        ("<A><e>1</e></A>", []),
        ("<A><e><Key>a</Key><Value>b</Value></e></A>", {"a": "c"}),
    ],
    ids=str,
)
def test_another_element_text_or_type_is_a_problem(inner: str, value: object) -> None:
    assert len(_problems(inner, value)) == 1


def test_what_is_unknown_is_put_into_elements() -> None:
    root = parse(XML.format("<A><Name>Dora</Name></A><A>Red</A><A>Red</A>").encode())
    for child, value in zip(
        root, [Ferry(name="Dora"), Paint.RED, Flags(Paint.RED)], strict=True
    ):
        altered(NAMES, child, value)
    assert to_xml(root).partition(">")[2] == (
        "<A><Name>Dora</Name><docwrightUnknownElement>unknown</docwrightUnknownElement></A>"
        "<A>zDocwrightUnknownMember</A><A>Red zDocwrightUnknownMember</A></R>"
    )


@pytest.mark.parametrize(
    ("annotation", "value"),
    [
        ("int", 1),
        ("str | None", None),
        ("models.Ferry", Ferry()),
        ("list[models.Ferry | None] | None", [Ferry(), None]),
        ("dict[str, int]", {"a": 1}),
        ("Flags[enums.Paint]", Flags(Paint.RED)),
        ("object", 1),
    ],
)
def test_a_value_fits_its_annotation(annotation: str, value: object) -> None:
    assert fits(annotation, value)


@pytest.mark.parametrize(
    ("annotation", "value"),
    [
        ("int", True),
        ("float", 1),
        ("int", None),
        ("models.Ferry", {}),
        ("list[int]", ["a"]),
        ("list[int]", {}),
        ("dict[str, int]", {1: 1}),
        ("dict[str, int]", {"a": "b"}),
    ],
)
def test_a_value_of_another_type_fits_no_annotation(
    annotation: str, value: object
) -> None:
    assert not fits(annotation, value)


def test_a_table_has_names_types_and_what_is_required() -> None:
    rows = read_table(
        b"| Name | Type | Description |\r\n|---|:---|---|\r\n"
        b"| $top | int32 | A \\| in words |\r\n"
        b"| a\\_b | Enum: One, Two | **Required** goes\r\non |\r\n"
        b"| a b | string | no name |\r\n| $top | string | again |\r\n"
    )
    assert [(row.name, row.type, row.member, row.required) for row in rows] == [
        ("$top", "int32", None, False),
        ("a_b", "Enum: One, Two", "One", True),
    ]
    (status,) = read_table(b"| Response | Words |\n|---|---|\n| 404 | Not found |")
    assert (status.name, status.type) == ("404", "")
