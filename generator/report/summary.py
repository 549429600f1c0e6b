"""The value that sums up a run of `generate`; `json` and `text` write it."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from generator.model.diagnostics import Diagnostic

if sys.platform != "win32":
    import resource

if TYPE_CHECKING:
    # most runs find no change, and need no code for any
    from generator.model.comparison.changes import Change


class FileCounts(msgspec.Struct, frozen=True):
    """How many generated files were written (new or changed), left as they are, and removed."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """`generate --summary-json`; described by `docs/schema/summary.json`.

    `pages` counts the pages by kind, `files_skipped` the other files by suffix, `diagnostics` the cases by id. `seconds`
    holds the time of each stage; `peak_memory` is in bytes; `cache_hits` counts the pages that an earlier run had read.
    `changes` are those since the lock that was in the output folder, None where there was none. `next_version` is the
    version that the next release must have at least, None where nothing was released.
    """

    schema: int = 1
    docwright: str
    pages: dict[str, int]
    files_skipped: dict[str, int]
    operations: int
    types: int
    diagnostics: dict[str, int]
    files: FileCounts
    seconds: dict[str, float]
    peak_memory: int
    cache_hits: int = 0
    changes: tuple[Change, ...] | None = None
    next_version: str | None = None


def diagnostic_counts(diagnostics: Iterable[Diagnostic]) -> dict[str, int]:
    """How many diagnostics there are of each id, sorted by id."""
    counts = Counter(diagnostic.id for diagnostic in diagnostics)
    return dict(sorted(counts.items()))


def peak_memory() -> int:
    """The most memory that this process or one of its workers had, in bytes; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0
    # ru_maxrss is in bytes on macOS and in kibibytes elsewhere
    unit = 1 if sys.platform == "darwin" else 1024
    process = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    workers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return max(process, workers) * unit
