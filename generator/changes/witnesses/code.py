"""Lines of Python: a function with its imports, made of names that a snapshot has.

Locks are files that others may have written. Names are checked before they become code, annotations are parsed and
written again, and nothing else of a snapshot is in the lines.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from generator.changes.places import is_name, is_path

_LONGEST_LINE: Final = 88
_MOST_ARGUMENTS: Final = 40
"""With more of them nobody sees what a witness is about."""

ANY: Final = "Any"

_BUILT_IN: Final = frozenset(
    "bool bytes dict float int list object set str tuple None".split()
)
_STANDARD: Final[Mapping[str, str]] = {
    "Any": "typing",
    "Iterable": "collections.abc",
    "Mapping": "collections.abc",
    "Sequence": "collections.abc",
    "datetime": "datetime",
    "timedelta": "datetime",
}

Import = tuple[str, str]
"""A module, and what is imported from it."""


class Value(msgspec.Struct, frozen=True):
    """An annotation with what it needs."""

    annotation: str
    imports: frozenset[Import] = frozenset()


ANYTHING: Final = Value(ANY, frozenset({("typing", ANY)}))


class Scope(msgspec.Struct, frozen=True):
    """Where annotations stand: the SDK, and the package below it with a dot at its end, which is empty for REST.

    `classes` are the paths of models and enums, `exported` the names of the runtime that the SDK's own package has.
    """

    sdk: str
    package: str
    classes: frozenset[str]
    exported: frozenset[str]

    @property
    def module(self) -> str:
        """The package whose modules of models and enums the annotations name."""
        return f"{self.sdk}.{self.package}".rstrip(".")

    def value(self, annotation: str) -> Value | None:
        """An annotation as the code of a user writes it, None where that needs what the SDK does not export."""
        try:
            tree = ast.parse(annotation, mode="eval").body
            imports: set[Import] = set()
            spelt = self._spelt(tree, imports)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return None
        return Value(ast.unparse(spelt), frozenset(imports))

    def _spelt(self, node: ast.expr, imports: set[Import]) -> ast.expr:
        match node:
            case ast.Constant(value=None):
                return node
            case ast.BinOp(left=left, op=ast.BitOr(), right=right):
                return ast.BinOp(
                    self._spelt(left, imports), ast.BitOr(), self._spelt(right, imports)
                )
            case ast.Subscript(value=origin, slice=ast.Tuple(elts=items)):
                spelt = [self._spelt(item, imports) for item in items]
                return ast.Subscript(self._spelt(origin, imports), ast.Tuple(spelt))
            case ast.Subscript(value=origin, slice=item):
                return ast.Subscript(
                    self._spelt(origin, imports), self._spelt(item, imports)
                )
            case ast.Attribute(value=ast.Name(id=module), attr=name):
                return self._class(module, name, imports)
            case ast.Name(id=name):
                return self._name(name, imports)
            case _:
                raise ValueError("it is no annotation of a call or model")

    def _class(self, module: str, name: str, imports: set[Import]) -> ast.expr:
        if module not in ("models", "enums") or not is_name(name):
            raise ValueError("it is no class of the SDK")
        imports.add((self.module, module))
        return ast.Attribute(ast.Name(module), name)

    def _name(self, name: str, imports: set[Import]) -> ast.expr:
        if name in _BUILT_IN:
            return ast.Name(name)
        if name in _STANDARD:
            imports.add((_STANDARD[name], name))
            return ast.Name(name)
        for module in ("models", "enums"):
            if f"{self.package}{module}.{name}" in self.classes:
                return self._class(module, name, imports)
        if name in self.exported and is_name(name):
            imports.add((self.sdk, name))
            return ast.Name(name)
        raise ValueError("it is no name that the SDK exports")


class Function(msgspec.Struct, frozen=True, kw_only=True):
    """A function of a user: parameters with their annotations, what it returns, and its only statement."""

    parameters: tuple[tuple[str, Value], ...] = ()
    returns: Value = Value("object")
    statement: str
    imports: frozenset[Import] = frozenset()

    def text(self) -> str:
        """The lines, with their imports."""
        needed = set(self.imports | self.returns.imports)
        for _, value in self.parameters:
            needed |= value.imports
        shown = [f"{name}: {value.annotation}" for name, value in self.parameters]
        head = wrapped("def witness(", shown, f") -> {self.returns.annotation}:")
        return f"{_imports(needed)}\n\n{head}\n    {self.statement}\n".lstrip()


def _imports(needed: Iterable[Import]) -> str:
    """Import statements, of the standard library first."""
    by_module: dict[str, set[str]] = {}
    for module, name in needed:
        by_module.setdefault(module, set()).add(name)
    standard = {*_STANDARD.values()}
    lines = [
        (module not in standard, f"from {module} import {', '.join(sorted(names))}")
        for module, names in sorted(by_module.items())
    ]
    groups = [
        [line for is_late, line in lines if is_late is late] for late in (False, True)
    ]
    return "\n\n".join("\n".join(group) for group in groups if group) + "\n"


def wrapped(start: str, items: list[str], end: str, indent: str = "") -> str:
    """A line, or a line for each item where that is too long."""
    line = f"{indent}{start}{', '.join(items)}{end}"
    if len(line) <= _LONGEST_LINE or not items:
        return line.removeprefix(indent)
    inner = "".join(f"\n{indent}    {item}," for item in items)
    return f"{start}{inner}\n{indent}{end}"


def call(callee: str, arguments: list[str], *, gives: bool = True) -> str:
    """The statement of a call, whose result is returned where it `gives` one.

    Raises:
        ValueError: nobody would see what so many arguments are about.
    """
    if len(arguments) > _MOST_ARGUMENTS:
        raise ValueError("too many arguments")
    start = f"return {callee}(" if gives else f"{callee}("
    return wrapped(start, arguments, ")", indent="    ")


def path(text: str) -> str:
    """A path or name of a snapshot, which becomes code.

    Raises:
        ValueError: it is none.
    """
    if not is_path(text):
        raise ValueError("it is no name")
    return text


def parameter_name(text: str) -> str:
    """The name of a parameter in a snapshot, which becomes code.

    Raises:
        ValueError: it is none.
    """
    if not is_name(text):
        raise ValueError("it is no name of a parameter")
    return text
