"""The enums of Services87. Each accepts unknown members too."""

from __future__ import annotations

from superoffice._runtime.values.enums import OpenEnum


class RecurrenceUpdateMode(OpenEnum):
    """Which appointments of a series a change is made to."""

    UNKNOWN = "Unknown", 0
    """`Unknown`, number 0"""
    ONLY_THIS = "OnlyThis", 1
    """`OnlyThis`, number 1"""
    THIS_AND_FORWARD = "ThisAndForward", 2
    """`ThisAndForward`, number 2"""
    STOP_RECURRENCE = "StopRecurrence", 9
    """`StopRecurrence`, number 9"""
