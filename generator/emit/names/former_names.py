"""Former names that an SDK still offers: those of the succession that nothing else has taken by now."""

from __future__ import annotations

import keyword
import re
from collections.abc import Collection, Iterator, Mapping

from packaging.version import InvalidVersion, Version

from generator.model.comparison.snapshot import Alias, Succession

_IS_CLASS = re.compile(r"(?:Agent|Resource)(?:_|_[0-9]+)?\Z")
# a leading `_` is what the runtime has its names for
_NAME = re.compile(r"\A[A-Za-z][A-Za-z0-9_]*\Z")


FormerNames = dict[str, tuple[Alias, ...]]
"""Former names as bare names, the oldest first, by subject id or by the current name."""


def former_names(
    succession: Succession,
    names: Mapping[str, str],
    reserved: Collection[str] = frozenset(),
) -> FormerNames:
    """The former names of subjects that share a place, by subject id; subjects without any are left out.

    `names` are the current names by subject id. What is no name, reserved, or the name of a subject there is left out; of
    two subjects with the same former name the first in the alphabet has it. The order is that of `names`.
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
    return {subject: former[subject] for subject in names if subject in former}


def former_attributes(
    succession: Succession, attributes: Mapping[str, str], reserved: Collection[str]
) -> FormerNames:
    """The former names of the attributes of agents or resources on their clients; their classes have former names too."""
    if not succession.aliases:
        return {}
    of_attributes = {
        group: tuple(
            alias
            for alias in succession.aliases.get(group, ())
            if not is_class_of_group(alias)
        )
        for group in attributes
    }
    # the decorator of former names, which no former name may hide
    hidden = {*reserved, "property"}
    return former_names(Succession(of_attributes), attributes, hidden)


def by_name(former: FormerNames, names: Mapping[str, str]) -> FormerNames:
    """Former names by the current names of their subjects."""
    return {names[subject]: aliases for subject, aliases in former.items()}


def is_class_of_group(alias: Alias) -> bool:
    """Whether a former name of an agent or a resource is that of its class; attributes of clients are in lower case."""
    return _IS_CLASS.search(alias.name) is not None


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
