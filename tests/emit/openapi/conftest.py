"""The documents that the tests look at."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.commands.docs import DocsModel, read_docs
from generator.commands.run import DocsInput
from generator.emit.openapi import openapi_document
from generator.emit.settings import SdkSettings
from generator.report.progress import Progress

SEEDS = Path(__file__).resolve().parents[3] / "seeds"


@pytest.fixture(scope="session")
def seeds() -> DocsModel:
    """The model of `seeds/`."""
    source = DocsInput(
        folder=Path(),
        docs=(SEEDS,),
        overrides=None,
        record=Path(),
        sdk=SdkSettings(),
        jobs=1,
        uses_cache=False,
    )
    return read_docs(source, Progress(quiet=True))


@pytest.fixture(scope="session")
def document(seeds: DocsModel) -> dict[str, Any]:
    """The document of `seeds/`."""
    return openapi_document(seeds.api.rest, seeds.samples())
