"""The lines of the values of a sample, which facts do not keep.

Samples are laid out with each value and each closing bracket on a line of its own, so that the lines follow from the tree. A
sample with more or fewer lines than that is laid out otherwise, and all its values are on its first line.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.json_facts import JsonArray, JsonObject, JsonScalar, JsonValue

Steps = tuple[int, ...]
"""The way from a value to one inside it: the index of the member or item at each level."""


class SampleLines:
    """The lines of the values of a body that goes from `first_line` to `last_line`; the body is looked at once."""

    def __init__(self, body: JsonValue, first_line: int, last_line: int) -> None:
        self._body = body
        self._first_line = first_line
        self._last_line = last_line
        self._starts: dict[int, list[int]] = {}
        self._is_laid_out: bool | None = None

    def of(self, steps: Steps) -> int:
        """The line of a value inside the body."""
        if self._is_laid_out is None:
            last_line = self._first_line + self._height(self._body) - 1
            self._is_laid_out = last_line == self._last_line
        if not self._is_laid_out:
            return self._first_line
        line, value = self._first_line, self._body
        for step in steps:
            line += self._starts[id(value)][step]
            value = contents(value)[step]
        return line

    def _height(self, value: JsonValue) -> int:
        """The lines of a value; notes on the way after how many each value inside it begins."""
        inside = contents(value)
        if not inside:
            return 1
        # values live as long as the body, so that no other value has their identity
        starts = self._starts[id(value)] = []
        height = 1
        for each in inside:
            starts.append(height)
            height += self._height(each)
        return height + 1


def contents(value: JsonValue) -> Sequence[JsonValue]:
    """The values directly inside a value, in their order."""
    match value:
        case JsonObject(members=members):
            return [member.value for member in members]
        case JsonArray(items=items):
            return items
        case JsonScalar():
            return ()
