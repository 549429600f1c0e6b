"""Former names of types and their parts, of classes of agents and resources, and of archives that an SDK still offers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

import msgspec

from generator.emit.names.former_names import (
    FormerNames,
    former_names,
    is_class_of_group,
)
from generator.emit.names.rules import module_name
from generator.emit.names.type_names import shadows
from generator.model.api import NamedType, TypeKind
from generator.model.comparison.snapshot import Alias, Succession
from generator.model.ids import TypeId
from generator.model.names.reserved import (
    ANNOTATIONS,
    IN_PACKAGES,
    OF_CLASSES,
    ON_MODELS,
)

Pairs = tuple[tuple[str, str], ...]
"""Former and current names in one module, sorted."""

_IN_MODULES: Final = OF_CLASSES | frozenset(
    "TYPE_CHECKING FormerField FormerMember annotations late_module".split()
)
"""Names that the modules of types use."""
_ON_FIELDS: Final = ANNOTATIONS | ON_MODELS
_ON_MEMBERS: Final = frozenset("is_known is_shared mro name number value".split())
"""Attributes of every member."""


class FormerTypes(msgspec.Struct, frozen=True):
    """Former names that still work.

    `names` are those of types, fields, members, results, out parts, archives and columns by subject id. `classes` are
    those of classes by the module that has them: `models`, `enums`, `agents` and `resources`, the latter two without the
    prefix of a flavour.
    """

    names: Mapping[str, tuple[Alias, ...]] = MappingProxyType({})
    classes: Mapping[str, Pairs] = MappingProxyType({})

    def of(self, subject: str) -> tuple[str, ...]:
        """The former names of a subject."""
        return tuple(alias.name for alias in self.names.get(subject, ()))


NO_FORMER_TYPES: Final = FormerTypes()


def classes_of_types(
    types: Iterable[NamedType], classes: Mapping[str, str], names: FormerNames
) -> dict[str, Pairs]:
    """Former and current names of the classes of a package by module; what is not among `types` is a model."""
    enums = {type_.id for type_ in types if type_.kind is not TypeKind.OBJECT}
    pairs: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for subject, current in classes.items():
        module = "enums" if subject in enums else "models"
        pairs[module] += ((alias.name, current) for alias in names.get(subject, ()))
    return {module: tuple(sorted(rows)) for module, rows in pairs.items()}


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


def former_modules(
    succession: Succession, names: Mapping[str, str], longest: int
) -> FormerNames:
    """The former names of modules or packages of one folder, as long as `longest`; `names` are by subject id."""
    former = former_names(succession, names, IN_PACKAGES | {"annotations"})
    return {
        subject: tuple(
            alias
            for alias in aliases
            # not every name can be that of a file, or of a file beside others
            if alias.name == module_name(alias.name.lower(), longest)
        )
        for subject, aliases in former.items()
    }


def former_group_classes(succession: Succession, classes: Mapping[str, str]) -> Pairs:
    """Former and current names of the classes of agents or resources; `classes` are the current ones by group."""
    of_classes = {
        group: tuple(filter(is_class_of_group, succession.aliases.get(group, ())))
        for group in classes
    }
    asynchronous = {f"Async{name}" for name in classes.values()}
    former = former_names(Succession(of_classes), classes, asynchronous)
    return tuple(
        sorted(
            (alias.name, classes[group])
            for group, aliases in former.items()
            for alias in aliases
        )
    )


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
