"""Which subjects of two snapshots are the same although their ids differ.

Types that have the same fields under another name, operations of REST at the same route, path parameters at the same
place of it, bodies under another name, and queries that differ in case only are renamed. All else is removed and added.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType

import msgspec

from generator.changes.notations import with_references
from generator.changes.renaming.operations import renamed_operations
from generator.changes.renaming.parameters import renamed_parameters
from generator.changes.renaming.types import renamed_types
from generator.model.comparison.snapshot import Snapshot


class Renames(msgspec.Struct, frozen=True, dict=True):
    """The new ids of old subjects, of those only whose ids differ.

    `subjects` has whole ones (types, operations), and parameters whose key is another one. The other parts of a renamed
    subject follow it.
    """

    subjects: Mapping[str, str] = MappingProxyType({})

    @cached_property
    def _former(self) -> dict[str, str]:
        return {new: old for old, new in self.subjects.items()}

    def new_subject(self, old: str) -> str:
        """The new id of an old subject, its own where it is as before."""
        return _moved(self.subjects, old)

    def old_subject(self, new: str) -> str:
        """The old id of a new subject, its own where it was the same."""
        return _moved(self._former, new)

    def as_new(self, notation: str) -> str:
        """An old type with the new ids of the types that it names."""
        if "#" not in notation:
            return notation
        return with_references(notation, self.new_subject)

    def as_old(self, notation: str) -> str:
        """A new type with the old ids of the types that it names."""
        if "#" not in notation:
            return notation
        return with_references(notation, self.old_subject)


def renames(old: Snapshot, new: Snapshot) -> Renames:
    """All renamed subjects; one-to-one, and the same in each run."""
    whole = {**renamed_types(old, new), **renamed_operations(old, new)}
    parts = renamed_parameters(old, new, whole)
    return Renames(MappingProxyType({**whole, **parts}))


def _moved(subjects: Mapping[str, str], subject: str) -> str:
    if not subjects:
        return subject
    known = subjects.get(subject)
    if known is not None or "#" not in subject:
        return known or subject
    owner, mark, key = subject.partition("#")
    successor = subjects.get(owner)
    return subject if successor is None else successor + mark + key
