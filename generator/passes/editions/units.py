"""The sources of pages, with all that tells how old each is.

Rule: what a user gave is a source: an argument of DOCS, or what an entry of the setting `sources` is about; inside of it,
each folder that is an edition (`folders.py`) is one of its own. A source is as old as the setting says, else as its
samples: generated SOAP samples show the time of their generation as every date, and all pages of a source are of one age.
REST pages show no date, but their form shows their generation.
Source: SOAP operation pages of two years (all dates of a tree are of the same day).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

import msgspec

from generator.model.facts import Element, Facts, SoapOperationFacts
from generator.model.rest_facts import RestOperationFacts
from generator.model.sources import AgeOrigin, SourceAge, Sources
from generator.passes.editions.folders import Folders
from generator.passes.pages import Located

Page = Located[Facts]
_Part = tuple[int, str]
GenerationOf = Callable[[RestOperationFacts], int]
"""Gives the generation of a REST page, which its form shows; greater for newer ones."""

# The time of generation is in UTC and has no fraction of a second.
_GENERATED: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z")


class Unit(msgspec.Struct, frozen=True):
    """A source with its pages. `order` is the place of its argument in DOCS; `date` is empty where nothing shows it.

    `path` is the folder or file that it is, relative to the page root, with a slash at the end of a folder. `generation` is
    that of its REST pages, 0 without any.
    """

    path: str
    order: int
    date: str
    is_set: bool
    generation: int
    pages: tuple[Page, ...]

    def age(self, *, is_only: bool) -> SourceAge:
        """The age for people; `is_only` where DOCS are one argument, whose order says nothing."""
        origin = AgeOrigin.UNKNOWN if is_only else AgeOrigin.ORDER
        if self.date:
            origin = AgeOrigin.SETTING if self.is_set else AgeOrigin.SAMPLES
        return SourceAge(self.path, len(self.pages), self.date, origin)


def units(
    pages: Iterable[Page], sources: Sources, generation_of: GenerationOf
) -> list[Unit]:
    """The sources of pages, sorted by path."""
    by_order: dict[int, list[Page]] = defaultdict(list)
    for page in pages:
        by_order[sources.given[sources.number(page.path)].order].append(page)
    parts = {
        part: of_part
        for of_argument in by_order.values()
        for part, of_part in _parts(of_argument, sources).items()
    }
    if len(parts) == 1:
        # nothing is compared, and samples are large
        ((part, of_part),) = parts.items()
        return [_unit(part, of_part, sources, "", 0)]
    made = (
        _unit(
            part,
            of_part,
            sources,
            max(map(_date, of_part)),
            max(map(generation_of, _rest(of_part)), default=0),
        )
        for part, of_part in parts.items()
    )
    return sorted(made, key=lambda unit: (unit.path, unit.order))


def _parts(pages: Sequence[Page], sources: Sources) -> dict[_Part, list[Page]]:
    """The pages of an argument by source."""
    folders = Folders(pages)
    parts: dict[_Part, list[Page]] = defaultdict(list)
    for page in pages:
        parts[sources.number(page.path), folders.of(page.path)].append(page)
    return parts


def _unit(
    part: _Part, pages: Sequence[Page], sources: Sources, date: str, generation: int
) -> Unit:
    number, folder = part
    given = sources.given[number]
    # the narrower of two folders that hold the pages
    path = max(f"{folder}/" if folder else "", given.path, key=len)
    return Unit(
        path=path,
        order=given.order,
        date=given.date or date,
        is_set=bool(given.date),
        generation=generation,
        pages=tuple(pages),
    )


def _date(page: Page) -> str:
    return generated(page.facts)


def _rest(pages: Iterable[Page]) -> Iterator[RestOperationFacts]:
    for page in pages:
        if isinstance(page.facts, RestOperationFacts):
            yield page.facts


def generated(facts: Facts) -> str:
    """The time of generation in the samples of a SOAP page, empty where they show none."""
    if not isinstance(facts, SoapOperationFacts):
        return ""
    shown = (*facts.request.wrapper.children, *facts.response.wrapper.children)
    return max(_dates(shown), default="")


def _dates(elements: Iterable[Element]) -> Iterator[str]:
    for element in elements:
        if element.text is not None and _GENERATED.fullmatch(element.text.raw):
            yield element.text.raw
        yield from _dates(element.children)
