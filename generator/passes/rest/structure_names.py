"""Pass: names for structures that no source names.

Rule: a structure is named after the field that holds it; a field that one of its properties repeats (`AssociateId` in
`Associate`) comes before the most frequent field. Without a field, it is named after the noun of the operation
(`GetTooltipList` → `Tooltip`). If the name is taken, it is prefixed with that of its owner or of the operation's group,
and in the end numbered. So a name depends on the places of the structure only, unless two structures compete for it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import msgspec

from generator.model.expressions import StructureKey
from generator.model.text import wire_name
from generator.passes.knowledge.known import Known
from generator.passes.rest.drafts import Structure, StructureId
from generator.passes.rest.numbered_names import FreeNames
from generator.passes.rest.pooled_structures import Pooled

_MAX_LENGTH: Final = 100
"""The length of a name that leaves room for a number: wire names have up to 120 characters."""
_VERB: Final = re.compile(
    r"\A(?:CreateDefault|[A-Z]?[a-z]+)(?:(?:And|Or)[A-Z][a-z]+)*(?:All|My)?(?=[A-Z])(?!(?:And|Or)[A-Z])"
)
"""How the names of operations begin: `GetAll`, `CreateDefault`, `AddOrUpdate`, `GetMy`.

A noun must follow, which `AndPublish` is not, so that nothing of `SaveAndPublish` counts as its beginning.
"""
_PLURALS: Final = (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("xes", "x"))
_AFTER_NOUN: Final = re.compile(
    r"(?<=[a-z])(?:By|From|For|With|In|Of)(?=[A-Z]).*\Z|List\Z|_[A-Z]+\Z"
)
"""What follows the noun in the name of an operation: `ByCountry`, `List`, and a method such as `_POST`."""


class StructureNames(msgspec.Struct, frozen=True):
    """The type names of structures that pages do not name: those that were `given` here, and `all` of them.

    `all` also has the structures that turned out to be another one, with the name of that one.
    """

    given: Mapping[StructureKey, str]
    all: Mapping[StructureKey, str]


def structure_names(pooled: Pooled, known: Known) -> StructureNames:
    """Gives each structure without a name one that no other type has."""
    taken = {key for key in pooled.structures if isinstance(key, str)}
    free = FreeNames(taken | set(known.carriers) | set(known.enums))
    given: dict[StructureKey, str] = {}
    owners: dict[StructureKey, StructureId] = dict(pooled.merged)
    # in an order of their own, so that names do not depend on the order of pages
    for key in sorted(_unnamed(pooled), key=lambda key: _order(pooled, key)):
        name = _free(_candidates(pooled.structures[key], owners), free)
        given[key] = owners[key] = name
    merged = {key: _name(target, given) for key, target in pooled.merged.items()}
    return StructureNames(given, {**merged, **given})


def _unnamed(pooled: Pooled) -> list[StructureKey]:
    return [key for key in pooled.structures if isinstance(key, StructureKey)]


def _name(structure: StructureId, given: Mapping[StructureKey, str]) -> str:
    return structure if isinstance(structure, str) else given[structure]


def _order(pooled: Pooled, key: StructureKey) -> tuple[int, str]:
    """Sort key: structures with many fields first, since a common name describes them best."""
    return -len(pooled.structures[key].fields), str(key)


def _candidates(
    structure: Structure, owners: Mapping[StructureKey, StructureId]
) -> Iterator[str]:
    """Yields possible names, best first. `owners` maps unnamed owners to their names, or to the structures that they are."""
    places, properties = structure.places, structure.fields
    fields = Counter(_singular(place.field) for place in places if place.field)
    by_weight = sorted(
        fields, key=lambda name: (f"{name}Id" not in properties, -fields[name], name)
    )
    yield from by_weight[:1]
    nouns = sorted({_noun(place.operation) for place in places if not place.field})
    yield from nouns[:1]
    # the rest are only used if those are taken
    for place in sorted(places, key=lambda place: place.order):
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
    noun = _AFTER_NOUN.sub("", _VERB.sub("", name))
    return _singular(noun) or name


def _free(candidates: Iterable[str], free: FreeNames) -> str:
    shortened = (name[:_MAX_LENGTH] for name in candidates)
    usable = [name for name in shortened if wire_name(name) and name[:1].isalpha()]
    # the last candidate is the most specific one
    return free.first_of(usable, usable[-1] if usable else "Unnamed")
