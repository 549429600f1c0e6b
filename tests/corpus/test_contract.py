"""The contract tests of the SDK of the corpus pass, but for samples that are wrong by themselves.

CI runs a seeded sample of their modules, `.ci/run --full` all of them.
"""

from __future__ import annotations

import random
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from contract.contract_sdk import ContractSdk

from generator.contract_checks.wsdl import SchemaFile

pytestmark = pytest.mark.corpus
REFERENCE = "corpus/2023/reference"
SAMPLE_SIZE = 12
DEFECTS = {
    "sample-cut-off": 1,
    "sample-fraction": 2,
    "sample-null-item": 4,
    "sample-word-for-date": 6,
}


def test_the_contract_tests_of_the_corpus_pass(
    corpus: tuple[Path, dict[str, Any]], full: bool
) -> None:
    folder, summary = corpus
    sdk = ContractSdk(folder)
    modules = sorted(
        f"tests/contract/{path.name}" for path in sdk.data.parent.glob("test_*.py")
    )
    assert len(modules) > 100
    chosen = modules if full else random.Random(88).sample(modules, SAMPLE_SIZE)
    outcome = sdk.run("-r", "fx", *chosen)
    assert outcome.status == 0, outcome.text[-3000:]
    found = re.search(r"(\d+) samples, (\d+) expected to fail", outcome.text)
    assert found
    schemas = re.search(r"(\d+) requests validated by .*, (\d+) have no", outcome.text)
    assert schemas
    assert int(schemas[1]) > 0
    assert int(schemas[2]) == 0
    assert "not validated" not in outcome.text
    if full:
        pages = summary["pages"]
        documented = 2 * (pages["soap-operation"] + pages["rest-operation"])
        assert [int(found[1]), int(found[2])] == [documented, sum(DEFECTS.values())]
        assert sum(DEFECTS.values()) < documented * 0.02
        # null in an array of numbers is refused before anything is sent
        sent = pages["soap-operation"] - DEFECTS["sample-null-item"]
        assert int(schemas[1]) == sent


@pytest.mark.parametrize(
    ("marked", "tested"), [("request", "test_response"), ("response", "test_request")]
)
def test_no_defect_of_a_sample_fails_the_test_of_the_other_one(
    corpus: tuple[Path, dict[str, Any]],
    tmp_path: Path,
    full: bool,
    marked: str,
    tested: str,
) -> None:
    sdk = ContractSdk(Path(shutil.copytree(corpus[0], tmp_path / "sdk")))
    sdk.mark_defective(marked)
    modules = sorted(
        f"tests/contract/{path.name}" for path in sdk.data.parent.glob("test_*.py")
    )
    chosen = modules if full else random.Random(14).sample(modules, SAMPLE_SIZE)
    outcome = sdk.run("-k", tested, *chosen)
    assert outcome.status == 0, outcome.text[-3000:]


def test_the_schemas_of_the_corpus_take_little_space(
    corpus: tuple[Path, dict[str, Any]],
) -> None:
    folder, summary = corpus
    files = sorted(ContractSdk(folder).data.glob("*.schemas"))
    found = [SchemaFile(path) for path in files]
    assert sum(len(file.pages) for file in found) == summary["pages"]["wsdl"]
    assert sum(path.stat().st_size for path in files) < 1_500_000


def test_the_schemas_of_the_corpus_are_the_bytes_of_their_pages(
    shared: Path, corpus: tuple[Path, dict[str, Any]]
) -> None:
    folder, _ = corpus
    for path in ContractSdk(folder).data.glob("*.schemas"):
        file = SchemaFile(path)
        for page, line in file.pages.items():
            data = (shared / REFERENCE / page).read_bytes()
            start = len(b"".join(data.splitlines(keepends=True)[: line - 1]))
            content = file.content(page)
            assert data[start:].startswith(content)
            assert content.count(b"</wsdl:types>") == 1


def test_few_samples_of_the_corpus_are_wrong_by_themselves(
    corpus: tuple[Path, dict[str, Any]],
) -> None:
    _, summary = corpus
    diagnostics = summary["diagnostics"]
    found = {
        id_: count for id_, count in diagnostics.items() if id_.startswith("sample-")
    }
    assert found == DEFECTS
