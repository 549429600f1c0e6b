"""The guides suit the SDK that they are in: their code passes the type checkers, and they name nothing that it lacks."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from support.guides import programs

from generator.commands.cli import main

ROOT = Path(__file__).resolve().parents[3]
SDKS = {
    "renamed": ("seeds", ("package = 'crm'",)),
    "REST only": ("seeds/reference/restful", ()),
    "SOAP only": ("seeds/reference/soap", ()),
    "a resource": ("seeds", ("only = ['Attachment']",)),
    "an agent": ("seeds", ("only = ['TimeZone']",)),
    "an agent of POST": ("seeds", ("only = ['rest/v1/Agents/CRMScript/*']",)),
}
"""SDKs by what they have: the docs, and settings."""
LARGEST = 10_000


@pytest.fixture(scope="module", params=SDKS, ids=lambda name: name)
def sdk(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The folder of an SDK."""
    docs, settings = SDKS[request.param]
    folder = tmp_path_factory.mktemp("guides")
    (folder / "docwright.toml").write_text("\n".join(settings))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert main(["generate", str(ROOT / docs), "-o", "sdk", "--no-format"]) == 0
    return folder / "sdk"


@pytest.fixture(scope="module")
def mypy_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What mypy knows of libraries."""
    return tmp_path_factory.mktemp("mypy")


def test_the_code_of_guides_passes_the_type_checker(
    sdk: Path, tmp_path: Path, mypy_cache: Path
) -> None:
    for name, code in programs(sdk).items():
        path = tmp_path / f"{name.replace('-', '_')}.py"
        path.write_text(code, encoding="utf-8")
    settings = tmp_path / "mypy.ini"
    # what the SDK itself has is checked elsewhere
    settings.write_text(f"[mypy]\nstrict = true\nmypy_path = {sdk}\nfollow_imports = silent\ncache_dir = {mypy_cache}\n")  # fmt: skip
    written = _run("mypy", "--config-file", str(settings), *map(str, sorted(tmp_path.glob("*.py"))), folder=tmp_path)  # fmt: skip
    assert written.startswith("Success"), written


def test_guides_link_only_to_pages_that_there_are(sdk: Path) -> None:
    broken = [
        (page.name, target)
        for page in [sdk / "docs/index.md", *(sdk / "docs/guides").glob("*.md")]
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
        if not (page.parent / target).is_file()
    ]
    assert broken == []


def test_guides_name_no_part_that_the_sdk_lacks(sdk: Path) -> None:
    package = next(path.parent for path in sdk.glob("*/api.json"))
    pages = [sdk / "docs/index.md", *(sdk / "docs/guides").glob("*.md")]
    text = "".join(path.read_text("utf-8") for path in pages)
    if not (package / "_client.py").exists():
        assert not re.search(r"SuperOffice\(|`so\.|SuperOffice\.from_env", text)
    if not (package / "soap").exists():
        assert not re.search(r"\.soap\b|SoapFault|Remote", text)
    if package.name != "superoffice":
        assert not re.search(r"superoffice(\.\w+)? import|`superoffice", text)


def test_a_guide_is_small_enough_to_be_read_at_once(sdk: Path) -> None:
    sizes = {path.name: path.stat().st_size for path in (sdk / "docs/guides").iterdir()}
    assert sizes
    assert {name: size for name, size in sizes.items() if size > LARGEST} == {}


def test_pyright_accepts_the_code_of_guides_too(tmp_path: Path) -> None:
    for name, code in programs(ROOT / "output").items():
        path = tmp_path / f"{name.replace('-', '_')}.py"
        path.write_text(code, encoding="utf-8")
    settings = {"include": ["*.py"], "extraPaths": [str(ROOT / "output")], "typeCheckingMode": "strict"}  # fmt: skip
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings))
    written = _run("pyright", "-p", str(tmp_path), "--pythonpath", sys.executable, folder=tmp_path)  # fmt: skip
    assert written.startswith("0 errors"), written


def _run(module: str, *arguments: str, folder: Path) -> str:
    """What a module writes that is run as a program."""
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout + done.stderr
