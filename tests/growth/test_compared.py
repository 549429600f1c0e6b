"""Twice the subjects are twice the work of each module that compares snapshots."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from growth.test_growth import MOST_GROWTH

_ROOT: Final = Path(__file__).resolve().parents[2]


def test_the_work_of_comparing_grows_as_the_snapshots_do() -> None:
    paths = os.pathsep.join((str(_ROOT / "tests"), str(_ROOT)))
    run = subprocess.run(
        [sys.executable, "-m", "growth.compared"],
        cwd=_ROOT / "tests",
        env={**os.environ, "PYTHONPATH": paths},
        check=True,
        capture_output=True,
    )
    works: dict[str, list[int]] = json.loads(run.stdout)
    too_fast = {
        module: counts
        for module, counts in works.items()
        if counts[2] - counts[1] > MOST_GROWTH * (counts[1] - counts[0])
    }
    assert too_fast == {}
    working = [module for module, counts in works.items() if counts[2] > counts[1]]
    assert len(working) > 25
