"""The examples in the docs of the corpus: each call has one, type checkers find nothing in them, and black leaves them alone.

The contract tests run them (`test_contract.py`). CI checks a seeded sample of the groups, `.ci/run --full` all of them.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import indent
from typing import Any

import pytest
from black import format_str
from black.mode import Mode
from contract.contract_sdk import ContractSdk

from generator.contract_checks.examples.docs import Example, examples

pytestmark = pytest.mark.corpus
SAMPLE_SIZE = 12
LARGEST = 3_000
Groups = dict[str, tuple[str, tuple[Example, ...]]]
"""The module of the SOAP version and the examples of each group, by its name."""


@pytest.fixture(scope="module")
def groups(corpus: tuple[Path, dict[str, Any]]) -> Groups:
    sdk = ContractSdk(corpus[0])
    return {
        name: (index["module"], examples(sdk.data.parent, index["docs"]))
        for name, index in sdk.indexes().items()
    }


@pytest.fixture(scope="module")
def some(groups: Groups, full: bool) -> Groups:
    names = list(groups)
    chosen = names if full else random.Random(17).sample(names, SAMPLE_SIZE)
    return {name: groups[name] for name in chosen}


def _texts(groups: Groups) -> Iterator[str]:
    for _, shown in groups.values():
        for example in shown:
            yield example.text


def test_each_call_has_an_example(
    corpus: tuple[Path, dict[str, Any]], groups: Groups
) -> None:
    texts = list(_texts(groups))
    assert len(texts) == corpus[1]["operations"]
    assert max(map(len, texts)) < LARGEST


def test_black_leaves_examples_alone(some: Groups) -> None:
    assert [
        text for text in _texts(some) if format_str(text, mode=Mode()) != text
    ] == []


def _module(package: str, version: str, shown: tuple[Example, ...]) -> str:
    """All examples of a group, each as a function that takes the client."""
    name, path, class_ = (
        ("client", f"{package}.soap.{version}", "Client")
        if version
        else ("so", package, "SuperOffice")
    )
    functions = (
        f"def example_{number}({name}: {class_}) -> None:\n{indent(example.text, ' ' * 4)}"
        for number, example in enumerate(shown)
    )
    return f"from {path} import {class_}\n\n\n" + "\n\n".join(functions)


def _written(folder: Path, package: str, some: Groups) -> Path:
    target = folder / "examples"
    target.mkdir(exist_ok=True)
    for name, (version, shown) in some.items():
        (target / f"{name}.py").write_text(_module(package, version, shown))
    return target


def test_mypy_strict_finds_nothing_in_examples(
    corpus: tuple[Path, dict[str, Any]], some: Groups
) -> None:
    written = _written(corpus[0], "superoffice_corpus", some)
    command = [sys.executable, "-m", "mypy", "--strict", str(written)]
    done = subprocess.run(
        command, cwd=corpus[0], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-2000:]


def test_pyright_finds_nothing_in_examples(
    corpus: tuple[Path, dict[str, Any]], some: Groups
) -> None:
    written = _written(corpus[0], "superoffice_corpus", some)
    # strict but for variables that nothing reads: each example ends with its result
    config = {
        "include": [written.name],
        "typeCheckingMode": "strict",
        "reportUnusedVariable": False,
    }
    file = corpus[0] / "pyrightconfig.examples.json"
    file.write_text(json.dumps(config))
    command = [sys.executable, "-m", "pyright", "-p", str(file)]
    done = subprocess.run(
        [*command, "--pythonpath", sys.executable],
        cwd=corpus[0],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:]
