"""Which version a release gets: from what changed, from the settings, and from what the user says."""

from __future__ import annotations

from typing import Literal

from generator.changes.versions import is_below, raised
from generator.model.comparison.changes import Comparison, PythonLevel
from generator.model.errors import UsageError
from generator.report.diff.wording import reason_words

Level = Literal["major", "minor", "patch"]


def next_release(
    comparison: Comparison, setting: str, level: Level | None, reason: str
) -> str | None:
    """The version of the next release; None where nothing changed and no level was asked for.

    A `setting` that is above what the changes ask for counts, as somebody has chosen it. A `level` counts from the last
    release, whatever changed.

    Raises:
        UsageError: the lock of the last release has no version, or the level gives a version that is lower than the
            changes ask for, and no reason is given.
    """
    last, needed = comparison.old.header.sdk_version, comparison.next_version
    if not last or needed is None:
        raise UsageError(
            "the lock of the last release has no version",
            "Restore docwright.released.lock from version control; docwright release alone writes it.",
        )
    if level is None:
        if not is_below(last, needed):
            return None
        return setting if is_below(needed, setting) else needed
    chosen = raised(last, PythonLevel(level))
    if is_below(chosen, needed) and not reason:
        raise UsageError(
            f"after {last}, --level {level} gives {chosen}, and the changes ask for {needed}: {reason_words(comparison.changes)}",
            "Say why with --reason, which goes into the changelog, or leave --level out.",
        )
    return chosen


def lower_reason(comparison: Comparison, version: str, reason: str) -> str:
    """The reason of a version that is lower than the changes ask for; empty where it is not."""
    needed = comparison.next_version
    return reason if needed and is_below(version, needed) else ""
