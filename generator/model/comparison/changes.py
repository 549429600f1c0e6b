"""Changes: what differs between two snapshots, what it means for the API and for users of the SDK.

`model/catalogue/changes/` has the kinds of changes; here are the values that report single ones.
"""

from __future__ import annotations

import hashlib
from enum import StrEnum
from functools import cached_property

import msgspec

from generator.model.comparison.snapshot import Entry, Snapshot


class Cause(StrEnum):
    """Why something is otherwise than before.

    api: the service has changed; docs: words only; knowledge: evidence came or went, and the service is as before;
    generator: another Docwright; settings: other settings or names of the user.
    """

    API = "api"
    DOCS = "docs"
    KNOWLEDGE = "knowledge"
    GENERATOR = "generator"
    SETTINGS = "settings"


class ApiLevel(StrEnum):
    """What a change means for programs that call the API, the worst first."""

    BREAKING = "breaking"
    DOUBTFUL = "doubtful"
    SAFE = "safe"


class PythonLevel(StrEnum):
    """Which part of the SDK's version a change raises, the worst first."""

    MAJOR = "major"
    MINOR = "minor"
    PATCH = "patch"
    NONE = "none"


class Direction(StrEnum):
    """Which messages a change is about."""

    REQUEST = "request"
    RESPONSE = "response"
    BOTH = "both"


class Action(StrEnum):
    """What happened to a subject."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    RENAMED = "renamed"


class Sides(msgspec.Struct, frozen=True):
    """Where a change shows: `page:line` on either side, the page alone of a lock, None where nothing is there."""

    old: str | None = None
    new: str | None = None


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One change; the keys are those of `diff --format json`.

    `id` is a kind of the catalogue, `area` what the subjects are. Changes of one `group` are one line for people. `old`
    and `new` are short texts, such as types in the notation of `inspect --json`, and never words of a page. `subjects`
    are sorted: a carrier that SOAP and REST share has those of both.
    """

    id: str
    subjects: tuple[str, ...]
    group: str
    area: str
    direction: Direction
    action: Action
    cause: Cause
    api_level: ApiLevel
    python_level: PythonLevel
    old: str | None
    new: str | None
    evidence: Sides
    fingerprint: str


def fingerprint(
    id_: str,
    subjects: tuple[str, ...],
    direction: Direction,
    old: str | None,
    new: str | None,
) -> str:
    """The first 12 hex digits of the sha256 of these values as compact JSON, by which a change is known again."""
    text = msgspec.json.encode([id_, subjects, direction, old, new])
    return hashlib.sha256(text).hexdigest()[:12]


class Comparison(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Two snapshots, what they are called for people, and the changes between them, the worst first.

    `next_version` is the version that the SDK of `new` must have at least, None where `old` has none.
    """

    old: Snapshot
    new: Snapshot
    old_label: str
    new_label: str
    changes: tuple[Change, ...]
    next_version: str | None

    @cached_property
    def _renamed(self) -> dict[str, str]:
        # a change of a renamed subject has the new id; its old entry is under the old one
        return {
            subject: _former(subject, change.new, change.old)
            for change in self.changes
            if change.action is Action.RENAMED and change.old and change.new
            for subject in change.subjects
        }

    def old_entry(self, subject: str) -> Entry | None:
        """The entry of a subject on the old side, also where it had another id there."""
        owner, mark, key = subject.partition("#")
        former = self._renamed.get(owner, owner) + mark + key
        known = self.old.by_subject
        return known.get(self._renamed.get(subject, former)) or known.get(subject)

    def new_entry(self, subject: str) -> Entry | None:
        """The entry of a subject on the new side."""
        return self.new.by_subject.get(subject)


def _former(subject: str, new: str, old: str) -> str:
    """The old id of a renamed subject; a change of many has the ids of the first, as types of all versions are alike."""
    if subject == new:
        return old
    return f"{subject.rpartition('/')[0]}/{old.rpartition('/')[2]}"
