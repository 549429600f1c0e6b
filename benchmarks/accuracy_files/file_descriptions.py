"""Descriptions of REST against the files: what they describe is described, and without the markup of .NET's comments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from benchmarks.accuracy_files.swagger_files import SwaggerTruth
from benchmarks.accuracy_scores.document import Document
from benchmarks.accuracy_scores.score import Score, Wrong, check, score

_MARKUP: Final = re.compile(
    r"</?(?:see|seealso|para|paramref|typeparamref|c|code|list|item|summary|remarks)\b|\r"
)
"""Tags of XML comments in C# (ECMA-334, annex D) and line ends of Windows."""


def file_descriptions(document: Document, truth: SwaggerTruth) -> Score:
    """Each operation, parameter, property of a wrapper, carrier and field that a file describes."""
    got = _descriptions(document, truth)
    # what is not there at all is counted by the rows about operations and fields
    checks = (
        check(subject, "words", "words" if got[subject] else None)
        for subject in sorted(truth.described)
        if subject in got
    )
    return score("REST descriptions", checks)


def clean_descriptions(document: Document, truth: SwaggerTruth) -> Score:
    """Descriptions without tags of XML comments and without CR."""

    def checks() -> Iterator[Wrong | None]:
        for subject, text in _descriptions(document, truth).items():
            if text:
                markup = _MARKUP.search(text)
                yield check(subject, None, repr(markup[0]) if markup else None)

    return score("REST descriptions clean", checks())


def _descriptions(document: Document, truth: SwaggerTruth) -> Mapping[str, str | None]:
    """The descriptions of the document under the subjects of the truth."""
    found: dict[str, str | None] = {}
    for key, row in document.rest.items():
        true = truth.rest.operations.get(key)
        if true is None:
            continue
        found[key] = row.description
        wrapper = truth.rest.wrapper_of(true)
        for part in row.parameters:
            is_property = part.where == "body" and wrapper is not None
            owner = (
                f"types/{true.body.type}"
                if is_property and true.body
                else f"{key}#{part.where}"
            )
            found[f"{owner}#{part.wire}"] = part.description
    for name, _ in truth.rest.carriers():
        carrier = document.rest_type(name)
        if carrier is not None:
            found[f"types/{name}"] = carrier.description
            for field in carrier.fields:
                found[f"types/{name}#{field.wire}"] = field.description
    return found
