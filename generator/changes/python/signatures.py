"""Calls: which of those that were right before are so still."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

import msgspec

from generator.changes.python.differences import PythonDifference
from generator.changes.python.pairs import explanations
from generator.changes.python.sides import Annotation, Sides, package_of
from generator.changes.python.types import Verdict, of_argument, of_result
from generator.model.comparison.changes import Action, Direction, PythonLevel
from generator.model.comparison.snapshot import (
    Entry,
    Python,
    PythonParameter,
    SoapFact,
)
from generator.model.ids import Protocol

_MAJOR, _MINOR = PythonLevel.MAJOR, PythonLevel.MINOR
_REQUEST: Final = Direction.REQUEST


class Signatures(msgspec.Struct, frozen=True):
    """Two signatures of one callable.

    `successor` gives the new key of an old parameter, `former_names` the aliases of a new one by its key. `subject` is the
    id of the callable, on the old side `old_subject`.
    """

    subject: str
    old_subject: str
    old: Python
    new: Python
    protocol: Protocol
    successor: Callable[[str], str]
    former_names: Mapping[str, frozenset[str]]

    def differences(self, sides: Sides) -> Iterator[PythonDifference]:
        """Yields what differs between the parameters."""
        pairs = list(self._pairs())
        later = {after.name for _, after in pairs if after}
        for before, after in pairs:
            if after is None:
                yield self._removed(before)
            else:
                yield from self._changed(before, after, sides)
        yield from self._reordered(
            [(before, after) for before, after in pairs if after is not None]
        )
        known = {before.name for before in self.old.parameters if before.positional}
        for number, parameter in enumerate(self.new.parameters):
            if parameter.name not in later:
                before_known = any(
                    other.positional and other.name in later
                    for other in self.new.parameters[number + 1 :]
                )
                yield self._added(parameter, moves=bool(known) and before_known)

    def _pairs(self) -> Iterator[tuple[PythonParameter, PythonParameter | None]]:
        by_key = {each.key: each for each in self.new.parameters if each.key}
        by_name = {each.name: each for each in self.new.parameters if not each.key}
        for before in self.old.parameters:
            if before.key:
                yield before, by_key.get(self.successor(before.key))
            else:
                yield before, by_name.get(before.name)

    def _subject(self, parameter: PythonParameter, owner: str) -> str:
        return f"{owner}#{parameter.key}" if parameter.key else owner

    def _removed(self, before: PythonParameter) -> PythonDifference:
        return self._difference(
            self._subject(before, self.old_subject),
            "argument-removed",
            _MAJOR,
            shown(before),
            None,
        )

    def _added(self, after: PythonParameter, *, moves: bool) -> PythonDifference:
        harmless = after.default and not (after.positional and moves)
        return self._difference(
            self._subject(after, self.subject),
            "argument-added",
            _MINOR if harmless else _MAJOR,
            None,
            shown(after),
        )

    def _changed(
        self, before: PythonParameter, after: PythonParameter, sides: Sides
    ) -> Iterator[PythonDifference]:
        subject = self._subject(after, self.subject)
        if before.name != after.name:
            kept = before.name in self.former_names.get(after.key, ())
            yield self._difference(
                subject,
                "argument-renamed",
                _MINOR if kept else _MAJOR,
                before.name,
                after.name,
            )
        if before.positional != after.positional or before.default != after.default:
            lost = (
                before.positional > after.positional or before.default > after.default
            )
            yield self._difference(
                subject,
                "argument-narrowed" if lost else "argument-widened",
                _MAJOR if lost else _MINOR,
                shown(before),
                shown(after),
            )
        verdict = of_argument(
            Annotation(before.type, package_of(self.old.name)),
            Annotation(after.type, package_of(self.new.name)),
            self.protocol,
            sides,
        )
        if verdict:
            yield msgspec.structs.replace(
                self._difference(
                    subject,
                    "argument-narrowed" if verdict.is_narrower else "argument-widened",
                    verdict.level,
                    shown(before),
                    shown(after),
                ),
                because=explanations(subject, sides),
                is_typing=verdict.is_typing,
                is_unseen=verdict.is_unseen,
            )

    def _reordered(
        self, pairs: list[tuple[PythonParameter, PythonParameter]]
    ) -> Iterator[PythonDifference]:
        """Yields the difference for callers by position: what was added or removed between others differs by itself."""
        places = {each.name: number for number, each in enumerate(self.new.parameters)}
        by_place = [
            (before, after)
            for before, after in pairs
            if before.positional and after.positional
        ]
        order = [places[after.name] for _, after in by_place]
        if order != sorted(order):
            ordered = sorted(by_place, key=lambda pair: places[pair[1].name])
            yield msgspec.structs.replace(
                self._difference(
                    self.subject,
                    "arguments-reordered",
                    _MAJOR,
                    _names(before for before, _ in by_place),
                    _names(after for _, after in ordered),
                ),
                because=(
                    self.subject,
                    *(self._subject(after, self.subject) for _, after in by_place),
                ),
            )

    def _difference(
        self,
        subject: str,
        kind: str,
        level: PythonLevel,
        old: str | None,
        new: str | None,
    ) -> PythonDifference:
        action = Action.CHANGED
        if old is None or new is None:
            action = Action.ADDED if old is None else Action.REMOVED
        return PythonDifference(
            subject=subject,
            kind=kind,
            action=action,
            level=level,
            direction=_REQUEST,
            old=old,
            new=new,
            because=tuple(dict.fromkeys((subject, self.subject))),
        )


def shown(parameter: PythonParameter) -> str:
    """A parameter as a signature shows it, with a `*` before one that is given by name only."""
    mark = "" if parameter.positional else "*, "
    default = " = None" if parameter.default else ""
    return f"{mark}{parameter.name}: {parameter.type}{default}"


def _names(parameters: Iterable[PythonParameter]) -> str:
    return ", ".join(parameter.name for parameter in parameters)


def of_returned(old: Entry, new: Entry, sides: Sides) -> Verdict | None:
    """The verdict on what a method returns."""
    assert old.python is not None
    assert new.python is not None
    return of_result(
        Annotation(old.python.type, package_of(old.python.name)),
        Annotation(new.python.type, package_of(new.python.name)),
        Protocol.SOAP if isinstance(new.fact, SoapFact) else Protocol.REST,
        sides,
    )
