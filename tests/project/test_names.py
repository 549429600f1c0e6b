"""Names are English of the field: words of a dialect that the code once spoke do not come back."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parents[2]
_ROOMS = sorted(
    path.relative_to(_ROOT).as_posix()
    for pattern in ("generator/[a-z]*", "tests/[a-z]*", "benchmarks", "examples", ".ci")
    for path in _ROOT.glob(pattern)
    if next(path.rglob("*.py"), None)
)
_EXAMPLES_OF_SDKS = "tests/runtime/sdk/"
"""SDKs as Docwright writes them: they name what an API has, and that may have a colour."""
_DIALECT = {
    "colour": "sync and async, or flavour",
    "colours": "sync and async, or flavours",
    "gone": "removed",
    "said": "given, stated or known",
    "told": "given, stated or known",
}
"""A word in a name, and what to write instead."""
_DIALECT_OF_CLASSES = {"half": "what it holds"}
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


def _names(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Lines and names of everything that a module names itself."""
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                yield node.lineno, node.name
            case ast.ClassDef():
                yield node.lineno, f"class {node.name}"
            case ast.arg():
                yield node.lineno, node.arg
            case ast.Name(id=name, ctx=ast.Store()):
                yield node.lineno, name
            case ast.Attribute(attr=name, ctx=ast.Store()):
                yield node.lineno, name
            case ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
                yield node.lineno, name
            case _:
                pass


def _is_dialect(name: str) -> bool:
    """Whether a name is `one` or has a word of the table. The name of a test is a sentence, and free."""
    if name.startswith("test_"):
        return False
    words = {word.lower() for word in _WORD.findall(name)}
    refused = {*_DIALECT, *(_DIALECT_OF_CLASSES if "class" in words else ())}
    return name == "one" or not words.isdisjoint(refused)


@pytest.mark.parametrize("room", _ROOMS)
def test_no_name_is_one_or_a_word_of_the_dialect(
    room: str, texts: dict[str, str]
) -> None:
    modules = {
        path: ast.parse(text)
        for path, text in texts.items()
        if path.startswith(f"{room}/") and path.endswith(".py")
        if not path.startswith(_EXAMPLES_OF_SDKS)
    }
    assert modules, f"there is no room {room}"
    found = [
        f"{path}:{line}: {name}"
        for path, tree in modules.items()
        for line, name in _names(tree)
        if _is_dialect(name)
    ]
    assert found == []


@pytest.mark.parametrize(
    "code",
    [
        "for one in pages: pass",
        "[one for one in pages]",
        "lambda one: one",
        "def f(*, told): pass",
        "if (said_on := f()): pass",
        "self.gone = 1",
        "class SoapHalf: pass",
        "class HalfOfTheModel: pass",
        "COLOURS = ()",
        "async def get_colour(): pass",
        "match page:\n    case [one]: pass",
    ],
)
def test_a_word_of_the_dialect_is_seen(code: str) -> None:
    assert any(_is_dialect(name) for _, name in _names(ast.parse(code)))


@pytest.mark.parametrize(
    "code",
    [
        "one_of = st.one_of",
        "print('one colour', one)",
        "half = toldo = 1",
        "def test_what_is_told_apart(): pass",
    ],
)
def test_other_words_and_uses_are_free(code: str) -> None:
    assert not any(_is_dialect(name) for _, name in _names(ast.parse(code)))
