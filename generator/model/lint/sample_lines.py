"""The lines of the values of a sample, which facts do not keep.

Samples are laid out with each value and each closing bracket on a line of its own, so that the lines follow from the tree. A
sample with more or fewer lines than that is laid out otherwise, and all its values are on its first line.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.json_facts import JsonArray, JsonObject, JsonScalar, JsonValue

Steps = tuple[int, ...]
"""The way from a value to one inside it: the index of the member or item at each level."""


def line_of_value(
    body: JsonValue, steps: Steps, first_line: int, last_line: int
) -> int:
    """The line of a value inside a body that goes from `first_line` to `last_line`."""
    if first_line + _height(body) - 1 != last_line:
        return first_line
    line, value = first_line, body
    for step in steps:
        inside = contents(value)
        line += 1 + sum(map(_height, inside[:step]))
        value = inside[step]
    return line


def contents(value: JsonValue) -> Sequence[JsonValue]:
    """The values directly inside a value, in their order."""
    match value:
        case JsonObject(members=members):
            return [member.value for member in members]
        case JsonArray(items=items):
            return items
        case JsonScalar():
            return ()


def _height(value: JsonValue) -> int:
    inside = contents(value)
    return 2 + sum(map(_height, inside)) if inside else 1
