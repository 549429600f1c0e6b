"""Former names of methods and of their parameters: each still works until a later release, and warns its caller."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from types import FunctionType
from typing import Any, Final, TypeVar, cast

from ..deprecation import warn_caller

_R = TypeVar("_R")
_Method = TypeVar("_Method", bound=Callable[..., object])

_IS_COROUTINE: Final = 0x80
"""The flag of the code of an `async def`. `inspect`, which has a function for it, takes long to import."""


def deprecated(message: str) -> Callable[[_Method], _Method]:
    """Lets each call of a method warn its caller. Type checkers see `typing_extensions.deprecated` in its place."""

    def decorate(method: _Method) -> _Method:
        @wraps(method)
        def call(*args: object, **kwargs: object) -> object:
            warn_caller(message)
            return method(*args, **kwargs)

        return cast("_Method", _alike(method, call))

    return decorate


def former_parameters(
    message: str = "", /, **names: str
) -> Callable[[Callable[..., _R]], Callable[..., _R]]:
    """Lets a method take parameters by former names: `former_parameters(id="appointment_id")`. Such calls warn.

    With a message the method itself is deprecated: each call of it warns once.

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
    by_place = code.co_varnames[: min(len(args), code.co_argcount)]
    for former, name in names.items():
        if name in by_place or name in kwargs:
            raise TypeError(
                f"{method.__qualname__}() got {name!r} twice: {former!r} is its former name"
            )
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
    return f"{message}, {changes}" if changes else message


def _alike(method: Callable[..., object], call: Callable[..., _R]) -> Callable[..., _R]:
    """Returns the function that calls a method, as a coroutine function if the method is one.

    It warns when it is called, not when the result is awaited, which may be elsewhere.
    """
    if not cast("FunctionType", method).__code__.co_flags & _IS_COROUTINE:
        return call
    if sys.version_info >= (3, 12):
        from inspect import markcoroutinefunction

        return markcoroutinefunction(call)

    # Python 3.11 has no mark for them
    @wraps(method)
    async def awaited(*args: object, **kwargs: object) -> Any:
        return await cast("Any", call(*args, **kwargs))

    return cast("Callable[..., _R]", awaited)
