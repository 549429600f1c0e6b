"""Warnings about what will go: deprecated operations, and former names that still work. Few programs see any."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable
from functools import wraps
from types import FrameType, FunctionType
from typing import Any, Final, TypeVar, cast

_R = TypeVar("_R")
_Method = TypeVar("_Method", bound=Callable[..., object])

_PACKAGE: Final = __name__.partition(".")[0]
_IS_COROUTINE: Final = 0x80
"""The flag of the code of an `async def`."""


def warn_caller(message: str) -> None:
    """Warns the caller of the SDK: the first frame outside its package, at whatever depth the call is made."""
    level = 1
    # `inspect`, which has a public function for it, takes long to import
    frame: FrameType | None = sys._getframe()
    while frame is not None and _is_ours(frame.f_globals.get("__name__")):
        frame = frame.f_back
        level += 1
    warnings.warn(message, DeprecationWarning, stacklevel=level)


def deprecated(message: str) -> Callable[[_Method], _Method]:
    """Lets each call of a method warn its caller. Type checkers see `typing_extensions.deprecated` in its place."""

    def decorate(method: _Method) -> _Method:
        @wraps(method)
        def call(*args: object, **kwargs: object) -> object:
            warn_caller(message)
            return method(*args, **kwargs)

        return cast("_Method", _alike(method, call))

    return decorate


def renamed(
    message: str = "", /, **names: str
) -> Callable[[Callable[..., _R]], Callable[..., _R]]:
    """Lets a method take parameters by former names: `renamed(id="appointment_id")`. Whoever gives one is warned.

    With a message the method is deprecated itself, and each call warns its caller once.

    Raises (the method):
        TypeError: a parameter is given by more than one of its names.
    """

    def decorate(method: Callable[..., _R]) -> Callable[..., _R]:
        @wraps(method)
        def call(*args: Any, **kwargs: Any) -> _R:
            former = [name for name in kwargs if name in names]
            if former:
                _rename(method, args, kwargs, {name: names[name] for name in former})
            if former or message:
                warn_caller(_warning(method, message, names, former))
            return method(*args, **kwargs)

        return _alike(method, call)

    return decorate


def _rename(
    method: Callable[..., object],
    args: tuple[object, ...],
    kwargs: dict[str, object],
    names: dict[str, str],
) -> None:
    """Gives arguments the current names of their parameters."""
    code = cast("FunctionType", method).__code__
    given = {*code.co_varnames[: min(len(args), code.co_argcount)], *kwargs}
    for former, name in names.items():
        if name in given:
            raise TypeError(
                f"{method.__qualname__}() got {name!r} twice: {former!r} is its former name"
            )
        given.add(name)
        kwargs[name] = kwargs.pop(former)


def _warning(
    method: Callable[..., object],
    message: str,
    names: dict[str, str],
    former: list[str],
) -> str:
    changes = ", ".join(f"`{name}` is now `{names[name]}`" for name in former)
    if not message:
        return f"{method.__qualname__}: {changes}"
    return f"{message}; {changes}" if changes else message


def _alike(method: Callable[..., object], call: Callable[..., _R]) -> Callable[..., _R]:
    """Returns the function that calls a method, as a coroutine function if the method is one.

    It warns when it is called, whoever awaits the result.
    """
    if not cast("FunctionType", method).__code__.co_flags & _IS_COROUTINE:
        return call
    if sys.version_info >= (3, 12):
        from inspect import markcoroutinefunction

        return markcoroutinefunction(call)

    # without a mark for them, only those that are one count
    @wraps(method)
    async def awaited(*args: object, **kwargs: object) -> Any:
        return await cast("Any", call(*args, **kwargs))

    return cast("Callable[..., _R]", awaited)


def _is_ours(module: object) -> bool:
    return isinstance(module, str) and module.partition(".")[0] == _PACKAGE
