"""The contract tests of SDKs of the documents of 2026 pass, alone and beside the pages of 2023.

CI runs a seeded sample of their modules, `.ci/run --full` all of them.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from contract.contract_sdk import ContractSdk, Outcome

from generator.commands.cli import main

pytestmark = pytest.mark.corpus
METHODS = {"get", "put", "post", "patch", "delete"}
SAMPLE_SIZE = 8
DEFECTIVE_EXAMPLES = 13
"""The examples of changes: the document says of `op` that it is a text, and shows a number."""


def generated(folder: Path, *docs: Path) -> ContractSdk:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        status = main(["generate", *map(str, docs), "-o", "sdk", "--no-format"])
    assert status == 0
    return ContractSdk(folder / "sdk")


@pytest.fixture(scope="module")
def documents_sdk(
    shared: Path, tmp_path_factory: pytest.TempPathFactory
) -> ContractSdk:
    return generated(tmp_path_factory.mktemp("documents"), shared / "corpus/2026")


def stated(folder: Path) -> Iterator[tuple[str, str]]:
    """Method and route of each operation of the files."""
    for file in sorted(folder.rglob("*.json")):
        document: Any = json.loads(file.read_text("utf-8-sig"))
        for route, item in document["paths"].items():
            yield from ((method, route) for method in item if method in METHODS)


def modules_of(sdk: ContractSdk, prefixes: tuple[str, ...]) -> list[str]:
    folder = sdk.data.parent
    return sorted(
        f"tests/contract/{path.name}"
        for prefix in prefixes
        for path in folder.glob(f"test_{prefix}_*.py")
    )


def compared(outcome: Outcome) -> int:
    found = re.search(r"(\d+) operations of documents compared", outcome.text)
    assert found
    return int(found[1])


def test_every_operation_of_the_documents_is_tested(
    shared: Path, documents_sdk: ContractSdk
) -> None:
    tested: set[tuple[str, str]] = set()
    for name, index in documents_sdk.indexes().items():
        content = (documents_sdk.data / f"{name}.samples").read_bytes()
        for sample in index["samples"].values():
            start, length, _ = sample["operation"]
            excerpt = json.loads(content[start : start + length])
            tested.add((excerpt["method"].lower(), excerpt["path"]))
    assert tested == set(stated(shared / "corpus/2026"))
    assert len(tested) == 2397


def test_the_contract_tests_of_the_documents_pass(
    documents_sdk: ContractSdk, full: bool
) -> None:
    modules = modules_of(documents_sdk, ("agents", "resources"))
    assert len(modules) > 40
    chosen = modules if full else random.Random(26).sample(modules, SAMPLE_SIZE)
    outcome = documents_sdk.run("-r", "f", *chosen)
    assert outcome.status == 0, outcome.text[-3000:]
    assert compared(outcome) > 20
    if full:
        assert compared(outcome) == 2397
        assert (
            f"{DEFECTIVE_EXAMPLES} with made-up values, as their schemas do not allow"
            in outcome.text
        )


def test_the_contract_tests_of_pages_and_documents_pass(
    shared: Path, tmp_path: Path, full: bool
) -> None:
    docs = (shared / "corpus/2023", shared / "corpus/2026")
    sdk = generated(tmp_path, *docs)
    modules = modules_of(sdk, ("agents", "resources"))
    chosen = modules if full else random.Random(23).sample(modules, SAMPLE_SIZE)
    outcome = sdk.run("-r", "f", *chosen)
    assert outcome.status == 0, outcome.text[-3000:]
    assert compared(outcome) > 20
    if full:
        # those of which only the pages know are compared with their samples
        assert compared(outcome) == 2397


def test_what_the_tests_need_of_the_documents_takes_little_space(
    shared: Path, documents_sdk: ContractSdk
) -> None:
    documents = sum(
        path.stat().st_size for path in (shared / "corpus/2026").rglob("*.json")
    )
    files = [*documents_sdk.data.iterdir()]
    assert sum(path.stat().st_size for path in files) < 4_000_000 < documents / 3
