"""Former names of modules, and of what is in them: each still works until a later release, and warns its caller."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import partial
from importlib import import_module

from .deprecation import warn_caller


def former_attribute(module: str, table: Mapping[str, str], name: str) -> object:
    """Returns what was called `module.name` before, for the `__getattr__` of the module.

    `table` maps former names to names in the same module. The value is not kept, so that every use warns.

    Raises:
        AttributeError: the table has no such name.
    """
    target = table.get(name)
    if target is None:
        raise AttributeError(f"module {module!r} has no attribute {name!r}")
    value: object = getattr(sys.modules[module], target)
    warn_caller(renamed(f"{module}.{name}", target))
    return value


def former_module(former: str, module: str) -> None:
    """Makes a module known under its former name too, for the only statement of the module that has this name."""
    warn_caller(renamed(former, module))
    # the import system takes what is there once the module has run
    sys.modules[former] = import_module(module)


def former_package(former: str, package: str) -> None:
    """Lets a package under its former name offer what the package does, for the only statement of its module.

    In the place of the package it would be imported once more with each module in it.
    """
    warn_caller(renamed(former, package))
    target = import_module(package)
    vars(sys.modules[former]).update(
        __getattr__=partial(getattr, target), __dir__=partial(dir, target)
    )


def renamed(former: str, name: str) -> str:
    """Returns the words of a warning."""
    return f"`{former}` is now `{name}`"
