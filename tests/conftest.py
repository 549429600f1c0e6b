"""What all tests share: the inputs they try, their cache, and the corpus outside the project with the share to read."""

from __future__ import annotations

import gc
import os
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers
from hypothesis.internal.constants_ast import Constants

_BESIDE_THE_PROJECT = Path(__file__).resolve().parents[2] / "shared"
_FULL = os.environ.get("DOCWRIGHT_FULL") == "1"

# Every run tries the same inputs, however busy the machine is. The search of `.ci/run --full` tries others each time,
# and ten times as many; what it finds is printed with the line that repeats it.
settings.register_profile(
    "same inputs",
    max_examples=100,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],  # it reads the clock
)
settings.register_profile(
    "search",
    settings.get_profile("same inputs"),
    max_examples=1000,
    derandomize=False,
    print_blob=True,
)
settings.load_profile("search" if _FULL else "same inputs")

# Hypothesis also tries constants of the modules that are imported so far: then inputs would depend on the tests that
# ran before in the same process.
providers._get_local_constants = Constants


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
    return _FULL


@pytest.fixture(autouse=True, scope="module")
def leftovers_of_event_loops() -> Iterator[None]:
    """Collects what a module's tests left open in event loops that they cancel or close early.

    asyncio warns of it when it is collected, which would otherwise be in any later test. That connections close with
    their event loop is a test of its own (`test_event_loops.py`).
    """
    yield
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()
