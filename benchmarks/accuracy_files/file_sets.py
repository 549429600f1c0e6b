"""The sets of sources of which the vendor's files of 2026 are part, and the model of each.

A set is a list of DOCS, as a user gives them: of two, the later one is newer. What only pages of 2023 have is no mistake,
but the files cannot say anything of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import msgspec

from benchmarks.accuracy_scores.comparisons import Built
from benchmarks.accuracy_scores.document import Document, read_document
from benchmarks.accuracy_scores.rest_oracle import RestOracle
from benchmarks.accuracy_scores.soap_oracle import SoapOracle
from benchmarks.accuracy_scores.soap_types import xml_containers
from generator.cache.store import open_cache
from generator.passes import build_api
from generator.reader.discover import discover
from generator.reader.doc_sources import doc_sources
from generator.reader.facts_cache import FactsCache
from generator.reader.read import read_files
from generator.report.json import model_json

FILES: Final = "2026"
"""The folder of the corpus that the vendor's files are in; its folder `wsdl` has those of SOAP."""

WSDLS: Final = "2026/wsdl"


class FileSet(msgspec.Struct, frozen=True):
    """DOCS as folders of the corpus, and the protocols that are compared with the files."""

    name: str
    docs: tuple[str, ...]
    protocols: tuple[str, ...] = ("soap", "rest")

    @property
    def has_wsdls(self) -> bool:
        """Whether the WSDLs of the files are among the sources."""
        return not frozenset(self.docs).isdisjoint((FILES, WSDLS))


FILE_SETS: Final = (
    FileSet("Swagger 2026", ("2026/openapi", "2026/downloads"), ("rest",)),
    FileSet("2026", (FILES,)),
    FileSet("2023, 2026", ("2023", FILES)),
    FileSet("2023, WSDL 2026", ("2023", WSDLS), ("soap",)),
    FileSet("2026, 2023", (FILES, "2023")),
)
"""The sets of the table, in its order."""


def build_files(
    given: FileSet, corpus: Path, rest: RestOracle, soap: Iterable[SoapOracle]
) -> Built:
    """The document of these DOCS, without operations that neither the truth nor a file of 2026 has.

    Raises:
        UsageError: the corpus lacks the folders, or there is nothing to read in them.
    """
    docs = [corpus / folder for folder in given.docs]
    discovery = discover(docs)
    kept, _ = open_cache()
    cache = FactsCache(kept) if kept else None
    facts = read_files(discovery.files, 2, lambda _: None, cache)
    api = build_api(facts, sources=doc_sources(docs, (), discovery)).api
    newest = {
        file.path
        for file in discovery.files
        if file.file.is_relative_to((corpus / FILES).resolve())
    }
    document = read_document(model_json(api, ()))
    return Built(_of_files(document, newest, rest, soap), xml_containers(api))


def _of_files(
    document: Document,
    newest: Iterable[str],
    rest: RestOracle,
    soap: Iterable[SoapOracle],
) -> Document:
    known = {
        f"soap/{oracle.version}/{agent}/{name}"
        for oracle in soap
        for agent, name, *_ in oracle.operations()
    }
    paths = frozenset(newest)
    return document.with_operations(
        row
        for row in document.operations
        if row.id in known
        or (row.protocol == "rest" and f"{row.method} {row.path}" in rest.operations)
        or any(page.path in paths for page in row.pages)
    )
