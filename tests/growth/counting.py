"""Counts the work of passes, emit, and the checks and reports of lint on documents of three sizes: `python -m growth.counting KIND TIMES`.

The sizes are TIMES those of `SIZES`.

Times differ from run to run, and events of the interpreter do not show what its built-in operations do: `name in names`
is one event, however long the list is. So the modules are changed while they are imported, and count for each of them

- the items of loops and comprehensions, and the calls of functions,
- the items of lists, tuples and texts in which something is searched, inserted or counted,
- the items of all new lists, tuples, sets, dictionaries and texts that come from others: by `+`, `|`, `*` in displays, by
  `tuple`, `sorted` and the like, by `join`, `union` and formatted strings.

What libraries do is not counted. Prints the counts as JSON: by module, one for each size.
"""

from __future__ import annotations

import ast
import json
import sys
from collections import Counter
from collections.abc import (
    ItemsView,
    Iterable,
    Iterator,
    KeysView,
    Sequence,
    Sized,
    ValuesView,
)
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import CodeType, ModuleType
from typing import Final, TypeVar

SIZES: Final = (40, 80, 160)
COUNTED: tuple[str, ...] = (
    "generator.passes",
    "generator.emit",
    "generator.model",
    "generator.reader.checks",
    "generator.report",
)
_NAME: Final = "counted_work"
_CHARACTERS: Final = 64
"""How many characters of a text count as one item: copying them takes as long."""

_COPYING: Final = frozenset(
    "tuple list set frozenset dict sorted sum max min any all map filter zip enumerate reversed Counter".split()
)
_SEARCHING: Final = frozenset("index count insert remove sort reverse".split())
_JOINING: Final = frozenset(
    "join union intersection difference copy replace split".split()
)
_TAKING: Final = frozenset("union intersection difference update extend join".split())
_SIZED: Final = (tuple, list, set, frozenset, dict, KeysView, ValuesView, ItemsView)
_SEARCHED: Final = (tuple, list, ValuesView)
_COPIED: Final = (tuple, frozenset, str)
_T = TypeVar("_T")


class Work:
    """The work of a module so far."""

    def __init__(self) -> None:
        self.count = 0

    def step(self) -> None:
        """A call, or a turn of a loop."""
        self.count += 1

    def each(self, items: Iterable[_T]) -> Iterator[_T]:
        """The items, each of which counts."""
        for item in items:
            self.count += 1
            yield item

    def made(self, value: _T) -> _T:
        """A new value that an operation has made of others."""
        self.count += _size(value)
        return value

    # what is read from beginning to end costs as much as what is made
    read = made

    def searched(self, value: _T) -> _T:
        """A value in which something is searched: each item of a list, but only one of a set."""
        self.count += max(1, _size(value, _SEARCHED))
        return value

    def copied(self, value: object) -> None:
        """A value after `+=`, which copies what cannot change."""
        self.count += _size(value, _COPIED)


def _size(value: object, kinds: tuple[type[Sized], ...] = (*_SIZED, str)) -> int:
    """The items of a value of one of these kinds."""
    if not issubclass(type(value), kinds) or not isinstance(value, Sized):
        return 0
    return len(value) // (_CHARACTERS if issubclass(type(value), str) else 1)


