"""Pass: the archives that lists search, whose columns are those of their rows.

Rule: the description of a list names its archive, whose page has the same name but for case; or the name in the singular,
where no page has the other (`SaleActivities`), which is reported. An archive that no list names is left out: the
reference has ten times as many of them, with two hundred thousand columns.
The value of a column follows from the word for its filters, as far as the samples of lists show it: numbers and truth
values are JSON, dates ISO 8601 with a time, list items, people and groups their names. Other words tell no type.
Source: pages of archives, and REST pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import msgspec

from generator.model.api import Archive, Evidence, Fact, RestOperation, ResultKind, Rule
from generator.model.archive_facts import ArchiveFacts, ColumnFacts
from generator.model.columns import Column, ColumnKind
from generator.model.diagnostics import Diagnostic
from generator.model.ids import ArchiveId, OperationId
from generator.model.rest_facts import RestOperationFacts
from generator.model.text import WireName
from generator.passes.pages import Located, Reported

_KINDS: Final = {
    word: kind
    for kind, words in {
        ColumnKind.INT: "int",
        ColumnKind.DECIMAL: "decimal",
        ColumnKind.BOOL: "bool",
        ColumnKind.TIME: "date datetime unlimiteddate",
        ColumnKind.TEXT: "string stringorpk positivestring listany associate usergroup",
    }.items()
    for word in words.split()
}
"""Kinds by restriction in lower case."""

_Page = Located[ArchiveFacts]


class SearchedArchive(msgspec.Struct, frozen=True):
    """The archive that the description of a list names, and the place of the description."""

    name: WireName
    path: str
    line: int


class Archived(msgspec.Struct, frozen=True):
    """The operations with the ids of their archives, and these archives, sorted by id."""

    operations: tuple[RestOperation, ...]
    archives: tuple[Archive, ...] = ()


def searched_archives_of(
    pages: Mapping[OperationId, Located[RestOperationFacts]],
) -> Mapping[OperationId, SearchedArchive]:
    """The archives that the descriptions of pages name, by operation."""
    return {
        id_: SearchedArchive(page.facts.archive, page.path, page.facts.line)
        for id_, page in pages.items()
        if page.facts.archive is not None
    }


def archives_of_lists(
    operations: Sequence[RestOperation],
    searched: Mapping[OperationId, SearchedArchive],
    pages: Iterable[_Page],
) -> Reported[Archived]:
    """Links lists with the archives that they search; the newest page of an archive comes first."""
    by_name: dict[str, _Page] = {}
    for page in pages:
        by_name.setdefault(page.facts.archive.lower(), page)
    if not by_name:
        return Reported(Archived(tuple(operations)))
    linker = _Linker(by_name)
    linked = tuple(
        linker.linked(operation, searched.get(operation.id)) for operation in operations
    )
    archives = tuple(sorted(linker.archives(), key=lambda archive: archive.id))
    return Reported(Archived(linked, archives), tuple(linker.diagnostics))


class _Linker:
    """Finds the archives of lists. `diagnostics` collects the names that no page has."""

    def __init__(self, by_name: Mapping[str, _Page]) -> None:
        self.diagnostics: list[Diagnostic] = []
        self._by_name = by_name
        self._names: dict[str, WireName] = {}

    def linked(
        self, operation: RestOperation, searched: SearchedArchive | None
    ) -> RestOperation:
        """The operation with its archive, if it has one that has a page."""
        if searched is None or operation.result_kind is not ResultKind.ROWS:
            return operation
        named = searched.name
        key = self._key(searched)
        if key is None:
            return operation
        # lists write words with capitals where pages may not
        name = named if key == named.lower() else self._by_name[key].facts.archive
        name = self._names.setdefault(key, name)
        return msgspec.structs.replace(operation, archive=ArchiveId.of(name))

    def archives(self) -> Iterator[Archive]:
        """Yields the archives that were linked."""
        for key, name in self._names.items():
            yield _archive(name, self._by_name[key])

    def _key(self, searched: SearchedArchive) -> str | None:
        named, name = searched.name, searched.name.lower()
        if name in self._by_name:
            return name
        found = _singular(name) if _singular(name) in self._by_name else None
        message = (
            f"no page is about the archive {named}; "
            f"{self._by_name[found].path} was used"
            if found
            else f"no page is about the archive {named}, so its columns are unknown"
        )
        case = Diagnostic("archive-unknown", searched.path, searched.line, message)
        self.diagnostics.append(case)
        return found


def _singular(name: str) -> str:
    if name.endswith("ies"):
        return f"{name[:-3]}y"
    return name.removesuffix("s")


def _archive(name: WireName, page: _Page) -> Archive:
    facts = page.facts
    return Archive(
        id=ArchiveId.of(name),
        wire=name,
        text=facts.text,
        entities=tuple(entity.name for entity in facts.entities),
        columns=tuple(map(_column, facts.columns)),
        evidence=(Evidence(Fact.TYPE, Rule.ARCHIVE_PAGE, page.path, facts.line),),
    )


def _column(facts: ColumnFacts) -> Column:
    return Column(
        wire=facts.name,
        kind=_KINDS.get((facts.restriction or "").lower(), ColumnKind.ANY),
        restriction=facts.restriction,
        is_sortable=facts.is_sortable,
        text=facts.text,
        line=facts.line,
    )
