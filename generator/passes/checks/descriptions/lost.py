"""Check: descriptions that an older page has, and the newest page of the same subject has no more.

Rule: a page is one case, whatever it has lost. Where the source of the page has no words at all for places of the form, the
template has lost them, and all pages of this kind are one fault.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model.lint.defects import Defect
from generator.passes.checks.checked import CheckedDocs
from generator.passes.checks.descriptions.all_slots import Slots, form_of
from generator.passes.checks.descriptions.slots import Slot


def lost(docs: CheckedDocs, slots: Slots) -> Iterator[Defect]:
    """Yields each page that has lost descriptions."""
    pages: dict[tuple[str, bool], list[Slot]] = {}
    for slot in slots.bare:
        if slot.key in slots.older:
            is_silent = form_of(docs, slot) in slots.silent
            pages.setdefault((slot.place.path, is_silent), []).append(slot)
    for (_, is_silent), same in pages.items():
        yield _defect(slots, same, is_silent=is_silent)


def _defect(slots: Slots, bare: Sequence[Slot], *, is_silent: bool) -> Defect:
    first = min(bare, key=lambda slot: slot.place)
    older = slots.older[first.key]
    more = f" and {len(bare) - 1} more" if len(bare) > 1 else ""
    return Defect(
        id="description-lost",
        subject=str(first.subject),
        place=first.place,
        message=f"{first.what}{more} had a description on the older page",
        cause=first.source if is_silent else "",
        detail=older.text,
        other=older.place,
        believed=older.place,
    )
