"""A pause of Python's collector of reference cycles."""

from __future__ import annotations

import gc
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def gc_paused() -> Generator[None]:
    """Pauses Python's collector of reference cycles.

    Facts and models hold no cycles, and looking for some among hundreds of thousands of values takes as long as reading
    them does.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
