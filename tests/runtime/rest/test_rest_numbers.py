"""Enums and flags that a server writes as numbers, as .NET does for values without a name; and empty sets of flags."""

from __future__ import annotations

import copy
import json
import pickle
from typing import Any

import pytest
from example88.enums import Right as SoapRight
from example88.models import Person as SoapPerson
from example_rest.enums import Colour, Right
from example_rest.models import Person

from generator.runtime.errors import EncodeError
from generator.runtime.options import CallOptions, Settings
from generator.runtime.rest.calls import Caller
from generator.runtime.rest.codec.decode import decoder_of
from generator.runtime.rest.codec.encode import json_bytes
from generator.runtime.rest.model import Model
from generator.runtime.soap.codec.facade import Codec
from generator.runtime.transport.messages import Headers, Request, Response
from generator.runtime.values.enums import OpenEnum
from generator.runtime.values.flags import Flags


class TableRight(OpenEnum):
    """Flags with a member for the empty set, as most have."""

    NONE = "None", 0
    SELECT = "Select", 1
    UPDATE = "Update", 2


class Mask(Model, kw_only=True, rename={"mask": "Mask", "masks": "Masks", "inner": "Inner"}):  # fmt: skip
    """A user's type."""

    mask: Flags[TableRight] | None = None
    masks: list[Flags[TableRight]] | None = None
    inner: Mask | None = None


def caller() -> Caller:
    return Caller("example_rest", "https://a.example/api", Headers(), Settings())


def request(operation: str, *arguments: object) -> Request:
    return caller().prepare("Agents/People", operation, arguments, CallOptions()).request  # fmt: skip


DOCUMENTS: dict[str, dict[str, Any]] = {
    "an enum": {"PersonId": 1, "Colour": 17},
    "an enum with that number": {"Colour": 4},
    "a negative enum": {"Colour": -1},
    "an enum of 64 bits": {"Colour": 2**63},
    "flags": {"Rights": 255},
    "all flags": {"Rights": -1},
    "flags of 64 bits": {"Rights": 2**64 - 1},
    "no flags": {"Rights": 0},
    "both": {"Colour": 3, "Rights": 12, "Name": "5"},
    "two levels deep": {"Manager": {"Manager": {"Colour": 17, "Rights": 255}}},
    "in a list": {"Team": [{"Colour": 1}, {"Rights": 1}, {"Rights": "Select"}]},
    "beside new keys": {"Colour": 17, "Rights": 8, "New": {"a": "17"}},
    "numbers as strings": {"Colour": "17", "Rights": "255"},
    "names and numbers": {"Rights": "Select, 16"},
    "only numbers as a string": {"Rights": "16, 32"},
    "beside numbers in strings": {"Colour": 17, "Name": "17", "Tags": ["17"], "Labels": {"17": "17"}},
}  # fmt: skip


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
def test_numbers_are_kept_and_written_back_as_they_came(document: dict[str, Any]) -> None:  # fmt: skip
    text = json.dumps(document)
    model = Person.from_json(text)
    assert model == Person.from_dict(document)
    assert model.to_dict() == document
    assert json.loads(request("SavePerson", model, None).content) == document
    for duplicate in (copy.deepcopy(model), pickle.loads(pickle.dumps(model))):
        assert duplicate == model
        assert duplicate.to_dict() == document


def test_a_member_for_a_number_has_the_number_and_equals_its_text() -> None:
    for member in (Colour(17), Person.from_json('{"Colour": 17}').colour):
        assert isinstance(member, Colour)
        assert (member.number, member.value, member.name) == (17, 17, "17")
        assert member == "17" == str(member) == f"{member}"
        assert not member.is_known
    assert repr(Colour(17)) == "<Colour.17: 17>"
    assert Colour(17) is Colour(17)
    assert (Colour("17").number, Colour("17").value) == (17, "17")
    # a number is no name, even if a member has it: it is written back as a number
    assert (Colour(4) is Colour.DARK_BLUE, Colour(4).number) == (False, 4)


def test_sets_with_numbers_are_sets() -> None:
    flags = Person.from_json('{"Rights": "Select, 16"}').rights
    assert flags is not None
    assert list(flags) == [Right.SELECT, Right("16")]
    assert str(flags | Right.UPDATE) == "Select, Update, 16"
    assert repr(Person.from_json('{"Rights": 255}').rights) == "Flags({Right(255)})"


def test_lists_and_dictionaries_and_results_of_enums_take_numbers() -> None:
    for type_, document in (
        (list[Colour], [17, "Red", "17", -1]),
        (dict[str, Colour], {"a": 17, "b": "Red"}),
        (list[Flags[Right]], [255, "Select", 0]),
    ):
        value = decoder_of(type_).decode(json.dumps(document).encode())
        assert json.loads(json_bytes(value)) == document


