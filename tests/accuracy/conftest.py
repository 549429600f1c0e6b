"""The pages of the corpus and the truth about them, read once for all tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.accuracy_files.file_comparisons import FileTruth, read_file_truth
from benchmarks.accuracy_scores.comparisons import Truth, read_truth
from benchmarks.accuracy_scores.sources import read_corpus
from generator.model.facts import PageFacts


@pytest.fixture(scope="session")
def corpus_pages(shared: Path) -> tuple[PageFacts, ...]:
    return read_corpus(shared)


@pytest.fixture(scope="session")
def truth(shared: Path) -> Truth:
    return read_truth(shared)


@pytest.fixture(scope="session")
def file_truth(shared: Path) -> FileTruth:
    return read_file_truth(shared / "corpus")
