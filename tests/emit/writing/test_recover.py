from __future__ import annotations

import hashlib
import json
import os
import shutil
from pathlib import Path

import pytest

from generator.emit.writing import (
    MANIFEST,
    STAGING,
    Outcome,
    Recovery,
    exchange,
    recover,
)
from generator.model.errors import FindingsError, UsageError


def has_journal(out: Path) -> bool:
    return (out / STAGING / "journal.json").exists()


@pytest.fixture
def left(killed_when) -> Path:
    """An output folder whose run was killed after its first step, the exchange of `superoffice`."""
    out = killed_when(lambda out: (out / "superoffice/fresh/fresh.py").exists())
    assert has_journal(out)
    assert (out / "README.md").read_bytes() == b"old\n"
    assert not (out / "docs/api/deep/fresh.md").exists()
    return out


def change_journal(out: Path, **changes: object) -> None:
    path = out / STAGING / "journal.json"
    value = json.loads(path.read_bytes())
    value["steps"][-1] |= changes
    path.write_text(json.dumps(value))


@pytest.mark.parametrize("exists", [True, False])
def test_there_is_nothing_to_do_after_no_run(tmp_path, exists: bool) -> None:
    out = tmp_path if exists else tmp_path / "out"
    assert recover(out) == Recovery(Outcome.NOTHING, "")
    assert not list(tmp_path.iterdir())


def test_a_journal_is_finished_and_the_user_told(left, content, clean) -> None:
    assert recover(left) == Recovery(
        Outcome.FINISHED, "an earlier run was interrupted; it has been finished"
    )
    assert content(left) == clean
    assert not (left / STAGING).exists()


def test_staged_files_without_a_journal_are_removed_and_the_user_told(
    left,
) -> None:
    (left / STAGING / "journal.json").unlink()
    found = recover(left)
    assert found.outcome is Outcome.UNDONE
    assert "what it had staged has been removed" in found.message
    assert not (left / STAGING).exists()


def test_a_target_that_was_edited_since_is_named_and_nothing_is_lost(
    left, content
) -> None:
    (left / "superoffice/mine.py").write_bytes(b"mine\n")
    before = content(left)
    for _ in range(2):
        with pytest.raises(FindingsError, match=r"superoffice/mine\.py was edited"):
            recover(left)
        assert content(left) == before
    (left / "superoffice/mine.py").unlink()
    assert recover(left).outcome is Outcome.FINISHED


@pytest.mark.parametrize(
    "path",
    [
        "superoffice/keep.py",
        "docs/api/changed.md",
        "docs/api/gone/gone.md",
        "README.md",
        "gone.md",
    ],
)
def test_any_target_can_have_been_edited(left, content, path: str) -> None:
    (left / path).write_bytes(b"mine\n")
    before = content(left)
    with pytest.raises(FindingsError, match=path):
        recover(left)
    assert content(left) == before


def test_a_run_that_had_done_nothing_is_given_up_after_an_edit(
    killed_when, content
) -> None:
    out = killed_when(has_journal)
    (out / "README.md").write_bytes(b"mine\n")
    with pytest.raises(FindingsError, match=r"README\.md was edited"):
        recover(out)
    assert not (out / STAGING).exists()
    now = content(out)
    assert now["README.md"] == b"mine\n"
    assert now["superoffice/__init__.py"] == b"old = 1\n"


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("superoffice/keep.py", id="in a folder that was exchanged"),
        pytest.param("docs/api/changed.md", id="in a folder to be written"),
        pytest.param("docs/api/deep/fresh.md", id="to be written"),
        pytest.param("docs/api/mine.md", id="added"),
        pytest.param("README.md", id="at the top"),
    ],
)
def test_moving_the_edited_file_elsewhere_is_the_way_out(
    way, left, sdk, clean, content, path: str
) -> None:
    (left / path).parent.mkdir(exist_ok=True)
    (left / path).write_bytes(b"mine\n")
    with pytest.raises(FindingsError, match="was edited") as caught:
        recover(left)
    assert "Move it elsewhere" in caught.value.hint
    (left / path).unlink()
    assert recover(left).outcome is Outcome.FINISHED
    sdk.write(left, sdk.after)
    assert content(left) == clean


