from __future__ import annotations

import pytest

from generator.changes.python.annotations import Fitting, union

TYPED = Fitting(
    bases={"models.Below": {"models.Thing"}}, enums=frozenset({"enums.Kind"})
)
AT_RUN_TIME = Fitting(
    bases=TYPED.bases, enums=TYPED.enums, takes_items=True, takes_texts=True
)
KNOWN_LESS = Fitting(
    bases=TYPED.bases,
    enums=TYPED.enums,
    takes_items=True,
    takes_texts=True,
    takes_anything=True,
)


def _fits(fitting: Fitting, values: str, place: str) -> bool:
    return fitting.fits(union(values, str), union(place, str))


@pytest.mark.parametrize(
    ("values", "place", "fits"),
    [
        ("int", "int", True),
        ("int", "int | None", True),
        ("int | None", "int", False),
        ("int | str", "str | int", True),
        ("int", "float", True),
        ("float", "int", False),
        # a call that is given a bool for a number is refused
        ("bool", "int", False),
        ("anything.at[all] | None", "object", True),
        ("object", "str | None", False),
        ("enums.Kind", "str", True),
        ("str", "enums.Kind", False),
        ("str", "enums.Kind | str", True),
        ("models.Below", "models.Thing", True),
        ("models.Thing", "models.Below", False),
        # what holds a list may add items
        ("list[int]", "list[float]", False),
        ("list[models.Below]", "list[models.Thing]", False),
        ("list[models.Below]", "Iterable[models.Thing]", True),
        ("list[int]", "Sequence[int] | None", True),
        ("Iterable[int]", "list[int]", False),
        ("dict[str, int]", "dict[str, int]", True),
        ("dict[str, int]", "dict[str, float]", False),
        ("dict[str, int]", "Mapping[str, float]", True),
        ("Flags[EFieldRight]", "Flags[EFieldRight]", True),
        ("str", "Columns", True),
        ("str", "Ordering | None", True),
        ("Columns", "str", False),
    ],
)
def test_what_fits_to_a_type_checker(values: str, place: str, fits: bool) -> None:
    assert _fits(TYPED, values, place) is fits


@pytest.mark.parametrize(
    ("values", "place", "fits"),
    [
        ("list[models.Below]", "list[models.Thing]", True),
        ("list[list[int]]", "list[list[float]]", True),
        ("list[str]", "list[enums.Kind]", True),
        ("list[float]", "list[int]", False),
        ("object", "str", False),
    ],
)
def test_what_fits_in_a_call(values: str, place: str, fits: bool) -> None:
    assert _fits(AT_RUN_TIME, values, place) is fits


@pytest.mark.parametrize(
    ("values", "place", "fits"),
    [
        ("object", "models.Thing", True),
        ("list[object]", "list[models.Thing] | None", True),
        ("object", "None", False),
        ("str", "enums.Kind", True),
        ("int", "str", False),
    ],
)
def test_what_fits_where_less_is_known(values: str, place: str, fits: bool) -> None:
    assert _fits(KNOWN_LESS, values, place) is fits


@pytest.mark.parametrize(
    "text",
    [
        "",
        "(",
        "int |",
        "__import__('os').system('x')",
        "a" * 10_000,
        "[" * 9_000,
        "x | " * 50_000 + "x",
        "list[" * 150 + "int" + "]" * 150,
    ],
    ids=str.__len__,
)
def test_what_is_no_annotation_is_only_like_itself(text: str) -> None:
    assert _fits(TYPED, text, text)
    assert not _fits(TYPED, text, "int")


def test_classes_have_one_name_on_both_sides() -> None:
    old = union(
        "list[models.Old] | models.Old | None",
        lambda name: "New" if name == "models.Old" else name,
    )
    assert old == union("list[New] | New | None", str)
