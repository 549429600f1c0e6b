"""An SDK in a git repository whose line ends git converts, with git itself."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Docwright = Callable[..., Any]
Git = Callable[..., str]
GENERATE = ("generate", "docs", "-o", "sdk", "--no-format")


@pytest.fixture
def git(tmp_path: Path) -> Git:
    """Runs git as people on Windows have it."""

    def run(*arguments: str) -> str:
        nobody = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        options = "core.autocrlf=true core.safecrlf=false user.name=x user.email=x@y.z"
        command = ["git", *(word for pair in options.split() for word in ("-c", pair))]
        return subprocess.run(
            [*command, *arguments],
            cwd=tmp_path,
            env={**os.environ, **nobody},
            check=True,
            capture_output=True,
            text=True,
        ).stdout

    return run


@pytest.fixture(params=["", "* text=auto\n", "* text eol=crlf\n"])
def checkout(
    request: pytest.FixtureRequest,
    docwright: Docwright,
    docs: Path,
    tmp_path: Path,
    git: Git,
) -> Path:
    """A clone of an SDK as git makes it on Windows, where nothing tells git to keep its line ends.

    Settings, overrides and the record of names are in it.
    """
    (tmp_path / "docwright.toml").write_text('docs = ["docs"]\noutput = "sdk"\n')
    (tmp_path / "docwright.overrides.yaml").write_text(
        "soap/Services88/Appointment/Reject:\n  text: |\n    One line.\n    Another.\n"
    )
    (tmp_path / "docwright.names.yaml").write_text(
        "soap/Services88/Appointment/Reject#param/RejectReason: reason\n"
    )
    out = tmp_path / "sdk"
    out.mkdir()
    if request.param:
        (out / ".gitattributes").write_text(str(request.param))
    assert docwright("generate", "--no-format").status == 0
    if not request.param:
        (out / ".gitattributes").unlink()
    (tmp_path / ".gitignore").write_text("/docs\n")
    git("init", "--quiet", ".")
    git("add", "--all")
    git("commit", "--quiet", "--message", "x")
    git("rm", "-r", "--quiet", "--cached", ".")
    git("reset", "--hard", "--quiet")
    models = out / "superoffice/soap/services88/models.py"
    assert b"\r\n" in models.read_bytes()
    assert b"\r\n" in (out / "docwright.manifest.json").read_bytes()
    assert b"\r\n" in (tmp_path / "docwright.names.yaml").read_bytes()
    return out


def test_a_checkout_with_other_line_ends_is_up_to_date(
    docwright: Docwright, checkout: Path, git: Git
) -> None:
    # the user's own file, or none, stands in the place of the one that is generated
    if not (checkout / ".gitattributes").exists():
        assert docwright("generate", "--no-format").status == 0
    run = docwright("generate", "--no-format", "--check")
    assert (run.status, "would write 0 files" in run.err) == (0, True)
    before = {path: path.stat().st_mtime_ns for path in checkout.rglob("*")}
    run = docwright("generate", "--no-format")
    assert (run.status, "wrote 0 files" in run.err) == (0, True)
    assert before == {path: path.stat().st_mtime_ns for path in checkout.rglob("*")}


def test_new_docs_are_written_into_such_a_checkout_without_force(
    docwright: Docwright, checkout: Path, docs: Path
) -> None:
    (docs / "soap/Services82/Appointment/Reject.md").unlink()
    run = docwright("generate", "--no-format", "--check")
    assert run.status == 1
    assert "stale: superoffice/soap/services82/models.py" in run.err
    assert docwright("generate", "--no-format").status == 0
    assert docwright("generate", "--no-format", "--check").status == 0


def test_an_edit_in_such_a_checkout_is_still_an_edit(
    docwright: Docwright, checkout: Path
) -> None:
    models = checkout / "superoffice/soap/services88/models.py"
    models.write_bytes(models.read_bytes() + b"mine = 1\r\n")
    run = docwright("generate", "--no-format")
    assert run.status == 1
    assert "1 file (superoffice/soap/services88/models.py) edited" in run.err
    run = docwright("generate", "--no-format", "--check")
    assert run.status == 1
    assert "stale: superoffice/soap/services88/models.py, edited by hand" in run.err
    assert models.read_bytes().endswith(b"mine = 1\r\n")


def test_the_gitattributes_of_the_sdk_keep_its_line_ends(
    docwright: Docwright, docs: Path, tmp_path: Path, git: Git
) -> None:
    assert docwright(*GENERATE).status == 0
    sdk = tmp_path / "sdk"
    before = {path: path.read_bytes() for path in sdk.rglob("*") if path.is_file()}
    (tmp_path / ".gitignore").write_text("/docs\n")
    git("init", "--quiet", ".")
    git("add", "--all")
    git("commit", "--quiet", "--message", "x")
    git("rm", "-r", "--quiet", "--cached", ".")
    for path in before:
        path.unlink()
    git("reset", "--hard", "--quiet")
    assert {path: path.read_bytes() for path in before} == before
    assert docwright(*GENERATE, "--check").status == 0
