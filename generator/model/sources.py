"""Where pages come from: what a user gave, and what was learned of the age of each source."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

import msgspec


class GivenSource(msgspec.Struct, frozen=True, array_like=True):
    """An argument of DOCS, or the part of one that an entry of the setting `sources` is about.

    `path` is relative to the page root, with a slash at its end for a folder. `order` is the place of the argument in
    DOCS, of which later ones are newer. `date` is that of the setting, in ISO form, and empty without it.
    """

    path: str
    order: int = 0
    date: str = ""


class Sources(msgspec.Struct, frozen=True, array_like=True):
    """All that a user gave. `numbers` has the place in `given` by the path of a page, where it is not the first."""

    given: tuple[GivenSource, ...] = (GivenSource("./"),)
    numbers: Mapping[str, int] = {}

    def number(self, path: str) -> int:
        """The place in `given` of the source that a page belongs to."""
        return self.numbers.get(path, 0)


ONE_SOURCE = Sources()
"""Pages that come from one folder, of which nothing else is known."""


class AgeOrigin(StrEnum):
    """Where the age of a source is known from, the strongest first."""

    SETTING = "setting"
    SAMPLES = "samples"
    ORDER = "order"
    UNKNOWN = "unknown"


class SourceAge(msgspec.Struct, frozen=True, array_like=True):
    """A source and its age: `date` is a day or a time in ISO form, and empty where only the order of DOCS is known."""

    path: str
    pages: int
    date: str
    origin: AgeOrigin
