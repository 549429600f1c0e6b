"""Modules are formatted in pieces, each once, and the result is what black makes of the whole."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from emit.python.generated_code import MODULES, as_black_writes, damaged
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.emit.python import format as formatting
from generator.emit.python.format import PiecesOfRun, formatted, formatted_module
from generator.emit.python.pieces import joined, pieces_of
from generator.model.errors import InternalError

ROOT = Path(__file__).resolve().parents[3]
METHOD = "    def save(self):\n        return   1\n"
MODULE = f'''"""A module."""


class First(Base):
    """Has   """

{METHOD}
    async def load(self):
        """Says: def x(

    def y(self):
        """
        return 'class X'


class Second(Base):
    """No methods."""


class Third(Base):
    """Repeats a method."""

{METHOD}'''


def test_a_module_is_cut_into_its_head_its_classes_and_their_methods() -> None:
    pieces = pieces_of(MODULE)
    assert [piece.splitlines()[0].strip() for piece in pieces] == [
        '"""A module."""',
        "class First(Base):",
        "def save(self):",
        "async def load(self):",
        "class Second(Base):",
        "class Third(Base):",
        "def save(self):",
    ]
    assert joined(pieces) == MODULE


UNSURE = {
    "a comment": ("return   1", "return   1  # no"),
    "a string with a prefix": ("'class X'", "r'class X'"),
    "an open string": ("'class X'", "'class X"),
    "a line that is continued": ("return   1", "return \\\n  1"),
    "a statement between classes": ("class Second", "x = 1\n\n\nclass Second"),
    "a class without a body": ('    """No methods."""\n', ""),
}


@pytest.mark.parametrize(("old", "new"), UNSURE.values(), ids=UNSURE.keys())
def test_a_module_that_cannot_surely_be_cut_is_one_piece(old: str, new: str) -> None:
    module = MODULE.replace(old, new, 1)
    assert module != MODULE
    assert pieces_of(module) == (module,)


def test_former_names_at_the_end_of_a_module_are_a_piece() -> None:
    former = "if TYPE_CHECKING:\n    Old = First\nelse:\n    _FORMER = {}\n"
    *pieces, last = pieces_of(f"{MODULE}\n\n{former}")
    assert (tuple(pieces), last) == (pieces_of(MODULE), former)


def test_a_module_without_an_end_of_its_last_line_is_one_piece() -> None:
    assert len(pieces_of(MODULE.removesuffix("\n"))) == 1


def _without_recognising(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(formatting, "is_stable", lambda _code: False)


@settings(max_examples=3 * settings().max_examples)
@given(st.one_of(MODULES, damaged(MODULES), damaged(st.just(MODULE))), st.booleans())
def test_the_pieces_together_are_what_black_makes_of_the_whole(
    module: str, recognises: bool
) -> None:
    try:
        ast.parse(module)
    except SyntaxError:
        return
    with pytest.MonkeyPatch.context() as patch:
        if not recognises:
            _without_recognising(patch)
        result = formatted_module("module.py", module, PiecesOfRun())
    assert result == as_black_writes(module)


def test_a_piece_is_formatted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    format_code = formatting.format_code

    def counted(code: str) -> str:
        asked.append(code)
        return format_code(code)

    monkeypatch.setattr(formatting, "format_code", counted)
    pieces = PiecesOfRun()
    sources = {"first.py": MODULE, "second.py": MODULE.replace("First", "Fourth")}
    results = formatted(sources, lambda _done, _all: None, pieces)
    assert results == {
        path: as_black_writes(source) for path, source in sources.items()
    }
    assert sum(METHOD in code for code in asked) == 1
    # a piece of each module, three that both have, and the whole for none
    assert len(asked) == len(set(asked)) <= 6
    asked.clear()
    assert formatted(sources, lambda _done, _all: None, pieces) == results
    assert asked == []


def test_what_is_kept_depends_on_black_and_its_mode(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Keys(PiecesOfRun):
        def __init__(self) -> None:
            super().__init__()
            self.keys: set[bytes] = set()

        def keep(self, key: bytes, value: bytes) -> None:
            self.keys.add(key)
            super().keep(key, value)

    pieces = Keys()
    formatted_module("module.py", MODULE, pieces)
    assert {len(key) for key in pieces.keys} == {32}
    before = set(pieces.keys)
    monkeypatch.setattr(formatting, "_black", lambda: "black 99.1.0 py311 88")
    formatted_module("module.py", MODULE, pieces)
    assert len(pieces.keys) == 2 * len(before)


def test_progress_is_told() -> None:
    reports: list[tuple[int, int]] = []
    formatted(
        {"a.py": "x = 1\n", "b.py": "y = 1\n"},
        lambda done, of: reports.append((done, of)),
        PiecesOfRun(),
    )
    assert reports == [(0, 2), (1, 2), (2, 2)]


@pytest.mark.parametrize("source", ["x = (\n", "class A(B):\n    def f(self):\n\n"])
def test_what_is_no_python_is_refused(source: str) -> None:
    with pytest.raises(InternalError, match=r"module\.py would be no valid Python"):
        formatted_module("module.py", source, PiecesOfRun())


def test_black_is_not_imported_where_all_code_is_recognised() -> None:
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from generator.emit.python.format import PiecesOfRun, formatted_module\n"
        "source = Path('output/superoffice/agents/appointment.py').read_text()\n"
        "assert formatted_module('a.py', source, PiecesOfRun()) == source\n"
        "print('black' in sys.modules)\n"
        "formatted_module('a.py', source.replace('=', ' ='), PiecesOfRun())\n"
        "print('black' in sys.modules)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stdout.split() == ["False", "True"], run.stderr
