"""DOCS as OLD or NEW: the model of the pages, and what an SDK made from it would offer.

The settings of the working directory hold for both sides, since the question is what changes for users of its SDK. What
only one side has, such as an agent that a pattern of `only` names, is no mistake.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from generator.commands.docs import found_docs, page_paths
from generator.commands.found_docs import FoundDocs
from generator.commands.run import DocsInput, docs_input
from generator.commands.sides.docs import read_found
from generator.commands.sides.places import Place
from generator.commands.sides.revision_docs import RevisionReader
from generator.commands.sides.run import SidesInput
from generator.commands.sides.side import Side
from generator.files.setting_rules import normal_version
from generator.model.comparison.snapshot import Snapshot
from generator.model.custom import CustomClass
from generator.report.page_paths import PagePaths
from generator.report.progress import Progress
from generator.report.shown_paths import ShownPaths
from generator.report.terminal import say
from generator.report.text import diagnostic_lines


def docs_side(
    sides: SidesInput,
    place: Place,
    label: str,
    custom: tuple[CustomClass, ...],
    progress: Progress,
) -> Side:
    """The side of DOCS at a place, with the user's classes. Its version is that of the settings.

    Raises:
        UsageError: there is no page, or nothing that an SDK could be made from.
    """
    patterns = (sides.settings.only, sides.settings.exclude)
    with _found(sides, place, progress) as (found, paths):
        read = read_found(found, progress, patterns, custom, is_lenient=True)
    # what else is wrong with the pages is told by other commands
    for line in diagnostic_lines(read.unread, paths):
        say(line)
    version = sides.settings.sdk_version if sides.has_version else ""
    snapshot = with_version(read.snapshot, version and normal_version(version))
    return Side(snapshot, label, shown_paths(sides.folder, paths), paths.roots)


def with_version(snapshot: Snapshot, version: str) -> Snapshot:
    """The snapshot of another version of the SDK, which is empty where nothing says one."""
    header = msgspec.structs.replace(snapshot.header, sdk_version=version)
    return Snapshot(header, snapshot.entries)


@contextmanager
def _found(
    sides: SidesInput, place: Place, progress: Progress
) -> Generator[tuple[FoundDocs, PagePaths]]:
    """The pages at a place, and where people know them to be; those of a revision can be read as long as this lasts."""
    if isinstance(place, Path):
        source = _source(sides, [str(place)])
        with progress.stage("read", "looking for pages"):
            found = found_docs(source)
        yield found, page_paths(found)
        return
    with TemporaryDirectory(prefix="docwright-") as spool:
        reader = RevisionReader(place, Path(spool))
        top = place.repository.top or sides.folder
        source = reader.source(
            _source(sides, [str(top / path) for path in place.paths])
        )
        with progress.stage("read", f"looking for pages in {place.revision.name}"):
            found = found_docs(source, lambda cache: reader.look(source, cache))
        yield found, _in_revision(found, reader.top, place.revision.name)


def _in_revision(found: FoundDocs, top: Path, revision: str) -> PagePaths:
    paths = page_paths(found)
    left_out = (case.path for case in found.discovery.diagnostics)
    pages = paths.pages | frozenset(left_out)
    return msgspec.structs.replace(paths, pages=pages, folder=top, revision=revision)


def _source(sides: SidesInput, docs: list[str]) -> DocsInput:
    return docs_input(
        sides.reading, docs, sides.settings, sides.folder, sides.output, is_its=True
    )


def shown_paths(folder: Path, paths: PagePaths) -> ShownPaths:
    """Where pages are, for reports of a run in a folder; each path is worked out once, however much is on its page."""
    shown = cache(paths.shown)
    if paths.revision:
        in_tree = msgspec.structs.replace(paths, revision="")
        return ShownPaths(shown, cache(in_tree.shown))
    root = repository_root(folder)
    if root is None:
        return ShownPaths(shown)
    return ShownPaths(shown, cache(msgspec.structs.replace(paths, folder=root).shown))


def repository_root(folder: Path) -> Path | None:
    """The top of the git repository around a folder, None where there is none."""
    # git need not be there for docs that lie on the disk
    places = (folder, *folder.parents)
    return next((place for place in places if (place / ".git").exists()), None)
