"""Whether all is written already is found out without the contents."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.emit.writing import (
    Changes,
    ManifestFacts,
    contents_of,
    unchanged,
    write_output,
)
from generator.emit.writing.manifest import MANIFEST
from generator.emit.writing.stage import STAGING
from generator.model.errors import UsageError

FACTS = ManifestFacts(docwright="1.0", docs="0" * 64, settings={"package": "sdk"})
FOLDERS = ("sdk", "docs")
FILES = {
    "README.md": b"# SDK\n",
    ".gitattributes": b"/sdk/** -text\n",
    "sdk/__init__.py": b"one = 1\ntwo = 2\n",
    "docs/index.md": b"Words.\n",
}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    out = tmp_path / "out"
    write_output(out, contents_of(FILES), FACTS, FOLDERS, whole="sdk")
    return out


def looked_at(out: Path, files: Mapping[str, bytes] = FILES) -> Changes | None:
    hashes = {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}
    return unchanged(out, hashes, FACTS, FOLDERS)


def test_all_is_written(out: Path) -> None:
    assert looked_at(out) == Changes(unchanged=tuple(sorted([*FILES, MANIFEST])))


def test_other_line_ends_and_what_nobody_wrote_change_nothing(out: Path) -> None:
    for path in ("sdk/__init__.py", MANIFEST):
        data = (out / path).read_bytes()
        (out / path).write_bytes(data.replace(b"\n", b"\r\n"))
    (out / "notes.txt").write_text("mine")
    assert looked_at(out) is not None


def test_a_file_of_the_user_in_the_place_of_one_that_gives_way_is_no_change(
    tmp_path: Path,
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / ".gitattributes").write_text("mine")
    write_output(out, contents_of(FILES), FACTS, FOLDERS, whole="sdk")
    changes = looked_at(out)
    assert changes is not None
    assert ".gitattributes" not in changes.unchanged


def _edited(out: Path) -> None:
    (out / "sdk/__init__.py").write_text("one = 2\n")


def _missing(out: Path) -> None:
    (out / "docs/index.md").unlink()


def _without_manifest(out: Path) -> None:
    (out / MANIFEST).unlink()


def _with_another_manifest(out: Path) -> None:
    text = (out / MANIFEST).read_text()
    (out / MANIFEST).write_text(text.replace('"1.0"', '"1.1"'))


def _interrupted(out: Path) -> None:
    (out / STAGING).mkdir()


def _removed(out: Path) -> None:
    out.rename(out.with_name("elsewhere"))


@pytest.mark.parametrize(
    "change",
    [
        _edited,
        _missing,
        _without_manifest,
        _with_another_manifest,
        _interrupted,
        _removed,
    ],
)
def test_anything_else_is_for_a_run_to_look_at(
    out: Path, change: Callable[[Path], None]
) -> None:
    change(out)
    assert looked_at(out) is None


@pytest.mark.parametrize(
    "files", [{**FILES, "sdk/new.py": b""}, {**FILES, "README.md": b"other"}, {}]
)
def test_other_files_are_for_a_run_to_write(
    out: Path, files: Mapping[str, bytes]
) -> None:
    assert looked_at(out, files) is None


def test_a_foreign_file_is_refused_as_by_any_run(out: Path) -> None:
    (out / "sdk/foreign.py").write_text("")
    with pytest.raises(UsageError, match=r"sdk/foreign\.py"):
        looked_at(out)
