"""Types that came or went although the service is as before: nothing that the service did names them.

A field that was any and is a type now brings the type, and all that it names, into view.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.changes.drafts import Context, Draft
from generator.changes.notations import notations, references
from generator.model.comparison.changes import Action
from generator.model.comparison.snapshot import Snapshot, TypeFact


def types_by_knowledge(drafts: Iterable[Draft], context: Context) -> frozenset[str]:
    """The types that only one side has, and that other evidence leads to.

    `drafts` are those of changes of the service. A type that nothing names is none of these.
    """
    moved = [draft for draft in drafts if not _is_presence_of_type(draft)]
    came = {each.subject for each in moved if each.action is not Action.REMOVED}
    left = {
        each.pair.old.subject
        for each in moved
        if each.pair.old is not None and each.action is not Action.ADDED
    }
    return _of_side(context.new, context.old, came) | _of_side(
        context.old, context.new, left
    )


def _is_presence_of_type(draft: Draft) -> bool:
    return draft.id in ("type-added", "type-removed")


def _of_side(snapshot: Snapshot, other: Snapshot, moved: set[str]) -> frozenset[str]:
    """The types of a side that the other lacks, without those that something of the service leads to."""
    missing = {
        entry.subject
        for entry in snapshot.entries
        if isinstance(entry.fact, TypeFact) and entry.subject not in other.by_subject
    }
    inner: dict[str, set[str]] = {}
    named: set[str] = set()
    by_service: set[str] = set()
    for entry in snapshot.entries if missing else ():
        for _, type_ in notations(entry.fact):
            those = missing.intersection(references(type_))
            if not those:
                continue
            named |= those
            if entry.owner in missing:
                inner.setdefault(entry.owner, set()).update(those)
            elif entry.subject in moved or entry.owner not in other.by_subject:
                by_service |= those
    return frozenset(named - _with_inner(by_service, inner))


def _with_inner(types: set[str], inner: dict[str, set[str]]) -> set[str]:
    reached = set(types)
    waiting = list(types)
    while waiting:
        for type_ in inner.get(waiting.pop(), ()):
            if type_ not in reached:
                reached.add(type_)
                waiting.append(type_)
    return reached
