from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.emit.writing import MANIFEST
from generator.model.errors import FindingsError, UsageError


@pytest.fixture(params=["write", "check"])
def act(request: pytest.FixtureRequest, sdk):
    """Writing and comparing: both refuse the same, and change nothing then."""

    def act(out: Path, force: bool = False) -> object:
        if request.param == "write":
            return sdk.write(out, sdk.after, force=force)
        return sdk.plan(out, sdk.after, force=force)

    return act


def add(path: Path, data: bytes = b"mine\n") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


@pytest.mark.parametrize(
    "path",
    [
        "superoffice/mine.py",
        "superoffice/deep/er/mine.py",
        "superoffice/.mine",
        "superoffice/__pycache__/mine.txt",
        "superoffice/mine.pyc",
        "docs/api/mine.md",
        "tests/contract/mine.py",
        "api.md",
    ],
)
def test_a_foreign_file_is_named_and_nothing_is_touched(
    out, act, content, path: str
) -> None:
    add(out / path)
    before = content(out)
    with pytest.raises(UsageError, match=f"1 file .{path}. that Docwright") as caught:
        act(out, force=True)
    assert "Move them elsewhere" in caught.value.hint
    assert content(out) == before


def test_many_foreign_files_are_counted_and_the_first_named(out, act) -> None:
    for number in range(9):
        add(out / f"superoffice/mine{number}.py")
    with pytest.raises(UsageError, match=r"9 files .*mine4\.py and 4 more"):
        act(out)


def test_every_file_is_foreign_where_there_is_no_manifest(out, act, content) -> None:
    (out / MANIFEST).unlink()
    before = content(out)
    with pytest.raises(UsageError, match=f"10 files .* as there is no {MANIFEST}"):
        act(out, force=True)
    assert content(out) == before


@pytest.mark.parametrize(
    "path",
    ["mine.txt", "docs/mine.md", "tests/mine.py", "superoffice_custom/mine.py", ".git"],
)
def test_files_elsewhere_are_nobodys_business(out, act, path: str) -> None:
    add(out / path)
    act(out)
    assert (out / path).read_bytes() == b"mine\n"


def test_byte_code_is_nobodys_file(out, act) -> None:
    for name in ("x.cpython-311.pyc", "x.cpython-311.pyc.140234"):
        add(out / "superoffice/soap/__pycache__" / name)
    act(out)


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("superoffice/__init__.py", id="to be changed"),
        pytest.param("superoffice/keep.py", id="to be kept"),
        pytest.param("superoffice/gone/gone.py", id="to be removed"),
        pytest.param("README.md", id="at the top"),
        pytest.param("gone.md", id="at the top, to be removed"),
    ],
)
def test_a_file_edited_by_hand_is_named_and_nothing_is_touched(
    out, sdk, content, path: str
) -> None:
    add(out / path)
    before = content(out)
    with pytest.raises(FindingsError, match=f"1 file .{path}. edited") as caught:
        sdk.write(out, sdk.after)
    assert "--force" in caught.value.hint
    planned = sdk.plan(out, sdk.after)
    assert planned.edited == (path,)
    assert path in {*planned.written, *planned.removed}
    assert content(out) == before


def test_a_file_edited_by_hand_is_overwritten_with_force(out, sdk, content) -> None:
    for path in ("superoffice/keep.py", "superoffice/gone/gone.py", "gone.md"):
        add(out / path)
    changes = sdk.write(out, sdk.after, force=True)
    assert "superoffice/keep.py" in changes.written
    assert "gone.md" in changes.removed
    assert content(out / "superoffice")["keep.py"] == b"keep = 1\n"
    assert not (out / "gone.md").exists()


def test_an_edit_that_is_what_would_be_written_is_none(out, sdk, act) -> None:
    add(out / "README.md", sdk.after["README.md"])
    assert "README.md" in act(out).unchanged


def test_a_listed_file_that_is_missing_is_written_again(out, sdk, content) -> None:
    (out / "superoffice/keep.py").unlink()
    (out / "README.md").unlink()
    changes = sdk.write(out, sdk.before)
    assert changes.written == ("README.md", "superoffice/keep.py")
    assert content(out / "superoffice")["keep.py"] == b"keep = 1\n"


def test_a_stale_file_that_is_missing_is_not_removed_again(out, act) -> None:
    (out / "gone.md").unlink()
    assert "gone.md" not in act(out).removed


@pytest.mark.parametrize(
    "path",
    [
        "superoffice",
        "superoffice/soap",
        "superoffice/keep.py",
        "superoffice/__pycache__",
        "superoffice/__pycache__/keep.cpython-311.pyc",
        "docs",
        "docs/api",
        "README.md",
        MANIFEST,
    ],
)
def test_a_link_is_never_written_through(
    tmp_path, out, act, content, path: str
) -> None:
    (out / path).rename(tmp_path / "elsewhere")
    (out / path).symlink_to(tmp_path / "elsewhere")
    before = content(tmp_path)
    with pytest.raises(UsageError, match="is a symbolic link"):
        act(out, force=True)
    assert content(tmp_path) == before


def test_a_link_to_nowhere_is_refused_too(tmp_path, out, act) -> None:
    (out / "api.md").symlink_to(tmp_path / "nowhere")
    with pytest.raises(UsageError, match="is a symbolic link"):
        act(out)
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("path", ["api.md", "superoffice/fresh"])
def test_what_is_no_ordinary_file_is_refused(out, act, path: str) -> None:
    os.mkfifo(out / path)
    with pytest.raises(UsageError, match=r"is no (ordinary )?file"):
        act(out)


def test_a_folder_in_the_place_of_a_file_is_refused(out, act) -> None:
    add(out / "api.md/mine.txt")
    with pytest.raises(UsageError, match="is no file"):
        act(out)


def test_a_file_in_the_place_of_a_generated_folder_is_refused(tmp_path, act) -> None:
    add(tmp_path / "superoffice")
    with pytest.raises(UsageError, match="is no folder"):
        act(tmp_path)


def test_a_file_that_is_linked_elsewhere_is_not_changed_there(
    tmp_path, out, sdk
) -> None:
    (tmp_path / "elsewhere.md").hardlink_to(out / "README.md")
    (tmp_path / "elsewhere.py").hardlink_to(out / "superoffice/__init__.py")
    sdk.write(out, sdk.after)
    assert (tmp_path / "elsewhere.md").read_bytes() == sdk.before["README.md"]
    assert (tmp_path / "elsewhere.py").read_bytes() == b"old = 1\n"


GIT = {".gitattributes": b"/superoffice/** -text\n"}


@pytest.mark.parametrize("force", [False, True])
def test_gitattributes_of_the_user_stay_and_are_not_listed(
    out, sdk, force: bool
) -> None:
    add(out / ".gitattributes")
    files = {**sdk.after, **GIT}
    planned = sdk.plan(out, files, force=force)
    changes = sdk.write(out, files, force=force)
    assert changes == planned
    assert (out / ".gitattributes").read_bytes() == b"mine\n"
    assert ".gitattributes" not in (out / MANIFEST).read_text()
    assert not sdk.write(out, files).written


def test_gitattributes_are_written_where_the_user_has_none(out, sdk) -> None:
    files = {**sdk.after, **GIT}
    assert ".gitattributes" in sdk.write(out, files).written
    add(out / ".gitattributes")
    with pytest.raises(FindingsError, match=r"1 file .\.gitattributes. edited"):
        sdk.write(out, files)
    (out / ".gitattributes").unlink()
    assert sdk.write(out, files).written == (".gitattributes",)
    assert sdk.write(out, sdk.after).removed == (".gitattributes",)
