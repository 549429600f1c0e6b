from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.emit.writing import (
    MANIFEST,
    STAGING,
    Changes,
    ManifestFacts,
    contents_of,
    plan_changes,
    write_output,
)
from generator.model.errors import FindingsError, InternalError, UsageError

FACTS = ManifestFacts(docwright="0.1.0", docs="")


def test_a_first_run_writes_everything(tmp_path, sdk, content) -> None:
    out = tmp_path / "not" / "there"
    changes = sdk.write(out, sdk.before)
    assert changes == Changes(written=tuple(sorted([*sdk.before, MANIFEST])))
    written = content(out)
    assert written.pop(MANIFEST)
    assert written == sdk.before


def test_a_run_makes_the_folder_as_a_first_run_would(
    tmp_path, out, sdk, content, way
) -> None:
    sdk.write(out, sdk.after)
    sdk.write(tmp_path / "first", sdk.after)
    mine = {
        "docs/guide.md": b"mine\n",
        "notes.txt": b"mine\n",
        "superoffice_custom/__init__.py": b"mine = 1\n",
    }
    assert content(out) == content(tmp_path / "first") | mine
    assert not (out / STAGING).exists()


def test_changes_name_what_was_written_left_and_removed(out, sdk, way) -> None:
    assert sdk.write(out, sdk.after) == Changes(
        written=(
            "README.md",
            "api.md",
            "docs/api/changed.md",
            "docs/api/deep/fresh.md",
            MANIFEST,
            "superoffice/__init__.py",
            "superoffice/fresh/fresh.py",
        ),
        unchanged=(
            "docs/api/same.md",
            "pyproject.toml",
            "superoffice/keep.py",
            "superoffice/soap/keep.py",
        ),
        removed=(
            "docs/api/gone/gone.md",
            "gone.md",
            "superoffice/gone/gone.py",
            "tests/contract/test_gone.py",
        ),
    )


def test_a_check_tells_the_same_and_touches_nothing(out, sdk, state) -> None:
    before = state(out)
    planned = sdk.plan(out, sdk.after)
    assert state(out) == before
    assert planned == sdk.write(out, sdk.after)


def test_a_check_of_a_missing_folder_does_not_make_it(tmp_path, sdk) -> None:
    changes = sdk.plan(tmp_path / "out", sdk.before)
    assert len(changes.written) == len(sdk.before) + 1
    assert not (tmp_path / "out").exists()


def test_a_run_without_changes_touches_nothing(out, sdk, state) -> None:
    before = state(out)
    changes = sdk.write(out, sdk.before)
    assert (changes.written, changes.removed) == ((), ())
    assert state(out) == before


def test_unchanged_files_keep_their_time_and_their_byte_code(out, sdk, way) -> None:
    kept, cached = out / "superoffice/keep.py", out / "superoffice/__pycache__"
    for path in (kept, cached / "keep.cpython-311.pyc"):
        os.utime(path, ns=(10**18, 10**18 + 123))
    sdk.write(out, sdk.after)
    assert kept.stat().st_mtime_ns == 10**18 + 123
    assert [path.name for path in cached.iterdir()] == ["keep.cpython-311.pyc"]
    compiled = cached / "keep.cpython-311.pyc"
    assert compiled.read_bytes() == b"compiled keep"
    assert compiled.stat().st_mtime_ns == 10**18 + 123


def test_byte_code_of_a_changed_module_is_dropped_beside_a_file_of_its_name(
    out, sdk
) -> None:
    both = sdk.before | {"superoffice/keep.json": b"{}"}
    sdk.write(out, both)
    sdk.write(out, both | {"superoffice/keep.py": b"changed = 1\n"})
    assert not (out / "superoffice/__pycache__/keep.cpython-311.pyc").exists()


def test_a_folder_without_changes_is_not_exchanged(out, sdk, state) -> None:
    before = state(out / "superoffice")
    sdk.write(out, sdk.before | {"docs/api/same.md": b"other\n"})
    assert state(out / "superoffice") == before


def test_a_generated_folder_that_is_not_needed_is_removed(out, sdk, way) -> None:
    sdk.write(out, sdk.after)
    assert not (out / "tests").exists()
    assert not (out / "superoffice/gone").exists()


def test_the_folder_above_stays_where_the_user_has_files(out, sdk, way) -> None:
    (out / "tests/test_mine.py").write_bytes(b"mine\n")
    sdk.write(out, sdk.after)
    assert [path.name for path in (out / "tests").iterdir()] == ["test_mine.py"]


def test_the_folder_of_a_former_package_is_removed(out, sdk) -> None:
    files = {
        path.replace("superoffice/", "acme/"): data for path, data in sdk.after.items()
    }
    folders = ("acme", "docs/api", "tests/contract")
    changes = write_output(out, contents_of(files), sdk.facts, folders, whole="acme")
    assert "superoffice/keep.py" in changes.removed
    assert not (out / "superoffice").exists()
    assert (out / "acme/keep.py").read_bytes() == b"keep = 1\n"


