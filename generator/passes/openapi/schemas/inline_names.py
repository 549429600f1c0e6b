"""Pass: names for objects and lists of values that documents do not name.

Rule: a list is called as the known enum with exactly its members; else as pages call the list of that parameter
(`option_names.py`), or after the field that has it, with the type of the field before a single word. An object is called
after its field in the same way, in an operation after the operation. So names follow from the first place alone.
Source: `enum` without a name, which all lists of SuperOffice's files are, and inline schemas.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

import msgspec

from generator.model.expressions import StructureKey
from generator.model.text import wire_name
from generator.passes.knowledge.enum_table import EnumTable
from generator.passes.openapi.schemas.class_names import class_name
from generator.passes.openapi.schemas.drafts import (
    InlineList,
    InlineObject,
    SchemaPlace,
)
from generator.passes.rest.numbered_names import FreeNames
from generator.passes.rest.option_names import free_option_name
from generator.passes.rest.structure_names import is_single_word, joined_words

_LONGEST: Final = 100
_RESULT: Final = "Result"


class InlineNames(msgspec.Struct, frozen=True):
    """The names of all keys, and those of them that are known enums, by the key of their list."""

    all: Mapping[StructureKey, str]
    known: Mapping[StructureKey, str]


def inline_names(
    lists: Mapping[StructureKey, InlineList],
    objects: Mapping[StructureKey, InlineObject],
    enums: EnumTable,
    taken: Collection[str],
) -> InlineNames:
    """Names all lists and objects; `taken` are the names of all other types."""
    free = FreeNames({*taken, *enums.by_name})
    names: dict[StructureKey, str] = {}
    known: dict[StructureKey, str] = {}
    for key, inline in sorted(lists.items(), key=lambda pair: pair[1].place.order):
        same = enums.with_members(inline.members)
        if same is not None:
            names[key] = known[key] = same
        else:
            names[key] = _list_name(inline.place, free)
    # owners before what is in them, whose place has the key of the owner
    for key, unnamed in sorted(objects.items(), key=lambda pair: pair[1].place.order):
        names[key] = _object_name(unnamed.place, free)
    return InlineNames(names, known)


def _list_name(place: SchemaPlace, free: FreeNames) -> str:
    if not place.owner:
        return free_option_name(_option(place.field) or _RESULT, place.group, free)
    return _field_name(place, free)


def _option(field: str) -> str:
    """The name of a parameter with capitals; owners and what marks options of OData are kept."""
    parts = field.split(".")
    return ".".join(
        part if part.startswith("$") else class_name(part) for part in parts
    )


def _object_name(place: SchemaPlace, free: FreeNames) -> str:
    if place.owner:
        return _field_name(place, free)
    word = _capital(place.field) if place.field else _RESULT
    return _first(
        (
            joined_words(place.operation, word),
            joined_words(place.group, f"{_capital(place.operation)}{word}"),
        ),
        free,
    )


def _field_name(place: SchemaPlace, free: FreeNames) -> str:
    word = _capital(place.field)
    # an owner without a name says nothing
    owner = place.owner if wire_name(place.owner) else ""
    qualified = joined_words(owner, word) if owner else f"{word}Value"
    names = (qualified,) if is_single_word(word) else (word, qualified)
    return _first(names, free)


def _first(names: tuple[str, ...], free: FreeNames) -> str:
    usable = [name[:_LONGEST] for name in names if wire_name(name[:_LONGEST])]
    return free.first_of(usable, usable[-1] if usable else "Unnamed")


def _capital(name: str) -> str:
    return class_name(name.replace(".", "_").lstrip("$_-"))
