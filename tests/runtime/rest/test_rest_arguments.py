"""Arguments of the wrong type: each is refused by its Python name, with what it takes, and nothing is sent."""

from __future__ import annotations

import asyncio
import json
import math
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from types import MappingProxyType
from typing import Any
from uuid import UUID

import pytest
from example_rest._client import AsyncSuperOffice, SuperOffice
from example_rest.enums import Colour, Right
from example_rest.models import Notice, Person

from generator.runtime.errors import EncodeError
from generator.runtime.options import CallOptions, Settings
from generator.runtime.rest.calls import Caller
from generator.runtime.rest.model import Model
from generator.runtime.rest.query.field import Field
from generator.runtime.transport.messages import Headers, Request, Response
from generator.runtime.values.flags import Flags

NOW = datetime(2020, 1, 2, 3, 4, 5)
HALF_A_MINUTE = timezone(timedelta(seconds=30))
AMSTERDAM_1920 = timezone(timedelta(minutes=19, seconds=32))


class NothingIsSent:
    """A transport that fails the test."""

    def send(self, request: Request) -> Response:
        raise AssertionError(f"{request} was sent")

    def close(self) -> None:
        """Does nothing."""


def request(group: str, operation: str, *arguments: object, **options: Any) -> Request:
    caller = Caller("example_rest", "https://a.example/api", Headers(), Settings())
    given = CallOptions(**options)  # type: ignore[typeddict-item]  # tested
    return caller.prepare(group, operation, arguments, given).request


def refused(group: str, operation: str, *arguments: object) -> str:
    with pytest.raises(EncodeError) as caught:
        request(group, operation, *arguments)
    return str(caught.value)


# ---------------------------------------------------------------- each place of a request


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("to", "abc", "to: expected list, got str"),
        ("to", ["a", 5], "to: expected str, got int"),
        ("to", {"a": 1}, "to: expected list, got dict"),
        ("deleted", 1, "deleted: expected bool, got int"),
        ("deleted", "true", "deleted: expected bool, got str"),
        ("since", "2020-01-02", "since: expected datetime, got str"),
        ("since", date(2020, 1, 2), "since: expected datetime, got date"),
        ("since", timedelta(1), "since: expected datetime, got timedelta"),
        ("since", NOW.replace(tzinfo=HALF_A_MINUTE), "since: the offset must be of whole minutes"),
        ("since", NOW.replace(tzinfo=AMSTERDAM_1920), "since: the offset must be of whole minutes"),
        ("colour", 5, "colour: expected Colour or its text, got int"),
        ("colour", Right.SELECT, "colour: expected Colour or its text, got Right"),
        ("colour", True, "colour: expected Colour or its text, got bool"),
        ("rights", 1, "rights: expected Right, got int"),
        ("rights", "Select", "rights: expected Right, got str"),
        ("score", Decimal("1.5"), "score: expected float, got Decimal"),
        ("score", True, "score: expected float, got bool"),
        ("score", "1.5", "score: expected float, got str"),
        ("score", math.nan, "score: must be finite"),
    ],
)  # fmt: skip
def test_a_query_takes_only_its_type(name: str, value: object, text: str) -> None:
    names = ("to", "deleted", "since", "colour", "rights", "score")
    query = [value if other == name else None for other in names]
    assert refused("Person", "Search", "g", NOW, *query) == f"Search.{text}"


