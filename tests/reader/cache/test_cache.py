"""The cache changes how long reading takes, never what comes out, and never fails a run."""

from __future__ import annotations

import errno
import os
import pwd
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import platformdirs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from platformdirs import windows
from platformdirs.api import PlatformDirsABC
from platformdirs.macos import MacOS
from platformdirs.unix import Unix
from platformdirs.windows import Windows

from generator.model.facts import PageFacts
from generator.reader import read as reading
from generator.reader.cache import facts as caching
from generator.reader.cache.facts import (
    Entry,
    FactsCache,
    entry_of,
    open_cache,
    packed,
    page_of,
    reader_digest,
    unpacked,
)
from generator.reader.cache.folder import cache_folder, clear, make_folder
from generator.reader.discover import SourceFile
from generator.reader.page_bytes import key_of
from generator.reader.read import read_files, read_page

Make = Callable[..., str]
Open = Callable[[], FactsCache]
DIGEST = bytes(32)


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
        return cache

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
    assert page_of(entry.facts, "c.wsdl") == read_page("c.wsdl", data)


def test_progress_counts_pages_that_are_found_too(
    files: list[SourceFile], opened: Open
) -> None:
    read(files[:20], opened())
    steps: list[int] = []
    read_files(files, 1, steps.append, opened())
    assert steps == list(range(1, 41))


# what is not found


