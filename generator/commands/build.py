"""Pages → model and samples, for runs that find them in no cache. It loads the readers and the passes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from generator.commands.found_docs import FoundDocs, OverridesText
from generator.files.overrides import parsed_overrides
from generator.model.api import Api
from generator.model.encoding.built import BuiltModel
from generator.model.facts import PageFacts
from generator.model.overrides import NO_OVERRIDES, Overrides
from generator.model.samples import Defect, PageSample, PageSamples
from generator.passes import build_api
from generator.passes.pages import Ages
from generator.passes.sample_checks import sample_defects, sample_schemas
from generator.processes.workers import Workers
from generator.reader.document_samples import samples_of_documents
from generator.reader.facts_cache import FactsCache
from generator.reader.page_bytes import Hashes, PageBytes
from generator.reader.page_samples import samples_of_pages, schemas_of_pages
from generator.reader.prose import without_prose
from generator.reader.read import ReadPages, read_pages
from generator.report.progress import Progress
from generator.report.terminal import counted


class BuiltDocs(msgspec.Struct, frozen=True):
    """The model and the samples of pages whose bytes have the `hashes`.

    Of a page that changed while it was read, the hash is None. `cache_hits` counts the pages that an earlier run had read.
    `pages` are the facts of the pages, and `ages` tells how old these are.
    """

    model: BuiltModel
    samples: PageSamples
    hashes: Hashes
    cache_hits: int
    pages: tuple[PageFacts, ...]
    ages: Ages


def build_docs(found: FoundDocs, progress: Progress, workers: Workers) -> BuiltDocs:
    """Reads the pages, perhaps with `workers`, and builds the model.

    Raises:
        UsageError: the overrides cannot be used.
    """
    # before the pages are read, so that faults of the file show at once
    overrides = _parsed(found.overrides)
    cache = FactsCache(found.cache) if found.cache else None
    read = _read(found, cache, progress, workers)
    pages, skipped = without_prose(read.pages)
    with progress.stage("build", "building the model"):
        built = build_api(pages, overrides, found.sources)
    source = PageBytes(found.discovery.files, read.hashes)
    with progress.stage("build", "collecting samples"):
        samples, defects = page_samples(built.api, pages, source, built.ages)
    model = BuiltModel(
        api=built.api,
        overrides=overrides,
        diagnostics=built.diagnostics,
        defects=defects,
        sources=built.sources,
        page_counts=_counts(pages),
        skipped=skipped,
    )
    hashes = {**read.hashes, **dict.fromkeys(source.changed)}
    hits = cache.hits if cache else 0
    return BuiltDocs(model, samples, hashes, hits, tuple(pages), built.ages)


def _parsed(overrides: OverridesText | None) -> Overrides:
    if overrides is None:
        return NO_OVERRIDES
    return parsed_overrides(overrides.text, overrides.name)


def _read(
    found: FoundDocs, cache: FactsCache | None, progress: Progress, workers: Workers
) -> ReadPages:
    files = found.discovery.files
    label = f"reading {counted(len(files), 'page')}"
    with progress.stage("read", label, len(files)):
        return read_pages(files, found.hashes, workers, progress.reach, cache)


def _counts(pages: Sequence[PageFacts]) -> dict[str, int]:
    return dict(sorted(Counter(page.kind.value for page in pages).items()))


def page_samples(
    api: Api, pages: Sequence[PageFacts], source: PageBytes, ages: Ages
) -> tuple[PageSamples, tuple[Defect, ...]]:
    """The samples of the operations of `api`, and those that contradict the model.

    `pages` are the facts of the pages in `source`, which are read again, because facts do not keep the bytes of samples.
    `ages` are those of the pages beside their copies.
    """
    samples = samples_of_pages(api.operations, pages, source)
    documented = samples_of_documents(api.operations, pages, source)
    wsdls = sample_schemas(api.operations, ages, samples)
    schemas = schemas_of_pages(wsdls.values(), pages, source)
    every = (*samples.items(), *documented.samples.items())
    rows = (PageSample(id_, sample, wsdls.get(id_)) for id_, sample in every)
    return (
        PageSamples(tuple(rows), tuple(schemas.values()), documented.parts),
        tuple(sample_defects(api.rest, pages, samples)),
    )
