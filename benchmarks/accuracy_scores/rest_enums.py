"""Enums of REST: the set of members at each place that has one.

Swagger's lists are not in the oracle, only which places have equal ones. What a list holds is known from two sources that
both equal Swagger: the `Enum:` cells of parameters on REST pages, and the WSDL's enum of the same field or parameter.
Flags of WSDLs have no member for nothing and none for combinations, so flags may have more members than the WSDL; the
fillers `UndefinedValueN` are none. Where neither source knows the list, all places of it must agree.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import msgspec

from benchmarks.accuracy_scores.document import Document, OperationRow
from benchmarks.accuracy_scores.rest_oracle import (
    RestOracle,
    TrueField,
    TrueOperation,
    innermost,
)
from benchmarks.accuracy_scores.score import NOTHING, Score, Wrong, check, score
from benchmarks.accuracy_scores.soap_oracle import SoapOracle
from benchmarks.accuracy_scores.swagger_words import object_inside
from generator.model.facts import PageFacts
from generator.model.rest_facts import RestOperationFacts

FILLER: Final = re.compile(r"UndefinedValue\d+")
_ROUTE: Final = re.compile(r"(?P<agent>\w+)/(?P<operation>\w+)\Z")

Members = frozenset[str]


class Use(msgspec.Struct, frozen=True):
    """A place that has an enum: which of Swagger's lists, the document's type, and what the WSDL has there."""

    subject: str
    list: str
    type: str | None
    soap_type: str | None


class Lists(msgspec.Struct, frozen=True):
    """The members of Swagger's lists: `exact` by pages and enums of WSDLs, `at_least` by flags of WSDLs."""

    exact: Mapping[str, Members]
    at_least: Mapping[str, Members]


def rest_enums(
    document: Document, oracle: RestOracle, soap: SoapOracle, pages: Iterable[PageFacts]
) -> Score:
    """The member set of the enum at each place."""
    uses = list(enum_uses(document, oracle, soap))
    lists = _lists(uses, oracle, soap, pages)
    agreed = _agreed(uses, document)
    checks = (_check(use, document, lists, agreed) for use in uses)
    return score("REST enum members", checks)


def _check(
    use: Use, document: Document, lists: Lists, agreed: Mapping[str, Members]
) -> Wrong | None:
    got = members_of(use.type, document)
    if got is None:
        return Wrong(use.subject, f"the enum {use.list}", use.type or NOTHING)
    least = lists.at_least.get(use.list)
    if use.list not in lists.exact and least is not None:
        expected = least | got if least <= got else least
    else:
        expected = lists.exact.get(use.list, agreed[use.list])
    return check(use.subject, _listed(expected), _listed(got))


def _listed(members: Members) -> str:
    return " ".join(sorted(members))


def members_of(type_: str | None, document: Document) -> Members | None:
    """The members of the enum that a type of the document is or holds; None where it is none."""
    row = object_inside(type_, document)
    if row is None or row.kind == "object":
        return None
    return frozenset(member.wire for member in row.members)


def enum_uses(
    document: Document, oracle: RestOracle, soap: SoapOracle
) -> Iterator[Use]:
    """All places of the truth that have an enum: parameters, results, properties of wrappers and fields of carriers."""
    for key, true in oracle.operations.items():
        row = document.rest.get(key)
        yield from _of_parameters(key, true, row)
        if true.response.type != innermost(true.response.type) or _is(
            true.response.type
        ):
            yield from _check_use(
                f"{key}#result", true.response.type, row.result if row else None, None
            )
        yield from _of_wrapper(key, true, row, oracle, soap)
    for name, definition in sorted(oracle.carriers()):
        found = document.rest_type(name)
        types = {field.wire: field.type for field in found.fields} if found else {}
        soap_types = soap_fields(name, soap)
        for field in definition.fields:
            yield from _of_field(f"types/{name}", field, types, soap_types)


def _is(type_: str) -> bool:
    return innermost(type_).startswith("~")


def _check_use(
    subject: str, true: str, type_: str | None, soap_type: str | None
) -> Iterator[Use]:
    if _is(true):
        yield Use(subject, innermost(true), type_, soap_type)


