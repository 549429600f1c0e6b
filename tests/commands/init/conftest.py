"""Folders with pages, for runs of `docwright init`."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

PAGES = Path(__file__).resolve().parents[3] / "seeds/reference/soap/Services88"


@pytest.fixture
def put_pages(tmp_path: Path) -> Callable[[str], Path]:
    """Puts a few pages of a reference into a folder of the working directory."""

    def put(name: str) -> Path:
        folder = tmp_path / name
        shutil.copytree(PAGES / "Appointment", folder / "Appointment")
        return folder

    return put
