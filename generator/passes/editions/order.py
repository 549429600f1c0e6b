"""Which source is newer.

Rule: a date decides, whatever the order of DOCS; where one of two sources has none, or both have the same, the later
argument of DOCS is newer. Inside of an argument only the generation of REST pages tells more; else the source that names
more counts as the newer, and a diagnostic asks for a date. Sources that have no subject in common are not compared.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import msgspec

from generator.passes.editions.subjects import Part, Subject, size, subjects
from generator.passes.editions.units import Unit

Shared = Mapping[Subject, Mapping[int, int]]
"""How much each source names of a subject, by subjects that more than one has, and by places of sources."""


class Pair(msgspec.Struct, frozen=True):
    """Two sources with subjects in common, by their places, and how many of these either names more of."""

    newer: int
    older: int
    subjects: int
    more_in_newer: int
    more_in_older: int


def shared_subjects(units: Sequence[Unit]) -> Shared:
    """The subjects that more than one source has."""
    if len(units) == 1:
        return {}
    parts: dict[Subject, dict[int, list[Part]]] = defaultdict(dict)
    for place, unit in enumerate(units):
        for page in unit.pages:
            for subject, part in subjects(page.facts):
                parts[subject].setdefault(place, []).append(part)
    return {
        subject: {place: max(map(size, same)) for place, same in by_unit.items()}
        for subject, by_unit in parts.items()
        if len(by_unit) > 1
    }


def from_the_newest(units: Sequence[Unit], shared: Shared) -> list[int]:
    """The places of the sources, the newest first; the first by path where nothing tells them apart."""
    fuller = _fuller(units, shared)
    dates = _dates(units, shared)
    latest = max((unit.generation for unit in units), default=0)

    def age(place: int) -> tuple[str, int, bool, int, int]:
        unit = units[place]
        # without REST pages nothing is known of it
        generation = unit.generation or latest
        # one without a date is newer than those of which it has the date
        return dates[place], unit.order, not unit.date, generation, fuller[place]

    return sorted(range(len(units)), key=age, reverse=True)


def _fuller(units: Sequence[Unit], shared: Shared) -> Counter[int]:
    """How many subjects each source names more of than all others of its argument do."""
    fuller: Counter[int] = Counter()
    for sizes in shared.values():
        for places in _by_order(units, sizes).values():
            most = max(sizes[place] for place in places)
            first, *others = (place for place in places if sizes[place] == most)
            if len(places) > 1 and not others:
                fuller[first] += 1
    return fuller


def _by_order(
    units: Sequence[Unit], places: Iterable[int]
) -> Mapping[int, Sequence[int]]:
    """Places of sources by those of their arguments, the first argument first."""
    by_order: dict[int, list[int]] = defaultdict(list)
    for place in sorted(places, key=lambda place: units[place].order):
        by_order[units[place].order].append(place)
    return by_order


def _dates(units: Sequence[Unit], shared: Shared) -> dict[int, str]:
    """The date of each source; without one, that of the newest source that it is newer than, if there is one."""
    more = _more_than_dated(units, shared)
    dates: dict[int, str] = {}
    newest_before = ""
    for places in _by_order(units, range(len(units))).values():
        newest = _newest_by_generation(units[place] for place in places)
        for place in places:
            unit = units[place]
            inside = (
                date
                for generation, date in newest.items()
                if (
                    unit.generation > generation
                    if generation and unit.generation not in {0, generation}
                    else more[place] > 0
                )
            )
            dates[place] = unit.date or max(inside, default="") or newest_before
        newest_before = max(newest_before, *(dates[place] for place in places))
    return dates


def _newest_by_generation(units: Iterable[Unit]) -> Mapping[int, str]:
    """The newest date of sources by the generation of their REST pages."""
    newest: dict[int, str] = {}
    for unit in units:
        if unit.date:
            newest[unit.generation] = max(unit.date, newest.get(unit.generation, ""))
    return newest


def _more_than_dated(units: Sequence[Unit], shared: Shared) -> Counter[int]:
    """Of how many subjects a source without date names more than those with one, less those of which it names less.

    Only sources of the same argument count.
    """
    more: Counter[int] = Counter()
    for sizes in shared.values():
        for places in _by_order(units, sizes).values():
            dated = max(
                (sizes[place] for place in places if units[place].date), default=0
            )
            for place in places:
                # a size of 0 cannot be compared
                if dated and sizes[place] and not units[place].date:
                    more[place] += (sizes[place] > dated) - (sizes[place] < dated)
    return more


def pairs(ordered: Sequence[int], shared: Shared) -> list[Pair]:
    """The sources that follow each other in the order for a subject, in that order: what is between others follows."""
    ranks = {place: rank for rank, place in enumerate(ordered)}
    counts: dict[tuple[int, int], list[int]] = defaultdict(lambda: [0, 0, 0])
    for sizes in shared.values():
        for newer, older in pairwise(sorted(sizes, key=ranks.__getitem__)):
            count = counts[newer, older]
            count[0] += 1
            # a size of 0 cannot be compared
            if sizes[newer] and sizes[older]:
                count[1] += sizes[newer] > sizes[older]
                count[2] += sizes[newer] < sizes[older]
    by_age = sorted(counts, key=lambda pair: (ranks[pair[0]], ranks[pair[1]]))
    return [Pair(*pair, *counts[pair]) for pair in by_age]


def edition_numbers(ordered: Sequence[int], chosen: Iterable[Pair]) -> dict[int, int]:
    """The edition of each source: 0, or one more than the greatest of those that are newer than it."""
    numbers = dict.fromkeys(ordered, 0)
    # sorted by the newer source, whose number is final by then
    for pair in chosen:
        numbers[pair.older] = max(numbers[pair.older], numbers[pair.newer] + 1)
    return numbers
