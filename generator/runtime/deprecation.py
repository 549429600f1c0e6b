"""Warnings about what callers of the SDK should not use any more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from types import FrameType

_NOT_CALLERS: Final = frozenset((__name__.partition(".")[0], "enum", "importlib"))
"""The package, and what looks up members and modules for its callers."""


def warn_caller(message: str) -> None:
    """Warns the caller of the SDK: the first frame outside its package, at whatever depth it is used."""
    # few programs are warned
    import inspect
    import warnings

    level = 1
    frame = inspect.currentframe()
    while frame is not None and (_is_ours(frame) or _is_import(frame)):
        # `warn` does not count the frames of an import either
        level += not _is_import(frame)
        frame = frame.f_back
    warnings.warn(message, DeprecationWarning, stacklevel=level)


def _is_ours(frame: FrameType) -> bool:
    module: object = frame.f_globals.get("__name__")
    return isinstance(module, str) and module.partition(".")[0] in _NOT_CALLERS


def _is_import(frame: FrameType) -> bool:
    """Whether it is a frame of an import statement. Source: `warnings._is_internal_frame`."""
    path = frame.f_code.co_filename
    return "importlib" in path and "_bootstrap" in path
