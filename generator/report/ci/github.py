"""Annotations of a pull request, as workflow commands of GitHub.

Source: "Workflow commands for GitHub Actions". A step may make ten annotations of each level; of more, GitHub shows none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from generator.model.lint.places import Place
from generator.report.ci.severity import Severity
from generator.report.escape import for_workflow_message, for_workflow_property

_MOST: Final = 10
_COMMANDS: Final = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "notice",
}


class Annotation(msgspec.Struct, frozen=True, kw_only=True):
    """A remark about a line of a file, or about all of the run.

    `message` may have several lines. `place` is from the root of the git repository on; of a whole file it is the first
    line.
    """

    severity: Severity
    message: str
    title: str = "docwright"
    place: Place | None = None


def workflow_commands(annotations: Sequence[Annotation], command: str) -> str:
    """At most ten lines of each level, in the given order; the last of a level counts those that `command` shows."""
    return "".join(f"{line}\n" for line in _lines(annotations, command))


def _lines(annotations: Sequence[Annotation], command: str) -> Iterator[str]:
    totals = Counter(annotation.severity for annotation in annotations)
    written: Counter[Severity] = Counter()
    for annotation in annotations:
        level = annotation.severity
        written[level] += 1
        if written[level] < _MOST or written[level] == totals[level] == _MOST:
            yield _line(annotation)
        elif written[level] == _MOST:
            others = totals[level] - _MOST + 1
            yield _line(
                Annotation(severity=level, message=f"{others:,} more: {command}")
            )


def _line(annotation: Annotation) -> str:
    place = annotation.place
    properties = {"title": annotation.title}
    if place is not None:
        located = {"file": place.path, "line": str(max(place.line, 1))}
        properties = {**located, **properties}
    listed = ",".join(
        f"{name}={for_workflow_property(value)}" for name, value in properties.items()
    )
    message = for_workflow_message(annotation.message)
    return f"::{_COMMANDS[annotation.severity]} {listed}::{message}"
