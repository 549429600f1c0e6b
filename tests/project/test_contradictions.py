"""Whatever reports a contradiction names both of its places."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

import pytest

from generator.model.catalogue import CATALOGUE, DefectClass

_Function = ast.FunctionDef | ast.AsyncFunctionDef

_CONTRADICTIONS = {
    id_: kind.for_lint
    for id_, kind in CATALOGUE.items()
    if kind.lint is not None and kind.lint.of is DefectClass.CONTRADICTION
}
_REPORTED_BY_GENERATE = sorted(
    id_ for id_, for_lint in _CONTRADICTIONS.items() if not for_lint
)
_FOR_LINT = sorted(id_ for id_, for_lint in _CONTRADICTIONS.items() if for_lint)


def _naming(id_: str, trees: Mapping[str, ast.Module]) -> Iterator[tuple[str, ast.AST]]:
    """The functions and modules outside the catalogue that name an id, the innermost of each place, with their paths."""
    for path, tree in trees.items():
        if not path.startswith("generator/model/catalogue/"):
            functions = [node for node in ast.walk(tree) if isinstance(node, _Function)]
            found = [node for node in functions if _names(node, id_)]
            yield from ((path, node) for node in found)
            if not found and _names(tree, id_):
                yield path, tree


def _names(tree: ast.AST, id_: str) -> bool:
    return any(
        isinstance(node, ast.Constant) and node.value == id_ for node in ast.walk(tree)
    )


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
    id_: str, modules: dict[str, ast.Module]
) -> None:
    functions = list(_naming(id_, modules))
    assert functions
    assert [path for path, tree in functions if not _quotes_a_line(tree)] == []


@pytest.mark.parametrize("id_", _FOR_LINT)
def test_a_contradiction_that_lint_looks_for_has_another_place(
    id_: str, modules: dict[str, ast.Module]
) -> None:
    paths = [path for path, _ in _naming(id_, modules)]
    assert paths
    assert [path for path in paths if not _gives_another_place(modules[path])] == []


def test_a_message_without_a_line_would_be_noticed() -> None:
    tree = ast.parse("def f(place): return f'it is otherwise in {place.path}'")
    assert not _quotes_a_line(tree)
    assert not _gives_another_place(ast.parse("Defect(id='x', place=here)"))
