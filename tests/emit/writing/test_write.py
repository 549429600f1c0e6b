from __future__ import annotations

import errno
import fcntl
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.emit.writing import (
    MANIFEST,
    STAGING,
    Changes,
    ManifestFacts,
    exchange,
    plan_changes,
    recover,
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
    assert written == sdk.before | sdk.seam


def test_a_run_makes_the_folder_as_a_first_run_would(
    tmp_path, out, sdk, content, way
) -> None:
    sdk.write(out, sdk.after)
    sdk.write(tmp_path / "first", sdk.after)
    mine = {"docs/guide.md": b"mine\n", "notes.txt": b"mine\n"}
    assert content(out) == content(tmp_path / "first") | mine
    assert not (out / STAGING).exists()


def test_changes_name_what_was_written_left_and_removed(out, sdk, way) -> None:
    assert sdk.write(out, sdk.after) == Changes(
        written=(
            "README.md",
            "api.md",
            "docs/api/fresh.md",
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
            "gone.md",
            "superoffice/gone/gone.py",
            "tests/contract/test_gone.py",
        ),
    )


def test_a_check_tells_the_same_and_touches_nothing(out, sdk, state) -> None:
    before = state(out)
    planned = plan_changes(out, sdk.after, sdk.facts, sdk.folders)
    assert state(out) == before
    assert planned == sdk.write(out, sdk.after)


def test_a_check_of_a_missing_folder_does_not_make_it(tmp_path, sdk) -> None:
    changes = plan_changes(tmp_path / "out", sdk.before, sdk.facts, sdk.folders)
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
    changes = write_output(out, files, sdk.facts, folders)
    assert "superoffice/keep.py" in changes.removed
    assert not (out / "superoffice").exists()
    assert (out / "acme/keep.py").read_bytes() == b"keep = 1\n"


def test_the_folder_of_a_former_package_stays_with_a_file_of_the_user(out, sdk) -> None:
    (out / "superoffice/mine.py").write_bytes(b"mine\n")
    with pytest.raises(UsageError, match=r"superoffice/mine\.py"):
        write_output(out, {}, sdk.facts, ("acme", "docs/api", "tests/contract"))


def test_the_users_folder_is_written_once(out, sdk) -> None:
    seam = out / "superoffice_custom/__init__.py"
    assert seam.read_bytes() == b""
    seam.write_bytes(b"mine = 1\n")
    sdk.write(out, sdk.after)
    assert seam.read_bytes() == b"mine = 1\n"
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
        write_output(tmp_path / "out", {}, FACTS, folders)


@pytest.mark.parametrize(
    "seam",
    [
        {"superoffice/x.py": b""},
        {"x.py": b""},
        {"../x/y.py": b""},
        {"a/x.py": b"", "b/x.py": b""},
        {"docs/x.md": b""},
    ],
)
def test_a_users_folder_that_is_generated_is_a_bug(
    tmp_path, sdk, seam: dict[str, bytes]
) -> None:
    with pytest.raises(InternalError):
        write_output(tmp_path / "out", sdk.before, FACTS, sdk.folders, seam_files=seam)


def test_a_file_is_no_output_folder(tmp_path, sdk) -> None:
    (tmp_path / "out").write_bytes(b"mine")
    for act in (
        lambda: sdk.write(tmp_path / "out", sdk.before),
        lambda: plan_changes(tmp_path / "out", {}, sdk.facts, sdk.folders),
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


def test_all_that_is_staged_is_on_the_disk_before_the_journal(
    out, sdk, monkeypatch
) -> None:
    flushed: set[int] = set()
    missing: list[Path] = []
    real = Path.rename

    def rename(path: Path, target: Path) -> Path:
        if target.name == "journal.json":
            staged = [path, out, out / STAGING, *(out / STAGING).rglob("*")]
            missing.extend(one for one in staged if one.stat().st_ino not in flushed)
        return real(path, target)

    monkeypatch.setattr(os, "fsync", lambda fd: flushed.add(os.fstat(fd).st_ino))
    monkeypatch.setattr(Path, "rename", rename)
    sdk.write(out, sdk.after)
    assert len(flushed) > 10
    assert not missing


def test_the_manifest_is_written_last(out, sdk, monkeypatch, content, clean) -> None:
    seen: list[dict[str, bytes]] = []
    real = Path.replace

    def replace(path: Path, target: Path) -> Path:
        if target.name == MANIFEST:
            seen.append(content(out) | {MANIFEST: clean[MANIFEST]})
        return real(path, target)

    monkeypatch.setattr(Path, "replace", replace)
    sdk.write(out, sdk.after)
    (before,) = seen
    assert {
        path: data for path, data in before.items() if not path.startswith(STAGING)
    } == clean


@pytest.mark.parametrize(
    "name", ["mkdir", "rename", "replace", "unlink", "utime", "fsync", "exchange"]
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
                told = f"{error.message} {error.hint}"
                assert re.search("No space left on device.*Free some space", told)
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
        if target == out / "docs/api" and path.parent.name == "new":
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
    def full(_path: Path, _data: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    before = content(out)
    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(UsageError, match="No space left on device"):
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
        def call(one: Path, *rest: object) -> None:
            real(one, *rest)
            if moment in (one.name, *(str(name).rpartition("/")[2] for name in rest)):
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
        plan_changes(out, sdk.after, sdk.facts, sdk.folders)
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        with pytest.raises(UsageError, match="another run"):
            plan_changes(out, sdk.after, sdk.facts, sdk.folders)
    finally:
        os.close(descriptor)


def test_a_file_system_without_locks_is_written_too(out, sdk, monkeypatch) -> None:
    def refuse(_descriptor: int, _kind: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    assert sdk.write(out, sdk.after).written


_NAMES = st.sampled_from(
    ["a.py", "b.py", "d/a.py", "d/e/b.py", "d/e/c.py", "x.json", "f/a.py"]
)
_FOLDERS = st.sampled_from(["pkg/", "docs/api/", "docs/more/"])
_PATHS = st.one_of(
    st.builds(str.__add__, _FOLDERS, _NAMES), st.sampled_from(["A.md", "B.md"])
)
_FILES = st.dictionaries(_PATHS, st.sampled_from([b"", b"1\n", b"2\n"]))


@settings(max_examples=60, deadline=None)
@given(runs=st.lists(_FILES, min_size=1, max_size=4))
def test_after_any_runs_the_folder_has_the_files_of_the_last(
    runs: list[dict[str, bytes]],
) -> None:
    folders = ("pkg", "docs/api", "docs/more")
    with tempfile.TemporaryDirectory() as place:
        out = Path(place)
        there: set[str] = set()
        for files in runs:
            planned = plan_changes(out, files, FACTS, folders)
            changes = write_output(out, files, FACTS, folders)
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
