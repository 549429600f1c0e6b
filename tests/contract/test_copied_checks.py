"""The code of contract tests is copied beside the tests, with the imports of its SDK, and runs however pytest is called."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from contract.contract_sdk import ROOT, SEEDS, ContractSdk
from emit.python.generated_code import as_black_writes

from generator.commands.cli import main
from generator.emit.contract.files import ContractGroup, contract_code
from generator.emit.copied_files import contract_checks_files

_SOURCES = ROOT / "generator/contract_checks"
_MODULE = "tests/contract/test_resources_user.py"
_PAGES = SEEDS / "reference/restful/rest/User"
_TESTED = {
    f"{test}[rest/v1/User/{operation}]"
    for test in ("test_request", "test_response")
    for operation in ("ExecuteUserCommand", "GetUserCommands")
}


def _changed(path: str, source: str) -> Iterator[tuple[str, str]]:
    """The lines of a source that its copy has otherwise, before and after."""
    name = path.removeprefix("alpha_contract_checks/")
    before = (_SOURCES / name).read_text().splitlines()
    pairs = zip(before, source.splitlines(), strict=True)
    return (pair for pair in pairs if pair[0] != pair[1])


def test_nothing_but_the_packages_of_imports_is_changed() -> None:
    changed = [
        pair
        for path, source in contract_checks_files("alpha").items()
        for pair in _changed(path, source)
    ]
    assert changed
    for before, after in changed:
        runtime = before.replace("from generator.runtime", "from alpha._runtime")
        checks = before.replace(
            "from generator.contract_checks", "from alpha_contract_checks"
        )
        assert after in {runtime, checks}


def test_the_copies_import_nothing_of_the_generator() -> None:
    imported = {
        (node.module or "").partition(".")[0]
        for source in contract_checks_files("alpha").values()
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ImportFrom) and not node.level
    }
    others = imported - sys.stdlib_module_names
    assert others == {"alpha", "alpha_contract_checks"}


@pytest.mark.parametrize("package", ["so", "superoffice", "crm_of_a_long_name"])
def test_the_copies_are_as_black_writes_them(package: str) -> None:
    group = ContractGroup("resources_user", "rest/v1/User", "", {})
    copied = dict(contract_code(package, [group]))
    assert len(copied) > 10
    assert [
        path for path in copied if as_black_writes(copied[path]) != copied[path]
    ] == []


def test_every_module_is_copied() -> None:
    copied = {Path(path).name for path in contract_checks_files("alpha")}
    assert copied == {path.name for path in _SOURCES.rglob("*.py")}


def _renamed(sdk: Path, folder: Path, package: str, *, module: str) -> Path:
    """An SDK of the seeds with another package, of whose tests one module is left, under another name."""
    settings = f'package = "{package}"\ndocs = ["{_PAGES}"]\noutput = "{sdk}"\n'
    folder.mkdir()
    (folder / "docwright.toml").write_text(settings)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert main(["generate", "--no-format"]) == 0
    (sdk / _MODULE).rename(sdk / "tests/contract" / module)
    return sdk / "tests/contract" / module


@pytest.mark.parametrize(
    ("mode", "place", "package"),
    [
        ("prepend", "OUT", "beside the tests"),
        ("prepend", "elsewhere", "installed"),
        ("importlib", "OUT", "installed"),
        ("importlib", "elsewhere", "beside the tests"),
    ],
)
def test_they_run_in_every_import_mode_and_from_everywhere(
    mode: str, place: str, package: str, own_sdk: ContractSdk, tmp_path: Path
) -> None:
    env = {}
    if package == "installed":
        shutil.move(own_sdk.package, tmp_path / "site" / "superoffice")
        env = {"PYTHONPATH": str(tmp_path / "site")}
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    runner = own_sdk if place == "OUT" else ContractSdk(folder)
    option = f"--import-mode={mode}"
    outcome = runner.run(option, str(own_sdk.folder / _MODULE), env=env)
    assert outcome.status == 0, outcome.text[-2000:]
    assert outcome.of("PASSED") >= _TESTED


@pytest.mark.parametrize("mode", ["prepend", "importlib"])
def test_two_sdks_in_one_run_test_their_own_clients(mode: str, tmp_path: Path) -> None:
    folder = tmp_path / "both"
    folder.mkdir()
    modules = [
        _renamed(folder / name, tmp_path / name, name, module=f"test_{name}.py")
        for name in ("alpha", "beta")
    ]
    # only the clients of the second one send what no page shows
    wire = folder / "beta/beta/wire.json"
    wire.write_text(wire.read_text().replace("/User/{id}/Commands", "/User/{id}/Else"))
    path = f"{folder / 'alpha'}:{folder / 'beta'}"
    outcome = ContractSdk(folder).run(
        f"--import-mode={mode}", *map(str, modules), env={"PYTHONPATH": path}
    )
    assert outcome.status == 1
    assert outcome.text.count("\nPASSED alpha/tests/contract/test_alpha.py::") == 7
    assert outcome.text.count("\nFAILED ") == 4
    assert "beta/tests/contract/beta_contract_checks/suite.py" in outcome.text
    assert "alpha_contract_checks/suite.py" not in outcome.text


def test_the_wheel_of_the_sdk_has_no_contract_tests(
    own_sdk: ContractSdk, tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation"]
    subprocess.run(
        [*command, "--outdir", tmp_path / "wheel", own_sdk.folder],
        check=True,
        capture_output=True,
    )
    (wheel,) = (tmp_path / "wheel").glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert "superoffice/_runtime/testing/transports.py" in names
    assert [name for name in names if "contract" in name] == []
