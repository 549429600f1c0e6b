"""Witnesses: a few lines of Python for a change, right with the old SDK, and wrong or otherwise with the new one.

old_sdk   the old SDK as its users write code with it
uses      which use of it shows a difference
code      functions with their imports
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

import msgspec

from generator.changes.directions import directions
from generator.changes.matching import renames
from generator.changes.places import is_class_of_group, is_name
from generator.changes.python import python_differences
from generator.changes.python.annotations import NONE
from generator.changes.python.differences import PythonDifference
from generator.changes.python.pairs import last
from generator.changes.python.reasons import reasons
from generator.changes.python.sides import Sides
from generator.changes.witnesses.old_sdk import OldSdk
from generator.changes.witnesses.uses import use_of
from generator.model.catalogue.changes.python import PYTHON
from generator.model.comparison.changes import Cause, Change, Comparison, PythonLevel


class Outcome(StrEnum):
    """What becomes of the lines with the new SDK.

    refused: type checkers call them wrong; deprecated: they are right, and type checkers show them as deprecated; silent:
    type checkers accept them, and they fail or mean something else; warned: type checkers accept them, and Python warns.
    """

    REFUSED = "refused"
    DEPRECATED = "deprecated"
    WARNED = "warned"
    SILENT = "silent"


class Witness(msgspec.Struct, frozen=True):
    """The lines of a module, and in words what becomes of them."""

    code: str
    outcome: Outcome
    verdict: str


def witnesses(comparison: Comparison) -> Mapping[str, Witness]:
    """The witnesses of changes, by fingerprint. There is none where no code of users shows a change."""
    old, new = comparison.old, comparison.new
    known = renames(old, new)
    sides = Sides(old, new, known, directions(old, new, known))
    differences = python_differences(old, new, known, sides.directions)
    sdk = OldSdk(old)
    by_change = _by_change(differences, comparison.changes)
    made = (
        (fingerprint, _first(those, sides, sdk))
        for fingerprint, those in by_change.items()
    )
    return {fingerprint: witness for fingerprint, witness in made if witness}


def witness(comparison: Comparison, change: Change) -> Witness | None:
    """The witness of one change; for more than one, `witnesses` compares the SDKs once."""
    return witnesses(comparison).get(change.fingerprint)


def _by_change(
    differences: Iterable[PythonDifference], changes: Iterable[Change]
) -> dict[str, list[PythonDifference]]:
    """The differences that tell in a change of the API, or are one themselves, by its fingerprint."""
    of_api = [each for each in changes if each.id not in PYTHON and _tells(each)]
    by_subject: dict[str, list[Change]] = {}
    for change in of_api:
        for subject in change.subjects:
            by_subject.setdefault(subject, []).append(change)
    themselves = {
        (change.id, subject): change.fingerprint
        for change in changes
        if change.id in PYTHON
        for subject in change.subjects
    }
    by_change: dict[str, list[PythonDifference]] = {}
    for difference, reason in reasons(differences, by_subject):
        fingerprints = [each.fingerprint for each in by_subject.get(reason, ())]
        own = themselves.get((difference.kind, difference.subject))
        for fingerprint in fingerprints or ([own] if own else []):
            by_change.setdefault(fingerprint, []).append(difference)
    return by_change


def _tells(change: Change) -> bool:
    return change.cause is not Cause.DOCS


def _first(
    differences: list[PythonDifference], sides: Sides, sdk: OldSdk
) -> Witness | None:
    """The witness of the worst difference that has any."""
    order = list(PythonLevel)
    worst = sorted(differences, key=lambda each: order.index(each.level))
    return next(_made(worst, sides, sdk), None)


def _made(
    differences: Iterable[PythonDifference], sides: Sides, sdk: OldSdk
) -> Iterator[Witness]:
    for difference in differences:
        if not _breaks(difference):
            continue
        try:
            code = use_of(difference, sides, sdk).text()
        except ValueError:
            # what has no usable name has no witness
            continue
        outcome = _outcome(difference)
        yield Witness(code, outcome, _VERDICTS[outcome](difference))


def _breaks(difference: PythonDifference) -> bool:
    is_major = difference.level is PythonLevel.MAJOR
    return is_major or difference.is_typing or difference.kind.endswith("-renamed")


_SILENT = frozenset({"member-changed"})


def _outcome(difference: PythonDifference) -> Outcome:
    if difference.kind in _SILENT or difference.is_unseen:
        return Outcome.SILENT
    is_kept = difference.level is not PythonLevel.MAJOR and not difference.is_typing
    if not is_kept:
        return Outcome.REFUSED
    return Outcome.WARNED if _is_imported(difference) else Outcome.DEPRECATED


def _is_imported(difference: PythonDifference) -> bool:
    """Whether a name is that of a class or a module: type checkers have no deprecated names of these."""
    is_class = is_class_of_group(difference.old or "")
    return difference.kind in _IMPORTED or (
        difference.kind == "agent-renamed" and is_class
    )


_IMPORTED = frozenset({"class-renamed", "module-renamed"})


def _refused(difference: PythonDifference) -> str:
    is_removed = difference.new is None or difference.new == NONE
    name = last(difference.old or "")
    if is_removed and is_name(name):
        return f"Type checkers refuse it: the new SDK has no `{name}` there."
    return "Type checkers refuse it with the new SDK."


def _deprecated(difference: PythonDifference) -> str:
    return f"It is right still, and shown as deprecated{_now(difference)}."


def _warned(difference: PythonDifference) -> str:
    return f"It is right still, and Python warns{_now(difference)}."


def _now(difference: PythonDifference) -> str:
    name = last(difference.new or "")
    return f": the name is `{name}` now" if is_name(name) else ""


def _silent(_difference: PythonDifference) -> str:
    return "No type checker sees it: with the new SDK it fails or means something else."


_VERDICTS = {
    Outcome.REFUSED: _refused,
    Outcome.DEPRECATED: _deprecated,
    Outcome.WARNED: _warned,
    Outcome.SILENT: _silent,
}
