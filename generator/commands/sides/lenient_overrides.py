"""Overrides for a side that only some of them are about.

The overrides correct the docs of today. What they correct may not be there yet in older docs, or no longer be wrong in newer
ones, which is a mistake where an SDK is made and none where two states are compared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import msgspec

from generator.commands.found_docs import FoundDocs, OverridesText, docs_digest
from generator.model.overrides import OverridesError

_T = TypeVar("_T")


def with_usable_overrides(found: FoundDocs, make: Callable[[FoundDocs], _T]) -> _T:
    """What `make` gives of docs with those of their overrides that are about them.

    Raises:
        UsageError: the overrides are not written as overrides are, or something else is wrong.
    """
    while True:
        try:
            return make(found)
        except OverridesError as error:
            remaining = _without(found, error.lines)
            # that something is wrong with the file itself is no matter of the side
            if remaining is None:
                raise
            found = remaining


def _without(found: FoundDocs, faults: Iterable[int]) -> FoundDocs | None:
    """The docs without the overrides in whose lines there is a fault; None where that leaves out nothing."""
    if found.overrides is None:
        return None
    from generator.files.overrides import (  # noqa: PLC0415 - loads a library for YAML
        parsed_overrides,
    )

    name, text = found.overrides.name, found.overrides.text
    starts = sorted(entry.line for entry in parsed_overrides(text, name).entries)
    dropped = {
        max(s for s in starts if s <= line)
        for line in faults
        if starts and line >= starts[0]
    }
    if not dropped:
        return None
    remaining = OverridesText(name, "\n".join(_kept_lines(text, starts, dropped)))
    digest = found.digest and docs_digest(found.hashes, found.sources, remaining)
    return msgspec.structs.replace(found, overrides=remaining, digest=digest)


def _kept_lines(text: str, starts: list[int], dropped: set[int]) -> Iterator[str]:
    """Yields the lines of the text, with empty ones for entries that begin in a dropped line: evidence has their numbers."""
    is_dropped = False
    for number, line in enumerate(text.split("\n"), 1):
        if number in starts:
            is_dropped = number in dropped
        yield "" if is_dropped else line
