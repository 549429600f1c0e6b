"""What the system does to whole runs: full and read-only disks, two runs at once, names of folders, links."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.emit.writing import STAGING, flushing

ROOT = Path(__file__).resolve().parents[3]
GENERATE = (sys.executable, "-m", "generator", "generate")

Docwright = Callable[..., Any]
Files = Callable[[Path], dict[str, bytes]]


@pytest.fixture(autouse=True)
def _no_flushing(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test cuts the power, and waiting for the disk takes longer than all the rest."""
    monkeypatch.setattr(os, "fsync", lambda _descriptor: None)
    monkeypatch.setattr(flushing, "syncfs", lambda: None)


class Disk:
    """A small disk of its own at a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def mount(self, options: str) -> None:
        words = ["mount", "-t", "tmpfs", "-o", options, "docwright", self.folder]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        if done.returncode:
            pytest.skip(f"a small disk cannot be mounted here: {done.stderr.strip()}")

    def leave_free(self, size: int) -> None:
        """Makes the disk so small that only this many bytes are free."""
        status = os.statvfs(self.folder)
        used = (status.f_blocks - status.f_bfree) * status.f_frsize
        self.mount(f"remount,rw,size={used + size}")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """A disk of 64 MiB at `disk`."""
    if not shutil.which("mount") or not sys.platform.startswith("linux"):
        pytest.skip("only Linux mounts a small disk in memory")
    disk = Disk(tmp_path / "disk")
    disk.folder.mkdir()
    disk.mount("size=64m")
    yield disk
    subprocess.run(["umount", disk.folder], check=True)


@pytest.fixture
def fewer(docs: Path) -> Path:
    """Docs that lack an operation, so that much of the SDK of the others changes."""
    fewer = docs.with_name("fewer")
    shutil.copytree(docs, fewer)
    shutil.rmtree(fewer / "soap/Services82")
    (fewer / "soap/Services88/Appointment/Reject.md").unlink()
    return fewer


@pytest.mark.parametrize("free", [0, 4_096, 16_384, 65_536, 131_072])
def test_a_full_disk_is_told_and_changes_nothing_until_there_is_space(
    docwright: Docwright, docs: Path, fewer: Path, disk: Disk, files: Files, free: int
) -> None:
    words = ("-o", disk.folder / "sdk", "--no-format")
    assert docwright("generate", fewer, *words).status == 0
    before = files(disk.folder)
    disk.leave_free(free)
    run = docwright("generate", docs, *words)
    assert run.status == 2
    assert "No space left on device" in run.err
    assert "Free some space, then run it again." in run.err
    assert files(disk.folder) == before
    assert not (disk.folder / "sdk" / STAGING).exists()
    disk.mount("remount,size=64m")
    assert docwright("generate", docs, *words).status == 0
    assert docwright("generate", docs, *words, "--check").status == 0


def test_a_disk_that_is_full_from_the_beginning_gets_no_half_an_sdk(
    docwright: Docwright, docs: Path, disk: Disk
) -> None:
    disk.mount("remount,size=512k")
    run = docwright("generate", docs, "-o", disk.folder / "sdk", "--no-format")
    assert run.status == 2
    assert "No space left on device" in run.err
    assert not [path for path in disk.folder.rglob("*") if path.is_file()]


def test_a_read_only_disk_is_checked_and_never_written(
    docwright: Docwright, docs: Path, fewer: Path, disk: Disk, files: Files
) -> None:
    words = ("-o", disk.folder / "sdk", "--no-format")
    assert docwright("generate", fewer, *words).status == 0
    disk.mount("remount,ro")
    before = files(disk.folder)
    assert docwright("generate", fewer, *words, "--check").status == 0
    assert docwright("generate", docs, *words, "--check").status == 1
    # nothing is to be written
    assert docwright("generate", fewer, *words).status == 0
    run = docwright("generate", docs, *words)
    assert run.status == 2
    assert "cannot be written" in run.err or "Read-only file system" in run.err
    assert files(disk.folder) == before


def test_two_runs_at_once_never_mix(
    docwright: Docwright, docs: Path, fewer: Path, tmp_path: Path, files: Files
) -> None:
    states = []
    for source in (docs, fewer):
        assert docwright("generate", source, "-o", "alone", "--no-format").status == 0
        states.append(files(tmp_path / "alone"))
    for _ in range(3):
        runs = [
            subprocess.Popen(
                [*GENERATE, source, "-o", "sdk", "--no-format"],
                cwd=tmp_path,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
                stderr=subprocess.PIPE,
                text=True,
            )
            for source in (docs, fewer)
        ]
        output = [run.communicate()[1] for run in runs]
        statuses = [run.returncode for run in runs]
        assert 0 in statuses
        for status, lines in zip(statuses, output, strict=True):
            assert status == 0 or (status, "another run" in lines) == (2, True)
        assert files(tmp_path / "sdk") in states


@pytest.mark.parametrize(
    "name",
    ["two words", " blank", "ærø å", "日本語", "e\u0301 and \u00e9", "it's \"quoted\"", "a;b&c$(d)", "-dash", "%20#?", "[x]*"],
)  # fmt: skip
def test_names_of_folders_may_have_any_characters(
    docwright: Docwright, docs: Path, tmp_path: Path, files: Files, name: str
) -> None:
    assert docwright("generate", docs, "-o", "plain", "--no-format").status == 0
    for folder in (f"in {name}", f"out {name}"):
        (tmp_path / folder).mkdir()
    pages, out = tmp_path / f"in {name}" / name, f"./out {name}/{name}"
    shutil.copytree(docs, pages)
    words = ("generate", f"./in {name}/{name}", "-o", out, "--no-format")
    assert docwright(*words).status == 0
    assert files(tmp_path / out) == files(tmp_path / "plain")
    assert docwright(*words, "--check").status == 0
    (pages / "soap/Services82/Appointment/Reject.md").unlink()
    assert docwright(*words).status == 0
    program = "import superoffice.soap.services88.models as m; print(m.__file__)"
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path / out,
        env={**os.environ, "PYTHONPATH": str(tmp_path / out)},
        capture_output=True,
        check=True,
    )
    assert done.stdout


def test_a_page_may_have_any_printable_name(
    docwright: Docwright, docs: Path, files: Files, tmp_path: Path
) -> None:
    page = docs / "soap/Services88/Appointment/Reject.md"
    page.rename(page.with_name("Å nei; 日本 #1.md"))
    words = ("generate", docs, "-o", "sdk", "--no-format")
    assert docwright(*words).status == 0
    before = files(tmp_path / "sdk")
    assert docwright(*words).status == 0
    assert files(tmp_path / "sdk") == before


def test_an_absolute_output_behind_a_link_of_the_system_is_the_folder_itself(
    docwright: Docwright, docs: Path, tmp_path: Path, files: Files
) -> None:
    """Such as /tmp on macOS, which is a link to /private/tmp: only links on the way from the working directory are refused."""
    elsewhere = tmp_path.with_name(f"{tmp_path.name}-elsewhere")
    elsewhere.mkdir()
    link = tmp_path.with_name(f"{tmp_path.name}-link")
    link.symlink_to(elsewhere)
    words = ("generate", docs, "-o", link / "sdk", "--no-format")
    assert docwright(*words).status == 0
    assert docwright("generate", docs, "-o", "plain", "--no-format").status == 0
    assert files(elsewhere / "sdk") == files(tmp_path / "plain")
    assert link.is_symlink()
    assert docwright(*words, "--check").status == 0
