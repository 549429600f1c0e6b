"""`--only` and `--exclude`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from generator.model.api import Api
from generator.model.errors import UsageError
from generator.passes import Built, select

Build = Callable[[Mapping[str, str]], Built]
Page = Callable[..., str]

SCHEMA = """
<xs:complexType name="Base"><xs:sequence/></xs:complexType>
<xs:complexType name="Info"><xs:complexContent><xs:extension base="tns:Base">
 <xs:sequence/></xs:extension></xs:complexContent></xs:complexType>
<xs:complexType name="InfoDate"><xs:complexContent><xs:extension base="tns:Info">
 <xs:sequence><xs:element name="Kind" type="tns:Kind"/></xs:sequence>
</xs:extension></xs:complexContent></xs:complexType>
<xs:complexType name="Other"><xs:complexContent><xs:extension base="tns:Base">
 <xs:sequence/></xs:extension></xs:complexContent></xs:complexType>
<xs:simpleType name="Kind"><xs:restriction base="xs:string">
 <xs:enumeration value="A"/></xs:restriction></xs:simpleType>
"""


@pytest.fixture
def api(build: Build, operation_page: Page, wsdl_page: Page) -> Api:
    info = '<n:Response xsi:type="n:Info"><n:X xsi:type="xsd:int">0</n:X></n:Response>'
    return build(
        {
            "a.md": operation_page("Services88/Field/GetInfo", "", info),
            "b.md": operation_page("Services88/Sale/Save"),
            "c.md": operation_page("Services87/Sale/Save"),
            "w.md": wsdl_page("Services88", "Nothing", SCHEMA),
        }
    ).api


@pytest.mark.parametrize(
    ("only", "exclude", "expected"),
    [
        ([], [], ["87/Sale/Save", "88/Field/GetInfo", "88/Sale/Save"]),
        (["Sale"], [], ["87/Sale/Save", "88/Sale/Save"]),
        (["sale"], [], ["87/Sale/Save", "88/Sale/Save"]),
        (["soap/Services88/*"], [], ["88/Field/GetInfo", "88/Sale/Save"]),
        (["soap/Services88/*"], ["Sale"], ["88/Field/GetInfo"]),
        ([], ["soap/*/Sale/Save"], ["88/Field/GetInfo"]),
        (["soap/Services87/Sale/Save"], [], ["87/Sale/Save"]),
    ],
)
def test_patterns_select_operations(
    api: Api, only: list[str], exclude: list[str], expected: list[str]
) -> None:
    selected = select(api, only, exclude)
    assert [
        operation.id.removeprefix("soap/Services") for operation in selected.operations
    ] == (expected)


def test_types_follow_with_bases_and_subclasses(api: Api) -> None:
    selected = select(api, ["Field"], [])
    assert [type_.wire for type_ in selected.types] == [
        "Base",
        "Info",
        "InfoDate",
        "Kind",
    ]
    assert [agent.wire for agent in selected.agents] == ["Field"]


def test_a_pattern_without_match_names_the_nearest(api: Api) -> None:
    with pytest.raises(UsageError) as caught:
        select(api, ["Sael"], [])
    assert caught.value.hint == "The nearest is Sale."
    with pytest.raises(UsageError) as caught:
        select(api, ["soap/Services88/Sale/Sav"], [])
    assert caught.value.hint == "The nearest is soap/Services88/Sale/Save."


def test_a_dot_in_a_pattern_is_not_a_wildcard(api: Api) -> None:
    with pytest.raises(UsageError):
        select(api, ["soap/Services88/Sale/S.ve"], [])


def test_nothing_left_is_an_error(api: Api) -> None:
    with pytest.raises(UsageError, match="leave no operation"):
        select(api, ["Sale"], ["Sale"])
