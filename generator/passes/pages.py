"""The input of the passes: the facts of all pages by kind, each with the path and the age of its page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, Generic, TypeVar

import msgspec

from generator.model.api import Evidence
from generator.model.archive_facts import ArchiveFacts
from generator.model.diagnostics import Diagnostic
from generator.model.docfx_facts import DocfxFacts
from generator.model.facts import (
    AgentIndexFacts,
    Facts,
    PageFacts,
    RestIndexFacts,
    SoapOperationFacts,
    VersionIndexFacts,
    WsdlFacts,
)
from generator.model.openapi_facts import OpenApiFacts
from generator.model.rest_facts import RestOperationFacts

F = TypeVar("F")
F_co = TypeVar("F_co", covariant=True)
T_co = TypeVar("T_co", covariant=True)


MOST_COPIES: Final = 32
"""How many pages about the same subject fill the gaps of the newest one: more than there are years of the reference."""


class Located(msgspec.Struct, Generic[F_co], frozen=True):
    """Facts with the path of their page and its edition: 0 is the newest."""

    path: str
    facts: F_co
    edition: int = 0


class Reported(msgspec.Struct, Generic[T_co], frozen=True):
    """The result of a step, and the diagnostics about pages that it found."""

    value: T_co
    diagnostics: tuple[Diagnostic, ...] = ()


class Pages(msgspec.Struct, frozen=True):
    """The pages by kind. `editions` sorts each kind from the newest page to the oldest."""

    soap_operations: tuple[Located[SoapOperationFacts], ...] = ()
    wsdls: tuple[Located[WsdlFacts], ...] = ()
    agent_indexes: tuple[Located[AgentIndexFacts], ...] = ()
    version_indexes: tuple[Located[VersionIndexFacts], ...] = ()
    rest_operations: tuple[Located[RestOperationFacts], ...] = ()
    rest_indexes: tuple[Located[RestIndexFacts], ...] = ()
    archives: tuple[Located[ArchiveFacts], ...] = ()
    docfx: tuple[Located[DocfxFacts], ...] = ()
    openapi: tuple[Located[OpenApiFacts], ...] = ()

    def __iter__(self) -> Iterator[Located[Facts]]:
        for pages in msgspec.structs.astuple(self):
            yield from pages


def pages_of(pages: Iterable[PageFacts]) -> Pages:
    """Sorts the pages by kind and path, so that the order in which they were read does not matter."""
    ordered = sorted(pages, key=lambda page: page.path)
    return Pages(
        soap_operations=_located(ordered, SoapOperationFacts),
        wsdls=_located(ordered, WsdlFacts),
        agent_indexes=_located(ordered, AgentIndexFacts),
        version_indexes=_located(ordered, VersionIndexFacts),
        rest_operations=_located(ordered, RestOperationFacts),
        rest_indexes=_located(ordered, RestIndexFacts),
        archives=_located(ordered, ArchiveFacts),
        docfx=_located(ordered, DocfxFacts),
        openapi=_located(ordered, OpenApiFacts),
    )


def _located(pages: Sequence[PageFacts], kind: type[F]) -> tuple[Located[F], ...]:
    return tuple(
        Located(page.path, page.facts) for page in pages if isinstance(page.facts, kind)
    )


class Ages(msgspec.Struct, frozen=True):
    """The edition of each page by path, where 0 is the newest, and the number of the source that it belongs to."""

    editions: Mapping[str, int]
    sources: Mapping[str, int]

    def edition(self, path: str) -> int:
        """The edition of a page."""
        return self.editions[path]

    def is_newer(self, path: str, other: str) -> bool:
        """Whether a page is newer than another one."""
        return self.editions[path] < self.editions[other]

    def outdated(
        self, subject: str, older: Evidence, newer: Evidence
    ) -> tuple[Diagnostic, ...]:
        """The diagnostic about an older page that contradicts a newer one of its source.

        That a source is older is said once, and not for each of its pages.
        """
        if self.sources[older.path] != self.sources[newer.path]:
            return ()
        place = f"{newer.path}:{newer.line}"
        message = f"{subject} is documented differently in {place}, which is newer"
        return (Diagnostic("page-outdated", older.path, older.line, message),)
