"""`diff --format markdown`: a comment on a pull request, as short as its readers want it.

Everything that is not ours is in code spans and fences, in which nothing is a mention, a link or HTML.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.report.diff.groups import Group, group_sentence, grouped
from generator.report.diff.report import DiffReport, repository_places
from generator.report.diff.wording import (
    Style,
    count_words,
    level_words,
    reason_words,
    subject_words,
    with_names,
)
from generator.report.escape import for_markdown_code, for_markdown_fence, for_terminal
from generator.report.terminal import counted

_LARGEST: Final = 65_536
"""Characters that GitHub takes as a comment; bytes are counted, of which there are never fewer."""

_OPEN: Final = 5
"""Groups that are shown at once, the worst ones."""

_LONGEST: Final = 200
"""Characters of a name, value or path, so that five changes always have room."""

_LONGEST_WITNESS: Final = 4_000
"""Bytes of code that are shown with a change."""

_ROOM: Final = 500
"""Bytes that are kept for the line about what has no room."""


def _code(text: str) -> str:
    # what is escaped may be longer than the text
    line = for_terminal(text)
    return for_markdown_code(line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…")


_STYLE: Final = Style(_code, str)


def markdown_report(report: DiffReport) -> str:
    """The next version and why, the five worst changes, and everything else folded."""
    accepted = [
        change for change in report.comparison.changes if report.is_accepted(change)
    ]
    open_groups = grouped(report.open_changes)
    text = "".join(f"{line}\n" for line in _head(report))
    for group in open_groups[:_OPEN]:
        text += _item(report, group, is_open=True)
    for title, groups in (
        ("other changes", open_groups[_OPEN:]),
        ("accepted changes", grouped(accepted)),
    ):
        text += _folded(report, title, groups, _LARGEST - len(text.encode()))
    return text


def _head(report: DiffReport) -> Iterator[str]:
    comparison = report.comparison
    version = comparison.next_version
    yield (f"## Next version: {_code(version)}" if version else "## Changes")
    yield ""
    old, new = map(_code, (comparison.old_label, comparison.new_label))
    why = f" {reason_words(comparison.changes).capitalize()}." if version else ""
    yield f"{old} → {new}: {count_words(comparison.changes)}.{why}"
    yield ""


def _item(report: DiffReport, group: Group, *, is_open: bool) -> str:
    """A list item: what happened, the subjects, the places and, if it is open, the code that breaks."""
    first = group.first
    words = group_sentence(report.comparison, group, _STYLE)
    lines = [f"- **{level_words(first)}**: {words}"]
    details = [subject_words(group.subjects, _STYLE)]
    for side, place in repository_places(report, first)._asdict().items():
        if place:
            details.append(f"{side}: {_code(str(place))}")
    if reason := report.accepted.get(first.fingerprint):
        details.append(f"accepted: {_code(reason)}")
    lines.append(f"  {', '.join(details)}")
    witness = report.witnesses.get(first.fingerprint) if is_open else None
    if witness and len(witness.code.encode()) <= _LONGEST_WITNESS:
        fence = (f"  {line}".rstrip() for line in for_markdown_fence(witness.code))
        lines += ["", *fence, "", f"  {with_names(witness.verdict, _STYLE)}", ""]
    return "".join(f"{line}\n" for line in lines)


def _folded(
    report: DiffReport, title: str, groups: tuple[Group, ...], room: int
) -> str:
    """A list that is shown on a click, as much of it as there is room for."""
    if not groups or room < 2 * _ROOM:
        return ""
    changes = sum(len(group.changes) for group in groups)
    noun = title if changes != 1 else title.removesuffix("s")
    start = f"\n<details><summary>{changes:,} {noun}</summary>\n\n"
    end = "\n</details>\n"
    left = room - len(start.encode()) - len(end) - _ROOM
    items: list[str] = []
    for number, group in enumerate(groups):
        item = _item(report, group, is_open=False)
        left -= len(item.encode())
        if left < 0:
            others = sum(len(other.changes) for other in groups[number:])
            items.append(f"- … and {counted(others, 'more change')}: docwright diff\n")
            break
        items.append(item)
    return start + "".join(items) + end