@pytest.mark.parametrize(
    ("group", "operation", "arguments", "text"),
    [
        ("Person", "Search", (5, NOW, *[None] * 6), "Search.group: expected str, got int"),
        ("Person", "Search", (NOW, "g", *[None] * 6), "Search.group: expected str, got datetime"),
        ("Agents/People", "GetPerson", ("5",), "GetPerson.person_id: expected int, got str"),
        ("Agents/People", "GetPerson", (Person(person_id=5),), "GetPerson.person_id: expected int, got Person"),
        ("Agents/People", "GetPerson", (True,), "GetPerson.person_id: expected int, got bool"),
        ("Agents/People", "GetPerson", (5.0,), "GetPerson.person_id: expected int, got float"),
        ("Agents/People", "GetPersonList", (5,), "GetPersonList.person_ids: expected list, got int"),
        ("Agents/People", "GetPersonList", ("12",), "GetPersonList.person_ids: expected list, got str"),
        ("Agents/People", "GetPersonList", ([1, "2"],), "GetPersonList.person_ids[1]: expected int, got str"),
        ("Agents/People", "Rename", ("5", "A", None), "Rename.person_id: expected int, got str"),
        ("Agents/People", "Rename", (5, 5, None), "Rename.name: expected str, got int"),
        ("Agents/People", "Rename", (5, Decimal("1.5"), None), "Rename.name: expected str, got Decimal"),
        ("Agents/People", "Rename", (5, b"A", None), "Rename.name: expected str, got bytes"),
        ("Agents/People", "Rename", (5, "A", 4), "Rename.colour: expected Colour or its text, got int"),
        ("Agents/People", "Grant", (Right.SELECT, "x"), "Grant.person: expected Person, got str"),
        ("Agents/People", "SavePerson", ("x", None), "SavePerson.entity: expected Person, got str"),
        ("Agents/People", "SavePerson", (5, Person()), "SavePerson.select: expected str, a column or a list of them, got Person"),
        ("Agents/People", "SavePerson", (Notice(), None), "SavePerson.entity: expected Person, got Notice"),
        ("Person", "GetAll", (5, None), "GetAll.select: expected str, a column or a list of them, got int"),
        ("Person", "GetAll", (None, "5"), "GetAll.top: expected int, got str"),
    ],
)  # fmt: skip
def test_path_and_body_take_only_their_type(group: str, operation: str, arguments: tuple[object, ...], text: str) -> None:  # fmt: skip
    assert refused(group, operation, *arguments) == text


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"name": 5}, "name: expected str, got int"),
        ({"person_id": "5"}, "person_id: expected int, got str"),
        ({"person_id": True}, "person_id: expected int, got bool"),
        ({"person_id": 5.0}, "person_id: expected int, got float"),
        ({"score": Decimal("1.5")}, "score: expected float, got Decimal"),
        ({"active": 1}, "active: expected bool, got int"),
        ({"born": "2020-01-02"}, "born: expected datetime, got str"),
        ({"born": date(2020, 1, 2)}, "born: expected datetime, got date"),
        ({"born": NOW.replace(tzinfo=HALF_A_MINUTE)}, "born: the offset must be of whole minutes"),
        ({"picture": "abc"}, "picture: expected bytes, got str"),
        ({"colour": 4}, "colour: expected Colour or its text, got int"),
        ({"rights": "Select"}, "rights: expected Flags[Right], got str"),
        ({"rights": [Right.SELECT]}, "rights: expected Flags[Right], got list"),
        ({"rights": Flags(Colour.RED)}, "rights: expected Right, got Colour"),
        ({"manager": Notice()}, "manager: expected Person, got Notice"),
        ({"manager": Person(manager=Person(name=b"x"))}, "manager.manager.name: expected str, got bytes"),  # type: ignore[arg-type]  # tested
        ({"team": Person()}, "team: expected list, got Person"),
        ({"team": [Person(), Person(tags="abc")]}, "team[1].tags: expected list, got str"),  # type: ignore[arg-type]  # tested
        ({"tags": ["a", 5]}, "tags[1]: expected str, got int"),
        ({"labels": {"a": "b", "c": timedelta(1)}}, "labels[1]: expected str, got timedelta"),
        ({"labels": ["a"]}, "labels: expected dict, got list"),
        ({"floors": {"1": NOW}}, "floors[0]: expected int, got str"),
        ({"extra": {"a": [Decimal("1.5")]}}, "extra[0][0]: Decimal cannot be sent as JSON"),
        ({"extra": timedelta(1)}, "extra: timedelta cannot be sent as JSON"),
        ({"unknown_fields": {"New": Decimal("1.5")}}, "unknown_fields.New: Decimal cannot be sent as JSON"),
    ],
    ids=str,
)  # fmt: skip
def test_every_field_takes_only_its_type(fields: dict[str, Any], text: str) -> None:
    for _ in range(2):  # what was accepted before is remembered
        person = Person(**fields)
        assert refused("Agents/People", "SavePerson", person, None) == f"SavePerson.entity.{text}"  # fmt: skip
        assert refused("Agents/People", "Grant", Right.SELECT, person) == f"Grant.person.{text}"  # fmt: skip
        for write in (person.to_json, person.to_dict):
            with pytest.raises(EncodeError) as caught:
                write()
            assert str(caught.value) == text
        request("Agents/People", "SavePerson", Person(name="A"), None)


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"Extra": Decimal("1.5")}, "PatchPerson.changes.extra:"),
        ([{"op": "add", "path": "/A", "value": timedelta(1)}], "PatchPerson.changes[0].value:"),
    ],
)  # fmt: skip
def test_changes_hold_what_json_has(changes: object, place: str) -> None:
    text = refused("Person", "PatchPerson", 5, changes)
    assert text.startswith(place)
    assert text.endswith(" cannot be sent as JSON")


@pytest.mark.parametrize("options", [{"extra_headers": {"X": 1}}, {"extra_query": {"x": 1}}])  # fmt: skip
def test_headers_and_query_of_a_call_take_texts(options: dict[str, Any]) -> None:
    with pytest.raises(EncodeError, match=next(iter(options))):
        request("Agents/People", "GetPerson", 5, **options)


# ---------------------------------------------------------------- what is taken


class Linked(Model, kw_only=True, rename={"message": "Message", "message_detail": "MessageDetail", "links": "_Links"}):  # fmt: skip
    """The fields of a notice, and links."""

    message: str | None = None
    message_detail: str | None = None
    links: dict[str, str] | None = None


class Board(Model, kw_only=True, rename={"notice": "Notice"}):
    """A user's type."""

    notice: Notice | None = None


