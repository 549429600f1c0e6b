"""What git does with a generated SDK: bytes stay as they are, reviews fold what is generated, people's files are theirs."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.emit.top_files import gitattributes

Git = Callable[..., str]

GENERATED = {
    "README.md": b"one\n",
    "docs/api/contact.md": b"one\n",
    "superoffice/models.py": b"one = 1\n",
    "superoffice/_runtime/errors.py": b"one = 1\n",
    "tests/contract/data/contact.samples": b"POST /x\r\none\n",
}
USERS = {"notes/guide.md": b"one\n", "superoffice_custom/__init__.py": b"one = 1\n"}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """An SDK in a folder of a repository, with files of the user."""
    out = tmp_path / "repository" / "sdk"
    text = gitattributes("superoffice", GENERATED).encode()
    for path, content in {**GENERATED, **USERS, ".gitattributes": text}.items():
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_bytes(content)
    return out


@pytest.fixture
def git(out: Path) -> Git:
    """Runs git as people on Windows have it, whose line ends it converts."""

    def run(*arguments: str) -> str:
        nobody = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        command = ["git", "-c", "core.autocrlf=true", "-c", "core.safecrlf=false"]
        return subprocess.run(
            [*command, "-c", "user.name=x", "-c", "user.email=x@example.com", *arguments],
            cwd=out,
            env={**os.environ, **nobody},
            check=True,
            capture_output=True,
            text=True,
        ).stdout  # fmt: skip

    run("init", "--quiet", "..")
    run("add", "--all")
    run("commit", "--quiet", "--message", "x")
    return run


def test_every_generated_file_is_marked_and_no_other(git: Git) -> None:
    paths = [*GENERATED, *USERS, ".gitattributes", "docwright.manifest.json"]
    rows = git("check-attr", "linguist-generated", "text", "--", *paths).splitlines()
    values = {tuple(row.rsplit(": ", 2)[:2]): row.rpartition(": ")[2] for row in rows}
    for path in paths:
        expected = ("unspecified",) * 2 if path in USERS else ("set", "unset")
        assert (values[path, "linguist-generated"], values[path, "text"]) == expected


def test_a_checkout_has_the_bytes_that_the_manifest_hashes(git: Git, out: Path) -> None:
    for path in (*GENERATED, *USERS):
        (out / path).unlink()
    git("checkout", "--", ".")
    assert {path: (out / path).read_bytes() for path in GENERATED} == GENERATED
    # so the checkout would have converted them
    assert (out / "notes/guide.md").read_bytes() == b"one\r\n"


def test_changes_of_the_runtime_have_no_textual_diff(git: Git, out: Path) -> None:
    for path in ("superoffice/models.py", "superoffice/_runtime/errors.py"):
        (out / path).write_bytes(b"two = 2\n")
    diff = git("diff")
    assert "+two = 2" in diff
    assert diff.count("+two = 2") == 1
    binary = (
        "a/sdk/superoffice/_runtime/errors.py and b/sdk/superoffice/_runtime/errors.py"
    )
    assert f"Binary files {binary} differ" in diff
