"""What the environment does to a run: no permission, a full disk, another run, somebody's edit."""

from __future__ import annotations

import errno
import fcntl
import os
import re
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from support.processes import forked

from generator.emit.writing import (
    MANIFEST,
    STAGING,
    exchange,
    lock,
    recover,
)
from generator.model.errors import BusyError, FindingsError, UsageError


def test_a_file_is_no_output_folder(tmp_path, sdk) -> None:
    (tmp_path / "out").write_bytes(b"mine")
    for act in (
        lambda: sdk.write(tmp_path / "out", sdk.before),
        lambda: sdk.plan(tmp_path / "out", {}),
    ):
        with pytest.raises(UsageError, match="is no folder") as caught:
            act()
        assert "-o" in caught.value.hint
    assert (tmp_path / "out").read_bytes() == b"mine"


def test_a_folder_below_a_file_cannot_be_made(tmp_path, sdk) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    with pytest.raises(UsageError, match="Not a directory") as caught:
        sdk.write(tmp_path / "file/out", sdk.before)
    assert str(tmp_path / "file/out") in caught.value.message
    assert recover(tmp_path / "file/out").message == ""


def test_a_folder_without_permission_is_found_before_staging(
    out, sdk, monkeypatch, state
) -> None:
    allowed = os.access
    monkeypatch.setattr(
        os, "access", lambda path, mode: path != out / "docs" and allowed(path, mode)
    )
    before = state(out)
    with pytest.raises(UsageError, match=f"{out / 'docs'} cannot be written"):
        sdk.write(out, sdk.after)
    assert state(out) == before


NOBODY = 65534


@pytest.fixture
def public(make_out) -> Iterator[Path]:
    """An output folder of a user without privileges, where that user can get to it."""
    with tempfile.TemporaryDirectory() as folder:
        out = make_out(Path(folder) / "out")
        for path in (Path(folder), *Path(folder).rglob("*")):
            if os.geteuid() == 0:
                os.chown(path, NOBODY, NOBODY)
            path.chmod(0o755 if path.is_dir() else 0o444)
        yield out
        for path in out.rglob("*"):
            if path.is_dir():
                path.chmod(0o755)


def without_privileges(work: Callable[[], object]) -> Any:
    """The result of work that may do no more than the permissions of files allow."""

    def as_nobody() -> object:
        if os.geteuid() == 0:
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        try:
            work()
        except UsageError as error:
            return error.message
        return ""

    return forked(as_nobody)()


def test_read_only_files_are_replaced_as_any_others(public, sdk, content) -> None:
    assert without_privileges(lambda: sdk.write(public, sdk.after)) == ""
    assert content(public)["superoffice/__init__.py"] == b"new = 1\n"
    assert content(public)["README.md"] == b"new\n"
    assert not (public / STAGING).exists()


@pytest.mark.parametrize("place", [".", "superoffice", "docs", "docs/api"])
def test_a_read_only_folder_is_named_and_nothing_is_touched(
    public, sdk, content, place: str
) -> None:
    before = content(public)
    (public / place).chmod(0o555)
    message = without_privileges(lambda: sdk.write(public, sdk.after))
    assert str(public / place) in message
    assert content(public) == before
    assert not (public / STAGING).exists()
    # what is only compared needs no permission to write
    planned = without_privileges(lambda: sdk.plan(public, sdk.after))
    assert planned == ""
    (public / place).chmod(0o755)
    assert without_privileges(lambda: sdk.write(public, sdk.after)) == ""


def test_a_folder_of_another_file_system_is_found_before_staging(
    out, sdk, monkeypatch, state
) -> None:
    real = Path.stat

    def stat(path: Path, **options: bool) -> os.stat_result:
        found = real(path, **options)
        if path != out / "docs/api":
            return found
        return os.stat_result((*found[:2], found.st_dev + 1, *found[3:10]))

    before = state(out)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "stat", stat)
        with pytest.raises(UsageError, match="is on another file system"):
            sdk.write(out, sdk.after)
    assert state(out) == before


