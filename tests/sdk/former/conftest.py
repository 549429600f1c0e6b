"""The SDK whose names were others before, made once for all tests, and servers to call."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sdk.former.renamed_sdk import PACKAGE, rendered, write
from servers.recording import RecordingServer


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Holds the package."""
    folder = tmp_path_factory.mktemp("renamed")
    write(rendered(), folder)
    return folder


@pytest.fixture(scope="module")
def sdk(folder: Path) -> Iterator[Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(folder))
        yield importlib.import_module(PACKAGE)
    for name in [name for name in sys.modules if name.partition(".")[0] == PACKAGE]:
        del sys.modules[name]


@pytest.fixture
def server() -> Iterator[RecordingServer]:
    """A recording server, to be called under its `url`."""
    with RecordingServer() as running:
        yield running
