"""Which error a status of HTTP becomes, as the docstring of the runtime's `errors.py` draws it."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from generator.emit.copied_files import runtime_files
from generator.emit.docs.errors import error_module

_LEAF: Final = re.compile(r"(\w+Error) +([0-9]{3})(?: to ([0-9]{3}))?$", re.MULTILINE)


def status_error(status: int) -> str:
    """The class of the error: `NotFoundError` for 404, and `StatusError` where the status has no class of its own."""
    return next(
        (name for name, first, last in _ranges() if first <= status <= last),
        "StatusError",
    )


@cache
def _ranges() -> tuple[tuple[str, int, int], ...]:
    tree = error_module(runtime_files()["errors.py"]).tree
    return tuple(
        (name, int(first), int(last or first))
        for name, first, last in _LEAF.findall(tree)
    )
