"""Former names of types and their parts, of classes of agents and resources, and of archives that an SDK still offers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

import msgspec

from generator.emit.names.former_names import former_names
from generator.emit.names.rules import ANNOTATIONS, OF_CLASSES, ON_MODELS
from generator.emit.names.type_names import shadows
from generator.model.api import NamedType, TypeKind
from generator.model.comparison.snapshot import Alias, Succession
from generator.model.ids import TypeId

FormerNames = dict[str, tuple[Alias, ...]]
"""Bare names by subject id, the oldest first; subjects without any are left out."""
Pairs = tuple[tuple[str, str], ...]
"""Former and current names in one module, sorted."""

_IN_MODULES: Final = OF_CLASSES | frozenset(
    "TYPE_CHECKING FormerField FormerMember annotations deprecated former_attribute late_module".split()
)
"""Names that the modules of types use."""
_ON_FIELDS: Final = ANNOTATIONS | ON_MODELS | frozenset({"deprecated", "property"})
_ON_MEMBERS: Final = frozenset("is_known is_shared mro name number value".split())
"""Attributes of every member."""
_IS_GROUP: Final = re.compile(r"(?:Agent|Resource)(?:_|_[0-9]+)?\Z")
"""Classes of agents and resources, whose attributes on clients are in lower case."""


class Former(msgspec.Struct, frozen=True):
    """Former names that still work.

    `names` are those of types, fields, members, results and out parts by subject id, and of the classes of agents and
    resources by that of the group. `models` and `enums` are the names of classes in these modules.
    """

    names: Mapping[str, tuple[Alias, ...]] = MappingProxyType({})
    models: Pairs = ()
    enums: Pairs = ()

    def of(self, subject: str) -> tuple[str, ...]:
        """The former names of a subject."""
        return tuple(alias.name for alias in self.names.get(subject, ()))

    @property
    def all_names(self) -> frozenset[str]:
        """Every former name."""
        return frozenset(
            alias.name for aliases in self.names.values() for alias in aliases
        )


NO_FORMER: Final = Former()


def with_pairs(
    names: FormerNames, types: Iterable[NamedType], classes: Mapping[str, str]
) -> Former:
    """These names; `classes` are those of a package by subject id, its enums are among `types`."""
    enums = {type_.id for type_ in types if type_.kind is not TypeKind.OBJECT}
    pairs = [
        (subject in enums, alias.name, current)
        for subject, current in classes.items()
        for alias in names.get(subject, ())
    ]
    return Former(
        names,
        tuple(
            sorted((name, current) for is_enum, name, current in pairs if not is_enum)
        ),
        tuple(sorted((name, current) for is_enum, name, current in pairs if is_enum)),
    )


def former_type_names(
    types: tuple[NamedType, ...],
    classes: Mapping[str, str],
    parts: Mapping[str, Mapping[str, str]],
    bases: Mapping[TypeId, NamedType],
    succession: Succession,
) -> FormerNames:
    """The former names of types and their parts.

    `classes` are all of one package by subject id, `parts` the Python names of fields and members by type and wire name,
    `bases` what types extend.
    """
    named = former_names(succession, classes, _IN_MODULES)
    changed = {subject.partition("#")[0] for subject in succession.aliases}
    reserved = _ON_FIELDS | shadows(classes.values())
    for type_ in types:
        if type_.id not in changed:
            continue
        if type_.kind is TypeKind.OBJECT:
            beside = {*reserved, *_beside(type_, types, parts, bases)}
            prefix = f"{type_.id}#field"
        else:
            beside, prefix = set(_ON_MEMBERS), f"{type_.id}#member"
        named |= former_parts(succession, prefix, parts[type_.id], beside)
    return named


def former_parts(
    succession: Succession,
    prefix: str,
    names: Mapping[str, str],
    reserved: Iterable[str] = (),
) -> FormerNames:
    """The former names of the parts of one subject; `names` are by wire name, `prefix` precedes it in subject ids."""
    by_id = {f"{prefix}/{wire}": name for wire, name in names.items()}
    return former_names(succession, by_id, frozenset(reserved))


def former_group_classes(
    succession: Succession, classes: Mapping[str, str]
) -> FormerNames:
    """The former names of the synchronous classes of agents or resources; `classes` are the current ones by group."""
    of_classes = {
        group: tuple(
            alias
            for alias in succession.aliases.get(group, ())
            if _IS_GROUP.search(alias.name)
        )
        for group in classes
    }
    asynchronous = {f"Async{name}" for name in classes.values()}
    return former_names(Succession(of_classes), classes, asynchronous)


def _beside(
    type_: NamedType,
    types: Iterable[NamedType],
    parts: Mapping[str, Mapping[str, str]],
    bases: Mapping[TypeId, NamedType],
) -> Iterator[str]:
    """The names of the fields of all models that a model extends, or that extend it."""
    above = set(_above(type_, bases))
    for other in types:
        if other.id in above or type_.id in _above(other, bases):
            yield from parts[other.id].values()


def _above(type_: NamedType, bases: Mapping[TypeId, NamedType]) -> Iterator[TypeId]:
    base = bases.get(type_.id)
    while base is not None:
        yield base.id
        base = bases.get(base.id)
