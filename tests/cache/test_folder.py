"""The folder of the cache: where it is, whether it may be used, how it is cleared."""

from __future__ import annotations

import errno
import os
import pwd
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import platformdirs
import pytest
from platformdirs import windows
from platformdirs.api import PlatformDirsABC
from platformdirs.macos import MacOS
from platformdirs.unix import Unix
from platformdirs.windows import Windows

from generator.cache.code import MAKING
from generator.cache.folder import cache_folder, clear, make_folder
from generator.cache.kinds import KINDS, PARTS, RESULTS
from generator.cache.store import Cache, open_cache

Open = Callable[[], Cache]


def fill(cache: Cache) -> None:
    """Keeps something in a store of each sort."""
    for store in (cache.sharded(PARTS, MAKING), cache.files(RESULTS, MAKING)):
        store.keep(bytes(32), b"value")
        store.save()


def kept(folder: Path) -> list[Path]:
    """The files in the stores."""
    return sorted(path for path in folder.glob("*/*") if path.is_file())


def test_the_folder_is_the_users_alone(opened: Open, folder: Path) -> None:
    before = os.umask(0)
    try:
        fill(opened())
    finally:
        os.umask(before)
    folders = (folder, *(folder / kind.name for kind in KINDS))
    modes = {oct(path.stat().st_mode & 0o777) for path in folders}
    assert modes == {oct(0o700)}
    assert {oct(path.stat().st_mode & 0o777) for path in kept(folder)} == {oct(0o600)}


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


@pytest.mark.parametrize("inner", ["", *(kind.name for kind in KINDS)])
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
    change: Callable[[Path], None], reason: str, inner: str, folder: Path
) -> None:
    place = folder / inner
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


def test_clearing_removes_only_what_is_docwrights(opened: Open, folder: Path) -> None:
    fill(opened())
    ours = [
        *kept(folder),
        folder / "facts" / "0a.facts.k1ll3d.tmp",
        folder / "results" / f"{'0a' * 32}.results.k1ll3d.tmp",
    ]
    for path in ours[-2:]:
        path.write_bytes(b"half")
    size = sum(path.stat().st_size for path in ours)
    foreign = [
        folder / "notes.txt",
        folder / "0a.facts",
        folder / "facts/mine.facts",
        folder / "facts/0a.parts",
        folder / "results/0a.resultsx",
    ]
    for path in foreign:
        path.write_text("mine")
    removed = clear(folder)
    assert (removed.files, removed.size) == (len(ours), size)
    assert kept(folder) == sorted(foreign[2:])
    assert [path.read_text() for path in foreign] == ["mine"] * 5


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
    assert kept(folder) == []
