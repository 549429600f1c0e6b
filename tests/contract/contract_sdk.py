"""A generated SDK whose contract tests run in a process of their own, as users run them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds"
PAGES = SEEDS / "reference"
"""The folder at which the paths of the seeds' pages begin in an SDK."""
_TEST = re.compile(
    r"^(PASSED|FAILED|ERROR|XFAIL|SKIPPED) \S+?::(\w+)\[(\S+)\]", re.MULTILINE
)


@dataclass(frozen=True)
class Outcome:
    """What a run of pytest said. Tests are written `test_request[rest/v1/…]`."""

    status: int
    text: str

    @cached_property
    def tests(self) -> dict[str, set[str]]:
        """The tests by what became of them."""
        found: dict[str, set[str]] = {}
        for kind, test, id_ in _TEST.findall(self.text):
            found.setdefault(kind, set()).add(f"{test}[{id_}]")
        return found

    def of(self, kind: str) -> set[str]:
        """The tests that `PASSED`, `FAILED`, or failed as expected (`XFAIL`)."""
        return self.tests.get(kind, set())

    @property
    def failed(self) -> set[str]:
        """The ids of the operations of which a test failed."""
        return {test.partition("[")[2].rstrip("]") for test in self.of("FAILED")}


@dataclass(frozen=True)
class ContractSdk:
    """An SDK in `folder`, whose package is `superoffice`."""

    folder: Path

    def run(self, *options: str, env: Mapping[str, str] | None = None) -> Outcome:
        """Runs `pytest` in its folder."""
        clean = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("SUPEROFFICE_", "PYTEST_", "PYTHONPATH"))
        }
        # Sources change between runs, faster than the times of files do; and an SDK needs no plugin to be tested,
        # while those installed here take longer to import than its tests to run.
        clean |= {
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
            **(env or {}),
        }
        command = [sys.executable, "-m", "pytest", "-q", "--tb=short", "-rA"]
        done = subprocess.run(
            [*command, "-p", "no:cacheprovider", "--show-capture=no", *options],
            cwd=self.folder,
            env=clean,
            capture_output=True,
            text=True,
            check=False,
        )
        return Outcome(done.returncode, done.stdout + done.stderr)

    def mistake_in_runtime(self, module: str, right: str, wrong: str) -> None:
        """Replaces code of the runtime by wrong code."""
        path = self.package / "_runtime" / module
        text = path.read_text()
        assert right in text, "the code has changed: make the mistake elsewhere"
        path.write_text(text.replace(right, wrong))

    def modules_of(self, ids: Collection[str]) -> list[str]:
        """The paths of the modules that test these operations."""
        return [
            f"tests/contract/test_{name}.py"
            for name, index in self.indexes().items()
            if not index["samples"].keys().isdisjoint(ids)
        ]

    @property
    def package(self) -> Path:
        """The folder of the package."""
        return self.folder / "superoffice"

    @property
    def data(self) -> Path:
        """The folder of the samples."""
        return self.folder / "tests/contract/data"

    def indexes(self) -> dict[str, Any]:
        """All indexes by name."""
        return {
            path.stem: msgspec.json.decode(path.read_bytes())
            for path in sorted(self.data.glob("*.json"))
        }

    def mark_defective(self, part: str) -> None:
        """Marks every sample of a request or a response as defective."""
        for path in sorted(self.data.glob("*.json")):
            index = msgspec.json.decode(path.read_bytes())
            for sample in index["samples"].values():
                if part in sample:
                    sample.setdefault("defects", {})[part] = "sample-cut-off"
            path.write_bytes(msgspec.json.encode(index))

    @property
    def index(self) -> dict[str, Any]:
        """`api.json`."""
        index: dict[str, Any] = msgspec.json.decode(
            (self.package / "api.json").read_bytes()
        )
        return index


Generate = Callable[[Path], ContractSdk]
"""Docs → the SDK that is generated from them."""
