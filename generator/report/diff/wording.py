"""The words for changes: what is called how in Python, and what happened to it.

Names and values are code and may come from pages or from files of others; what stands between them are our own words. A
`Style` writes both, so that no format can forget to escape either.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

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
from generator.report.escape import for_markdown_code, for_terminal
from generator.report.terminal import counted

_LONGEST_VALUE: Final = 120


class Style(NamedTuple):
    """How a format writes what is code, and what is prose."""

    code: Callable[[str], str]
    prose: Callable[[str], str]


PLAIN: Final = Style(for_terminal, str)
"""One line that a terminal can show."""

MARKDOWN: Final = Style(for_markdown_code, str)
"""Code spans between our own words, which have nothing that Markdown reads."""


def sentence(comparison: Comparison, change: Change, style: Style = PLAIN) -> str:
    """What happened, without an end: `so.agents.thing.copy(…): removed (POST /v1/Agents/Thing/Copy)`."""
    name = style.code(python_words(comparison, change))
    values = value_words(change, style)
    shown = f" ({values})" if values else ""
    return f"{name}: {style.prose(title(change))}{shown}"


def title(change: Change) -> str:
    """What happened, after the name of a subject: `removed`."""
    kind = CHANGE_KINDS.get(change.id)
    # a lock of a later Docwright may have kinds that this one lacks
    return kind.title if kind else for_terminal(change.id.replace("-", " "))


def value_words(change: Change, style: Style = PLAIN) -> str:
    """What it was and is: `int32 → int64`, or what there is of both; empty where that says nothing, as digests do."""
    if change.cause is Cause.DOCS:
        return ""
    values = [value for value in (change.old, change.new) if value is not None]
    if change.action is Action.RENAMED:
        # these are ids of subjects, which the subject shows in full
        values = [value.rpartition("/")[2] for value in values]
    return style.prose(" → ").join(style.code(shortened(value)) for value in values)


def shortened(value: str) -> str:
    """At most 120 characters of a value."""
    return value if len(value) <= _LONGEST_VALUE else f"{value[:_LONGEST_VALUE]}…"


def python_words(comparison: Comparison, change: Change) -> str:
    """What users of the SDK write for the first subject that has something in Python, else the subject; unescaped.

    It is the old name of what was removed, and the new name of everything else.
    """
    for subject in change.subjects:
        if name := python_name(comparison, subject, change.action):
            return name
    return change.subjects[0] if change.subjects else change.group


def python_name(comparison: Comparison, subject: str, action: Action) -> str:
    """What users of the SDK write for a subject, empty where it has nothing in Python; unescaped."""
    sides = [comparison.new_entry, comparison.old_entry]
    if action is Action.REMOVED:
        sides.reverse()
    names = (name_on_side(subject, entry_of) for entry_of in sides)
    return next(filter(None, names), "")


def name_on_side(subject: str, entry_of: Callable[[str], Entry | None]) -> str:
    """What users of the SDK of a side write for a subject, empty where it has nothing in Python; unescaped."""
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


def with_names(sentence: str, style: Style) -> str:
    """A sentence of ours in which names stand between backticks."""
    return "".join(
        style.code(part) if number % 2 else style.prose(for_terminal(part))
        for number, part in enumerate(sentence.split("`"))
    )


def level_words(change: Change) -> str:
    """Both levels and, where the API is as before, the cause: `major, breaking`, `minor, safe, knowledge`."""
    words: list[str] = []
    if change.python_level is not PythonLevel.NONE:
        words.append(change.python_level.value)
    words.append(change.api_level.value)
    if change.cause is not Cause.API:
        words.append(change.cause.value)
    return ", ".join(words)


def subject_words(
    subjects: tuple[str, ...], style: Style = PLAIN, *, most: int = 2
) -> str:
    """The first subjects, and how many others there are."""
    shown = style.prose(", ").join(map(style.code, subjects[:most]))
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
        if level is not PythonLevel.NONE and (count := levels.count(level)):
            verb = "is" if count == 1 else "are"
            return f"{counted(count, 'change')} {verb} {level.value}"
    return "nothing changed for users of the SDK"


def count_words(changes: tuple[Change, ...]) -> str:
    """How many changes there are, and how many break somebody: `12 changes, 3 breaking for the API`."""
    breaking = sum(change.api_level is ApiLevel.BREAKING for change in changes)
    major = sum(change.python_level is PythonLevel.MAJOR for change in changes)
    parts = [counted(len(changes), "change")]
    if breaking:
        parts.append(f"{breaking:,} breaking for the API")
    if major:
        parts.append(f"{major:,} major for users of the SDK")
    return ", ".join(parts)
