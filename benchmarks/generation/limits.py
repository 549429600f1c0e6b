"""What parts of the work cost alone, which no run can be quicker than."""

from __future__ import annotations

import hashlib
import os
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final

import msgspec

from benchmarks.generation.black_alone import (
    distinct_pieces,
    format_all,
    formatted_modules,
)
from benchmarks.generation.processes import Cost, cost_of, middle
from benchmarks.read import libraries_alone
from generator.reader.discover import discover

_STARTS: Final = {
    "interpreter": "pass",
    "interpreter with argparse and msgspec": "import argparse, msgspec",
    "interpreter with what a run imports first": "import generator.commands.generate",
}


class Limit(msgspec.Struct, frozen=True):
    """The cost of a part of the work alone."""

    part: str
    cost: Cost


def limits(
    docs: Path, output: Path, folder: Path, *, jobs: int, repeat: int
) -> list[Limit]:
    """The limits of the runs over `docs` that wrote `output`; `folder` is empty."""
    files = discover([docs]).files
    modules = formatted_modules(output)
    pieces = distinct_pieces(modules)
    pages = [file.file for file in files]
    written = [path for path in output.rglob("*") if path.is_file()]
    contents = {path.relative_to(output): path.read_bytes() for path in written}
    parts: dict[str, Callable[[], object]] = {
        f"parsers alone, {len(files):,} pages": lambda: libraries_alone(files, jobs),
        f"black alone, {len(modules):,} modules": lambda: format_all(modules, jobs),
        f"black alone, {len(pieces):,} pieces that differ": lambda: format_all(pieces, jobs),
        f"writing {len(written):,} files, flushed": lambda: _write(folder, contents),
        f"hashing {len(pages):,} pages": lambda: _hash(pages),
        f"hashing {len(written):,} files": lambda: _hash(written),
    }  # fmt: skip
    starts = [
        Limit(name, middle([_start(program, folder) for _ in range(repeat)]))
        for name, program in _STARTS.items()
    ]
    measured = [
        Limit(name, middle([_cost(call) for _ in range(repeat)]))
        for name, call in parts.items()
    ]
    return [*measured, *starts]


def _start(program: str, folder: Path) -> Cost:
    return cost_of((sys.executable, "-c", program), folder)


def _cost(call: Callable[[], object]) -> Cost:
    before = sum(os.times()[:4])
    start = time.perf_counter()
    call()
    return Cost(time.perf_counter() - start, sum(os.times()[:4]) - before)


def _hash(paths: Iterable[Path]) -> None:
    for path in paths:
        hashlib.sha256(path.read_bytes()).digest()


def _write(folder: Path, contents: Mapping[Path, bytes]) -> None:
    """Writes files into a new folder, each onto the disk."""
    target = folder / f"written-{time.monotonic_ns()}"
    for path, content in contents.items():
        file = target / path
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
