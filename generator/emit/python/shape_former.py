"""The forms of former names: in classes of models and enums, at the end of modules, and in modules under former names."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from generator.emit.python.shape_calls import (
    Imports,
    RefusedError,
    is_decorator,
)

_REFUSED: Final = "a statement that no template writes"


def former_parts(node: ast.If) -> Iterator[ast.expr | str]:
    """The names and expressions of the former names in a class: as type checkers see these, and as they are made.

    Raises:
        RefusedError: something else is there.
    """
    for statement in node.body:
        match statement:
            case ast.ClassDef(bases=[], keywords=[], decorator_list=[]) if _is_plain(
                statement
            ):
                yield from _descriptor_parts(statement)
            case ast.Assign(
                targets=[ast.Name(id=name)],
                value=ast.Call(func=ast.Name(id=descriptor), args=[], keywords=[]),
            ) if (
                descriptor == f"_{name}"
            ):
                yield name
            case ast.AnnAssign(
                target=ast.Name(), annotation=ast.Name(id="FormerMember"), value=None
            ):
                yield statement.target
            case ast.Expr(value=ast.Constant(value=str())):
                pass
            case _:
                raise RefusedError(statement, _REFUSED)
    for statement in node.orelse:
        match statement:
            case ast.Assign(
                targets=[ast.Name() as former],
                value=ast.Call(
                    func=ast.Name(id="FormerField" | "FormerMember"),
                    args=[ast.Constant(value=str(current))],
                    keywords=[],
                ),
            ):
                yield former
                yield current
            case _:
                raise RefusedError(statement, _REFUSED)


def _descriptor_parts(node: ast.ClassDef) -> Iterator[ast.expr | str]:
    """The parts of a class that tells type checkers what a former name of a field gives and takes."""
    # the name of the field with a `_` before it, which no name of the model has
    yield node.name.removeprefix("_")
    for statement in node.body:
        match statement:
            case ast.FunctionDef(
                name="__get__" | "__set__",
                args=ast.arguments(
                    posonlyargs=[],
                    args=[
                        ast.arg(arg="self", annotation=None),
                        ast.arg(arg="instance", annotation=ast.Name(id="object")),
                        ast.arg(arg="owner" | "value", annotation=ast.expr() as taken),
                    ],
                    vararg=None,
                    kwonlyargs=[],
                    kwarg=None,
                    defaults=[],
                ),
                body=[ast.Expr(value=ast.Constant(value=value))],
                decorator_list=[ast.Call() as mark],
                returns=ast.expr() as given,
            ) if (
                value is ... and is_decorator(mark) and _is_plain(statement)
            ):
                yield taken
                yield given
            case _:
                raise RefusedError(statement, _REFUSED)


def _is_plain(node: ast.ClassDef | ast.FunctionDef) -> bool:
    return not getattr(node, "type_params", ())


def is_other_name(node: ast.stmt) -> bool:
    """Whether it gives something another name."""
    match node:
        case ast.Assign(targets=[ast.Name()], value=ast.Name()):
            return True
        case _:
            return False


def leads_elsewhere(node: ast.stmt, imports: Imports) -> bool:
    """Whether a module under a former name leads to one of the SDK."""
    match node:
        case ast.Expr(
            value=ast.Call(
                func=ast.Name(id="former_module" | "former_package"),
                args=[ast.Name(id="__name__"), ast.Constant(value=str(module))],
                keywords=[],
            )
        ):
            return module.partition(".")[0] in imports.packages
        case _:
            return False


def offers_all(node: ast.ImportFrom) -> bool:
    """Whether it imports all that a module has, which modules under former names do for type checkers."""
    match node.names:
        case [ast.alias(name="*", asname=None)]:
            return True
        case _:
            return False