def test_the_folder_of_a_former_package_stays_with_a_file_of_the_user(out, sdk) -> None:
    (out / "superoffice/mine.py").write_bytes(b"mine\n")
    with pytest.raises(UsageError, match=r"superoffice/mine\.py"):
        write_output(
            out, {}, sdk.facts, ("acme", "docs/api", "tests/contract"), whole="acme"
        )


def test_the_users_folder_is_never_written(out, sdk) -> None:
    sdk.write(out, sdk.after)
    assert (out / "superoffice_custom/__init__.py").read_bytes() == b"mine = 1\n"
    assert "superoffice_custom" not in (out / MANIFEST).read_text()


def test_the_users_folder_may_be_a_link(tmp_path, out, sdk) -> None:
    (out / "superoffice_custom").rename(tmp_path / "mine")
    (out / "superoffice_custom").symlink_to(tmp_path / "mine")
    sdk.write(out, sdk.after)
    assert (out / "superoffice_custom").is_symlink()


@pytest.mark.parametrize(
    "files",
    [
        {"../x.py": b""},
        {"elsewhere/x.py": b""},
        {MANIFEST: b""},
        {"superoffice": b""},
        {"superoffice/A.py": b"", "superoffice/a.py": b""},
        {"superoffice/" + "x" * 101: b""},
    ],
)
def test_a_path_that_must_not_be_written_is_a_bug(
    tmp_path, sdk, files: dict[str, bytes]
) -> None:
    with pytest.raises(InternalError):
        sdk.write(tmp_path / "out", files)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("folders", [("../x",), ("a", "a/b"), (".git",), ("",)])
def test_a_generated_folder_that_must_not_be_one_is_a_bug(
    tmp_path, folders: tuple[str, ...]
) -> None:
    with pytest.raises(InternalError):
        write_output(tmp_path / "out", {}, FACTS, folders, whole=None)


def test_all_that_is_staged_is_on_the_disk_before_the_journal(
    out, sdk, monkeypatch
) -> None:
    flushed: set[int] = set()
    missing: list[Path] = []
    real = Path.rename

    def rename(path: Path, target: Path) -> Path:
        if target.name == "journal.json":
            staged = [path, out, out / STAGING, *(out / STAGING).rglob("*")]
            # a second name of an unchanged file leads to what is there already
            missing.extend(
                place
                for place in staged
                if place.stat().st_ino not in flushed
                and (place.is_dir() or place.stat().st_nlink == 1)
            )
        return real(path, target)

    monkeypatch.setattr(os, "fsync", lambda fd: flushed.add(os.fstat(fd).st_ino))
    monkeypatch.setattr(Path, "rename", rename)
    sdk.write(out, sdk.after)
    assert len(flushed) > 10
    assert not missing


def test_the_manifest_is_written_last(out, sdk, monkeypatch, content, clean) -> None:
    seen: list[dict[str, bytes]] = []
    real = Path.replace

    def replace(path: Path, target: str | Path) -> Path:
        if Path(target).name == MANIFEST:
            seen.append(content(out) | {MANIFEST: clean[MANIFEST]})
        return real(path, target)

    monkeypatch.setattr(Path, "replace", replace)
    sdk.write(out, sdk.after)
    (before,) = seen
    assert {
        path: data for path, data in before.items() if not path.startswith(STAGING)
    } == clean


_NAMES = st.sampled_from(
    ["a.py", "b.py", "d/a.py", "d/e/b.py", "d/e/c.py", "x.json", "f/a.py"]
)
_FOLDERS = st.sampled_from(["pkg/", "docs/api/", "docs/more/"])
_PATHS = st.one_of(
    st.builds(str.__add__, _FOLDERS, _NAMES), st.sampled_from(["A.md", "B.md"])
)
_FILES = st.dictionaries(_PATHS, st.sampled_from([b"", b"1\n", b"2\n"]))


