"""Zips as other programs write them."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO

import pytest

from generator.reader.discover import discover
from generator.reader.page_bytes import page_bytes

PAGES: Mapping[str, bytes] = {
    "Größe/é.md": b"# Size\n" * 40,
    "reference/soap/A.md": b"# A\r\n",
    "reference/toc.yml": b"",
    "a b.txt": bytes(range(256)) * 300,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of pages, a link and a hidden file."""
    folder = tmp_path / "pages"
    for name, data in PAGES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    (folder / ".hidden.md").write_bytes(b"x")
    return folder


def run(folder: Path, *command: str) -> None:
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "GIT_CONFIG_GLOBAL": os.devnull}
    subprocess.run(
        command, cwd=folder, env=environment, check=True, capture_output=True
    )


def read(file: Path) -> dict[str, bytes]:
    found = discover([file])
    assert found.diagnostics == ()
    # the root of these pages is the folder `reference`
    names = {page.entry.name: page for page in found.files if page.entry}
    return {name: page_bytes(page) for name, page in names.items()}


def needs(program: str) -> pytest.MarkDecorator:
    missing = shutil.which(program) is None
    return pytest.mark.skipif(missing, reason=f"{program} is not installed")


def _by_zip(folder: Path, file: Path) -> None:
    run(folder, "zip", "-q", "-r", str(file), ".")


def _by_zip_from_a_stream(folder: Path, file: Path) -> None:
    # sizes stand behind the entries, and 64 bit are announced
    with file.open("wb") as stream:
        subprocess.run(
            ["zip", "-q", "-r", "-", "."], cwd=folder, stdout=stream, check=True
        )


def _by_git(folder: Path, file: Path) -> None:
    name = ["-c", "user.name=A", "-c", "user.email=a@example.com"]
    run(folder, "git", "init", "-q")
    run(folder, "git", "-c", "core.autocrlf=false", "add", ".")
    run(folder, "git", *name, "commit", "-q", "--no-gpg-sign", "-m", "Pages")
    run(folder, "git", "archive", "--format=zip", "-o", str(file), "HEAD")


def _by_shutil(folder: Path, file: Path) -> None:
    shutil.make_archive(str(file.with_suffix("")), "zip", folder)


def _by_command_of_python(folder: Path, file: Path) -> None:
    names = sorted(path.name for path in folder.iterdir())
    run(folder, sys.executable, "-m", "zipfile", "-c", str(file), *names)


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(_by_zip, marks=needs("zip")),
        pytest.param(_by_zip_from_a_stream, marks=needs("zip")),
        pytest.param(_by_git, marks=needs("git")),
        _by_shutil,
        _by_command_of_python,
    ],
)
def test_the_zip_of_a_tool_holds_the_pages(
    make: Callable[[Path, Path], None], folder: Path, tmp_path: Path
) -> None:
    make(folder, tmp_path / "made.zip")
    assert read(tmp_path / "made.zip") == PAGES


class _Stream(io.RawIOBase):
    """A stream that cannot be sought, for which `zipfile` writes sizes behind the entries."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def writable(self) -> bool:
        return True

    # the type of the base, `Buffer`, has no name before Python 3.12
    def write(self, data: bytes, /) -> int:  # type: ignore[override] # Buffer has no name before 3.12
        return self._stream.write(data)


@pytest.mark.parametrize("is_stream", [False, True])
@pytest.mark.parametrize("is_zip64", [False, True])
@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize(("before", "comment"), [(b"", b""), (b"#!/bin/sh\n" * 9, b"made " * 9)])  # fmt: skip
def test_all_forms_of_python_are_read(
    tmp_path: Path, *, is_stream: bool, is_zip64: bool, method: int, before: bytes, comment: bytes
) -> None:  # fmt: skip
    file = tmp_path / "made.zip"
    with file.open("wb") as stream:
        target: IO[bytes] = io.BufferedWriter(_Stream(stream)) if is_stream else stream
        if not is_stream:
            stream.write(before)
        with zipfile.ZipFile(target, "w", method) as made:
            made.comment = comment
            for name, data in PAGES.items():
                info = zipfile.ZipInfo(name)
                info.compress_type = method
                with made.open(info, "w", force_zip64=is_zip64) as entry:
                    entry.write(data)
    if is_stream:
        file.write_bytes(before + file.read_bytes())
    assert read(file) == PAGES


@needs("zip")
def test_links_in_the_zip_of_a_tool_are_left_out(folder: Path, tmp_path: Path) -> None:
    (folder / "link.md").symlink_to("a b.txt")
    run(folder, "zip", "-q", "-r", "-y", str(tmp_path / "made.zip"), ".")
    found = discover([tmp_path / "made.zip"])
    assert len(found.files) == len(PAGES)
    assert [case.id for case in found.diagnostics] == ["zip-entry-link"]


@needs("zip")
def test_a_zip_with_a_password_has_no_page_and_says_why(
    folder: Path, tmp_path: Path
) -> None:
    run(folder, "zip", "-q", "-r", "-P", "secret", str(tmp_path / "made.zip"), ".")
    (tmp_path / "a.md").write_text("# A")
    found = discover([tmp_path / "made.zip", tmp_path / "a.md"])
    assert [page.path for page in found.files] == ["a.md"]
    assert {case.id for case in found.diagnostics} == {"zip-entry-encrypted"}
