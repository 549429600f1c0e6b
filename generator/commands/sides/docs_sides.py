"""DOCS as OLD or NEW: the model of the pages, and what an SDK made from it would offer.

The settings of the working directory hold for both sides, since the question is what changes for users of its SDK. What
only one side has, such as an agent that a pattern of `only` names, is no mistake.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from generator.commands.docs import (
    DocsModel,
    found_docs,
    model_of,
    nothing_to_read,
    page_paths,
)
from generator.commands.found_docs import FoundDocs
from generator.commands.run import DocsInput, docs_input
from generator.commands.sides.places import Place
from generator.commands.sides.revision_docs import RevisionReader
from generator.commands.sides.run import DiffRun
from generator.commands.sides.side import Side
from generator.emit.names.namer import Namer
from generator.emit.planned_names import planned
from generator.emit.surface import snapshot_of
from generator.files.names_record import load_record
from generator.model.api import Api
from generator.model.catalogue import Level
from generator.model.catalogue.files import FILES
from generator.model.comparison.snapshot import Snapshot
from generator.model.custom import CustomClass
from generator.model.diagnostics import Diagnostic
from generator.model.encoding.gc_pause import gc_paused
from generator.passes.select import matches_something, select
from generator.report.diff.report import SidePaths
from generator.report.page_paths import PagePaths
from generator.report.progress import Progress
from generator.report.terminal import say
from generator.report.text import diagnostic_lines


def docs_side(
    run: DiffRun,
    place: Place,
    label: str,
    custom: tuple[CustomClass, ...],
    progress: Progress,
) -> Side:
    """The side of DOCS at a place, with the user's classes. Its version is that of the settings.

    Raises:
        UsageError: there is no page, or nothing that an SDK could be made from.
    """
    with _found(run, place, progress) as (found, paths):
        model = model_of(found, progress)
        # what else is wrong with the pages is told by other commands
        unread = (case for case in model.diagnostics if _is_unread(case))
        for line in diagnostic_lines(unread, paths):
            say(line)
        snapshot = _snapshot(run, found.source, model, custom)
        labels = tuple(filter(None, paths.roots))
        return Side(snapshot, label, _side_paths(run, paths), labels)


def _is_unread(case: Diagnostic) -> bool:
    """Whether something of DOCS was not read at all, so that it seems to be missing there."""
    return case.id in FILES or case.level is Level.ERROR


@contextmanager
def _found(
    run: DiffRun, place: Place, progress: Progress
) -> Iterator[tuple[FoundDocs, PagePaths]]:
    """The pages at a place, and where people know them to be; those of a revision can be read as long as this lasts."""
    if isinstance(place, Path):
        source = _source(run, [str(place)])
        with progress.stage("read", "looking for pages"):
            found = found_docs(source)
        yield found, page_paths(found)
        return
    with TemporaryDirectory(prefix="docwright-") as spool:
        reader = RevisionReader(place, Path(spool))
        top = place.repository.top or run.folder
        source = reader.source(_source(run, [str(top / path) for path in place.paths]))
        with progress.stage("read", f"looking for pages in {place.revision.name}"):
            found = found_docs(source, lambda cache: reader.look(source, cache))
        shown = page_paths(found)
        yield (
            found,
            msgspec.structs.replace(
                shown, folder=reader.top, revision=place.revision.name
            ),
        )


def _source(run: DiffRun, docs: list[str]) -> DocsInput:
    return docs_input(
        run.arguments, docs, run.settings, run.folder, run.output, is_its=True
    )


def _snapshot(
    run: DiffRun,
    source: DocsInput,
    model: DocsModel,
    custom: tuple[CustomClass, ...],
) -> Snapshot:
    api = _selected(run, model.api)
    if not api.operations and not api.types:
        raise nothing_to_read("operation or type", model)
    namer = Namer(load_record(source.record), model.overrides)
    patterns = (run.settings.only, run.settings.exclude)
    with gc_paused():
        plan = planned(api, source.sdk, namer, custom)
        return snapshot_of(api, plan, source.sdk, patterns=patterns)


def _selected(run: DiffRun, api: Api) -> Api:
    only, exclude = (
        tuple(pattern for pattern in patterns if matches_something(api, pattern))
        for patterns in (run.settings.only, run.settings.exclude)
    )
    return select(api, only, exclude)


def _side_paths(run: DiffRun, paths: PagePaths) -> SidePaths:
    if paths.revision:
        in_tree = msgspec.structs.replace(paths, revision="")
        return SidePaths(paths.shown, in_tree.shown)
    root = _repository_root(run.folder)
    if root is None:
        return SidePaths(paths.shown)
    return SidePaths(paths.shown, msgspec.structs.replace(paths, folder=root).shown)


def _repository_root(folder: Path) -> Path | None:
    # git need not be there for docs that lie on the disk
    places = (folder, *folder.parents)
    return next((place for place in places if (place / ".git").exists()), None)
