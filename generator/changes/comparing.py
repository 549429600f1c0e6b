"""Two snapshots → the changes between them, the worst first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import msgspec

from generator.changes.causes import causes
from generator.changes.directions import directions
from generator.changes.drafts import Context, Draft, Pair
from generator.changes.families import missing_families
from generator.changes.lines import groups_of
from generator.changes.matching import renames
from generator.changes.pairs import pairs
from generator.changes.python import python_differences
from generator.changes.python.explained import explained
from generator.changes.rules import rules_of
from generator.changes.settled import Settled, settled
from generator.changes.versions import next_version
from generator.model.catalogue.changes import CHANGE_KINDS
from generator.model.comparison.changes import (
    Action,
    ApiLevel,
    Cause,
    Change,
    Comparison,
    PythonLevel,
    Sides,
    fingerprint,
)
from generator.model.comparison.snapshot import Entry, Snapshot

_SILENT: Final = "member-number-changed"
"""Programs go on without an error, and with another meaning."""


_API_LEVELS: Final = {level: place for place, level in enumerate(ApiLevel)}
_PYTHON_LEVELS: Final = {level: place for place, level in enumerate(PythonLevel)}
_CAUSES: Final = {cause: place for place, cause in enumerate(Cause)}


def compare(
    old: Snapshot, new: Snapshot, *, old_label: str = "old", new_label: str = "new"
) -> Comparison:
    """What differs between two snapshots, with causes and levels. The labels are what people call them."""
    changes = tuple(sorted(_changes(old, new), key=_order))
    return Comparison(
        old=old,
        new=new,
        old_label=old_label,
        new_label=new_label,
        changes=changes,
        next_version=_next_version(old, changes),
    )


def _next_version(old: Snapshot, changes: Iterable[Change]) -> str | None:
    version = old.header.sdk_version
    if not version:
        return None
    worst = min(
        (change.python_level for change in changes),
        key=_PYTHON_LEVELS.__getitem__,
        default=PythonLevel.NONE,
    )
    return next_version(version, worst)


def _changes(old: Snapshot, new: Snapshot) -> Iterator[Change]:
    if _are_same(old, new):
        return
    known = renames(old, new)
    context = Context(old, new, known, directions(old, new, known))
    families = missing_families(old, new)
    drafts = (_in_family(draft, families) for draft in _drafts(context))
    judged = causes(drafts, context)
    differences = python_differences(old, new, known, context.directions)
    seen, others = explained(differences, judged, context)
    same = settled([*judged, *others], context, seen)
    for change, group in zip(same, groups_of(same, families), strict=True):
        yield _change(change, group)


def _are_same(old: Snapshot, new: Snapshot) -> bool:
    """Whether nothing differs but pages and lines: most runs change nothing, and need no more than this look."""
    return (
        old.header == new.header
        and len(old.entries) == len(new.entries)
        and all(map(_is_same_entry, old.entries, new.entries))
    )


def _is_same_entry(old: Entry, new: Entry) -> bool:
    return (
        old.subject == new.subject
        and old.fact == new.fact
        and old.words == new.words
        and old.python == new.python
        and old.aliases == new.aliases
        and old.defaults == new.defaults
    )


def _drafts(context: Context) -> Iterator[Draft]:
    for pair in pairs(context):
        if _is_same(pair):
            continue
        for rule in rules_of(pair.entry.fact):
            yield from rule.drafts(pair, context)


def _is_same(pair: Pair) -> bool:
    """Whether both sides have the same subject with the same facts and words, wherever it is from."""
    old, new = pair.old, pair.new
    if old is None or new is None:
        return False
    return (
        old.fact == new.fact and old.words == new.words and old.subject == new.subject
    )


def _in_family(draft: Draft, families: Mapping[str, str]) -> Draft:
    """What went with all of its family is doubtful."""
    if draft.action is not Action.REMOVED or draft.subject not in families:
        return draft
    return msgspec.structs.replace(draft, api_level=ApiLevel.DOUBTFUL)


def _change(change: Settled, group: str) -> Change:
    draft = change.first
    return Change(
        id=draft.id,
        subjects=change.subjects,
        group=group,
        area=CHANGE_KINDS[draft.id].area,
        direction=change.direction,
        action=draft.action,
        cause=change.cause,
        api_level=change.api_level,
        python_level=change.python_level,
        old=draft.old,
        new=draft.new,
        evidence=Sides(_place(draft.pair.old), _place(draft.pair.new)),
        fingerprint=fingerprint(
            draft.id, change.subjects, change.direction, draft.old, draft.new
        ),
    )


def _place(entry: Entry | None) -> str | None:
    if entry is None or not entry.page:
        return None
    return f"{entry.page}:{entry.line}" if entry.line else entry.page


def _order(change: Change) -> tuple[object, ...]:
    return (
        change.id != _SILENT,
        _API_LEVELS[change.api_level],
        _PYTHON_LEVELS[change.python_level],
        _CAUSES[change.cause],
        change.id,
        change.subjects,
    )
