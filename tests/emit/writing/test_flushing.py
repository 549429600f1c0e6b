"""Few files are flushed one by one, many in one call where the system has one that tells of errors."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from generator.emit.writing import flushing, system_calls
from generator.emit.writing.flushing import flush


@pytest.fixture
def calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The calls that flush, in order."""
    calls: list[str] = []
    monkeypatch.setattr(os, "fsync", lambda _descriptor: calls.append("fsync"))
    monkeypatch.setattr(
        flushing, "syncfs", lambda: lambda _descriptor: calls.append("syncfs")
    )
    return calls


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    paths = [tmp_path / str(number) for number in range(100)]
    for path in paths:
        path.touch()
    return [str(path) for path in paths]


def test_few_files_are_flushed_one_by_one(files, tmp_path, calls) -> None:
    flush(files[:9], (str(tmp_path),), str(tmp_path))
    assert calls == ["fsync"] * 10


def test_many_files_are_flushed_together(files, tmp_path, calls) -> None:
    flush(files, (str(tmp_path),), str(tmp_path))
    assert calls == ["syncfs"]


def test_without_that_call_each_is_flushed(files, tmp_path, calls, monkeypatch) -> None:
    monkeypatch.setattr(flushing, "syncfs", lambda: None)
    flush(files, (str(tmp_path),), str(tmp_path))
    assert calls == ["fsync"] * 101


def test_a_failure_is_told(files, tmp_path, calls, monkeypatch) -> None:
    def fail(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(flushing, "syncfs", lambda: fail)
    with pytest.raises(OSError, match="No space left"):
        flush(files, (), str(tmp_path))
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space left"):
        flush(files[:2], (), str(tmp_path))


@pytest.mark.skipif(not hasattr(os, "uname"), reason="Windows has no such call")
@pytest.mark.parametrize(
    ("release", "has_call"),
    [("4.19.0-27-amd64", False), ("5.7.1", False), ("5.8.0", True), ("6.1-rc1", True), ("?", False)],
)  # fmt: skip
def test_a_kernel_that_does_not_tell_of_failures_is_not_asked(
    monkeypatch, release: str, has_call: bool
) -> None:
    system_calls.syncfs.cache_clear()
    there = system_calls.syncfs() is not None
    system = os.uname()
    changed = os.uname_result((*system[:2], release, *system[3:]))
    monkeypatch.setattr(os, "uname", lambda: changed)
    system_calls.syncfs.cache_clear()
    assert (system_calls.syncfs() is not None) == (has_call and there)
    system_calls.syncfs.cache_clear()


def test_a_real_file_system_is_flushed(tmp_path) -> None:
    if (call := system_calls.syncfs()) is None:
        pytest.skip("this system has no syncfs; each file is flushed")
    descriptor = os.open(tmp_path, os.O_RDONLY)
    try:
        call(descriptor)
        with pytest.raises(OSError, match="Bad file descriptor"):
            call(-1)
    finally:
        os.close(descriptor)
