"""Type checkers see what results are, and every mistake: an ignore that is not needed is an error to them.

They read typical code, and the examples.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
USE = (
    Path(__file__).with_name("typed_use.py"),
    ROOT / "examples/first_steps.py",
    ROOT / "examples/working_with_data.py",
    ROOT / "examples/sign_in.py",
    ROOT / "examples/integrator.py",
)


def run(*command: str, folder: Path) -> str:
    """The output of a type checker."""
    done = subprocess.run(
        [sys.executable, "-m", *command],
        env=os.environ | {"MYPYPATH": str(ROOT / "output")},
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout + done.stderr


def test_mypy_agrees(tmp_path: Path) -> None:
    (tmp_path / "mypy.ini").write_text("[mypy]\nstrict = true\n")
    assert run("mypy", *map(str, USE), folder=tmp_path).startswith("Success")


def test_pyright_agrees(tmp_path: Path) -> None:
    settings = {
        "include": [*map(str, USE)],
        "extraPaths": [str(ROOT / "output")],
        "typeCheckingMode": "strict",
        "reportUnnecessaryTypeIgnoreComment": "error",
        "enableTypeIgnoreComments": False,
    }
    path = tmp_path / "pyrightconfig.json"
    path.write_text(json.dumps(settings))
    output = run("pyright", "-p", str(path), "--pythonpath", sys.executable, folder=tmp_path)  # fmt: skip
    assert output.startswith("0 errors"), output
