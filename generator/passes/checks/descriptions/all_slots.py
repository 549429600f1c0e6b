"""The newest places for descriptions, and what older pages have at the same place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec

from generator.model.docfx_facts import DocfxFacts
from generator.model.facts import (
    AgentIndexFacts,
    PageFacts,
    SoapOperationFacts,
    WsdlFacts,
)
from generator.model.ids import GroupId, OperationId
from generator.model.openapi_facts import OpenApiFacts
from generator.model.rest_facts import RestOperationFacts
from generator.passes.checks.checked import CheckedDocs
from generator.passes.checks.descriptions.document_slots import (
    docfx_slots,
    document_slots,
)
from generator.passes.checks.descriptions.names import Names, names
from generator.passes.checks.descriptions.rest_slots import rest_slots
from generator.passes.checks.descriptions.slots import Slot
from generator.passes.checks.descriptions.soap_slots import (
    index_slots,
    page_slots,
    wsdl_slots,
)

_MOST_BY_CHANCE: Final = 20
_Key = tuple[str, str, str, str]
_Form = tuple[str, str, int]
"""The names of a kind of page and of a kind of place on it, and the number of the source that has it."""


class Slots(msgspec.Struct, frozen=True):
    """The places for descriptions on the newest pages.

    `bare` are those without words, and `older` has the newest place of older pages with words for those of them that have
    one, by key. `silent` are the forms of which a source has many places and words for none: a template writes no words there.
    """

    newest: Sequence[Slot]
    bare: Sequence[Slot]
    older: Mapping[_Key, Slot]
    silent: frozenset[_Form]


def all_slots(docs: CheckedDocs) -> Slots:
    """The places for descriptions of all docs."""
    ages = docs.ages
    by_key: dict[_Key, list[Slot]] = {}
    for slot in _slots(docs, names(docs)):
        by_key.setdefault(slot.key, []).append(slot)
    newest: list[Slot] = []
    older: dict[_Key, Slot] = {}
    for key, same in by_key.items():
        if len(same) == 1:
            newest += same
            continue
        first = min(ages.edition(slot.place.path) for slot in same)
        current = [slot for slot in same if ages.edition(slot.place.path) == first]
        newest += current
        others = [slot for slot in same if slot.text and slot not in current]
        if others and not any(slot.text for slot in current):
            older[key] = min(
                others,
                key=lambda slot: (ages.edition(slot.place.path), slot.place),
            )
    return Slots(
        newest=newest,
        bare=[slot for slot in newest if not slot.text],
        older=older,
        silent=_silent(docs, newest),
    )


def form_of(docs: CheckedDocs, slot: Slot) -> _Form:
    """The form of a place, and the source that has it."""
    return slot.source, slot.form, docs.ages.sources[slot.place.path]


def _silent(docs: CheckedDocs, slots: Sequence[Slot]) -> frozenset[_Form]:
    bare, described = Counter[_Form](), set[_Form]()
    for slot in slots:
        form = form_of(docs, slot)
        if slot.text:
            described.add(form)
        else:
            bare[form] += 1
    return frozenset(
        form
        for form, count in bare.items()
        if form not in described and count > _MOST_BY_CHANCE
    )


def _slots(docs: CheckedDocs, known: Names) -> Iterator[Slot]:
    paged = frozenset(_paged(docs))
    for path, page in docs.pages.items():
        yield from _of_page(path, page, known, paged)


def _paged(docs: CheckedDocs) -> Iterator[str]:
    """Yields what an operation page or an index page is about."""
    for page in docs.pages.values():
        match page.facts:
            case SoapOperationFacts() as facts:
                group = GroupId.of_agent(facts.version, facts.agent)
                yield OperationId.of(group, facts.operation)
            case AgentIndexFacts() as facts:
                yield GroupId.of_agent(facts.version, facts.agent)
            case _:
                pass


def _of_page(
    path: str, page: PageFacts, known: Names, paged: frozenset[str]
) -> Iterator[Slot]:
    match page.facts:
        case SoapOperationFacts() as facts:
            yield from page_slots(path, facts)
        case AgentIndexFacts() as facts:
            yield from index_slots(path, facts)
        case WsdlFacts() as facts:
            yield from wsdl_slots(path, facts, paged)
        case RestOperationFacts() as facts:
            yield from rest_slots(path, facts, known)
        case DocfxFacts() as facts:
            yield from docfx_slots(path, facts, known)
        case OpenApiFacts() as facts:
            yield from document_slots(path, facts, known)
        case _:
            pass
