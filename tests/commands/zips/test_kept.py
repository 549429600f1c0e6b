"""What is kept of zips: an unchanged zip is not unpacked again, and a changed one gives what a run without the cache gives."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from support.zips import zip_of_folder

from generator.commands import build
from generator.reader import page_bytes
from generator.reader.zips import kept, listing
from generator.reader.zips.entries import ZipListing

Docwright = Callable[..., Any]
Files = Callable[[Path], dict[str, bytes]]
SEEDS = Path(__file__).resolve().parents[3] / "seeds"
RESOURCE = "reference/restful/rest/Contact"
PAGE = "v1ContactEntity_GetAll.md"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A folder `docs`, and its zip beside it."""
    shutil.copytree(SEEDS / RESOURCE, tmp_path / "docs" / RESOURCE)
    zip_of_folder(tmp_path / "docs", tmp_path / "docs.zip")
    return tmp_path / "docs"


@pytest.fixture
def unpacked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A list that has an item for each zip that was listed, and for each page that was unpacked after that."""
    done: list[str] = []
    list_zip, read = (
        listing.list_zip,
        page_bytes._zipped_bytes,
    )

    def counted_list(stream: BinaryIO) -> ZipListing:
        done.append("zip")
        return list_zip(stream)

    def counted_read(*arguments: Any) -> bytes:
        done.append("page")
        return read(*arguments)

    monkeypatch.setattr(listing, "list_zip", counted_list)
    monkeypatch.setattr(page_bytes, "_zipped_bytes", counted_read)
    return done


def change(docs: Path, old: str, new: str) -> None:
    page = docs / RESOURCE / PAGE
    text = page.read_text()
    assert old in text
    page.write_text(text.replace(old, new))
    (docs.parent / "docs.zip").unlink()
    zip_of_folder(docs, docs.parent / "docs.zip")


def test_an_unchanged_zip_is_hashed_and_not_unpacked(
    docwright: Docwright, docs: Path, unpacked: list[str]
) -> None:
    first = docwright("inspect", "docs.zip", "--json")
    assert unpacked.count("zip") == 1
    assert unpacked.count("page") > 5
    unpacked.clear()
    assert docwright("inspect", "docs.zip", "--json") == first
    assert docwright("generate", "docs.zip", "-o", "a").status == 0
    run = docwright("generate", "docs.zip", "-o", "a")
    assert "wrote 0 files" in run.err
    assert unpacked == []


def test_without_the_cache_it_is_unpacked_each_time(
    docwright: Docwright, docs: Path, unpacked: list[str]
) -> None:
    for _ in range(2):
        docwright("inspect", "docs.zip", "--json", "--no-cache")
    assert unpacked.count("zip") == 2


def test_what_is_known_of_a_folder_holds_for_its_zip(
    docwright: Docwright, docs: Path, unpacked: list[str]
) -> None:
    assert docwright("generate", "docs", "-o", "a").status == 0
    run = docwright("generate", "docs.zip", "-o", "a")
    assert "wrote 0 files" in run.err
    assert unpacked == ["zip"]


def test_a_changed_zip_is_generated_again(
    docwright: Docwright, docs: Path, files: Files, tmp_path: Path
) -> None:
    assert docwright("generate", "docs.zip", "-o", "a").status == 0
    before = files(tmp_path / "a")
    change(docs, "All companies", "Each company")
    run = docwright("generate", "docs.zip", "-o", "a")
    assert run.status == 0
    assert docwright("generate", "docs.zip", "-o", "b", "--no-cache").status == 0
    module = files(tmp_path / "a")["superoffice/resources/contact.py"].decode()
    assert "Each company" in module
    assert files(tmp_path / "a") == files(tmp_path / "b") != before


def test_other_entries_that_are_no_pages_change_nothing(
    docwright: Docwright, docs: Path
) -> None:
    assert docwright("generate", "docs.zip", "-o", "a").status == 0
    (docs / "picture.png").write_bytes(b"PNG")
    zip_of_folder(docs, docs.parent / "docs.zip")
    run = docwright("generate", "docs.zip", "-o", "a")
    assert "wrote 0 files" in run.err
    assert "skipped 1 file" in run.err


def test_diagnostics_of_a_zip_are_told_by_each_run(
    docwright: Docwright, docs: Path
) -> None:
    (docs / "inner.zip").write_bytes(b"")
    zip_of_folder(docs, docs.parent / "docs.zip")
    runs = [docwright("generate", "docs.zip", "-o", "a") for _ in range(3)]
    assert all("docs.zip: warning: " in run.err and "[zip-nested]" in run.err for run in runs)  # fmt: skip


def test_a_zip_that_changes_before_its_pages_are_read_is_told_and_not_kept(
    docwright: Docwright, docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = build.read_pages
    file = docs.parent / "docs.zip"
    data = file.read_bytes()

    def late(*arguments: Any) -> Any:
        file.write_bytes(b"PK" + data)
        return read(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr(build, "read_pages", late)
        run = docwright("inspect", "docs.zip", "--json")
    assert run.status == 2
    assert "the zip changed while it was read" in run.err
    file.write_bytes(data)
    assert (
        docwright("inspect", "docs.zip", "--json").out
        == docwright("inspect", "docs", "--json", "--no-cache").out
    )


def test_a_zip_that_changes_while_it_is_listed_is_not_kept(
    docwright: Docwright, docs: Path, monkeypatch: pytest.MonkeyPatch, unpacked: list[str]
) -> None:  # fmt: skip
    file = docs.parent / "docs.zip"
    data = file.read_bytes()
    listed = kept.listed_zip

    def late(path: Path) -> ZipListing:
        path.write_bytes(data + b"\n")
        return listed(path)

    with monkeypatch.context() as patch:
        patch.setattr(kept, "listed_zip", late)
        docwright("inspect", "docs.zip", "--json")
    file.write_bytes(data)
    unpacked.clear()
    docwright("inspect", "docs.zip", "--json")
    assert unpacked.count("zip") == 1
