"""The top-level package offers what the runtime marks as public."""

from __future__ import annotations

import ast

from generator.emit.copied_files import runtime_files
from generator.emit.public_names import EXPORTS


def _marked(path: str, source: str) -> set[tuple[str, str]]:
    module = "_runtime." + path.removesuffix(".py").replace("/", ".")
    return {
        (node.name, module)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        for decorator in node.decorator_list
        if ast.unparse(decorator) == "public()"
    }


def test_every_public_name_of_the_runtime_is_exported_and_nothing_else() -> None:
    marked: set[tuple[str, str]] = set()
    for path, source in runtime_files().items():
        marked |= _marked(path, source)
    assert set(EXPORTS) == marked


def test_the_control_case_finds_what_is_marked() -> None:
    source = "@public()\nclass A: ...\n@public('testing')\nclass B: ...\nclass C: ...\n@public()\ndef d(): ..."
    module = "_runtime.soap.x"
    assert _marked("soap/x.py", source) == {("A", module), ("d", module)}