@pytest.mark.parametrize(
    "name",
    ["mkdir", "write", "link", "rename", "replace", "unlink", "fsync", "exchange"],
)
def test_a_failing_step_is_told_and_the_next_run_succeeds(
    tmp_path, make_out, sdk, content, clean, way, name: str
) -> None:
    for failing in range(1, 1000):
        out = make_out(tmp_path / str(failing))
        before = content(out)
        with failing_at(name, failing) as calls:
            try:
                sdk.write(out, sdk.after)
            except UsageError as error:
                reported = f"{error.message} {error.hint}"
                assert re.search("No space left on device.*Free some space", reported)
        if not (out / STAGING).exists():
            assert content(out) in (before, clean)
        recover(out)
        sdk.write(out, sdk.after)
        assert content(out) == clean
        if len(calls) < failing:
            break
    assert failing > 1 or (name, way) == ("exchange", "two renames")


@contextmanager
def failing_at(name: str, number: int) -> Iterator[list[object]]:
    """A context in which the n-th call of one kind finds the disk full; it gives the calls."""
    place = (exchange, "_exchange") if name == "exchange" else (os, name)
    real, calls = getattr(*place), []

    def call(*arguments: object, **options: object) -> object:
        calls.append(arguments)
        if len(calls) == number:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(*arguments, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(*place, call)
        yield calls


def test_a_run_whose_first_step_fails_is_undone(out, sdk, content, monkeypatch) -> None:
    def refuse(_first: Path, second: Path) -> bool:
        raise OSError(errno.EXDEV, "Invalid cross-device link", str(second))

    before = content(out)
    with monkeypatch.context() as patch:
        patch.setattr(exchange, "_exchange", refuse)
        with pytest.raises(UsageError, match="cross-device") as caught:
            sdk.write(out, sdk.after)
    assert "new folder with -o" in caught.value.hint
    assert content(out) == before
    assert not (out / STAGING).exists()


def test_a_folder_is_put_back_when_the_second_rename_fails(
    out, sdk, content, monkeypatch
) -> None:
    real = Path.rename

    def refuse(path: Path, target: Path) -> Path:
        if target == out / "superoffice" and path.parent.name == "new":
            raise OSError(errno.EACCES, "Permission denied", str(target))
        return real(path, target)

    before = content(out)
    monkeypatch.setattr(exchange, "_exchange", lambda *_: False)
    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(UsageError, match="Permission denied"):
        sdk.write(out, sdk.after)
    assert content(out) == before
    assert not (out / STAGING).exists()


def test_a_full_disk_leaves_nothing_behind(out, sdk, content, monkeypatch) -> None:
    def full(_descriptor: int, _data: memoryview) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    before = content(out)
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        with pytest.raises(UsageError, match=f"{STAGING}.*No space left on device"):
            sdk.write(out, sdk.after)
    assert content(out) == before
    assert not (out / STAGING).exists()


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("superoffice/__init__.py", id="to be changed"),
        pytest.param("superoffice/keep.py", id="to be kept"),
        pytest.param("superoffice/mine.py", id="added"),
        pytest.param("README.md", id="at the top"),
    ],
)
@pytest.mark.parametrize("moment", ["new", "journal.json"])
def test_an_edit_while_a_run_is_staging_is_not_lost(
    out, sdk, content, monkeypatch, path: str, moment: str
) -> None:
    def edit_at(real):
        def call(path_: Path, *rest: object) -> None:
            real(path_, *rest)
            if moment in (path_.name, *(str(name).rpartition("/")[2] for name in rest)):
                (out / path).write_bytes(b"mine\n")

        return call

    before = content(out) | {path: b"mine\n"}
    with monkeypatch.context() as patch:
        patch.setattr(os, "mkdir", edit_at(os.mkdir))
        patch.setattr(os, "rename", edit_at(os.rename))
        with pytest.raises(FindingsError, match=f"{path} was edited"):
            sdk.write(out, sdk.after)
    assert content(out) == before
    assert not (out / STAGING).exists()


@pytest.mark.parametrize("kind", [fcntl.LOCK_EX, fcntl.LOCK_SH])
def test_a_second_run_at_once_is_refused(out, sdk, content, kind: int) -> None:
    before = content(out)
    descriptor = os.open(out, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, kind)
        with pytest.raises(UsageError, match="another run") as caught:
            sdk.write(out, sdk.after)
        assert "Wait" in caught.value.hint
    finally:
        os.close(descriptor)
    assert content(out) == before
    sdk.write(out, sdk.after)


