"""What editors, systems and tools leave in generated folders."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.emit.writing.bystanders import BYSTANDERS
from generator.model.errors import UsageError

FILES = (
    ".DS_Store ._keep.py Thumbs.db desktop.ini .directory keep.py.orig keep.py.rej keep.py~ keep.py.bak "
    ".keep.py.swp .keep.py.swo #keep.py# .coverage .coverage.host.1 .dmypy.json .nfs0001 .project"
).split()
FOLDERS = (
    ".idea .vscode .mypy_cache .ruff_cache .pytest_cache .hypothesis x.egg-info .git .svn .venv "
    ".ipynb_checkpoints .tox"
).split()
PLACES = [*FILES, *(f"{folder}/inner/file.txt" for folder in FOLDERS)]


def add(path: Path, data: bytes = b"mine\n") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("folder", ["superoffice", "superoffice/soap", "docs/api"])
def test_what_editors_systems_and_tools_leave_is_passed_over_and_stays(
    out, sdk, way, folder: str, place: str
) -> None:
    add(out / folder / place)
    sdk.plan(out, sdk.after)
    sdk.write(out, sdk.after)
    assert (out / folder / place).read_bytes() == b"mine\n"
    assert not sdk.write(out, sdk.after).written


def test_the_case_of_a_name_does_not_matter(out, sdk) -> None:
    for name in ("THUMBS.DB", "Desktop.ini", ".ds_store", "KEEP.PY.ORIG"):
        add(out / "superoffice" / name)
    sdk.write(out, sdk.after)


def test_a_lock_of_emacs_is_a_link_that_is_not_followed(tmp_path, out, sdk) -> None:
    for number, target in enumerate(["user@host.1:2", str(tmp_path / "elsewhere")]):
        (out / f"superoffice/.#keep{number}.py").symlink_to(target)
    sdk.write(out, sdk.after)
    assert (out / "superoffice/.#keep0.py").readlink() == Path("user@host.1:2")
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize(
    "place",
    [
        "mine.py",
        "keep.orig.py",
        "mine.so",
        "mine.pyd",
        "mine.pyi",
        "build/mine.txt",
        "venv/mine.txt",
        ".idea/mine.py",
        ".mypy_cache/3.11/mine.PY",
        ".vscode/mine.so",
        "x.egg-info/mine.pyi",
        "__pycache__/mine.py",
        ".DS_Store/mine.txt",
        "idea",
    ],
)
def test_sources_and_all_else_that_is_foreign_still_stop_the_run(
    out, sdk, content, place: str
) -> None:
    add(out / "superoffice" / place)
    before = content(out)
    for act in (sdk.write, lambda *_: sdk.plan(out, {})):
        with pytest.raises(UsageError, match=r"that Docwright did not write"):
            act(out, sdk.after)
    assert content(out) == before


def test_work_outlives_a_folder_that_is_no_longer_generated(out, sdk) -> None:
    add(out / "superoffice/gone/gone.py~")
    add(out / "superoffice/gone/.DS_Store")
    sdk.write(out, sdk.after)
    assert (out / "superoffice/gone/gone.py~").exists()
    assert not (out / "superoffice/gone/gone.py").exists()
    add(out / "docs/api/.idea/workspace.xml")
    add(out / "docs/api/.DS_Store")
    without = {path: data for path, data in sdk.after.items() if "docs" not in path}
    sdk.write(out, without)
    assert {path.name for path in (out / "docs/api").iterdir()} == {".idea"}


def test_a_run_that_is_killed_anywhere_loses_none_of_it(
    tmp_path, make_out, sdk, killing, content, way
) -> None:
    places = ["superoffice/keep.py.orig", "superoffice/.idea/workspace.xml"]
    ends = 0
    for last in range(0, 1000, 3):
        out = make_out(tmp_path / str(last))
        for place in places:
            add(out / place)
        with killing(last) as killer:
            sdk.write(out, sdk.after)
        sdk.write(out, sdk.after)
        assert [place for place in places if not (out / place).exists()] == []
        ends += 1
        if killer.count <= last:
            break
    assert ends > 10
    assert content(out)["superoffice/fresh/fresh.py"] == b"fresh = 1\n"


def test_the_table_says_who_leaves_what() -> None:
    names = [name for row in BYSTANDERS for name in row.names.split(" ")]
    assert len(names) == len(set(names))
    assert names == [name.lower() for name in names]
    assert all(row.reason for row in BYSTANDERS)
    assert os.sep not in "".join(names)