def _of_parameters(
    key: str, true: TrueOperation, row: OperationRow | None
) -> Iterator[Use]:
    got = (
        {
            (parameter.where, parameter.wire): parameter.type
            for parameter in row.parameters
        }
        if row
        else {}
    )
    for parameter in true.params:
        subject = f"{key}#{parameter.where}#{parameter.name}"
        yield from _check_use(
            subject, parameter.type, got.get((parameter.where, parameter.name)), None
        )


def _of_wrapper(
    key: str,
    true: TrueOperation,
    row: OperationRow | None,
    oracle: RestOracle,
    soap: SoapOracle,
) -> Iterator[Use]:
    wrapper = oracle.wrapper_of(true)
    if wrapper is None:
        return
    types = (
        {parameter.wire: parameter.type for parameter in row.parts("body")}
        if row
        else {}
    )
    soap_types = _soap_parameters(key, soap)
    for field in wrapper.fields:
        yield from _of_field(f"{key}#body", field, types, soap_types)


def _of_field(
    subject: str,
    field: TrueField,
    types: Mapping[str, str],
    soap_types: Mapping[str, str],
) -> Iterator[Use]:
    name = f"{subject}#{field.name}"
    yield from _check_use(
        name, field.type, types.get(field.name), soap_types.get(field.name)
    )


def _soap_parameters(key: str, soap: SoapOracle) -> Mapping[str, str]:
    found = _ROUTE.search(key)
    agent = soap.agents.get(found["agent"]) if found else None
    operation = agent.operations.get(found["operation"]) if agent and found else None
    parts = operation.input if operation else ()
    return {part.name: _item(part.type, soap) for part in parts}


def soap_fields(name: str, soap: SoapOracle) -> Mapping[str, str]:
    """The fields of a carrier in SOAP, those of its bases too; `XWithLinks` has those of X."""
    true = soap.types.get(name.removesuffix("WithLinks"))
    fields: dict[str, str] = {}
    while true is not None:
        fields |= {field.name: _item(field.type, soap) for field in true.fields}
        true = soap.types.get(true.base or "")
    return fields


def _item(type_: str, soap: SoapOracle) -> str:
    true = soap.types.get(type_)
    return _item(true.item, soap) if true and true.kind == "array" else type_


def _lists(
    uses: Iterable[Use],
    oracle: RestOracle,
    soap: SoapOracle,
    pages: Iterable[PageFacts],
) -> Lists:
    exact: dict[str, Members] = {}
    at_least: dict[str, Members] = {}
    for use in uses:
        true = soap.types.get(use.soap_type or "")
        members = [value.name for value in true.values] if true else []
        if true and true.kind == "enum":
            exact.setdefault(use.list, frozenset(members))
        if true and true.kind == "flags":
            real = frozenset(
                member for member in members if not FILLER.fullmatch(member)
            )
            at_least.setdefault(use.list, real)
    return Lists({**exact, **_shown(oracle, pages)}, at_least)


def _shown(oracle: RestOracle, pages: Iterable[PageFacts]) -> Mapping[str, Members]:
    """The lists that REST pages write out."""
    shown: dict[str, Members] = {}
    for page in pages:
        if isinstance(page.facts, RestOperationFacts):
            true = oracle.operations.get(f"{page.facts.method} {page.facts.path}")
            cells = _cells(page.facts)
            for parameter in true.params if true else ():
                if _is(parameter.type) and cells.get(parameter.name):
                    shown[innermost(parameter.type)] = cells[parameter.name]
    return shown


def _cells(facts: RestOperationFacts) -> Mapping[str, Members]:
    rows = (*facts.path_parameters, *facts.query_parameters)
    return {str(row.name): frozenset(map(str, row.cell.members)) for row in rows}


def _agreed(uses: Iterable[Use], document: Document) -> Mapping[str, Members]:
    """The members at most places of a list."""
    found: dict[str, Counter[Members]] = defaultdict(Counter)
    for use in uses:
        members = members_of(use.type, document)
        if members is not None:
            found[use.list][members] += 1
    return {name: counts.most_common(1)[0][0] for name, counts in found.items()}
