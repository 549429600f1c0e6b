"""The time and the memory of a program, with all processes that it starts."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from statistics import median
from typing import Final

import msgspec

from benchmarks.peers.environments import plain_environment

_SAMPLE_SECONDS: Final = 0.02
_PROC: Final = Path("/proc")

Command = Sequence[str | Path]


class Cost(msgspec.Struct, frozen=True):
    """Seconds of a run: elapsed, and processor time of all its processes."""

    wall: float
    processor: float


def cost_of(
    command: Command, folder: Path, variables: Mapping[str, str] | None = None
) -> Cost:
    """What a program costs that runs in a folder, with environment variables besides those of `plain_environment`.

    Raises:
        subprocess.CalledProcessError: it failed; what it says is on standard error.
    """
    before = os.times()
    start = time.perf_counter()
    process = _started(command, folder, variables)
    output = process.communicate()[0]
    wall = time.perf_counter() - start
    after = os.times()
    if process.returncode:
        sys.stderr.buffer.write(output[-4000:])
        raise subprocess.CalledProcessError(process.returncode, [*command])
    processor = sum(after[2:4]) - sum(before[2:4])
    return Cost(wall, processor)


def middle(costs: Sequence[Cost]) -> Cost:
    """The median of elapsed and of processor time."""
    return Cost(
        median(cost.wall for cost in costs), median(cost.processor for cost in costs)
    )


def seconds(cost: Cost | None) -> str:
    """Elapsed and processor time."""
    return f"{cost.wall:.2f} / {cost.processor:.2f}" if cost else ""


def peak_of(
    command: Command, folder: Path, variables: Mapping[str, str] | None = None
) -> int | None:
    """The most memory that a program and all processes that it starts have at a time, in bytes.

    What processes share counts once (PSS). None where the system does not tell. Looking costs time, so such a run says
    nothing about it.
    """
    if not (_PROC / "self/smaps_rollup").exists():
        return None
    process = _started(command, folder, variables, is_heard=False)
    peak = 0
    while process.poll() is None:
        peak = max(peak, sum(_sizes_in_session(process.pid)))
        time.sleep(_SAMPLE_SECONDS)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, [*command])
    return peak


def _started(
    command: Command,
    folder: Path,
    variables: Mapping[str, str] | None,
    *,
    is_heard: bool = True,
) -> subprocess.Popen[bytes]:
    output = subprocess.PIPE if is_heard else subprocess.DEVNULL
    # a list without a shell: interpreters that the benchmarks installed, and folders that they made
    return subprocess.Popen(  # noqa: S603 - no shell, programs that the benchmark names
        [*command],
        cwd=folder,
        env=plain_environment() | dict(variables or {}),
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        # its processes are known by their session
        start_new_session=True,
    )


def _sizes_in_session(session: int) -> Iterator[int]:
    """The memory of each process of a session, in bytes."""
    for folder in _PROC.iterdir():
        if not folder.name.isdigit():
            continue
        # it may end while it is looked at
        with suppress(OSError):
            # the name of the program, in parentheses, may have any characters
            fields = (folder / "stat").read_text("latin-1").rpartition(")")[2].split()
            if int(fields[3]) == session:
                yield _proportional(folder)


def _proportional(folder: Path) -> int:
    for line in (folder / "smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    return 0
