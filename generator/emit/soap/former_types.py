"""Which former names of types, results, classes of agents, and packages of SOAP versions an SDK still offers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.emit.names.former_types import (
    NO_FORMER_TYPES,
    FormerTypes,
    Pairs,
    classes_of_types,
    former_group_classes,
    former_modules,
    former_parts,
    former_type_names,
)
from generator.emit.names.rules import class_name
from generator.emit.soap.naming import LONGEST_VERSION, VersionNames
from generator.model.api import SoapApi
from generator.model.comparison.snapshot import Alias, Succession
from generator.model.names.reserved import ANNOTATIONS


def former_soap_types(
    api: SoapApi, names: VersionNames, succession: Succession
) -> FormerTypes:
    """Those of everything in a version but calls."""
    if not succession.aliases:
        return NO_FORMER_TYPES
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
    agents: dict[str, str] = {
        agent.id: class_name(f"{agent.wire}Agent") for agent in api.agents
    }
    return FormerTypes(
        named,
        {
            **classes_of_types(api.types, classes, named),
            "agents": former_group_classes(succession, agents),
        },
    )


def former_packages(named: Iterable[VersionNames], succession: Succession) -> Pairs:
    """Former and current names of the packages of versions: what is in such a package has a former path there."""
    if not succession.aliases:
        return ()
    versions = tuple(named)
    modules: dict[str, str] = {names.version: names.module for names in versions}
    aliases: dict[str, tuple[Alias, ...]] = {
        names.version: tuple(_packages(names, succession)) for names in versions
    }
    former = former_modules(Succession(aliases), modules, LONGEST_VERSION)
    return tuple(
        sorted(
            (alias.name, modules[version])
            for version, renamed in former.items()
            for alias in renamed
        )
    )


def _packages(names: VersionNames, succession: Succession) -> Iterator[Alias]:
    """The packages in former paths of what a version has, such as `soap.services88.models.Contact`."""
    for subject in (*names.classes, *map(str, names.parameters)):
        for alias in succession.aliases.get(subject, ()):
            folder, _, path = alias.name.partition(".")
            if folder == "soap" and "." in path:
                yield Alias(path.partition(".")[0], alias.since)
