"""Former Python names that an SDK keeps: those that the last release had, and those that it kept itself.

An alias that begins in X.y lives through all of X and ends with X+1.0.0; one that begins with X.0.0 does so too. None has
a name that something else has by now.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.matching import Renames
from generator.changes.places import Place, Places, is_path, place_of
from generator.changes.versions import is_below, major_of
from generator.model.comparison.snapshot import (
    Alias,
    ColumnFact,
    Entry,
    GroupFact,
    RestFact,
    ResultFact,
    Snapshot,
    SoapFact,
)

_WITHOUT_ALIASES = ColumnFact
"""What has no alias: its former name is gone with the name."""


def aliases(
    released: Snapshot, new: Snapshot, renamed: Renames
) -> dict[str, tuple[Alias, ...]]:
    """The aliases of each subject of `new` that has any, sorted by name."""
    places = Places(new)
    begins = beginning(released, new)
    given: set[tuple[Place, str]] = set()
    kept: dict[str, tuple[Alias, ...]] = {}
    for entry in new.entries:
        former = released.by_subject.get(renamed.old_subject(entry.subject))
        # most subjects are called as before
        if former is None or _is_called_as_before(former, entry):
            continue
        candidates = _candidates(former, entry, begins, released.header.sdk_version)
        living = [
            alias
            for alias in candidates
            if _lives(alias, new.header.sdk_version)
            and _is_free(entry, alias.name, places, given)
        ]
        if living:
            kept[entry.subject] = tuple(sorted(living, key=lambda alias: alias.name))
    return kept


def _is_called_as_before(former: Entry, entry: Entry) -> bool:
    before, now = former.python, entry.python
    return (
        not former.aliases
        and before is not None
        and now is not None
        and (before.name, before.type) == (now.name, now.type)
    )


def beginning(released: Snapshot, new: Snapshot) -> str:
    """The release that begins what is new: that of `new` if it is later than the last one, else none has it yet."""
    version, last = new.header.sdk_version, released.header.sdk_version
    try:
        return version if version and (not last or is_below(last, version)) else ""
    except ValueError:
        return ""


def _candidates(former: Entry, entry: Entry, begins: str, last: str) -> Iterator[Alias]:
    """Yields former names with the release that began them as aliases, each name once."""
    if entry.python is None or former.python is None:
        return
    seen = {*_present(entry)}
    names = [(alias.name, alias.since or last) for alias in former.aliases]
    # what is called so still came later than its aliases
    for path, since in [*names, *((name, begins) for name in _present(former))]:
        name = _as_now(path, entry)
        if name and name not in seen:
            seen.add(name)
            yield Alias(name, since)


def _present(entry: Entry) -> tuple[str, ...]:
    """The paths or names that a subject has now; an agent and a resource have an attribute and a class."""
    python = entry.python
    if python is None or isinstance(entry.fact, _WITHOUT_ALIASES):
        return ()
    if isinstance(entry.fact, ResultFact) and "." not in python.name:
        return ()
    both = isinstance(entry.fact, GroupFact) and bool(python.type)
    return (python.name, python.type) if both else (python.name,)


def _as_now(path: str, entry: Entry) -> str:
    """A former path where it would be an alias now, empty where it can be none.

    A method stands in its group, whatever that is called by now: the group has an alias of its own. A name that belonged
    elsewhere, such as a model that has become an enum, would promise what is no longer so.
    """
    if not is_path(path):
        return ""
    scope, _, name = path.rpartition(".")
    assert entry.python is not None
    if isinstance(entry.fact, RestFact | SoapFact):
        group = entry.python.name.rpartition(".")[0]
        return f"{group}.{name}" if group else name
    scopes = {present.rpartition(".")[0] for present in _present(entry)}
    return path if scope in scopes else ""


def _lives(alias: Alias, version: str) -> bool:
    try:
        return not (alias.since and version) or major_of(version) <= major_of(
            alias.since
        )
    except ValueError:
        return False


def _is_free(
    entry: Entry, path: str, places: Places, given: set[tuple[Place, str]]
) -> bool:
    """Whether nothing else has the name of an alias. Of two aliases the first keeps it."""
    place = place_of(entry, path)
    name = path.rpartition(".")[2]
    if place is None or (place, name) in given or places.is_taken(place, name):
        return False
    given.add((place, name))
    return True
