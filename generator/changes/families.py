"""Operations of REST that went together: a whole verb of a version, and a whole family of groups such as those of `List_`.

More often their pages are missing than the operations themselves, so that each such family is a doubtful line.
"""

from __future__ import annotations

from typing import Final

from generator.model.comparison.snapshot import RestFact, Snapshot

_FEWEST: Final = 2
"""A single operation or group is no family."""


def missing_families(here: Snapshot, there: Snapshot) -> dict[str, str]:
    """The families that a snapshot has and the other has nothing of, by the ids of the operations and groups in them."""
    verbs = _without(_verbs(here), _verbs(there))
    prefixes = _without(_prefixes(here), _prefixes(there))
    families = {id_: verb for verb, those in verbs.items() for id_ in those}
    groups = {id_: prefix for prefix, those in prefixes.items() for id_ in those}
    for id_ in _operations(here) if groups else ():
        family = groups.get(_group(id_))
        if family is not None:
            families[id_] = family
    return {**families, **groups}


def _without(
    families: dict[str, set[str]], others: dict[str, set[str]]
) -> dict[str, set[str]]:
    return {
        family: those
        for family, those in families.items()
        if family not in others and len(those) >= _FEWEST
    }


def _operations(snapshot: Snapshot) -> dict[str, str]:
    """The verbs of operations."""
    return {
        entry.subject: entry.fact.method
        for entry in snapshot.entries
        if isinstance(entry.fact, RestFact)
    }


def _verbs(snapshot: Snapshot) -> dict[str, set[str]]:
    """The operations by version and verb: `rest/v1 PATCH`."""
    verbs: dict[str, set[str]] = {}
    for id_, method in _operations(snapshot).items():
        verbs.setdefault(f"{_version(id_)} {method}", set()).add(id_)
    return verbs


def _prefixes(snapshot: Snapshot) -> dict[str, set[str]]:
    """The groups by version and the first part of their names: `rest/v1 List_*`."""
    prefixes: dict[str, set[str]] = {}
    for group in {_group(id_) for id_ in _operations(snapshot)}:
        first, mark, rest = group.rpartition("/")[2].partition("_")
        if first and mark and rest:
            prefixes.setdefault(f"{_version(group)} {first}_*", set()).add(group)
    return prefixes


def _version(id_: str) -> str:
    return "/".join(id_.split("/", 2)[:2])


def _group(operation: str) -> str:
    return operation.rpartition("/")[0]
