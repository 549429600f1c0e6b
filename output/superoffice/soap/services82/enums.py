"""The enums of Services82. Each takes unknown members too."""

from __future__ import annotations

from superoffice._runtime.enums import OpenEnum


class RecurrenceUpdateMode(OpenEnum):
    """RecurrenceUpdateMode of Services82. Members that the docs don't list are
    accepted.
    """

    UNKNOWN = "Unknown"
