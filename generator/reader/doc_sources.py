"""Which argument of DOCS, or entry of the setting `sources`, each page belongs to: age belongs to these.

Rule: a page belongs to the innermost of the arguments that hold it, since somebody named just that, and to the innermost
of the entries. An argument that is given twice has its last place.
"""

from __future__ import annotations

import os
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import cast

import msgspec

from generator.model.errors import UsageError
from generator.model.sources import ONE_SOURCE, GivenSource, Sources
from generator.reader.source_files import Discovery


class DatedPath(msgspec.Struct, frozen=True):
    """An entry of the setting `sources`: `name` is the path as it is written there, `date` a day in ISO form."""

    name: str
    path: Path
    date: str


def doc_sources(
    docs: Sequence[Path], dated: Sequence[DatedPath], discovery: Discovery
) -> Sources:
    """The sources of the pages of DOCS.

    Raises:
        UsageError: an entry holds no page, or two are about the same place.
    """
    orders = {path.resolve(): order for order, path in enumerate(docs)}
    if len(orders) == 1 and not dated:
        return ONE_SOURCE
    entries = _entries(dated)
    of_argument, of_entry = _Owners(orders), _Owners(entries)
    given: dict[tuple[Path, Path | None], int] = {}
    numbers: dict[str, int] = {}
    for file in discovery.files:
        # every page is of an argument
        argument = cast("Path", of_argument.of(file.file))
        owners = argument, of_entry.of(file.file)
        numbers[file.path] = given.setdefault(owners, len(given))
    used = {entry for _, entry in given}
    for path, each in entries.items():
        if path not in used:
            raise _without_pages(each, docs, discovery)
    sources = (
        GivenSource(
            _shown(argument, entry, orders, discovery.roots),
            orders[argument],
            entries[entry].date if entry else "",
        )
        for argument, entry in given
    )
    return Sources(tuple(sources), numbers)


class _Owners:
    """Finds the innermost of some places that holds a file."""

    def __init__(self, places: Iterable[Path]) -> None:
        # most files lie in a folder of which that is known
        self._known: dict[Path, Path | None] = {place: place for place in places}

    def of(self, file: Path) -> Path | None:
        """The place that is a file, or else holds it; None where there is none."""
        if file in self._known:
            return self._known[file]
        folder = file.parent
        if folder not in self._known:
            above = (path for path in folder.parents if path in self._known)
            place = next(above, None)
            self._known[folder] = self._known[place] if place else None
        return self._known[folder]


def _entries(dated: Sequence[DatedPath]) -> Mapping[Path, DatedPath]:
    entries: dict[Path, DatedPath] = {}
    for each in dated:
        other = entries.setdefault(each.path.resolve(), each)
        if other is not each:
            raise UsageError(
                f"sources: '{other.name}' and '{each.name}' are the same place",
                "Keep the entry with the right date.",
            )
    return entries


def _without_pages(
    entry: DatedPath, docs: Sequence[Path], discovery: Discovery
) -> UsageError:
    """The error of an entry that holds no page, which names the nearest place that does."""
    folder = Path(str(entry.path).removesuffix(entry.name)).resolve()
    places = {file.file.parent for file in discovery.files}
    places |= {argument.resolve() for argument in docs}
    names = sorted(_from(folder, path) for path in places)
    close = get_close_matches(entry.name, names, n=1, cutoff=0.0)
    return UsageError(
        f"sources: '{entry.name}' holds no page of DOCS",
        f"The nearest place that does is '{close[0]}'. Correct or remove the entry.",
    )


def _shown(
    argument: Path,
    entry: Path | None,
    others: Container[Path],
    roots: Mapping[str, Path],
) -> str:
    """The path of a source from the page root on, with a slash at the end of a folder."""
    place = entry if entry and entry.is_relative_to(argument) else argument
    label, root = next(_roots_of(argument, others, roots))
    # what holds the root is known by it
    is_above = root.is_relative_to(place)
    below = "" if is_above else _from(root, place)
    path = "/".join(part for part in (label, below) if part)
    return path or place.name if place.is_file() else f"{path or '.'}/"


def _roots_of(
    argument: Path, others: Container[Path], roots: Mapping[str, Path]
) -> Iterator[tuple[str, Path]]:
    """Yields the page roots that may be that of an argument, the likeliest first."""
    yield from (item for item in roots.items() if argument.is_relative_to(item[1]))
    inside = [item for item in roots.items() if item[1].is_relative_to(argument)]
    # another argument in this one has a root of its own
    yield from sorted(inside, key=lambda item: item[1] in others)


def _from(folder: Path, path: Path) -> str:
    """A path from a folder on; as it is where it is on another drive of Windows."""
    is_near = folder.anchor == path.anchor
    return Path(os.path.relpath(path, folder) if is_near else path).as_posix()
