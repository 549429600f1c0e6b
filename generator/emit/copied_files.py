"""Code of the SDK that is copied instead of rendered: the runtime as it is, the contract tests' with other imports."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

_ROOMS: Final = Path(__file__).resolve().parents[1]
_CONFTEST: Final = "conftest.py"
# only at the start of a line, where imports are, so that no text in the code changes
_IMPORT: Final = re.compile(
    r"^(from|import) generator\.(runtime|contract_checks)(?=[. ])", re.MULTILINE
)


def runtime_files() -> dict[str, str]:
    """Sources of the runtime by path below its folder, sorted."""
    return _sources("runtime")


def runtime_license() -> str:
    """The licence of the runtime, which goes where the runtime goes."""
    return (_ROOMS / "runtime/LICENSE").read_text(encoding="utf-8")


def checks_package(package: str) -> str:
    """The name of the contract tests' code beside the tests; its prefix keeps the tests of two SDKs apart."""
    return f"{package}_contract_checks"


def contract_checks_files(package: str) -> dict[str, str]:
    """Sources of the contract tests' code by path below the tests' folder, sorted.

    In import lines the runtime is that of the SDK, and the code has the name that it has there.
    """
    checks = checks_package(package)
    names = {"runtime": f"{package}._runtime", "contract_checks": checks}
    return {
        path if path == _CONFTEST else f"{checks}/{path}": _IMPORT.sub(
            lambda found: f"{found[1]} {names[found[2]]}", source
        )
        for path, source in _sources("contract_checks").items()
    }


def _sources(room: str) -> dict[str, str]:
    folder = _ROOMS / room
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*.py"))
    }