def test_a_target_that_is_missing_is_written(killed_when, content, clean) -> None:
    out = killed_when(has_journal)
    (out / "README.md").unlink()
    (out / "superoffice").rename(out.parent / "elsewhere")
    recover(out)
    assert content(out) == clean


@pytest.fixture
def between(out, sdk, monkeypatch) -> Path:
    """An output folder whose run was interrupted between the two renames of its first folder."""
    real = Path.rename

    def die(path: Path, target: Path) -> Path:
        if target == out / "superoffice":
            raise KeyboardInterrupt
        return real(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(exchange, "_exchange", lambda *_: False)
        patch.setattr(Path, "rename", die)
        with pytest.raises(KeyboardInterrupt):
            sdk.write(out, sdk.after)
    assert not (out / "superoffice").exists()
    return out


def test_an_exchange_in_two_renames_is_finished_between_them(
    between, content, clean
) -> None:
    assert recover(between).outcome is Outcome.FINISHED
    assert content(between) == clean


def test_a_folder_that_was_moved_aside_outlives_an_edit(
    between, content, clean
) -> None:
    (between / "README.md").write_bytes(b"mine\n")
    before = content(between)
    with pytest.raises(FindingsError, match=r"README\.md was edited"):
        recover(between)
    assert content(between) == before
    (between / "README.md").unlink()
    recover(between)
    assert content(between) == clean


def test_the_journal_goes_first_when_staging_is_removed(left, monkeypatch) -> None:
    seen: list[bool] = []
    real = shutil.rmtree

    def rmtree(path: Path, ignore_errors: bool) -> None:
        if path == left / STAGING:
            seen.append(has_journal(left))
        real(path, ignore_errors=ignore_errors)

    monkeypatch.setattr(shutil, "rmtree", rmtree)
    recover(left)
    assert seen == [False]


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b"\xff", b'{"steps": 1}', b"[" * 100_000],
    ids=["empty", "cut off", "a list", "no text", "no steps", "nested"],
)
def test_a_broken_journal_is_refused(left, content, data: bytes) -> None:
    (left / STAGING / "journal.json").write_bytes(data)
    before = content(left)
    with pytest.raises(UsageError, match="is broken") as caught:
        recover(left)
    assert str(left / STAGING) in caught.value.hint
    assert content(left) == before


@pytest.mark.parametrize(
    "changes",
    [
        {"path": "../x"},
        {"path": "/etc/passwd"},
        {"path": "docs/guide.md"},
        {"path": ".git"},
        {"type": "folder", "path": "..", "old": {}, "new": {}},
        {"type": "folder", "path": "a", "old": {"../b": "0" * 64}, "new": {}},
        {"type": "folder", "path": "a", "old": {}, "new": {"../b": "0" * 64}},
        {"type": "files", "path": "superoffice_custom", "old": {}, "new": {}},
        {"type": "files", "path": ".git", "old": {}, "new": {"hooks": "0" * 64}},
        {"type": "files", "path": "a", "old": {"../b": "0" * 64}, "new": {}},
        {"type": "seam", "path": "superoffice", "old": {}, "new": {}},
        {"new": "beef"},
    ],
)
def test_a_journal_that_names_another_place_is_refused(
    left, content, changes: dict[str, object]
) -> None:
    change_journal(left, **changes)
    before = content(left)
    with pytest.raises(UsageError, match="is broken"):
        recover(left)
    assert content(left) == before


@pytest.mark.parametrize(
    "staged", [b"fresh = 1\n", b"new page\n"], ids=["in the package", "in the docs"]
)
@pytest.mark.parametrize("becomes", [b"import os\n", None])
def test_staged_files_that_are_not_those_of_the_journal_are_refused(
    killed_when, content, staged: bytes, becomes: bytes | None
) -> None:
    out = killed_when(has_journal)
    for path in (out / STAGING / "new").rglob("*"):
        if path.is_file() and path.read_bytes() == staged:
            path.unlink()
            if becomes is not None:
                path.write_bytes(becomes)
    before = content(out)
    with pytest.raises(UsageError, match="is damaged"):
        recover(out)
    assert content(out) == before


