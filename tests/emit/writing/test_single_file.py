"""A file that is not generated is written like those that are: no link is followed, and no reader sees a part of it."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from generator.emit.writing import write_file
from generator.model.errors import UsageError


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory, with a file outside that must stay as it is."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/victim").write_bytes(b"mine\n")
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path / "here"


def test_a_file_is_written_and_replaced_and_nothing_else_is_left(here: Path) -> None:
    for data in (b"one", b"two"):
        write_file(Path("x.json"), data)
        assert {path.name: path.read_bytes() for path in here.iterdir()} == {
            "x.json": data
        }


@pytest.mark.parametrize(
    ("link", "target", "path"),
    [
        ("x.json", "../outside/victim", "x.json"),
        ("x.json", "../outside/nothing", "x.json"),
        ("folder", "../outside", "folder/victim"),
        ("folder", "../outside", "folder/new"),
        ("folder", "../outside", "./folder/../folder/victim"),
        ("x.json", "x.json", "x.json"),
    ],
)
def test_no_link_is_followed(here: Path, link: str, target: str, path: str) -> None:
    (here / link).symlink_to(target)
    with pytest.raises(UsageError, match="is a symbolic link"):
        write_file(Path(path), b"x")
    with pytest.raises(UsageError, match="is a symbolic link"):
        write_file(here / path, b"x")
    outside = here.parent / "outside"
    assert {path.name: path.read_bytes() for path in outside.iterdir()} == {
        "victim": b"mine\n"
    }


def test_a_link_in_place_of_a_draft_is_not_followed(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("secrets.token_hex", lambda _: "0")
    (here / ".docwright-0.draft").symlink_to("../outside/victim")
    with pytest.raises(FileExistsError):
        write_file(Path("x.json"), b"x")
    assert (here.parent / "outside/victim").read_bytes() == b"mine\n"
    assert not (here / "x.json").exists()


def test_another_name_of_the_file_keeps_its_content(here: Path) -> None:
    (here / "x.json").hardlink_to("../outside/victim")
    write_file(Path("x.json"), b"x")
    assert (here.parent / "outside/victim").read_bytes() == b"mine\n"
    assert (here / "x.json").read_bytes() == b"x"


@pytest.mark.parametrize("path", ["fifo", "folder", "/dev/null"])
def test_what_is_no_ordinary_file_is_refused(here: Path, path: str) -> None:
    os.mkfifo(here / "fifo")
    (here / "folder").mkdir()
    with pytest.raises(UsageError, match="is no ordinary file"):
        write_file(Path(path), b"x")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_permissions_stay_and_a_new_file_has_the_usual_ones(here: Path) -> None:
    (here / "secret").write_bytes(b"")
    (here / "secret").chmod(0o600)
    (here / "usual").write_bytes(b"")
    for name in ("secret", "new"):
        write_file(Path(name), b"x")
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in here.iterdir()}
    assert modes == {"secret": 0o600, "usual": modes["usual"], "new": modes["usual"]}


def test_a_failure_leaves_the_old_file_and_no_draft(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "x.json").write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space"):
        write_file(Path("x.json"), b"new")
    assert [path.read_bytes() for path in here.iterdir()] == [b"old"]
