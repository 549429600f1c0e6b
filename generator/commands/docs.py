"""DOCS → pages → model, for every command that needs the model.

The model and the samples of the same pages and overrides are kept, so that most runs read and build nothing.
"""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from typing import TypeVar

import msgspec

from generator.cache.code import BUILDING
from generator.cache.kinds import MODELS
from generator.cache.store import Cache, Store, open_cache
from generator.commands.found_docs import (
    FoundDocs,
    Looked,
    docs_digest,
    find_docs,
)
from generator.commands.run import DocsInput
from generator.model.api import Api
from generator.model.diagnostics import Diagnostic, by_place
from generator.model.encoding.built import (
    BuiltModel,
    decode_model,
    decode_samples,
    encode_model,
    encode_samples,
)
from generator.model.encoding.gc_pause import gc_paused
from generator.model.errors import UsageError
from generator.model.overrides import Overrides
from generator.model.samples import Defect, PageSamples, Samples
from generator.model.sources import SourceAge
from generator.processes.workers import Workers
from generator.report.escape import for_terminal
from generator.report.page_paths import PagePaths
from generator.report.progress import Progress
from generator.report.terminal import counted, say
from generator.report.text import diagnostic_lines

_T = TypeVar("_T")


class DocsModel(msgspec.Struct, frozen=True, kw_only=True):
    """The model of DOCS, and what else is known of the pages.

    The diagnostics are sorted by place. `defects` are the samples that contradict the model; `sources` are the sources of
    the pages with their ages, the newest first; `page_samples` gives the samples of all operations when they are needed.
    `page_counts` counts the pages by kind, `skipped` those with nothing in them by suffix, `cache_hits` the pages that an
    earlier run had read. `page_paths` tells people where pages are. `digest` is a hash of the pages and overrides as they
    were read, None where a page could not be read or has changed.
    """

    digest: bytes | None

    api: Api
    overrides: Overrides
    diagnostics: tuple[Diagnostic, ...]
    defects: tuple[Defect, ...]
    sources: tuple[SourceAge, ...]
    page_samples: Callable[[], PageSamples]
    page_counts: Mapping[str, int]
    page_paths: PagePaths
    skipped: Mapping[str, int]
    cache_hits: int

    @property
    def sample_diagnostics(self) -> tuple[Diagnostic, ...]:
        """The diagnostics of samples that contradict the model, sorted by place."""
        ids = {operation.id for operation in self.api.operations}
        return tuple(
            sorted((case for id_, case in self.defects if id_ in ids), key=by_place)
        )

    def samples(self) -> Samples:
        """The samples of the operations."""
        ids = {operation.id for operation in self.api.operations}
        return self.page_samples().of(ids, self.sample_diagnostics)


class _Kept(msgspec.Struct, frozen=True):
    """The model of the pages with that digest, and the way to their samples."""

    digest: bytes | None
    model: BuiltModel
    samples: Callable[[], PageSamples]
    cache_hits: int


def read_docs(source: DocsInput, progress: Progress) -> DocsModel:
    """Looks for DOCS and gives their model, as `model_of`."""
    return model_of(found_docs(source), progress)


def found_docs(
    source: DocsInput, look: Callable[[Cache | None], Looked] | None = None
) -> FoundDocs:
    """Looks for DOCS, and opens the cache; `look` looks for them where they are not on the disk.

    Raises:
        UsageError: DOCS are missing or hold no page, or the overrides cannot be read.
    """
    return find_docs(source, _cache(source), look)


def page_paths(found: FoundDocs) -> PagePaths:
    """Where the pages are, for people."""
    return PagePaths(
        found.discovery.roots,
        frozenset(file.path for file in found.discovery.files),
        found.source.folder,
        found.discovery.zips,
    )


