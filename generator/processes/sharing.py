"""Work that several processes share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import as_completed
from typing import TypeVar

from generator.processes.workers import Workers

_T = TypeVar("_T")
_R = TypeVar("_R")


def shared(
    workers: Workers, function: Callable[[_T], _R], tasks: Sequence[_T]
) -> Iterator[_R]:
    """Yields the result of each task, in no order; `workers` begin with the first ones, this process with the last ones.

    Raises:
        BrokenProcessPool: a process died.
    """
    if not workers.are_started:
        yield from map(function, tasks)
        return
    waiting = {workers.submit(function, task): task for task in tasks}
    for future in reversed([*waiting]):
        # what another process has taken cannot be cancelled
        if future.cancel():
            yield function(waiting.pop(future))
    for future in as_completed(waiting):
        yield future.result()