def test_a_check_waits_for_no_other_check_but_for_a_run(out, sdk) -> None:
    descriptor = os.open(out, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH)
        sdk.plan(out, sdk.after)
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        with pytest.raises(UsageError, match="another run"):
            sdk.plan(out, sdk.after)
    finally:
        os.close(descriptor)


@pytest.mark.parametrize("code", [errno.ENOLCK, errno.ENOSYS])
def test_a_file_system_without_locks_is_written_too(
    out, sdk, monkeypatch, code: int
) -> None:
    def refuse(_descriptor: int, _kind: int) -> None:
        raise OSError(code, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    assert sdk.write(out, sdk.after).written
    assert not sdk.plan(out, sdk.after).written


def test_a_file_system_that_locks_files_only_keeps_runs_apart_too(
    out, sdk, monkeypatch, content
) -> None:
    """As NFS, which refuses to lock a folder, since that cannot be opened for writing."""
    real = fcntl.flock

    def refuse_folders(descriptor: int, kind: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EBADF, "Bad file descriptor")
        real(descriptor, kind)

    monkeypatch.setattr(fcntl, "flock", refuse_folders)
    monkeypatch.setattr(lock, "_PATIENCE", 0.1)
    before = content(out)
    with FileLock(out / lock.LOCK_FILE):
        with pytest.raises(BusyError, match="another run"):
            sdk.write(out, sdk.after)
        with pytest.raises(BusyError, match="another run"):
            sdk.plan(out, sdk.after)
    assert before.items() <= content(out).items()
    assert sdk.write(out, sdk.after).written
    assert not sdk.write(out, sdk.after).written


@pytest.fixture
def on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Locks as Windows has them: of a file instead of the folder."""
    monkeypatch.setattr(lock, "_folder_locked", lock.file_locked)
    monkeypatch.setattr(lock, "_PATIENCE", 0.1)


@pytest.mark.usefixtures("on_windows")
def test_a_second_run_at_once_is_refused_on_windows_too(out, sdk, content) -> None:
    before = content(out)
    with FileLock(out / lock.LOCK_FILE):
        with pytest.raises(UsageError, match="another run"):
            sdk.write(out, sdk.after)
        with pytest.raises(UsageError, match="another run"):
            sdk.plan(out, sdk.after)
    assert before.items() <= content(out).items()
    sdk.write(out, sdk.after)


@pytest.mark.usefixtures("on_windows")
def test_a_lock_file_that_a_killed_run_left_is_no_obstacle(out, sdk) -> None:
    (out / lock.LOCK_FILE).write_bytes(b"")
    changes = sdk.write(out, sdk.after)
    assert lock.LOCK_FILE not in {*changes.written, *changes.unchanged}
    assert lock.LOCK_FILE not in (out / MANIFEST).read_text()
    assert not sdk.write(out, sdk.after).written


@pytest.mark.usefixtures("on_windows")
def test_a_check_of_a_folder_that_takes_no_lock_file_goes_on(
    out, sdk, monkeypatch
) -> None:
    def refuse(_lock: FileLock, timeout: float) -> None:
        raise PermissionError(errno.EACCES, f"after {timeout} seconds")

    monkeypatch.setattr(FileLock, "acquire", refuse)
    assert sdk.plan(out, sdk.after).written


@pytest.mark.usefixtures("on_windows")
@pytest.mark.parametrize(
    "kind", ["link", "dangling link", "hard link", "fifo", "folder"]
)
def test_a_lock_file_that_no_run_made_is_refused_and_what_it_leads_to_stays(
    tmp_path, out, sdk, content, kind: str
) -> None:
    (tmp_path / "victim").write_bytes(b"mine\n")
    place = out / lock.LOCK_FILE
    place.unlink(missing_ok=True)
    match kind:
        case "link":
            place.symlink_to(tmp_path / "victim")
        case "dangling link":
            place.symlink_to(tmp_path / "nowhere")
        case "hard link":
            place.hardlink_to(tmp_path / "victim")
        case "fifo":
            os.mkfifo(place)
        case _:
            place.mkdir()
    before = content(out)
    with pytest.raises(UsageError, match="is no lock that Docwright made"):
        sdk.write(out, sdk.after)
    assert content(out) == before
    assert (tmp_path / "victim").read_bytes() == b"mine\n"
    assert not (tmp_path / "nowhere").exists()