@settings(max_examples=settings().max_examples // 2)
@given(runs=st.lists(_FILES, min_size=1, max_size=4))
def test_after_any_runs_the_folder_has_the_files_of_the_last(
    runs: list[dict[str, bytes]],
) -> None:
    folders = ("pkg", "docs/api", "docs/more")
    with tempfile.TemporaryDirectory() as place:
        out = Path(place)
        there: set[str] = set()
        for files in runs:
            planned = plan_changes(out, contents_of(files), FACTS, folders)
            changes = write_output(out, contents_of(files), FACTS, folders, whole="pkg")
            assert changes == planned
            wanted = {*files, MANIFEST}
            assert {*changes.written, *changes.unchanged} == wanted
            assert not {*changes.written} & {*changes.unchanged}
            assert {*changes.removed} == there - wanted
            there = wanted
        assert {
            path.relative_to(out).as_posix(): path.read_bytes()
            for path in out.rglob("*")
            if path.is_file() and path.name != MANIFEST
        } == runs[-1]
        assert not [
            path for path in out.rglob("*") if path.is_dir() and not any(path.iterdir())
        ]


def changed_inodes(before, after) -> set[str]:
    """The files that are others than before."""
    return {
        Path(path).name
        for path, (inode, _) in after.items()
        if Path(path).is_file() and before.get(path, (0, 0))[0] != inode
    }


def test_one_changed_page_is_all_that_is_written(out, sdk, state) -> None:
    before = state(out)
    sdk.write(out, sdk.before | {"docs/api/same.md": b"other\n"})
    assert changed_inodes(before, state(out)) == {"same.md", MANIFEST}
    assert state(out / "superoffice").items() <= before.items()


def test_unchanged_modules_are_the_same_files_in_the_new_package(
    out, sdk, state, way
) -> None:
    before = state(out)
    files = sdk.before | {"superoffice/__init__.py": b"other = 1\n"}
    assert sdk.write(out, files).written == (MANIFEST, "superoffice/__init__.py")
    assert changed_inodes(before, state(out)) == {"__init__.py", MANIFEST}


def test_where_files_have_one_name_only_unchanged_ones_are_copied(
    out, sdk, content, clean, monkeypatch
) -> None:
    kept = out / "superoffice/keep.py"
    before = kept.stat()

    def refuse(source: str, target: str) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted", source, target)

    monkeypatch.setattr(os, "link", refuse)
    sdk.write(out, sdk.after)
    assert content(out) == clean
    assert kept.stat().st_ino != before.st_ino
    assert kept.stat().st_mtime_ns == before.st_mtime_ns


def test_a_file_that_is_edited_while_it_is_copied_stops_the_run(
    out, sdk, content, monkeypatch
) -> None:
    def edit(source: str, target: str) -> None:
        Path(source).write_bytes(b"mine\n")
        raise PermissionError(errno.EPERM, "Operation not permitted", source, target)

    monkeypatch.setattr(os, "link", edit)
    with pytest.raises(FindingsError, match="was edited while a run was at work"):
        sdk.write(out, sdk.after)
    assert (out / "superoffice/__init__.py").read_bytes() == b"old = 1\n"
    assert not (out / STAGING).exists()


def test_a_page_is_removed_before_one_is_written_that_differs_in_case(
    out, sdk, monkeypatch
) -> None:
    """On systems where both are the same file, the new one would be removed."""
    sdk.write(out, sdk.before | {"docs/api/Page.md": b"old\n"})
    steps: list[str] = []
    unlink, replace = Path.unlink, Path.replace

    def record_unlink(path: Path, missing_ok: bool = False) -> None:
        steps.append(path.name)
        unlink(path, missing_ok)

    def record_replace(path: Path, target: str | Path) -> Path:
        steps.append(Path(target).name)
        return replace(path, target)

    monkeypatch.setattr(Path, "unlink", record_unlink)
    monkeypatch.setattr(Path, "replace", record_replace)
    sdk.write(out, sdk.before | {"docs/api/page.md": b"new\n"})
    assert steps[:2] == ["Page.md", "page.md"]


def test_byte_code_of_changed_and_removed_tests_goes(out, sdk) -> None:
    tests = {f"tests/contract/test_{name}.py": b"a = 1\n" for name in ("a", "b", "c")}
    tests["tests/contract/deep/test_d.py"] = b"a = 1\n"
    sdk.write(out, sdk.before | tests)
    for name in ("test_a", "test_b", "test_c", "deep/test_d"):
        folder, _, stem = f"tests/contract/{name}".rpartition("/")
        (out / folder / "__pycache__").mkdir(exist_ok=True)
        (out / folder / f"__pycache__/{stem}.cpython-311-pytest-8.4.pyc").touch()
    tests["tests/contract/test_b.py"] = b"b = 1\n"
    del tests["tests/contract/test_c.py"], tests["tests/contract/deep/test_d.py"]
    sdk.write(out, sdk.before | tests)
    (left,) = (out / "tests/contract/__pycache__").iterdir()
    assert left.name == "test_a.cpython-311-pytest-8.4.pyc"
    assert not (out / "tests/contract/deep").exists()


def test_a_page_may_become_a_folder_and_the_other_way_round(out, sdk, content) -> None:
    first = sdk.before | {"docs/api/a": b"1\n", "docs/api/b/c/d.md": b"2\n"}
    second = sdk.before | {"docs/api/a/b.md": b"3\n", "docs/api/b": b"4\n"}
    for files in (first, second, first):
        sdk.write(out, files)
        assert content(out).items() >= files.items()
