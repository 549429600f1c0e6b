"""The forms of former names: in classes of models and enums, at the end of modules, and in modules under former names."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from generator.emit.python.shape_calls import (
    Imports,
    RefusedError,
    is_decorator,
)


def former_parts(node: ast.If) -> Iterator[ast.expr | str]:
    """The names and expressions of the former names in a class: as type checkers see these, and as they are made.

    Raises:
        RefusedError: something else is there.
    """
    for statement in node.body:
        match statement:
            case ast.FunctionDef() if _is_accessor(statement):
                yield from _accessor_parts(statement)
            case ast.AnnAssign(
                target=ast.Name(), annotation=ast.Name(id="FormerMember"), value=None
            ):
                yield statement.target
            case ast.Expr(value=ast.Constant(value=str())):
                pass
            case _:
                raise RefusedError(statement, "a statement that no template writes")
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
                raise RefusedError(statement, "a statement that no template writes")


def _is_accessor(node: ast.stmt) -> bool:
    """Whether it is a property, marked as deprecated, that reads or writes another attribute, for type checkers only."""
    match node:
        case ast.FunctionDef(
            args=ast.arguments(
                posonlyargs=[],
                args=[ast.arg(arg="self", annotation=None), *values],
                vararg=None,
                kwonlyargs=[],
                kwarg=None,
                defaults=[],
            ),
            body=[statement],
            decorator_list=[decorator, ast.Call() as mark],
        ) if is_decorator(mark):
            return _reads(decorator, values, statement) or (
                _writes(node.name, decorator, values, statement)
            )
        case _:
            return False


def _reads(decorator: ast.expr, values: list[ast.arg], statement: ast.stmt) -> bool:
    match decorator, values, statement:
        case (
            ast.Name(id="_property"),
            [],
            ast.Return(value=ast.Attribute(value=ast.Name(id="self"))),
        ):
            return True
        case _:
            return False


def _writes(
    name: str, decorator: ast.expr, values: list[ast.arg], statement: ast.stmt
) -> bool:
    match decorator, values, statement:
        case (
            ast.Attribute(value=ast.Name(id=owner), attr="setter"),
            [ast.arg(arg="value")],
            ast.Assign(
                targets=[ast.Attribute(value=ast.Name(id="self"))],
                value=ast.Name(id="value"),
            ),
        ):
            return owner == name
        case _:
            return False


def _accessor_parts(node: ast.FunctionDef) -> Iterator[ast.expr | str]:
    if getattr(node, "type_params", ()):
        raise RefusedError(node, "a function that no template writes")
    yield node.name
    for argument in node.args.args:
        if argument.annotation is not None:
            yield argument.annotation
    if node.returns is not None:
        yield node.returns
    for part in ast.walk(node.body[0]):
        if isinstance(part, ast.Attribute):
            yield part.attr


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
