"""The words for changes: what is called how in Python, and what happened to it. All of it may be shown on a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from generator.model.catalogue.changes import CHANGE_KINDS
from generator.model.comparison.changes import (
    Action,
    ApiLevel,
    Cause,
    Change,
    Comparison,
    PythonLevel,
)
from generator.model.comparison.snapshot import Entry, RestFact, SoapFact
from generator.report.escape import for_terminal
from generator.report.terminal import counted

_LONGEST_VALUE: Final = 120


def sentence(comparison: Comparison, change: Change) -> str:
    """What happened, without an end: `so.agents.thing.copy(…): removed (POST /v1/Agents/Thing/Copy)`."""
    values = value_words(change)
    return f"{python_words(comparison, change)}: {title(change)}" + (
        f" ({values})" if values else ""
    )


def title(change: Change) -> str:
    """What happened, after the name of a subject: `removed`."""
    kind = CHANGE_KINDS.get(change.id)
    # a comparison of a later Docwright may have kinds that this one lacks
    return kind.title if kind else for_terminal(change.id.replace("-", " "))


def value_words(change: Change) -> str:
    """What it was and is: `int32 → int64`, or what there is of both; empty where that says nothing."""
    values = [value for value in (change.old, change.new) if value is not None]
    return " → ".join(for_terminal(_shortened(value)) for value in values)


def _shortened(value: str) -> str:
    return value if len(value) <= _LONGEST_VALUE else f"{value[:_LONGEST_VALUE]}…"


def python_words(comparison: Comparison, change: Change) -> str:
    """What users of the SDK write for the first subject that has something in Python, else the subject.

    It is the old name of what was removed, and the new name of everything else.
    """
    for subject in change.subjects:
        if name := python_name(comparison, subject, change.action):
            return name
    return for_terminal(change.subjects[0] if change.subjects else change.group)


def python_name(comparison: Comparison, subject: str, action: Action) -> str:
    """What users of the SDK write for a subject, empty where it has nothing in Python."""
    sides = [comparison.new_entry, comparison.old_entry]
    if action is Action.REMOVED:
        sides.reverse()
    for entry_of in sides:
        if name := _python_name(subject, entry_of):
            return for_terminal(name)
    return ""


def _python_name(subject: str, entry_of: Callable[[str], Entry | None]) -> str:
    entry = entry_of(subject)
    owner_subject, mark, key = subject.partition("#")
    owner = entry_of(owner_subject) if mark else entry
    if owner is None or owner.python is None:
        return ""
    is_operation = isinstance(owner.fact, RestFact | SoapFact)
    path = _from_client(owner)
    if not mark:
        return f"{path}(…)" if is_operation else path
    part = entry.python.name if entry and entry.python else ""
    if not is_operation:
        return f"{path}.{part}" if part else path
    if key.startswith("param/") and part:
        return f"{path}({part}=…)"
    return f"{path}(…).{part}" if key.startswith("out/") and part else f"{path}(…)"


def _from_client(owner: Entry) -> str:
    """The path from the client's variable on for what is called, from the package on for everything else."""
    name = owner.python.name if owner.python else ""
    match owner.subject.partition("/")[0]:
        case "rest":
            return f"so.{name}"
        case "soap":
            # the path of a call of SOAP begins below the client of its version
            parts = name.split(".")
            below = parts[2:] if parts[0] == "soap" and len(parts) > 2 else parts
            return f"client.{'.'.join(below)}"
        case _:
            return name


def level_words(change: Change) -> str:
    """Both levels and, where the API is as before, the cause: `major, breaking`, `minor, safe, knowledge`."""
    words: list[str] = []
    if change.python_level is not PythonLevel.NONE:
        words.append(change.python_level.value)
    words.append(change.api_level.value)
    if change.cause is not Cause.API:
        words.append(change.cause.value)
    return ", ".join(words)


def subject_words(subjects: tuple[str, ...], most: int = 2) -> str:
    """The first subjects, and how many others there are."""
    shown = ", ".join(map(for_terminal, subjects[:most]))
    others = len(subjects) - most
    return f"{shown} and {counted(others, 'other')}" if others > 0 else shown


def next_version_words(comparison: Comparison) -> str:
    """Which version comes next and why: `next version 2.0.0: 3 changes are major`; empty where it is unknown."""
    if comparison.next_version is None:
        return ""
    version = for_terminal(comparison.next_version)
    return f"next version {version}: {reason_words(comparison.changes)}"


def reason_words(changes: Iterable[Change]) -> str:
    """The highest level of changes for users of the SDK, and how many have it: `3 changes are major`."""
    levels = [change.python_level for change in changes]
    for level in PythonLevel:
        if level is not PythonLevel.NONE and level in levels:
            count = levels.count(level)
            return f"{counted(count, 'change')} {'is' if count == 1 else 'are'} {level}"
    return "nothing changed for users of the SDK"


def count_words(changes: tuple[Change, ...]) -> str:
    """How many changes there are, and how many of them break somebody: `12 changes, 3 of them breaking for the API`."""
    breaking = sum(change.api_level is ApiLevel.BREAKING for change in changes)
    major = sum(change.python_level is PythonLevel.MAJOR for change in changes)
    parts = [counted(len(changes), "change")]
    if breaking:
        parts.append(f"{breaking:,} breaking for the API")
    if major:
        parts.append(f"{major:,} major for users of the SDK")
    return ", ".join(parts)
