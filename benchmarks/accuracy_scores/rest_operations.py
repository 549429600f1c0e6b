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

SAID_OTHERWISE: Final = ("Accept", "Authorization", "Content-Type", "X-XSRF-TOKEN")
"""Headers that pages list and Swagger says elsewhere: as formats and as ways to authenticate."""

_ANY_ITEMS: Final = "array<none>"
"""A list of Swagger that does not say what it holds."""

_FILE: Final = "file"
"""What Swagger calls a body of bytes that is sent as a form."""


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
            expected = [one for one in true.params if one.where == where]
            got = [one for one in row.parts(where) if one.wire not in SAID_OTHERWISE]
            subject = f"{row.id}#{where}"
            yield from check_all(
                subject,
                {one.name: _true_parameter(one) for one in expected},
                _parameters(got, expected, document),
            )
            # Swagger lists the parts of a path in an order of its own.
            if where == "query":
                names = ", ".join(one.name for one in expected)
                yield check(subject, names, ", ".join(one.wire for one in got))

    return _compared("REST parameters", document, oracle, compare)


def _true_parameter(one: TrueParameter) -> str:
    return f"{plain(one.type)}{'' if one.required else ' optional'}"


def _parameters(
    got: Iterable[PartRow], expected: Iterable[TrueParameter], document: Document
) -> dict[str, str]:
    open_lists = {one.name for one in expected if one.type == _ANY_ITEMS}
    return {
        one.wire: (
            (
                _ANY_ITEMS
                if one.wire in open_lists and one.type.startswith("array<")
                else in_swagger_words(one.type, document)
            )
            + ("" if one.required else " optional")
        )
        for one in got
    }


def rest_statuses(document: Document, oracle: RestOracle) -> Score:
    """The documented statuses of each operation."""

    def compare(true: TrueOperation, row: OperationRow) -> Iterator[Wrong | None]:
        codes = sorted({str(one.status) for one in row.responses})
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
    fields = [f"{one.name}: {plain(one.type)}" for one in wrapper.fields]
    return f"{true.body.name}: {{{', '.join(fields)}}}"


def _body(row: OperationRow, document: Document) -> str | None:
    if row.body is None:
        return None
    parts = [
        f"{one.wire}: {in_swagger_words(one.type, document)}"
        for one in row.parts("body")
    ]
    if row.body.kind == "wrapper":
        return f"{row.body.wire}: {{{', '.join(parts)}}}"
    return ", ".join(parts)


def rest_responses(document: Document, oracle: RestOracle) -> Score:
    """The exact type of each status of each operation."""

    def compare(true: TrueOperation, row: OperationRow) -> Iterator[Wrong | None]:
        truth = {code: plain(type_) for code, type_ in true.responses.items()}
        got = {
            str(one.status): in_swagger_words(one.type, document)
            for one in row.responses
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
