"""Pass: names for structures that no source names.

Rule: a structure is named after the field that holds it; a field that one of its properties repeats (`AssociateId` in
`Associate`) comes before the most frequent field. Without a field, it is named after the noun of the operation
(`GetTooltipList` → `Tooltip`). A single word says nothing outside its place, so its place goes before it: the name of its
owner, else that of the operation's group (`Day` of `CalculateDays` is `AppointmentDay`), unless pages print that word as the
name of a type. So does the place of a name that is
taken, and in the end a number. A place never repeats the word (`License` of the group `License` is `LicenseInfo`). So a
name depends on the places of the structure only, unless two structures compete for it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final, TypeGuard

import msgspec

from generator.model.expressions import StructureKey
from generator.model.text import wire_name
from generator.passes.knowledge.known import Known
from generator.passes.rest.drafts import Place, Structure, StructureId
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
_OTHERWISE: Final = "Info"
"""What follows a name that is that of its place: `LicenseInfo`."""
_WORD: Final = re.compile(
    r"(?<![A-Z])[A-Z][A-Z][a-z]+[0-9]*|[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+[0-9]*|[A-Z]+[0-9]*|[0-9]+"
)
"""A word of a name: `EMail`, `CRM` of `CRMScript`, `Script`."""
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
    depths = _depths(pooled)
    # in an order of their own, so that names do not depend on the order of pages
    for key in sorted(_unnamed(pooled), key=lambda key: _order(pooled, depths, key)):
        candidates = tuple(_candidates(pooled.structures[key], owners))
        name = _free(candidates, free, pooled.stated)
        given[key] = owners[key] = name
    merged = {key: _name(target, given) for key, target in pooled.merged.items()}
    return StructureNames(given, {**merged, **given})


def _unnamed(pooled: Pooled) -> list[StructureKey]:
    return [key for key in pooled.structures if isinstance(key, StructureKey)]


def _name(structure: StructureId, given: Mapping[StructureKey, str]) -> str:
    return structure if isinstance(structure, str) else given[structure]


def _depths(pooled: Pooled) -> Mapping[StructureKey, int]:
    """How many unnamed owners are around each unnamed structure, in its outermost place."""
    inside: dict[StructureKey, list[StructureKey]] = defaultdict(list)
    depths: dict[StructureKey, int] = {}
    for key in _unnamed(pooled):
        for place in pooled.structures[key].places:
            owner = place.owner
            owner = pooled.merged.get(owner, owner) if _is_key(owner) else owner
            if _is_key(owner):
                inside[owner].append(key)
            else:
                depths[key] = 0
    waiting = deque(depths)
    while waiting:
        owner = waiting.popleft()
        for key in inside[owner]:
            if key not in depths:
                depths[key] = depths[owner] + 1
                waiting.append(key)
    return depths


def _is_key(structure: StructureId | None) -> TypeGuard[StructureKey]:
    return isinstance(structure, StructureKey)


def _order(
    pooled: Pooled, depths: Mapping[StructureKey, int], key: StructureKey
) -> tuple[int, int, str]:
    """Sort key: owners before what is in them, then those with many fields, since a common name describes them best."""
    return depths.get(key, len(depths)), -len(pooled.structures[key].fields), str(key)


def _candidates(
    structure: Structure, owners: Mapping[StructureKey, StructureId]
) -> Iterator[str]:
    """Yields possible names, best first. `owners` maps unnamed owners to their names, or to the structures that they are."""
    places, properties = structure.places, structure.fields
    fields = Counter(_singular(place.field) for place in places if place.field)
    by_weight = sorted(
        fields, key=lambda name: (f"{name}Id" not in properties, -fields[name], name)
    )
    nouns = sorted({_noun(place.operation) for place in places if not place.field})
    # an owner says more than an operation
    # the shortest owner is the most general one
    ordered = sorted(places, key=lambda place: (len(place.order[0]), *place.order))
    # one that is a single word, or taken, needs its place before it
    words = (*by_weight[:1], *nouns[:1])
    yield from words
    for word in words:
        for place in ordered:
            if _word(place) == word:
                yield from _in_place(place, owners)
    # the rest are only used if those are taken
    for place in ordered:
        yield from _in_place(place, owners)


def _word(place: Place) -> str:
    return _singular(place.field) or _noun(place.operation)


def _in_place(
    place: Place, owners: Mapping[StructureKey, StructureId]
) -> Iterator[str]:
    """Yields the names that a place gives, from the least specific to the most specific one."""
    owner = place.owner
    # a structure that turned out to be another one may have been named as that one
    while isinstance(owner, StructureKey):
        owner = owners.get(owner)
    group, operation = place.operation.split("/")[-2:]
    word = _word(place)
    if isinstance(owner, str):
        yield joined_words(owner, word)
        yield f"{joined_words(owner, word)}{_OTHERWISE}"
    yield joined_words(group, word)
    yield f"{joined_words(group, word)}{_OTHERWISE}"
    # `DefaultWebhook` says all that `WebhookDefaultWebhook` says
    is_whole = set(_words(group)) <= set(_words(operation))
    start = operation if is_whole else joined_words(group, operation)
    yield joined_words(start, _singular(place.field))


def joined_words(place: str, name: str) -> str:
    """A place and a name as one name, without the words that the name repeats: `SalesList` and `List` are `SalesList`."""
    first, second = _words(place), _words(name)
    for size in range(min(len(first), len(second)), 0, -1):
        if _compared(first[-size:]) == _compared(second[:size]):
            return "".join(first[:-size] + second)
    return "".join(first + second)


def is_single_word(name: str) -> bool:
    """Whether a name is one word, which says nothing outside its place."""
    return len(_words(name)) < 2


def _words(name: str) -> list[str]:
    return [word[:1].upper() + word[1:] for word in _WORD.findall(name)]


def _compared(words: Iterable[str]) -> list[str]:
    return [_singular(word).lower() for word in words]


def _repeats(name: str) -> bool:
    compared = _compared(_words(name))
    return len(set(compared)) < len(compared)


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


def _free(candidates: Collection[str], free: FreeNames, stated: Collection[str]) -> str:
    shortened = (name[:_MAX_LENGTH] for name in candidates)
    named = [name for name in shortened if wire_name(name) and name[:1].isalpha()]
    usable = [
        name
        for name in named
        if name in stated or not (is_single_word(name) or _repeats(name))
    ]
    # the last candidate is the most specific one
    return free.first_of(usable, (usable or named or ["Unnamed"])[-1])
