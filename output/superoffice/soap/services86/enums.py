"""The enums of Services86. Each accepts unknown members too."""

from __future__ import annotations

from superoffice._runtime.values.enums import OpenEnum


class ActivityStatus(OpenEnum):
    """ActivityStatus of Services86. Members that the docs don't list are accepted."""

    UNKNOWN = "Unknown"
    """`Unknown`"""