def model_of(
    found: FoundDocs, progress: Progress, workers: Workers | None = None
) -> DocsModel:
    """The model of pages: the one that was kept, or else a new one, which is kept.

    `workers` may read pages; without them, others do so and end.

    Raises:
        UsageError: the overrides cannot be used.
    """
    with gc_paused():
        kept = _kept(found, progress) or _made(found, progress, workers)
        # it lives until the run ends; searching it for cycles again and again takes longer than reading it
        gc.freeze()
    model, discovery = kept.model, found.discovery
    return DocsModel(
        digest=kept.digest,
        api=model.api,
        overrides=model.overrides,
        diagnostics=tuple(
            sorted((*discovery.diagnostics, *model.diagnostics), key=by_place)
        ),
        defects=model.defects,
        sources=model.sources,
        page_samples=kept.samples,
        page_counts=model.page_counts,
        page_paths=page_paths(found),
        skipped=model.skipped,
        cache_hits=kept.cache_hits,
    )


def _kept(found: FoundDocs, progress: Progress) -> _Kept | None:
    digest = found.digest
    if found.cache is None or digest is None:
        return None
    store = _store(found.cache)
    model = _decoded(store, digest, decode_model)
    if model is None:
        return None

    def samples() -> PageSamples:
        with gc_paused():
            kept = _decoded(store, _samples_key(digest), decode_samples)
            samples = kept or _samples_again(found, digest, progress)
            gc.freeze()
        return samples

    return _Kept(digest, model, samples, len(found.discovery.files))


def _samples_again(found: FoundDocs, digest: bytes, progress: Progress) -> PageSamples:
    """The samples where the cache has lost them, and not the model."""
    made = _made(found, progress)
    if made.digest != digest:
        raise UsageError("a page changed while it was read", "Run again.")
    return made.samples()


def _made(
    found: FoundDocs, progress: Progress, workers: Workers | None = None
) -> _Kept:
    # the readers and passes load most libraries, for which a run waits only if it needs them
    from generator.commands.build import build_docs  # noqa: PLC0415 - loads much

    with nullcontext(workers) if workers else Workers(found.source.jobs) as readers:
        built = build_docs(found, progress, readers)
    digest = docs_digest(built.hashes, found.sources, found.overrides)
    if found.cache and digest:
        store = _store(found.cache)
        store.keep(digest, encode_model(built.model))
        store.keep(_samples_key(digest), encode_samples(built.samples))
        store.save()
    return _Kept(digest, built.model, lambda: built.samples, built.cache_hits)


def _store(cache: Cache) -> Store:
    return cache.files(MODELS, BUILDING)


def _samples_key(digest: bytes) -> bytes:
    return hashlib.sha256(digest + b"samples").digest()


def _decoded(store: Store, key: bytes, decode: Callable[[bytes], _T]) -> _T | None:
    data = store.find(key)
    try:
        return None if data is None else decode(data)
    except ValueError:
        return None


def selected(
    model: DocsModel, only: tuple[str, ...], exclude: tuple[str, ...]
) -> DocsModel:
    """The model without the operations that the patterns leave out, and what only these need.

    Raises:
        UsageError: the docs have no operation, or a pattern matches nothing.
    """
    api = _selected(model.api, only, exclude)
    if not api.operations:
        # the pages that could not be read may be the reason
        for line in diagnostic_lines(model.diagnostics, model.page_paths):
            say(line)
        raise nothing_to_read("operation", model)
    return msgspec.structs.replace(model, api=api)


def _selected(api: Api, only: tuple[str, ...], exclude: tuple[str, ...]) -> Api:
    if not only and not exclude:
        return api
    # it comes with all passes
    from generator.passes import select  # noqa: PLC0415 - loads much

    return select(api, only, exclude)


def nothing_to_read(what: str, model: DocsModel) -> UsageError:
    """The error of docs whose pages describe nothing."""
    return UsageError(
        f"no {what} was found in {counted(sum(model.page_counts.values()), 'page')}",
        "Give the folder that holds the operation pages of the reference, of SOAP or REST.",
    )


def _cache(source: DocsInput) -> Cache | None:
    if not source.uses_cache:
        return None
    cache, refused = open_cache()
    if refused:
        say(f"no cache is used: {for_terminal(refused)}")
    return cache
