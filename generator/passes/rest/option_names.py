"""Names for value lists of parameters that no source names.

Rule, strongest first: the name of the parameter, if it is more than a single word; an option of OData, which many
resources have, with `Query` before it (`$mode` → `QueryMode`); the names of the group and the parameter, with a number if
needed.
"""

from __future__ import annotations

from typing import Final

from generator.model.text import wire_name
from generator.passes.rest.numbered_names import FreeNames
from generator.passes.rest.structure_names import is_single_word, joined_words

_MAX_LENGTH: Final = 100
"""The length of a name that leaves room for a number: wire names have up to 120 characters."""

_OPTIONS: Final = "Query"


def free_option_name(parameter: str, group: str, free: FreeNames) -> str:
    """A name for the values of a parameter of an agent or resource, which is taken from now on."""
    *owners, word = parameter.lstrip("$_").split(".")
    short = word[:1].upper() + word[1:]
    # `mergedEntity.status` is the status of the entity
    places = [owner[:1].upper() + owner[1:] for owner in owners[-1:]]
    places += [_OPTIONS] if parameter.startswith("$") else []
    places.append(group)
    qualified = [joined_words(place, short)[:_MAX_LENGTH] for place in places]
    # a group called like the parameter is no place
    first = [name for name in (short, *qualified) if not is_single_word(name)]
    last = first[-1] if first else f"{short}Option"
    names = (name for name in first or [last] if wire_name(name))
    return free.first_of(names, last)
