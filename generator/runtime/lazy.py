"""Modules, and names of a package (PEP 562), that are imported on first use."""

from __future__ import annotations

import sys

# `typing` takes longer to import than all of this package; type checkers take the name for true
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType


def lazy_attribute(
    package: str,
    table: Mapping[str, str],
    name: str,
    former: Mapping[str, str] | None = None,
) -> object:
    """Returns the value of `package.name`, for the `__getattr__` of the package, and keeps it there.

    `table` maps each name to the module that defines it, absolute or relative to `package`. If that module is
    `package.name`, it is the value itself. `former` maps former names to current ones.

    Raises:
        AttributeError: the tables have no such name.
    """
    target = table.get(name)
    if target is None:
        if former:
            # few programs use former names
            from .former import former_attribute

            return former_attribute(package, former, name)
        raise AttributeError(f"module {package!r} has no attribute {name!r}")
    module = _imported(target, package)
    # importing a submodule has already made it an attribute of the package
    if module.__name__ == f"{package}.{name}":
        return module
    value: object = getattr(module, name)
    setattr(sys.modules[package], name, value)
    return value


def lazy_names(package: str, table: Mapping[str, str]) -> list[str]:
    """Returns the names of a package, for its `__dir__`: those that are there, and those of `table`."""
    return sorted({*vars(sys.modules[package]), *table})


def _imported(name: str, package: str | None) -> ModuleType:
    # a program that only imports the package pays for nothing else
    from importlib import import_module

    return import_module(name, package)


class LateModule:
    """Stands for a module until one of its attributes is used, which imports it.

    Annotations such as `models.Contact` are strings that `typing.get_type_hints` evaluates among the names of their
    own module. With this object there, they can be evaluated, and nobody else pays for the import of the models.
    """

    def __init__(self, name: str, package: str | None) -> None:
        self._path = name, package

    def __getattr__(self, name: str) -> object:
        return getattr(_imported(*self._path), name)

    def __dir__(self) -> list[str]:
        return dir(_imported(*self._path))

    def __repr__(self) -> str:
        return f"<module {self._path[0]!r}, imported on first use>"


def late_module(name: str, package: str | None = None) -> LateModule:
    """Returns what stands for a module until its first use; a relative name is one of `package`."""
    return LateModule(name, package)
