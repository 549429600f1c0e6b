"""Which wire name gets which Python name: rule 6 of the public naming rules, the record, and overrides.

Where several wire names have one Python name, their spelling decides. A name that lost a leading `_` gives way, and gets
the fixed prefix `meta_`: `_Links` beside `Links` is `meta_links`. Of others the one that sorts first keeps the name, the
others get `_2`, `_3`, …. A spelling that comes later and sorts first would then rename the other one, so all are recorded
(`docwright.names.yaml`), and from then on the record wins, but for a number that it has for a dropped `_`. The name that
an override gives wins over both.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from generator.emit.names.rules import (
    identifier,
)
from generator.model.api import (
    Agent,
    Api,
    Archive,
    Evidence,
    NamedType,
    Operation,
)
from generator.model.diagnostics import Diagnostic
from generator.model.overrides import (
    NO_OVERRIDES,
    Override,
    OverrideFault,
    Overrides,
    refusal,
    unchanged,
)

Spell = Callable[[str], str]
"""The Python name of a wire name."""
GiveWay = Callable[[str], str | None]
"""The Python name of a wire name that gives way to others with the same name, None for one that keeps its name."""

_NUMBER: Final = re.compile(r"_[0-9]+\Z")


class Namer:
    """Gives names, and remembers what became of them.

    `collisions` are the names to be recorded, by subject id; `numbered` are those of them that the fixed prefixes do not
    tell apart. An override whose name cannot be used is a fault: it never renames a subject of which it does not speak.
    """

    def __init__(
        self, record: Mapping[str, str], overrides: Overrides = NO_OVERRIDES
    ) -> None:
        self._record = record
        self._overrides = overrides
        self._faults: list[OverrideFault] = []
        self.collisions: dict[str, str] = {}
        self.numbered: dict[str, str] = {}

    def names(
        self,
        subjects: Mapping[str, str],
        spell: Spell,
        reserved: frozenset[str] = frozenset(),
        *,
        give_way: GiveWay | None = None,
        beside: frozenset[str] = frozenset(),
    ) -> dict[str, str]:
        """Python names by wire name; `subjects` are subject ids by wire name.

        `give_way` replaces the rule for a dropped `_`. `beside` are the names of subjects that are named elsewhere but
        share the place, such as fields of a base.
        """
        overridden = {
            wire: self._overrides.names[id_]
            for wire, id_ in subjects.items()
            if id_ in self._overrides.names
        }
        by_rules = {
            wire: id_ for wire, id_ in subjects.items() if wire not in overridden
        }
        giving_way = give_way or meta_names(spell)
        rivals = _Rivals(by_rules, spell, giving_way, beside)
        named = self._recorded(by_rules, rivals, reserved)
        if overridden:
            rivals = _Rivals(subjects, spell, giving_way, beside)
            by_rule = self._unique(subjects, rivals, reserved)
            # of two wire names with the same name the first counts
            owners = {name: wire for wire, name in reversed(named.items())}
            for wire, override in overridden.items():
                name = identifier(override.name or "")
                owner = owners.setdefault(name, wire)
                others = owner if owner != wire else None
                self._faults += _faults(override, by_rule[wire], reserved, others)
                named[wire] = name
        return named

    def refuse_faults(self) -> None:
        """Does nothing where every override could be used.

        Raises:
            UsageError: the name of an override is taken, reserved, or what its subject is called without it.
        """
        if self._faults:
            raise refusal(self._overrides.path, self._faults)

    def _recorded(
        self,
        subjects: Mapping[str, str],
        rivals: _Rivals,
        reserved: frozenset[str],
    ) -> dict[str, str]:
        """The names by record and rules; remembers those that collide."""
        named = self._unique(subjects, rivals, reserved)
        for wires in rivals.among(subjects):
            # plain strings, since YAML writes no other
            names = {str(subjects[wire]): str(named[wire]) for wire in wires}
            self.collisions |= names
            if any(named[wire] not in rivals.expected(wire) for wire in wires):
                self.numbered |= names
        return named

    def _unique(
        self,
        subjects: Mapping[str, str],
        rivals: _Rivals,
        reserved: frozenset[str],
    ) -> dict[str, str]:
        recorded = {
            wire: rivals.renewed(wire, self._record[id_])
            for wire, id_ in subjects.items()
            if id_ in self._record
        }
        return unique(subjects, rivals.wanted, reserved, recorded)


def meta_names(spell: Spell) -> GiveWay:
    """The rule for a dropped `_`: `_Links` is `meta_links` where `links` is taken."""
    return lambda wire: spell(f"meta_{wire[1:]}") if wire.startswith("_") else None


class _Rivals:
    """The wire names of one place, some of which may have one Python name."""

    def __init__(
        self,
        wires: Iterable[str],
        spell: Spell,
        give_way: GiveWay,
        beside: frozenset[str],
    ) -> None:
        self._spelt = {wire: spell(wire) for wire in wires}
        self._give_way = give_way
        self._beside = beside
        self._number = Counter(self._spelt.values())

    def _collides(self, wire: str) -> bool:
        name = self._spelt[wire]
        return self._number[name] > 1 or (
            name in self._beside and self._give_way(wire) is not None
        )

    def wanted(self, wire: str) -> str:
        """The name that a wire name has by its spelling, and by whether that meets another one."""
        prefixed = self._give_way(wire) if self._collides(wire) else None
        return prefixed or self._spelt[wire]

    def renewed(self, wire: str, recorded: str) -> str:
        """A recorded name, with the fixed prefix instead of a number where there is one."""
        prefixed = self._give_way(wire)
        is_numbered = _NUMBER.sub("", recorded) == self._spelt[wire] != recorded
        return prefixed if prefixed and is_numbered else recorded

    def expected(self, wire: str) -> tuple[str | None, ...]:
        """The names by which it is told apart without a number."""
        return self._spelt[wire], self._give_way(wire)

    def among(self, wires: Iterable[str]) -> Iterable[list[str]]:
        """Those of the wire names that collide, by the name that they share."""
        together: dict[str, list[str]] = {}
        for wire in wires:
            if self._collides(wire):
                together.setdefault(self._spelt[wire], []).append(wire)
        return together.values()


def unique(
    wires: Iterable[str],
    spell: Spell,
    reserved: frozenset[str] = frozenset(),
    recorded: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, str]:
    """Python names by wire name, all different, whatever the order of `wires` (rules 5 and 6).

    A recorded name wins, unless it is reserved by now or recorded for two.
    """
    # recorded names first, so that no rule gives them to another; of two with the same the first one keeps it
    ordered = sorted(set(wires))
    taken: dict[str, str] = {}
    for wire in ordered:
        name = recorded.get(wire)
        if name is not None and name not in reserved:
            taken.setdefault(name, wire)
    recorded_wires = set(taken.values())
    # where to go on counting, since every number before is taken for good
    numbers: dict[str, int] = {}
    for wire in ordered:
        if wire not in recorded_wires:
            name = _plain(wire, spell, reserved)
            taken[_free(name, taken, reserved, numbers)] = wire
    return {wire: identifier(name) for name, wire in taken.items()}


def _plain(wire: str, spell: Spell, reserved: frozenset[str]) -> str:
    """The name of a wire name that has no rival."""
    name = spell(wire)
    return f"{name}_" if name in reserved else name


def _free(
    name: str,
    taken: Mapping[str, str],
    reserved: frozenset[str],
    numbers: dict[str, int],
) -> str:
    candidate, number = name, numbers.get(name, 1)
    while candidate in taken or candidate in reserved:
        number += 1
        candidate = f"{name}_{number}"
    numbers[name] = number
    return candidate


def _faults(
    override: Override, by_rule: str, reserved: frozenset[str], owner: str | None
) -> Iterator[OverrideFault]:
    """What is wrong with the name of an override.

    `by_rule` is the name of its subject without it, `owner` the wire name beside it that has the name already.
    """
    name = override.name or ""
    if name == by_rule:
        yield unchanged(override, "name", "it is called so already")
        return
    why = ""
    if name in reserved:
        why = "it is taken or reserved there"
    elif owner is not None:
        why = f"{owner} has that name there"
    if why:
        message = f"{override.subject!a}: name {name!a} cannot be used: {why}"
        yield OverrideFault(override.line_of("name"), message, "Choose another name.")


def collision_diagnostics(
    api: Api, collisions: Mapping[str, str]
) -> Iterator[Diagnostic]:
    """A diagnostic for each name that only a number tells apart, at the first page of its subject.

    `collisions` are the names that were given, by subject id.
    """
    subjects: list[Agent | Operation | NamedType | Archive] = []
    subjects += (*api.agents, *api.operations, *api.types, *api.archives)
    places: dict[str, Evidence] = {
        subject.id: subject.evidence[0] for subject in subjects if subject.evidence
    }
    # the first operation stands for its group, which has no line of its own
    for operation in reversed(api.operations):
        places[operation.group_id] = operation.evidence[0]
    for subject_id, name in sorted(collisions.items()):
        place = places[subject_id.partition("#")[0]]
        message = f"{subject_id} is {name} in Python, which another wire name wants too"
        yield Diagnostic("name-collision", place.path, place.line, message)
