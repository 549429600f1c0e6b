"""Whatever reports a contradiction names both of its places."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

import pytest

from generator.model.catalogue import CATALOGUE, DefectClass

_Function = ast.FunctionDef | ast.AsyncFunctionDef
_Reporter = tuple[str, ast.AST]
"""A function that names an id, or a module that does so outside functions, with the path of the module."""

_CONTRADICTIONS = {
    id_: kind.for_lint
    for id_, kind in CATALOGUE.items()
    if kind.lint is not None and kind.lint.of is DefectClass.CONTRADICTION
}
_REPORTED_BY_GENERATE = sorted(
    id_ for id_, for_lint in _CONTRADICTIONS.items() if not for_lint
)
_FOR_LINT = sorted(id_ for id_, for_lint in _CONTRADICTIONS.items() if for_lint)


@pytest.fixture(scope="module")
def reporters(modules: dict[str, ast.Module]) -> Mapping[str, Sequence[_Reporter]]:
    """What names each id of a contradiction, in the rooms that look for them."""
    found: dict[str, list[_Reporter]] = defaultdict(list)
    for path, tree in modules.items():
        if not path.startswith(("generator/reader/", "generator/passes/")):
            continue
        functions = [node for node in ast.walk(tree) if isinstance(node, _Function)]
        in_functions = set()
        for function in functions:
            for id_ in _ids(function):
                in_functions.add(id_)
                found[id_].append((path, function))
        for id_ in _ids(tree) - in_functions:
            found[id_].append((path, tree))
    return found


def _ids(tree: ast.AST) -> set[str]:
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node.value in _CONTRADICTIONS
    }


def _quotes_a_line(tree: ast.AST) -> bool:
    """Whether a text of it holds the line of a place."""
    return any(
        ast.unparse(node.value).endswith("line")
        for node in ast.walk(tree)
        if isinstance(node, ast.FormattedValue)
    )


def _gives_another_place(tree: ast.AST) -> bool:
    return any(
        keyword.arg in {"other", "other_line"}
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        for keyword in node.keywords
    )


@pytest.mark.parametrize("id_", _REPORTED_BY_GENERATE)
def test_the_message_of_a_contradiction_names_the_line_of_the_other_place(
    id_: str, reporters: Mapping[str, Sequence[_Reporter]]
) -> None:
    assert reporters[id_]
    assert [path for path, tree in reporters[id_] if not _quotes_a_line(tree)] == []


@pytest.mark.parametrize("id_", _FOR_LINT)
def test_a_contradiction_that_lint_looks_for_has_another_place(
    id_: str,
    reporters: Mapping[str, Sequence[_Reporter]],
    modules: dict[str, ast.Module],
) -> None:
    # the modules of a folder may share what makes a defect of a finding
    giving = {
        PurePosixPath(path).parent
        for path, tree in modules.items()
        if _gives_another_place(tree)
    }
    paths = [path for path, _ in reporters[id_]]
    assert [path for path in paths if PurePosixPath(path).parent not in giving] == []


def test_a_message_without_a_line_would_be_noticed() -> None:
    tree = ast.parse("def f(place): return f'it is otherwise in {place.path}'")
    assert not _quotes_a_line(tree)
    assert not _gives_another_place(ast.parse("Defect(id='x', place=here)"))
