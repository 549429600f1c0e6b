"""Virtual environments of the benchmarks, made once and kept in a cache folder."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path
from typing import Final

_VARIABLE: Final = "DOCWRIGHT_BENCHMARKS_DIR"
_KEPT: Final = ("PATH", "HOME", "LANG", "TMPDIR")
"""What programs that are measured see of the caller's environment: nothing that changes how Python starts."""


def cache_folder() -> Path:
    """Where environments and generated code are kept: DOCWRIGHT_BENCHMARKS_DIR, else below the user's cache."""
    default = Path.home() / ".cache" / "docwright-benchmarks"
    folder = Path(os.environ.get(_VARIABLE, default)).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def environment(name: str, requirements: Sequence[str]) -> Path:
    """The Python of a virtual environment that has the requirements; made when it is not there.

    Raises:
        subprocess.CalledProcessError: pip cannot install them; what it says is on standard error.
    """
    text = "\n".join([sys.version, *requirements])
    digest = hashlib.sha256(text.encode()).hexdigest()[:12]
    folder = cache_folder() / f"{name}-{digest}"
    python = folder / "bin" / "python"
    if not (folder / "ready").exists():
        print(f"making the environment of {name}", file=sys.stderr)
        venv.create(folder, clear=True, with_pip=True)
        run(python, "-m", "pip", "install", "--quiet", *requirements)
        (folder / "ready").touch()
    return python


def versions(python: Path, packages: Sequence[str]) -> dict[str, str]:
    """The versions of packages in an environment."""
    program = (
        "import json, sys\nfrom importlib.metadata import version\n"
        "print(json.dumps({name: version(name) for name in sys.argv[1:]}))"
    )
    found: dict[str, str] = json.loads(run(python, "-c", program, *packages))
    return found


def plain_environment() -> dict[str, str]:
    """What programs that are measured see of the caller's environment variables."""
    return {name: os.environ[name] for name in _KEPT if name in os.environ}


def path_of(python: Path) -> str:
    """The variable PATH for programs that look for others of their own environment."""
    return os.pathsep.join((str(python.parent), os.environ["PATH"]))


def run(python: Path, *arguments: str | Path, cwd: Path | None = None) -> str:
    """What a program prints. What it says besides is shown when it fails.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    # a list without a shell: an interpreter that the benchmarks installed, and programs and packages that they name
    done = subprocess.run(  # noqa: S603 - no shell, programs that the benchmark names
        [python, *arguments],
        cwd=cwd,
        env=plain_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        print(done.stderr[-4000:], file=sys.stderr)
        done.check_returncode()
    return done.stdout
