"""The wheel of the corpus' SDK is as small as promised, and clean."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any, Final

import pytest

pytestmark = pytest.mark.corpus

WHEEL: Final = 1_700_000
INSTALLED: Final = 11_000_000
"""Bytes of the wheel and of its files, without the `.pyc` files that pip adds."""


@pytest.fixture(scope="module")
def wheel(
    corpus: tuple[Path, dict[str, Any]], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The wheel, built with what is installed, so that nothing is downloaded."""
    folder = tmp_path_factory.mktemp("wheel")
    build = (sys.executable, "-m", "build", "--wheel", "--no-isolation")
    subprocess.run([*build, "--outdir", folder, corpus[0]], check=True, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_is_small(wheel: Path) -> None:
    assert wheel.stat().st_size <= WHEEL
    with zipfile.ZipFile(wheel) as archive:
        assert sum(member.file_size for member in archive.infolist()) <= INSTALLED


@pytest.mark.parametrize(
    "check", [("check_wheel_contents",), ("twine", "check", "--strict")]
)
def test_the_checks_of_package_indexes_find_nothing(
    check: tuple[str, ...], corpus: tuple[Path, dict[str, Any]], wheel: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *check, wheel],
        cwd=corpus[0],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
