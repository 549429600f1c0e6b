"""What a forked process begins anew: connections of its parent, and locks that threads of its parent hold forever."""

from __future__ import annotations

import os
from typing import Final, Protocol
from weakref import WeakSet


class Forkable(Protocol):
    """A value with a part that a forked process must not inherit."""

    def begin_anew(self) -> None:
        """Replaces that part. No other thread runs meanwhile."""
        ...


_FORKABLE: Final[WeakSet[Forkable]] = WeakSet()


def renew_after_fork(value: Forkable) -> None:
    """Calls `value.begin_anew` in each process that is forked from now on, before its first other step."""
    _FORKABLE.add(value)


def _begin_anew() -> None:
    for value in list(_FORKABLE):
        value.begin_anew()


# Windows has no fork
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_begin_anew)
