"""Hints of every public method of the corpus' SDK resolve at run time, for libraries that read signatures."""

from __future__ import annotations

import importlib
import inspect
import typing
from collections.abc import Iterator
from typing import Any

import pytest
from support.signatures import check_hints, functions_of
from support.soap.samples import Sdk

pytestmark = pytest.mark.corpus
PLACES = {"agents", "async_agents", "resources", "async_resources", "_client", "_async_client"}  # fmt: skip


def modules_of(sdk: Sdk) -> list[str]:
    """The modules of agents, resources and clients, without those of the runtime."""
    root = sdk.folder / sdk.package
    paths = [path.relative_to(sdk.folder).with_suffix("") for path in root.rglob("*.py")]  # fmt: skip
    return sorted(
        ".".join(path.parts)
        for path in paths
        if PLACES & {*path.parts} and not {"_runtime", "__init__"} & {*path.parts}
    )


def classes_of(sdk: Sdk, modules: list[str]) -> Iterator[type[Any]]:
    """The SDK's classes in modules, which may have the module of their public name."""
    for name in modules:
        for class_ in vars(importlib.import_module(name)).values():
            if inspect.isclass(class_) and class_.__module__.startswith(sdk.package):
                yield class_


def test_hints_of_the_corpus_resolve(
    corpus_sdk: tuple[Sdk, dict[str, Any]],
) -> None:
    sdk, summary = corpus_sdk
    functions = {
        function
        for class_ in classes_of(sdk, modules_of(sdk))
        for function in functions_of(class_, sdk.package)
    }
    # each operation has a method of its own for calls without blocking
    assert len(functions) > 2 * summary["operations"]
    for function in functions:
        check_hints(function)


def test_hints_of_the_corpus_are_its_classes(
    corpus_sdk: tuple[Sdk, dict[str, Any]],
) -> None:
    sdk, _ = corpus_sdk
    method = sdk.module("resources.contact").ContactResource.get_contact_entity
    hints = typing.get_type_hints(method)
    assert hints["return"] is sdk.module("models").ContactEntityWithLinks
    signature = inspect.signature(method, eval_str=True)
    assert signature.return_annotation is hints["return"]
