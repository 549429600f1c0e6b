"""The example of custom classes, with an SDK that is generated beside it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import jedi
import pytest
from servers.recording import RecordingServer

from generator.commands.cli import main

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples/custom_classes"
PROGRAM = EXAMPLE / "rename_company.py"
JSON = {"Content-Type": "application/json"}
COMPANY = {
    "ContactId": 5,
    "Name": "Boats",
    "Department": "Yard",
    "Associate": {"FullName": "Bo Berg", "UserName": "bo"},
}


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The SDK of the seeds, generated beside the example's classes."""
    out = tmp_path_factory.mktemp("example") / "sdk"
    shutil.copytree(
        EXAMPLE / "superoffice_custom",
        out / "superoffice_custom",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(out.parent)
        assert main(["generate", str(ROOT / "seeds"), "-o", "sdk", "--no-cache"]) == 0
    return out


def run(*command: str, folder: Path, **environment: str) -> str:
    """What a command writes."""
    done = subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env=os.environ | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout + done.stderr


def test_the_example_does_what_it_says(server: RecordingServer, out: Path) -> None:
    for name in ("Boats", "Boats", "Ships"):
        body = json.dumps(COMPANY | {"Name": name}).encode()
        server.answer(body, headers=JSON)
    written = run(
        str(PROGRAM),
        "5",
        "Ships",
        folder=out.parent,
        PYTHONPATH=str(out),
        SUPEROFFICE_URL=f"{server.url}/Cust1/api",
        SUPEROFFICE_TOKEN="8A:Cust1.token",
    )
    assert written.splitlines() == ["asks Bo Berg (bo)", "renamed Ships, Yard"]
    *_, stored = server.requests
    assert stored.method == "PUT"
    assert json.loads(stored.body) == COMPANY | {"Name": "Ships"}


def test_mypy_accepts_the_example_and_its_sdk(out: Path, tmp_path: Path) -> None:
    packages = [str(out / name) for name in ("superoffice", "superoffice_custom")]
    written = run("-m", "mypy", "--strict", *packages, str(PROGRAM), folder=tmp_path, MYPYPATH=str(out))  # fmt: skip
    assert written.startswith("Success"), written


WRONG = """
from superoffice import SuperOffice, models
from superoffice_custom.companies import Company

def main(so: SuperOffice, associate: models.Associate) -> None:
    so.contact.put_contact_entity(5, so.contact.get_contact_entity(5))
    so.contact.put_contact_entity(5, models.ContactEntity())
    models.ContactEntity(associate=associate)
    so.contact.rename("5", "A")
    so.contact.renamed(5, "A")
"""


@pytest.mark.parametrize("checker", ["mypy", "pyright"])
def test_type_checkers_see_mistakes_with_custom_classes(
    out: Path, tmp_path: Path, checker: str
) -> None:
    (tmp_path / "wrong.py").write_text(WRONG)
    settings = {"include": ["wrong.py"], "extraPaths": [str(out)]}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings))
    options = {
        "mypy": ("wrong.py",),
        "pyright": ("-p", str(tmp_path), "--pythonpath", sys.executable),
    }[checker]
    written = run("-m", checker, *options, folder=tmp_path, MYPYPATH=str(out))
    lines = {line.split(":")[1] for line in written.splitlines() if "wrong.py:" in line}
    assert lines == {"8", "9", "10"}, written


def test_pyright_accepts_the_example_and_its_sdk(out: Path, tmp_path: Path) -> None:
    settings = {
        "include": [str(out / "superoffice_custom"), str(PROGRAM)],
        "extraPaths": [str(out)],
        "typeCheckingMode": "strict",
    }
    path = tmp_path / "pyrightconfig.json"
    path.write_text(json.dumps(settings))
    written = run("-m", "pyright", "-p", str(path), "--pythonpath", sys.executable, folder=tmp_path)  # fmt: skip
    assert written.startswith("0 errors"), written


def completions(out: Path, code: str) -> set[str]:
    """The names that jedi offers at the end of the code."""
    project = jedi.Project(out, added_sys_path=[str(out)])
    lines = code.splitlines()
    script = jedi.Script(code, path=out / "editor.py", project=project)
    offered = script.complete(len(lines), len(lines[-1]))
    return {completion.name for completion in offered}


CLIENTS = """
from superoffice import SuperOffice, AsyncSuperOffice
from superoffice_custom.client import Crm
so = SuperOffice("https://sod.example/Cust1/api", auth=None)
aso = AsyncSuperOffice("https://sod.example/Cust1/api", auth=None)
"""
PLACES = {
    "a resource": ("so.contact.", {"rename", "get_contact_entity"}),
    "an asynchronous resource": ("aso.contact.", {"rename", "get_contact_entity"}),
    "a result": ("so.contact.get_contact_entity(5).", {"title", "name"}),
    "a model inside of a result": (
        "so.contact.get_contact_entity(5).associate.",
        {"label", "full_name"},
    ),
    "a result of a method of the user": ("so.contact.rename(5, '').", {"title"}),
    "a client of the user": ("Crm('', auth=None).", {"responsible", "contact"}),
    "a client of the environment": ("Crm.from_env().", {"responsible", "contact"}),
    "a client with options": ("Crm.from_env().with_options().", {"responsible"}),
}


@pytest.mark.parametrize(("code", "expected"), PLACES.values(), ids=PLACES)
def test_names_of_custom_classes_are_offered_after(
    out: Path, code: str, expected: set[str]
) -> None:
    assert expected <= completions(out, f"{CLIENTS}{code}")


def test_the_contract_tests_of_such_an_sdk_pass(out: Path) -> None:
    written = run("-m", "pytest", "-q", "-p", "no:cacheprovider", folder=out)
    assert " failed" not in written, written
    assert "5 operations of documents compared" in written


@pytest.mark.parametrize("path", sorted(EXAMPLE.rglob("*.py")))
def test_a_file_of_the_example_is_short(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 60


def test_the_page_about_custom_classes_quotes_the_example() -> None:
    page = (ROOT / "docs/custom-classes.md").read_text()
    code = "\n".join(path.read_text() for path in sorted(EXAMPLE.rglob("*.py")))
    quotes = page.split("```python\n")[1:]
    assert len(quotes) >= 3
    for quote in quotes:
        assert quote.partition("```")[0] in code
