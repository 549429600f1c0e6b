"""Parts of parsed JSON, whatever is there."""

from __future__ import annotations

from typing import TypeAlias, cast

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
"""A value of JSON."""


def fields(value: object) -> dict[str, Json]:
    """The members of an object, none where it is something else."""
    return cast("dict[str, Json]", value) if isinstance(value, dict) else {}


def items(value: object) -> list[Json]:
    """The items of a list, none where it is something else."""
    return cast("list[Json]", value) if isinstance(value, list) else []


def text(value: object) -> str:
    """A string, empty where it is something else."""
    return value if isinstance(value, str) else ""


def texts(value: object) -> list[str]:
    """The strings of a list."""
    return [item for item in items(value) if isinstance(item, str)]
