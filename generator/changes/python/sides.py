"""Both SDKs, and how the classes of one are called in the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from types import MappingProxyType

import msgspec

from generator.changes.matching import Renames
from generator.changes.python.annotations import Fitting, Union, union
from generator.model.api import TypeKind
from generator.model.comparison.changes import Direction
from generator.model.comparison.snapshot import (
    Entry,
    FieldFact,
    ResultFact,
    Snapshot,
    TypeFact,
)
from generator.model.ids import Protocol

_UNKNOWN = "?"
"""What the classes begin with that only the old SDK has: no annotation of the new one names them."""


class Names(msgspec.Struct, frozen=True, dict=True):
    """The classes of one SDK: the name that each path has on both sides."""

    shared: Mapping[str, str]

    def resolver(self, package: str) -> _Resolver:
        """Finds classes as annotations in a package name them: `models.X`, or `X` in the module of models itself."""
        return _Resolver(self.shared, package)


class _Resolver(msgspec.Struct, frozen=True):
    shared: Mapping[str, str]
    package: str

    def __call__(self, name: str) -> str:
        for path in (name, f"models.{name}", f"enums.{name}"):
            known = self.shared.get(self.package + path)
            if known is not None:
                return known
        return name


class Annotation(msgspec.Struct, frozen=True):
    """The text of an annotation, and the package whose modules it names (`package_of`)."""

    text: str
    package: str


class Sides(msgspec.Struct, frozen=True, dict=True):
    """Two snapshots with what was renamed; `directions` are those of types, by id."""

    old: Snapshot
    new: Snapshot
    renames: Renames
    directions: Mapping[str, Direction] = MappingProxyType({})

    def before(self, subject: str) -> Entry | None:
        """The old entry of a new subject."""
        return self.old.by_subject.get(self.renames.old_subject(subject))

    def after(self, subject: str) -> Entry | None:
        """The new entry of an old subject."""
        return self.new.by_subject.get(self.renames.new_subject(subject))

    def direction(self, type_: str) -> Direction:
        """Which messages have a type; both where no operation leads to it."""
        return self.directions.get(type_, Direction.BOTH)

    @cached_property
    def _new_names(self) -> Names:
        return Names({path: path for path, _ in _classes(self.new)})

    @cached_property
    def _old_names(self) -> Names:
        return Names(dict(self._shared()))

    def _shared(self) -> Iterator[tuple[str, str]]:
        for path, entry in _classes(self.old):
            successor = self.after(entry.subject)
            python = successor.python if successor else None
            yield path, python.name if python else _UNKNOWN + path

    @cached_property
    def has_moved_classes(self) -> bool:
        """Whether a class is called otherwise, or is another one under the same name."""
        return any(path != name for path, name in self._old_names.shared.items())

    def unions(self, old: Annotation, new: Annotation) -> tuple[Union, Union] | None:
        """Both annotations, with the same names for the same classes; None where they are the same."""
        if old.text == new.text and not self.has_moved_classes:
            return None
        # most annotations are those of many others too
        if (old, new) not in self._compared:
            before = union(old.text, self._old_names.resolver(old.package))
            after = union(new.text, self._new_names.resolver(new.package))
            both = None if before == after else (before, after)
            self._compared[old, new] = both
        return self._compared[old, new]

    @cached_property
    def _compared(
        self,
    ) -> dict[tuple[Annotation, Annotation], tuple[Union, Union] | None]:
        return {}

    @cached_property
    def typed(self) -> Fitting:
        """What fits to a type checker."""
        return Fitting(bases=self._bases, enums=self._enums)

    def at_run_time(self, protocol: Protocol) -> Fitting:
        """What fits in a call: any container of items that fit, and in REST the texts of enums."""
        return self._loose[protocol]

    @cached_property
    def _loose(self) -> dict[Protocol, Fitting]:
        return {
            protocol: msgspec.structs.replace(
                self.typed,
                takes_items=True,
                takes_texts=protocol is Protocol.REST,
                lacks_containers=protocol is Protocol.SOAP,
            )
            for protocol in Protocol
        }

    def known_less(self, protocol: Protocol) -> Fitting:
        """What fits where one side knows less about a value: a text for an enum, anything for a value of some type."""
        return self._less[protocol]

    @cached_property
    def _less(self) -> dict[Protocol, Fitting]:
        return {
            protocol: msgspec.structs.replace(
                self._loose[protocol], takes_texts=True, takes_anything=True
            )
            for protocol in Protocol
        }

    @cached_property
    def _enums(self) -> frozenset[str]:
        """The enums; what is a set of flags on a side takes no texts."""
        kinds = {
            (entry.fact.kind, names.shared[path])
            for snapshot, names in self._named
            for path, entry in _classes(snapshot)
            if isinstance(entry.fact, TypeFact)
        }
        return frozenset(
            name
            for kind, name in kinds
            if kind == TypeKind.ENUM and (TypeKind.FLAGS.value, name) not in kinds
        )

    @cached_property
    def _bases(self) -> dict[str, set[str]]:
        direct: dict[str, set[str]] = {}
        for snapshot, names in self._named:
            for path, entry in _classes(snapshot):
                if entry.python and entry.python.type:
                    base = names.resolver(package_of(path))(entry.python.type)
                    direct.setdefault(names.shared[path], set()).add(base)
        return {name: set(_above(name, direct)) for name in direct}

    def fields(self, type_: str) -> tuple[str, ...]:
        """The ids of the fields that a type has on either side, by its new id."""
        return tuple(self._fields.get(type_, ()))

    @cached_property
    def _fields(self) -> dict[str, dict[str, None]]:
        fields: dict[str, dict[str, None]] = {}
        for snapshot in (self.old, self.new):
            for entry in snapshot.entries:
                if isinstance(entry.fact, FieldFact):
                    subject = self.renames.new_subject(entry.subject)
                    fields.setdefault(subject.partition("#")[0], {})[subject] = None
        return fields

    def bases_before(self, entry: Entry) -> Iterator[Entry]:
        """Yields the classes that a class of the old SDK extends, the nearest first."""
        return _lineage(entry, self._old_classes)

    def bases_after(self, entry: Entry) -> Iterator[Entry]:
        """Yields the classes that a class of the new SDK extends, the nearest first."""
        return _lineage(entry, self._new_classes)

    @cached_property
    def _old_classes(self) -> dict[str, Entry]:
        return dict(_classes(self.old))

    @cached_property
    def _new_classes(self) -> dict[str, Entry]:
        return dict(_classes(self.new))

    @property
    def _named(self) -> tuple[tuple[Snapshot, Names], ...]:
        return (self.old, self._old_names), (self.new, self._new_names)


def _classes(snapshot: Snapshot) -> Iterator[tuple[str, Entry]]:
    """Yields the classes of models, enums and results by their paths."""
    for entry in snapshot.entries:
        python = entry.python
        if python is not None and isinstance(entry.fact, TypeFact | ResultFact):
            yield python.name, entry


def _lineage(entry: Entry, classes: Mapping[str, Entry]) -> Iterator[Entry]:
    # a lock may state classes that extend themselves
    seen = {entry.subject}
    while entry.python is not None:
        module = entry.python.name.rpartition(".")[0]
        base = classes.get(f"{module}.{entry.python.type}")
        if base is None or base.subject in seen:
            return
        seen.add(base.subject)
        yield base
        entry = base


def _above(name: str, direct: Mapping[str, set[str]]) -> Iterator[str]:
    seen, waiting = {name}, [name]
    while waiting:
        for base in direct.get(waiting.pop(), ()):
            if base not in seen:
                seen.add(base)
                yield base
                waiting.append(base)


def package_of(path: str) -> str:
    """The package whose modules the annotations of a method or class name, with a dot at its end; empty for REST."""
    parts = path.split(".")
    return f"{parts[0]}.{parts[1]}." if parts[0] == "soap" and len(parts) > 2 else ""
