"""Python names of archives and their columns: a module for each archive, a constant for each column.

Constants are in lower case, as columns are in libraries for databases and fields in models: linters take
`NAME == "A"` for the wrong way round, and the other way round is no filter to type checkers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

import msgspec

from generator.emit.names.namer import Namer, meta_names
from generator.emit.names.rules import LONGEST_AGENT, Names, module_name
from generator.model.api import Archive

FOLDER: Final = "archives"
"""The subpackage of the modules."""

_ON_PACKAGE: Final = frozenset("annotations lazy_attribute lazy_names".split())
"""Names that the package of the modules has itself."""

ON_MODULE: Final = frozenset({"annotations"})
"""The name in lower case that a module imports."""

_SEPARATOR: Final = re.compile(r"[/.:]")


class ArchiveNames(msgspec.Struct, frozen=True):
    """Modules by subject id of the archive, without the path of their package, and constants by wire name below it."""

    modules: dict[str, str]
    columns: dict[str, dict[str, str]]


def archive_names(
    archives: Iterable[Archive], names: Names, namer: Namer
) -> ArchiveNames:
    """The names of archives and their columns."""
    listed = tuple(archives)
    modules = namer.names(
        {archive.wire: archive.id for archive in listed}, names.lower, _ON_PACKAGE
    )
    return ArchiveNames(
        modules={
            archive.id: module_name(modules[archive.wire], LONGEST_AGENT)
            for archive in listed
        },
        columns={archive.id: _columns(archive, names, namer) for archive in listed},
    )


def _columns(archive: Archive, names: Names, namer: Namer) -> dict[str, str]:
    ids = {
        str(column.wire): f"{archive.id}#column/{column.wire}"
        for column in archive.columns
    }

    def spelt(wire: str) -> str:
        return names.lower(_SEPARATOR.sub("_", wire))

    def give_way(wire: str) -> str | None:
        # `associate/id` is `associate__id` beside `associateId`
        if _SEPARATOR.search(wire):
            return "__".join(map(names.lower, _SEPARATOR.split(wire)))
        return meta_names(spelt)(wire)

    return namer.names(ids, spelt, ON_MODULE, give_way=give_way)
