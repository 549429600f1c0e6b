"""The runtime as files of the SDK: copied as it is, never rendered."""

from __future__ import annotations

from pathlib import Path


def runtime_files() -> dict[str, str]:
    """Sources of the runtime by path below its folder, sorted."""
    folder = Path(__file__).resolve().parent.parent / "runtime"
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*.py"))
    }
