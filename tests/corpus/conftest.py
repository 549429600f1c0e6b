"""SDKs of real pages: the shared seeds, and the shared corpus of 2023 with SOAP, REST and docfx YAML together."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support.rest_samples import RestSdk
from support.soap.samples import Sdk

from generator.commands.cli import main

Generate = Callable[..., tuple[Path, dict[str, Any]]]
"""Docs and package → the folder of an SDK that can be imported, and the summary of the run that wrote it."""


@pytest.fixture(scope="session")
def generated(
    tmp_path_factory: pytest.TempPathFactory,
) -> Generate:
    """Generates an SDK of docs under a package name of its own."""

    def generate(
        docs: Path, package: str, *options: str
    ) -> tuple[Path, dict[str, Any]]:
        folder = tmp_path_factory.mktemp(package)
        (folder / "docwright.toml").write_text(f'package = "{package}"\n')
        before = Path.cwd()
        os.chdir(folder)
        try:
            arguments = [str(docs), "-o", "sdk", "--summary-json", "s.json", *options]
            status = main(["generate", *arguments])
        finally:
            os.chdir(before)
        assert status == 0
        sys.path.insert(0, str(folder / "sdk"))
        summary = json.loads((folder / "s.json").read_text())
        return folder / "sdk", summary

    return generate


SEEDS = "superoffice_seeds"
CORPUS = "superoffice_corpus"


@pytest.fixture(scope="session")
def seeds(shared: Path, generated: Generate) -> tuple[Path, dict[str, Any]]:
    return generated(shared / "seeds", SEEDS)


@pytest.fixture(scope="session")
def corpus(shared: Path, generated: Generate) -> tuple[Path, dict[str, Any]]:
    # as templates write it, which is what black leaves
    return generated(shared / "corpus/2023/reference", CORPUS, "--no-format")


@pytest.fixture(scope="session")
def seeds_sdk(seeds: tuple[Path, dict[str, Any]]) -> tuple[Sdk, dict[str, Any]]:
    return Sdk(seeds[0], SEEDS), seeds[1]


@pytest.fixture(scope="session")
def corpus_sdk(corpus: tuple[Path, dict[str, Any]]) -> tuple[Sdk, dict[str, Any]]:
    return Sdk(corpus[0], CORPUS), corpus[1]


@pytest.fixture(scope="session")
def rest_seeds_sdk(seeds: tuple[Path, dict[str, Any]]) -> RestSdk:
    return RestSdk(seeds[0], SEEDS)


@pytest.fixture(scope="session")
def rest_corpus_sdk(corpus: tuple[Path, dict[str, Any]]) -> RestSdk:
    return RestSdk(corpus[0], CORPUS)
