"""How far a run is: a bar on a terminal, plain lines elsewhere. All of it goes to standard error."""

from __future__ import annotations

import math
import os
import sys
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any, Final

from generator.report.terminal import is_terminal, say

_SECONDS_BEFORE_A_BAR: Final = 0.5
_SECONDS_BETWEEN_LINES: Final = 10.0
_NARROW: Final = 72
"""Columns of a terminal below which a bar and the time left find no place beside the label."""


class Progress:
    """Times the stages of a run and shows how far each is.

    On a terminal a stage that takes longer than half a second has a bar with the count, the percentage and the time
    left. Elsewhere, and on terminals that cannot move the cursor, each stage has a plain line, which `is_brief` leaves
    out, and one more every ten seconds. `seconds` holds the time of every finished stage by its name.
    """

    def __init__(self, *, quiet: bool = False, is_brief: bool = False) -> None:
        self._has_bars = has_bars()
        self._quiet = quiet
        self._is_brief = is_brief
        self._total = 0
        self._bar: Any = None
        self._started = 0.0
        self._counted_from = 0.0
        self._line_due = 0.0
        self._label = ""
        self._ticking: threading.Thread | None = None
        self._ended = threading.Event()
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str, label: str, total: int = 0) -> Generator[None]:
        """Times a stage, or a further part of it; `total` is the number of steps that `reach` counts to."""
        self._label, self._total = label, total
        self._started = self._counted_from = time.perf_counter()
        self._line_due = self._started + _SECONDS_BETWEEN_LINES
        if not (self._quiet or self._has_bars or self._is_brief):
            say(label)
        if not (self._quiet or self._has_bars or total):
            self._begin_ticking()
        try:
            yield
        finally:
            self._close()
            passed = time.perf_counter() - self._started
            self.seconds[name] = self.seconds.get(name, 0.0) + passed

    def reach(self, done: int, total: int | None = None) -> None:
        """Shows how many steps of the stage are done.

        Another `total` begins a part of the stage with steps of its own, and ends the bar and its thread: call it so
        before processes are forked.
        """
        if self._quiet:
            return
        self._end_ticking()
        now = time.perf_counter()
        if total is not None and total != self._total:
            self._close()
            self._total, self._counted_from = total, now
        if self._has_bars:
            self._show_bar(done, now)
        elif now >= self._line_due:
            self._line_due = now + _SECONDS_BETWEEN_LINES
            passed = now - self._counted_from
            say(f"{self._label}: {state(done, self._total, passed)}")

    def _begin_ticking(self) -> None:
        """Begins to say every ten seconds that a stage without steps is still at work, until it has some."""
        self._ended = threading.Event()
        arguments = (self._label, self._started, self._ended)
        self._ticking = threading.Thread(target=_tick, args=arguments, daemon=True)
        self._ticking.start()

    def _end_ticking(self) -> None:
        if self._ticking is not None:
            self._ended.set()
            # processes may be forked next, and a fork copies no threads
            self._ticking.join()
            self._ticking = None

    def _show_bar(self, done: int, now: float) -> None:
        # not at the start of the stage: a bar that flickers up and away tells nobody anything
        if self._bar is None and now - self._started > _SECONDS_BEFORE_A_BAR:
            self._open()
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], completed=done)

    def _open(self) -> None:
        # its import takes 40 ms, and most runs are over before a bar is due
        from rich import console, progress, table  # noqa: PLC0415 - only for a bar

        shown = console.Console(file=sys.stderr)
        column = table.Column(no_wrap=True, overflow="ellipsis", ratio=1)
        # labels are plain text, whatever brackets they have
        label = progress.TextColumn(
            "{task.description}", markup=False, table_column=column
        )
        columns: list[Any] = [label, progress.TaskProgressColumn()]
        if shown.width >= _NARROW:
            columns[1:1] = [progress.BarColumn(), progress.MofNCompleteColumn()]
            columns.append(progress.TimeRemainingColumn())
        self._bar = progress.Progress(
            *columns,
            console=shown,
            transient=True,
            # what is printed to standard output is a result, and stays there
            redirect_stdout=False,
        )
        self._bar.add_task(self._label, total=self._total or None)
        self._bar.start()

    def _close(self) -> None:
        self._end_ticking()
        if self._bar is not None:
            self._bar.stop()
            self._bar = None


def _tick(label: str, started: float, ended: threading.Event) -> None:
    while not ended.wait(_SECONDS_BETWEEN_LINES):
        say(f"{label}: {time.perf_counter() - started:.0f} s so far")


def has_bars() -> bool:
    """Whether standard error is a terminal on which a line can be written again; logs of CI keep every line."""
    is_plain = os.environ.get("TERM", "") in {"dumb", "unknown"}
    is_log = os.environ.get("CI", "").lower() not in {"", "0", "false"}
    return is_terminal() and not is_plain and not is_log


def state(done: int, total: int, passed: float) -> str:
    """How far a stage is after so many seconds: `1,200 of 2,955 (40 %), about 12 s left`."""
    if not total:
        return f"{done:,} done"
    part = f"{done:,} of {total:,} ({done * 100 // total} %)"
    if not 0 < done < total:
        return part
    left = math.ceil(passed / done * (total - done))
    return (
        f"{part}, about {left} s left"
        if left < 120
        else f"{part}, about {math.ceil(left / 60)} min left"
    )
