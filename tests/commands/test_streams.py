"""Streams that are closed, full, or whose reader has left: real processes and pipes, for every command."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds/reference/soap/Services88/Appointment"

RESULTS = {
    "--help": "--help",
    "--version": "--version",
    "generate --help": "generate --help",
    "inspect": f"inspect {SEEDS}",
    "inspect --json": f"inspect {SEEDS} --json",
    "inspect SUBJECT": f"inspect {SEEDS} Appointment/Reject",
    "summary": f"generate {SEEDS} -o sdk --no-format --summary-json -",
    "explain": "explain page-unknown",
    "cache": "cache clear",
}
"""Commands with a result."""

FOR_PEOPLE = {
    "generate": (f"generate {SEEDS} -o sdk --no-format", 0),
    "missing docs": ("generate nowhere -o sdk", 2),
    "stale": (f"generate {SEEDS} -o sdk --no-format --check", 1),
    "unknown command": ("nosuch", 2),
    "unknown option": ("generate --nosuch", 2),
}
"""Commands that only tell people something, with their exit status."""


class Ended(msgspec.Struct, frozen=True):
    """How a command ended, and what it wrote to standard error."""

    status: int
    err: str


@pytest.fixture(params=["", "1"], ids=["buffered", "unbuffered"])
def environment(
    request: pytest.FixtureRequest, tmp_path: Path, cache: Path
) -> dict[str, str]:
    own = {"PYTHONUNBUFFERED": str(request.param), "DOCWRIGHT_CACHE_DIR": str(cache)}
    return {**os.environ, **own}


def ended(words: str, redirection: str, environment: dict[str, str], at: Path) -> Ended:
    """Runs `docwright` in a shell that leads its streams elsewhere; the shell gives the status of `docwright`."""
    command = f'"$0" -m generator {words} {redirection}; exit "${{PIPESTATUS[0]}}"'
    run = subprocess.run(
        ["bash", "-c", command, sys.executable],
        cwd=at,
        env={**environment, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    return Ended(run.returncode, run.stderr)


def is_quiet(err: str) -> bool:
    """Whether nothing speaks of a bug."""
    return not {"Traceback", "bug", "Exception"} & set(err.replace(":", " ").split())


@pytest.mark.parametrize("words", RESULTS.values(), ids=RESULTS.keys())
@pytest.mark.parametrize("reader", ["| head -c 1", "| true"])
def test_a_reader_that_leaves_early_is_no_error(
    environment: dict[str, str], tmp_path: Path, words: str, reader: str
) -> None:
    run = ended(words, reader, environment, tmp_path)
    assert run.status == 0
    assert is_quiet(run.err)


@pytest.mark.parametrize("words", RESULTS.values(), ids=RESULTS.keys())
@pytest.mark.parametrize(
    ("redirection", "reason"),
    [(">&-", "it is closed"), (">/dev/full", "No space left on device")],
)
def test_a_result_that_cannot_be_written_is_an_error_that_says_why(
    environment: dict[str, str],
    tmp_path: Path,
    words: str,
    redirection: str,
    reason: str,
) -> None:
    run = ended(words, redirection, environment, tmp_path)
    assert run.status == 2
    assert f"standard output cannot be written: {reason}" in run.err
    assert is_quiet(run.err)


@pytest.mark.parametrize(("words", "status"), FOR_PEOPLE.values(), ids=FOR_PEOPLE)
@pytest.mark.parametrize(
    "redirection", ["2>&-", "2>/dev/full", ">&- 2>&-", ">/dev/full 2>&1", "2>&1 | true"]
)
def test_messages_that_reach_nobody_change_no_status(
    environment: dict[str, str],
    tmp_path: Path,
    words: str,
    status: int,
    redirection: str,
) -> None:
    assert ended(words, redirection, environment, tmp_path).status == status


def test_no_file_of_the_sdk_takes_the_place_of_a_closed_stream(
    environment: dict[str, str], tmp_path: Path
) -> None:
    words = f"generate {SEEDS} --no-format -o"
    assert ended(f"{words} sdk", "", environment, tmp_path).status == 0
    closed = "<&- >&- 2>&-"
    assert ended(f"{words} other", closed, environment, tmp_path).status == 0
    compared = subprocess.run(["diff", "-r", "sdk", "other"], cwd=tmp_path, check=False)
    assert compared.returncode == 0
