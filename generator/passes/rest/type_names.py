"""Pass: names for structures that no source names.

Rule: the field that a structure stands in gives the name, the one that a property repeats (`AssociateId` in
`Associate`) before the most frequent one; without field the noun of the operation does (`GetTooltipList` → `Tooltip`).
A name that is taken gets the operation's group or its owner before it, then a number. So a name depends on the
structure's own places only, unless another structure wants the same one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import Final

import msgspec

from generator.model.expressions import StructureKey
from generator.model.text import wire_name
from generator.passes.knowledge.known import Known
from generator.passes.rest.drafts import Structure, StructureId
from generator.passes.rest.pooled import Pooled

_LONGEST: Final = 100
"""So many characters leave room for a number in a wire name."""
_VERB: Final = re.compile(
    r"\A(?:CreateDefault|[A-Z]?[a-z]+)(?:(?:And|Or)[A-Z][a-z]+)*(?:All|My)?(?=[A-Z])(?!(?:And|Or)[A-Z])"
)
"""How the names of operations begin: `GetAll`, `CreateDefault`, `AddOrUpdate`."""
_PLURALS: Final = (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("xes", "x"))
_BY: Final = re.compile(
    r"(?<=[a-z])(?:By|From|For|With|In|Of)(?=[A-Z]).*\Z|List\Z|_[A-Z]+\Z"
)


class StructureNames(msgspec.Struct, frozen=True):
    """Type names of structures that no source names: those that were `given` here, and `all`, with those of others.

    A structure that turned out to be another one has the name of that one.
    """

    given: Mapping[StructureKey, str]
    all: Mapping[StructureKey, str]


def structure_names(pooled: Pooled, known: Known) -> StructureNames:
    """A name for each structure without one, different from all names of types."""
    taken = {key for key in pooled.structures if isinstance(key, str)}
    taken |= set(known.carriers) | set(known.enums)
    given: dict[StructureKey, str] = {}
    owners: dict[StructureKey, StructureId] = dict(pooled.merged)
    for key in sorted(_unnamed(pooled), key=lambda key: _order(pooled, key)):
        name = _free(tuple(_candidates(pooled.structures[key], owners)), taken)
        taken.add(name)
        given[key] = owners[key] = name
    merged = {key: _name(target, given) for key, target in pooled.merged.items()}
    return StructureNames(given, {**merged, **given})


def _unnamed(pooled: Pooled) -> list[StructureKey]:
    return [key for key in pooled.structures if isinstance(key, StructureKey)]


def _name(structure: StructureId, given: Mapping[StructureKey, str]) -> str:
    return structure if isinstance(structure, str) else given[structure]


def _order(pooled: Pooled, key: StructureKey) -> tuple[int, str]:
    """Longer structures first: they are the more telling owners of a name."""
    return -len(pooled.structures[key].fields), str(key)


def _candidates(
    one: Structure, owners: Mapping[StructureKey, StructureId]
) -> Iterator[str]:
    """Names, best first. `owners` maps structures without a name of their own to those that they are, or to their names."""
    fields = Counter(_singular(place.field) for place in one.places if place.field)
    by_weight = sorted(
        fields, key=lambda name: (f"{name}Id" not in one.fields, -fields[name], name)
    )
    yield from by_weight[:1]
    nouns = sorted({_noun(place.operation) for place in one.places if not place.field})
    yield from nouns[:1]
    for place in sorted(one.places, key=lambda place: place.order):
        owner = place.owner
        if isinstance(owner, StructureKey):
            owner = owners.get(owner)
        if isinstance(owner, str):
            yield f"{owner}{_singular(place.field)}"
        group, operation = place.operation.split("/")[-2:]
        yield f"{group}{_singular(place.field) or _noun(place.operation)}"
        yield f"{group}{operation}{_singular(place.field)}"


def _singular(field: str) -> str:
    name = field[:1].upper() + field[1:]
    for plural, singular in _PLURALS:
        if name.endswith(plural):
            return name.removesuffix(plural) + singular
    if name.endswith("s") and not name.endswith(("ss", "us", "is")):
        return name[:-1]
    return name


def _noun(operation: str) -> str:
    name = operation.rpartition("/")[2]
    noun = _BY.sub("", _VERB.sub("", name))
    return _singular(noun) or name


def _free(candidates: Collection[str], taken: Collection[str]) -> str:
    cut = (name[:_LONGEST] for name in candidates)
    usable = [name for name in cut if wire_name(name) and name[:1].isalpha()]
    for name in usable:
        if name not in taken:
            return name
    base = usable[-1] if usable else "Unnamed"
    number = 2
    while f"{base}{number}" in taken:
        number += 1
    return f"{base}{number}"
