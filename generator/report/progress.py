"""Progress: a bar on a terminal when work takes longer than half a second, a plain line per stage elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any, Final, TextIO

_BEFORE_A_BAR: Final = 0.5


class Progress:
    """Times the stages of a run and tells of them on standard error.

    `seconds` holds the time of every finished stage by name.
    """

    def __init__(self, stream: TextIO | None = None, *, quiet: bool = False) -> None:
        self._stream = stream or sys.stderr
        self._quiet = quiet
        self._total = 0
        self._bar: Any = None
        self._started = 0.0
        self._label = ""
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str, label: str, total: int = 0) -> Generator[None]:
        """A stage; `total` is the number of steps that `reach` counts to."""
        self._label, self._total = label, total
        self._started = time.perf_counter()
        if not self._quiet and not self._stream.isatty():
            self._stream.write(f"docwright: {label}\n")
        try:
            yield
        finally:
            self._close()
            self.seconds[name] = time.perf_counter() - self._started

    def reach(self, done: int) -> None:
        """Says how many steps of the stage are done."""
        if self._quiet or not self._stream.isatty():
            return
        if self._bar is None and self._late():
            self._open()
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], completed=done)

    def _late(self) -> bool:
        return time.perf_counter() - self._started > _BEFORE_A_BAR

    def _open(self) -> None:
        from rich import console, progress  # noqa: PLC0415 - 40 ms; few runs need it

        shown = console.Console(file=self._stream)
        self._bar = progress.Progress(console=shown, transient=True)
        self._bar.add_task(self._label, total=self._total or None)
        self._bar.start()

    def _close(self) -> None:
        if self._bar is not None:
            self._bar.stop()
            self._bar = None
