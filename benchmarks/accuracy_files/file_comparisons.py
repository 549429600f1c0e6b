"""All comparisons of a set of sources with the vendor's files, in the order of the table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from benchmarks.accuracy_files.file_bodies import file_body_kinds
from benchmarks.accuracy_files.file_descriptions import (
    clean_descriptions,
    file_descriptions,
)
from benchmarks.accuracy_files.file_enums import (
    NO_WSDLS,
    file_enum_members,
    file_enum_names,
)
from benchmarks.accuracy_files.file_formats import with_stated_formats
from benchmarks.accuracy_files.file_sets import FILES, FileSet, build_files
from benchmarks.accuracy_files.sharpened import sharpened
from benchmarks.accuracy_files.swagger_files import SwaggerTruth, read_swagger_truth
from benchmarks.accuracy_files.wsdl_files import read_wsdl_truth
from benchmarks.accuracy_scores.comparisons import OF_REST, Truth, soap_scores
from benchmarks.accuracy_scores.document import Document
from benchmarks.accuracy_scores.rest_operations import rest_content_types
from benchmarks.accuracy_scores.score import Score
from benchmarks.accuracy_scores.soap_oracle import SoapOracle


class FileTruth(msgspec.Struct, frozen=True):
    """What the files state: REST, and each version of SOAP, the newest last."""

    rest: SwaggerTruth
    soap: tuple[SoapOracle, ...]


def read_file_truth(corpus: Path) -> FileTruth:
    """The truth of the files of 2026.

    Raises:
        OSError: a file cannot be read.
        ValueError: a file is no JSON, or two files contradict each other.
        lxml.etree.XMLSyntaxError: a WSDL is no XML.
    """
    folder = corpus / FILES
    return FileTruth(read_swagger_truth(folder), read_wsdl_truth(folder / "wsdl"))


def compare_files(given: FileSet, corpus: Path, truth: FileTruth) -> tuple[Score, ...]:
    """Every score of a set.

    Raises:
        UsageError: the corpus lacks the folders of the set, or there is nothing to read in them.
    """
    built = build_files(given, corpus, truth.rest.rest, truth.soap)
    scores: list[Score] = []
    if "soap" in given.protocols:
        scores += soap_scores(built, Truth(truth.rest.rest, truth.soap))
    if "rest" in given.protocols:
        soap = truth.soap[-1] if given.has_wsdls and truth.soap else NO_WSDLS
        scores += file_rest_scores(built.document, truth.rest, soap)
    return tuple(scores)


def file_rest_scores(
    document: Document, stated: SwaggerTruth, soap: SoapOracle
) -> Iterator[Score]:
    """Scores of REST; `soap` is the newest version of the WSDLs that are among the sources."""
    truth = sharpened(stated, soap)
    for of_rest in OF_REST:
        if of_rest is rest_content_types:
            yield of_rest(with_stated_formats(document, truth.rest), truth.rest)
        else:
            yield of_rest(document, truth.rest)
    yield file_body_kinds(document, truth.rest)
    yield file_enum_members(document, truth, soap)
    yield file_enum_names(document, truth, soap)
    yield file_descriptions(document, truth)
    yield clean_descriptions(document, truth)
