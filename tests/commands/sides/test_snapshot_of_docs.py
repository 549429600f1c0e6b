"""The snapshot of docs: the same wherever they lie, whatever their line ends, and kept for the next comparison."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.commands.arguments import InspectArguments
from generator.commands.run import inspect_run
from generator.commands.sides import docs as docs_side
from generator.commands.sides.docs import Patterns, snapshot_of_docs
from generator.model.comparison.snapshot import Snapshot
from generator.model.encoding.lock import lock_bytes
from generator.model.errors import UsageError
from generator.report.progress import Progress

SEEDS = Path(__file__).parents[3] / "seeds"
PROGRAM = """
import sys
from pathlib import Path
from generator.commands.arguments import InspectArguments
from generator.commands.run import inspect_run
from generator.commands.sides.docs import snapshot_of_docs
from generator.report.progress import Progress
run = inspect_run(InspectArguments(docs=("docs",), jobs=1, no_cache=False, json=False), Path.cwd())
print(len(snapshot_of_docs(run.input, Progress(quiet=True)).entries))
print(*sys.modules)
"""


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with pages in `docs`, and a cache of its own."""
    monkeypatch.setenv("DOCWRIGHT_CACHE_DIR", str(tmp_path / "cache"))
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    for part in ("soap/Services88/Appointment", "restful/rest/User"):
        shutil.copytree(SEEDS / "reference" / part, folder / "docs" / part)
    return folder / "docs"


def snapshot(folder: str = "docs", patterns: Patterns = ((), ())) -> Snapshot:
    arguments = InspectArguments(docs=(folder,), jobs=1, no_cache=False, json=False)
    run = inspect_run(arguments, Path.cwd())
    return snapshot_of_docs(run.input, Progress(quiet=True), patterns)


def pages(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


@pytest.mark.usefixtures("docs")
def test_the_second_time_it_is_taken_from_the_cache_with_its_lines(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = snapshot()
    assert any(entry.line for entry in first.entries)
    monkeypatch.setattr(docs_side, "_made", lambda *_: pytest.fail("made again"))
    assert snapshot() == first


@pytest.mark.usefixtures("docs")
def test_a_snapshot_that_is_kept_needs_no_pages_templates_names_or_models() -> None:
    command = [sys.executable, "-c", PROGRAM]
    outputs = [
        subprocess.run(
            command, check=True, capture_output=True, text=True, env=os.environ
        ).stdout.split("\n")
        for _ in range(2)
    ]
    assert outputs[0][0] == outputs[1][0]
    heavy = {"generator.passes", "generator.emit.surface", "yaml", "jinja2"}
    first, second = (heavy & set(output[1].split()) for output in outputs)
    assert first >= {"generator.passes", "generator.emit.surface", "yaml"}
    assert not second


def test_a_changed_page_gives_another_snapshot(docs: Path) -> None:
    before = snapshot()
    page = next(path for path in pages(docs) if path.name == "Reject.md")
    page.unlink()
    assert snapshot() != before


def test_other_folders_and_line_ends_change_nothing(docs: Path) -> None:
    before = snapshot()
    copy = docs.parent / "a copy" / "of all"
    shutil.copytree(docs, copy)
    for page in pages(copy):
        text = page.read_bytes().replace(b"\r\n", b"\n")
        page.write_bytes(text.replace(b"\n", b"\r\n"))
    assert lock_bytes(snapshot("a copy/of all")) == lock_bytes(before)


def test_it_has_no_version_of_an_sdk(docs: Path) -> None:
    before = snapshot()
    (docs.parent / "docwright.toml").write_text('sdk_version = "7.0.0"\n')
    assert not before.header.sdk_version
    assert snapshot() == before


def test_other_words_of_names_are_other_settings(docs: Path) -> None:
    before = snapshot().header
    (docs.parent / "docwright.toml").write_text('names = { words = ["RejectReason"] }')
    after = snapshot().header
    assert after.settings != before.settings
    assert after.runtime == before.runtime


@pytest.mark.usefixtures("docs")
def test_patterns_choose_operations_and_are_settings() -> None:
    whole = snapshot()
    chosen = snapshot(patterns=(("soap/*",), ()))
    subjects = [entry.subject for entry in chosen.entries]
    assert not any(subject.startswith("rest/") for subject in subjects)
    assert chosen.header.settings != whole.header.settings


def test_docs_that_describe_nothing_are_refused(docs: Path) -> None:
    shutil.rmtree(docs)
    docs.mkdir()
    (docs / "notes.md").write_text("# Notes\n\nNothing else.\n")
    with pytest.raises(UsageError, match="no operation or type was found"):
        snapshot()
