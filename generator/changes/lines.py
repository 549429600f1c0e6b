"""Which changes are a line for people: the `group` of each change.

Operations below an agent that came or went, families that went, descriptions of a group, and what happened to parts of
the same name in many places, such as a header that all operations got. Parameters that came and went in the same
operations, as those of a body that was taken apart, are a single line.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from generator.changes.settled import Settled
from generator.model.comparison.changes import Action, Cause

_WHOLE: Final = (
    "operation-added",
    "operation-removed",
    "operation-renamed",
    "operation-deprecated",
    "operation-undeprecated",
    "group-added",
    "group-removed",
    "version-added",
    "version-removed",
    "archive-added",
    "archive-removed",
    "type-added",
    "type-removed",
    "type-renamed",
)
"""What is told by its own name."""


def groups_of(changes: Sequence[Settled], families: Mapping[str, str]) -> list[str]:
    """The group of each change, in their order. `families` are by the ids of operations and groups in them."""
    missing = {
        change.first.subject
        for change in changes
        if change.first.id in ("group-added", "group-removed")
    }
    keys = [_key(change, families, missing) for change in changes]
    owners: dict[str, set[str]] = {}
    for change, key in zip(changes, keys, strict=True):
        owners.setdefault(key, set()).update(_owner(each) for each in change.subjects)
    together = _together(changes, keys, owners)
    return [
        (
            together.get(key, key)
            if len(owners[key]) > 1 or change.first.id in _WHOLE
            else f"{change.first.id} {change.first.subject}"
        )
        for change, key in zip(changes, keys, strict=True)
    ]


def _owner(subject: str) -> str:
    return subject.partition("#")[0]


def _key(change: Settled, families: Mapping[str, str], missing: set[str]) -> str:
    draft = change.first
    subject, id_ = draft.subject, draft.id
    if change.cause is Cause.DOCS:
        return f"{id_} {_owner(subject).rpartition('/')[0]}"
    if id_ in _WHOLE:
        return _of_whole(id_, subject, families, missing)
    return " ".join(
        (
            id_,
            change.cause,
            change.api_level,
            change.python_level,
            *_repeated(change),
        )
    )


def _of_whole(
    id_: str, subject: str, families: Mapping[str, str], missing: set[str]
) -> str:
    action = id_.rpartition("-")[2]
    if subject in families:
        return f"{action} {families[subject]}"
    agent = subject if id_.startswith("group-") else subject.rpartition("/")[0]
    return f"{action} {agent}" if agent in missing else f"{id_} {subject}"


def _repeated(change: Settled) -> tuple[str, ...]:
    """What happened, without the place where it did."""
    draft = change.first
    key = draft.subject.partition("#")[2]
    if draft.action is Action.RENAMED:
        # a new rule for names gives each a name of its own
        return ()
    texts = (draft.old or "", draft.new or "")
    if "-type-" in draft.id and all(texts):
        # a type that became another one did so wherever it is named
        return texts
    return (key, *texts)


def _together(
    changes: Sequence[Settled], keys: Sequence[str], owners: Mapping[str, set[str]]
) -> dict[str, str]:
    """The first of the keys of parameters that happened to the same operations, by each of them."""
    # of each key once, in the order of the changes
    of_parameters = {
        key: None
        for change, key in zip(changes, keys, strict=True)
        if "#param/" in change.first.subject and change.cause is not Cause.DOCS
    }
    first: dict[frozenset[str], str] = {}
    return {
        key: first.setdefault(frozenset(owners[key]), key)
        for key in of_parameters
        if len(owners[key]) > 1
    }
