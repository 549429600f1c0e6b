"""Public paths of classes whose files may move."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

_T = TypeVar("_T")
_FOLDER = "_runtime"


def public(submodule: str = "") -> Callable[[type[_T]], type[_T]]:
    """Gives a class the module that users import it from, so that messages and pickles hold no private path.

    `superoffice._runtime.errors` becomes `superoffice`, with `submodule` `superoffice.<submodule>`.
    Outside an SDK, where no package is called `_runtime`, the module stays as it is.
    """

    def mark(cls: type[_T]) -> type[_T]:
        package, found, _ = cls.__module__.partition(f".{_FOLDER}.")
        if found:
            cls.__module__ = f"{package}.{submodule}" if submodule else package
        return cls

    return mark
