"""The classes of the user's package beside the SDK, such as `superoffice_custom`, and what they extend.

Only classes at the top level of a module count. Their bases are followed through imports and plain assignments; what
else an expression would give is not known without running it.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import msgspec

from generator.files.custom_sources import SourceFile, custom_sources
from generator.model.custom import CustomClass
from generator.model.errors import UsageError

_LONGEST_CHAIN: Final = 100
"""How often a name may be imported from a module that imported it itself."""

_Names = dict[str, str | None]
"""Dotted names by the names that a module has for them, None for what is not known."""


class _Module(msgspec.Struct, frozen=True):
    """What a module has at its end, and its classes."""

    names: _Names
    classes: tuple[CustomClass, ...]


def load_custom_classes(output: Path, package: str) -> tuple[CustomClass, ...]:
    """The classes of the user's package beside the SDK in `output`, by module and line; none where there is none.

    Raises:
        UsageError: a file cannot be used, or an import with `*` hides what a class extends; names file and line.
    """
    packages = (package, f"{package}_custom")
    modules = {
        source.module: _Reader(source, packages).module()
        for source in custom_sources(output, package)
    }
    return tuple(
        msgspec.structs.replace(
            custom, bases=tuple(_followed(base, modules) for base in custom.bases)
        )
        for module in modules.values()
        for custom in module.classes
    )


class _Reader:
    """Reads the statements of a module in their order, as Python runs them."""

    def __init__(self, source: SourceFile, packages: tuple[str, ...]) -> None:
        self._source = source
        self._packages = packages
        self._names: _Names = {}
        self._star: str | None = None

    def module(self) -> _Module:
        """The names and the classes of the module."""
        classes = tuple(self._classes(self._source.tree.body))
        return _Module(self._names, classes)

    def _classes(self, body: list[ast.stmt]) -> Iterator[CustomClass]:
        for statement in body:
            if isinstance(statement, ast.ClassDef):
                yield self._class(statement)
                self._names[statement.name] = f"{self._source.module}.{statement.name}"
            else:
                self._bind(statement)

    def _class(self, node: ast.ClassDef) -> CustomClass:
        bases = (self._dotted(base, node) for base in node.bases)
        return CustomClass(
            module=self._source.module,
            name=node.name,
            bases=tuple(base for base in bases if base),
            path=self._source.path,
            line=node.lineno,
        )

    def _bind(self, statement: ast.stmt) -> None:
        match statement:
            case ast.Import(names=aliases):
                for alias in aliases:
                    top = alias.name.partition(".")[0]
                    self._names[alias.asname or top] = (
                        alias.name if alias.asname else top
                    )
            case ast.ImportFrom():
                self._bind_from(statement)
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                self._names[name] = self._dotted(value, None)
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
                self._names[name] = None
            case ast.If() | ast.Try() | ast.With():
                for inner in _inside(statement):
                    self._bind(inner)
            case _:
                pass

    def _bind_from(self, node: ast.ImportFrom) -> None:
        module = self._imported_module(node)
        for alias in node.names:
            if alias.name == "*":
                if module and module.partition(".")[0] in self._packages:
                    self._star = module
            else:
                dotted = f"{module}.{alias.name}" if module else None
                self._names[alias.asname or alias.name] = dotted

    def _imported_module(self, node: ast.ImportFrom) -> str | None:
        """The absolute name of the module that is imported from, None where it is outside of the package."""
        if not node.level:
            return node.module
        parts = self._source.module.split(".")
        dropped = node.level - self._source.is_package
        if dropped >= len(parts):
            return None
        kept = parts[: len(parts) - dropped]
        return ".".join([*kept, node.module] if node.module else kept)

    def _dotted(self, node: ast.expr, owner: ast.ClassDef | None) -> str | None:
        """The dotted name that an expression gives, None where that is not known."""
        match node:
            case ast.Name(id=name):
                is_unknown = name not in self._names and not hasattr(builtins, name)
                if is_unknown and self._star and owner:
                    raise self._hidden(name, owner)
                return self._names.get(name)
            case ast.Attribute(value=value, attr=name):
                start = self._dotted(value, owner)
                return f"{start}.{name}" if start else None
            case ast.Subscript(value=value):
                return self._dotted(value, owner)
            case _:
                return None

    def _hidden(self, name: str, owner: ast.ClassDef) -> UsageError:
        return UsageError(
            f"{self._source.path}:{owner.lineno}: {owner.name} extends {name}, which may come from {self._star} by an import with '*'",
            f"Import it by name: from {self._star} import {name}",
        )


def _inside(statement: ast.If | ast.Try | ast.With) -> Iterator[ast.stmt]:
    yield from statement.body
    if isinstance(statement, ast.If | ast.Try):
        yield from statement.orelse
    if isinstance(statement, ast.Try):
        for handler in statement.handlers:
            yield from handler.body
        yield from statement.finalbody


def _followed(dotted: str, modules: Mapping[str, _Module]) -> str:
    """The name under which a class is defined, where a module of the user only imports it."""
    for _ in range(_LONGEST_CHAIN):
        following = _step(dotted, modules)
        if following is None or following == dotted:
            return dotted
        dotted = following
    return dotted


def _step(dotted: str, modules: Mapping[str, _Module]) -> str | None:
    """What the longest module that a name begins with has for the rest; None where no module does."""
    parts = dotted.split(".")
    for count in range(len(parts) - 1, 0, -1):
        module = modules.get(".".join(parts[:count]))
        if module is not None:
            target = module.names.get(parts[count])
            return ".".join([target, *parts[count + 1 :]]) if target else None
    return None
