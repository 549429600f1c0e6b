"""What the accept file says about the changes of a comparison, and which of its entries are out of date.

Entries are about what changed since the last release, which the released lock of the SDK holds; without one it is OLD.
Entries of other ids, such as of diagnostics, are judged by other commands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

import msgspec

from generator.changes import compare
from generator.changes.versions import is_below
from generator.files.accept import Accepted, AcceptFile
from generator.model.catalogue import CATALOGUE
from generator.model.catalogue.changes import CHANGE_KINDS
from generator.model.comparison.changes import Change, Comparison
from generator.model.comparison.snapshot import Snapshot


class Verdict(msgspec.Struct, frozen=True):
    """The reasons of accepted changes by fingerprint, and a line for each entry that is out of date.

    `unknown` are lines for people about entries that no command judges.
    """

    reasons: dict[str, str]
    out_of_date: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def judged(
    accepted: AcceptFile, comparison: Comparison, released: Snapshot | None
) -> Verdict:
    """What the file says about a comparison; `released` is the snapshot of the last release."""
    known = [entry for entry in accepted.entries if entry.id in CHANGE_KINDS]
    version = (released or comparison.old).header.sdk_version
    live = [entry for entry in known if not has_expired(entry, version)]
    changes = comparison.changes
    idle = [entry for entry in live if not _accepts(entry, changes)]
    if idle and released is not None:
        since = compare(released, comparison.new).changes
        idle = [entry for entry in idle if not _accepts(entry, since)]
    return Verdict(
        _reasons(live, changes),
        tuple(_out_of_date(accepted.name, known, live, idle, version)),
        tuple(unknown_entries(accepted)),
    )


def has_expired(entry: Accepted, version: str) -> bool:
    """Whether an entry has ended with a release; `version` is that of the last one, empty without one."""
    return bool(entry.until and version) and not is_below(version, entry.until)


def _accepts(entry: Accepted, changes: Sequence[Change]) -> bool:
    return any(entry.is_about(change.id, change.subjects) for change in changes)


def _reasons(entries: Sequence[Accepted], changes: Sequence[Change]) -> dict[str, str]:
    return {
        change.fingerprint: entry.reason
        # where two entries are about a change, the first gives the reason
        for entry in reversed(entries)
        for change in changes
        if entry.is_about(change.id, change.subjects)
    }


def _out_of_date(
    name: str,
    known: Sequence[Accepted],
    live: Sequence[Accepted],
    idle: Sequence[Accepted],
    version: str,
) -> Iterator[str]:
    for entry in known:
        start = f"{name}:{entry.line}: the entry of {entry.id}"
        if entry not in live:
            yield f"{start} ended with {entry.until}, and {version} is released"
        elif entry in idle:
            yield f"{start} matches no change: {', '.join(entry.subjects)}"


def unknown_entries(accepted: AcceptFile) -> Iterator[str]:
    """A line for people about each entry that no command judges; names the nearest id."""
    ids = sorted({*CATALOGUE, *CHANGE_KINDS})
    for entry in accepted.entries:
        if entry.id not in ids:
            nearest = get_close_matches(entry.id, ids, n=1, cutoff=0.0)[0]
            yield (
                f"{accepted.name}:{entry.line}: no diagnostic and no kind of change is called '{entry.id}'; "
                f"the nearest is {nearest}"
            )
