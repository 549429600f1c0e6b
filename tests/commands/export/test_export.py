"""`docwright export`: what is written without the SDK, and what is left alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Docwright = Callable[..., Any]
Files = Callable[[Path], dict[str, bytes]]


@pytest.fixture
def exported(docwright: Docwright, tmp_path: Path, docs: Path) -> Path:
    """The folder of an export."""
    assert docwright("export", "llms", docs, "-o", "pages").status == 0
    return tmp_path / "pages"


def test_what_is_exported_is_what_the_sdk_has(
    docwright: Docwright, tmp_path: Path, docs: Path, files: Files, exported: Path
) -> None:
    docwright("generate", docs, "-o", "sdk", "--no-format")
    sdk = files(tmp_path / "sdk")
    pages = files(exported)
    del pages["docwright.manifest.json"]
    assert "llms.txt" in pages
    assert pages == {
        path: data
        for path, data in sdk.items()
        if path == "llms.txt" or (path.startswith("docs/") and path.endswith(".md"))
    }


def test_without_a_folder_it_is_called_like_the_target(
    docwright: Docwright, tmp_path: Path, docs: Path
) -> None:
    run = docwright("export", "llms", docs)
    assert run.status == 0
    assert (tmp_path / "llms/llms.txt").is_file()
    assert "files in llms (0 unchanged, 0 removed)" in run.err


def test_what_is_equal_is_not_written_again(
    docwright: Docwright, docs: Path, exported: Path
) -> None:
    before = (exported / "llms.txt").stat().st_mtime_ns
    run = docwright("export", "llms", docs, "-o", "pages")
    assert "wrote 0 files" in run.err
    assert (exported / "llms.txt").stat().st_mtime_ns == before


def test_an_unknown_target_is_refused_with_those_that_there_are(
    docwright: Docwright, docs: Path
) -> None:
    run = docwright("export", "pdf", docs)
    assert run.status == 2
    choices = r"'?openapi'?, '?overlay'?, '?llms'?"
    assert re.search(rf"invalid choice: 'pdf' \(choose from {choices}\)", run.err)


def test_a_foreign_file_stops_it(
    docwright: Docwright, docs: Path, files: Files, exported: Path
) -> None:
    (exported / "docs/mine.md").write_text("mine")
    (exported / "notes.md").write_text("not in the way")
    before = files(exported)
    run = docwright("export", "llms", docs, "-o", "pages")
    assert run.status == 2
    assert "1 file (docs/mine.md) that Docwright did not write" in run.err
    assert files(exported) == before


def test_a_file_edited_by_hand_is_not_overwritten(
    docwright: Docwright, docs: Path, files: Files, exported: Path
) -> None:
    (exported / "llms.txt").write_text("mine")
    before = files(exported)
    run = docwright("export", "llms", docs, "-o", "pages")
    assert run.status == 1
    assert "1 file (llms.txt) edited by hand" in run.err
    assert "--force" not in run.err
    assert files(exported) == before


def test_the_folder_of_an_sdk_is_left_alone(
    docwright: Docwright, tmp_path: Path, docs: Path, files: Files
) -> None:
    docwright("generate", docs, "-o", "sdk", "--no-format")
    before = files(tmp_path / "sdk")
    run = docwright("export", "llms", docs, "-o", "sdk")
    assert run.status == 2
    assert "sdk has an SDK" in run.err
    assert files(tmp_path / "sdk") == before


def test_an_export_can_become_an_sdk(
    docwright: Docwright, docs: Path, exported: Path
) -> None:
    assert docwright("generate", docs, "-o", "pages", "--no-format").status == 0
    assert (exported / "superoffice/api.json").is_file()


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("docs", "-o", "docs/pages"), "lies in the docs"),
        (("docs", "-o", "."), "overlap"),
        (("nowhere",), "nowhere"),
        ((), "no docs were given"),
    ],
)
def test_what_cannot_be_read_or_written_apart_is_refused(
    docwright: Docwright, docs: Path, arguments: tuple[str, ...], reason: str
) -> None:
    run = docwright("export", "llms", *arguments)
    assert run.status == 2
    assert reason in run.err


def test_names_are_those_of_the_sdk_of_the_settings(
    docwright: Docwright, tmp_path: Path, docs: Path, files: Files
) -> None:
    (tmp_path / "docwright.toml").write_text('docs = ["docs"]\npackage = "crm"\nonly = ["soap/Services88/*"]\n')  # fmt: skip
    assert docwright("export", "llms").status == 0
    text = (tmp_path / "llms/llms.txt").read_text()
    assert "crm.soap.services88" in text
    assert "Services82" not in text