def test_another_version_of_a_library_reads_again(
    files: list[SourceFile], opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(files, opened())
    versions = {name: caching.version(name) for name in ("lxml", "markdown-it-py")}
    versions |= {name: caching.version(name) for name in ("msgspec", "pyyaml")}
    for library in versions:
        other = versions | {library: "0.1"}
        with monkeypatch.context() as patch:
            patch.setattr(caching, "version", other.__getitem__)
            cache = opened()
            assert read(files, cache) == read(files)
            assert (library, cache.hits) == (library, 0)


def test_another_version_of_the_code_reads_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sources = dict(caching._sources())
    assert {"model/facts.py", "reader/read.py"} < set(sources)
    before = reader_digest()
    for name, source in sources.items():
        changed = sources | {name: source + b"\n"}
        monkeypatch.setattr(caching, "_sources", changed.items)
        assert reader_digest() != before
    monkeypatch.setattr(caching, "_sources", sources.items)
    assert reader_digest() == before


def test_code_that_changes_during_a_run_keeps_nothing(
    files: list[SourceFile], folder: Path, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = opened()
    monkeypatch.setattr(caching, "reader_digest", lambda: b"other")
    read(files, cache)
    assert shards(folder) == []


# damage

ENTRIES = {bytes([1]) * 32: b"facts", bytes([2]) * 32: b""}


def test_a_shard_holds_what_was_packed() -> None:
    assert unpacked(packed(ENTRIES, DIGEST), DIGEST) == ENTRIES
    assert unpacked(packed(ENTRIES, DIGEST), bytes(31) + b"x") == {}


def test_a_shard_with_one_wrong_byte_is_empty() -> None:
    good = packed(ENTRIES, DIGEST)
    for position in range(len(good)):
        for flip in (0x01, 0x80, 0xFF):
            bad = bytearray(good)
            bad[position] ^= flip
            assert unpacked(bytes(bad), DIGEST) == {}, position


def test_a_shard_that_was_cut_off_or_went_on_is_empty() -> None:
    good = packed(ENTRIES, DIGEST)
    for length in range(len(good)):
        assert unpacked(good[:length], DIGEST) == {}, length
    assert unpacked(good + b"\0", DIGEST) == {}


@any_time
@given(st.binary(max_size=200))
def test_any_bytes_are_no_shard(data: bytes) -> None:
    assert unpacked(data, DIGEST) == {}


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
    path.write_bytes(bytes(caching.MAX_SHARD_BYTES + 1))


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


# size


def test_a_full_shard_loses_what_was_not_used_for_longest(
    opened: Open, monkeypatch: pytest.MonkeyPatch, page: Make
) -> None:
    monkeypatch.setattr(caching, "MAX_SHARD_BYTES", 20_000)
    facts = entry_of(None, read_page("a.md", page().encode())).facts
    room = 19_000 // (len(facts) + 40)
    keys = [bytes([7]) + number.to_bytes(31, "big") for number in range(room + 3)]
    cache = opened()
    for key in keys[:-3]:
        cache.keep(Entry(key, facts))
    cache.save()
    cache = opened()
    assert cache.find(keys[0], "a.md")
    for key in keys[-3:]:
        cache.keep(Entry(key, facts))
    cache.save()
    cache = opened()
    assert cache.find(keys[0], "a.md")
    assert cache.find(keys[-1], "a.md")
    assert not cache.find(keys[1], "a.md")


@any_time
@given(st.lists(st.integers(0, 900), max_size=12))
def test_no_shard_is_larger_than_allowed(sizes: list[int]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(caching, "MAX_SHARD_BYTES", 1_000)
        entries = {bytes([n]) * 32: bytes(size) for n, size in enumerate(sizes)}
        data = packed(entries, DIGEST)
        assert len(data) <= 1_000
        kept = unpacked(data, DIGEST)
        assert list(kept.items()) == [
            item for item in entries.items() if item[0] in kept
        ]


def test_a_page_larger_than_a_shard_is_not_kept_and_costs_no_other() -> None:
    large = {bytes([3]) * 32: bytes(caching.MAX_SHARD_BYTES)}
    assert unpacked(packed(ENTRIES | large, DIGEST), DIGEST) == ENTRIES


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
from generator.reader.cache.facts import open_cache
from generator.reader.cache.folder import cache_folder, clear
from generator.reader.discover import discover
from generator.reader.read import read_files

files = discover([Path(sys.argv[1])]).files
plain = read_files(files, 1, lambda done: None)
for number in range(20):
    cache, refused = open_cache()
    assert cache is not None, refused
    assert read_files(files, 1, lambda done: None, cache) == plain
    if number % 3 == 2:
        clear(cache_folder())
"""


def test_two_runs_at_once_both_give_what_is_right(
    files: list[SourceFile], folder: Path, opened: Open
) -> None:
    command = [sys.executable, "-c", _RUN, str(files[0].file.parent)]
    root = Path(__file__).resolve().parents[3]
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

    monkeypatch.setattr(caching.os, "replace", killed)
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

    monkeypatch.setattr(caching.os, "replace", full)
    assert read(files, opened()) == read(files)
    assert shards(folder) == []


def test_the_folder_is_the_users_alone(
    files: list[SourceFile], opened: Open, folder: Path
) -> None:
    before = os.umask(0)
    try:
        read(files, opened())
    finally:
        os.umask(before)
    modes = {oct(path.stat().st_mode & 0o777) for path in (folder, folder / "facts")}
    assert modes == {oct(0o700)}
    assert {oct(path.stat().st_mode & 0o777) for path in shards(folder)} == {oct(0o600)}


def _link(folder: Path) -> None:
    folder.rename(folder.with_name("elsewhere"))
    folder.symlink_to("elsewhere")


def _file(folder: Path) -> None:
    folder.rmdir()
    folder.touch()


def _shared_with_group(folder: Path) -> None:
    folder.chmod(0o770)


def _shared_with_all(folder: Path) -> None:
    folder.chmod(0o1777)


@pytest.mark.parametrize("inner", [False, True])
@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (_link, "is a link"),
        (_file, "is no folder"),
        (_shared_with_group, "can be written to by others"),
        (_shared_with_all, "can be written to by others"),
    ],
)
def test_a_folder_that_others_could_have_filled_is_not_used(
    change: Callable[[Path], None], reason: str, inner: bool, folder: Path
) -> None:
    place = folder / "facts" if inner else folder
    place.mkdir(mode=0o700, parents=True)
    change(place)
    assert open_cache() == (None, f"{place} {reason}")


def test_a_folder_of_another_user_is_not_used(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.mkdir(parents=True)
    user = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: user + 1)
    assert open_cache() == (None, f"{folder} belongs to another user")


def test_a_folder_that_cannot_be_made_is_not_used(folder: Path) -> None:
    folder.parent.write_text("a file")
    cache, refused = open_cache()
    assert cache is None
    assert refused == f"{folder} cannot be made: {os.strerror(errno.EEXIST)}"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's home is a temporary folder, and no variable names a folder for caches."""
    for name in ("DOCWRIGHT_CACHE_DIR", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    ("platform", "variable", "value", "expected"),
    [
        (Unix, "XDG_CACHE_HOME", "", "{home}/.cache/docwright"),
        (Unix, "XDG_CACHE_HOME", "/own", "/own/docwright"),
        (Unix, "XDG_CACHE_HOME", "not/absolute", "{home}/.cache/docwright"),
        (MacOS, "XDG_CACHE_HOME", "/own", "/own/docwright"),
        (MacOS, "XDG_CACHE_HOME", "", "{home}/Library/Caches/docwright"),
        (Windows, "LOCALAPPDATA", "/local", "/local/docwright"),
        (Unix, "DOCWRIGHT_CACHE_DIR", "/given", "/given"),
        (MacOS, "DOCWRIGHT_CACHE_DIR", "/given", "/given"),
        (Unix, "DOCWRIGHT_CACHE_DIR", "", "{home}/.cache/docwright"),
    ],
)
def test_the_folder_is_where_the_platform_has_caches(
    platform: type[PlatformDirsABC],
    variable: str,
    value: str,
    expected: str,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(platformdirs, "PlatformDirs", platform)
    # Windows itself can be asked on Windows only
    monkeypatch.setattr(windows, "get_win_folder", windows.get_win_folder_from_env_vars)
    monkeypatch.setenv(variable, value)
    assert cache_folder() == Path(expected.format(home=home))


def test_looking_for_the_folder_makes_none(home: Path) -> None:
    cache_folder()
    assert list(home.iterdir()) == []


def test_a_user_without_home_has_no_cache(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(uid: int) -> NoReturn:
        raise KeyError(uid)

    monkeypatch.delenv("HOME")
    monkeypatch.setattr(pwd, "getpwuid", unknown)
    cache, reason = open_cache()
    assert cache is None
    assert "home directory" in reason


def test_clearing_removes_only_what_is_docwrights(
    files: list[SourceFile], opened: Open, folder: Path
) -> None:
    read(files, opened())
    ours = [*shards(folder), folder / "facts" / "0a.facts.k1ll3d.tmp"]
    ours[-1].write_bytes(b"half")
    size = sum(path.stat().st_size for path in ours)
    foreign = [folder / "notes.txt", folder / "0a.facts", folder / "facts/mine.facts"]
    for path in foreign:
        path.write_text("mine")
    removed = clear(folder)
    assert (removed.files, removed.size) == (len(ours), size)
    assert shards(folder) == foreign[-1:]
    assert [path.read_text() for path in foreign] == ["mine"] * 3


def test_clearing_removes_no_links(folder: Path) -> None:
    make_folder(folder)
    target = folder / "notes.txt"
    target.write_text("mine")
    link = folder / "facts" / "0a.facts"
    link.symlink_to(target)
    assert clear(folder).files == 0
    assert link.read_text() == "mine"


def test_clearing_an_empty_or_missing_cache_removes_nothing(folder: Path) -> None:
    assert clear(folder).files == 0
    make_folder(folder)
    assert clear(folder).files == 0
    assert shards(folder) == []
