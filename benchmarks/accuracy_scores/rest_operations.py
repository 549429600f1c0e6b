"""REST operations: which there are, their parameters, statuses, content types, bodies and results."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from benchmarks.accuracy_scores.document import Document, OperationRow, PartRow
from benchmarks.accuracy_scores.rest_oracle import (
    RestOracle,
    TrueOperation,
    TrueParameter,
)
from benchmarks.accuracy_scores.score import (
    NOTHING,
    Score,
    Wrong,
    check,
    check_all,
    score,
)
from benchmarks.accuracy_scores.swagger_words import in_swagger_words, plain

NAMED_OTHERWISE: Final = ("Accept", "Authorization", "Content-Type", "X-XSRF-TOKEN")
"""Headers that pages list and Swagger names elsewhere: as formats and as ways to authenticate."""

_ANY_ITEMS: Final = "array<none>"
"""A list of Swagger without a type of its items."""

_FILE: Final = "file"
"""Swagger's name for a body of bytes that is sent as a form."""


def rest_operations(document: Document, oracle: RestOracle) -> Score:
    """Every method and path of the truth is there; one that only the document has is wrong."""
    keys = oracle.operations.keys() | document.rest.keys()
    return score(
        "REST operations",
        [
            check(
                key,
                "there" if key in oracle.operations else None,
                "there" if key in document.rest else None,
            )
            for key in sorted(keys)
        ],
    )


def rest_parameters(document: Document, oracle: RestOracle) -> Score:
    """Path, query and header parameters: type and whether required; and the order of a query."""

    def compare(true: TrueOperation, row: OperationRow) -> Iterator[Wrong | None]:
        for where in ("path", "query", "header"):
            expected = [
                parameter for parameter in true.params if parameter.where == where
            ]
            got = [
                parameter
                for parameter in row.parts(where)
                if parameter.wire not in NAMED_OTHERWISE
            ]
            subject = f"{row.id}#{where}"
            yield from check_all(
                subject,
                {parameter.name: _true_parameter(parameter) for parameter in expected},
                _parameters(got, expected, document),
            )
            # Swagger lists the parts of a path in an order of its own.
            if where == "query":
                names = ", ".join(parameter.name for parameter in expected)
                yield check(
                    subject, names, ", ".join(parameter.wire for parameter in got)
                )

    return _compared("REST parameters", document, oracle, compare)


def _true_parameter(parameter: TrueParameter) -> str:
    return f"{plain(parameter.type)}{'' if parameter.required else ' optional'}"


def _parameters(
    got: Iterable[PartRow], expected: Iterable[TrueParameter], document: Document
) -> dict[str, str]:
    open_lists = {
        parameter.name for parameter in expected if parameter.type == _ANY_ITEMS
    }
    return {
        parameter.wire: (
            (
                _ANY_ITEMS
                if parameter.wire in open_lists and parameter.type.startswith("array<")
                else in_swagger_words(parameter.type, document)
            )
            + ("" if parameter.required else " optional")
        )
        for parameter in got
    }


def rest_statuses(document: Document, oracle: RestOracle) -> Score:
    """The documented statuses of each operation."""

    def compare(true: TrueOperation, row: OperationRow) -> Iterator[Wrong | None]:
        codes = sorted({str(response.status) for response in row.responses})
        yield check(row.id, ", ".join(sorted(true.responses)), ", ".join(codes))

    return _compared("REST statuses", document, oracle, compare)


def rest_content_types(document: Document, oracle: RestOracle) -> Score:
    """The content types of the body and of the answer of each operation, in order."""

    def compare(true: TrueOperation, row: OperationRow) -> Iterator[Wrong | None]:
        sent = row.body.content_types if row.body else ()
        truth = f"{_listed(true.consumes)} → {_listed(true.produces)}"
        yield check(row.id, truth, f"{_listed(sent)} → {_listed(row.content_types)}")

    return _compared("REST content types", document, oracle, compare)


def _listed(kinds: Iterable[str]) -> str:
    return ", ".join(kinds) or NOTHING


def rest_bodies(document: Document, oracle: RestOracle) -> Score:
    """The body of each operation that has one: name and exact type; of wrappers all properties with their types."""

    def compare(true: TrueOperation, row: OperationRow) -> Iterator[Wrong | None]:
        if true.body or row.body:
            yield check(row.id, _true_body(true, oracle), _body(row, document))

    return _compared("REST bodies", document, oracle, compare)


def _true_body(true: TrueOperation, oracle: RestOracle) -> str | None:
    if true.body is None:
        return None
    wrapper = oracle.wrapper_of(true)
    if wrapper is None:
        type_ = "byte" if true.body.type == _FILE else plain(true.body.type)
        return f"{true.body.name}: {type_}"
    fields = [f"{field.name}: {plain(field.type)}" for field in wrapper.fields]
    return f"{true.body.name}: {{{', '.join(fields)}}}"


def _body(row: OperationRow, document: Document) -> str | None:
    if row.body is None:
        return None
    parts = [
        f"{part.wire}: {in_swagger_words(part.type, document)}"
        for part in row.parts("body")
    ]
    if row.body.kind == "wrapper":
        return f"{row.body.wire}: {{{', '.join(parts)}}}"
    return ", ".join(parts)


def rest_responses(document: Document, oracle: RestOracle) -> Score:
    """The exact type of each status of each operation."""

    def compare(true: TrueOperation, row: OperationRow) -> Iterator[Wrong | None]:
        truth = {code: plain(type_) for code, type_ in true.responses.items()}
        got = {
            str(response.status): in_swagger_words(response.type, document)
            for response in row.responses
        }
        yield check(row.id, _by_status(truth), _by_status(got))

    return _compared("REST responses", document, oracle, compare)


def _by_status(types: dict[str, str]) -> str:
    return ", ".join(f"{code}: {types[code]}" for code in sorted(types))


def _compared(
    kind: str,
    document: Document,
    oracle: RestOracle,
    compare: Callable[[TrueOperation, OperationRow], Iterable[Wrong | None]],
) -> Score:
    def checks() -> Iterable[Wrong | None]:
        for key, true in oracle.operations.items():
            row = document.rest.get(key)
            if row is None:
                yield Wrong(key, "an operation", NOTHING)
            else:
                yield from compare(true, row)

    return score(kind, checks())
