"""The two output streams: results go to standard output, everything for people to standard error.

Where the reader of a stream has gone away (`docwright inspect | head -1`), what is left for it is dropped quietly, and
the command goes on: a closed pipe must not leave an SDK half reported as failed.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from typing import Any, Final, TextIO

_SECONDS_BEFORE_A_BAR: Final = 0.5


def write_result(data: bytes) -> None:
    """Writes bytes to standard output."""
    with _dropped_when_closed(sys.stdout) as stream:
        # what was printed before comes first
        stream.flush()
        stream.buffer.write(data)


def write_result_lines(lines: Iterable[str]) -> None:
    """Writes lines to standard output; characters that its encoding lacks become escapes, as on standard error."""
    with _dropped_when_closed(sys.stdout) as stream:
        for line in lines:
            encoded = line.encode(stream.encoding, "backslashreplace")
            print(encoded.decode(stream.encoding), file=stream)


def say(line: str) -> None:
    """Writes a line for people to standard error."""
    with _dropped_when_closed(sys.stderr) as stream:
        print(f"docwright: {line}", file=stream)


def flush_results() -> None:
    """Flushes standard output, so that a closed pipe shows here and not when Python exits."""
    with _dropped_when_closed(sys.stdout):
        pass


@contextmanager
def _dropped_when_closed(stream: TextIO) -> Generator[TextIO]:
    try:
        yield stream
        stream.flush()
    except BrokenPipeError:
        _drop(stream)


def _drop(stream: TextIO) -> None:
    """Leads a stream to nowhere; otherwise Python would fail again when it flushes the stream at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def counted(number: int, noun: str) -> str:
    """Returns a count with its noun: `1 page`, `2,955 pages`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


class Progress:
    """Times the stages of a run and shows them on standard error.

    On a terminal a stage that takes longer than half a second has a bar, elsewhere each stage has a plain line.
    `seconds` holds the time of every finished stage by its name.
    """

    def __init__(self, *, quiet: bool = False) -> None:
        self._is_terminal = sys.stderr.isatty()
        self._quiet = quiet
        self._total = 0
        self._bar: Any = None
        self._started = 0.0
        self._label = ""
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str, label: str, total: int = 0) -> Generator[None]:
        """Times a stage, or a further part of it; `total` is the number of steps that `reach` counts to."""
        self._label, self._total = label, total
        self._started = time.perf_counter()
        if not self._quiet and not self._is_terminal:
            say(label)
        try:
            yield
        finally:
            self._close()
            passed = time.perf_counter() - self._started
            self.seconds[name] = self.seconds.get(name, 0.0) + passed

    def reach(self, done: int) -> None:
        """Shows how many steps of the stage are done."""
        if self._quiet or not self._is_terminal:
            return
        # not at the start of the stage: a bar that flickers up and away tells nobody anything
        if self._bar is None and self._is_slow():
            self._open()
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], completed=done)

    def _is_slow(self) -> bool:
        return time.perf_counter() - self._started > _SECONDS_BEFORE_A_BAR

    def _open(self) -> None:
        # its import takes 40 ms, and most runs are over before a bar is due
        from rich import console, progress  # noqa: PLC0415 - only for a bar

        shown = console.Console(file=sys.stderr)
        self._bar = progress.Progress(console=shown, transient=True)
        self._bar.add_task(self._label, total=self._total or None)
        self._bar.start()

    def _close(self) -> None:
        if self._bar is not None:
            self._bar.stop()
            self._bar = None
