"""SDKs of documents, made and imported in this process."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pytest
import yaml
from documents.document_calls import DocumentCalls
from documents.swagger import upgraded
from support.packages import imported

from generator.emit.sdk import SdkSettings, render_sdk
from generator.emit.writing import Content
from generator.model.api import Api
from generator.model.diagnostics import Diagnostic
from generator.passes import build_api
from generator.reader.read import read_page


class Made(NamedTuple):
    """An SDK with the model that it was made from, and its calls by the document."""

    sdk: ModuleType
    files: Mapping[str, Content]
    api: Api
    diagnostics: tuple[Diagnostic, ...]
    calls: DocumentCalls


def parsed(text: str) -> Any:
    """A document in JSON or YAML, in the terms of OpenAPI 3."""
    document = json.loads(text) if text.startswith("{") else yaml.safe_load(text)
    return upgraded(document) if "swagger" in document else document


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Callable[[Mapping[str, str], str], Made]]:
    """Makes the SDK of files by path, of which one is the document; what it refers to in others is `whole`."""
    with ExitStack() as stack:

        def run(texts: Mapping[str, str], document: str, whole: Any = None) -> Made:
            built = build_api(
                read_page(path, text.encode()) for path, text in texts.items()
            )
            package = f"sdk_{abs(hash(document))}"
            sdk = render_sdk(built.api, SdkSettings(package=package), reformat=False)
            module = stack.enter_context(imported(sdk.files, tmp_path, package))
            rows = json.loads(sdk.files[f"{package}/api.json"].data())
            wire = json.loads(sdk.files[f"{package}/wire.json"].data())
            base = wire.get("base_path", "/api")
            calls = DocumentCalls(whole or parsed(texts[document]), rows, base)
            return Made(module, sdk.files, built.api, built.diagnostics, calls)

        yield run
