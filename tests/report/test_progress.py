"""Progress on a terminal and elsewhere."""

from __future__ import annotations

import io
import time

import pytest

from generator.report import progress as module
from generator.report.progress import Progress


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_elsewhere_a_stage_is_one_plain_line() -> None:
    stream = io.StringIO()
    progress = Progress(stream)
    with progress.stage("read", "reading 3 pages", 3):
        progress.reach(1)
        progress.reach(3)
    assert stream.getvalue() == "docwright: reading 3 pages\n"
    assert list(progress.seconds) == ["read"]


def test_a_quick_stage_shows_nothing_on_a_terminal() -> None:
    stream = Terminal()
    progress = Progress(stream)
    with progress.stage("read", "reading 3 pages", 3):
        progress.reach(3)
    assert stream.getvalue() == ""


def test_a_long_stage_shows_a_bar_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "_BEFORE_A_BAR", 0.0)
    monkeypatch.setenv("TERM", "xterm")
    stream = Terminal()
    progress = Progress(stream)
    with progress.stage("read", "reading 3 pages", 3):
        time.sleep(0.001)
        progress.reach(2)
        progress.reach(3)
    assert "reading 3 pages" in stream.getvalue()


def test_a_quiet_run_says_nothing() -> None:
    stream = io.StringIO()
    progress = Progress(stream, quiet=True)
    with progress.stage("read", "reading 3 pages", 3):
        progress.reach(3)
    assert stream.getvalue() == ""


def test_a_stage_that_fails_is_timed_all_the_same() -> None:
    progress = Progress(io.StringIO())
    with pytest.raises(ZeroDivisionError), progress.stage("read", "reading", 1):
        raise ZeroDivisionError
    assert "read" in progress.seconds
