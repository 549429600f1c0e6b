"""Values of JSON by their kinds, typed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

Json = Mapping[str, Any]


def object_of(value: object) -> dict[str, Any] | None:
    """The value if it is an object."""
    return cast("dict[str, Any]", value) if isinstance(value, dict) else None


def list_of(value: object) -> list[Any] | None:
    """The value if it is a list."""
    return (
        value if isinstance(value, list) else None
    )  # pyright: ignore[reportUnknownVariableType]
