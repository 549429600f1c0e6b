"""Work in a thread of its own, for what libraries keep as long as a thread lives."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import TypeVar

_T = TypeVar("_T")


def apart(work: Callable[[], _T]) -> _T:
    """Does work in a new thread and waits for it; where no thread can be started, in this one.

    Raises:
        Exception: the work raises it.
    """
    results: list[_T] = []
    problems: list[BaseException] = []

    def run() -> None:
        try:
            results.append(work())
        except BaseException as problem:  # noqa: BLE001 - raised in the other thread
            problems.append(problem)

    thread = Thread(target=run, name="superoffice-xml", daemon=True)
    try:
        thread.start()
    except RuntimeError:
        return work()
    thread.join()
    for problem in problems:
        raise problem
    return results[0]
