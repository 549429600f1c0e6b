"""The SDK as wheel and source distribution: what package indexes, installers and type checkers make of it."""

from __future__ import annotations

import email
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import zipfile
from email.message import Message
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
OUTPUT = ROOT / "output"
LICENCE = "licenses/superoffice/_runtime/LICENSE"


def run(
    *command: str | Path, folder: Path, environment: dict[str, str] | None = None
) -> str:
    """The output of a command without the checkout on its path; fails when the command does."""
    clean = {name: text for name, text in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        command,
        cwd=folder,
        env=clean | (environment or {}),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def module(name: str, *arguments: str | Path, folder: Path) -> str:
    """The output of a program of the test's own environment."""
    return run(sys.executable, "-m", name, *arguments, folder=folder)


def built(kind: str, source: Path, folder: Path) -> Path:
    """What hatchling builds of a folder, with what is installed, so that nothing is downloaded."""
    module("build", f"--{kind}", "--no-isolation", "--outdir", folder, source, folder=folder)  # fmt: skip
    (path,) = folder.glob("*.whl" if kind == "wheel" else "*.tar.gz")
    return path


def contents(wheel: Path) -> dict[str, bytes]:
    """The files of a wheel by path."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def metadata(wheel: Path) -> Message:
    """The metadata of a wheel; its body is the page of a package index."""
    (text,) = (
        data
        for name, data in contents(wheel).items()
        if name.endswith(".dist-info/METADATA")
    )
    return email.message_from_bytes(text)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`output/` without what programs left in it."""
    folder = tmp_path_factory.mktemp("source") / "sdk"
    shutil.copytree(OUTPUT, folder, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    return folder


@pytest.fixture(scope="module")
def wheel(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built("wheel", source, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def sdist(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built("sdist", source, tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a new environment that has the wheel and our libraries, but not the checkout."""
    folder = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", "--without-pip", folder, folder=folder)
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    pip = ("--python", python, "install", "--quiet", "--no-deps", "--no-index", wheel)
    module("pip", *pip, folder=folder)
    (packages,) = folder.glob("**/site-packages")
    # a plain line adds the folder without the .pth files in it, so an editable install stays out of sight
    ours = sysconfig.get_path("purelib")
    (packages / "libraries.pth").write_text(f"{ours}\n", encoding="utf-8")
    return python


def test_the_checks_of_package_indexes_find_nothing(
    wheel: Path, sdist: Path, source: Path
) -> None:
    module("check_wheel_contents", wheel, folder=source)
    module("twine", "check", "--strict", wheel, sdist, folder=source)


def test_the_wheel_has_the_package_and_nothing_that_only_tools_need(
    wheel: Path,
) -> None:
    package = {
        path.relative_to(OUTPUT).as_posix()
        for path in (OUTPUT / "superoffice").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    left_out = {"superoffice/api.json", "superoffice/_runtime/LICENSE"}
    inside = {name for name in contents(wheel) if ".dist-info/" not in name}
    assert inside == package - left_out
    assert {"superoffice/py.typed", "superoffice/samples.json"} <= inside


def test_the_source_distribution_gives_the_same_wheel(
    wheel: Path, sdist: Path, tmp_path: Path
) -> None:
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (folder,) = tmp_path.iterdir()
    again = contents(built("wheel", folder, tmp_path))
    assert again == contents(wheel)


def test_the_source_distribution_has_the_documentation_and_no_pages_of_others(
    sdist: Path,
) -> None:
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {
        "README.md",
        "api.md",
        "llms.txt",
        "pyproject.toml",
        "superoffice/api.json",
    } <= names
    docs = {
        path.relative_to(OUTPUT).as_posix()
        for path in (OUTPUT / "docs").rglob("*")
        if path.is_file()
    }
    assert docs <= names
    assert [name for name in names if name.startswith("tests")] == []


def test_the_metadata_say_what_is_true(wheel: Path) -> None:
    known = metadata(wheel)
    ours = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    classifiers = known.get_all("Classifier", [])
    pythons = re.compile(r"Programming Language :: Python :: 3(\.\d+)?")
    assert [item for item in classifiers if pythons.fullmatch(item)] == [
        item for item in ours["project"]["classifiers"] if pythons.fullmatch(item)
    ]
    assert "Typing :: Typed" in classifiers
    assert "Development Status :: 4 - Beta" in classifiers
    # nobody has said under which licence this SDK is, or where it lies
    assert known["License-Expression"] is None
    assert known["Project-URL"] is None
    assert known.get_all("License-File") == ["superoffice/_runtime/LICENSE"]
    assert known["Keywords"] == "api-client,crm,rest,sdk,soap,superoffice"


def test_the_licence_of_the_runtime_is_that_of_docwright(wheel: Path) -> None:
    licence = (ROOT / "LICENSE").read_bytes()
    (inside,) = (text for name, text in contents(wheel).items() if LICENCE in name)
    assert inside == licence
    assert (OUTPUT / "superoffice/_runtime/LICENSE").read_bytes() == licence
    assert (ROOT / "generator/runtime/LICENSE").read_bytes() == licence


def test_what_the_user_adds_is_in_the_wheel(source: Path, tmp_path: Path) -> None:
    folder = tmp_path / "sdk"
    shutil.copytree(source, folder)
    (folder / "LICENSE").write_text("All rights reserved.\n")
    (folder / "superoffice_custom").mkdir()
    (folder / "superoffice_custom/__init__.py").write_text('"""Ours."""\n')
    for name in ("notes.txt", ".env", "dist/old.whl"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("private")
    wheel = built("wheel", folder, tmp_path)
    assert metadata(wheel).get_all("License-File") == [
        "LICENSE",
        "superoffice/_runtime/LICENSE",
    ]
    names = contents(wheel)
    assert "superoffice_custom/__init__.py" in names
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)
    assert b"private" not in names.values()
    module("check_wheel_contents", wheel, folder=folder)
    (tmp_path / "again").mkdir()
    with tarfile.open(built("sdist", folder, tmp_path / "again")) as archive:
        inside = {name.partition("/")[2] for name in archive.getnames()}
    assert {"LICENSE", "superoffice_custom/__init__.py"} <= inside
    assert inside & {"notes.txt", ".env", "dist/old.whl"} == set()


def test_the_page_of_a_package_index_leads_to_nothing_that_is_not_there(
    wheel: Path,
) -> None:
    page = str(metadata(wheel).get_payload())
    assert metadata(wheel)["Description-Content-Type"] == "text/markdown"
    links = re.findall(r"\]\(([^)]*)\)", page)
    assert [link for link in links if not link.startswith("https://")] == []
    files = re.findall(r"`([\w./-]+\.(?:md|json|py|toml|yaml))`", page)
    assert [file for file in files if file not in contents(wheel)] == []
    modules = set(re.findall(r"^- `(superoffice[\w.]*)`", page, re.MULTILINE))
    assert "superoffice.soap.services88" in modules
    for name in modules:
        path = name.replace(".", "/")
        assert {f"{path}.py", f"{path}/__init__.py"} & set(contents(wheel)), name
    assert "pip install" not in page


def test_the_links_of_the_readme_lead_to_files() -> None:
    page = (OUTPUT / "README.md").read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#]*)[^)]*\)", page)
    local = [link for link in links if not link.startswith("https://")]
    assert [link for link in local if not (OUTPUT / link).exists()] == []
    files = re.findall(r"`((?:docs|superoffice)/[\w./-]*|\w+\.md)`", page)
    assert [file for file in files if not (OUTPUT / file).exists()] == []


USE = (
    ROOT / "tests/sdk/typed_use.py",
    ROOT / "examples/first_steps.py",
    ROOT / "examples/working_with_data.py",
)


def test_type_checkers_read_the_installed_wheel(
    installed: Path, tmp_path: Path
) -> None:
    place = ("-c", "import superoffice; print(superoffice.__file__)")
    found = run(installed, *place, folder=tmp_path).strip()
    assert Path(found).is_relative_to(installed.parents[1])
    python = ("--python-executable", installed)
    checked = module("mypy", "--strict", *python, *USE, folder=tmp_path)
    assert checked.startswith("Success")
    settings = {
        "include": [*map(str, USE)],
        "typeCheckingMode": "strict",
        "reportUnnecessaryTypeIgnoreComment": "error",
        "enableTypeIgnoreComments": False,
    }
    path = tmp_path / "pyrightconfig.json"
    path.write_text(json.dumps(settings))
    checked = module("pyright", "-p", path, "--pythonpath", installed, folder=tmp_path)
    assert checked.startswith("0 errors"), checked


TESTS = """
from superoffice import SuperOffice
from superoffice.testing import SampleTransport, documented_samples

transport = SampleTransport(documented_samples())
so = SuperOffice("https://example.com/Cust1/api", auth=None, transport=transport)
print(so.contact.get_contact_entity(5).contact_id, *transport.calls)
"""


def test_unit_tests_of_users_need_no_file_that_the_wheel_lacks(
    installed: Path, tmp_path: Path
) -> None:
    shown = run(installed, "-c", TESTS, folder=tmp_path).split()
    assert shown[0].isdigit()
    assert shown[1:] == ["contact.get_contact_entity"]
