"""Mutants through the whole program, some at a time: it gives an SDK whose modules can all be imported, or says why not."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.page_mutations.findings import Fault, Outcome, Slow, stopped_after
from benchmarks.page_mutations.mutants import Mutant, file_of, mutant
from generator.commands.cli import main

PER_SDK: Final = 25
"""How many mutants share an SDK: one alone would be mostly the parts that all SDKs have."""
SDKS_PER_IMPORT: Final = 4
"""How many SDKs a process imports: its start takes as long as an import."""

_HANGS_AFTER: Final = 300
_FORMATTED: Final = 10
"""Each SDK of this number is formatted as well, which takes most of the time of such a run."""
_SLOWEST: Final = 5
_NO_OPERATION: Final = "no operation was found"
_IMPORTS: Final = """
import importlib, pathlib, sys, traceback
for folder, package in zip(sys.argv[1::2], sys.argv[2::2]):
    sys.path.insert(0, folder)
    try:
        for path in sorted(pathlib.Path(folder, package).rglob("*.py")):
            if "_runtime" not in path.parts:
                name = ".".join(path.relative_to(folder).with_suffix("").parts)
                importlib.import_module(name.removesuffix(".__init__"))
        for path in pathlib.Path(folder, "tests").rglob("*.py"):
            compile(path.read_bytes(), str(path), "exec")
    except BaseException:
        print(package, traceback.format_exc())
"""


def generate_mutants(seed: int, first: int, last: int) -> Outcome:
    """The outcome of the mutants from `first` up to and without `last`, PER_SDK of them at a time."""
    times: list[Slow] = []
    faults: list[Fault] = []
    useful = 0
    with tempfile.TemporaryDirectory(prefix="docwright-mutants-") as folder:
        sdks: dict[str, tuple[Path, tuple[int, ...]]] = {}
        for start in range(first, last, PER_SDK):
            numbers = range(start, min(start + PER_SDK, last))
            mutants = [mutant(seed, number) for number in numbers]
            package = f"sdk_{start}"
            begin = time.perf_counter()
            fault = _generated(Path(folder, package), package, mutants)
            times.append(Slow(time.perf_counter() - begin, start, mutants[0].path))
            sdk = Path(folder, package, "sdk")
            if fault:
                faults.append(Fault(tuple(numbers), fault))
            elif sdk.exists():
                sdks[package] = sdk, tuple(numbers)
        useful = len(sdks)
        faults += import_faults(sdks)
    times.sort(reverse=True)
    return Outcome(last - first, useful, 0, tuple(times[:_SLOWEST]), tuple(faults))


def _generated(folder: Path, package: str, mutants: Sequence[Mutant]) -> str | None:
    """Generates an SDK of mutants; what must not happen, as text."""
    for page in mutants:
        path = folder / "docs" / file_of(page)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(page.data)
    (folder / "docwright.toml").write_text(f'package = "{package}"\n')
    is_formatted = mutants[0].number // PER_SDK % _FORMATTED == 0
    arguments = ["generate", "docs", "-o", "sdk", "--jobs", "1", "--no-cache"]
    arguments += [] if is_formatted else ["--no-format"]
    output = io.StringIO()
    before = Path.cwd()
    try:
        os.chdir(folder)
        with stopped_after(_HANGS_AFTER), contextlib.redirect_stderr(output):
            status = main(arguments)
    # `main` turns bugs into a status; an error that even it lets through is a fault of the mutant too, whatever its type
    except Exception:  # noqa: BLE001 - any error is a fault of the mutant
        return traceback.format_exc()
    finally:
        os.chdir(before)
    says_why = status == 2 and _NO_OPERATION in output.getvalue()
    return (
        None
        if status == 0 or says_why
        else f"status {status}\n{output.getvalue()[-4000:]}"
    )


def import_faults(sdks: dict[str, tuple[Path, tuple[int, ...]]]) -> list[Fault]:
    """Imports every module of SDKs in processes of their own."""
    faults: list[Fault] = []
    packages = list(sdks)
    for start in range(0, len(packages), SDKS_PER_IMPORT):
        group = packages[start : start + SDKS_PER_IMPORT]
        arguments = [text for name in group for text in (str(sdks[name][0]), name)]
        numbers = tuple(number for name in group for number in sdks[name][1])
        try:
            # a list without a shell: this interpreter, the program above, and folders and names that this run made
            done = subprocess.run(  # noqa: S603 - no shell, our own interpreter
                [sys.executable, "-c", _IMPORTS, *arguments],
                capture_output=True,
                text=True,
                timeout=_HANGS_AFTER,
                check=False,
            )
        except subprocess.TimeoutExpired:
            faults.append(Fault(numbers, "the import hangs"))
            continue
        if done.returncode or done.stdout:
            faults.append(Fault(numbers, (done.stdout + done.stderr)[-4000:]))
    return faults
