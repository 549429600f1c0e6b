"""Defects of a document of OpenAPI: `DOCUMENT_CHECKS` is the table of them.

A check gets the parts of the document (`parts.py`), and is a pure function. What linters of OpenAPI hold against the style of
a document is none of these: each breaks the document, or contradicts another line of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

import msgspec

from generator.model.openapi_facts import OpenApiFacts
from generator.model.text import encodable
from generator.reader.checks.checked import CheckedPage, PageDefect
from generator.reader.checks.documents.examples import wrong_examples
from generator.reader.checks.documents.operations import (
    bodies_without_meaning,
    flattened_queries,
    missing_success,
    repeated_ids,
)
from generator.reader.checks.documents.parameters import (
    parameters_without_type,
    types_beside_schemas,
)
from generator.reader.checks.documents.parts import Parts, parts_of
from generator.reader.checks.documents.references import reference_siblings
from generator.reader.checks.documents.schemas import (
    items_without_type,
    repeated_members,
    required_without_property,
    wrong_defaults,
)
from generator.reader.checks.documents.security import (
    schemes_at_once,
    undefined_schemes,
)
from generator.reader.checks.documents.servers import local_servers
from generator.reader.checks.documents.texts import (
    entities_escaped_twice,
    escaped_tags,
    raw_references,
    tags_of_comments,
)
from generator.reader.log import DiagnosticLog
from generator.reader.openapi.document import Dialect
from generator.reader.openapi.parse import parsed

_LONGEST: Final = 200
"""The most characters of a quote."""

DocumentCheck = Callable[[Parts], Iterable[PageDefect]]

DOCUMENT_CHECKS: Final[tuple[DocumentCheck, ...]] = (
    reference_siblings,
    repeated_ids,
    missing_success,
    bodies_without_meaning,
    flattened_queries,
    parameters_without_type,
    types_beside_schemas,
    items_without_type,
    required_without_property,
    repeated_members,
    wrong_defaults,
    wrong_examples,
    undefined_schemes,
    schemes_at_once,
    local_servers,
    entities_escaped_twice,
    tags_of_comments,
    escaped_tags,
    raw_references,
)


def document_defects(checked: CheckedPage) -> Iterator[PageDefect]:
    """Yields the defects of a document that could be read."""
    facts = checked.facts.facts
    if not isinstance(facts, OpenApiFacts) or not facts.dialect:
        return
    # the reader has reported what is wrong with the text itself
    root = parsed(checked.page, DiagnosticLog(checked.page.path))
    if root is None:
        return
    document = parts_of(root, Dialect(facts.dialect))
    for check in DOCUMENT_CHECKS:
        yield from map(_finished, check(document))


def _finished(defect: PageDefect) -> PageDefect:
    """A defect whose quotes are short, and have no lone surrogates.

    A program writes the same part into several documents, such as that of a group and that of all.
    """
    return msgspec.structs.replace(
        defect,
        cause=encodable(defect.cause[:_LONGEST]) or defect.part,
        detail=encodable(defect.detail[:_LONGEST]),
    )
