"""The two output streams."""

from __future__ import annotations

import io
import os
import subprocess
import sys

import pytest

from generator.report.terminal import counted, write_result_lines


@pytest.mark.parametrize(
    ("number", "expected"), [(0, "0 pages"), (1, "1 page"), (2955, "2,955 pages")]
)
def test_a_count_has_its_noun(number: int, expected: str) -> None:
    assert counted(number, "page") == expected


def test_a_character_that_the_output_cannot_encode_becomes_an_escape(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    written = io.BytesIO()
    output = io.TextIOWrapper(written, encoding="cp1252", newline="\n")
    monkeypatch.setattr(sys, "stdout", output)
    write_result_lines(["å is known, → is not"])
    assert written.getvalue() == b"\xe5 is known, \\u2192 is not\n"


CALLS = {
    "bytes": ("stdout", "write_result(b'x' * 1_000_000)"),
    "lines": ("stdout", "write_result_lines('x' * 100 for _ in range(10_000))"),
    "for people": ("stderr", "[say('x' * 100) for _ in range(10_000)]"),
    "buffered": ("stdout", "print('x')"),
}


@pytest.mark.parametrize(("stream", "call"), CALLS.values(), ids=CALLS.keys())
def test_a_closed_pipe_drops_the_rest_and_the_work_goes_on(
    stream: str, call: str
) -> None:
    other = "stderr" if stream == "stdout" else "stdout"
    program = (
        "import sys\n"
        "from generator.report.terminal import *\n"
        f"sys.stdin.read()\n{call}\nflush_results()\n"
        f"print('done', file=sys.{other})\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program],
        # unbuffered, `print` would meet the closed pipe itself
        env={**os.environ, "PYTHONUNBUFFERED": ""},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        closed, kept = process.stdout, process.stderr
        if stream == "stderr":
            closed, kept = kept, closed
        assert closed is not None
        assert kept is not None
        closed.close()
        assert process.stdin is not None
        process.stdin.close()
        assert kept.read() == "done\n"
    assert process.returncode == 0
