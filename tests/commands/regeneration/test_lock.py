"""`docwright generate` and its locks: what it writes, what it reads, and what it tells of the changes between two of them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from generator.files.lock import LOCK, RELEASED_LOCK, load_lock
from generator.model.comparison.snapshot import Snapshot

ROOT = Path(__file__).resolve().parents[3]
SCHEMA = json.loads((ROOT / "docs/schema/summary.json").read_text(encoding="utf-8"))
AGENT = "restful/agent/Appointment_Agent"
ACCEPT = f"{AGENT}/v1AppointmentAgent_Accept.md"
REJECT = f"{AGENT}/v1AppointmentAgent_Reject.md"
GENERATE = ("generate", "docs", "-o", "sdk", "--no-format")
LOADED = """
import sys
from generator.commands.cli import main
status = main(sys.argv[1:])
print(status, *sorted(name for name in sys.modules if name.startswith("generator")))
"""

Docwright = Callable[..., Any]


@pytest.fixture
def docs(docwright: Docwright, tmp_path: Path) -> Path:
    """The docs of an SDK that is up to date."""
    place = tmp_path / "docs" / "reference" / AGENT
    shutil.copytree(ROOT / "seeds/reference" / AGENT, place)
    assert docwright(*GENERATE).status == 0
    return tmp_path / "docs" / "reference"


@pytest.fixture
def summary(docwright: Docwright) -> Callable[..., dict[str, Any]]:
    """The summary of a run, which follows its schema."""

    def run(*options: str) -> dict[str, Any]:
        done = docwright(*GENERATE, *options, "--summary-json", "-")
        document = json.loads(done.out)
        jsonschema.validate(document, SCHEMA)
        return document

    return run


def lock(name: str = LOCK) -> Snapshot:
    snapshot = load_lock(Path("sdk") / name)
    assert snapshot is not None
    return snapshot


def release() -> None:
    """What the SDK is now becomes what was released."""
    shutil.copy(f"sdk/{LOCK}", f"sdk/{RELEASED_LOCK}")


def ids(document: dict[str, Any]) -> list[tuple[str, str]]:
    return [(change["id"], change["subjects"][0]) for change in document["changes"]]


def replace(page: Path, old: str, new: str) -> None:
    text = page.read_text(encoding="utf-8")
    assert old in text
    page.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.usefixtures("docs")
def test_the_lock_is_a_file_of_the_sdk() -> None:
    manifest = json.loads(Path("sdk/docwright.manifest.json").read_text())
    assert LOCK in manifest["files"]
    assert RELEASED_LOCK not in manifest["files"]
    attributes = Path("sdk/.gitattributes").read_text().splitlines()
    for name in (LOCK, RELEASED_LOCK):
        assert f"/{name} linguist-generated -text" in attributes
    assert "rest/v1/Agents/Appointment/Accept" in lock().by_subject


@pytest.mark.usefixtures("docs")
def test_a_lock_that_was_edited_is_not_overwritten(docwright: Docwright) -> None:
    Path(f"sdk/{LOCK}").write_text("mine\n")
    assert docwright(*GENERATE).status == 1
    assert Path(f"sdk/{LOCK}").read_text() == "mine\n"
    forced = docwright(*GENERATE, "--force")
    assert forced.status == 0
    assert f"what changed is not known: sdk/{LOCK}:1 cannot be used" in forced.err
    assert lock().entries


def test_the_first_run_has_nothing_to_compare_with(
    docwright: Docwright, docs: Path, summary: Callable[..., dict[str, Any]]
) -> None:
    assert docs.is_dir()
    shutil.rmtree("sdk")
    first = summary()
    assert first["changes"] is None
    assert first["next_version"] is None
    again = docwright(*GENERATE)
    assert "since the last run" not in again.err
    assert summary()["changes"] == []


def test_an_sdk_of_a_docwright_without_locks_gets_one(
    docs: Path, summary: Callable[..., dict[str, Any]]
) -> None:
    assert docs.is_dir()
    manifest = Path("sdk/docwright.manifest.json")
    document = json.loads(manifest.read_text())
    del document["files"][LOCK]
    manifest.write_text(json.dumps(document))
    Path(f"sdk/{LOCK}").unlink()
    assert summary()["changes"] is None
    assert lock().entries


def test_what_changed_is_told_after_a_run_and_by_a_check(
    docwright: Docwright, docs: Path, summary: Callable[..., dict[str, Any]]
) -> None:
    (docs / ACCEPT).unlink()
    checked = docwright(*GENERATE, "--check")
    assert checked.status == 1
    removed = ("operation-removed", "rest/v1/Agents/Appointment/Accept")
    assert removed in ids(summary("--check"))
    written = docwright(*GENERATE)
    for done in (checked, written):
        assert "since the last run: " in done.err
        assert "so.agents.appointment.accept(…): removed" in done.err
    unchanged = docwright(*GENERATE)
    assert "since the last run" not in unchanged.err


def test_a_summary_has_all_changes_with_the_place_of_each_side(
    docs: Path, summary: Callable[..., dict[str, Any]]
) -> None:
    replace(docs / ACCEPT, "Says yes to an invitation", "Agrees")
    document = summary()
    assert ids(document) == [
        ("description-changed", "rest/v1/Agents/Appointment/Accept")
    ]
    evidence = document["changes"][0]["evidence"]
    assert evidence["old"].endswith("v1AppointmentAgent_Accept.md")
    assert evidence["new"].startswith(f"{evidence['old']}:")


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_other_line_ends_and_folders_change_nothing(
    docs: Path, summary: Callable[..., dict[str, Any]], ending: str
) -> None:
    for page in docs.rglob("*.md"):
        text = page.read_bytes().replace(b"\r\n", b"\n")
        page.write_bytes(text.replace(b"\n", ending.encode()))
    docs.rename(docs.with_name("moved"))
    document = summary()
    assert document["changes"] == []


def test_the_next_version_is_counted_from_the_last_release(
    docs: Path, summary: Callable[..., dict[str, Any]]
) -> None:
    release()
    assert summary()["next_version"] == "0.1.0"
    (docs / ACCEPT).unlink()
    assert summary()["next_version"] == "0.2.0"
    # an unchanged run, and one that changes words only, have the same release behind them
    assert summary()["next_version"] == "0.2.0"
    replace(docs / REJECT, "Says no", "Refuses")
    words = summary()
    assert {id_ for id_, _ in ids(words)} == {"description-changed"}
    assert words["next_version"] == "0.2.0"


@pytest.mark.usefixtures("docs")
def test_the_released_lock_is_the_users_and_stays(docwright: Docwright) -> None:
    release()
    before = Path(f"sdk/{RELEASED_LOCK}").read_bytes()
    for options in ((), ("--force",), ("--check",)):
        assert docwright(*GENERATE, *options).status == 0
        assert Path(f"sdk/{RELEASED_LOCK}").read_bytes() == before
    settings = json.loads(Path("sdk/docwright.manifest.json").read_text())["settings"]
    assert len(settings["released"]) == 64


@pytest.mark.usefixtures("docs")
def test_line_ends_of_the_released_lock_do_not_count(docwright: Docwright) -> None:
    release()
    assert docwright(*GENERATE).status == 0
    place = Path(f"sdk/{RELEASED_LOCK}")
    place.write_bytes(place.read_bytes().replace(b"\n", b"\r\n"))
    assert "wrote 0 files" in docwright(*GENERATE).err


@pytest.mark.usefixtures("docs")
def test_former_names_of_the_release_are_kept_in_the_lock(docwright: Docwright) -> None:
    release()
    released = Path(f"sdk/{RELEASED_LOCK}")
    replace(released, '"appointment_id"', '"id_of_it"')
    assert docwright(*GENERATE).status == 0
    accept = lock().by_subject["rest/v1/Agents/Appointment/Accept#param/AppointmentId"]
    assert [alias.name for alias in accept.aliases] == ["id_of_it"]
    # it follows from the released lock, and not from the last run
    assert "wrote 0 files" in docwright(*GENERATE, "--no-cache").err
    released.unlink()
    assert docwright(*GENERATE).status == 0
    assert not any(entry.aliases for entry in lock().entries)


@pytest.mark.parametrize("with_cache", [True, False])
def test_a_damaged_released_lock_stops_a_run_with_its_line(
    docwright: Docwright, docs: Path, with_cache: bool
) -> None:
    release()
    with Path(f"sdk/{RELEASED_LOCK}").open("a") as stream:
        stream.write("<<<<<<< ours\n")
    number = len(Path(f"sdk/{RELEASED_LOCK}").read_text().splitlines())
    before = {path: path.read_bytes() for path in Path("sdk").rglob("*.py")}
    (docs / ACCEPT).unlink()
    done = docwright(*GENERATE, *(() if with_cache else ("--no-cache",)))
    assert done.status == 2
    assert f"sdk/{RELEASED_LOCK}:{number} cannot be used" in done.err
    assert {path: path.read_bytes() for path in Path("sdk").rglob("*.py")} == before


@pytest.mark.usefixtures("docs")
def test_a_released_lock_of_a_newer_docwright_stops_a_run(docwright: Docwright) -> None:
    release()
    replace(Path(f"sdk/{RELEASED_LOCK}"), '{"schema":1', '{"schema":2')
    done = docwright(*GENERATE)
    assert done.status == 2
    assert "which this Docwright does not know" in done.err


@pytest.mark.usefixtures("docs")
def test_a_released_lock_that_is_a_link_stops_a_run(docwright: Docwright) -> None:
    shutil.copy(f"sdk/{LOCK}", "elsewhere.lock")
    Path(f"sdk/{RELEASED_LOCK}").symlink_to(Path("elsewhere.lock").absolute())
    done = docwright(*GENERATE)
    assert done.status == 2
    assert "link" in done.err


@pytest.mark.usefixtures("docs")
def test_an_unchanged_run_loads_nothing_that_reads_or_compares_locks() -> None:
    release()
    command = [sys.executable, "-c", LOADED, *GENERATE]

    def loaded() -> set[str]:
        done = subprocess.run(
            command, check=True, capture_output=True, text=True, env=os.environ
        )
        status, *modules = done.stdout.split()
        assert status == "0"
        return set(modules)

    heavy = {
        "generator.changes",
        "generator.emit.surface",
        "generator.files.lock",
        "generator.model.comparison",
        "generator.model.encoding.lock",
        "generator.report.diff",
    }
    assert loaded() >= heavy - {"generator.report.diff"}
    assert not loaded() & heavy


def test_the_wheel_and_the_source_distribution_have_no_lock(docs: Path) -> None:
    assert docs.is_dir()
    project = Path("sdk/pyproject.toml").read_text()
    assert "docwright" not in project.partition("[tool.hatch")[2]