@pytest.mark.parametrize(
    "name",
    [
        "superoffice",
        "docs",
        "docs/api",
        "tests",
        "README.md",
        "gone.md",
        f"{STAGING}/new",
        f"{STAGING}/old",
    ],
)
def test_a_link_that_came_since_is_not_written_through(
    tmp_path, left, content, name: str
) -> None:
    (left / name).rename(tmp_path / "elsewhere")
    (left / name).symlink_to(tmp_path / "elsewhere")
    before = content(tmp_path)
    with pytest.raises(UsageError, match="is a symbolic link"):
        recover(left)
    assert content(tmp_path) == before


@pytest.mark.parametrize("kind", ["link", "file"])
def test_what_is_no_staging_folder_is_refused(tmp_path, out, sdk, kind: str) -> None:
    (tmp_path / "elsewhere").mkdir()
    if kind == "link":
        (out / STAGING).symlink_to(tmp_path / "elsewhere")
    else:
        (out / STAGING).write_bytes(b"mine")
    for act in (lambda: recover(out), lambda: sdk.write(out, sdk.after)):
        with pytest.raises(UsageError, match="is no folder that Docwright made"):
            act()
    assert (tmp_path / "elsewhere").exists()


def forge(out: Path, *steps: dict[str, object]) -> None:
    """Leaves a staging folder with a journal that no run wrote."""
    (out / STAGING / "new").mkdir(parents=True)
    (out / STAGING / "old").mkdir()
    (out / STAGING / "journal.json").write_text(json.dumps({"steps": steps}))


@pytest.mark.parametrize("has_manifest", [True, False])
@pytest.mark.parametrize("place", ["notes.txt", "src/mine.py", "src/deep/mine.py"])
@pytest.mark.parametrize("becomes", ["removed", "replaced"])
@pytest.mark.parametrize("kind", ["folder", "files"])
def test_a_forged_journal_takes_no_file_that_the_manifest_does_not_list(
    out, sdk, content, place: str, becomes: str, kind: str, has_manifest: bool
) -> None:
    mine = hashlib.sha256(b"mine\n").hexdigest()
    new = hashlib.sha256(b"forged\n").hexdigest()
    (out / place).parent.mkdir(parents=True, exist_ok=True)
    (out / place).write_bytes(b"mine\n")
    folder, _, below = place.partition("/")
    if below:
        after = {below: new} if becomes == "replaced" else {}
        step = {"type": kind, "path": folder, "old": {below: mine}, "new": after}
    else:
        after = new if becomes == "replaced" else None
        step = {"type": "file", "path": place, "old": mine, "new": after}
    forge(out, step)
    staged = out / STAGING / "new/0" / ("0" if below and kind == "files" else below)
    if becomes == "replaced":
        staged.parent.mkdir(parents=True, exist_ok=True)
        staged.write_bytes(b"forged\n")
    if not has_manifest:
        (out / MANIFEST).unlink()
    before = content(out)
    for act in (lambda: recover(out), lambda: sdk.write(out, sdk.after)):
        with pytest.raises(UsageError, match=r"is broken: .* does not list") as caught:
            act()
        assert str(out / STAGING) in caught.value.hint
        assert content(out) == before


def test_a_journal_writes_nothing_into_the_users_folder(out, content) -> None:
    new = {"mine.py": "0" * 64}
    forge(out, {"type": "folder", "path": "superoffice_custom", "old": {}, "new": new})
    before = content(out)
    with pytest.raises(UsageError, match="is the user's folder"):
        recover(out)
    assert content(out) == before


@pytest.mark.parametrize("kind", ["link", "folder", "fifo"])
def test_a_journal_that_is_no_file_is_not_read(
    tmp_path, out, content, kind: str
) -> None:
    before = content(out)
    (out / STAGING).mkdir()
    journal = out / STAGING / "journal.json"
    (tmp_path / "journal.json").write_text('{"steps": []}')
    match kind:
        case "link":
            journal.symlink_to(tmp_path / "journal.json")
        case "folder":
            journal.mkdir()
        case _:
            os.mkfifo(journal)
    if kind == "fifo":
        assert recover(out).outcome is Outcome.UNDONE
    else:
        with pytest.raises(UsageError, match=r"journal\.json"):
            recover(out)
    assert {
        path: data for path, data in content(out).items() if path in before
    } == before
    assert (tmp_path / "journal.json").read_text() == '{"steps": []}'


