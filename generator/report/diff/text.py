"""`diff --format text`: lines for people, the worst first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.model.comparison.changes import Change, Comparison
from generator.report.diff.groups import group_sentence, grouped
from generator.report.diff.report import DiffReport, shown_places
from generator.report.diff.wording import (
    count_words,
    level_words,
    next_version_words,
    subject_words,
)
from generator.report.escape import for_terminal
from generator.report.terminal import counted

_MOST_WRITTEN: Final = 20
"""Lines that `generate` writes of changes, so that they leave room for the rest of a screen."""


def text_report(report: DiffReport) -> str:
    """The changes, each group with its subjects and places, then the accepted ones, then the next version."""
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: DiffReport) -> Iterator[str]:
    comparison = report.comparison
    sides = (
        f"{for_terminal(comparison.old_label)} → {for_terminal(comparison.new_label)}"
    )
    yield f"{sides}: {count_words(comparison.changes)}"
    for group in grouped(report.open_changes):
        yield ""
        yield f"{level_words(group.first)}: {group_sentence(comparison, group)} [{for_terminal(group.first.id)}]"
        yield f"    {subject_words(group.subjects)}"
        yield from _place_lines(report, group.first)
    yield from _accepted_lines(report)
    if words := next_version_words(comparison):
        yield ""
        yield words


def _place_lines(report: DiffReport, change: Change) -> Iterator[str]:
    for side, place in shown_places(report, change)._asdict().items():
        if place:
            yield f"    {side}: {for_terminal(str(place))}"


def _accepted_lines(report: DiffReport) -> Iterator[str]:
    changes = report.comparison.changes
    accepted = [change for change in changes if report.is_accepted(change)]
    if not accepted:
        return
    yield ""
    yield f"{counted(len(accepted), 'accepted change')}:"
    for group in grouped(accepted):
        reason = for_terminal(report.accepted[group.first.fingerprint])
        yield f"    {level_words(group.first)}: {group_sentence(report.comparison, group)} ({reason})"


def written_changes(comparison: Comparison) -> Iterator[str]:
    """What `generate` tells of the changes since the lock that it found: at most 20 lines, the worst first."""
    if not comparison.changes:
        return
    yield f"since the last run: {count_words(comparison.changes)}"
    groups = grouped(comparison.changes)
    # the line about the others takes the place of a group
    room = _MOST_WRITTEN - 1
    shown = groups if len(groups) <= room else groups[: room - 1]
    for group in shown:
        words = level_words(group.first)
        yield f"  {words}: {group_sentence(comparison, group)}"
    if others := len(groups) - len(shown):
        yield f"  … and {others:,} more: all of them are in --summary-json"
