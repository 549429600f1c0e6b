"""Modules that generated code imports on first use, while type checkers see plain imports."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from generator.emit.custom.replacements import CustomModule
from generator.emit.python.templates import Templates


class LateImports(msgspec.Struct, frozen=True):
    """The import statements for type checkers, those at run time, and the names that stand for modules, with their paths."""

    statements: tuple[str, ...]
    modules: tuple[tuple[str, str], ...]
    at_run_time: tuple[str, ...] = ()

    @property
    def are_any(self) -> bool:
        """Whether anything is imported."""
        return bool(self.statements)


def late_imports(
    package: str, names: Iterable[str], custom: Iterable[CustomModule]
) -> LateImports:
    """Imports modules of a package by their names, and modules with custom classes by their aliases."""
    listed, users = tuple(names), tuple(custom)
    together = (f"from {package} import {', '.join(listed)}",) if listed else ()
    return _with_custom(
        together, ((name, f"{package}.{name}") for name in listed), users
    )


def with_deprecated(late: LateImports, package: str) -> LateImports:
    """The imports with the decorator of what is deprecated, of which an SDK named `package` has its own at run time.

    That of type checkers needs no dependency: they know the module as they know those of the standard library.
    """
    return LateImports(
        ("from typing_extensions import deprecated as _deprecated", *late.statements),
        late.modules,
        (
            f"from {package}._runtime.client.former import deprecated as _deprecated",
            *late.at_run_time,
        ),
    )


def late_private_imports(
    package: str, names: Iterable[tuple[str, str]], custom: Iterable[CustomModule]
) -> LateImports:
    """Imports modules of a package, each as the name beside it, and modules with custom classes by their aliases."""
    listed, users = tuple(names), tuple(custom)
    each = (f"from {package} import {module} as {name}" for module, name in listed)
    modules = ((name, f"{package}.{module}") for module, name in listed)
    return _with_custom(each, modules, users)


def late_context(templates: Templates, late: LateImports) -> dict[str, object]:
    """What templates need of the imports: the imports, and their part of the module."""
    part = templates.render("package/late_imports.py", {"late": late})
    return {"late": late, "late_part": part.rstrip("\n")}


def _with_custom(
    statements: Iterable[str],
    modules: Iterable[tuple[str, str]],
    custom: tuple[CustomModule, ...],
) -> LateImports:
    return LateImports(
        (*statements, *(f"import {user.path} as {user.alias}" for user in custom)),
        (*modules, *((user.alias, user.path) for user in custom)),
    )
