"""Operations of REST that went together: a whole verb of a version, and a whole family of groups such as those of `List_`.

More often their pages are missing than the operations themselves, so that each such family is a doubtful line.
"""

from __future__ import annotations

from typing import Final

from generator.model.comparison.snapshot import RestFact, Snapshot

_FEWEST: Final = 2
"""A single operation or group is no family."""


def missing_families(old: Snapshot, new: Snapshot) -> dict[str, str]:
    """The families that only one side has, by the ids of the operations and groups in them."""
    before, after = _verbs(old), _verbs(new)
    return {**_of_side(before, after), **_of_side(after, before)}


def _of_side(here: dict[str, str], there: dict[str, str]) -> dict[str, str]:
    verbs = _without(_by_verb(here), _by_verb(there))
    prefixes = _without(_by_prefix(here), _by_prefix(there))
    families = {id_: verb for verb, those in verbs.items() for id_ in those}
    groups = {id_: prefix for prefix, those in prefixes.items() for id_ in those}
    for id_ in here if groups else ():
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


def _verbs(snapshot: Snapshot) -> dict[str, str]:
    """The verbs of operations of REST."""
    return {
        entry.subject: entry.fact.method
        for entry in snapshot.entries
        if isinstance(entry.fact, RestFact)
    }


def _by_verb(operations: dict[str, str]) -> dict[str, set[str]]:
    """The operations by version and verb: `rest/v1 PATCH`."""
    verbs: dict[str, set[str]] = {}
    for id_, method in operations.items():
        verbs.setdefault(f"{_version(id_)} {method}", set()).add(id_)
    return verbs


def _by_prefix(operations: dict[str, str]) -> dict[str, set[str]]:
    """The groups by version and the first part of their names: `rest/v1 List_*`."""
    prefixes: dict[str, set[str]] = {}
    for group in {_group(id_) for id_ in operations}:
        first, mark, rest = group.rpartition("/")[2].partition("_")
        if first and mark and rest:
            prefixes.setdefault(f"{_version(group)} {first}_*", set()).add(group)
    return prefixes


def _version(id_: str) -> str:
    return "/".join(id_.split("/", 2)[:2])


def _group(operation: str) -> str:
    return operation.rpartition("/")[0]
