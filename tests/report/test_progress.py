"""How far a run is, on a terminal and elsewhere."""

from __future__ import annotations

import io
import os
import pty
import re
import subprocess
import sys
import threading
import time
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from generator.report import progress
from generator.report.progress import Progress, state


class Terminal(io.StringIO):
    """A stream that passes for a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CI", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every step takes as long as a bar or a line waits for."""
    monkeypatch.setattr(progress, "_SECONDS_BEFORE_A_BAR", 0.0)
    monkeypatch.setattr(progress, "_SECONDS_BETWEEN_LINES", 0.0)
    monkeypatch.setattr(Progress, "_begin_ticking", lambda _: None)


def shown(stream: io.StringIO, **options: bool) -> str:
    """What a stage of three steps shows where standard error is `stream`; standard output stays empty."""
    result = io.StringIO()
    with redirect_stderr(stream), redirect_stdout(result):
        shows = Progress(**options)
        with shows.stage("read", "reading 3 [pages]", 3):
            shows.reach(2)
            shows.reach(3)
    assert list(shows.seconds) == ["read"]
    assert result.getvalue() == ""
    return stream.getvalue()


def test_elsewhere_a_stage_is_one_plain_line() -> None:
    assert shown(io.StringIO()) == "docwright: reading 3 [pages]\n"


@pytest.mark.usefixtures("slow")
def test_elsewhere_a_long_stage_has_a_line_now_and_then() -> None:
    first, second, third = shown(io.StringIO()).splitlines()
    assert first == "docwright: reading 3 [pages]"
    assert re.fullmatch(
        r"docwright: reading 3 \[pages\]: 2 of 3 \(66 %\), about \d+ s left", second
    )
    assert third == "docwright: reading 3 [pages]: 3 of 3 (100 %)"


@pytest.mark.usefixtures("slow")
def test_a_run_after_another_has_no_line_for_each_stage_but_those_of_long_ones() -> None:  # fmt: skip
    lines = shown(io.StringIO(), is_brief=True).splitlines()
    assert [line.partition("]: ")[2][:6] for line in lines] == ["2 of 3", "3 of 3"]


def test_a_quick_stage_shows_nothing_on_a_terminal() -> None:
    assert shown(Terminal()) == ""


@pytest.mark.usefixtures("slow")
def test_a_long_stage_shows_a_bar_with_count_percentage_and_time_left() -> None:
    output = shown(Terminal())
    for words in ("reading 3 [pages]", "3/3", "100%", "0:00:00"):
        assert words in output


@pytest.mark.usefixtures("slow")
def test_without_colour_a_bar_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert not re.search(r"\x1b\[[\d;]*3\d[;m]", shown(Terminal()))
    monkeypatch.delenv("NO_COLOR")
    assert re.search(r"\x1b\[[\d;]*3\d[;m]", shown(Terminal()))


@pytest.mark.usefixtures("slow")
@pytest.mark.parametrize("columns", [1, 5, 20, 40, 71, 72, 80])
def test_a_bar_stays_on_one_line_of_a_narrow_terminal(
    monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    output = re.sub(r"\x1b\[[\d;?]*[A-Za-z]", "", shown(Terminal()))
    lines = [line for line in re.split(r"[\r\n]", output) if line]
    assert lines
    assert max(map(len, lines)) <= columns


@pytest.mark.usefixtures("slow")
@pytest.mark.parametrize(
    ("name", "value"), [("TERM", "dumb"), ("TERM", "unknown"), ("CI", "true")]
)
def test_a_terminal_that_keeps_every_line_has_plain_ones(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    output = shown(Terminal())
    assert output.startswith("docwright: reading 3 [pages]\n")
    assert "\x1b" not in output


@pytest.mark.usefixtures("slow")
def test_forced_colours_make_no_terminal_of_a_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b" not in shown(io.StringIO())


@pytest.mark.usefixtures("slow")
def test_quiet_progress_shows_nothing() -> None:
    assert shown(io.StringIO(), quiet=True) == ""
    assert shown(Terminal(), quiet=True) == ""


@pytest.mark.usefixtures("slow")
def test_a_part_of_a_stage_counts_anew() -> None:
    stream = io.StringIO()
    with redirect_stderr(stream):
        shows = Progress()
        with shows.stage("render", "rendering"):
            shows.reach(7, 0)
            shows.reach(0, 4)
            shows.reach(4, 4)
    assert stream.getvalue().splitlines() == [
        "docwright: rendering",
        "docwright: rendering: 7 done",
        "docwright: rendering: 0 of 4 (0 %)",
        "docwright: rendering: 4 of 4 (100 %)",
    ]


def test_a_long_stage_without_steps_says_that_it_is_at_work_and_ends_its_thread(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(progress, "_SECONDS_BETWEEN_LINES", 0.001)
    stream = io.StringIO()
    before = threading.active_count()
    with redirect_stderr(stream):
        shows = Progress()
        with shows.stage("build", "building the model"):
            while stream.getvalue().count("\n") < 3:
                time.sleep(0.001)
            shows.reach(1, 4)
            # it has steps now, and processes may be forked
            assert threading.active_count() == before
    lines = stream.getvalue().splitlines()
    assert lines[0] == "docwright: building the model"
    assert re.fullmatch(r"docwright: building the model: \d+ s so far", lines[1])


def test_a_stage_that_fails_is_timed_all_the_same() -> None:
    shows = Progress(quiet=True)
    with pytest.raises(ZeroDivisionError), shows.stage("read", "reading", 1):
        raise ZeroDivisionError
    assert "read" in shows.seconds


@pytest.mark.parametrize(
    ("done", "total", "passed", "expected"),
    [
        (7, 0, 3.0, "7 done"),
        (0, 10, 3.0, "0 of 10 (0 %)"),
        (1200, 2955, 8.0, "1,200 of 2,955 (40 %), about 12 s left"),
        (1, 1000, 1.0, "1 of 1,000 (0 %), about 17 min left"),
        (10, 10, 3.0, "10 of 10 (100 %)"),
        (11, 10, 3.0, "11 of 10 (110 %)"),
    ],
)
def test_the_state_has_count_percentage_and_time_left(
    done: int, total: int, passed: float, expected: str
) -> None:
    assert state(done, total, passed) == expected


def test_a_real_run_on_a_real_terminal_leaves_standard_output_empty(
    tmp_path: Path,
) -> None:
    """A pseudo-terminal, as the user has: the bar comes and goes, and the cursor comes back."""
    seeds = Path(__file__).resolve().parents[2] / "seeds"
    program = (
        "import sys; from generator.report import progress; "
        "progress._SECONDS_BEFORE_A_BAR = 0.0; "
        "from generator.commands.cli import main; sys.exit(main())"
    )
    controller, terminal = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(seeds.parent)}
    environment["DOCWRIGHT_CACHE_DIR"] = str(tmp_path / "cache")
    docs = str(seeds / "reference/soap")
    words = ["generate", docs, "-o", "sdk", "--no-format", "--only", "Find"]
    with subprocess.Popen(
        [sys.executable, "-c", program, *words],
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=terminal,
    ) as process:
        os.close(terminal)
        output = b""
        # the system reports the end of a terminal as an error
        while part := _read(controller):
            output += part
        assert process.stdout is not None
        assert process.stdout.read() == b""
    os.close(controller)
    assert process.returncode == 0
    assert b"%" in output
    assert output.count(b"\x1b[?25l") == output.count(b"\x1b[?25h") > 0
    assert b"wrote" in output


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""
