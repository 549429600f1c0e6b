"""The cache changes how long reading takes, never what comes out, and never fails a run."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.cache.code import Code
from generator.cache.kinds import FACTS
from generator.cache.store import open_cache
from generator.model.facts import FactsDecoder, PageFacts
from generator.reader import read as reading
from generator.reader.discover import SourceFile
from generator.reader.facts_cache import (
    Entry,
    FactsCache,
    entry_of,
    page_of,
)
from generator.reader.page_bytes import key_of
from generator.reader.read import read_files, read_page

Make = Callable[..., str]
Open = Callable[[], FactsCache]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the cache, which does not exist yet."""
    folder = tmp_path / "cache" / "docwright"
    monkeypatch.setenv("DOCWRIGHT_CACHE_DIR", str(folder))
    return folder


@pytest.fixture
def opened(folder: Path) -> Open:
    """Opens the cache as a new run does."""

    def open_() -> FactsCache:
        cache, refused = open_cache()
        assert cache is not None, refused
        return FactsCache(cache)

    return open_


@pytest.fixture
def files(tmp_path: Path, page: Make, wsdl: str) -> list[SourceFile]:
    """Forty files: good ones, broken ones, some with the same bytes, one that is gone."""
    texts = [page(), wsdl, "# unknown", "---\na: [\n---\n", page(response="<Envelope>")]
    found = []
    for number in range(40):
        file = tmp_path / f"{number:02}.md"
        text = texts[number % 5] + ("" if number < 10 else f"\n<!-- {number} -->\n")
        file.write_text(text, "utf-8")
        found.append(SourceFile(file.name, file))
    found[7].file.unlink()
    return found


def read(
    files: list[SourceFile], cache: FactsCache | None = None, jobs: int = 1
) -> tuple[PageFacts, ...]:
    return read_files(files, jobs, lambda done: None, cache)


def shards(folder: Path) -> list[Path]:
    return sorted((folder / "facts").iterdir())


# what is found


