"""Inputs that are none: a clear message at once, with the cause and what to do."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.commands.run import job_count
from generator.files.settings import Settings
from generator.model.errors import UsageError

Docwright = Callable[..., Any]
PAGE = (
    Path(__file__).resolve().parents[2]
    / "seeds/reference/soap/Services88/Appointment/Reject.md"
)


@pytest.mark.parametrize("command", ["generate", "inspect"])
@pytest.mark.parametrize(
    ("docs", "reason", "hint"),
    [
        ("https://docs.example.com/en/api", "are an address", "git clone"),
        ("HTTP://docs.example.com", "are an address", "git clone"),
        ("git@github.com:x/docs.git", "are an address", "git clone"),
        ("file:///srv/docs", "are an address", "git clone"),
        ("docs.zip", "the file is no zip, or is damaged", "files that end in"),
        ("docs.tar.gz", "of a kind that is not read", "unpack them"),
        ("api.raml", "of a kind that is not read", "name the pages"),
        ("Page.HTML", "of a kind that is not read", "the Markdown"),
        ("page.docx", "neither a folder nor a page", "a file that ends in"),
        ("nowhere", "do not exist", "Check the spelling"),
        ("nowhere.zip", "do not exist", "Check the spelling"),
        ("", "is empty", "the variable"),
    ],
)
def test_docs_that_are_none_are_told_apart(
    docwright: Docwright,
    tmp_path: Path,
    command: str,
    docs: str,
    reason: str,
    hint: str,
) -> None:
    for name in ("docs.zip", "docs.tar.gz", "api.raml", "Page.HTML", "page.docx"):
        (tmp_path / name).write_text("x")
    run = docwright(command, docs)
    assert run.status == 2
    assert reason in run.err
    assert hint in run.err
    assert run.out == ""


@pytest.mark.parametrize(
    ("names", "holds", "hint"),
    [
        (["a.tgz"], "1 .tgz", "unpack them"),
        (["a.raml", "b.raml", "c.png"], "2 .raml, 1 .png", "name the pages"),
        (["a.html"], "1 .html", "the Markdown"),
        (["Makefile"], "1 without ending", "Pages are files that end in .md"),
    ],
)
def test_a_folder_of_other_files_says_what_is_in_it(
    docwright: Docwright, tmp_path: Path, names: list[str], holds: str, hint: str
) -> None:
    (tmp_path / "docs").mkdir()
    for name in names:
        (tmp_path / "docs" / name).write_text("x")
    run = docwright("inspect", "docs")
    assert run.status == 2
    assert f"there is no page in 'docs'; other files there: {holds}" in run.err
    assert hint in run.err


def test_a_single_page_is_enough(docwright: Docwright, tmp_path: Path) -> None:
    shutil.copy(PAGE, tmp_path / "Reject.md")
    assert docwright("generate", "Reject.md", "-o", "sdk", "--no-format").status == 0


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["-o", "https://example.com/sdk"], "is an address"),
        (["-o", ""], "the name of the output is empty"),
        (["--summary-json", ""], "is no ordinary file"),
        (["--jobs", "0"], "--jobs must be a number from 1 to 1024, not '0'"),
        (["--jobs", "-1"], "--jobs must be a number from 1 to 1024, not '-1'"),
        (["--jobs", "1025"], "--jobs must be a number from 1 to 1024, not '1025'"),
        (["--jobs", "9" * 30], "--jobs must be a number from 1 to 1024"),
        (["--jobs", "9" * 5000], "--jobs"),
        (["--jobs", "two"], "--jobs"),
        (["--jobs", ""], "--jobs"),
    ],
)
def test_options_that_cannot_be_used_are_named(
    docwright: Docwright, tmp_path: Path, words: list[str], reason: str
) -> None:
    shutil.copy(PAGE, tmp_path / "Reject.md")
    run = docwright("generate", "Reject.md", *words)
    assert run.status == 2
    assert reason in run.err
    assert [path.name for path in tmp_path.iterdir()] == ["Reject.md"]


@pytest.mark.parametrize("value", ["0", "-1", "x", "1e3", "²", "1025", "9" * 5000])
def test_the_environment_is_checked_as_the_option_is(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("DOCWRIGHT_JOBS", value)
    with pytest.raises(UsageError, match="DOCWRIGHT_JOBS must be a number from 1 to"):
        job_count(None, Settings())
    assert job_count(1024, Settings()) >= 61
