"""The samples of pages as generated contract tests have them."""

from __future__ import annotations

from collections.abc import Sequence

from generator.commands.build import page_samples
from generator.model.diagnostics import Diagnostic
from generator.model.facts import PageFacts
from generator.model.samples import Samples
from generator.passes import Built
from generator.reader.discover import SourceFile
from generator.reader.page_bytes import PageBytes, page_hashes


def contract_samples(
    built: Built, pages: Sequence[PageFacts], files: Sequence[SourceFile]
) -> tuple[Samples, tuple[Diagnostic, ...]]:
    """The samples of the operations of a model, and a diagnostic for each that contradicts it."""
    source = PageBytes(files, page_hashes(files))
    samples, defects = page_samples(built.api, pages, source, built.ages)
    cases = tuple(case for _, case in defects)
    ids = [operation.id for operation in built.api.operations]
    return samples.of(ids, cases), cases
