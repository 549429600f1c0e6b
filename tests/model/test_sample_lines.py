"""The lines of the values of a sample."""

from __future__ import annotations

from generator.model.json_facts import (
    JsonArray,
    JsonKind,
    JsonMember,
    JsonObject,
    JsonScalar,
)
from generator.model.lint.sample_lines import SampleLines
from generator.model.text import Text

_ONE = JsonScalar(JsonKind.NUMBER, Text("1"))
_BODY = JsonObject(
    (
        JsonMember(Text("A"), _ONE),
        JsonMember(Text("B"), JsonArray((_ONE, JsonObject(()), _ONE))),
        JsonMember(Text("C"), _ONE),
    )
)
"""On nine lines: `{`, A, `B: [`, three items, `]`, C, `}`."""


def test_each_value_has_its_line() -> None:
    lines = SampleLines(_BODY, 11, 19)
    assert lines.of(()) == 11
    assert [lines.of((step,)) for step in range(3)] == [12, 13, 18]
    assert [lines.of((1, step)) for step in range(3)] == [14, 15, 16]


def test_a_sample_that_is_laid_out_otherwise_has_its_first_line() -> None:
    lines = SampleLines(_BODY, 11, 12)
    assert {lines.of((1, 2)), lines.of(()), lines.of((2,))} == {11}
