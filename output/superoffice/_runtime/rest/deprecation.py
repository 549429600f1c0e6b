"""Warnings about operations that the documentation calls deprecated."""

from __future__ import annotations

import inspect
import warnings
from typing import Final

_PACKAGE: Final = __name__.partition(".")[0]


def warn_deprecated(name: str, page: str) -> None:
    """Warns the caller of the SDK: the first frame outside its package, at whatever depth the call is made."""
    level = 1
    frame = inspect.currentframe()
    while frame is not None and _is_ours(frame.f_globals.get("__name__")):
        frame = frame.f_back
        level += 1
    message = f"{name} is deprecated, see {page}"
    warnings.warn(message, DeprecationWarning, stacklevel=level)


def _is_ours(module: object) -> bool:
    return isinstance(module, str) and module.partition(".")[0] == _PACKAGE
