"""Runs that are killed at random moments: the package is wholly old or wholly new, and the next run heals it.

`tests/emit/writing/test_kill.py` kills the writing at each of its steps; here whole runs are killed by the system.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.commands.cli import main
from generator.emit.writing import STAGING, flushing

KILLS = 200 if os.environ.get("DOCWRIGHT_FULL") == "1" else 20
SEED = random.randrange(2**32) if os.environ.get("DOCWRIGHT_FULL") == "1" else 1

Files = Callable[[Path], dict[str, bytes]]

PROGRAM = """
import importlib, json, sys
sys.path.insert(0, sys.argv[1])
marks = set()
for agents in ("agents", "async_agents"):
    module = importlib.import_module(f"superoffice.soap.services88.{agents}.appointment")
    classes = [value for name, value in vars(module).items() if name.endswith("AppointmentAgent")]
    marks |= {hasattr(class_, "reject") for class_ in classes}
index = json.load(open(sys.argv[1] + "/superoffice/api.json"))
marks.add("soap/Services88/Appointment/Reject" in index)
print(json.dumps(sorted(marks)))
"""


def start(docs: str, folder: Path) -> int:
    """Starts a run in a process of its own, and returns its id."""
    child = os.fork()
    if child == 0:
        os.chdir(folder)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        status = 3
        try:
            status = main(["generate", docs, "-o", "sdk", "--no-format"])
        finally:
            os._exit(status)
    return child


def ended(child: int) -> int:
    """The status of a run that ends by itself; negative for the signal that ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def killed(child: int, out: Path, chance: random.Random, longest: float) -> bool:
    """Kills a run at a random moment, half of the runs while they write; returns whether it was still at work."""
    if chance.random() < 0.5:
        time.sleep(chance.uniform(0, longest))
    else:
        while not (out / STAGING).exists():
            if os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT):
                break
        time.sleep(chance.uniform(0, 0.1))
    os.kill(child, signal.SIGKILL)
    return ended(child) == -signal.SIGKILL


def test_killed_at_random_moments_a_package_is_wholly_old_or_wholly_new(
    tmp_path: Path, docs: Path, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOCWRIGHT_JOBS", "1")
    # what the system has taken outlives the process; only a cut of the power would lose it
    monkeypatch.setattr(os, "fsync", lambda _descriptor: None)
    monkeypatch.setattr(flushing, "syncfs", lambda: None)
    out, chance = tmp_path / "sdk", random.Random(SEED)
    # one version is enough, and quicker
    for version in ("Services82", "Services86"):
        shutil.rmtree(docs / "soap" / version)
    shutil.copytree(docs, tmp_path / "fewer")
    (tmp_path / "fewer/soap/Services88/Appointment/Reject.md").unlink()
    (tmp_path / "fewer/soap/Services88/Services88-Appointment.md").unlink()
    states = {}
    for name in ("fewer", "docs"):
        assert ended(start(name, tmp_path)) == 0
        states[name] = files(out)
    began = time.monotonic()
    assert ended(start("fewer", tmp_path)) == 0
    longest = time.monotonic() - began
    kills = 0
    for number in range(KILLS):
        target = ("docs", "fewer")[number % 2]
        kills += killed(start(target, tmp_path), out, chance, longest)
        package = below("superoffice/", files(out))
        wholly = [below("superoffice/", state) for state in states.values()]
        assert package in wholly, f"kill {number} of seed {SEED}"
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, out],
            capture_output=True,
            check=True,
            cwd=tmp_path,
        )
        is_new = package == below("superoffice/", states["docs"])
        assert json.loads(done.stdout) == [is_new]
        assert ended(start(target, tmp_path)) == 0
        assert files(out) == states[target], f"kill {number} of seed {SEED}"
        assert not (out / STAGING).exists()
    assert kills > KILLS // 2


def below(start: str, files: dict[str, bytes]) -> dict[str, bytes]:
    return {path: data for path, data in files.items() if path.startswith(start)}
