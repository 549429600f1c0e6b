"""Pass: the types of SOAP without bases that cannot be followed to an end.

Rule: a type extends the type that its WSDL names, if a source defines that one, unless its bases lead back to themselves.
At most MAX_BASES types extend each other in a row, since every type of REST lists the fields of all its bases: a type that
would exceed that has no base. Source: WSDL pages, in which no more than three types do.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from generator.model.diagnostics import Diagnostic
from generator.model.text import QName
from generator.passes.pages import Reported
from generator.passes.soap.drafts import Drafts, DraftType, TypePool

MAX_BASES: Final = 32
"""How many bases a type may have above each other."""

_Heights = dict[QName, int | None]
"""How many bases each type has above it, None where they lead back to themselves."""


def usable_bases(drafts: Drafts) -> Reported[Drafts]:
    """The drafts with the bases that types can have, and a diagnostic for each type that has one base too many."""
    diagnostics: list[Diagnostic] = []
    types = {
        version: _with_bases(pool, version, diagnostics)
        for version, pool in drafts.types.items()
    }
    return Reported(Drafts(drafts.operations, types), tuple(diagnostics))


def _with_bases(
    pool: TypePool, version: str, diagnostics: list[Diagnostic]
) -> TypePool:
    heights: _Heights = {}
    for name in pool:
        height, below = _next_known(name, pool, heights)
        # from the highest type down, each once, however many types extend it
        for draft in below:
            if height is not None and height >= MAX_BASES:
                diagnostics.append(_too_many(draft, version))
                height = -1
            height = None if height is None else height + 1
            heights[draft.name] = height
    return {
        name: (
            draft
            if draft.base is None or heights[name]
            else msgspec.structs.replace(draft, base=None)
        )
        for name, draft in pool.items()
    }


def _next_known(
    name: QName, pool: TypePool, heights: _Heights
) -> tuple[int | None, Iterator[DraftType]]:
    """The height of the nearest base that is known, -1 without one, and the types below it, the highest first."""
    below: dict[QName, DraftType] = {}
    current: QName | None = name
    while current and current in pool and current not in heights:
        if current in below:
            return None, reversed(below.values())
        below[current] = pool[current]
        current = pool[current].base
    height = heights.get(current, -1) if current else -1
    return height, reversed(below.values())


def _too_many(draft: DraftType, version: str) -> Diagnostic:
    message = (
        f"{version} {draft.name.name} has more than {MAX_BASES} bases above each other; "
        "it was used without its base"
    )
    place = draft.evidence
    return Diagnostic("type-bases", place.path, place.line, message)
