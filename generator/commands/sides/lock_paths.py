"""Where the pages of a lock are: it has their paths from the page root on, and DOCS tell where that is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path

from generator.commands.sides.run import SidesInput
from generator.model.errors import UsageError
from generator.reader.discover import discover
from generator.reader.zips.entries import ZipListing
from generator.report.page_paths import PagePaths
from generator.report.shown_paths import ShownPaths

Roots = Mapping[str, Path]
"""The page roots by the start of the paths of their pages."""


def lock_paths(
    sides: SidesInput, roots: Roots | None, repository: Path | None
) -> ShownPaths:
    """Where the pages of a lock are; `roots` are those of the other side, None where it is no DOCS on the disk."""
    given = (lambda: roots) if roots else (lambda: _roots_of_settings(sides))
    shown = _Places(given, sides.folder, sides.folder).shown
    if repository is None:
        return ShownPaths(shown)
    return ShownPaths(shown, _Places(given, sides.folder, repository).shown)


def _roots_of_settings(sides: SidesInput) -> Roots:
    """The page roots of the DOCS of the settings, none where these cannot be read: then a lock tells no more than it has."""
    settings, folder = sides.settings, sides.folder
    docs = [folder / path for path in settings.docs]
    chosen = folder / settings.page_root if settings.page_root else None
    try:
        # what is in zips does not tell where a folder is
        return discover(docs, chosen, lambda _: ZipListing()).roots
    except UsageError:
        return {}


class _Places:
    """The places of pages from a folder on; where the page roots are is found out when the first is asked for."""

    def __init__(self, roots: Callable[[], Roots], working: Path, folder: Path) -> None:
        self._find_roots = roots
        self._working = working
        self._folder = folder

    @cached_property
    def _roots(self) -> Roots:
        return self._find_roots()

    def shown(self, page: str) -> str:
        # the overrides are no page, and are evidence under their own name
        if (self._working / page).is_file():
            return page
        return PagePaths(self._roots, frozenset((page,)), self._folder).shown(page)
