"""Which of the changes that the vendor lists are found between two states of the corpus, and how many others. See README.md."""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Final

import msgspec

from generator.changes import compare
from generator.commands.arguments import InspectArguments
from generator.commands.docs import read_docs
from generator.commands.run import inspect_run
from generator.emit.names.namer import Namer
from generator.emit.planned_names import planned
from generator.emit.settings import SdkSettings
from generator.emit.surface import snapshot_of
from generator.model.comparison.changes import Action, Cause, Change, Comparison
from generator.model.comparison.snapshot import Snapshot
from generator.model.errors import UsageError
from generator.report.progress import Progress

_SHARED: Final = Path(__file__).resolve().parents[2] / "shared"
_YEARS: Final = ("2022", "2023", "2026")


class Listed(msgspec.Struct, frozen=True):
    """A change of the vendor's release notes: an operation, type, or field or member (`Type/Name`), added or removed."""

    change: str
    what: str
    subject: str
    between: str


class _Truth(msgspec.Struct, frozen=True):
    changes: list[Listed]


def main() -> int:
    """Compares and prints."""
    arguments = _arguments()
    shared = Path(os.environ.get("DOCWRIGHT_SHARED") or _SHARED)
    try:
        _run(arguments, shared)
    except UsageError as error:
        print(f"{error} {error.hint}", file=sys.stderr)
        return error.exit_status
    return 0


def _run(arguments: argparse.Namespace, shared: Path) -> None:
    text = (shared / "oracle" / "changes.json").read_bytes()
    truth = msgspec.json.decode(text, type=_Truth)
    snapshots = {year: snapshot_of_docs(shared / "corpus" / year) for year in _YEARS}
    fingerprints: set[str] = set()
    changes: dict[str, Change] = {}
    for old, new in pairwise(_YEARS):
        start = time.perf_counter()
        comparison = compare(snapshots[old], snapshots[new])
        seconds = time.perf_counter() - start
        print(f"{old} → {new}: {len(comparison.changes):,} changes in {seconds:.1f} s")
        listed = [each for each in truth.changes if each.between == f"{old} and {new}"]
        _print(comparison, listed)
        for change in comparison.changes:
            if change.cause is Cause.API:
                fingerprints.add(change.fingerprint)
                changes[change.fingerprint] = change
    if arguments.sample:
        # the seed must give the same sample again, for whoever checks it by hand; no generator for secrets can do that
        chosen = random.Random(arguments.seed).sample(  # noqa: S311 - no secret
            sorted(fingerprints), arguments.sample
        )
        for each in chosen:
            print(_line(changes[each]))


def snapshot_of_docs(docs: Path) -> Snapshot:
    """The snapshot of the SDK that a tree of docs gives with default settings.

    Raises:
        UsageError: the docs cannot be read.
    """
    arguments = InspectArguments(docs=(str(docs),), jobs=1, no_cache=False, json=False)
    model = read_docs(inspect_run(arguments, Path.cwd()).input, Progress(quiet=True))
    settings = SdkSettings()
    plan = planned(model.api, settings, Namer({}, model.overrides))
    return snapshot_of(model.api, plan, settings)


def _print(comparison: Comparison, listed: list[Listed]) -> None:
    known = set(_listed_as(comparison.changes))
    missing = [each for each in listed if not _is_known(each, known)]
    print(f"  of {len(listed)} listed: {len(listed) - len(missing)} found")
    for each in missing:
        print(f"  missing: {each.change} {each.what} {each.subject}")
    counts = Counter(
        (change.cause.value, change.id, change.api_level.value)
        for change in comparison.changes
    )
    for (cause, id_, level), count in sorted(counts.items()):
        print(f"  {count:6,} {cause:10} {level:9} {id_}")


def _listed_as(changes: Iterable[Change]) -> Iterator[tuple[str, str]]:
    """Yields what changes are in the words of the vendor: what happened, and to which name."""
    for change in changes:
        for subject in change.subjects:
            yield change.action.value, _name(subject)
        if change.action is Action.RENAMED and change.old and change.new:
            yield Action.REMOVED.value, _name(change.old)
            yield Action.ADDED.value, _name(change.new)


def _name(subject: str) -> str:
    owner, _, key = subject.partition("#")
    if owner.startswith("types/"):
        name = owner.rpartition("/")[2]
        return f"{name}/{key.partition('/')[2]}" if key else name
    return "/".join(owner.split("/")[-2:])


def _is_known(listed: Listed, known: set[tuple[str, str]]) -> bool:
    # what a new type has is not listed by itself
    whole = listed.subject.partition("/")[0]
    return (listed.change, listed.subject) in known or (
        listed.what == "field-or-member" and (listed.change, whole) in known
    )


def _line(change: Change) -> str:
    return msgspec.json.encode(change).decode()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument(
        "--sample", type=int, default=0, help="print so many changes of the API"
    )
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
