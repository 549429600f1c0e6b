"""`--no-cache`, `docwright cache clear`, and the messages of a run about the cache."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Docwright = Callable[..., Any]
Files = Callable[[Path], dict[str, bytes]]


def hits(run: Any) -> int:
    """The cache hits in the summary on standard output."""
    count = json.loads(run.out)["cache_hits"]
    assert isinstance(count, int)
    return count


def generate(docwright: Docwright, docs: Path, *options: str) -> Any:
    run = docwright("generate", docs, "-o", "out", "--summary-json", "-", *options)
    assert run.status == 0
    return run


def test_the_second_run_takes_all_pages_from_the_cache(
    docwright: Docwright, docs: Path, files: Files, tmp_path: Path
) -> None:
    first = generate(docwright, docs)
    before = files(tmp_path / "out")
    again = generate(docwright, docs)
    count = sum(json.loads(first.out)["pages"].values())
    assert (hits(first), hits(again)) == (0, count)
    line = f"docwright: took {count} pages from the cache"
    assert line not in first.err.splitlines()
    assert line in again.err.splitlines()
    assert files(tmp_path / "out") == before


def test_generate_and_inspect_share_what_they_read(
    docwright: Docwright, docs: Path
) -> None:
    listed = docwright("inspect", docs)
    assert hits(generate(docwright, docs)) > 0
    assert docwright("inspect", docs) == listed


def test_no_cache_neither_reads_nor_writes_it(
    docwright: Docwright, docs: Path, cache: Path
) -> None:
    generate(docwright, docs, "--no-cache")
    docwright("inspect", docs, "--no-cache")
    assert not cache.exists()
    generate(docwright, docs)
    assert hits(generate(docwright, docs, "--no-cache")) == 0


def test_diagnostics_and_model_are_the_same_with_and_without(
    docwright: Docwright, docs: Path
) -> None:
    (docs / "broken.md").write_text("# V A O SOAP\n\n```xml\n<a>\n")
    runs = [
        docwright("inspect", docs, "--json", *options)
        for options in ([], [], ["--no-cache"])
    ]
    assert runs[0] == runs[1] == runs[2]
    assert "broken.md" in runs[0].out


def test_a_folder_that_is_refused_is_named_once_and_changes_nothing(
    docwright: Docwright, docs: Path, cache: Path
) -> None:
    cache.parent.joinpath("elsewhere").mkdir()
    cache.symlink_to("elsewhere")
    run = generate(docwright, docs)
    messages = [line for line in run.err.splitlines() if "cache" in line]
    assert messages == [f"docwright: no cache is used: {cache} is a link"]
    assert list(cache.iterdir()) == []


def test_clear_names_what_it_removed(
    docwright: Docwright, docs: Path, cache: Path
) -> None:
    generate(docwright, docs)
    kept = [path for path in cache.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in kept)
    run = docwright("cache", "clear")
    assert run.status == 0
    assert run.out == f"removed {len(kept)} files ({size:,} bytes) from {cache}\n"
    assert not [path for path in cache.rglob("*") if path.is_file()]
    assert hits(generate(docwright, docs)) == 0


def test_clear_without_a_cache_is_done_already(
    docwright: Docwright, cache: Path
) -> None:
    run = docwright("cache", "clear")
    assert (run.status, run.err) == (0, "")
    assert run.out == f"removed 0 files (0 bytes) from {cache}\n"
    assert not cache.exists()


@pytest.mark.parametrize("place", [".", "facts"])
def test_clear_follows_no_link(docwright: Docwright, cache: Path, place: str) -> None:
    elsewhere = cache.with_name("elsewhere")
    (elsewhere / "facts").mkdir(parents=True)
    (elsewhere / "facts" / "00.facts").write_text("mine")
    (elsewhere / "00.facts").write_text("mine")
    link = cache / place
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(elsewhere)
    run = docwright("cache", "clear")
    assert run.status == 2
    assert f"nothing was removed: {link} is a link" in run.err
    assert len(list(elsewhere.rglob("00.facts"))) == 2


@pytest.mark.parametrize("arguments", [["cache"], ["cache", "clear", "x"]])
def test_the_command_takes_clear_and_nothing_else(
    docwright: Docwright, arguments: list[str]
) -> None:
    assert docwright(*arguments).status == 2
