"""How much memory a run took."""

from __future__ import annotations

import sys

if sys.platform != "win32":
    import resource


def peak_memory() -> int:
    """The most memory that this process or one of its workers had, in bytes; 0 where the system doesn't tell."""
    if sys.platform == "win32":
        return 0
    unit = 1 if sys.platform == "darwin" else 1024
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    workers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return max(own, workers) * unit
