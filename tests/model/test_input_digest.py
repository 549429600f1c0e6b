"""A digest tells values apart as far as templates do."""

from __future__ import annotations

from itertools import combinations
from types import MappingProxyType
from typing import Final

import msgspec
import pytest

from generator.model.encoding.input_digest import input_digest
from generator.model.errors import InternalError
from generator.model.text import QName, Text, WireName


class Point(msgspec.Struct, frozen=True):
    x: object


DIFFERENT: Final[tuple[object, ...]] = (
    None,
    0,
    1,
    True,
    1.0,
    "1",
    Text("1"),
    b"1",
    (1,),
    ((1,),),
    {"x": 1},
    {"x": 2},
    {"y": 1},
    {"x": 1, "y": 2},
    {"y": 2, "x": 1},
    Text("\ud800 alone"),
    QName("urn:1", WireName("Name")),
)


@pytest.mark.parametrize(("first", "second"), [*combinations(DIFFERENT, 2)])
def test_what_differs_has_another_digest(first: object, second: object) -> None:
    assert input_digest(first) != input_digest(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ([1, 2], (1, 2)),
        (Point(1), {"x": 1}),
        (WireName("Name"), "Name"),
        (MappingProxyType({"x": 1}), {"x": 1}),
    ],
)
def test_what_templates_do_not_tell_apart_has_the_same(
    first: object, second: object
) -> None:
    assert input_digest(first) == input_digest(second)


def test_the_base_counts() -> None:
    assert input_digest(1, b"base") != input_digest(1)


def test_what_has_no_bytes_is_refused() -> None:
    with pytest.raises(InternalError, match="function has no digest"):
        input_digest(lambda: 1)
