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

from generator.model.text import wire_name
from generator.passes.rest.drafts import UNNAMED, Structure
from generator.passes.state import State, with_rest

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


def rest_type_names(state: State) -> State:
    """Fills `rest.names` and `rest.keys`."""
    taken = {one.key for one in state.rest.structures.values() if one.is_named}
    taken |= set(state.rest.known.carriers) | set(state.rest.known.enums)
    names: dict[str, str] = {}
    for one in sorted(_unnamed(state.rest.structures), key=_order):
        name = _free(tuple(_candidates(one, {**state.rest.merged, **names})), taken)
        taken.add(name)
        names[one.key] = name
    keys = {name: key for key, name in names.items()}
    merged = {key: names.get(one, one) for key, one in state.rest.merged.items()}
    return with_rest(state, names={**merged, **names}, keys=keys)


def _unnamed(structures: Mapping[str, Structure]) -> list[Structure]:
    return [one for one in structures.values() if not one.is_named]


def _order(one: Structure) -> tuple[int, str]:
    """Longer structures first: they are the more telling owners of a name."""
    return -len(one.fields), one.key


def _candidates(one: Structure, named: Mapping[str, str]) -> Iterator[str]:
    """Names, best first."""
    fields = Counter(_singular(place.field) for place in one.places if place.field)
    by_weight = sorted(
        fields, key=lambda name: (f"{name}Id" not in one.fields, -fields[name], name)
    )
    yield from by_weight[:1]
    nouns = sorted({_noun(place.operation) for place in one.places if not place.field})
    yield from nouns[:1]
    for place in sorted(
        one.places, key=lambda one: (one.owner, one.field, one.operation)
    ):
        owner = named.get(place.owner, place.owner)
        if owner and not owner.startswith(UNNAMED):
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