def test_an_edit_under_both_names_of_an_unchanged_file_gives_the_run_up(
    killed_when, sdk, content, clean
) -> None:
    out = killed_when(has_journal)
    kept = out / "superoffice/keep.py"
    staged = next((out / STAGING / "new").rglob("keep.py"))
    assert staged.samefile(kept)
    kept.write_bytes(b"mine\n")
    with pytest.raises(FindingsError, match=r"superoffice/keep\.py was edited"):
        recover(out)
    assert kept.read_bytes() == b"mine\n"
    assert not (out / STAGING).exists()
    kept.rename(out / "mine.txt")
    assert sdk.write(out, sdk.after).written
    (out / "mine.txt").unlink()
    assert content(out) == clean


@pytest.mark.parametrize("removed", ["docs/api/changed.md", "docs/api/deep/fresh.md"])
def test_a_page_that_was_removed_after_it_was_written_is_no_obstacle(
    killed_when, sdk, content, clean, removed: str
) -> None:
    out = killed_when(lambda out: (out / "docs/api/deep/fresh.md").exists())
    (out / removed).unlink()
    assert recover(out).outcome is Outcome.FINISHED
    sdk.write(out, sdk.after)
    assert content(out) == clean


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_a_journal_of_an_older_docwright_is_finished(
    out, sdk, content, clean, make_out, tmp_path
) -> None:
    """It exchanged every folder, the package not first, and copied what it did not change."""
    new = make_out(tmp_path / "new")
    sdk.write(new, sdk.after)
    steps: list[dict[str, object]] = []
    for name in ("docs/api", "superoffice"):
        trees = [
            {
                path.removeprefix(f"{name}/"): digest(data)
                for path, data in files.items()
                if path.startswith(f"{name}/")
            }
            for files in (sdk.before, sdk.after)
        ]
        steps.append({"type": "folder", "path": name, "old": trees[0], "new": trees[1]})
    removed = {"test_gone.py": digest(b"gone = 2\n")}
    steps.append(
        {"type": "folder", "path": "tests/contract", "old": removed, "new": {}}
    )
    for name in ("README.md", "api.md", "gone.md", MANIFEST):
        old, after = (
            digest((place / name).read_bytes()) if (place / name).exists() else None
            for place in (out, new)
        )
        steps.append({"type": "file", "path": name, "old": old, "new": after})
    forge(out, *steps)
    for number, step in enumerate(steps):
        source, staged = new / str(step["path"]), out / STAGING / "new" / str(number)
        if source.is_dir():
            shutil.copytree(source, staged)
        elif source.exists():
            shutil.copy2(source, staged)
    assert recover(out).outcome is Outcome.FINISHED
    assert content(out) == clean


@pytest.mark.parametrize("folder", ["src", "tests", "superoffice_custom"])
def test_a_forged_journal_adds_no_file_to_a_folder_of_the_user(
    out, content, folder: str
) -> None:
    (out / folder).mkdir(exist_ok=True)
    (out / folder / "mine.py").write_bytes(b"mine\n")
    new = {"conftest.py": digest(b"forged\n")}
    forge(out, {"type": "files", "path": folder, "old": {}, "new": new})
    (out / STAGING / "new/0").mkdir()
    (out / STAGING / "new/0/0").write_bytes(b"forged\n")
    before = content(out)
    with pytest.raises((FindingsError, UsageError)):
        recover(out)
    assert content(out) == before


@pytest.mark.parametrize("place", ["docs/api/changed.md", "docs/api"])
def test_a_link_in_a_folder_is_not_written_through_either(
    tmp_path, killed_when, content, place: str
) -> None:
    out = killed_when(has_journal)
    (out / place).rename(tmp_path / "elsewhere")
    (out / place).symlink_to(tmp_path / "elsewhere")
    before = content(tmp_path)
    with pytest.raises(UsageError, match="is a symbolic link"):
        recover(out)
    now = content(tmp_path)
    assert now == {path: before[path] for path in now}
    assert (out / place).is_symlink()
