"""DOCS → pages → model, for every command that needs the model."""

from __future__ import annotations

import gc
from collections.abc import Mapping

import msgspec

from generator.cache.store import Cache, open_cache
from generator.commands.run import DocsInput
from generator.files.overrides import load_overrides
from generator.model.api import Api
from generator.model.diagnostics import Diagnostic, by_place
from generator.model.errors import UsageError
from generator.model.facts import PageFacts
from generator.model.overrides import NO_OVERRIDES, Overrides
from generator.passes import build_api, select
from generator.passes.pages import Ages
from generator.reader.discover import SourceFile, discover
from generator.reader.facts_cache import FactsCache
from generator.reader.read import gc_paused, read_files
from generator.report.escape import for_terminal
from generator.report.page_paths import PagePaths
from generator.report.progress import Progress
from generator.report.terminal import counted, say
from generator.report.text import diagnostic_lines


class DocsModel(msgspec.Struct, frozen=True, kw_only=True):
    """The model of DOCS, and what it was built from.

    `skipped` counts the files that are no pages by suffix, `cache_hits` the pages that an earlier run had read. The
    diagnostics are sorted by place. `ages` are those of the pages beside their copies; `page_paths` tells people where the pages are.
    """

    api: Api
    overrides: Overrides
    diagnostics: tuple[Diagnostic, ...]
    pages: tuple[PageFacts, ...]
    files: tuple[SourceFile, ...]
    page_paths: PagePaths
    ages: Ages
    skipped: Mapping[str, int]
    cache_hits: int


def read_docs(source: DocsInput, progress: Progress) -> DocsModel:
    """Reads DOCS and builds their model.

    Raises:
        UsageError: DOCS are missing or hold no page, or the overrides cannot be used.
    """
    # before the pages are read, so that faults of the file show at once
    for note in source.notes:
        say(for_terminal(note))
    overrides = (
        load_overrides(source.folder, source.overrides)
        if source.overrides
        else NO_OVERRIDES
    )
    kept = _cache() if source.uses_cache else None
    cache = FactsCache(kept) if kept else None
    discovery = discover(source.docs, source.page_root)
    pages = _read(discovery.files, source.jobs, cache, progress)
    with progress.stage("build", "building the model"):
        built = build_api(pages, overrides)
    diagnostics = sorted((*discovery.diagnostics, *built.diagnostics), key=by_place)
    return DocsModel(
        api=built.api,
        overrides=overrides,
        diagnostics=tuple(diagnostics),
        pages=pages,
        files=discovery.files,
        page_paths=PagePaths(
            discovery.roots,
            frozenset(file.path for file in discovery.files),
            source.folder,
        ),
        ages=built.ages,
        skipped=discovery.skipped,
        cache_hits=cache.hits if cache else 0,
    )


def selected(
    model: DocsModel, only: tuple[str, ...], exclude: tuple[str, ...]
) -> DocsModel:
    """The model without the operations that the patterns leave out, and what only these need.

    Raises:
        UsageError: the docs have no operation, or a pattern matches nothing.
    """
    api = select(model.api, only, exclude)
    if not api.operations:
        # the pages that could not be read may be the reason
        for line in diagnostic_lines(model.diagnostics, model.page_paths):
            say(line)
        raise nothing_to_read("operation", model)
    return msgspec.structs.replace(model, api=api)


def nothing_to_read(what: str, model: DocsModel) -> UsageError:
    """The error of docs whose pages describe nothing."""
    return UsageError(
        f"no {what} was found in {counted(len(model.pages), 'page')}",
        "Give the folder that holds the operation pages of the reference, of SOAP or REST.",
    )


def _cache() -> Cache | None:
    cache, refused = open_cache()
    if refused:
        say(f"no cache is used: {for_terminal(refused)}")
    return cache


def _read(
    files: tuple[SourceFile, ...],
    jobs: int,
    cache: FactsCache | None,
    progress: Progress,
) -> tuple[PageFacts, ...]:
    label = f"reading {counted(len(files), 'page')}"
    with progress.stage("read", label, len(files)), gc_paused():
        pages = read_files(files, jobs, progress.reach, cache)
        # the facts live until the run ends; searching them for cycles again and again doubles the time of the passes
        gc.freeze()
    return pages
