"""Workers are processes that start when they are needed, and are gone when their `with` statement ends."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
from concurrent.futures import Future

import pytest

from generator.processes.workers import NO_WORKERS, Workers


def pid_of_worker() -> int:
    return os.getpid()


def test_work_is_done_in_another_process_until_the_end() -> None:
    with Workers(2) as workers:
        assert not workers.are_started
        workers.start(5)
        pids = {workers.submit(pid_of_worker).result() for _ in range(3)}
        # one beside this process, however many are wanted
        assert len(pids) == 1
        assert os.getpid() not in pids
    assert not multiprocessing.active_children()


def test_workers_that_are_started_stay_as_they_are() -> None:
    with Workers(3) as workers:
        workers.start(1)
        first = workers.submit(pid_of_worker).result()
        workers.start(2)
        assert {workers.submit(pid_of_worker).result() for _ in range(3)} == {first}


@pytest.mark.parametrize(("workers", "count"), [(NO_WORKERS, 1), (Workers(2), 0)])
def test_none_are_started_where_none_may_be_or_need_be(
    workers: Workers, count: int
) -> None:
    workers.start(count)
    assert not workers.are_started
    with pytest.raises(RuntimeError):
        workers.submit(pid_of_worker)


def test_an_error_ends_them_and_what_waits() -> None:
    waiting: list[Future[int]] = []

    def work() -> None:
        with Workers(2) as workers:
            workers.start(1)
            waiting.extend(workers.submit(pid_of_worker) for _ in range(500))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        work()
    assert len(waiting) == 500
    assert all(future.done() for future in waiting)
    assert not multiprocessing.active_children()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_killed_process_leaves_no_workers() -> None:
    program = (
        "import os, signal\n"
        "from generator.processes.workers import Workers\n"
        "workers = Workers(2)\n"
        "workers.start(1)\n"
        "workers.submit(os.getpid).result()\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    command = [sys.executable, "-c", program]
    # the pipe is at its end when no process has it any more
    done = subprocess.run(command, capture_output=True, timeout=60, check=False)
    assert done.returncode == -signal.SIGKILL
