"""How another process starts: as a copy of this one, which has all modules loaded, where that is safe."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final, Literal

_THREADS: Final = Path("/proc/self/task")


def start_method() -> Literal["fork", "spawn"]:
    """The method of `multiprocessing` for processes that start now.

    A copy has the locks that other threads of this process hold, but not the threads, and may wait for them forever. So
    only a process with a single thread is copied. On macOS, the system has threads of its own in each process.
    """
    return "fork" if sys.platform == "linux" and _has_one_thread() else "spawn"


def _has_one_thread() -> bool:
    """Whether this process has one thread. Those of libraries count, of which Python does not know."""
    try:
        return len([*_THREADS.iterdir()]) == 1
    except OSError:
        return False
