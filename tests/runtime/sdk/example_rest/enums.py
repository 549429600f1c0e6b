"""Enums of the example."""

from __future__ import annotations

from generator.runtime.values.enums import OpenEnum


class Colour(OpenEnum):
    """One of these."""

    RED = "Red", 1
    DARK_BLUE = "DarkBlue", 4


class Right(OpenEnum):
    """Several of these."""

    SELECT = "Select", 1
    UPDATE = "Update", 2
