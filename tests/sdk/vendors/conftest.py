"""The SDK of the shop, made once for all tests, and servers to call."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sdk.vendors.shop import SHOP
from servers.recording import RecordingServer

from generator.emit.sdk import SdkSettings, render_sdk

PACKAGE = "shop_sdk"


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Holds the package `shop_sdk`."""
    folder = tmp_path_factory.mktemp("shop")
    sdk = render_sdk(SHOP, SdkSettings(package=PACKAGE), reformat=True)
    for file, content in sdk.files.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_bytes(content.data())
    return folder


@pytest.fixture
def sdk(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(folder))
    return importlib.import_module(PACKAGE)


@pytest.fixture
def server() -> Iterator[RecordingServer]:
    """A recording server, to be called under its `url`."""
    with RecordingServer() as running:
        yield running


@pytest.fixture
def so(sdk: Any, server: RecordingServer) -> Iterator[Any]:
    """The client of that server, below a path of its own."""
    with sdk.SuperOffice(f"{server.url}/shop", auth=None) as client:
        yield client
