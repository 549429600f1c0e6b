"""Compiled modules: those of unchanged modules stay, so that the next import is quick, and those of changed ones go."""

from __future__ import annotations

import os
from collections.abc import Set as AbstractSet
from contextlib import suppress
from pathlib import Path

from generator.emit.writing.bystanders import BYTE_CODE


def bring_byte_code(
    old: Path, target: Path, kept: AbstractSet[tuple[str, str]]
) -> None:
    """Moves byte code from a folder that was replaced to the one that replaced it.

    `kept` are the unchanged files by path below the folder, with their hashes. What cannot be moved is compiled again.
    """
    unchanged = {path for path, _ in kept}
    for place, folders, names in os.walk(old):
        folder = Path(place)
        if folder.name != BYTE_CODE:
            folders.sort()
            continue
        below = folder.parent.relative_to(old)
        # Python believes byte code by the time and the size of its source: a changed one may have both
        with suppress(OSError):
            for name in names:
                if (below / _module(name)).as_posix() not in unchanged:
                    (folder / name).unlink()
            folder.rename(target / below / BYTE_CODE)


def drop_byte_code(module: Path) -> None:
    """Removes the byte code of a module; it does not matter where it cannot be removed, or is none."""
    if module.suffix != ".py":
        return
    with suppress(OSError):
        for compiled in (module.parent / BYTE_CODE).iterdir():
            if _module(compiled.name) == module.name:
                compiled.unlink()


def _module(name: str) -> str:
    """The name of the module of a file such as `keep.cpython-311.pyc`."""
    return f"{name.partition('.')[0]}.py"
