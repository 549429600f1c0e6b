"""Names that a package or distribution cannot have."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from generator.commands.cli import main
from generator.files.package_names import (
    LIBRARIES,
    LONGEST,
    distribution_fault,
    package_fault,
)
from generator.files.settings import load_settings
from generator.model.errors import UsageError

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        *[(name, "a module of Python") for name in "os typing json asyncio site test".split()],
        *[(name, "beside the SDK") for name in "msgspec lxml jwt httpx2 _pytest pip generator".split()],
        *[(name, "another folder") for name in "docs tests Docs TESTS dist build".split()],
        *[(name, "a device") for name in "con CON aux nul com1 lpt9 prn".split()],
        *[(name, "are the user's") for name in "x_custom superoffice_custom X_CUSTOM _custom".split()],
        *[(name, "for itself") for name in "__init__ __pycache__ _ __x".split()],
        ("conftest", "pytest"),
        ("x" * (LONGEST + 1), "longer than"),
        *[(name, "a keyword") for name in "class None async import".split()],
    ],
)  # fmt: skip
def test_a_package_that_would_hide_or_mix_with_something_else_is_refused(
    tmp_path: Path, name: str, why: str
) -> None:
    (tmp_path / "docwright.toml").write_text(f'package = "{name}"\n')
    with pytest.raises(UsageError) as caught:
        load_settings(tmp_path)
    assert why in caught.value.message
    assert caught.value.exit_status == 2


@pytest.mark.parametrize("name", ["Superoffice", "a", "match", "_acme", "n1", "x" * LONGEST])  # fmt: skip
def test_other_names_make_an_sdk_that_can_be_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("docwright.toml").write_text(f'package = "{name}"\n')
    docs = ROOT / "seeds/reference/soap/Services88/Appointment"
    words = [str(docs), "-o", "sdk", "--no-format", "--no-cache", "--jobs", "1"]
    assert main(["generate", *words]) == 0
    program = f"import {name}.soap.services88; {name}.soap.services88.Client; print({name}.__name__)"
    command = [sys.executable, "-c", program]
    run = subprocess.run(
        command, cwd="sdk", capture_output=True, text=True, check=False
    )
    assert (run.stdout.strip(), run.stderr) == (name, "")


@pytest.mark.parametrize(
    "name",
    ["msgspec", "PyJWT", "typing.extensions", "Superoffice_Docwright", "json", "con.textlib-"],
)  # fmt: skip
def test_a_distribution_that_would_require_or_hide_itself_is_refused(name: str) -> None:
    if name.endswith("-"):
        assert not distribution_fault(name)
    else:
        assert distribution_fault(name)


def test_every_library_that_is_installed_beside_the_sdk_is_refused() -> None:
    project = (ROOT / "output/pyproject.toml").read_text()
    lists = re.findall(r"^(?:dependencies|requires|\w+) = \[(.*)\]$", project, re.M)
    first = re.findall(r'"([A-Za-z0-9-]+)>=', " ".join(lists))
    assert {"httpx2", "msgspec", "lxml", "pytest", "hatchling"} <= set(first)
    modules = metadata.packages_distributions()
    for name in _with_requirements(first):
        assert distribution_fault(name), name
        for module, distributions in modules.items():
            own = {re.sub("[-_.]+", "-", part).lower() for part in distributions}
            if name in own and module.isidentifier() and not module.startswith("__"):
                assert package_fault(module), module


def _with_requirements(names: list[str]) -> set[str]:
    """The distributions and all that they require here, without extras."""
    known: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name in known:
            continue
        try:
            requirements = metadata.requires(name) or []
        except metadata.PackageNotFoundError:
            # for other systems or versions of Python
            continue
        known.add(name)
        waiting += [
            requirement.name.lower()
            for requirement in map(Requirement, requirements)
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""})
        ]
    return known


def test_names_are_listed_as_they_are_compared() -> None:
    for name, modules in LIBRARIES.items():
        assert name == re.sub("[-_.]+", "-", name).lower()
        assert [module for module in modules if module != module.lower()] == []
