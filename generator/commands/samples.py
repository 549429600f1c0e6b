"""The samples of the pages, and what is wrong with them, for every command that reports it."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.api import Api
from generator.model.facts import PageFacts
from generator.model.samples import Defect, PageSample, PageSamples
from generator.passes.pages import Ages
from generator.passes.sample_checks import sample_defects, sample_schemas
from generator.reader.discover import SourceFile
from generator.reader.page_samples import samples_of_pages, schemas_of_pages


def page_samples(
    api: Api, pages: Sequence[PageFacts], files: Sequence[SourceFile], ages: Ages
) -> tuple[PageSamples, tuple[Defect, ...]]:
    """The samples of the operations of `api`, and those that contradict the model.

    `pages` are the facts of `files`, which are read again, because facts do not keep the bytes of samples. `ages` are
    those of the pages beside their copies.
    """
    samples = samples_of_pages(api.operations, pages, files)
    wsdls = sample_schemas(api.operations, ages, samples)
    schemas = schemas_of_pages(wsdls.values(), pages, files)
    rows = (PageSample(id_, sample, wsdls.get(id_)) for id_, sample in samples.items())
    return (
        PageSamples(tuple(rows), tuple(schemas.values())),
        tuple(sample_defects(api.rest, pages, samples)),
    )
