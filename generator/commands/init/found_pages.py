"""DOCS that nobody named: the folders and files of the working directory that hold pages of a reference.

The readers decide, as for `generate`, and what they read of a page is kept for it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import msgspec

from generator.cache.store import open_cache
from generator.commands.init.found_sdk import entries
from generator.emit.writing import MANIFEST
from generator.model.errors import UsageError
from generator.model.facts import PageKind
from generator.reader.discover import discover
from generator.reader.facts_cache import FactsCache
from generator.reader.page_names import READ, is_left_out, is_printable, suffix_of
from generator.reader.read import read_files
from generator.reader.source_files import Discovery
from generator.report.progress import Progress
from generator.report.terminal import counted

_DESCRIBING: Final = frozenset(
    (
        PageKind.SOAP_OPERATION,
        PageKind.WSDL,
        PageKind.REST_OPERATION,
        PageKind.ARCHIVE,
        PageKind.DOCFX,
        PageKind.OPENAPI,
    )
)
"""The kinds that only a reference has; indexes, tables of contents and parts of documents may be of anything."""

_MOST_FILES: Final = 100_000
"""More files than references have; a home folder has more."""

_NO_DOCS: Final = frozenset(("node_modules", "__pycache__"))


class FoundPages(msgspec.Struct, frozen=True):
    """A folder or file from the working directory on, and how many of its files are pages of a reference."""

    path: str
    pages: int


class _Candidate(msgspec.Struct, frozen=True):
    path: Path
    discovery: Discovery


def pages_in(
    folder: Path, docs: Sequence[str], output: str | None, jobs: int, *, is_cached: bool
) -> tuple[FoundPages, ...]:
    """What holds pages: of `docs`, or of everything in `folder` where that is empty; not in the folder `output`.

    Raises:
        UsageError: one of `docs` is missing or holds no page of a reference, or nothing in the folder does.
    """
    if docs:
        candidates = [_Candidate(Path(path), discover([Path(path)])) for path in docs]
    else:
        candidates = list(_candidates(folder, output))
    total = sum(len(each.discovery.files) for each in candidates)
    if total > _MOST_FILES:
        raise UsageError(
            f"the working directory holds {counted(total, 'file')} that may be pages",
            "Name the folder of the reference: docwright init DOCS.",
        )
    described = _described(candidates, total, jobs, is_cached)
    found = [
        _found(folder, each, paths, is_given=bool(docs))
        for each, paths in zip(candidates, described, strict=True)
    ]
    if empty := [each for each in found if docs and not each.pages]:
        raise UsageError(
            f"no page of a reference is in '{empty[0].path}'",
            "Name the folder that holds the operation pages, of SOAP or REST, or a WSDL or OpenAPI file.",
        )
    if not any(each.pages for each in found):
        raise UsageError(
            "no page of a reference is in the folders of the working directory",
            "Name the folder of the reference: docwright init DOCS.",
        )
    return tuple(each for each in found if each.pages)


def _candidates(folder: Path, output: str | None) -> Iterator[_Candidate]:
    for place in entries(folder):
        if not _may_hold_pages(place) or place.name == output:
            continue
        try:
            yield _Candidate(place, discover([place]))
        except UsageError:
            # it has no file that may be a page, which most folders have not
            continue


def _may_hold_pages(place: Path) -> bool:
    name = place.name
    if is_left_out(name) or name in _NO_DOCS or not is_printable(name):
        return False
    if place.is_symlink():
        return False
    if place.is_file():
        return suffix_of(name) in READ
    # an SDK and an environment of Python have pages of their own
    marks = (place / MANIFEST, place / "pyvenv.cfg")
    # `Path` raises where a folder may not be entered
    return place.is_dir() and not any(map(os.path.exists, marks))


def _described(
    candidates: Sequence[_Candidate], total: int, jobs: int, is_cached: bool
) -> Iterator[list[str]]:
    """The paths of the pages of a reference in each candidate."""
    store, _ = open_cache() if is_cached else (None, "")
    cache = FactsCache(store) if store else None
    progress = Progress()
    done = 0
    with progress.stage("read", f"looking through {counted(total, 'file')}", total):
        for each in candidates:
            files, before = each.discovery.files, done

            def reach(count: int, before: int = before) -> None:
                progress.reach(before + count)

            pages = read_files(files, jobs, reach, cache)
            done += len(files)
            yield [page.path for page in pages if page.kind in _DESCRIBING]


def _found(
    folder: Path, candidate: _Candidate, pages: Sequence[str], *, is_given: bool
) -> FoundPages:
    path = candidate.path if is_given else _narrowed(candidate, pages)
    shown = path.relative_to(folder) if path.is_relative_to(folder) else path
    return FoundPages(shown.as_posix(), len(pages))


def _narrowed(candidate: _Candidate, pages: Sequence[str]) -> Path:
    """The page root in a folder that was found, where all its pages lie below that; else the folder."""
    (root,) = candidate.discovery.roots.values()
    is_inside = root.is_relative_to(candidate.path) and root.is_dir()
    is_whole = not any(path.startswith("../") for path in pages)
    return root if is_inside and is_whole else candidate.path