class _Counting(ast.NodeTransformer):
    """Puts calls of a Work around what works."""

    def visit_For(self, node: ast.For) -> ast.AST:
        self.generic_visit(node)
        node.iter = _call("each", node.iter)
        return node

    def visit_comprehension(self, node: ast.comprehension) -> ast.AST:
        self.generic_visit(node)
        node.iter = _call("each", node.iter)
        return node

    def visit_While(self, node: ast.While) -> ast.AST:
        self.generic_visit(node)
        node.body.insert(0, ast.Expr(_call("step")))
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        self.generic_visit(node)
        node.body.insert(0, ast.Expr(_call("step")))
        return node

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        self.generic_visit(node)
        node.comparators = [
            _call("searched", value) if isinstance(op, ast.In | ast.NotIn) else value
            for op, value in zip(node.ops, node.comparators, strict=True)
        ]
        return node

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        self.generic_visit(node)
        return _call("made", node)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.AST:
        self.generic_visit(node)
        return _call("made", node)

    def visit_AugAssign(self, node: ast.AugAssign) -> list[ast.stmt]:
        self.generic_visit(node)
        after = ast.parse(f"{_NAME}.copied({ast.unparse(node.target)})").body
        node.value = _call("read", node.value)
        return [node, *after]

    def visit_Tuple(self, node: ast.Tuple) -> ast.AST:
        return self._display(node, node.elts)

    def visit_List(self, node: ast.List) -> ast.AST:
        return self._display(node, node.elts)

    def visit_Set(self, node: ast.Set) -> ast.AST:
        return self._display(node, node.elts)

    def visit_Dict(self, node: ast.Dict) -> ast.AST:
        self.generic_visit(node)
        return _call("made", node) if None in node.keys else node

    def _display(
        self, node: ast.Tuple | ast.List | ast.Set, items: Sequence[ast.expr]
    ) -> ast.AST:
        self.generic_visit(node)
        is_stored = isinstance(getattr(node, "ctx", None), ast.Store | ast.Del)
        unpacks = any(isinstance(item, ast.Starred) for item in items)
        return _call("made", node) if unpacks and not is_stored else node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        match node.func:
            case ast.Name(id=name) if name in _COPYING:
                node.args = [_read(argument) for argument in node.args]
            case ast.Attribute(attr=name) as method:
                if name in _TAKING:
                    node.args = [_read(argument) for argument in node.args]
                if name in _SEARCHING:
                    method.value = _call("searched", method.value)
                if name in _JOINING:
                    return _call("made", node)
            case _:
                pass
        return node


def _read(argument: ast.expr) -> ast.expr:
    if isinstance(argument, ast.Starred):
        return ast.Starred(_call("each", argument.value), argument.ctx)
    return _call("read", argument)


def _call(method: str, *arguments: ast.expr) -> ast.Call:
    work = ast.Name(_NAME, ast.Load())
    return ast.Call(ast.Attribute(work, method, ast.Load()), list(arguments), [])


class _Loader(SourceFileLoader):
    """Loads a module that counts. Neither reads nor writes compiled modules, which do not count."""

    def __init__(self, fullname: str, path: str, work: Work) -> None:
        super().__init__(fullname, path)
        self._work = work

    def get_code(self, fullname: str) -> CodeType:
        path = self.get_filename(fullname)
        return Counting.compiled(self.get_data(path), path)

    def exec_module(self, module: ModuleType) -> None:
        setattr(module, _NAME, self._work)
        super().exec_module(module)


class Counting(MetaPathFinder):
    """Finds the modules of the program that are counted; `works` are theirs, by name."""

    def __init__(self) -> None:
        self.works: dict[str, Work] = {}

    @staticmethod
    def compiled(source: str | bytes, path: str) -> CodeType:
        """The code of a module, which calls the Work that its name `counted_work` has."""
        tree = ast.fix_missing_locations(_Counting().visit(ast.parse(source)))
        return compile(tree, path, "exec", dont_inherit=True)

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,
        target: ModuleType | None = None,
    ) -> ModuleSpec | None:
        """The module, if it is counted."""
        if not fullname.startswith(COUNTED):
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is None or not isinstance(spec.loader, SourceFileLoader):
            return spec
        work = self.works.setdefault(fullname, Work())
        spec.loader = _Loader(fullname, spec.loader.path, work)
        return spec


def counts(kind: str, times: int) -> dict[str, list[int]]:
    """The work of each module on the documents of a kind, one number for each size."""
    sizes = [size * times for size in SIZES]
    counting = Counting()
    sys.meta_path.insert(0, counting)
    # only now, so that the modules count
    from growth.documents import KINDS  # noqa: PLC0415 - so that it is counted
    from growth.run import run  # noqa: PLC0415 - loaded under the tracer that counts

    found: dict[str, list[int]] = {}
    # first without counting it: what is made once must not count for the smallest size
    for number, size in enumerate((SIZES[0] // 2, *sizes)):
        before = Counter({name: work.count for name, work in counting.works.items()})
        run(KINDS[kind](size))
        for name, work in counting.works.items():
            if number:
                found.setdefault(name, []).append(work.count - before[name])
    return found


if __name__ == "__main__":
    print(json.dumps(counts(sys.argv[1], int(sys.argv[2]))))
