"""Processes that work for this one, beside what it does itself."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from threading import Thread
from types import TracebackType
from typing import Final, ParamSpec, Self, TypeVar

from generator.processes.starting import start_method

_P = ParamSpec("_P")
_T = TypeVar("_T")


class Workers:
    """The processes of a run besides this one: one fewer than `jobs`, none before `start`.

    They stay until the end of a `with` statement. After an error, they end with the work that they have begun.
    """

    def __init__(self, jobs: int) -> None:
        self._most = jobs - 1
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        """Nothing is started yet."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Ends the processes, and waits for them."""
        if self._pool:
            self._pool.shutdown(cancel_futures=kind is not None)

    @property
    def are_started(self) -> bool:
        """Whether there are any, so that work for them costs no start."""
        return self._pool is not None

    def start(self, count: int) -> None:
        """Starts processes unless there are some: `count`, or as many as there may be."""
        count = min(count, self._most)
        if count > 0 and self._pool is None:
            context = multiprocessing.get_context(start_method())
            self._pool = ProcessPoolExecutor(count, context, _depend_on_parent)

    def submit(
        self, function: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs
    ) -> Future[_T]:
        """Has a function of a module called in another process; what it takes and gives is copied.

        The result raises BrokenProcessPool where a process died.

        Raises:
            RuntimeError: there are no processes.
        """
        if self._pool is None:
            raise RuntimeError("no process was started")
        return self._pool.submit(function, *args, **kwargs)


NO_WORKERS: Final = Workers(1)


def _depend_on_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    # a parent that is killed ends nobody, and a worker waits for work as long as it can
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
