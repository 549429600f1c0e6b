"""Former names of types, and of their fields and members, that an SDK still offers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from generator.emit.names.former_names import former_names
from generator.model.reserved_names import ANNOTATIONS, OF_CLASSES, ON_MODELS
from generator.emit.names.type_names import shadows
from generator.model.api import NamedType, TypeKind
from generator.model.comparison.snapshot import Alias, Succession
from generator.model.ids import TypeId

FormerNames = dict[str, tuple[Alias, ...]]
"""Bare names by subject id, the oldest first; subjects without any are left out."""

_IN_MODULES: Final = OF_CLASSES | frozenset(
    "TYPE_CHECKING FormerField FormerMember annotations deprecated former_attribute late_module".split()
)
"""Names that the modules of types use."""

_ON_MEMBERS: Final = frozenset("is_known is_shared mro name number value".split())
"""Attributes of every member."""

_ON_FIELDS: Final = ANNOTATIONS | ON_MODELS | frozenset({"TYPE_CHECKING", "deprecated"})


def former_type_names(
    types: tuple[NamedType, ...],
    classes: Mapping[str, str],
    parts: Mapping[str, Mapping[str, str]],
    bases: Mapping[TypeId, NamedType],
    succession: Succession,
) -> FormerNames:
    """The former names of types and their parts.

    `classes` are by subject id, `parts` the Python names of fields and members by type and wire name, `bases` what types
    extend. The classes of results are among `classes` too.
    """
    if not succession.aliases:
        return {}
    former = former_names(succession, classes, _IN_MODULES)
    changed = {subject.partition("#")[0] for subject in succession.aliases}
    reserved = _ON_FIELDS | shadows(classes.values())
    for type_ in types:
        if type_.id not in changed:
            continue
        if type_.kind is TypeKind.OBJECT:
            beside = {*reserved, *_beside(type_, types, parts, bases)}
            former |= former_parts(
                succession, f"{type_.id}#field", parts[type_.id], beside
            )
        else:
            former |= former_parts(
                succession, f"{type_.id}#member", parts[type_.id], _ON_MEMBERS
            )
    return former


def former_parts(
    succession: Succession,
    subject: str,
    names: Mapping[str, str],
    reserved: Iterable[str] = (),
) -> FormerNames:
    """The former names of the parts of one subject; `names` are by wire name, `subject` is what precedes it in ids."""
    by_id = {f"{subject}/{wire}": name for wire, name in names.items()}
    return former_names(succession, by_id, frozenset(reserved))


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
