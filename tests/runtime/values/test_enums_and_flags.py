"""Open enums, and sets of their members."""

from __future__ import annotations

import copy
import json
import pickle
from typing import Any, get_args

import msgspec
import pytest
from example88.enums import Colour, Right

import generator.runtime.values.flags as flags_module
from generator.runtime.values.enums import _MOST_INTERNED, OpenEnum
from generator.runtime.values.flags import Flags


def test_a_member_is_its_wire_string() -> None:
    assert Colour("DarkBlue") is Colour.DARK_BLUE
    assert (
        str(Colour.DARK_BLUE)
        == f"{Colour.DARK_BLUE}"
        == Colour.DARK_BLUE.value
        == "DarkBlue"
    )
    assert json.dumps(Colour.DARK_BLUE) == '"DarkBlue"'
    assert {"DarkBlue": 1}[Colour.DARK_BLUE] == 1


def test_a_member_may_have_a_number() -> None:
    assert (Colour.DARK_BLUE.number, Colour.NONE.number) == (4, None)


def test_an_unknown_value_becomes_a_member() -> None:
    green = Colour("Green")
    assert isinstance(green, Colour)
    assert green == "Green"
    assert green is Colour("Green")
    assert (green.name, green.value, green.number) == ("Green", "Green", None)
    assert not green.is_known
    assert Colour("Red").is_known
    assert list(Colour) == [Colour.RED, Colour.DARK_BLUE, Colour.NONE]


def test_a_value_named_like_a_member_is_not_that_member() -> None:
    assert Colour("DARK_BLUE") != Colour.DARK_BLUE
    assert not Colour("DARK_BLUE").is_known


def test_unknown_values_of_two_enums_are_of_their_own_class() -> None:
    assert type(Right("Green")) is Right
    assert type(Colour("Green")) is Colour


@pytest.mark.parametrize("value", [True, 1.5, None, b"Red", ["Red"]])
def test_what_is_neither_a_string_nor_a_number_is_no_member(value: object) -> None:
    with pytest.raises(ValueError, match="is not a valid Colour"):
        Colour(value)


def test_the_number_of_kept_unknown_values_is_bounded() -> None:
    class Open(OpenEnum):
        A = "a"

    members = [Open(f"new{index}") for index in range(_MOST_INTERNED + 10)]
    assert members[5] is Open("new5")
    late = Open(f"new{_MOST_INTERNED + 5}")
    assert late is not members[-5]
    assert late == members[-5]
    assert hash(late) == hash(members[-5])


@pytest.mark.parametrize(
    "member", [Colour.RED, Colour("Green")], ids=["known", "unknown"]
)
def test_members_survive_pickle_copy_and_json(member: Colour) -> None:
    for duplicate in (
        pickle.loads(pickle.dumps(member)),
        copy.copy(member),
        copy.deepcopy(member),
        msgspec.json.decode(msgspec.json.encode(member), type=Colour),
    ):
        assert duplicate is member


def test_flags_keep_the_declared_order() -> None:
    flags = Flags(
        [Right("Zap"), Right.DELETE, Right("Add"), Right.SELECT, Right.DELETE]
    )
    assert list(flags) == [Right.SELECT, Right.DELETE, "Add", "Zap"]
    assert len(flags) == 4


def test_flags_take_a_member_several_or_none() -> None:
    assert list(Flags(Right.SELECT)) == [Right.SELECT]
    assert list(Flags(iter([Right.SELECT]))) == [Right.SELECT]
    assert list(Flags[Right]()) == []


def test_flags_are_compared_as_sets() -> None:
    flags = Flags([Right.SELECT, Right.UPDATE])
    assert flags == Flags([Right.UPDATE, Right.SELECT])
    assert hash(flags) == hash(Flags([Right.UPDATE, Right.SELECT]))
    assert flags != Flags(Right.SELECT)
    assert flags != {Right.SELECT, Right.UPDATE}
    assert Right.SELECT in flags
    assert Right.DELETE not in flags


def test_flags_are_combined() -> None:
    flags = Flags([Right.SELECT, Right.UPDATE])
    assert list(flags | Right.DELETE) == [Right.SELECT, Right.UPDATE, Right.DELETE]
    assert list(flags & Flags([Right.UPDATE, Right.DELETE])) == [Right.UPDATE]
    assert list(flags - Right.UPDATE) == [Right.SELECT]


def test_flags_are_read_from_text() -> None:
    assert Flags[Right].parse(Right, " Update\n Select  New ") == Flags(
        [Right.SELECT, Right.UPDATE, Right("New")]
    )
    assert len(Flags[Right].parse(Right, "")) == 0


def test_flags_are_of_the_class_of_their_enum() -> None:
    for flags in (Flags(Right.SELECT), Flags[Right](), Flags.parse(Right, "")):
        assert isinstance(flags, Flags)
        assert type(flags) is Flags[Right]
        assert type(flags).__name__ == "Flags"
        assert type(flags).__qualname__ == "Flags[Right]"
    assert type(Flags(Colour.RED)) is Flags[Colour]
    assert Flags[Right]() == Flags[Colour]() == Flags()


def test_flags_of_one_enum_take_no_member_of_another() -> None:
    with pytest.raises(TypeError, match="not an enum member"):
        Flags[Right]([Colour.RED])  # type: ignore[list-item]  # what is tested


def test_threads_that_meet_an_enum_first_get_one_class(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Fresh(OpenEnum):
        A = "A"

    make = flags_module._new_class
    met: list[object] = []

    def make_while_another_thread_is_quicker(enum: type[OpenEnum]) -> object:
        flags = make(enum)
        if not met:
            met.append(enum)
            met[0] = Flags[enum]
        return flags

    monkeypatch.setattr(
        flags_module, "_new_class", make_while_another_thread_is_quicker
    )
    assert Flags[Fresh] is met[0]
    assert type(Flags(Fresh.A)) is met[0]


def test_a_subclass_of_flags_keeps_its_class() -> None:
    class Rights(Flags[Right]):
        """A class of the user."""

    flags = Rights([Right.SELECT])
    assert type(flags) is Rights
    assert flags == Flags(Right.SELECT)


def test_flags_of_what_is_no_enum_are_an_annotation_only() -> None:
    assert get_args(Flags["Right"]) == ("Right",)
    assert get_args(Flags[Any]) == (Any,)


def test_flags_are_shown_as_written() -> None:
    flags = Flags([Right.SELECT, Right("New")])
    assert repr(flags) == "Flags({Right.SELECT, Right('New')})"


def test_flags_survive_pickle_and_copy() -> None:
    flags = Flags([Right.SELECT, Right("New")])
    assert pickle.loads(pickle.dumps(flags)) == flags
    assert copy.deepcopy(flags) == copy.copy(flags) == flags


@pytest.mark.parametrize(
    "items", ["Select", ["Select"], [1], [Right.SELECT, Colour.RED]]
)
def test_flags_refuse_what_is_no_member_of_one_enum(items: object) -> None:
    with pytest.raises(TypeError):
        Flags(items)  # type: ignore[arg-type]  # what is tested
