"""Joins what users of Python see with the changes of the API: those raise their levels, and the rest are changes too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from generator.changes.causes import Judged
from generator.changes.drafts import Context, Draft, Pair
from generator.changes.python.differences import PythonDifference, worse
from generator.changes.python.reasons import reasons
from generator.changes.python.requirements import SDK
from generator.changes.sources import is_by_user
from generator.model.comparison.changes import ApiLevel, Cause, PythonLevel
from generator.model.comparison.snapshot import Entry, RuntimeFact

_BY_SETTINGS: Final = frozenset({"package-renamed", "distribution-renamed"})
_BY_GENERATOR: Final = frozenset({"alias-ended"})


def explained(
    differences: Iterable[PythonDifference], judged: Iterable[Judged], context: Context
) -> tuple[dict[str, PythonLevel], list[Judged]]:
    """The levels that surfaces show of subjects that have changed, and the differences that no change explains.

    `judged` are the changes of the API; those of words alone explain nothing.
    """
    changed = {each.draft.subject for each in judged if each.cause is not Cause.DOCS}
    seen: dict[str, PythonLevel] = {}
    others: list[Judged] = []
    for difference, reason in reasons(differences, changed):
        if reason:
            known = seen.get(reason, PythonLevel.NONE)
            seen[reason] = worse(difference.level, known)
        else:
            others.append(_judged(difference, context))
    return seen, others


def _judged(difference: PythonDifference, context: Context) -> Judged:
    pair = _pair(difference.subject, context)
    draft = Draft(
        id=difference.kind,
        pair=pair,
        action=difference.action,
        direction=difference.direction,
        api_level=ApiLevel.SAFE,
        python_level=difference.level,
        old=difference.old,
        new=difference.new,
    )
    return Judged(draft, _cause(difference, pair, context))


def _cause(difference: PythonDifference, pair: Pair, context: Context) -> Cause:
    """Another Docwright, unless it is the same one with other settings."""
    old, new = context.old.header, context.new.header
    if difference.kind in _BY_SETTINGS:
        return Cause.SETTINGS
    if difference.kind in _BY_GENERATOR or difference.because == ():
        return Cause.GENERATOR
    is_same = (old.docwright, old.runtime) == (new.docwright, new.runtime)
    by_settings = is_same and old.settings != new.settings
    return Cause.SETTINGS if by_settings or is_by_user(pair) else Cause.GENERATOR


def _pair(subject: str, context: Context) -> Pair:
    new = context.new.by_subject.get(subject)
    old = context.before(subject) if new else context.old.by_subject.get(subject)
    if new is None and old is None:
        # the SDK itself, and results of methods of SOAP, which have no entry
        pseudo = _nowhere(subject, context.new.by_subject)
        return Pair(pseudo, pseudo)
    return Pair(old, new)


def _nowhere(subject: str, known: Mapping[str, Entry]) -> Entry:
    owner = known.get(subject.partition("#")[0])
    if owner is None or subject.startswith(f"{SDK}#"):
        return Entry(subject, RuntimeFact(SDK))
    return Entry(subject, RuntimeFact("result"), owner.source, owner.page, owner.line)
