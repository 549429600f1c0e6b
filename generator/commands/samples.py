"""The samples of the pages, and what is wrong with them, for every command that reports it."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.api import Api
from generator.model.diagnostics import Diagnostic
from generator.model.facts import PageFacts
from generator.model.samples import Samples, with_defects, with_schemas
from generator.passes.pages import Ages
from generator.passes.sample_checks import sample_defects, sample_schemas
from generator.reader.discover import SourceFile
from generator.reader.page_samples import samples_of_pages, schemas_of_pages


def contract_samples(
    api: Api, pages: Sequence[PageFacts], files: Sequence[SourceFile], ages: Ages
) -> tuple[Samples, tuple[Diagnostic, ...]]:
    """The samples of the operations of `api`, and a diagnostic for each that contradicts the model.

    `pages` are the facts of `files`, which are read again, because facts do not keep the bytes of samples. `ages` are
    those of the pages beside their copies.
    """
    samples = samples_of_pages(api.operations, pages, files)
    defects = sample_defects(api.rest, pages, samples)
    wsdls = sample_schemas(api.operations, ages, samples)
    schemas = schemas_of_pages(wsdls.values(), pages, files)
    return with_schemas(with_defects(samples, defects), wsdls, schemas), defects
