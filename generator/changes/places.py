"""Where Python names stand: the place that each name of an SDK has for itself, and which names no alias can have there."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final

import msgspec

from generator.model.comparison.snapshot import (
    ArchiveFact,
    ColumnFact,
    Entry,
    FieldFact,
    GroupFact,
    MemberFact,
    ParameterFact,
    RestFact,
    ResultFact,
    Snapshot,
    SoapFact,
    TypeFact,
)
from generator.model.names.reserved import (
    ANNOTATIONS,
    IN_CALLS,
    IN_PACKAGES,
    OF_CLASSES,
    ON_AGENT_LISTS,
    ON_AGENTS,
    ON_CLIENTS,
    ON_MODELS,
)

# what the naming rules write; a leading `_` belongs to the SDK itself
_NAME: Final = re.compile(r"[A-Za-z][A-Za-z0-9_]*\Z")


class Place(msgspec.Struct, frozen=True):
    """One of the places whose names must differ.

    `kind` is `attributes` or `classes` of groups, `methods`, `parameters`, `types`, `fields`, `members`, `archives` or
    `columns`; `scope` is the path or the subject id of what the names belong to.
    """

    kind: str
    scope: str


_RESERVED: Final[Mapping[str, frozenset[str]]] = {
    "methods": ON_AGENTS,
    "parameters": IN_CALLS,
    "types": OF_CLASSES,
    "fields": ON_MODELS | ANNOTATIONS,
    "archives": IN_PACKAGES,
}


def is_name(name: str) -> bool:
    """Whether a text can be a Python name of an SDK. Locks may come from anybody, and their names become code."""
    return _NAME.match(name) is not None and not keyword.iskeyword(name)


def is_path(path: str) -> bool:
    """Whether a text is one Python name or more with dots between them."""
    return all(map(is_name, path.split(".")))


def is_class_of_group(path: str) -> bool:
    """Whether the path of a group is that of its class: attributes are in lower case, and classes begin with a capital."""
    name = path.rpartition(".")[2]
    return name != name.lower()


def place_of(entry: Entry, path: str) -> Place | None:
    """The place of a name of a subject, None of what cannot have another name; `path` is as in `Python.name`."""
    scope = path.rpartition(".")[0]
    match entry.fact:
        case GroupFact():
            return Place("classes" if is_class_of_group(path) else "attributes", scope)
        case RestFact() | SoapFact():
            return Place("methods", scope)
        case ParameterFact():
            return Place("parameters", entry.owner)
        case TypeFact():
            return Place("types", scope.rpartition(".")[0])
        case ResultFact() if scope:
            return Place("types", scope.rpartition(".")[0])
        case FieldFact():
            return Place("fields", entry.owner)
        case MemberFact():
            return Place("members", entry.owner)
        case ArchiveFact():
            return Place("archives", scope)
        case ColumnFact():
            return Place("columns", entry.owner)
        case _:
            return None


class Places(msgspec.Struct, frozen=True, dict=True):
    """Which names an SDK has, by their places."""

    snapshot: Snapshot

    def is_taken(self, place: Place, name: str) -> bool:
        """Whether something has the name at the place, or must not have it there."""
        if name in self._names.get(place, ()) or name in _reserved(place):
            return True
        match place.kind:
            case "classes":
                # each class of a group has an asynchronous one beside it
                return name.startswith("Async") or f"Async{name}" in self._names.get(
                    place, ()
                )
            case "fields":
                # a field would hide a class in annotations, and is one with those of bases and of what extends it
                return name in self._lower_classes or any(
                    name in self._names.get(Place("fields", type_), ())
                    for type_ in self._related(place.scope)
                )
            case "methods":
                return name in self._lower_classes
            case _:
                return False

    @cached_property
    def _names(self) -> dict[Place, set[str]]:
        names: dict[Place, set[str]] = {}
        for entry in self.snapshot.entries:
            for place, name in _names_of(entry):
                names.setdefault(place, set()).add(name)
        return names

    @cached_property
    def _lower_classes(self) -> frozenset[str]:
        return frozenset(
            name
            for place, names in self._names.items()
            if place.kind == "types"
            for name in names
            if name == name.lower()
        )

    @cached_property
    def _bases(self) -> dict[str, str]:
        return {
            entry.subject: entry.fact.base
            for entry in self.snapshot.entries
            if isinstance(entry.fact, TypeFact) and entry.fact.base
        }

    @cached_property
    def _extensions(self) -> dict[str, list[str]]:
        extensions: dict[str, list[str]] = {}
        for type_, base in self._bases.items():
            extensions.setdefault(base, []).append(type_)
        return extensions

    def _related(self, type_: str) -> Iterator[str]:
        """Yields the bases of a type and what extends it."""
        # a lock may state types that extend themselves
        seen = {type_}
        base = self._bases.get(type_)
        while base is not None and base not in seen:
            seen.add(base)
            yield base
            base = self._bases.get(base)
        waiting = [*self._extensions.get(type_, ())]
        while waiting:
            extension = waiting.pop()
            if extension not in seen:
                seen.add(extension)
                yield extension
                waiting += self._extensions.get(extension, ())


def _reserved(place: Place) -> frozenset[str]:
    if place.kind == "attributes":
        return ON_AGENT_LISTS if place.scope == "agents" else ON_CLIENTS
    return _RESERVED.get(place.kind, frozenset())


def _names_of(entry: Entry) -> Iterator[tuple[Place, str]]:
    """Yields the places and names that a subject has."""
    python = entry.python
    if python is None:
        return
    paths = [python.name]
    if isinstance(entry.fact, GroupFact):
        paths.append(python.type)
    for path in paths:
        place = place_of(entry, path)
        if place is not None:
            yield place, path.rpartition(".")[2]
    # also those that no subject has
    for parameter in python.parameters:
        yield Place("parameters", entry.subject), parameter.name
