"""A kill at any step leaves each folder wholly old or wholly new, and the next run ends it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.emit.output import OutputPlan, filesystem, recover, write_output
from generator.emit.output.journal import STAGING
from generator.model.errors import FindingsError

Plan = Callable[..., OutputPlan]
Tree = Callable[[Path], dict[str, str]]
OLD = {
    "README.md": "1",
    "gone.md": "1",
    "sdk/a.py": "1",
    "sdk/b.py": "1",
    "docs/api/x.md": "1",
}
NEW = {
    "README.md": "2",
    "sdk/a.py": "2",
    "sdk/b.py": "1",
    "docs/api/y.md": "2",
    "api.md": "2",
}
STEPS = (
    "make_folder",
    "write_file",
    "copy_file",
    "replace",
    "remove_file",
    "exchange",
    "remove_tree",
)


class Killed(BaseException):
    """The process is gone."""


class Killer:
    """Kills at the n-th file system step, before or after it is done."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, exchanging: bool) -> None:
        self.left = -1
        self.before = True
        for name in STEPS:
            done = getattr(filesystem, name)
            if name == "exchange" and not exchanging:
                done = _cannot
            monkeypatch.setattr(filesystem, name, self._wrapped(done))

    def _wrapped(self, done: Callable[..., object]) -> Callable[..., object]:
        def step(*arguments: object) -> object:
            self.left -= 1
            if self.left == 0 and self.before:
                raise Killed
            result = done(*arguments)
            if self.left == 0:
                raise Killed
            return result

        return step

    def moments(self) -> Iterator[tuple[int, bool]]:
        """Every moment of a run, until one lasts."""
        number = 1
        while True:
            yield number, True
            yield number, False
            number += 1

    def arm(self, number: int, *, before: bool) -> None:
        """The next run is killed at this step."""
        self.left, self.before = number, before

    def disarm(self) -> None:
        """The next run is not killed."""
        self.left = -1


def _cannot(*_: object) -> bool:
    return False


@pytest.fixture(params=[True, False], ids=["exchange", "two renames"])
def killer(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Killer:
    return Killer(monkeypatch, exchanging=request.param)


def _part(files: dict[str, str], folder: str) -> dict[str, str]:
    return {path: text for path, text in files.items() if path.startswith(f"{folder}/")}


def _require_whole(files: dict[str, str]) -> None:
    """Each folder is wholly old or wholly new; while it is swapped by two renames it may be away."""
    for folder in ("sdk", "docs/api"):
        now = _part(files, folder)
        assert now in (_part(OLD, folder), _part(NEW, folder), {}), folder
    assert files["README.md"] in {"1", "2"}


def test_after_a_kill_at_any_moment_the_next_run_ends_it(
    tmp_path: Path, plan: Plan, tree: Tree, killer: Killer
) -> None:
    kills = 0
    for number, before in killer.moments():
        out = tmp_path / f"out{number}{before}"
        killer.disarm()
        write_output(out, plan(OLD), force=False)
        killer.arm(number, before=before)
        try:
            write_output(out, plan(NEW), force=False)
        except Killed:
            kills += 1
        else:
            break
        killer.disarm()
        _require_whole(
            {path: text for path, text in tree(out).items() if STAGING not in path}
        )
        message = recover(out)
        assert message or not (out / STAGING).exists()
        _require_whole(tree(out))
        write_output(out, plan(NEW), force=False)
        final = tree(out)
        del final["docwright.manifest.json"], final["sdk_custom/__init__.py"]
        assert final == NEW
    assert kills > 20


def test_a_recovery_that_is_killed_is_recovered(
    tmp_path: Path, plan: Plan, tree: Tree, killer: Killer
) -> None:
    kills = 0
    for number, before in killer.moments():
        out = tmp_path / f"out{number}{before}"
        killer.disarm()
        write_output(out, plan(OLD), force=False)
        _interrupt_after_journal(out, plan, killer)
        killer.arm(number, before=before)
        try:
            recover(out)
        except Killed:
            kills += 1
        else:
            break
        killer.disarm()
        recover(out)
        assert _part(tree(out), "sdk") == _part(NEW, "sdk")
        assert not (out / STAGING).exists()
    assert kills > 3


def _interrupt_after_journal(out: Path, plan: Plan, killer: Killer) -> None:
    """A run that is killed as soon as its journal is there."""
    for number, before in killer.moments():
        killer.arm(number, before=before)
        try:
            write_output(out, plan(NEW), force=False)
        except Killed:
            killer.disarm()
        if (out / STAGING / "journal.json").exists():
            return
        recover(out)


def test_an_edit_after_the_kill_is_not_lost(
    out: Path, plan: Plan, killer: Killer
) -> None:
    killer.disarm()
    write_output(out, plan(OLD), force=False)
    _interrupt_after_journal(out, plan, killer)
    (out / "sdk" / "a.py").write_text("edited")
    with pytest.raises(FindingsError, match="edited"):
        recover(out)
    assert (out / "sdk" / "a.py").read_text() == "edited"


def test_a_damaged_journal_is_reported(out: Path, plan: Plan) -> None:
    write_output(out, plan(OLD), force=False)
    (out / STAGING).mkdir()
    (out / STAGING / "journal.json").write_text(
        '{"schema": 1, "steps": [{"kind": "rm"}]}'
    )
    with pytest.raises(FindingsError, match="damaged"):
        recover(out)


def test_a_journal_cannot_reach_outside(out: Path, tmp_path: Path, plan: Plan) -> None:
    (tmp_path / "victim").write_text("mine")
    write_output(out, plan(OLD), force=False)
    (out / STAGING).mkdir()
    step = '{"kind": "remove", "target": "../victim", "old": {}, "new": {}}'
    (out / STAGING / "journal.json").write_text(f'{{"schema": 1, "steps": [{step}]}}')
    with pytest.raises(FindingsError, match="damaged"):
        recover(out)
    assert (tmp_path / "victim").read_text() == "mine"


SCRIPT = """
import os, signal, sys
from pathlib import Path
from generator.emit.output import ManifestFacts, OutputPlan, filesystem, write_output
real = filesystem.exchange
def exchange(*arguments):
    result = real(*arguments)
    os.kill(os.getpid(), signal.SIGKILL)
    return result
filesystem.exchange = exchange
files = {"sdk/%d.py" % n: b"2" for n in range(50)} | {"docs/api/x.md": b"2"}
facts = ManifestFacts(docwright="1.0", docs={"model": "m"}, settings={})
plan = OutputPlan(files=files, folders=("sdk", "docs/api"), seam={}, facts=facts)
write_output(Path(sys.argv[1]), plan, force=False)
"""


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX")
def test_a_real_kill_between_two_folders_is_finished(
    out: Path, plan: Plan, tree: Tree
) -> None:
    write_output(out, plan(OLD), force=False)
    done = subprocess.run([sys.executable, "-c", SCRIPT, str(out)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert "finished" in recover(out)
    files = tree(out)
    assert sum(path.startswith("sdk/") for path in files) == 50
    assert _part(files, "docs/api") == {"docs/api/x.md": "2"}
    assert "gone.md" not in files
    assert recover(out) == ""
