"""The REST operations that a page and a document of OpenAPI both describe, with the newest of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from generator.model.ids import OperationId
from generator.model.lint.defects import Defect
from generator.model.lint.places import Place
from generator.model.openapi_facts import OpenApiFacts, Schema
from generator.model.rest_facts import RestOperationFacts
from generator.passes.checks.checked import CheckedDocs
from generator.passes.openapi.documents import (
    Definition,
    DocumentedOperation,
    Documents,
    Within,
)
from generator.passes.pages import Ages, Located
from generator.passes.rest.main_pages import rest_operation_id

_BRACES: Final = re.compile(r"\{[^{}]*\}")
_Route = tuple[str, str]


class Described(msgspec.Struct, frozen=True):
    """An operation with its page and what the document says; `documents` follows the references of the latter."""

    id: OperationId
    page: Located[RestOperationFacts]
    documented: DocumentedOperation
    documents: Documents
    page_is_newer: bool
    document_is_newer: bool

    def on_page(self, line: int) -> Place:
        """A place on the page."""
        return Place(self.page.path, line)

    def in_document(self, line: int) -> Place:
        """A place in the file that has the operation."""
        return Place(self.documented.document.path, line)

    def disagreement(
        self,
        id_: str,
        subject: str,
        message: str,
        places: tuple[Place, Place],
        *,
        cause: str = "",
    ) -> Defect:
        """The defect of two places, on the page and in the document, of which the model follows the newer one.

        Of one age it follows the document. What is not followed is to be put right. Where it is older, writing it again
        does so for all cases; where both are of one age, the cases with this `cause` have one cause.
        """
        is_older = self.page_is_newer or self.document_is_newer
        page, document = places
        wrong, right = (document, page) if self.page_is_newer else (page, document)
        return Defect(
            id=id_,
            subject=subject,
            place=wrong,
            other=right,
            believed=right,
            message=message,
            cause="older source" if is_older else cause,
        )


def described(docs: CheckedDocs) -> Iterator[Described]:
    """Yields the operations that both describe, sorted by the path of the page."""
    documents = Documents(_documents(docs))
    documented = _newest_documented(documents.operations, docs.ages)
    for page in _newest_pages(docs):
        operation = documented.get(_route(page.facts.method, page.facts.path))
        if operation is not None:
            yield Described(
                rest_operation_id(page.facts),
                page,
                operation,
                documents,
                docs.ages.is_newer(page.path, operation.document.path),
                docs.ages.is_newer(operation.document.path, page.path),
            )


def definition_of(each: Described, schema: Within[Schema]) -> Definition | None:
    """The definition that a schema names; None for a schema of its own, and for one that names nothing."""
    reference = schema.value.reference
    if reference is None:
        return None
    return each.documents.target(schema.path, reference, schema.value.line)


def _documents(docs: CheckedDocs) -> tuple[Located[OpenApiFacts], ...]:
    return tuple(
        Located(path, page.facts, docs.ages.edition(path))
        for path, page in docs.pages.items()
        if isinstance(page.facts, OpenApiFacts)
    )


def _newest_pages(docs: CheckedDocs) -> list[Located[RestOperationFacts]]:
    pages = (
        Located(path, page.facts, docs.ages.edition(path))
        for path, page in docs.pages.items()
        if isinstance(page.facts, RestOperationFacts)
    )
    newest: dict[_Route, Located[RestOperationFacts]] = {}
    for page in sorted(pages, key=_age):
        newest.setdefault(_route(page.facts.method, page.facts.path), page)
    return sorted(newest.values(), key=lambda page: page.path)


def _newest_documented(
    operations: Iterable[DocumentedOperation], ages: Ages
) -> dict[_Route, DocumentedOperation]:
    newest: dict[_Route, DocumentedOperation] = {}
    for each in sorted(
        operations,
        key=lambda each: (ages.edition(each.document.path), each.document.path),
    ):
        newest.setdefault(_route(each.facts.method, each.facts.path), each)
    return newest


def _age(page: Located[RestOperationFacts]) -> tuple[int, str]:
    return page.edition, page.path


def _route(method: str, path: str) -> _Route:
    """What a server sees of a route: the names of its parameters do not count, nor does case."""
    return method.upper(), _BRACES.sub("{}", path).rstrip("/").lower()
