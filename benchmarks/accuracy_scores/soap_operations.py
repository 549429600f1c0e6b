"""SOAP operations: which there are, their signatures, headers, and how they go over the wire."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from urllib.parse import urlsplit

from benchmarks.accuracy_scores.document import Document, OperationRow, PartRow
from benchmarks.accuracy_scores.score import (
    NOTHING,
    Score,
    Wrong,
    check,
    check_all,
    score,
)
from benchmarks.accuracy_scores.soap_oracle import (
    SoapOracle,
    TrueAgent,
    TrueOperation,
    TruePart,
)

_Facts = tuple[str, str]
"""The truth and the document about an operation, as text."""


def soap_operations(document: Document, oracle: SoapOracle) -> Score:
    """Every operation of the truth is there; one that only the document has is wrong."""
    ids = {
        f"soap/{oracle.version}/{agent}/{name}"
        for agent, name, *_ in oracle.operations()
    }
    rows = {row.id for row in document.soap.values() if row.version == oracle.version}
    return score(
        "SOAP operations",
        [
            check(id_, _there(id_ in ids), _there(id_ in rows))
            for id_ in sorted(ids | rows)
        ],
    )


def _there(found: bool) -> str | None:
    return "there" if found else None


def soap_signatures(document: Document, oracle: SoapOracle) -> Score:
    """In and out parameters of each operation: names, order, types, nillable."""

    def compare(true: TrueOperation, row: OperationRow, _: TrueAgent) -> _Facts:
        truth = (
            f"{_true_parts(true.input, oracle)} → {_true_parts(true.output, oracle)}"
        )
        return truth, f"{_parts(row.parts('body'))} → {_parts(row.out)}"

    return _compared("SOAP signatures", document, oracle, compare)


def soap_headers(document: Document, oracle: SoapOracle) -> Score:
    """Each header of each request and answer: type and nillable. Their order does not matter."""

    def checks() -> Iterable[Wrong | None]:
        for agent, name, _, true in oracle.operations():
            row = document.soap.get((oracle.version, agent, name))
            subject = f"soap/{oracle.version}/{agent}/{name}"
            sent = row.request_headers if row else ()
            answered = row.response_headers if row else ()
            yield from _header_checks(
                f"{subject}#request", true.input_headers, sent, oracle
            )
            yield from _header_checks(
                f"{subject}#response", true.output_headers, answered, oracle
            )

    return score("SOAP headers", checks())


def _header_checks(
    subject: str,
    true: Iterable[TruePart],
    got: Iterable[PartRow],
    oracle: SoapOracle,
) -> list[Wrong | None]:
    return check_all(
        subject,
        {
            part.name: f"{oracle.notation(part.type)}{_nil(part.nillable)}"
            for part in true
        },
        {part.wire: f"{part.type}{_nil(part.nillable)}" for part in got},
    )


def soap_wire(document: Document, oracle: SoapOracle) -> Score:
    """soapAction, endpoint below the tenant's URL, and the wrapper elements."""

    def compare(true: TrueOperation, row: OperationRow, agent: TrueAgent) -> _Facts:
        # The host and the tenant of a WSDL's endpoint are placeholders.
        endpoint = urlsplit(agent.endpoint).path.strip("/").partition("/")[2]
        truth = (
            true.soap_action,
            f"/{endpoint}",
            true.request_element,
            true.response_element,
        )
        got = row.soap_action, row.path, row.request_element, row.response_element
        return " ".join(truth), " ".join(header or NOTHING for header in got)

    return _compared("SOAP wire", document, oracle, compare)


def _compared(
    kind: str,
    document: Document,
    oracle: SoapOracle,
    compare: Callable[[TrueOperation, OperationRow, TrueAgent], _Facts],
) -> Score:
    def checks() -> Iterable[Wrong | None]:
        for agent, name, owner, true in oracle.operations():
            row = document.soap.get((oracle.version, agent, name))
            subject = f"soap/{oracle.version}/{agent}/{name}"
            if row is None:
                yield Wrong(subject, "an operation", NOTHING)
            else:
                yield check(subject, *compare(true, row, owner))

    return score(kind, checks())


def _true_parts(parts: Sequence[TruePart], oracle: SoapOracle) -> str:
    notations = [
        f"{part.name}: {oracle.notation(part.type)}{_nil(part.nillable)}"
        for part in parts
    ]
    return f"({', '.join(notations)})"


def _parts(parts: Sequence[PartRow]) -> str:
    notations = [f"{part.wire}: {part.type}{_nil(part.nillable)}" for part in parts]
    return f"({', '.join(notations)})"


def _nil(nillable: bool) -> str:
    return "?" if nillable else ""
