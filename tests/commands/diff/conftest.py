"""Runs of `docwright diff` in a git repository with docs."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support.git import GitRepository

SEEDS = Path(__file__).resolve().parents[3] / "seeds/reference"


@pytest.fixture(autouse=True)
def no_settings_of_a_user(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Takes the settings of whoever runs the tests away from git; gives the folder that is home then."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home))
    return home


@pytest.fixture
def repository(tmp_path: Path, docwright: Callable[..., Any]) -> GitRepository:
    """A repository in the working directory with one commit of the pages in `reference`, of which Reject is removed since."""
    repository = GitRepository(tmp_path)
    repository.git("init", "-q", "-b", "main")
    shutil.copytree(SEEDS / "soap/Services88/Appointment", tmp_path / "reference")
    repository.commit()
    (tmp_path / "reference/Reject.md").unlink()
    return repository
