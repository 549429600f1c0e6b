"""What libraries that read signatures find at the classes of an SDK."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable, Iterator
from functools import cached_property


def functions_of(class_: type, package: str) -> Iterator[Callable[..., object]]:
    """The functions that a class defines or inherits from the package: methods, properties, class methods."""
    for owner in class_.__mro__:
        if not owner.__module__.startswith(package):
            continue
        for name, value in vars(owner).items():
            if name.startswith("_") and name != "__init__":
                continue
            if isinstance(value, cached_property):
                yield value.func
            elif isinstance(value, property) and value.fget is not None:
                yield value.fget
            elif isinstance(value, classmethod | staticmethod):
                yield value.__func__
            elif inspect.isfunction(value):
                yield value


def check_hints(function: Callable[..., object]) -> None:
    """Resolves the hints of a function and its signature at run time.

    Raises:
        AssertionError: they do not resolve, or not to classes.
    """
    try:
        hints = typing.get_type_hints(function, include_extras=True)
        signature = inspect.signature(function, eval_str=True)
    except (NameError, AttributeError, TypeError) as error:
        place = f"{function.__module__}.{function.__qualname__}"
        raise AssertionError(f"{place}: {error}") from error
    assert not [hint for hint in hints.values() if isinstance(hint, str)]
    assert set(hints) <= {*signature.parameters, "return"}
