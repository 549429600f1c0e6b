"""What is written, what is left alone, what is refused."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from generator.emit.output import Changes, OutputPlan, plan_changes, write_output
from generator.emit.output.filesystem import locked
from generator.model.errors import FindingsError, InternalError, UsageError

Plan = Callable[..., OutputPlan]
Tree = Callable[[Path], dict[str, str]]
FIRST = {"README.md": "r", "sdk/a.py": "a", "sdk/sub/b.py": "b", "docs/api/x.md": "x"}
SCHEMAS = Path(__file__).resolve().parents[3] / "docs" / "schema"


def test_an_empty_folder_gets_everything(out: Path, plan: Plan, tree: Tree) -> None:
    changes = write_output(out, plan(FIRST), force=False)
    assert changes.written == tuple(sorted([*FIRST, "docwright.manifest.json"]))
    written = tree(out)
    manifest = json.loads(written.pop("docwright.manifest.json"))
    assert written == FIRST | {"sdk_custom/__init__.py": ""}
    jsonschema.validate(manifest, json.loads((SCHEMAS / "manifest.json").read_text()))
    assert sorted(manifest["files"]) == sorted(FIRST)


def test_the_same_plan_changes_nothing(out: Path, plan: Plan) -> None:
    write_output(out, plan(FIRST), force=False)
    times = {path: path.stat().st_mtime_ns for path in out.rglob("*")}
    assert write_output(out, plan(FIRST), force=False) == Changes(
        unchanged=tuple(sorted(FIRST))
    )
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*")} == times


def test_another_plan_adds_changes_and_removes(
    out: Path, plan: Plan, tree: Tree
) -> None:
    write_output(out, plan(FIRST), force=False)
    second = {
        "README.md": "r",
        "sdk/a.py": "changed",
        "sdk/new/c.py": "c",
        "api.md": "i",
    }
    expected = plan_changes(out, plan(second), force=False)
    changes = write_output(out, plan(second), force=False)
    assert changes == expected
    assert changes.unchanged == ("README.md",)
    assert changes.removed == ("docs/api/x.md", "sdk/sub/b.py")
    written = tree(out)
    del written["docwright.manifest.json"], written["sdk_custom/__init__.py"]
    assert written == second
    assert not (out / "docs" / "api").exists()


def test_unchanged_files_keep_their_time_and_byte_code(out: Path, plan: Plan) -> None:
    write_output(out, plan(FIRST), force=False)
    cache = out / "sdk" / "__pycache__"
    cache.mkdir()
    (cache / "a.cpython-311.pyc").write_bytes(b"code of a")
    (cache / "gone.cpython-311.pyc").write_bytes(b"code of nothing")
    os.utime(out / "sdk" / "a.py", ns=(1, 1))
    write_output(out, plan(FIRST | {"sdk/sub/b.py": "new"}), force=False)
    assert (out / "sdk" / "a.py").stat().st_mtime_ns == 1
    assert [path.name for path in cache.iterdir()] == ["a.cpython-311.pyc"]


def test_folders_without_change_stay_the_same_folders(out: Path, plan: Plan) -> None:
    write_output(out, plan(FIRST), force=False)
    before = (out / "docs" / "api").stat().st_ino
    write_output(out, plan(FIRST | {"sdk/a.py": "new"}), force=False)
    assert (out / "docs" / "api").stat().st_ino == before


def test_other_docs_with_the_same_code_change_only_the_manifest(
    out: Path, plan: Plan
) -> None:
    write_output(out, plan(FIRST), force=False)
    changes = write_output(out, plan(FIRST, docs="other"), force=False)
    assert changes.written == ("docwright.manifest.json",)


def test_a_package_of_another_name_leaves_nothing_behind(out: Path, plan: Plan) -> None:
    write_output(out, plan(FIRST), force=False)
    other = OutputPlan(
        files={"acme/a.py": b"a"},
        folders=("acme", "docs/api"),
        seam={},
        facts=plan({}).facts,
    )
    write_output(out, other, force=False)
    assert {path.name for path in out.iterdir()} == {
        "acme",
        "docs",
        "docwright.manifest.json",
        "sdk_custom",
    }


@pytest.mark.parametrize(
    "foreign", ["sdk/mine.py", "sdk/sub/mine.txt", "sdk/__pycache__/x.txt", "api.md"]
)
def test_a_foreign_file_is_refused_by_name(
    out: Path, plan: Plan, tree: Tree, foreign: str
) -> None:
    write_output(out, plan(FIRST), force=False)
    (out / foreign).parent.mkdir(exist_ok=True)
    (out / foreign).write_text("mine")
    before = tree(out)
    with pytest.raises(UsageError, match=foreign):
        write_output(out, plan(FIRST | {"api.md": "i"}), force=True)
    assert tree(out) == before


def test_files_elsewhere_are_nobodys_business(out: Path, plan: Plan) -> None:
    out.mkdir()
    (out / "notes.md").write_text("mine")
    (out / "docs").mkdir()
    (out / "docs" / "own.md").write_text("mine")
    write_output(out, plan(FIRST), force=False)
    write_output(out, plan({"sdk/a.py": "a"}), force=False)
    assert (out / "notes.md").read_text() == "mine"
    assert (out / "docs" / "own.md").read_text() == "mine"


def test_an_edited_file_is_refused_unless_forced(
    out: Path, plan: Plan, tree: Tree
) -> None:
    write_output(out, plan(FIRST), force=False)
    (out / "sdk" / "a.py").write_text("edited")
    before = tree(out)
    for run in (plan_changes, write_output):
        with pytest.raises(FindingsError, match=r"sdk/a\.py"):
            run(out, plan(FIRST), force=False)
    assert tree(out) == before
    write_output(out, plan(FIRST), force=True)
    assert (out / "sdk" / "a.py").read_text() == "a"


def test_a_missing_file_is_written_again(out: Path, plan: Plan) -> None:
    write_output(out, plan(FIRST), force=False)
    (out / "sdk" / "a.py").unlink()
    assert write_output(out, plan(FIRST), force=False).written == ("sdk/a.py",)


def test_the_users_package_is_written_once(out: Path, plan: Plan) -> None:
    write_output(out, plan(FIRST), force=False)
    own = out / "sdk_custom" / "__init__.py"
    own.unlink()
    write_output(out, plan(FIRST | {"sdk/a.py": "new"}), force=False)
    assert not own.exists()


@pytest.mark.parametrize("place", ["sdk", "sdk/sub", "docs", "README.md", "sdk/a.py"])
def test_nothing_is_written_through_a_link(
    out: Path, tmp_path: Path, plan: Plan, place: str
) -> None:
    target = tmp_path / "target"
    target.mkdir()
    (out / place).parent.mkdir(parents=True, exist_ok=True)
    (out / place).symlink_to(target)
    with pytest.raises(UsageError, match="link"):
        write_output(out, plan(FIRST), force=True)
    assert list(target.iterdir()) == []


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"schema": "x"}', '{"files": {"../../etc/x": "0"}}', "\xff"]
)
def test_a_broken_manifest_stops_everything(out: Path, plan: Plan, text: str) -> None:
    out.mkdir()
    (out / "docwright.manifest.json").write_bytes(text.encode("latin-1"))
    with pytest.raises(UsageError, match="docwright.manifest.json"):
        write_output(out, plan(FIRST), force=True)
    assert [path.name for path in out.iterdir()] == ["docwright.manifest.json"]


@pytest.mark.parametrize(
    "path",
    [
        "/etc/x",
        "../x",
        "sdk/../../x",
        "sdk\\x",
        "C:x",
        "sdk/con.py",
        "sdk/AUX",
        "sdk/x.",
        "sdk/ x",
        "sdk/x\x00",
        "sdk/.hidden",
        "sdk//x",
        "sdk/" + "x" * 100,
    ],
)
def test_a_path_that_cannot_be_everywhere_is_a_bug(
    out: Path, plan: Plan, path: str
) -> None:
    with pytest.raises(InternalError):
        write_output(out, plan({path: "x"}), force=True)


def test_paths_that_differ_in_case_are_a_bug(out: Path, plan: Plan) -> None:
    with pytest.raises(InternalError, match="case"):
        write_output(out, plan({"sdk/Foo.py": "", "sdk/foo.py": ""}), force=False)


def test_an_unwritable_place_is_named(tmp_path: Path, plan: Plan) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(UsageError, match="file") as caught:
        write_output(tmp_path / "file" / "out", plan(FIRST), force=False)
    assert "-o" in caught.value.hint
    assert (tmp_path / "file").read_text() == "mine"


def test_a_full_disk_leaves_no_trace(
    out: Path, plan: Plan, tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_output(out, plan(FIRST), force=False)
    before = tree(out)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "somewhere")

    monkeypatch.setattr("generator.emit.output.filesystem.write_file", full)
    with pytest.raises(UsageError, match="No space left"):
        write_output(out, plan(FIRST | {"sdk/a.py": "new"}), force=False)
    assert tree(out) == before


def test_a_second_run_at_once_is_refused(out: Path, plan: Plan) -> None:
    out.mkdir()
    with locked(out), pytest.raises(UsageError, match="another docwright"):
        write_output(out, plan(FIRST), force=False)
    assert write_output(out, plan(FIRST), force=False).written
