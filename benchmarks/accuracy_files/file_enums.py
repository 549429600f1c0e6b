"""Enums of REST against the lists of the files: the members at each place, and the name of the enum.

A list of Swagger has no name. Its enum is called as the WSDL calls that of the same field or parameter; else the places of
equal lists have the same enum. REST and SOAP share enums, and so the WSDL's members of the same field may be there too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from benchmarks.accuracy_files.swagger_files import SwaggerTruth
from benchmarks.accuracy_scores.document import Document
from benchmarks.accuracy_scores.rest_enums import Use, enum_uses, members_of
from benchmarks.accuracy_scores.score import NOTHING, Score, Wrong, check, score
from benchmarks.accuracy_scores.soap_oracle import SoapOracle, plain_name
from benchmarks.accuracy_scores.swagger_words import object_inside

NO_WSDLS = SoapOracle("", {}, {})
"""The truth of SOAP of a set of sources without WSDLs."""


def file_enum_members(
    document: Document, truth: SwaggerTruth, soap: SoapOracle
) -> Score:
    """The member set of the enum at each place."""

    def checks() -> Iterator[Wrong | None]:
        for use in enum_uses(document, truth.rest, soap):
            got = members_of(use.type, document)
            if got is None:
                yield Wrong(use.subject, f"the enum {use.list}", use.type or NOTHING)
            else:
                expected = truth.lists[use.list] | (got & _shared(use, soap))
                if use.list in truth.at_least and expected <= got:
                    expected = got
                yield check(use.subject, _listed(expected), _listed(got))

    return score("REST enum members", checks())


def _shared(use: Use, soap: SoapOracle) -> frozenset[str]:
    true = soap.types.get(use.soap_type or "")
    return frozenset(value.name for value in true.values) if true else frozenset()


def _listed(members: Iterable[str]) -> str:
    return " ".join(sorted(members))


def file_enum_names(document: Document, truth: SwaggerTruth, soap: SoapOracle) -> Score:
    """The name of the enum at each place that has one."""
    uses = [
        use
        for use in enum_uses(document, truth.rest, soap)
        if _name(use, document) is not None
    ]
    agreed = _agreed(uses, document, soap)
    checks = (
        check(
            use.subject,
            _soap_name(use, soap) or agreed[use.list],
            _name(use, document),
        )
        for use in uses
    )
    return score("REST enum names", checks)


def _name(use: Use, document: Document) -> str | None:
    row = object_inside(use.type, document)
    return None if row is None or row.kind == "object" else row.wire


def _soap_name(use: Use, soap: SoapOracle) -> str | None:
    true = soap.types.get(use.soap_type or "")
    is_enum = true is not None and true.kind in {"enum", "flags"}
    return plain_name(use.soap_type or "") if is_enum else None


def _agreed(
    uses: Sequence[Use], document: Document, soap: SoapOracle
) -> Mapping[str, str]:
    """The name that most places of a list have: by the WSDL where it has any of them, else in the document."""
    names: dict[str, Counter[str]] = defaultdict(Counter)
    stated: dict[str, Counter[str]] = defaultdict(Counter)
    for use in uses:
        names[use.list][_name(use, document) or NOTHING] += 1
        if soap_name := _soap_name(use, soap):
            stated[use.list][soap_name] += 1
    return {
        list_: (stated.get(list_) or counts).most_common(1)[0][0]
        for list_, counts in names.items()
    }
