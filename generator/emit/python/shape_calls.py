"""The calls and literals that templates write."""

from __future__ import annotations

import ast
import re
from typing import Final

import msgspec

_IS_GROUP: Final = re.compile(r"(Agent|Agents|Resource)(_|_[0-9]+)?\Z")
"""Classes that clients construct; a name that was taken or reserved has a suffix."""

_COLUMNS: Final = frozenset(
    """AnyColumn BoolColumn DateTimeColumn DecimalColumn IntColumn TextColumn""".split()
)
"""Classes of columns, of which modules of archives make constants."""


class RefusedError(Exception):
    """A node has another form than those that templates write."""

    def __init__(self, node: ast.AST, problem: str) -> None:
        super().__init__(problem)
        self.line = getattr(node, "lineno", 0)


class Imports(msgspec.Struct, frozen=True):
    """What modules may import from besides a closed list, and the user's modules and classes.

    `modules` are paths of the user's modules by alias, `paths` these paths, `classes` the aliases and names of the user's
    classes.
    """

    packages: tuple[str, ...]
    modules: dict[str, str]
    paths: frozenset[str]
    classes: frozenset[tuple[str, str]]


def is_call(node: ast.Call, imports: Imports) -> bool:
    """Whether it is a call that templates write."""
    match node.func:
        case ast.Attribute(value=ast.Name(id="self"), attr="_call" | "_send" | "_rows"):
            return True
        case ast.Attribute(value=ast.Name(id=module), attr=name):
            is_group = module in {"_agents", "_resources"} and _IS_GROUP.search(name)
            is_users = (module, name) in imports.classes
            return bool(is_group or is_users) and _is_self_only(node)
        case ast.Name(id="lazy_attribute" | "lazy_names" | "former_attribute"):
            return True
        case ast.Name(id="late_module"):
            return _is_late_import(node, imports)
        case ast.Name(id="bool"):
            return not node.args and not node.keywords
        case ast.Name(id="_field"):
            return is_field_call(node)
        case ast.Name(id=name) if name in _COLUMNS:
            return is_column(node)
        case ast.Name(id=name):
            return _IS_GROUP.search(name) is not None and _is_self_only(node)
        case _:
            return False


def _is_late_import(node: ast.Call, imports: Imports) -> bool:
    """Whether a module that is imported on first use is one of the SDK or of the user."""
    match node:
        case ast.Call(args=[ast.Constant(value=str(module))], keywords=[]):
            inside = module.partition(".")[0] in imports.packages
            return inside or module in imports.paths
        case _:
            return False


def _is_self_only(node: ast.Call) -> bool:
    match node:
        case ast.Call(args=[ast.Name(id="self")], keywords=[]):
            return True
        case _:
            return False


def is_field_call(node: ast.Call) -> bool:
    """Whether it is `_field(default=None, name="…")` and nothing else."""
    match node:
        case ast.Call(
            func=ast.Name(id="_field"),
            args=[],
            keywords=[
                ast.keyword(arg="default", value=ast.Constant(value=None)),
                ast.keyword(arg="name", value=ast.Constant(value=str())),
            ],
        ):
            return True
        case _:
            return False


def is_column(node: ast.Call) -> bool:
    """Whether it makes a column from its name and nothing else."""
    match node:
        case ast.Call(
            func=ast.Name(id=name), args=[ast.Constant(value=str())], keywords=[]
        ):
            return name in _COLUMNS
        case _:
            return False


def is_decorator(node: ast.expr) -> bool:
    """Whether it is a decorator that templates write: one without arguments, or with texts of ours and names."""
    match node:
        case ast.Name(id="cached_property" | "property" | "_overload"):
            return True
        case ast.Call(
            func=ast.Name(id="_deprecated"),
            args=[ast.Constant(value=str())],
            keywords=[],
        ):
            return True
        case ast.Call(func=ast.Name(id="_former_parameters"), args=args):
            values = [*args, *(keyword.value for keyword in node.keywords)]
            return len(args) <= 1 and all(map(_is_text, values))
        case _:
            return False


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def is_former_call(node: ast.Call) -> bool:
    """Whether a method passes on what it takes, under the same names, to another one: `self.save(id, x=x, **call)`."""
    match node:
        case ast.Call(
            func=ast.Attribute(value=ast.Name(id="self"), attr=name),
            args=args,
            keywords=[*named, ast.keyword(arg=None, value=ast.Name(id="call"))],
        ):
            return (
                not name.startswith("_")
                and all(isinstance(arg, ast.Name) for arg in args)
                and all(map(_is_same, named))
            )
        case _:
            return False


def _is_same(node: ast.keyword) -> bool:
    return isinstance(node.value, ast.Name) and node.value.id == node.arg


def is_import_of_deprecated(node: ast.ImportFrom) -> bool:
    """Whether it imports a decorator that type checkers know; at run time nothing may come from there."""
    match node:
        case ast.ImportFrom(
            module="typing_extensions",
            level=0,
            names=[ast.alias(name="deprecated", asname="_deprecated")],
        ):
            return True
        case _:
            return False


def is_literal(value: ast.expr | None) -> bool:
    """Whether it is a value without names."""
    match value:
        case ast.Constant():
            return True
        case ast.Tuple(elts=items) | ast.List(elts=items):
            return all(map(is_literal, items))
        case ast.Dict(keys=keys, values=values):
            return all(map(is_literal, (*keys, *values)))
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return is_literal(operand)
        case _:
            return False
