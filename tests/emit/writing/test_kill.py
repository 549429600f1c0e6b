"""Killed at any step: the package is wholly old or wholly new, so is each other file, and the next run completes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from itertools import groupby
from pathlib import Path

import pytest

import generator
from generator.emit.writing import STAGING, Outcome, recover
from generator.model.errors import UsageError

STEPS = 10_000
"""More than any run takes."""


def assert_nothing_is_torn(out, before, after, content, sdk) -> None:
    """The package and each other file is as before or as after, and the user's are as they were."""
    now = content(out)
    staged = [content(path) for path in (out / STAGING / "old").glob("*")]
    found, old, new = (below(sdk.whole, files) for files in (now, before, after))
    # Between two renames a folder is wholly aside.
    assert found in (old, new) or (not found and old in staged)
    for path in {*before, *after}:
        if not path.startswith(f"{sdk.whole}/"):
            assert now.get(path) in (before.get(path), after.get(path))
    assert now.get("docs/guide.md") == before.get("docs/guide.md")
    mine = "superoffice_custom/__init__.py"
    assert now.get(mine) == before.get(mine)


def below(folder: str, files: dict[str, bytes]) -> dict[str, bytes]:
    start = f"{folder}/"
    return {
        path.removeprefix(start): data
        for path, data in files.items()
        if path.startswith(start)
    }


@pytest.mark.parametrize("recovers", [True, False], ids=["recover", "run again"])
def test_a_run_killed_at_any_step_is_completed_by_the_next(
    tmp_path, make_out, sdk, content, clean, killing, way, recovers: bool
) -> None:
    outcomes = []
    for last in range(STEPS):
        out = make_out(tmp_path / str(last))
        before = content(out)
        with killing(last) as killer:
            sdk.write(out, sdk.after)
        assert_nothing_is_torn(out, before, clean, content, sdk)
        if recovers:
            outcomes.append(recover(out).outcome)
            assert recover(out).outcome is Outcome.NOTHING
            assert content(out) in (before, clean)
        sdk.write(out, sdk.after)
        assert content(out) == clean
        assert not (out / STAGING).exists()
        if killer.count <= last:
            break
    assert last > 40
    if recovers:
        nothing, finished, undone = Outcome
        assert [outcome for outcome, _ in groupby(outcomes)] == [
            nothing,
            undone,
            finished,
            undone,
            nothing,
        ]


def test_killed_between_two_pages_the_next_run_finishes_all_of_them(
    tmp_path, make_out, sdk, content, killing
) -> None:
    pages = [f"docs/api/{folder}/{n}.md" for folder in "ab" for n in range(5)]
    old, new = (
        sdk.before | dict.fromkeys(pages, data) for data in (b"old\n", b"new\n")
    )
    for path in pages[::3]:
        del new[path]
    halves = 0
    for last in range(STEPS):
        out = make_out(tmp_path / str(last))
        sdk.write(out, old)
        with killing(last) as killer:
            sdk.write(out, new)
        now = content(out)
        is_old = [now.get(path) == b"old\n" for path in pages]
        if any(is_old) and not all(is_old):
            halves += 1
            assert recover(out).outcome is Outcome.FINISHED
            assert content(out).items() >= new.items()
        assert {now.get(path) for path in pages} <= {b"old\n", b"new\n", None}
        sdk.write(out, new)
        now = content(out)
        assert [path for path in pages if path in now] == [
            path for path in pages if path in new
        ]
        if killer.count <= last:
            break
    assert halves > 5


def test_a_first_run_killed_at_any_step_is_completed_by_the_next(
    tmp_path, sdk, content, killing, way
) -> None:
    sdk.write(tmp_path / "clean", sdk.after)
    clean = content(tmp_path / "clean")
    for last in range(STEPS):
        out = tmp_path / str(last) / "out"
        out.parent.mkdir()
        with killing(last) as killer:
            sdk.write(out, sdk.after)
        assert_nothing_is_torn(out, {}, clean, content, sdk)
        recover(out)
        assert content(out) in ({}, clean)
        sdk.write(out, sdk.after)
        assert content(out) == clean
        if killer.count <= last:
            break
    assert last > 30


def test_a_recovery_killed_at_any_step_is_completed_by_the_next(
    tmp_path, make_out, sdk, content, clean, killing, way
) -> None:
    with killing(STEPS) as killer:
        sdk.write(make_out(tmp_path / "whole"), sdk.after)
    runs = 0
    for last in range(0, killer.count, 4):
        for again in range(STEPS):
            out = make_out(tmp_path / f"{last}-{again}")
            before = content(out)
            with killing(last):
                sdk.write(out, sdk.after)
            if not (out / STAGING / "journal.json").exists():
                break
            with killing(again) as recovering:
                recover(out)
            assert_nothing_is_torn(out, before, clean, content, sdk)
            recover(out)
            assert content(out) == clean
            runs += 1
            if recovering.count <= again:
                break
    assert runs > 60


def test_a_check_after_a_kill_asks_for_the_recovery_first(
    killed_when, sdk, content, clean
) -> None:
    out = killed_when(lambda out: (out / STAGING / "journal.json").exists())
    with pytest.raises(UsageError, match="an interrupted run left") as caught:
        sdk.plan(out, sdk.after)
    assert "generate again" in caught.value.hint
    assert recover(out).outcome is Outcome.FINISHED
    assert not sdk.plan(out, sdk.after).written
    assert content(out) == clean


SCRIPT = """
import os, signal, sys
from pathlib import Path
from generator.emit.writing import ManifestFacts, contents_of, write_output

calls, last = 0, int(sys.argv[2])

def counted(real):
    def call(*arguments, **options):
        global calls
        calls += 1
        if calls == last:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*arguments, **options)
    return call

for name in ("fsync", "rename", "replace", "unlink"):
    setattr(os, name, counted(getattr(os, name)))
files = {"superoffice/__init__.py": b"new = 1\\n", "README.md": b"new\\n"}
facts = ManifestFacts(docwright="0.1.0", docs="")
write_output(Path(sys.argv[1]), contents_of(files), facts, ("superoffice", "docs/api", "tests/contract"), whole="superoffice")
"""


def test_a_process_killed_for_good_is_recovered_from(
    tmp_path, make_out, sdk, content
) -> None:
    """The lock and half written files of a real process included."""
    root = str(Path(generator.__file__).parents[1])
    outcomes = set()
    for last in range(1, STEPS, 4):
        out = make_out(tmp_path / str(last))
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT, str(out), str(last)],
            env=os.environ | {"PYTHONPATH": root},
            check=False,
        )
        outcomes.add(recover(out).outcome)
        sdk.write(out, sdk.after)
        assert not (out / STAGING).exists()
        assert (out / "superoffice/__init__.py").read_bytes() == b"new = 1\n"
        if done.returncode == 0:
            break
        assert done.returncode == -signal.SIGKILL
    assert outcomes == set(Outcome)
