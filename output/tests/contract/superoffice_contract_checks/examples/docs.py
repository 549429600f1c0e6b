"""The examples in the docs beside the tests: Python in fences, of which only that is run which looks like an example.

An example is a fence `python` whose code calls a method of `so` or `client`. Signatures are no Python, and so no examples.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import CodeType
from typing import Final

import msgspec

from superoffice._runtime.testing.routes import PACKAGE

_FENCE: Final = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CLIENTS: Final = ("so", "client")
_FUNCTIONS: Final = frozenset(("datetime", "timedelta", "Flags"))
_MODULES: Final = frozenset(("models", "enums"))
_EXPRESSIONS: Final = (
    ast.Attribute,
    ast.Call,
    ast.Constant,
    ast.Dict,
    ast.List,
    ast.Name,
    ast.UnaryOp,
    ast.USub,
    ast.keyword,
    ast.expr_context,
)


class Example(msgspec.Struct, frozen=True):
    """An example; `call` is the method that it calls, without the client, `node` that call.

    `reads_rows` tells that it reads a list row by row; others keep their result as `result`.
    """

    page: str
    text: str
    call: str
    node: ast.Call
    reads_rows: bool

    @property
    def code(self) -> CodeType:
        """The example, compiled.

        Raises:
            AssertionError: it does more than an example does.
        """
        tree = ast.parse(self.text)
        problems = list(_problems(tree))
        assert not problems, f"{self.page}: {self.text}\n  {problems[0]}"
        return compile(tree, self.page, "exec", dont_inherit=True)


def arguments_of(
    example: Example, parameters: list[str], names: dict[str, object]
) -> dict[str, object]:
    """The arguments of the call by Python name, given the names that the example has in the end."""
    pairs = [
        *zip(parameters, example.node.args, strict=False),
        *((keyword.arg or "", keyword.value) for keyword in example.node.keywords),
    ]
    return {name: _evaluated(node, names) for name, node in pairs}


def _evaluated(node: ast.expr, names: dict[str, object]) -> object:
    code = compile(ast.Expression(node), "<argument>", "eval", dont_inherit=True)
    # a part of the example, which was run before: `Example.code` compiles nothing but imports of the SDK, literals and calls
    # of its names
    value: object = eval(code, names)  # noqa: S307 - checked literals and calls only
    return value


def has_docs(tests: Path) -> bool:
    """Whether the docs are beside the tests; those of an installed SDK are not."""
    return (_root(tests) / "docs").is_dir()


@cache
def examples(tests: Path, page: str) -> tuple[Example, ...]:
    """The examples on the page of a group and on those of its methods."""
    root = _root(tests)
    files = [root / page, *sorted((root / page.removesuffix(".md")).glob("*.md"))]
    pages = [file for file in files if file.is_file()]
    return tuple(example for file in pages for example in _of_page(file))


def _root(tests: Path) -> Path:
    """The folder of the SDK, two above `tests/contract`."""
    return tests.parents[1]


def _of_page(file: Path) -> Iterator[Example]:
    text = file.read_text(encoding="utf-8")
    for match in _FENCE.finditer(text):
        tree = _tree(match[1])
        calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
        node = next((node for node in calls if _is_of_client(node)), None)
        if node is not None:
            call = _path(node.func).partition(".")[2]
            reads_rows = isinstance(tree.body[-1], ast.For)
            yield Example(file.name, match[1], call, node, reads_rows)


def _tree(text: str) -> ast.Module:
    """The text as Python, nothing where it is none."""
    try:
        return ast.parse(text)
    except SyntaxError:
        return ast.Module([], [])


def _is_of_client(node: ast.Call) -> bool:
    return _path(node.func).partition(".")[0] in _CLIENTS


def _path(node: ast.expr) -> str:
    """Names with dots between, empty for anything else."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=attribute):
            path = _path(value)
            return path and f"{path}.{attribute}"
        case _:
            return ""


def _problems(tree: ast.Module) -> Iterator[str]:
    """What no example has: the text comes from a page, so nothing else is run."""
    for statement in tree.body:
        match statement:
            case ast.ImportFrom(module=str(module), level=0):
                if module.partition(".")[0] not in ("datetime", PACKAGE):
                    yield f"imports {module}"
            case ast.Assign(targets=[ast.Name()], value=value) | ast.Expr(value=value):
                yield from _in_expression(value)
            case ast.For(target=ast.Name(id="row"), iter=rows, orelse=[], body=body):
                yield from _in_expression(rows)
                if [ast.unparse(inside) for inside in body] != ["print(row)"]:
                    yield "does something with rows"
            case _:
                yield f"has {type(statement).__name__}"


def _in_expression(value: ast.expr) -> Iterator[str]:
    for node in ast.walk(value):
        if not isinstance(node, _EXPRESSIONS):
            yield f"has {type(node).__name__}"
        if isinstance(node, ast.Call) and not _is_of_client(node):
            yield from _in_function(_path(node.func))
        if _name(node).startswith("__"):
            yield "has a special name"


def _name(node: ast.AST) -> str:
    """The name that a node states, without the texts below it."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name) | ast.keyword(arg=str(name)):
            return name
        case _:
            return ""


def _in_function(path: str) -> Iterator[str]:
    module, dot, name = path.partition(".")
    is_class = module in _MODULES and dot and "." not in name
    if path not in _FUNCTIONS and not is_class:
        yield f"calls {path or 'an expression'}"
