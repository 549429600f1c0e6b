"""What all tests share: the corpus outside the project, how much of it is read, and a cache of their own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

_BESIDE_THE_PROJECT = Path(__file__).resolve().parents[2] / "shared"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts the mark `corpus` into JUnit reports, where `.ci/run` looks for skipped ones."""
    for item in items:
        if item.get_closest_marker("corpus"):
            item.user_properties.append(("corpus", "yes"))


@pytest.fixture(scope="session", autouse=True)
def cache_of_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A cache for all tests, so that none reads or writes the user's."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DOCWRIGHT_CACHE_DIR", str(folder))
        yield folder


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the corpus: `../shared`, or where DOCWRIGHT_SHARED says."""
    folder = Path(os.environ.get("DOCWRIGHT_SHARED") or _BESIDE_THE_PROJECT)
    if not folder.is_dir():
        pytest.skip("there is no ../shared, and DOCWRIGHT_SHARED names no folder")
    return folder


@pytest.fixture(scope="session")
def full() -> bool:
    """Whether corpus tests read everything (DOCWRIGHT_FULL=1) instead of a sample."""
    return os.environ.get("DOCWRIGHT_FULL") == "1"
