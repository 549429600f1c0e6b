"""One trial: an edit, the new SDK, and the old SDK's contract tests with it.

The old SDK is the one in `output/`. Its tests make the calls of its own `api.json` and of the examples in its docs, with
its own models, as users do. What the service itself does otherwise, such as a route, shows in what is sent: for these
operations only errors of the client count, and no difference from the page.
"""

from __future__ import annotations

import atexit
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Final

import msgspec

from benchmarks.version_edits import names, operations, parameters, types
from benchmarks.version_edits.choice import Edit, NoPlaceError
from benchmarks.version_edits.pages import api_of_pages, edited_pages, seeds
from benchmarks.version_edits.replay import BEFORE, NEW
from generator.changes import compare, next_version, succession
from generator.emit.names.namer import Namer
from generator.emit.planned_names import planned
from generator.emit.sdk import Sdk, SdkSettings, render_sdk
from generator.emit.surface import snapshot_of
from generator.model.api import Api
from generator.model.comparison.changes import Change, Comparison, PythonLevel
from generator.model.comparison.snapshot import NO_SUCCESSION, Snapshot, Succession

ROOT: Final = Path(__file__).resolve().parents[2]
OLD: Final = ROOT / "output"

EDITS: Final[dict[str, Edit]] = {
    **operations.EDITS,
    **parameters.EDITS,
    **types.EDITS,
}
"""The edits of a model; pages and names are edited besides."""

ON_PAGES: Final = "pages edited"
NAMED: Final = "name changed"
_MOST_EDITS: Final = 3
_ON_PAGES: Final = 0.25
"""The share of trials whose pages are edited too."""
_VERSION: Final = "1.0.0"

_ON_THE_WIRE: Final = frozenset(
    """operation-route-changed operation-method-changed operation-action-changed operation-request-changed
    operation-response-changed element-order-changed parameter-case-changed parameter-moved parameter-style-changed
    media-type-added media-type-removed header-added header-removed status-added status-removed type-namespace-changed
    field-namespace-changed path-order-changed type-renamed result-encoding-changed body-kind-changed operation-renamed out-added
    """.split()
)
"""Changes of what is sent or answered, which no version of the SDK tells: the service does otherwise."""


class Failure(msgspec.Struct, frozen=True):
    """A test of the old SDK that fails: its id, the class of the error, and the beginning of its message."""

    test: str
    error: str
    message: str


class Outcome(msgspec.Struct, frozen=True):
    """What became of a trial: the edits, the level of the new version, the kinds of changes, and failing tests.

    `tests` is their number, 0 where the version is major and nothing was promised.
    """

    seed: int
    edits: tuple[str, ...]
    level: str
    changes: tuple[str, ...]
    tests: int
    failures: tuple[Failure, ...]


class _Edited(msgspec.Struct, frozen=True):
    edits: tuple[str, ...]
    api: Api
    names: dict[str, str]


def trial(seed: int, folder: Path) -> Outcome:
    """The trial of a seed; the folder is for the new SDK, which is removed before the next one."""
    old = old_snapshot()
    edited = _edited(seed, old)
    comparison, kept = _compared(old, edited)
    level = _worst(comparison.changes)
    kinds = tuple(sorted({change.id for change in comparison.changes}))
    if level is PythonLevel.MAJOR:
        return Outcome(seed, edited.edits, level, kinds, 0, ())
    _write(folder, edited, kept, next_version(_VERSION, level))
    number, failures = _tested(folder, comparison)
    return Outcome(seed, edited.edits, level, kinds, number, failures)


def old_snapshot() -> Snapshot:
    """What `output/` is made from, as the release 1.0.0."""
    api = api_of_pages(seeds())
    return _snapshot(_Edited((), api, {}), _VERSION, NO_SUCCESSION)


def kinds_of(old: Snapshot, api: Api) -> set[str]:
    """The kinds of changes of a model with their levels, such as `field-added minor`."""
    comparison, _ = _compared(old, _Edited((), api, {}))
    return {f"{change.id} {change.python_level}" for change in comparison.changes}


def _snapshot(edited: _Edited, version: str, kept: Succession) -> Snapshot:
    settings = SdkSettings(sdk_version=version)
    plan = planned(edited.api, settings, Namer(edited.names), (), kept)
    return snapshot_of(edited.api, plan, settings, kept)


def _edited(seed: int, old: Snapshot) -> _Edited:
    """One to three edits, and maybe pages; the seeds of a round begin with each edit in turn."""
    # the seed must give the same edits again, which no generator for secrets can do
    random = Random(seed)  # noqa: S311 - repeatable, no secret
    every = [*EDITS, ON_PAGES, NAMED]
    chosen = [every[seed % len(every)]]
    chosen += random.sample(every, random.randrange(_MOST_EDITS))
    chosen += [ON_PAGES] * (random.random() < _ON_PAGES)
    pages = seeds()
    if ON_PAGES in chosen:
        pages = edited_pages(pages, random)
    api, record, made = api_of_pages(pages), dict[str, str](), list[str]()
    for name in chosen:
        try:
            if name in EDITS:
                api = EDITS[name](api, random)
            elif name == NAMED:
                record |= names.renamed(old, random)
        except NoPlaceError:
            continue
        made.append(name)
    return _Edited(tuple(made), api, record)


