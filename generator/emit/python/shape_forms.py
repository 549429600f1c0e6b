"""The forms of code that templates write, as a walk over the syntax tree that refuses everything else.

Each kind of node has a method, and a kind without one is refused, so what a new version of Python brings is refused as
well. The walk collects the names that a module uses: whether these are known is asked separately (`shape.py`).
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from typing import Any, Final

from generator.emit.python.shape_calls import (
    Imports,
    RefusedError,
    is_call,
    is_column,
    is_decorator,
    is_field_call,
    is_former_call,
    is_import_of_deprecated,
    is_literal,
)
from generator.emit.python.shape_former import (
    former_parts,
    is_other_name,
    leads_elsewhere,
    offers_all,
)

_MODULES: Final = frozenset(
    ("collections.abc", "datetime", "functools", "msgspec", "typing")
)
_Function = ast.FunctionDef | ast.AsyncFunctionDef


class Forms:
    """Walks over one module; `names` are those that it uses.

    Every method but `module` raises `RefusedError`, which that one passes on.
    """

    def __init__(self, imports: Imports) -> None:
        self.names: set[str] = set()
        self._imports = imports
        self._expressions: dict[type[ast.AST], Callable[[Any], None]] = {
            ast.Name: self._name,
            ast.Constant: _nothing,
            ast.Attribute: self._attribute,
            ast.Subscript: self._subscript,
            ast.BinOp: self._union,
            ast.Tuple: self._items,
            ast.List: self._items,
            ast.Dict: self._dict,
            ast.UnaryOp: self._unary,
            ast.Call: self._call,
        }

    def module(self, tree: ast.Module) -> None:
        """Walks over a module.

        Raises:
            RefusedError: a node has another form than those that templates write.
        """
        for statement in tree.body[_beginning(tree) :]:
            match statement:
                case ast.ClassDef():
                    self._class(statement)
                case ast.ImportFrom():
                    self._import_from(statement)
                case ast.If(test=ast.Name(id="TYPE_CHECKING")):
                    self._for_type_checkers(statement)
                case ast.AnnAssign(
                    target=ast.Name(),
                    annotation=ast.Name(id="Final"),
                    value=ast.Call() as call,
                ) if is_column(call):
                    self._assignment(statement)
                case ast.Assign(
                    targets=[ast.Name(id="TYPE_CHECKING")],
                    value=ast.Call(func=ast.Name(id="bool"), args=[], keywords=[]),
                ):
                    self._assignment(statement)
                case _:
                    self._literal_statement(statement)

    def _for_type_checkers(self, node: ast.If) -> None:
        self._expression(node.test)
        for statement in node.body:
            match statement:
                case ast.ImportFrom() if is_import_of_deprecated(statement):
                    self._aliases(statement.names)
                case ast.ImportFrom():
                    self._import_from(statement, for_type_checkers=True)
                case ast.Import():
                    self._import(statement)
                case ast.Assign() if is_other_name(statement):
                    self._assignment(statement)
                case _:
                    raise RefusedError(statement, "a statement that no template writes")
        for statement in node.orelse:
            match statement:
                case ast.ImportFrom():
                    self._import_from(statement)
                case ast.FunctionDef(name="__getattr__" | "__dir__"):
                    self._function(statement)
                case ast.Assign(
                    targets=[ast.Name()],
                    value=ast.Call(func=ast.Name(id="late_module")),
                ):
                    self._assignment(statement)
                case ast.Expr() if leads_elsewhere(statement, self._imports):
                    pass
                case _:
                    self._literal_statement(statement)

    def _literal_statement(self, node: ast.stmt) -> None:
        match node:
            case ast.Expr(value=ast.Constant(value=str())):
                pass
            case ast.Assign(targets=[ast.Name()], value=value) if is_literal(value):
                self._assignment(node)
            case ast.AnnAssign(target=ast.Name(), value=None):
                self._assignment(node)
            case ast.AnnAssign(target=ast.Name(), value=value) if is_literal(value):
                self._assignment(node)
            case _:
                raise RefusedError(node, "a statement that no template writes")

    def _assignment(self, node: ast.Assign | ast.AnnAssign) -> None:
        if isinstance(node, ast.Assign):
            self._expression(node.targets[0])
            self._expression(node.value)
            return
        self._expression(node.target)
        self._expression(node.annotation)
        if node.value is not None:
            self._expression(node.value)

    def _class(self, node: ast.ClassDef) -> None:
        if not _is_class(node):
            raise RefusedError(node, "a class that no template writes")
        self.names.add(node.name)
        self._expressions_of(node.bases)
        self._keywords(node)
        for statement in node.body:
            match statement:
                case ast.FunctionDef() | ast.AsyncFunctionDef():
                    self._function(statement)
                case ast.AnnAssign(
                    target=ast.Name(), value=ast.Call() as call
                ) if is_field_call(call):
                    self._assignment(statement)
                case ast.If(test=ast.Name(id="TYPE_CHECKING")):
                    self._former_names(statement)
                case _:
                    self._literal_statement(statement)

    def _former_names(self, node: ast.If) -> None:
        self._expression(node.test)
        for part in former_parts(node):
            if isinstance(part, str):
                self.names.add(part)
            else:
                self._expression(part)

    def _function(self, node: _Function) -> None:
        self.names.add(node.name)
        if getattr(node, "type_params", ()):
            raise RefusedError(node, "a function that no template writes")
        for decorator in node.decorator_list:
            if not is_decorator(decorator):
                raise RefusedError(node, "a decorator that no template writes")
            self._decorator(decorator)
        self._arguments(node)
        if node.returns is not None:
            self._expression(node.returns)
        for statement in node.body:
            match statement:
                case ast.Expr(value=value) | ast.Return(value=ast.expr() as value):
                    is_async = isinstance(node, ast.AsyncFunctionDef)
                    self._result(value, is_async=is_async)
                case ast.Return():
                    pass
                case ast.ImportFrom():
                    self._import_from(statement)
                case _:
                    raise RefusedError(statement, "a statement that no template writes")

    def _decorator(self, node: ast.expr) -> None:
        if isinstance(node, ast.Call):
            self._expression(node.func)
            self._keywords(node)
        else:
            self._expression(node)

    def _result(self, node: ast.expr, *, is_async: bool) -> None:
        # elsewhere, Python would refuse `await` only when it compiles the module
        if is_async and isinstance(node, ast.Await):
            self._expression(node.value)
        else:
            self._expression(node)

    def _arguments(self, function: _Function) -> None:
        node = function.args
        if node.posonlyargs or node.vararg:
            raise RefusedError(function, "an argument that no template writes")
        if not all(map(_is_none, (*node.defaults, *node.kw_defaults))):
            raise RefusedError(function, "a default that no template writes")
        last = (node.kwarg,) if node.kwarg else ()
        arguments = (*node.args, *node.kwonlyargs, *last)
        self._refuse_twins(function, [argument.arg for argument in arguments])
        for argument in arguments:
            self.names.add(argument.arg)
            if argument.annotation is not None:
                self._expression(argument.annotation)

    def _import_from(
        self, node: ast.ImportFrom, *, for_type_checkers: bool = False
    ) -> None:
        module = node.module or ""
        inside = module.partition(".")[0] in self._imports.packages
        if node.level or not (inside or module in _MODULES):
            raise RefusedError(node, "an import from elsewhere")
        if not (for_type_checkers and inside and offers_all(node)):
            self._aliases(node.names)

    def _import(self, node: ast.Import) -> None:
        match node.names:
            case [ast.alias(name=module, asname=str(alias))] if (
                self._imports.modules.get(alias) == module
            ):
                self._aliases(node.names)
            case _:
                raise RefusedError(node, "an import from elsewhere")

    def _aliases(self, aliases: Iterable[ast.alias]) -> None:
        for alias in aliases:
            # only a plain import has dots
            self.names.update(alias.name.split("."))
            if alias.asname is not None:
                self.names.add(alias.asname)

    def _expression(self, node: ast.expr) -> None:
        visit = self._expressions.get(type(node))
        if visit is None:
            raise RefusedError(node, f"a {type(node).__name__}")
        visit(node)

    def _expressions_of(self, nodes: Iterable[ast.expr]) -> None:
        for node in nodes:
            self._expression(node)

    def _name(self, node: ast.Name) -> None:
        self.names.add(node.id)

    def _attribute(self, node: ast.Attribute) -> None:
        self.names.add(node.attr)
        self._expression(node.value)

    def _subscript(self, node: ast.Subscript) -> None:
        self._expression(node.value)
        self._expression(node.slice)

    def _union(self, node: ast.BinOp) -> None:
        if type(node.op) is not ast.BitOr:
            raise RefusedError(node, f"a {type(node.op).__name__}")
        self._expression(node.left)
        self._expression(node.right)

    def _items(self, node: ast.Tuple | ast.List) -> None:
        self._expressions_of(node.elts)

    def _dict(self, node: ast.Dict) -> None:
        if None in node.keys:
            raise RefusedError(node, "a dictionary that no template writes")
        self._expressions_of(filter(None, node.keys))
        self._expressions_of(node.values)

    def _unary(self, node: ast.UnaryOp) -> None:
        if type(node.op) is not ast.USub:
            raise RefusedError(node, f"a {type(node.op).__name__}")
        self._expression(node.operand)

    def _call(self, node: ast.Call) -> None:
        if is_former_call(node):
            self._refuse_twins(node, [keyword.arg for keyword in node.keywords])
            self._expression(node.func)
            self._expressions_of(node.args)
            self._expressions_of(keyword.value for keyword in node.keywords)
            return
        if not is_call(node, self._imports):
            raise RefusedError(node, "a call that no template writes")
        self._expression(node.func)
        self._expressions_of(node.args)
        self._keywords(node)

    def _keywords(self, node: ast.Call | ast.ClassDef) -> None:
        names = [keyword.arg for keyword in node.keywords]
        self._refuse_twins(node, names)
        for keyword in node.keywords:
            if keyword.arg is None:
                raise RefusedError(node, "arguments that no template writes")
            self.names.add(keyword.arg)
            self._expression(keyword.value)

    def _refuse_twins(self, node: ast.AST, names: list[str] | list[str | None]) -> None:
        """Refuses names that are given twice, which Python does not notice before it compiles the module."""
        if len(set(names)) < len(names):
            raise RefusedError(node, "an argument twice")


def _beginning(tree: ast.Module) -> int:
    """How many statements are the docstring and the import from `__future__`, which have their only place there."""
    match tree.body:
        case [ast.Expr(value=ast.Constant(value=str())), second, *_]:
            return 1 + _is_future_import(second)
        case [first, *_]:
            return int(_is_future_import(first))
        case _:
            return 0


def _is_future_import(node: ast.stmt) -> bool:
    match node:
        case ast.ImportFrom(
            module="__future__",
            level=0,
            names=[ast.alias(name="annotations", asname=None)],
        ):
            return True
        case _:
            return False


def _nothing(_node: ast.Constant) -> None:
    pass


def _is_none(value: ast.expr | None) -> bool:
    """Whether an argument has no default, or None."""
    return value is None or (isinstance(value, ast.Constant) and value.value is None)


def _is_class(node: ast.ClassDef) -> bool:
    return (
        not node.decorator_list
        and not getattr(node, "type_params", ())
        and len(node.bases) == 1
        and isinstance(node.bases[0], ast.Name)
        and all(map(_is_class_keyword, node.keywords))
    )


def _is_class_keyword(node: ast.keyword) -> bool:
    match node:
        case ast.keyword(arg="kw_only" | "frozen", value=ast.Constant(value=True)):
            return True
        case ast.keyword(arg="rename", value=ast.Constant(value="pascal" | "camel")):
            return True
        case _:
            return False
