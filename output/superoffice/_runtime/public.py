"""Public paths of classes and functions whose files may move."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

_T = TypeVar("_T", bound="type[object] | Callable[..., object]")
_FOLDER = "_runtime"


def public(submodule: str = "") -> Callable[[_T], _T]:
    """Gives a class or function the module that users import it from: messages and pickles hold no private path.

    `superoffice._runtime.errors` becomes `superoffice`, with `submodule` `superoffice.<submodule>`.
    Outside an SDK, where no package is called `_runtime`, the module stays as it is.
    """

    def mark(marked: _T) -> _T:
        package, found, _ = marked.__module__.partition(f".{_FOLDER}.")
        if found:
            marked.__module__ = f"{package}.{submodule}" if submodule else package
        return marked

    return mark
