"""A folder in which Docwright generates again and again, with a cache of its own."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.generation.aside import put_aside
from benchmarks.generation.processes import Cost, cost_of, peak_of
from generator.reader.discover import discover


class Size(msgspec.Struct, frozen=True):
    """How much was written: files, and lines of Python."""

    files: int
    lines: int


class Workplace:
    """Runs of Docwright in `folder`, over `docs`, in `jobs` processes; formatted or not."""

    def __init__(
        self, folder: Path, docs: Path, *, jobs: int, is_formatted: bool = True
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._jobs = jobs
        self._variables = {"DOCWRIGHT_CACHE_DIR": str(folder / "cache")}
        self.output = folder / "sdk"
        self._command = (
            *(sys.executable, "-m", "generator", "generate", str(docs)),
            *("-o", str(self.output), "--jobs", str(jobs)),
            *("--summary-json", str(folder / "summary.json")),
            *(() if is_formatted else ("--no-format",)),
        )

    def cold(self) -> Cost:
        """A run without anything of earlier ones."""
        self.clear()
        return self.warm()

    def warm(self) -> Cost:
        """A run after others."""
        return cost_of(self._command, self._folder, self._variables)

    def cold_peak(self) -> int | None:
        """The most memory of a run without anything of earlier ones, in bytes."""
        self.clear()
        return peak_of(self._command, self._folder, self._variables)

    def warm_peak(self) -> int | None:
        """The most memory of a run after others, in bytes."""
        return peak_of(self._command, self._folder, self._variables)

    def clear(self) -> None:
        """Puts the SDK and the cache of earlier runs aside."""
        for name in ("sdk", "cache"):
            put_aside(self._folder / name)

    def summary(self) -> dict[str, Any]:
        """The summary of the last run."""
        summary: dict[str, Any] = msgspec.json.decode(
            (self._folder / "summary.json").read_bytes()
        )
        return summary

    def wrote(self) -> int:
        """How many files the last run wrote."""
        count: int = self.summary()["files"]["written"]
        return count


def pages_of(docs: Path) -> list[Path]:
    """The pages of a folder, by path."""
    return [file.file for file in discover([docs]).files]


def size_of(folder: Path) -> Size:
    """What a folder holds of generated files."""
    files = [
        file
        for file in folder.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    ]
    lines = sum(
        file.read_bytes().count(b"\n") for file in files if file.suffix == ".py"
    )
    return Size(len(files), lines)