def test_a_page_with_the_same_bytes_is_not_read_again(
    files: list[SourceFile], opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = read(files, opened())
    monkeypatch.delattr(reading, "read_page")
    cache = opened()
    assert read(files, cache) == first
    # all but the one that was removed
    assert cache.hits == 39


def test_only_a_page_whose_bytes_changed_is_read_again(
    files: list[SourceFile], opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(files, opened())
    files[0].file.write_bytes(files[0].file.read_bytes() + b"\nmore\n")
    uncached = read(files)
    again: list[str] = []

    def noted(path: str, data: bytes) -> PageFacts:
        again.append(path)
        return read_page(path, data)

    monkeypatch.setattr(reading, "read_page", noted)
    assert read(files, opened()) == uncached
    assert again == ["00.md"]


def test_a_page_that_moved_has_its_new_path_everywhere(
    files: list[SourceFile], opened: Open
) -> None:
    read(files, opened())
    moved = [SourceFile(f"moved/{file.path}", file.file) for file in files]
    cache = opened()
    pages = read(moved, cache)
    assert cache.hits == 39
    assert pages == read(moved)
    paths = {
        (page.path, diagnostic.path)
        for page in pages
        for diagnostic in page.diagnostics
    }
    assert all(path == other and path.startswith("moved/") for path, other in paths)
    assert len(paths) > 10


any_time = settings(
    max_examples=settings().max_examples // 5,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@any_time
@given(order=st.data(), jobs=st.integers(1, 4))
def test_any_order_and_part_of_the_files_gives_the_same(
    files: list[SourceFile], opened: Open, order: st.DataObject, jobs: int
) -> None:
    some = order.draw(
        st.lists(st.sampled_from(files), unique_by=lambda file: file.path)
    )
    assert read(some, opened(), jobs) == read(some)


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_number_of_processes_changes_nothing(
    files: list[SourceFile], opened: Open, jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "FILES_WORTH_A_PROCESS", 1)
    monkeypatch.setattr(reading, "CHUNK", 7)
    uncached = read(files)
    assert read(files, opened(), jobs) == uncached
    cache = opened()
    assert read(files, cache, jobs) == uncached
    assert cache.hits == 39


@any_time
@given(st.binary(max_size=300))
def test_nothing_but_its_path_depends_on_the_path_of_a_page(data: bytes) -> None:
    entry = entry_of(key_of(data), read_page("a/b.md", data))
    assert entry == entry_of(key_of(data), read_page("c.wsdl", data))
    assert page_of(entry.facts, "c.wsdl", FactsDecoder()) == read_page("c.wsdl", data)


def test_progress_counts_pages_that_are_found_too(
    files: list[SourceFile], opened: Open
) -> None:
    read(files[:20], opened())
    steps: list[int] = []
    read_files(files, 1, steps.append, opened())
    assert steps == list(range(1, 41))


# what is not found


def test_code_that_changes_during_a_run_keeps_nothing(
    files: list[SourceFile], folder: Path, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = opened()
    monkeypatch.setattr(Code, "is_on_disk", lambda _: False)
    read(files, cache)
    assert shards(folder) == []


# damage


@pytest.mark.parametrize("facts", [b"", b"\x90", b"\xc1", b"\x91\x01", b"{}"])
def test_an_entry_that_holds_no_page_is_read_again(
    facts: bytes, page: Make, tmp_path: Path, opened: Open
) -> None:
    data = page().encode()
    file = tmp_path / "a.md"
    file.write_bytes(data)
    cache = opened()
    cache.keep(Entry(key_of(data), facts))
    cache.save()
    cache = opened()
    assert read([SourceFile("a.md", file)], cache) == (read_page("a.md", data),)
    assert cache.hits == 0
    again = opened()
    read([SourceFile("a.md", file)], again)
    assert again.hits == 1


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def _flip(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1] + b"\xc1")


def _too_large(path: Path) -> None:
    path.write_bytes(bytes(FACTS.largest + 1))


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "something").touch()


def _unreadable_link(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.name)


@pytest.mark.parametrize(
    "damage", [_empty, _cut, _flip, _too_large, _folder, _unreadable_link]
)
def test_what_is_damaged_is_read_again(
    damage: Callable[[Path], None], files: list[SourceFile], folder: Path, opened: Open
) -> None:
    read(files, opened())
    for path in shards(folder):
        damage(path)
    cache = opened()
    assert read(files, cache) == read(files)
    assert cache.hits == 0
    again = opened()
    assert read(files, again) == read(files)
    # a folder is not ours to remove
    assert again.hits == (0 if damage is _folder else 39)
    assert not list((folder / "facts").glob("*.tmp"))


@pytest.mark.parametrize("kind", ["link", "hard link", "pipe"])
def test_what_stands_in_the_place_of_a_shard_is_neither_waited_for_nor_written_through(
    kind: str, files: list[SourceFile], folder: Path, opened: Open, tmp_path: Path
) -> None:
    read(files, opened())
    # the first one stays, so that the cache is not taken for an empty one
    others = shards(folder)[1:]
    for path in others:
        elsewhere = tmp_path / f"elsewhere-{path.name}"
        elsewhere.write_bytes(path.read_bytes()[:-1])
        path.unlink()
        if kind == "link":
            path.symlink_to(elsewhere)
        elif kind == "hard link":
            path.hardlink_to(elsewhere)
        else:
            os.mkfifo(path)
    before = [path.read_bytes() for path in sorted(tmp_path.glob("elsewhere-*"))]
    assert read(files, opened()) == read(files)
    assert read(files, opened()) == read(files)
    assert before == [
        path.read_bytes() for path in sorted(tmp_path.glob("elsewhere-*"))
    ]
    assert [path for path in others if path.is_symlink() or not path.is_file()] == []


def test_what_a_killed_run_left_goes_after_an_hour(
    files: list[SourceFile], folder: Path, opened: Open
) -> None:
    cache = opened()
    old, new = (folder / "facts" / f"0a.facts.{name}.tmp" for name in ("old", "new"))
    for path in (old, new):
        path.write_bytes(b"half")
    os.utime(old, (0, 0))
    read(files, cache)
    assert (old.exists(), new.exists()) == (False, True)


# two runs

_RUN = """
import sys
from pathlib import Path
from generator.cache.folder import cache_folder, clear
from generator.cache.store import open_cache
from generator.reader.discover import discover
from generator.reader.facts_cache import FactsCache
from generator.reader.read import read_files

files = discover([Path(sys.argv[1])]).files
plain = read_files(files, 1, lambda done: None)
for number in range(20):
    cache, refused = open_cache()
    assert cache is not None, refused
    assert read_files(files, 1, lambda done: None, FactsCache(cache)) == plain
    if number % 3 == 2:
        clear(cache_folder())
"""


def test_two_runs_at_once_both_give_what_is_right(
    files: list[SourceFile], folder: Path, opened: Open
) -> None:
    command = [sys.executable, "-c", _RUN, str(files[0].file.parent)]
    root = Path(__file__).resolve().parents[2]
    runs = [
        subprocess.Popen(command, cwd=root, stderr=subprocess.PIPE) for _ in range(2)
    ]
    errors = [run.communicate()[1] for run in runs]
    assert ([run.returncode for run in runs], errors) == ([0, 0], [b"", b""])
    read(files, opened())
    cache = opened()
    assert read(files, cache) == read(files)
    assert cache.hits == 39
    assert not list((folder / "facts").glob("*.tmp"))


def test_a_shard_is_never_half_written(
    opened: Open, folder: Path, monkeypatch: pytest.MonkeyPatch, page: Make
) -> None:
    cache = opened()
    cache.keep(entry_of(bytes(32), read_page("a.md", page().encode())))
    cache.save()
    before = [path.read_bytes() for path in shards(folder)]

    def killed(source: str, target: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", killed)
    cache.keep(entry_of(bytes(31) + b"x", read_page("a.md", b"# other")))
    with pytest.raises(KeyboardInterrupt):
        cache.save()
    assert [path.read_bytes() for path in shards(folder)] == before


# the folder


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES, errno.ENOSPC])
def test_a_folder_that_cannot_be_written_to_changes_nothing(
    files: list[SourceFile],
    opened: Open,
    number: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    assert read(files, opened()) == read(files)
    cache = opened()
    assert read(files, cache) == read(files)
    assert cache.hits == 0


def test_a_disk_that_is_full_leaves_no_half_file(
    files: list[SourceFile], opened: Open, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> bytes:
        raise OSError(errno.ENOSPC, "no space left")

    monkeypatch.setattr(os, "replace", full)
    assert read(files, opened()) == read(files)
    assert shards(folder) == []
