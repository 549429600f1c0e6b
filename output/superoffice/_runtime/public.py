"""Public paths of classes and functions whose files may move."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

_T = TypeVar("_T", bound="type[object] | Callable[..., object]")
_FOLDER = "_runtime"


def public(submodule: str = "") -> Callable[[_T], _T]:
    """Gives a class or function the module from which users import it, so that pickles and messages have no private path.

    `superoffice._runtime.errors` becomes `superoffice`, with `submodule` `superoffice.<submodule>`.
    Outside an SDK, where no package is called `_runtime`, the module is not changed.
    """

    def mark(marked: _T) -> _T:
        package, folder, _ = marked.__module__.partition(f".{_FOLDER}.")
        if folder:
            marked.__module__ = f"{package}.{submodule}" if submodule else package
        return marked

    return mark
