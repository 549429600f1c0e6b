"""The page about errors, from the docstrings of the runtime's own module: its tree, and each class with its attributes."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import msgspec


class ErrorAttribute(msgspec.Struct, frozen=True):
    """An attribute of an error."""

    name: str
    type: str
    text: str


class ErrorClass(msgspec.Struct, frozen=True):
    """An error: its docstring, and the attributes that it adds to its base."""

    name: str
    base: str
    text: str
    attributes: tuple[ErrorAttribute, ...]


class ErrorModule(msgspec.Struct, frozen=True):
    """The first line, the tree and the remarks of the docstring, and the public errors in the order of the tree."""

    title: str
    tree: str
    remarks: str
    errors: tuple[ErrorClass, ...]


def error_module(source: str) -> ErrorModule:
    """The errors of the runtime, from the source of its `errors.py`."""
    tree = ast.parse(source)
    title, drawn, remarks = (ast.get_docstring(tree) or "").split("\n\n", 2)
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    attributes = {node.name: tuple(_attributes(node)) for node in classes}
    errors = tuple(
        _error(node, attributes) for node in classes if not node.name.startswith("_")
    )
    return ErrorModule(title, drawn, remarks.replace("\n", " "), errors)


def _error(
    node: ast.ClassDef, attributes: dict[str, tuple[ErrorAttribute, ...]]
) -> ErrorClass:
    """An error; the attributes of its private bases count as its own."""
    bases = [ast.unparse(base) for base in node.bases]
    inherited = [
        attribute for base in bases if base[0] == "_" for attribute in attributes[base]
    ]
    public = [base for base in bases if not base.startswith("_")]
    text = (ast.get_docstring(node) or "").replace("\n", " ")
    base = ", ".join(public) or "SuperOfficeError"
    return ErrorClass(node.name, base, text, (*inherited, *attributes[node.name]))


def _attributes(node: ast.ClassDef) -> Iterator[ErrorAttribute]:
    """Annotated attributes of the class and of its methods, each with the string below it."""
    bodies = [node.body]
    bodies += [
        statement.body
        for statement in node.body
        if isinstance(statement, ast.FunctionDef)
    ]
    for body in bodies:
        for index, statement in enumerate(body):
            if isinstance(statement, ast.AnnAssign):
                below = body[index + 1] if index + 1 < len(body) else None
                yield _attribute(statement, below)


def _attribute(statement: ast.AnnAssign, below: ast.stmt | None) -> ErrorAttribute:
    text = ""
    if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
        text = str(below.value.value).replace("\n", " ")
    name = ast.unparse(statement.target).removeprefix("self.")
    return ErrorAttribute(name, ast.unparse(statement.annotation), text)
