"""Where docfx YAML contradicts SOAP, SOAP wins and a diagnostic names both places."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from support import pages
from support.rest_pages import rest_page

from generator.model.expressions import notation
from generator.passes import Built

Build = Callable[[Mapping[str, str]], Built]

SCHEMA = """<xs:complexType name="Parcel"><xs:sequence>
<xs:element minOccurs="0" name="Weight" type="xs:double"/>
<xs:element minOccurs="0" name="Speed" type="tns:Speed"/>
</xs:sequence></xs:complexType>
<xs:simpleType name="Speed"><xs:restriction base="xs:string">
<xs:enumeration value="Slow"/></xs:restriction></xs:simpleType>"""
REST = rest_page(
    "POST /api/v1/Agents/Parcel/Get",
    body="request",
    body_rows=(("Parcel", "Parcel"),),
    request={"Parcel": None},
)
DOCFX = """### YamlMime:ManagedReference
items:
- uid: Post.Data.Parcel
  name: Parcel
  type: Class
  namespace: Post.Data
  syntax:
    content: public class Parcel
"""
PROPERTY = """- uid: Post.Data.Parcel.{name}
  name: {name}
  type: Property
  syntax:
    content: public int {name} {{ get; set; }}
    return:
      type: {type}
"""
ENUM = """### YamlMime:ManagedReference
items:
- uid: Post.Data.Speed
  name: Speed
  type: Class
  namespace: Post.Data
  syntax:
    content: 'public sealed class Speed : Enum'
- uid: Post.Data.Speed.Fast
  name: Fast
  type: Field
  syntax:
    content: public const Speed Fast
    return:
      type: Post.Data.Speed
"""


def built_with(build: Build, yaml: str) -> Built:
    wsdl = pages.wsdl_page("Services88", "Parcel", SCHEMA)
    return build({"w.md": wsdl, "rest.md": REST, "p.yml": yaml})


def conflicts(built: Built) -> list[tuple[str, int, str]]:
    return [
        (diagnostic.path, diagnostic.line, diagnostic.message)
        for diagnostic in built.diagnostics
        if diagnostic.id == "source-conflict"
    ]


def fields(built: Built) -> dict[str, str]:
    (parcel,) = (type_ for type_ in built.api.types if type_.id == "types/Parcel")
    return {str(field.wire): notation(field.type) for field in parcel.fields}


def test_a_field_of_another_type(build: Build) -> None:
    yaml = DOCFX + PROPERTY.format(name="Weight", type="System.Int32")
    built = built_with(build, yaml)
    assert fields(built)["Weight"] == "double"
    ((path, line, message),) = conflicts(built)
    assert (path, line) == ("p.yml", 9)
    assert "Parcel.Weight is int32 here and double in w.md:" in message
    assert message.endswith("which was used (wsdl before docfx)")


def test_a_field_that_the_wsdl_lacks_is_left_out(build: Build) -> None:
    yaml = DOCFX + PROPERTY.format(name="Stamp", type="System.String")
    built = built_with(build, yaml)
    assert list(fields(built)) == ["Weight", "Speed"]
    ((_, _, message),) = conflicts(built)
    assert "Parcel has the field Stamp here" in message


def test_members_that_the_wsdl_lacks_are_left_out(build: Build) -> None:
    built = built_with(build, ENUM)
    (speed,) = (type_ for type_ in built.api.types if type_.id == "types/Speed")
    assert [member.wire for member in speed.members] == ["Slow"]
    ((path, _, message),) = conflicts(built)
    assert path == "p.yml"
    assert "Speed has members here" in message


def test_sources_that_agree_are_not_reported(build: Build) -> None:
    yaml = DOCFX + PROPERTY.format(name="Weight", type="System.Double")
    assert conflicts(built_with(build, yaml)) == []
