"""Plans and folders to write them to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.emit.output import ManifestFacts, OutputPlan

FACTS = ManifestFacts(docwright="1.0", docs={"model": "m"}, settings={})


def make_plan(files: Mapping[str, str], docs: str = "m") -> OutputPlan:
    """A plan of text files."""
    return OutputPlan(
        files={path: text.encode() for path, text in files.items()},
        folders=("sdk", "docs/api"),
        seam={"sdk_custom/__init__.py": b""},
        facts=ManifestFacts(docwright="1.0", docs={"model": docs}, settings={}),
    )


def read_tree(folder: Path) -> dict[str, str]:
    """All files below a folder with their text, without byte code."""
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".pyc"
    }


@pytest.fixture
def plan() -> Callable[..., OutputPlan]:
    """A plan of text files by path."""
    return make_plan


@pytest.fixture
def tree() -> Callable[[Path], dict[str, str]]:
    """All files below a folder with their text."""
    return read_tree


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """An output folder that does not exist yet."""
    return tmp_path / "out"
