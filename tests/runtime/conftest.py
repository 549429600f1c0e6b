"""The example package, and a server, for all tests of the runtime."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent / "sdk"))

from servers.recording import RecordingServer

from generator.runtime.soap.codec.facade import Codec


@pytest.fixture
def codec() -> Codec:
    return Codec.for_package("example88")


@pytest.fixture
def server() -> Iterator[RecordingServer]:
    with RecordingServer() as recording:
        yield recording
