"""The contract tests of the SDK of the corpus pass, but for samples that are wrong by themselves.

CI runs a seeded sample of their modules, `.ci/run --full` all of them.
"""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any

import pytest
from contract.contract_sdk import ContractSdk

pytestmark = pytest.mark.corpus
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
    if full:
        pages = summary["pages"]
        documented = 2 * (pages["soap-operation"] + pages["rest-operation"])
        assert [int(found[1]), int(found[2])] == [documented, sum(DEFECTS.values())]
        assert sum(DEFECTS.values()) < documented * 0.02


def test_few_samples_of_the_corpus_are_wrong_by_themselves(
    corpus: tuple[Path, dict[str, Any]],
) -> None:
    _, summary = corpus
    diagnostics = summary["diagnostics"]
    found = {id_: one for id_, one in diagnostics.items() if id_.startswith("sample-")}
    assert found == DEFECTS
