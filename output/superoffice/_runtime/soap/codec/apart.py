"""Reading of large answers in threads of their own.

libxml2 keeps every name that a document has as long as the thread that reads it, and a server may send any names.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import Final, TypeVar

_T = TypeVar("_T")
_LARGE: Final = 1 << 18
"""Bytes of a document from which on starting a thread takes no time to speak of."""


def reading(size: int, read: Callable[[], _T]) -> _T:
    """Reads a document of so many bytes: in a new thread if it is large and one can be started, else in this one.

    Raises:
        Exception: what `read` raises.
    """
    if size <= _LARGE:
        return read()
    results: list[_T] = []
    problems: list[BaseException] = []

    def run() -> None:
        try:
            results.append(read())
        except BaseException as problem:  # noqa: BLE001 - raised after the thread
            problems.append(problem)

    thread = Thread(target=run, name="superoffice-xml", daemon=True)
    try:
        thread.start()
    except RuntimeError:
        return read()
    thread.join()
    for problem in problems:
        raise problem
    return results[0]
