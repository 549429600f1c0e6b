"""Names that are fixed by subject id: those of overrides, and the record `docwright.names.yaml` of names that collided.

Of two wire names with one Python name the one that sorts first keeps it. A spelling that comes later and sorts first
would then rename the other one; so both are recorded, and from then on the record wins.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from generator.emit.names.rules import identifier, plain, unique
from generator.model.overrides import (
    NO_OVERRIDES,
    Override,
    OverrideFault,
    Overrides,
    refusal,
    unchanged,
)


class Namer:
    """Gives names: overrides first, then the record, then the rules.

    `noted` is what must be recorded, by subject id. An override whose name cannot be used is a fault, so that it never
    renames a subject of which it does not speak.
    """

    def __init__(
        self, record: Mapping[str, str], overrides: Overrides = NO_OVERRIDES
    ) -> None:
        self._record = record
        self._path = overrides.path
        self._given = overrides.names
        self._faults: list[OverrideFault] = []
        self.noted: dict[str, str] = {}

    def names(
        self,
        subjects: Mapping[str, str],
        spell: Callable[[str], str],
        reserved: frozenset[str] = frozenset(),
    ) -> dict[str, str]:
        """Wire name → Python name; `subjects` are subject ids by wire name."""
        given = {
            wire: self._given[id_]
            for wire, id_ in subjects.items()
            if id_ in self._given
        }
        if not given:
            return self._ruled(subjects, spell, reserved)
        others = {wire: id_ for wire, id_ in subjects.items() if wire not in given}
        named = self._ruled(others, spell, reserved)
        unsaid = self._unique(subjects, spell, reserved)
        for wire, entry in given.items():
            name = identifier(entry.name or "")
            taken = {one: other for other, one in named.items()}
            self._faults += _faults(entry, unsaid[wire], reserved, taken.get(name))
            named[wire] = name
        return named

    def refuse_faults(self) -> None:
        """Does nothing where every override could be used.

        Raises:
            UsageError: the name of an override is taken, reserved, or what its subject is called without it.
        """
        if self._faults:
            raise refusal(self._path, self._faults)

    def _unique(
        self,
        subjects: Mapping[str, str],
        spell: Callable[[str], str],
        reserved: frozenset[str],
    ) -> dict[str, str]:
        recorded = {
            wire: self._record[id_]
            for wire, id_ in subjects.items()
            if id_ in self._record
        }
        return unique(subjects, spell, reserved, recorded)

    def _ruled(
        self,
        subjects: Mapping[str, str],
        spell: Callable[[str], str],
        reserved: frozenset[str],
    ) -> dict[str, str]:
        """The names by record and rules; those that collide are noted."""
        named = self._unique(subjects, spell, reserved)
        wanted: dict[str, list[str]] = {}
        for wire in subjects:
            wanted.setdefault(plain(wire, spell, reserved), []).append(wire)
        for wires in wanted.values():
            if len(wires) > 1:
                self.noted |= {subjects[wire]: named[wire] for wire in wires}
        return named


def _faults(
    entry: Override, unsaid: str, reserved: frozenset[str], owner: str | None
) -> Iterator[OverrideFault]:
    """What is wrong with a name; `unsaid` is the name without it, `owner` the wire name that has it."""
    name = entry.name or ""
    if name == unsaid:
        yield unchanged(entry, "name", "it is called so already")
        return
    why = ""
    if name in reserved:
        why = "it is taken or reserved there"
    elif owner is not None:
        why = f"{owner} is called so beside it"
    if why:
        message = f"{entry.subject!a}: name {name!a} cannot be used: {why}"
        hint = "Choose another name."
        yield OverrideFault(entry.line_of("name"), message, hint)
