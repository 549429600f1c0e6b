"""Former names are offered as long as nothing else has them, and nothing but names comes out of a lock."""

from __future__ import annotations

import pytest

from generator.emit.names.former_names import former_names, offered_names
from generator.model.comparison.snapshot import NO_SUCCESSION, Alias, Succession


def former(
    names: dict[str, str], reserved: tuple[str, ...] = (), **aliases: str
) -> dict[str, list[str]]:
    """Former names by subject; aliases are separated by blanks."""
    succession = Succession({key: tuple(map(Alias, row.split())) for key, row in aliases.items()})  # fmt: skip
    return {
        subject: [alias.name for alias in row]
        for subject, row in former_names(succession, names, reserved).items()
    }


def test_only_the_last_part_of_a_path_counts() -> None:
    names = {"a": "save", "b": "load"}
    assert former(names, a="agents.contact.store put") == {"a": ["store", "put"]}


@pytest.mark.parametrize(
    "name",
    [
        *("save", "load", "enums"),
        *(
            "class",
            "_call",
            "__init__",
            "2x",
            "",
            "a b",
            "a-b",
            "é",
            "x=1",
            'x"',
            "x\n",
        ),
    ],
)
def test_what_is_taken_or_no_name_is_left_out(name: str) -> None:
    succession = Succession({"a": (Alias(name),)})
    names = {"a": "save", "b": "load"}
    assert former_names(succession, names, {"enums"}) == {}


def test_of_two_subjects_the_first_has_a_name() -> None:
    assert former({"b": "load", "a": "save"}, a="x", b="x y") == {"b": ["y"], "a": ["x"]}  # fmt: skip


def test_the_oldest_comes_first_and_what_is_not_released_last() -> None:
    row = (Alias("d"), Alias("b", "1.10.0"), Alias("a", "1.9.0"), Alias("z", "odd"))
    former = former_names(Succession({"s": row}), {"s": "save"})
    assert [alias.name for alias in former["s"]] == ["z", "a", "b", "d"]


def test_without_a_succession_there_is_none() -> None:
    assert former_names(NO_SUCCESSION, {"a": "save"}) == {}
    assert offered_names(NO_SUCCESSION) == frozenset()
