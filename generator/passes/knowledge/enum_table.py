"""The enums that are known, which lists of values complete, and their names by their members."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from generator.model.api import Member
from generator.passes.knowledge.known import Known, KnownEnum


class EnumTable:
    """The known enums by name. A list of values that a page or a document shows has all members of its build."""

    def __init__(self, known: Known) -> None:
        self._by_name = dict(known.enums)
        self._names: dict[frozenset[str], set[str]] = {}
        for name, enum in known.enums.items():
            if enum.complete:
                for members in {_values(enum.members), known.older_members(enum)}:
                    self._names.setdefault(members, set()).add(name)

    @property
    def by_name(self) -> Mapping[str, KnownEnum]:
        """All enums, with the members that lists have completed."""
        return self._by_name

    def complete(self, name: str, members: Sequence[Member]) -> None:
        """Gives an enum all members of a list."""
        enum = self._by_name[name]
        self._names.get(_values(enum.members), set()).discard(name)
        self._by_name[name] = _completed(enum, members)
        self._names.setdefault(_values(members), set()).add(name)

    def with_members(self, members: Sequence[Member]) -> str | None:
        """The first name of a complete enum with exactly these members."""
        return min(self._names.get(_values(members), ()), default=None)


def _completed(enum: KnownEnum, members: Sequence[Member]) -> KnownEnum:
    """The enum with all members of the list, which lacks those that are newer. WSDLs leave out combinations of flags."""
    known = {value_of(member): member for member in enum.members}
    listed = tuple(known.get(value_of(member), member) for member in members)
    values = _values(members)
    newer = (member for value, member in known.items() if value not in values)
    return msgspec.structs.replace(enum, members=(*listed, *newer), complete=True)


def value_of(member: Member) -> str:
    """What goes over the wire for a member."""
    return member.value.raw if member.value else str(member.wire)


def _values(members: Sequence[Member]) -> frozenset[str]:
    return frozenset(map(value_of, members))
