"""A server for the examples to call, with the committed SDK in `output/`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from servers.recording import RecordingServer


@pytest.fixture
def server() -> Iterator[RecordingServer]:
    """A recording server, to be called under its `url`."""
    with RecordingServer() as running:
        yield running
