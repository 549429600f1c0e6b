"""Hints of every public method of the corpus' SDK resolve at run time, for libraries that read signatures.

A run looks at the clients and at a seeded sample of the agents and resources, `.ci/run --full` at all of them.
"""

from __future__ import annotations

import importlib
import inspect
import random
import typing
from collections.abc import Iterator
from typing import Any

import pytest
from support.signatures import check_hints, functions_of
from support.soap_samples import Sdk

pytestmark = pytest.mark.corpus
SAMPLE_SIZE = 40
GROUPS = {"agents", "async_agents", "resources", "async_resources"}
CLIENTS = {"_client", "_async_client"}


def modules_of(sdk: Sdk, parts: set[str]) -> list[str]:
    """The modules of which a part of the path is among these, without those of the runtime."""
    root = sdk.folder / sdk.package
    paths = [path.relative_to(sdk.folder).with_suffix("") for path in root.rglob("*.py")]  # fmt: skip
    return sorted(
        ".".join(path.parts)
        for path in paths
        if parts & {*path.parts} and not {"_runtime", "__init__"} & {*path.parts}
    )


def classes_of(sdk: Sdk, modules: list[str]) -> Iterator[type[Any]]:
    """The public classes that modules define."""
    for name in modules:
        for class_ in vars(importlib.import_module(name)).values():
            if inspect.isclass(class_) and class_.__module__ == name:
                yield class_


def test_hints_of_the_corpus_resolve(
    corpus_sdk: tuple[Sdk, dict[str, Any]], full: bool
) -> None:
    sdk, summary = corpus_sdk
    groups = modules_of(sdk, GROUPS)
    if not full:
        groups = random.Random(88).sample(groups, SAMPLE_SIZE)
    functions = {
        function
        for class_ in classes_of(sdk, modules_of(sdk, CLIENTS) + groups)
        for function in functions_of(class_, sdk.package)
    }
    for function in functions:
        check_hints(function)
    # a client without blocking has each operation once more
    assert len(functions) > (2 * summary["operations"] if full else 400)


def test_hints_of_the_corpus_are_its_classes(
    corpus_sdk: tuple[Sdk, dict[str, Any]],
) -> None:
    sdk, _ = corpus_sdk
    method = sdk.module("resources.contact").ContactResource.get_contact_entity
    hints = typing.get_type_hints(method)
    assert hints["return"] is sdk.module("models").ContactEntityWithLinks
    signature = inspect.signature(method, eval_str=True)
    assert signature.return_annotation is hints["return"]
