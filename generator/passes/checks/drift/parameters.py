"""Check: parameters, statuses and names of bodies that a REST page and a document of OpenAPI state differently.

Source: the tables of path, query and header parameters and of statuses, and `parameters` and `responses` of the document.
Headers that OpenAPI states elsewhere are no parameters of it: those of content and of security schemes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from generator.model.lint.defects import Defect
from generator.model.lint.places import Place
from generator.model.openapi_facts import OpenApiParameter, ParameterPlace
from generator.model.rest_facts import RestParameter
from generator.passes.checks.checked import CheckedDocs
from generator.passes.checks.drift.described import (
    Described,
    definition_of,
    described,
)
from generator.passes.checks.drift.forms import form_of_cell, form_of_schema
from generator.passes.openapi.documents import Within

# OpenAPI 3.0.3, 4.7.12.1: parameters of these names are ignored
_OF_CONTENT: Final = frozenset({"accept", "content-type", "authorization"})


_BRACES: Final = re.compile(r"\{([^{}]*)\}")


class _Pair(msgspec.Struct, frozen=True):
    """A parameter as both sides state it; at least one does."""

    where: ParameterPlace
    page: RestParameter | None
    document: Within[OpenApiParameter] | None


def drifted_parameters(docs: CheckedDocs) -> Iterator[Defect]:
    """Yields what differs about the parameters, the body and the statuses of each operation."""
    for each in described(docs):
        yield from _names_in_route(each)
        for pair in _pairs(each):
            yield from _of_pair(each, pair)
        yield from _body(each)
        yield from _statuses(each)


def _pairs(each: Described) -> Iterator[_Pair]:
    facts = each.page.facts
    # a route has the same parameters on both sides, whatever their names
    rows = (
        (ParameterPlace.QUERY, facts.query_parameters),
        (ParameterPlace.HEADER, _header_rows(each)),
    )
    for where, of_page in rows:
        stated = {
            parameter.value.wire.lower(): parameter
            for parameter in each.documented.parameters
            if parameter.value.where is where
        }
        for row in of_page:
            yield _Pair(where, row, stated.pop(row.name.lower(), None))
        for parameter in stated.values():
            yield _Pair(where, None, parameter)


def _header_rows(each: Described) -> Iterator[RestParameter]:
    schemes = {
        scheme.parameter.raw.lower()
        for scheme in each.documented.document.facts.security_schemes
        if scheme.parameter is not None
    }
    for row in each.page.facts.header_parameters:
        if row.name.lower() not in _OF_CONTENT | schemes:
            yield row


def _names_in_route(each: Described) -> Iterator[Defect]:
    on_page = _BRACES.findall(each.page.facts.path)
    in_document = _BRACES.findall(each.documented.facts.path)
    for name, other in zip(on_page, in_document, strict=False):
        if name != other:
            places = (
                each.on_page(each.page.facts.line),
                each.in_document(each.documented.facts.line),
            )
            message = f"the page calls the parameter of the route {name}, and the document calls it {other}"
            yield each.disagreement(
                "drift-parameter-name", f"{each.id}#param/{name}", message, places
            )


def _of_pair(each: Described, pair: _Pair) -> Iterator[Defect]:
    row, stated = pair.page, pair.document
    if row is None and stated is not None:
        parameter = stated.value
        yield each.disagreement(
            "drift-parameter-undocumented",
            f"{each.id}#param/{parameter.wire}",
            f"the document has the {pair.where} parameter {parameter.wire}, and the page has none",
            (each.on_page(each.page.facts.line), Place(stated.path, parameter.line)),
            cause=_of_template(pair.where, parameter.wire),
        )
    elif row is not None and stated is None:
        yield each.disagreement(
            "drift-parameter-unknown",
            f"{each.id}#param/{row.name}",
            f"the page has the {pair.where} parameter {row.name}, and the document has none",
            (each.on_page(row.line), each.in_document(each.documented.facts.line)),
            cause=_of_template(pair.where, row.name),
        )
    elif row is not None and stated is not None:
        yield from _differences(each, pair.where, row, stated)


def _of_template(where: ParameterPlace, name: str) -> str:
    """The cause of a parameter that one side lacks.

    A header is the same on all pages, and the parts of a body that is flattened into the query come and go together;
    other parameters are of their operation.
    """
    if where is ParameterPlace.HEADER:
        return f"header {name.lower()}"
    whole, dot, _ = name.partition(".")
    return f"parts of {whole}" if dot else ""


def _differences(
    each: Described,
    where: ParameterPlace,
    row: RestParameter,
    stated: Within[OpenApiParameter],
) -> Iterator[Defect]:
    parameter = stated.value
    places = (each.on_page(row.line), Place(stated.path, parameter.line))
    subject = f"{each.id}#param/{row.name}"
    # the names of headers have no case, and those of a route are no part of a request
    if where is ParameterPlace.QUERY and row.name != parameter.wire:
        message = f"the page calls the parameter {row.name}, and the document calls it {parameter.wire}"
        yield each.disagreement("drift-parameter-case", subject, message, places)
    if where is ParameterPlace.QUERY and row.required != parameter.required:
        on_page, in_document = _need(row.required), _need(parameter.required)
        message = f"the parameter {row.name} is {on_page} on the page, and {in_document} in the document"
        yield each.disagreement("drift-parameter-required", subject, message, places)
    schema = Within(stated.path, parameter.schema)
    definition = definition_of(each, schema)
    of_document = form_of_schema(
        definition.named.schema if definition else schema.value
    )
    of_page = form_of_cell(row.cell)
    if of_page and of_document and of_page is not of_document:
        message = f"the parameter {row.name} is of type {of_page} on the page, and of type {of_document} in the document"
        yield each.disagreement("drift-parameter-type", subject, message, places)


def _need(required: bool) -> str:
    return "required" if required else "optional"


def _body(each: Described) -> Iterator[Defect]:
    body, stated = each.page.facts.body, each.documented.body
    if body is None and stated is not None:
        page, document = each.page.facts.line, Place(stated.path, stated.value.line)
        message = "the document has a request body, and the page has none"
        yield each.disagreement(
            "drift-body", f"{each.id}#body", message, (each.on_page(page), document)
        )
    elif body is not None and stated is None:
        line = each.documented.facts.line
        message = "the page has a request body, and the document has none"
        places = (each.on_page(body.line), each.in_document(line))
        yield each.disagreement("drift-body", f"{each.id}#body", message, places)


def _statuses(each: Described) -> Iterator[Defect]:
    response = each.page.facts.response
    rows = response.statuses if response else ()
    stated = {each.value.status: each for each in each.documented.responses}
    if not rows or not _are_exact(stated):
        return
    on_page = {str(row.code): row.line for row in rows}
    route, operation = each.page.facts.line, each.documented.facts.line
    for code in sorted(_successes(on_page) ^ _successes(stated)):
        has_page = code in on_page
        places = (
            each.on_page(on_page[code] if has_page else route),
            (
                each.in_document(operation)
                if has_page
                else Place(stated[code].path, stated[code].value.line)
            ),
        )
        sides = ("page", "document") if has_page else ("document", "page")
        message = f"the {sides[0]} has the status {code}, and the {sides[1]} has not"
        yield each.disagreement(
            "drift-status", f"{each.id}#result/{code}", message, places
        )


def _are_exact(codes: Iterable[str]) -> bool:
    """Whether the statuses are numbers, so that one that is not there is not meant."""
    return all(code.isdigit() for code in codes)


def _successes(codes: Iterable[str]) -> set[str]:
    return {code for code in codes if code.startswith("2")}
