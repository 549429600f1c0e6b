"""The description of a source is valid for the same subject in all others, which are recognised as the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from support import pages
from support.rest_pages import rest_page

from generator.model.api import Api, NamedType, Operation
from generator.passes import Built

Build = Callable[[Mapping[str, str]], Built]

SOAP = pages.operation_page(
    "Services88/Parcel/Send",
    '<n:ParcelId xsi:type="xsd:int">0</n:ParcelId>',
    '<n:Response xsi:type="n:Parcel"><n:Speed xsi:type="n:Speed">Slow</n:Speed></n:Response>',
)
PROSE = "Sends it off.\n\n* **parcelId:** Which one.\n\n**Returns:** What was sent."
OLDER_SOAP = pages.operation_page(
    "Services87/Parcel/Send",
    '<n:ParcelId xsi:type="xsd:int">0</n:ParcelId>',
    prose=PROSE,
)
REST = rest_page(
    "POST /api/v1/Agents/Parcel/Send",
    body="request",
    body_rows=(("ParcelId", "Integer", "The key."),),
    rows=(("Speed", "string", "How fast."),),
    response_body="Parcel",
    response={"Speed": "Slow"},
    description="Hands the parcel over.",
)
SILENT_REST = rest_page(
    "POST /api/v1/Agents/Parcel/Send",
    body="request",
    body_rows=(("ParcelId", "Integer"),),
    rows=(("Speed", "string"),),
    response_body="Parcel",
    response={"Speed": "Slow"},
    description="",
)
DOCFX_ENUM = """### YamlMime:ManagedReference
items:
- uid: Post.Data.Speed
  name: Speed
  type: Class
  namespace: Post.Data
  summary: How quick something is.
  syntax:
    content: 'public sealed class Speed : Enum'
- uid: Post.Data.Speed.Slow
  name: Slow
  type: Field
  summary: By ship.
  syntax:
    content: public const Speed Slow
    return:
      type: Post.Data.Speed
"""


def operation_of(api: Api, id_: str) -> Operation:
    (match,) = (operation for operation in api.operations if operation.id == id_)
    return match


def type_of(api: Api, id_: str) -> NamedType:
    (match,) = (type_ for type_ in api.types if type_.id == id_)
    return match


def raw(text: object) -> object:
    return getattr(text, "raw", None)


def test_rest_describes_soap(build: Build) -> None:
    api = build({"soap.md": SOAP, "rest.md": REST}).api
    send = operation_of(api, "soap/Services88/Parcel/Send")
    assert raw(send.description) == "Hands the parcel over."
    assert raw(send.parameters[0].text) == "The key."
    assert ("description", "rest.md") in {(e.fact, e.path) for e in send.evidence}
    (speed,) = type_of(api, "types/Services88/Parcel").fields
    assert raw(speed.text) == "How fast."
    assert [(e.fact, e.path) for e in speed.evidence] == [
        ("type", "soap.md"),
        ("description", "rest.md"),
    ]


def test_soap_of_any_version_describes_rest(build: Build) -> None:
    api = build({"old.md": OLDER_SOAP, "soap.md": SOAP, "rest.md": SILENT_REST}).api
    for id_ in ("rest/v1/Agents/Parcel/Send", "soap/Services88/Parcel/Send"):
        send = operation_of(api, id_)
        assert raw(send.description) == "Sends it off."
        assert raw(send.returns) == "What was sent."
        assert raw(send.parameters[0].text) == "Which one."


def test_the_description_of_its_own_page_wins_over_all_others(build: Build) -> None:
    api = build({"old.md": OLDER_SOAP, "rest.md": REST}).api
    assert raw(operation_of(api, "soap/Services87/Parcel/Send").description) == (
        "Sends it off."
    )
    assert raw(operation_of(api, "rest/v1/Agents/Parcel/Send").description) == (
        "Hands the parcel over."
    )


def test_docfx_yaml_describes_enums_of_soap_where_there_is_no_rest(
    build: Build,
) -> None:
    speed = type_of(
        build({"soap.md": SOAP, "speed.yml": DOCFX_ENUM}).api, "types/Services88/Speed"
    )
    assert raw(speed.text) == "How quick something is."
    assert [(member.wire, raw(member.text)) for member in speed.members] == [
        ("Slow", "By ship.")
    ]


def test_a_resource_is_not_described_by_the_agent_of_its_name(build: Build) -> None:
    route = "GET /api/v1/Parcel/Send"
    silent = rest_page(route, uid="v1ParcelEntity_Send", description="")
    api = build({"old.md": OLDER_SOAP, "rest.md": silent}).api
    assert operation_of(api, "rest/v1/Parcel/Send").description is None


def test_types_of_both_protocols_are_recognised_as_the_same(build: Build) -> None:
    api = build({"soap.md": SOAP, "rest.md": REST}).api
    for name in ("Parcel", "Speed"):
        assert type_of(api, f"types/{name}").same_as == f"types/Services88/{name}"
        assert type_of(api, f"types/Services88/{name}").same_as == f"types/{name}"


def test_types_that_share_only_their_name_are_different(build: Build) -> None:
    other = rest_page(
        "POST /api/v1/Agents/Parcel/Send",
        rows=(("Id", "int32"), ("Name", "string"), ("Rank", "int32")),
        response_body="Parcel",
        response={"Id": 1, "Name": "a", "Rank": 1},
    )
    api = build({"soap.md": SOAP, "rest.md": other}).api
    assert type_of(api, "types/Parcel").same_as is None
    assert type_of(api, "types/Services88/Parcel").same_as is None
