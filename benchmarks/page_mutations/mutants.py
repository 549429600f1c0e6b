"""The mutants of a seed: the same number gives the same page in every process and on every machine."""

from __future__ import annotations

from functools import cache
from pathlib import PurePosixPath
from random import Random

import msgspec

from benchmarks.page_mutations.edits import mutated
from benchmarks.page_mutations.sources import Page, pages


class Mutant(msgspec.Struct, frozen=True):
    """A mutated page with the path of the page that it was."""

    number: int
    path: str
    data: bytes


@cache
def _pages() -> tuple[Page, ...]:
    return pages()


@cache
def _contents() -> tuple[bytes, ...]:
    return tuple(page.data for page in _pages())


def source_count() -> int:
    """How many pages there are to mutate."""
    return len(_pages())


def mutant(seed: int, number: int) -> Mutant:
    """The mutant of this number."""
    # a text, since the hash of a tuple would differ between processes
    # the seed must give the same mutant again, which no generator for secrets can do
    chance = Random(f"{seed}/{number}")  # noqa: S311 - repeatable, no secret
    page = chance.choice(_pages())
    return Mutant(number, page.path, mutated(page.data, chance, _contents()))


def file_of(mutant_: Mutant) -> str:
    """A path of its own for the mutant in a folder of mutants."""
    path = PurePosixPath(mutant_.path)
    return str(path.parent / f"m{mutant_.number}-{path.name}")
