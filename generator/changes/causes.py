"""Why something is otherwise: the service moved, or only what is known of it.

What a WSDL or a document of OpenAPI states on both sides is a change of the service. So is what the same kind of source
states otherwise than before, unless it says now what it left open. Another kind of source is other evidence: it knows
null and demands that no other states, and more fields of a type that was incomplete.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from generator.changes.drafts import Context, Draft, Nature, Pair
from generator.changes.sources import (
    both_state,
    families_of,
    family,
    is_beside_declaration,
    is_by_example,
    is_by_user,
    same_source,
)
from generator.changes.types_in_view import types_by_knowledge
from generator.model.comparison.changes import Action, Cause
from generator.model.comparison.snapshot import (
    Entry,
    GroupFact,
    MemberFact,
    Snapshot,
    TypeFact,
)

_STATED: Final = frozenset(
    {
        "operation-action-changed",
        "operation-method-changed",
        "operation-route-changed",
        "path-order-changed",
        "member-number-changed",
    }
)
"""What each kind of source states as it is, or not at all."""
_TYPES: Final = frozenset(
    {
        "field-type-changed",
        "field-type-widened",
        "out-type-changed",
        "out-type-widened",
        "parameter-moved",
        "parameter-type-changed",
        "parameter-type-narrowed",
        "parameter-type-widened",
        "result-encoding-changed",
        "result-type-changed",
        "result-type-widened",
    }
)
"""What tables, WSDLs and documents of OpenAPI say alike."""


class Judged(msgspec.Struct, frozen=True):
    """A draft with its cause."""

    draft: Draft
    cause: Cause


def causes(drafts: Iterable[Draft], context: Context) -> list[Judged]:
    """Each draft with its cause."""
    judge = _Judge(context)
    judged = [Judged(draft, judge.cause(draft)) for draft in drafts]
    # types that nothing but knowledge leads to are knowledge too
    known = types_by_knowledge(
        [each.draft for each in judged if each.cause is Cause.API], context
    )
    return [*_with_types(judged, known)]


def _with_types(judged: list[Judged], known: frozenset[str]) -> Iterator[Judged]:
    for each in judged:
        is_type = each.draft.id in ("type-added", "type-removed")
        if is_type and each.draft.subject in known and each.cause is Cause.API:
            yield Judged(each.draft, Cause.KNOWLEDGE)
        else:
            yield each


class _Judge:
    """Tells the causes of drafts by themselves."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._old = families_of(context.old)
        self._new = families_of(context.new)

    def cause(self, draft: Draft) -> Cause:
        """The cause of a draft."""
        if draft.nature is Nature.WORDS:
            return Cause.DOCS
        if is_by_user(draft.pair):
            return Cause.SETTINGS
        is_api = (
            draft.nature is Nature.MOVED
            and self._has_moved(draft)
            and not (draft.pair.entry.key and self._owner_is_vague(draft.pair))
        )
        return Cause.API if is_api else Cause.KNOWLEDGE

    def _has_moved(self, draft: Draft) -> bool:
        match draft.action:
            case Action.CHANGED:
                return self._is_comparable(draft)
            case Action.RENAMED:
                return not _is_named(draft.pair)
            case Action.ADDED:
                return not self._came_into_view(
                    draft.pair.entry, self._context.new, self._old
                )
            case Action.REMOVED:
                return not self._came_into_view(
                    draft.pair.entry, self._context.old, self._new
                )

    def _is_comparable(self, draft: Draft) -> bool:
        """Whether the sources of both sides say the same kind of things."""
        if draft.id in _STATED or (draft.id in _TYPES and both_state(draft.pair)):
            return True
        return same_source(draft.pair)

    def _came_into_view(
        self, entry: Entry, here: Snapshot, others: frozenset[str]
    ) -> bool:
        """Whether the side that lacks a subject has nothing that would tell it. `here` is the side that has it."""
        if isinstance(entry.fact, GroupFact):
            return False
        if entry.source and family(entry.source) not in others:
            return True
        if isinstance(entry.fact, MemberFact):
            return is_beside_declaration(entry, here)
        return is_by_example(entry) and self._owners_source_differs(entry)

    def _owners_source_differs(self, entry: Entry) -> bool:
        """Whether the type or operation of a part is known from another source on the other side."""
        owner = entry.owner
        sides = (
            (self._context.before(owner), self._context.new.by_subject.get(owner)),
            (self._context.old.by_subject.get(owner), self._context.after(owner)),
        )
        return any(old and new and old.source != new.source for old, new in sides)

    def _owner_is_vague(self, pair: Pair) -> bool:
        """Whether a side knows the type of a part by an incomplete list, or by a name that no source gives."""
        owner = pair.entry.owner
        facts = [
            entry.fact
            for entry in (
                pair.old and self._context.old.by_subject.get(pair.old.owner),
                pair.new and self._context.new.by_subject.get(pair.new.owner),
                self._context.before(owner),
                self._context.after(owner),
            )
            if entry and isinstance(entry.fact, TypeFact)
        ]
        is_presence = pair.old is None or pair.new is None
        return (is_presence and any(fact.incomplete for fact in facts)) or (
            len({fact.unnamed for fact in facts}) > 1
        )


def _is_named(pair: Pair) -> bool:
    """Whether a type has a name that no source gives on either side."""
    return any(
        entry is not None and isinstance(entry.fact, TypeFact) and entry.fact.unnamed
        for entry in (pair.old, pair.new)
    )
