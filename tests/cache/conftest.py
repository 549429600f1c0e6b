"""A cache in a temporary folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cache.store import Cache, open_cache


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the cache, which does not exist yet."""
    folder = tmp_path / "cache" / "docwright"
    monkeypatch.setenv("DOCWRIGHT_CACHE_DIR", str(folder))
    return folder


@pytest.fixture
def opened(folder: Path) -> Callable[[], Cache]:
    """Opens the cache as a new run does."""

    def open_() -> Cache:
        cache, refused = open_cache()
        assert cache is not None, refused
        return cache

    return open_
