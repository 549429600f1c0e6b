"""Runs of `docwright`, each in a folder of its own."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from generator.commands.cli import main

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


class Run(msgspec.Struct, frozen=True):
    """The exit status of a run and what it wrote."""

    status: int
    out: str
    err: str


@pytest.fixture
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cache's folder of one test; it does not exist yet."""
    return tmp_path_factory.mktemp("cache") / "docwright"


@pytest.fixture
def docwright(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    cache: Path,
) -> Callable[..., Run]:
    """Runs `docwright` in an empty folder, with one process and an empty cache."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DOCWRIGHT_CACHE_DIR", str(cache))
    monkeypatch.setenv("DOCWRIGHT_JOBS", "1")

    def run(*arguments: str | Path) -> Run:
        capfd.readouterr()
        status = main([str(argument) for argument in arguments])
        out, err = capfd.readouterr()
        return Run(status, out, err)

    return run


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A small docs tree: three versions of the Appointment agent, one with a WSDL page."""
    soap = tmp_path / "docs" / "soap"
    for version in ("Services82", "Services86", "Services88"):
        shutil.copytree(
            SEEDS / "reference/soap" / version / "Appointment",
            soap / version / "Appointment",
        )
    name = "Services88/Services88-Appointment.md"
    shutil.copy(SEEDS / "reference/soap" / name, soap / name)
    return tmp_path / "docs"


def tree(folder: Path) -> dict[str, bytes]:
    """All files below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.fixture
def files() -> Callable[[Path], dict[str, bytes]]:
    """All files below a folder, by path."""
    return tree
