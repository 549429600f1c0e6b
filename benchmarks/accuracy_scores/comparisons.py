"""All comparisons of one set of sources, in the order of the table."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from benchmarks.accuracy_scores.descriptions import descriptions
from benchmarks.accuracy_scores.document import Document, read_document
from benchmarks.accuracy_scores.rest_enums import rest_enums
from benchmarks.accuracy_scores.rest_fields import (
    rest_definition_fields,
    rest_exact_types,
    rest_named_types,
    rest_operation_fields,
)
from benchmarks.accuracy_scores.rest_operations import (
    rest_bodies,
    rest_content_types,
    rest_operations,
    rest_parameters,
    rest_responses,
    rest_statuses,
)
from benchmarks.accuracy_scores.rest_oracle import RestOracle, read_rest_oracle
from benchmarks.accuracy_scores.rest_shapes import rest_shapes
from benchmarks.accuracy_scores.score import Score, sum_of
from benchmarks.accuracy_scores.soap_operations import (
    soap_headers,
    soap_operations,
    soap_signatures,
    soap_wire,
)
from benchmarks.accuracy_scores.soap_oracle import SoapOracle, read_soap_oracle
from benchmarks.accuracy_scores.soap_types import (
    XmlContainers,
    soap_arrays,
    soap_body_containers,
    soap_dictionaries,
    soap_enums,
    soap_own_fields,
    soap_types,
    xml_containers,
)
from benchmarks.accuracy_scores.sources import SourceSet, is_newest
from generator.model.facts import PageFacts, PageKind
from generator.passes import build_api
from generator.report.json import model_json

_OPERATION_PAGES = {
    "rest": (PageKind.REST_OPERATION,),
    "soap": (PageKind.SOAP_OPERATION, PageKind.WSDL),
}
_VERSIONS = ("Services87", "Services88")
_OF_DOCUMENT = (
    soap_operations,
    soap_signatures,
    soap_headers,
    soap_wire,
    soap_types,
    soap_own_fields,
    soap_enums,
)
_OF_CONTAINERS = (soap_arrays, soap_dictionaries, soap_body_containers)
OF_REST = (
    rest_operations,
    rest_parameters,
    rest_statuses,
    rest_content_types,
    rest_bodies,
    rest_responses,
    rest_definition_fields,
    rest_operation_fields,
    rest_named_types,
    rest_exact_types,
)


class Truth(msgspec.Struct, frozen=True):
    """The oracle: REST, and each version of SOAP, the newest last."""

    rest: RestOracle
    soap: tuple[SoapOracle, ...]


def read_truth(shared: Path) -> Truth:
    """The oracle of `shared/oracle`.

    Raises:
        OSError: a file cannot be read.
        msgspec.ValidationError: one has another form.
    """
    folder = shared / "oracle"
    versions = [
        read_soap_oracle(folder / f"soap-{version}.json") for version in _VERSIONS
    ]
    return Truth(read_rest_oracle(folder / "rest-2023.json"), tuple(versions))


class Built(msgspec.Struct, frozen=True):
    """The result for a set of pages: the document of `inspect --json`, and what only the model has."""

    document: Document
    containers: XmlContainers


def build(pages: Sequence[PageFacts]) -> Built:
    """The document of these pages, without operations that only older pages have.

    One that is gone from the newest pages is no mistake, but the oracle cannot say anything of it.
    """
    built = build_api(pages)
    document = read_document(model_json(built.api, ()))
    newest = {
        protocol: {page.path for page in pages if _is_newest_of(page, kinds)}
        for protocol, kinds in _OPERATION_PAGES.items()
    }
    kept = [
        operation
        for operation in document.operations
        if any(page.path in newest[operation.protocol] for page in operation.pages)
    ]
    return Built(document.with_operations(kept), xml_containers(built.api))


def _is_newest_of(page: PageFacts, kinds: Collection[PageKind]) -> bool:
    return page.kind in kinds and is_newest(page.path)


def compare(
    sources: SourceSet, pages: Sequence[PageFacts], truth: Truth
) -> tuple[Score, ...]:
    """Every score of a set; `pages` are all that there are, also those outside of the set."""
    given = sources.pages(pages)
    built = build(given)
    scores: list[Score] = []
    if "soap" in sources.protocols:
        scores += soap_scores(built, truth)
    if "rest" in sources.protocols:
        scores += rest_scores(built.document, pages, truth)
        scores.append(rest_shapes(built.document, truth.rest, given))
    return (*scores, descriptions(built.document, given))


def soap_scores(built: Built, truth: Truth) -> Iterator[Score]:
    """Scores of SOAP over all versions."""
    for of_document in _OF_DOCUMENT:
        parts = [of_document(built.document, oracle) for oracle in truth.soap]
        yield sum_of(parts[0].kind, parts)
    for of_containers in _OF_CONTAINERS:
        parts = [of_containers(built.containers, oracle) for oracle in truth.soap]
        yield sum_of(parts[0].kind, parts)


def rest_scores(
    document: Document, pages: Iterable[PageFacts], truth: Truth
) -> Iterator[Score]:
    """Scores of REST; of all `pages` only the lists of members in parameters are used."""
    for of_rest in OF_REST:
        yield of_rest(document, truth.rest)
    newest = [page for page in pages if is_newest(page.path)]
    yield rest_enums(document, truth.rest, truth.soap[-1], newest)
