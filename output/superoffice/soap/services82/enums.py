"""The enums of Services82. Each accepts unknown members too."""

from __future__ import annotations

from superoffice._runtime.values.enums import OpenEnum


class RecurrenceUpdateMode(OpenEnum):
    """Which appointments of a series a change is made to."""

    UNKNOWN = "Unknown"
    """`Unknown`"""
