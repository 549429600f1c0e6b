"""The subjects of two snapshots, each with its entry on both sides."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from generator.changes.drafts import Context, Pair
from generator.model.comparison.snapshot import Entry, GroupFact, Snapshot


class Whole(msgspec.Struct, frozen=True):
    """What came or went as a whole, so that nothing in it is a change of its own.

    `versions` are groups of agents and resources (`soap/Services88`, `rest/v1`) and `types` the prefixes of their types.
    """

    added: tuple[str, ...]
    removed: tuple[str, ...]


def versions(snapshot: Snapshot) -> frozenset[str]:
    """The versions of both protocols that have groups: `soap/Services88`, `rest/v1`."""
    groups = (
        "/".join(entry.subject.split("/", 2)[:2])
        for entry in snapshot.entries
        if isinstance(entry.fact, GroupFact) and entry.subject.count("/") > 1
    )
    return frozenset(filter(is_version, groups))


def changed_versions(old: Snapshot, new: Snapshot) -> Whole:
    """The versions that only one side has."""
    before, after = versions(old), versions(new)
    return Whole(tuple(sorted(after - before)), tuple(sorted(before - after)))


def pairs(context: Context) -> Iterator[Pair]:
    """Yields versions that came or went, then all subjects but what is part of something that came or went as a whole."""
    whole = changed_versions(context.old, context.new)
    has_rest = [
        any(version.startswith("rest/") for version in versions(snapshot))
        for snapshot in (context.old, context.new)
    ]
    for version in whole.added:
        yield Pair(None, Entry(version, GroupFact()))
    for version in whole.removed:
        yield Pair(Entry(version, GroupFact()), None)
    for pair in sorted(_all(context), key=lambda pair: pair.subject):
        if is_version(pair.subject):
            # only a lock that others wrote has an entry for it
            continue
        if pair.old is None or pair.new is None:
            names = whole.added if pair.old is None else whole.removed
            if _is_in(pair.subject, names, all(has_rest) or not any(has_rest)):
                continue
            if _owner_is_missing(pair, context):
                continue
        yield pair


def _all(context: Context) -> Iterator[Pair]:
    paired: set[str] = set()
    for entry in context.new.entries:
        former = context.before(entry.subject)
        if former is not None and _successor(former, context) == entry.subject:
            paired.add(former.subject)
            yield Pair(former, entry)
        else:
            yield Pair(None, entry)
    for entry in context.old.entries:
        if entry.subject not in paired:
            yield Pair(entry, None)


def _successor(former: Entry, context: Context) -> str:
    return context.renames.new_subject(former.subject)


def _is_in(subject: str, names: tuple[str, ...], keeps_rest: bool) -> bool:
    """Whether a subject is in a version that came or went, types of REST in the protocol."""
    first, *others = subject.partition("#")[0].split("/")
    if first == "types" and len(others) == 2:
        return f"soap/{others[0]}" in names
    if first in ("types", "archives"):
        return not keeps_rest
    return f"{first}/{others[0]}" in names if others else False


def _owner_is_missing(pair: Pair, context: Context) -> bool:
    """Whether the whole that a part belongs to came or went with it."""
    entry = pair.entry
    if not entry.key:
        return False
    if pair.old is None:
        return _is_new(entry.owner, context)
    return _is_old(entry.owner, context)


def _is_new(owner: str, context: Context) -> bool:
    return owner in context.new.by_subject and context.before(owner) is None


def _is_old(owner: str, context: Context) -> bool:
    return owner in context.old.by_subject and context.after(owner) is None


def is_version(subject: str) -> bool:
    """Whether a subject is a version of a protocol (`soap/Services88`), which is no entry of snapshots."""
    return subject.count("/") == 1 and subject.startswith(("soap/", "rest/"))