def _compared(old: Snapshot, edited: _Edited) -> tuple[Comparison, Succession]:
    """What changed for users of the release, and what its successor keeps for them."""
    kept = succession(old, _snapshot(edited, _VERSION, NO_SUCCESSION))
    comparison = compare(old, _snapshot(edited, _VERSION, kept))
    version = next_version(_VERSION, _worst(comparison.changes))
    return comparison, succession(old, _snapshot(edited, version, NO_SUCCESSION))


def _worst(changes: Iterable[Change]) -> PythonLevel:
    levels = list(PythonLevel)
    return min(
        (change.python_level for change in changes),
        key=levels.index,
        default=PythonLevel.NONE,
    )


@cache
def before() -> Path:
    """A folder with the old SDK under another name, for all trials of the process."""
    folder = tempfile.mkdtemp(prefix="docwright-before-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    settings = SdkSettings(package=BEFORE, sdk_version=_VERSION)
    sdk = render_sdk(api_of_pages(seeds()), settings, reformat=False)
    _write_package(Path(folder), sdk, BEFORE)
    return Path(folder)


def _write_package(folder: Path, sdk: Sdk, package: str) -> None:
    for path, content in sdk.files.items():
        if path.startswith(f"{package}/"):
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content.data())


def _write(folder: Path, edited: _Edited, kept: Succession, version: str) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    sdk = render_sdk(
        edited.api,
        SdkSettings(sdk_version=version),
        reformat=False,
        record=edited.names,
        succession=kept,
    )
    _write_package(folder, sdk, NEW)
    # the calls that users of the old SDK make
    shutil.copy(OLD / NEW / "api.json", folder / NEW / "api.json")


# ---------------------------------------------------------------- tests


def _tested(folder: Path, comparison: Comparison) -> tuple[int, tuple[Failure, ...]]:
    """The number of tests, and those that fail although the version promises that they pass."""
    # the settings of this project would put its own SDK before the new one
    settings = folder / "pytest.ini"
    settings.write_text("[pytest]\n")
    results = folder / "results.json"
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join((str(folder), str(before()), str(ROOT))),
        "DOCWRIGHT_RESULTS": str(results),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    command += ["-p", "benchmarks.version_edits.replay", "-W", "ignore", "--tb=no"]
    # a list without a shell: this interpreter, and folders and modules of the SDK that this run made
    run = subprocess.run(  # noqa: S603 - no shell, our own interpreter
        [*command, "-c", str(settings), *_modules(comparison)],
        cwd=folder,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
        timeout=600,
    )
    if not results.is_file():
        return 1, (Failure("all", "no results", run.stdout[-500:] + run.stderr[-500:]),)
    known = json.loads(results.read_text())
    failures = (Failure(*each) for each in known["failures"])
    excused = _excused(comparison)
    return known["tests"], tuple(
        failure for failure in failures if not excused.is_excused(failure)
    )


def _modules(comparison: Comparison) -> list[str]:
    """The modules of tests: those of the groups that changed, and all where a type did."""
    folder = OLD / "tests/contract"
    every = sorted(str(file) for file in folder.glob("test_*.py"))
    owners = {
        subject.partition("#")[0]
        for change in comparison.changes
        for subject in change.subjects
    }
    if not owners or any(not owner.startswith(("rest/", "soap/")) for owner in owners):
        return every
    by_group = {file: (folder / Path(file).name).read_text() for file in every}
    groups = {_group(owner) for owner in owners}
    return [
        file
        for file, text in by_group.items()
        if any(f" {group} show" in text for group in groups)
    ] or every


def _group(owner: str) -> str:
    depth = 4 if owner.startswith("rest/v1/Agents/") else 3
    return "/".join(owner.split("/")[:depth])


class _Excused(msgspec.Struct, frozen=True):
    """Operations whose messages are other ones; `all_of` are versions with types that are others on the wire.

    Where an enum is a text by now, texts take the places of members, which equal them.
    """

    operations: frozenset[str]
    all_of: frozenset[str]

    def is_excused(self, failure: Failure) -> bool:
        """Whether a failure is a difference of messages of such an operation, and no error of the client."""
        if _of_texts(failure.message):
            return True
        match = re.search(r"\[(?P<id>[^\]]+)\]", failure.test)
        operation = match["id"] if match else ""
        is_here = operation in self.operations or any(
            operation.startswith(f"{version}/") for version in self.all_of
        )
        return is_here and failure.error == "AssertionError"


def _of_texts(message: str) -> bool:
    """Whether nothing but texts in the place of members differs."""
    _, *problems = message.splitlines()
    return bool(problems) and all(" is builtins.str, not " in each for each in problems)


def _excused(comparison: Comparison) -> _Excused:
    subjects = [
        subject
        for change in comparison.changes
        if change.id in _ON_THE_WIRE
        for subject in change.subjects
    ]
    former = {
        change.new: change.old
        for change in comparison.changes
        if change.new and change.old and change.id == "operation-renamed"
    }
    owners = {subject.partition("#")[0] for subject in subjects}
    return _Excused(
        frozenset(former.get(owner, owner) or owner for owner in owners),
        frozenset(_versions(owners)),
    )


def _versions(owners: Iterable[str]) -> Iterator[str]:
    for owner in owners:
        first, *others = owner.split("/")
        if first == "types":
            yield f"soap/{others[0]}" if len(others) == 2 else "rest"