@pytest.mark.parametrize(
    ("fields", "document"),
    [
        ({"score": 5}, {"Score": 5}),
        ({"colour": "Red"}, {"Colour": "Red"}),
        ({"colour": "New"}, {"Colour": "New"}),
        ({"name": Colour.RED}, {"Name": "Red"}),
        ({"rights": Right.SELECT}, {"Rights": "Select"}),
        ({"picture": bytearray(b"abc")}, {"Picture": "YWJj"}),
        ({"tags": ("a", None)}, {"Tags": ["a", None]}),
        ({"labels": MappingProxyType({"a": "b"})}, {"Labels": {"a": "b"}}),
        ({"manager": {"Name": "B", "Born": "2020-01-02T00:00:00", "Rights": "Select"}}, {"Manager": {"Name": "B", "Born": "2020-01-02T00:00:00", "Rights": "Select"}}),
        ({"extra": {"a": [1, 1.5, None, True, NOW, Person(name="B"), UUID(int=0)]}}, {"Extra": {"a": [1, 1.5, None, True, "2020-01-02T03:04:05", {"Name": "B"}, str(UUID(int=0))]}}),
        ({"born": NOW.replace(tzinfo=timezone(timedelta(hours=-5)))}, {"Born": "2020-01-02T03:04:05-05:00"}),
    ],
    ids=str,
)  # fmt: skip
def test_what_means_the_same_is_taken(fields: dict[str, Any], document: dict[str, Any]) -> None:  # fmt: skip
    content = request("Agents/People", "SavePerson", Person(**fields), None).content
    assert json.loads(content) == document
    assert Person(**fields).to_dict() == document


def test_a_model_with_more_fields_stands_for_one_with_fewer() -> None:
    class Friend(Person, kw_only=True):
        """A user's subclass."""

    assert request("Agents/People", "SavePerson", Friend(name="A"), None).content == b'{"Name":"A"}'  # fmt: skip
    assert Board(notice=Linked(message="A")).to_dict() == {"Notice": {"Message": "A"}}  # type: ignore[arg-type]  # the answer to a GET
    with pytest.raises(EncodeError, match="notice: expected Notice, got Person"):
        Board(notice=Person()).to_dict()  # type: ignore[arg-type]  # tested


@pytest.mark.parametrize(
    ("entity", "text"),
    [
        ({"name": "A"}, "Person has no field 'name'; did you mean 'Name'?"),
        ({"PersonID": 5}, "Person has no field 'PersonID'; did you mean 'PersonId'?"),
        ({"person_id": 5}, "Person has no field 'person_id'; did you mean 'PersonId'?"),
        ({"Zzzz": 5}, "Person has no field 'Zzzz'"),
        ({"Manager": {"naem": "A"}}, "Manager: Person has no field 'naem'; did you mean 'Name'?"),
        ({"Name": 5}, "Name: expected str, got int"),
    ],
)  # fmt: skip
def test_a_mapping_in_place_of_a_model_has_its_wire_names(entity: dict[str, Any], text: str) -> None:  # fmt: skip
    error = refused("Agents/People", "SavePerson", entity, None)
    assert error.removeprefix("SavePerson.entity").lstrip(".: ") == text
    content = request("Agents/People", "SavePerson", {"Name": "A"}, None).content
    assert content == b'{"Name":"A"}'


def test_columns_are_still_columns() -> None:
    url = request("Person", "GetAll", [Field("name"), "rank"], 5).url
    assert url.endswith("?$select=name%2Crank&$top=5")


# ---------------------------------------------------------------- keywords


@pytest.mark.parametrize(
    ("keyword", "hint"),
    [
        ("personId", "; did you mean 'person_id'?"),
        ("PersonId", "; did you mean 'person_id'?"),
        ("person_ids", "; did you mean 'person_id'?"),
        ("timeuot", "; did you mean 'timeout'?"),
        ("headers", "; did you mean 'extra_headers'?"),
        ("x", ""),
    ],
)
def test_a_keyword_that_is_unknown_has_a_hint(keyword: str, hint: str) -> None:
    client = SuperOffice("https://a.example/api", auth=None, transport=NothingIsSent())
    with pytest.raises(TypeError) as caught:
        client.agents.people.get_person(person_id=5, **{keyword: 1})  # type: ignore[arg-type]  # tested
    assert str(caught.value) == f"Agents/People.GetPerson got an unexpected keyword argument {keyword!r}{hint}"  # fmt: skip
    with pytest.raises(TypeError) as caught:
        client.with_options(timeouts=5)  # type: ignore[call-arg]  # tested
    assert str(caught.value).endswith("'timeouts'; did you mean 'timeout'?")


async def _refused_async() -> str:
    client = AsyncSuperOffice("https://a.example/api", auth=None)
    with pytest.raises(EncodeError) as caught:
        await client.agents.people.save_person(Person(name=5))  # type: ignore[arg-type]  # tested
    return str(caught.value)


def test_sync_and_async_clients_refuse_alike() -> None:
    client = SuperOffice("https://a.example/api", auth=None, transport=NothingIsSent())
    with pytest.raises(EncodeError) as caught:
        client.agents.people.save_person(Person(name=5))  # type: ignore[arg-type]  # tested
    assert str(caught.value) == "SavePerson.entity.name: expected str, got int"
    assert asyncio.run(_refused_async()) == str(caught.value)
