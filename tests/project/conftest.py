"""The project's own files."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parents[2]
_VISIBLE_THOUGH_HIDDEN = {".ci", ".github", ".gitignore"}
_NOT_OURS = {"build", "dist", "__pycache__"}


def _ours(folder: Path) -> Iterator[Path]:
    for entry in sorted(folder.iterdir()):
        hidden = entry.name.startswith(".") and entry.name not in _VISIBLE_THOUGH_HIDDEN
        if hidden or entry.name in _NOT_OURS or entry.name.endswith(".egg-info"):
            continue
        if entry.is_file():
            yield entry
        elif not (entry / "pyvenv.cfg").exists():
            yield from _ours(entry)


@pytest.fixture(scope="session")
def root() -> Path:
    """The top folder of the project."""
    return _ROOT


@pytest.fixture(scope="session")
def texts() -> dict[str, str]:
    """Every file of the project by its path, without virtual environments, caches and builds."""
    return {
        path.relative_to(_ROOT).as_posix(): path.read_text("utf-8", "replace")
        for path in _ours(_ROOT)
    }


@pytest.fixture(scope="session")
def modules(texts: dict[str, str]) -> dict[str, ast.Module]:
    """The syntax tree of every module of the generator by its path."""
    return {
        path: ast.parse(text)
        for path, text in texts.items()
        if path.startswith("generator/") and path.endswith(".py")
    }
