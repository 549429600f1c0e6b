"""The phase editions: which pages are newer, where several sources are given together.

    subjects.py   what a page is about
    folders.py    folders of one argument that are editions of the same
    units.py      the sources, with their dates
    order.py      which source is newer
    choices.py    a diagnostic for each pair of sources
    outdated.py   pages that a newer source has as well, for `docwright lint`

Age belongs to a source and not to a page. All later phases go from the newest page to the oldest, so that the first page
wins where two say the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

import msgspec

from generator.model.diagnostics import Diagnostic
from generator.model.facts import Facts
from generator.model.sources import SourceAge, Sources
from generator.passes.editions.choices import choice
from generator.passes.editions.order import (
    edition_numbers,
    from_the_newest,
    pairs,
    shared_subjects,
)
from generator.passes.editions.subjects import Subject, page_subject
from generator.passes.editions.units import (
    GenerationOf,
    Page,
    Unit,
    generated,
    units,
)
from generator.passes.pages import Ages, Located, Pages

_F = TypeVar("_F", bound=Facts)


class Editions(msgspec.Struct, frozen=True):
    """The pages sorted by age, the age of each, and the sources from the newest to the oldest."""

    pages: Pages
    ages: Ages
    sources: tuple[SourceAge, ...]
    diagnostics: tuple[Diagnostic, ...]


def editions(pages: Pages, sources: Sources, generation_of: GenerationOf) -> Editions:
    """Numbers the pages by the age of their source (0 is the newest) and sorts them by it."""
    # what the user gave, and the editions in it
    found = units(pages, sources, generation_of)
    # what they have in common, by which they are compared
    shared = shared_subjects(found)
    ordered = from_the_newest(found, shared)
    compared = pairs(ordered, shared)
    ages = _ages(found, edition_numbers(ordered, compared))
    kinds = msgspec.structs.asdict(pages)
    is_only = len({given.order for given in sources.given}) == 1
    return Editions(
        pages=Pages(**{kind: _sorted(same, ages) for kind, same in kinds.items()}),
        ages=ages,
        sources=tuple(found[place].age(is_only=is_only) for place in ordered),
        diagnostics=tuple(
            choice(found[pair.newer], found[pair.older], pair) for pair in compared
        ),
    )


def _ages(found: Sequence[Unit], numbers: Mapping[int, int]) -> Ages:
    """The ages of all pages: first by source, then by the dates of pages about the same subject in one source."""
    keys = {
        page.path: (numbers[place], number)
        for place, unit in enumerate(found)
        for page, number in _within(unit)
    }
    ranks = {key: rank for rank, key in enumerate(sorted(set(keys.values())))}
    return Ages(
        editions={path: ranks[key] for path, key in keys.items()},
        sources={
            page.path: place for place, unit in enumerate(found) for page in unit.pages
        },
    )


def _within(unit: Unit) -> Iterator[tuple[Page, int]]:
    """The pages of a source; of pages about the same subject, those that are older by their samples are numbered."""
    same: dict[Subject, list[Page]] = defaultdict(list)
    for page in unit.pages:
        same[page_subject(page.facts)].append(page)
    for copies in same.values():
        if len(copies) == 1:
            yield copies[0], 0
            continue
        dates = [generated(page.facts) for page in copies]
        ranks = {date: n for n, date in enumerate(sorted({*dates}, reverse=True))}
        yield from zip(copies, (ranks[date] for date in dates), strict=True)


def _sorted(pages: tuple[Located[_F], ...], ages: Ages) -> tuple[Located[_F], ...]:
    numbered = [
        Located(page.path, page.facts, ages.edition(page.path)) for page in pages
    ]
    return tuple(sorted(numbered, key=lambda page: (page.edition, page.path)))
