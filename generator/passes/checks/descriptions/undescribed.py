"""Check: operations, parameters, results, fields, members and agents that have a place for a description, and none there.

Rule: what causes it is the template, where a source has words for no place of this form; else the comment of the type, where
none of its fields has one; else the comment of what is described, which is the same in all versions and sources. What an older
page describes is lost, and no case of this.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from generator.model.lint.defects import Defect
from generator.passes.checks.checked import CheckedDocs
from generator.passes.checks.descriptions.all_slots import Slots, form_of
from generator.passes.checks.descriptions.slots import Slot

_FEWEST_FIELDS: Final = 2


def undescribed(docs: CheckedDocs, slots: Slots) -> Iterator[Defect]:
    """Yields each place without words."""
    silent_types = _types_without_words(slots.newest)
    for slot in slots.bare:
        if slot.key not in slots.older and not slot.is_only_lost:
            yield Defect(
                id=slot.id,
                subject=str(slot.subject),
                place=slot.place,
                message=f"{slot.what} has no description",
                cause=str(_cause(docs, slots, slot, silent_types)),
            )


def _cause(
    docs: CheckedDocs, slots: Slots, slot: Slot, silent_types: frozenset[str]
) -> str:
    if form_of(docs, slot) in slots.silent:
        return f"{slot.form} in {slot.source}"
    return slot.owner if slot.owner in silent_types else slot.comment


def _types_without_words(slots: Sequence[Slot]) -> frozenset[str]:
    """The types of which several fields or members are known, and none is described."""
    parts: dict[str, set[str]] = {}
    for slot in slots:
        if slot.owner:
            parts.setdefault(slot.owner, set()).add(slot.comment)
    described = {slot.owner for slot in slots if slot.owner and slot.text}
    return frozenset(
        owner
        for owner, same in parts.items()
        if len(same) >= _FEWEST_FIELDS and owner not in described
    )
