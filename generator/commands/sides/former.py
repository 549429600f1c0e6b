"""What a run of `generate` changes for users: the lock that OUT had before beside the one that it gets.

Nothing is read where that lock stays as it is, and nothing is loaded that only compares.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator.emit.writing import Changes
from generator.emit.writing.paths import LOCK, RELEASED_LOCK
from generator.files.lock_file import lock_data
from generator.model.encoding.gc_pause import gc_paused
from generator.model.errors import UsageError

if TYPE_CHECKING:
    from generator.model.comparison.changes import Change
    from generator.model.comparison.snapshot import Snapshot


class SurfaceChanges(NamedTuple):
    """The changes since the last run, the worst first, and what people are told of them.

    `changes` is None where nothing tells what there was before.
    """

    changes: tuple[Change, ...] | None = ()
    lines: tuple[str, ...] = ()


class FormerLock:
    """The lock in OUT, looked at before it changes; `then` looks at the same time."""

    def __init__(
        self, out: Path, then: Callable[[Changes], None] | None = None
    ) -> None:
        self._path = out / LOCK
        self._then = then
        self._changes = False
        self._data: bytes | None = None

    def look(self, changes: Changes) -> None:
        """Keeps the lock if it is to change; no run may change OUT at that time."""
        self._changes = LOCK in changes.written
        if self._changes:
            self._data = lock_data(self._path)
        if self._then:
            self._then(changes)

    def changes(self, new: Snapshot) -> SurfaceChanges:
        """What `new` has otherwise than the lock. A lock that cannot be read stops no run, which replaces it."""
        if not self._changes:
            return SurfaceChanges()
        if self._data is None:
            return SurfaceChanges(None)
        # comparing takes much code, for which no other run waits
        from generator.changes import compare  # noqa: PLC0415 - loads much
        from generator.model.encoding.lock import parsed_lock  # noqa: PLC0415 - with it
        from generator.report.diff.text import (  # noqa: PLC0415 - with it
            written_changes,
        )

        try:
            with gc_paused():
                comparison = compare(parsed_lock(self._data, str(self._path)), new)
        except UsageError as error:
            return SurfaceChanges(
                None, (f"what changed is not known: {error.message}",)
            )
        return SurfaceChanges(comparison.changes, tuple(written_changes(comparison)))


def next_release(out: Path, new: Snapshot | None) -> str | None:
    """The version that the next release must have at least, None where nothing was released.

    `new` is what the SDK offers by now; None where that is what its lock says.

    Raises:
        UsageError: a lock is damaged, or a newer Docwright wrote it.
    """
    from generator.changes import compare  # noqa: PLC0415 - loads much, rarely needed
    from generator.files.lock import load_lock  # noqa: PLC0415 - with it

    released = load_lock(out / RELEASED_LOCK)
    now = new or load_lock(out / LOCK)
    if released is None or now is None:
        return None
    with gc_paused():
        return compare(released, now).next_version
