"""The runtime as a part of an SDK: copied under another name, with lazy packages around it."""

from __future__ import annotations

import ast
import importlib
import pickle
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import generator.runtime
from generator.runtime.errors import StatusError
from generator.runtime.lazy import lazy_attribute

RUNTIME = Path(generator.runtime.__file__).parent
MODULES = sorted(path.relative_to(RUNTIME).as_posix() for path in RUNTIME.rglob("*.py"))
THIRD_PARTY = {"msgspec", "httpx2"}
OF_EXTRAS = {
    "auth/signing.py": {"cryptography", "jwt"},
    # called by pydantic only
    "values/pydantic_schema.py": {"pydantic", "pydantic_core"},
}

INIT = """
TABLE = {"NotFoundError": "._runtime.errors", "TicketAuth": "._runtime.auth", "part": ".part"}

def __getattr__(name):
    from copied._runtime.lazy import lazy_attribute
    return lazy_attribute(__name__, TABLE, name)
"""


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An SDK called `copied` that holds the runtime and one module."""
    package = tmp_path / "copied"
    shutil.copytree(
        RUNTIME, package / "_runtime", ignore=shutil.ignore_patterns("__pycache__")
    )
    (package / "__init__.py").write_text(INIT, encoding="utf-8")
    (package / "part.py").write_text("VALUE = 5\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield package
    for name in [name for name in sys.modules if name.split(".")[0] == "copied"]:
        del sys.modules[name]


def test_public_classes_have_their_public_path(copied: Path) -> None:
    sdk = importlib.import_module("copied")
    assert sdk.TicketAuth.__module__ == "copied"
    error = sdk.NotFoundError(404, method="GET", url="http://example.com/a")
    assert type(error).__module__ == "copied"
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is sdk.NotFoundError
    assert again.status == 404


def test_a_submodule_can_be_public(copied: Path) -> None:
    public = importlib.import_module("copied._runtime.public").public

    class Here:
        __module__ = "copied._runtime.testing.samples"

    assert public("testing")(Here).__module__ == "copied.testing"
    assert StatusError.__module__ == "generator.runtime.errors"


def test_lazy_names_are_imported_once(copied: Path) -> None:
    sdk = importlib.import_module("copied")
    assert "TicketAuth" not in vars(sdk)
    assert sdk.TicketAuth is sdk.TicketAuth is vars(sdk)["TicketAuth"]
    assert sdk.part.VALUE == 5


def test_an_unknown_name_is_an_attribute_error(copied: Path) -> None:
    sdk = importlib.import_module("copied")
    with pytest.raises(
        AttributeError, match=r"^module 'copied' has no attribute 'Nothing'$"
    ):
        _ = sdk.Nothing
    with pytest.raises(AttributeError):
        lazy_attribute("copied", {}, "x")


def test_every_module_imports_under_another_name(copied: Path) -> None:
    for module in MODULES:
        name = module.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
        importlib.import_module(
            "copied._runtime" if name == "__init__" else f"copied._runtime.{name}"
        )
    assert not any(
        name.startswith("generator.runtime.soap") for name in loaded_by("copied")
    )


def loaded_by(package: str) -> set[str]:
    """The modules that modules of a package refer to."""
    return {
        value.__module__
        for name, module in list(sys.modules.items())
        if name.split(".")[0] == package
        for value in vars(module).values()
        if isinstance(value, type)
    }


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Level and name of every import of a file, but for what type checkers know without its being installed."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    conditions = (node for node in ast.walk(tree) if isinstance(node, ast.If))
    theirs = {
        id(statement)
        for condition in conditions
        if ast.unparse(condition.test) == "TYPE_CHECKING"
        for statement in condition.body
        if is_theirs(statement)
    }
    for node in ast.walk(tree):
        if id(node) in theirs:
            continue
        if isinstance(node, ast.Import):
            yield from ((0, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.level, node.module or ""


def is_theirs(node: ast.stmt) -> bool:
    """Whether a statement imports what type checkers have a stub of."""
    return isinstance(node, ast.ImportFrom) and node.module == "typing_extensions"


@pytest.mark.parametrize("module", MODULES)
def test_only_the_standard_library_and_two_others_are_imported(module: str) -> None:
    known = {*sys.stdlib_module_names, *THIRD_PARTY, *OF_EXTRAS.get(module, ())}
    for level, name in imports(RUNTIME / module):
        assert level or name.split(".")[0] in known
        assert level <= module.count("/") + 1


@pytest.mark.parametrize("module", MODULES)
def test_shared_modules_know_no_protocol_and_sync_ones_nothing_of_async(
    module: str,
) -> None:
    names = {name.rpartition(".")[2] for _, name in imports(RUNTIME / module)}
    parts = {part for _, name in imports(RUNTIME / module) for part in name.split(".")}
    if not module.startswith(("soap/", "testing/")):
        assert "soap" not in parts
    if not module.startswith(("rest/", "testing/")):
        assert "rest" not in parts
    if "async" not in module:
        assert not any(name.startswith("async") for name in names)


def loaded_after(statement: str) -> set[str]:
    """The modules that a fresh interpreter has after a statement."""
    code = f"import sys; {statement}; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=RUNTIME.parent.parent,
    )
    return set(done.stdout.split())


def test_errors_load_no_library() -> None:
    loaded = loaded_after("import generator.runtime.errors")
    assert not loaded & {"msgspec", "httpx2", "lxml", "asyncio"}


@pytest.mark.parametrize("protocol", ["soap", "rest"])
def test_the_client_loads_neither_asyncio_nor_http_nor_xml_before_it_is_used(
    protocol: str,
) -> None:
    loaded = loaded_after(f"import generator.runtime.{protocol}.client")
    assert f"generator.runtime.{protocol}.client" in loaded
    others = {"soap", "rest"} - {protocol}
    assert not any(f"generator.runtime.{other}" in loaded for other in others)
    assert not loaded & {
        "httpx2",
        "lxml",
        "asyncio",
        "generator.runtime.exchange.async_driver",
    }


def test_without_lxml_a_client_says_what_to_install() -> None:
    code = (
        "import sys; sys.modules['lxml'] = None; sys.modules['lxml.etree'] = None\n"
        "from generator.runtime.soap.codec import xml\n"
        "from generator.runtime.errors import MissingDependencyError\n"
        "try: xml.require_lxml()\n"
        "except MissingDependencyError as error: print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=RUNTIME.parent.parent,
    )
    assert done.stdout == "SOAP needs lxml: install the SDK with its extra `soap`\n"
