"""Former names that an SDK still offers: those of the succession that nothing else has taken by now."""

from __future__ import annotations

import keyword
import re
from collections.abc import Collection, Iterator, Mapping

from packaging.version import InvalidVersion, Version

from generator.model.comparison.snapshot import Alias, Succession

# a leading `_` is what the runtime has its names for
_NAME = re.compile(r"\A[A-Za-z][A-Za-z0-9_]*\Z")


FormerNames = Mapping[str, tuple[Alias, ...]]
"""Former names as bare names, the oldest first, by subject id or by the current name."""


def former_names(
    succession: Succession,
    names: Mapping[str, str],
    reserved: Collection[str] = frozenset(),
) -> FormerNames:
    """The former names of subjects that share a place, by subject id; subjects without any are left out.

    `names` are the current names by subject id. What is no name, reserved, or the name of a subject there is left out; of
    two subjects with the same former name the first has it.
    """
    # most SDKs have none
    if not succession.aliases:
        return {}
    taken = {*names.values(), *reserved}
    former: dict[str, tuple[Alias, ...]] = {}
    for subject in sorted(names):
        usable = tuple(_usable(succession.aliases.get(subject, ()), taken))
        if usable:
            former[subject] = tuple(sorted(usable, key=release))
    return former


def by_name(former: FormerNames, names: Mapping[str, str]) -> FormerNames:
    """Former names by the current names of their subjects."""
    return {names[subject]: aliases for subject, aliases in former.items()}


def offered_names(succession: Succession) -> frozenset[str]:
    """Every bare name that a succession may give to something."""
    return frozenset(
        _bare(alias) for aliases in succession.aliases.values() for alias in aliases
    )


def _bare(alias: Alias) -> str:
    return alias.name.rpartition(".")[2]


def _usable(aliases: Collection[Alias], taken: set[str]) -> Iterator[Alias]:
    for alias in aliases:
        name = _bare(alias)
        if name in taken or not _NAME.match(name) or keyword.iskeyword(name):
            continue
        taken.add(name)
        yield Alias(name, alias.since)


def release(alias: Alias) -> tuple[bool, Version]:
    """The order of aliases by the release that began them; that which none has yet comes last."""
    try:
        return not alias.since, Version(alias.since or "0")
    except InvalidVersion:
        return False, Version("0")
