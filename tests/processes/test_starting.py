"""Only a process without other threads is copied."""

from __future__ import annotations

import sys
from subprocess import check_output
from threading import Event, Thread

import pytest

from generator.processes.starting import start_method


def test_a_process_with_other_threads_is_not_copied() -> None:
    ended = Event()
    waiting = Thread(target=ended.wait)
    waiting.start()
    try:
        assert start_method() == "spawn"
    finally:
        ended.set()
        waiting.join()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux copies processes")
def test_a_process_with_one_thread_is_copied() -> None:
    program = "from generator.processes.starting import *; print(start_method())"
    output = check_output([sys.executable, "-c", program], text=True)
    assert output == "fork\n"
