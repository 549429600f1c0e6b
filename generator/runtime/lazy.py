"""Names of a package that are imported on first use (PEP 562)."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib import import_module


def lazy_attribute(package: str, table: Mapping[str, str], name: str) -> object:
    """Returns the value of `package.name`, for the `__getattr__` of the package, and keeps it there.

    `table` maps each name to the module that defines it, absolute or relative to `package`. If that module is
    `package.name`, it is the value itself.

    Raises:
        AttributeError: the table has no such name.
    """
    target = table.get(name)
    if target is None:
        raise AttributeError(f"module {package!r} has no attribute {name!r}")
    module = import_module(target, package)
    # importing a submodule has already made it an attribute of the package
    if module.__name__ == f"{package}.{name}":
        return module
    value: object = getattr(module, name)
    setattr(sys.modules[package], name, value)
    return value
