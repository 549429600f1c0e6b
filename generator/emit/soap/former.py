"""Former names of a version of SOAP that an SDK still offers, but for those of calls."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from generator.emit.names.former_names import former_names
from generator.emit.names.former_types import (
    NO_FORMER,
    Former,
    Pairs,
    former_group_classes,
    former_parts,
    former_type_names,
    with_pairs,
)
from generator.emit.names.rules import (
    ANNOTATIONS,
    IN_PACKAGES,
    class_name,
    module_name,
)
from generator.emit.soap.naming import LONGEST_VERSION, VersionNames
from generator.model.api import SoapApi
from generator.model.comparison.snapshot import Alias, Succession
from generator.model.text import WireName

FOLDER: Final = "soap"
"""The subpackage of the versions."""


def former_soap_names(
    api: SoapApi, names: VersionNames, succession: Succession
) -> Former:
    """The former names of types, results and classes of agents."""
    if not succession.aliases:
        return NO_FORMER
    by_id = {type_.id: type_ for type_ in api.types}
    bases = {
        type_.id: by_id[type_.base]
        for type_ in api.types
        if type_.base and type_.base in by_id
    }
    results = {f"{id_}#result": name for id_, name in names.results.items()}
    classes = {**names.classes, **results}
    parts = {**names.fields, **names.members}
    named = former_type_names(api.types, classes, parts, bases, succession)
    for id_ in names.results:
        named |= former_parts(succession, f"{id_}#out", names.outs[id_], ANNOTATIONS)
    groups = {str(agent.id): class_name(f"{agent.wire}Agent") for agent in api.agents}
    named |= former_group_classes(succession, groups)
    return with_pairs(named, api.types, classes)


def former_packages(named: Iterable[VersionNames], succession: Succession) -> Pairs:
    """Former and current names of the packages of versions: what is in such a package has a former path there."""
    versions = tuple(named)
    modules = {names.version: names.module for names in versions}
    aliases = {names.version: tuple(_packages(names, succession)) for names in versions}
    former = former_names(Succession(aliases), modules, IN_PACKAGES | {"annotations"})
    return tuple(
        sorted(
            (alias.name, modules[WireName(version)])
            for version, renamed in former.items()
            for alias in renamed
            if alias.name == module_name(alias.name.lower(), LONGEST_VERSION)
        )
    )


def _packages(names: VersionNames, succession: Succession) -> Iterator[Alias]:
    operations = (str(id_) for id_ in names.parameters)
    for subject in (*names.classes, *operations):
        for alias in succession.aliases.get(subject, ()):
            folder, _, path = alias.name.partition(".")
            if folder == FOLDER and "." in path:
                yield Alias(path.partition(".")[0], alias.since)
