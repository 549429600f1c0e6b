"""Which room may know which: the arrows of docs/design.md."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

_RUNTIME_LIBRARIES = {"cryptography", "jwt", "msgspec", "httpx2", "lxml"} | {
    # only pydantic itself imports the module that does
    "pydantic",
    "pydantic_core",
}
_OF_SDKS = ("generator/runtime/", "generator/contract_checks/")
_MAY_OPEN_TEXT = (
    "generator/model/",
    "generator/reader/",
    "generator/passes/",
    "generator/emit/docs/escape.py",
    "generator/emit/docs/examples/literals.py",
    "generator/emit/openapi/escape.py",
    "generator/emit/python/escape.py",
    "generator/emit/surface/escape.py",
    "generator/report/escape.py",
)


def _foreign_imports(tree: ast.Module) -> Iterator[str]:
    """Absolute imports of anything but the standard library and the SDK's dependencies.

    Type checkers know `typing_extensions` without its being installed.
    """
    theirs = {
        id(statement)
        for condition in ast.walk(tree)
        if isinstance(condition, ast.If)
        and ast.unparse(condition.test) == "TYPE_CHECKING"
        for statement in condition.body
        if isinstance(statement, ast.ImportFrom)
        and statement.module == "typing_extensions"
    }
    for node in ast.walk(tree):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names = [node.module or ""]
            if id(node) in theirs:
                continue
        for name in names:
            if (
                name.partition(".")[0]
                not in sys.stdlib_module_names | _RUNTIME_LIBRARIES
            ):
                yield f"{node.lineno}: {name}"


def _opens_text(tree: ast.Module) -> Iterator[int]:
    """Lines that reach for `.raw`, also by its name as a string."""
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(attr="raw", lineno=line):
                yield line
            case ast.Constant(value="raw", lineno=line):
                yield line
            case _:
                pass


def _contract(folder: Path, source: str, forbidden: str) -> Path:
    path = folder / "contract.ini"
    path.write_text(
        "[importlinter]\nroot_package = generator\n"
        "[importlinter:contract:one]\nname = one\ntype = forbidden\n"
        f"source_modules = {source}\nforbidden_modules = {forbidden}\n"
    )
    return path


def test_the_arrows_between_the_rooms_hold(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(root)
    status = lint_imports(config_filename="pyproject.toml", cache_dir=None)
    assert status == 0, capsys.readouterr().out


def test_an_arrow_that_does_not_hold_is_seen(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    broken = _contract(tmp_path, "generator.passes", "generator.model")
    assert lint_imports(config_filename=str(broken), cache_dir=None) == 1


def test_a_new_loose_module_is_refused(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root / "generator", tmp_path / "generator")
    assert _lint(tmp_path, root).returncode == 0
    (tmp_path / "generator" / "loose.py").write_text("")
    (tmp_path / "generator" / "passes" / "stray.py").write_text("")
    refused = _lint(tmp_path, root)
    assert refused.returncode == 1
    assert "generator.loose" in refused.stdout
    assert "generator.passes.stray" in refused.stdout


def _lint(folder: Path, root: Path) -> subprocess.CompletedProcess[str]:
    """The import rules of the project for a copy of it."""
    command = Path(sys.executable).with_name("lint-imports")
    config = root / "pyproject.toml"
    return subprocess.run(
        [command, "--config", config, "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_runtime_imports_itself_and_the_dependencies_of_the_sdk_only(
    modules: dict[str, ast.Module],
) -> None:
    found = {
        f"{path}:{place}"
        for path, tree in modules.items()
        if path.startswith("generator/runtime/")
        for place in _foreign_imports(tree)
    }
    assert found == set()


@pytest.mark.parametrize(
    "code",
    [
        "import jinja2",
        "from generator.model import text",
        "import lxmlx.etree",
        "from typing_extensions import deprecated",
        "if TYPE_CHECKING:\n    import jinja2",
        "if TYPE_CHECKING:\n    pass\nelse:\n    from typing_extensions import deprecated",
    ],
)
def test_a_foreign_import_is_seen(code: str) -> None:
    assert list(_foreign_imports(ast.parse(code)))


def test_the_runtime_climbs_no_higher_than_its_folder(
    modules: dict[str, ast.Module],
) -> None:
    too_high = [
        f"{path}:{node.lineno}"
        for path, tree in modules.items()
        if path.startswith("generator/runtime/")
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.level > path.count("/") - 1
    ]
    assert too_high == []


def test_text_is_opened_in_reader_passes_and_escapes_only(
    modules: dict[str, ast.Module],
) -> None:
    opened = [
        f"{path}:{line}"
        for path, tree in modules.items()
        # These are code of SDKs and do not know Text.
        if not path.startswith((*_MAY_OPEN_TEXT, *_OF_SDKS))
        for line in _opens_text(tree)
    ]
    assert opened == []


@pytest.mark.parametrize(
    "code", ["x.raw", "print(f'{x.raw}')", "getattr(x, 'raw')", "attrgetter('raw')"]
)
def test_an_opened_text_is_seen(code: str) -> None:
    assert list(_opens_text(ast.parse(code)))