@pytest.mark.parametrize(
    ("operation", "arguments", "content", "result"),
    [
        ("GetColour", (), b"17", Colour(17)),
        ("GetColour", (), b'"17"', Colour("17")),
        ("Grant", (Right.SELECT, None), b"255", Flags(Right(255))),
        ("Grant", (Right.SELECT, None), b"0", Flags[Right]()),
    ],
)
def test_the_result_of_a_call_may_be_a_number(operation: str, arguments: tuple[object, ...], content: bytes, result: object) -> None:  # fmt: skip
    call = caller().prepare("Agents/People", operation, arguments, CallOptions())
    value = call.result(Response(status=200, content=content))
    assert value == result
    assert type(value) is type(result)


def test_numbers_are_arguments_as_members_only() -> None:
    content = json.loads(request("Rename", 5, "A", Colour(17)).content)
    assert content == {"PersonId": 5, "Name": "A", "Colour": 17}
    with pytest.raises(EncodeError, match=r"^Rename\.colour: expected Colour or its text, got int$"):  # fmt: skip
        request("Rename", 5, "A", 17)


def test_soap_takes_and_writes_the_same_members() -> None:
    codec = Codec.for_package("example88")
    person = SoapPerson(rights=Flags([SoapRight.SELECT, SoapRight(16)]))
    content = codec.encoder("Person")(person)
    assert b">Select 16<" in content
    assert codec.decoder("Person")(content) == person


# ---------------------------------------------------------------- empty sets


@pytest.mark.parametrize(
    "flags",
    [Flags(), Flags[TableRight](), Flags(TableRight.NONE), Flags(TableRight.SELECT) - TableRight.SELECT, Flags(TableRight.SELECT) & TableRight.UPDATE],
)  # fmt: skip
def test_an_empty_set_is_written_as_its_member(flags: Flags[TableRight]) -> None:
    assert Mask(mask=flags).to_json() == '{"Mask":"None"}'
    assert Mask(inner=Mask(masks=[flags])).to_dict() == {"Inner": {"Masks": ["None"]}}
    for duplicate in (copy.deepcopy(flags), pickle.loads(pickle.dumps(flags))):
        assert Mask(mask=duplicate).to_json() == '{"Mask":"None"}'


@pytest.mark.parametrize("wire", ['"None"', '""', "0", '"0"', '"None, None"'])
def test_the_member_for_the_empty_set_is_read_as_empty(wire: str) -> None:
    mask = Mask.from_json(f'{{"Mask": {wire}}}').mask
    assert mask is not None
    assert not mask
    assert list(mask) == []
    assert mask == Flags()
    assert TableRight.NONE in mask
    assert TableRight.SELECT not in mask
    assert Mask(mask=mask | TableRight.SELECT).to_dict() == {"Mask": "Select"}


def test_the_member_for_the_empty_set_is_in_no_other() -> None:
    flags = Flags([TableRight.NONE, TableRight.SELECT])
    assert list(flags) == [TableRight.SELECT]
    assert TableRight.NONE not in flags
    assert Mask.from_json('{"Mask": "None, Select"}').mask == flags


def test_an_empty_set_without_a_member_is_refused_in_rest_and_soap() -> None:
    reason = "Right has no member for the empty set; None leaves it out"
    for flags in (Flags[Right](), Flags(Right.SELECT) - Right.SELECT):
        with pytest.raises(EncodeError) as caught:
            Person(team=[Person(rights=flags)]).to_json()
        assert (caught.value.path, caught.value.reason) == ("team[0].rights", reason)
        with pytest.raises(EncodeError) as caught:
            request("SavePerson", Person(rights=flags), None)
        assert str(caught.value) == f"SavePerson.entity.rights: {reason}"
    with pytest.raises(EncodeError) as caught:
        request("Grant", [], None)
    assert str(caught.value) == f"Grant.rights: {reason}"
    with pytest.raises(EncodeError) as caught:
        Codec.for_package("example88").encoder("Person")(SoapPerson(rights=Flags()))
    assert caught.value.reason == reason


def test_an_empty_set_that_came_without_a_member_is_sent_back_as_it_came() -> None:
    for document in ({"Rights": ""}, {"Rights": 0}):
        model = Person.from_dict(document)
        assert not model.rights
        assert model.to_dict() == document
        assert pickle.loads(pickle.dumps(model)).to_dict() == document
    codec = Codec.for_package("example88")
    data = codec.encoder("Person")(SoapPerson(rights=Flags(SoapRight.SELECT)))
    empty = codec.decoder("Person")(data.replace(b"Select", b""))
    assert isinstance(empty, SoapPerson)
    assert empty.rights is not None
    assert not empty.rights
    assert b"Select" not in codec.encoder("Person")(empty)


def test_an_empty_set_of_another_enum_is_refused() -> None:
    with pytest.raises(EncodeError, match="expected Right, got TableRight"):
        request("Grant", TableRight.NONE, None)
    with pytest.raises(EncodeError, match="expected Right, got TableRight"):
        request("SavePerson", Person(rights=Flags[TableRight]()), None)  # type: ignore[arg-type]  # tested
