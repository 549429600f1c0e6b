"""Member sets of REST enums: what a list holds is known from pages and WSDLs, or from where else it stands."""

from __future__ import annotations

import msgspec
from accuracy.rest_of_parcels import (
    SAVE,
    SEARCH,
    document,
    members,
    oracle,
    page,
    row,
    type_row,
)

from benchmarks.accuracy_scores.document import Document
from benchmarks.accuracy_scores.rest_enums import rest_enums
from benchmarks.accuracy_scores.score import Score
from benchmarks.accuracy_scores.soap_oracle import SoapOracle


def _soap(kind: str = "enum", *names: str) -> SoapOracle:
    """The WSDL's type of a parcel, whose state is of that kind."""
    values = [{"name": name, "value": 0} for name in names or ("Sent", "Lost")]
    state = {"name": "State", "type": "State", "nillable": False}
    types = {
        "Base": {"kind": "complex", "fields": [state]},
        "Parcel": {"kind": "complex", "base": "Base"},
        "State": {"kind": kind, "values": values},
    }
    whole = {"version": "V1", "agents": {}, "types": types}
    return msgspec.convert(whole, SoapOracle)


_UNKNOWN = SoapOracle("V1", {}, {})


def _score(found: Document, soap: SoapOracle) -> Score:
    return rest_enums(found, oracle(), soap, [page()])


def test_the_true_members_are_right_at_every_place() -> None:
    found = _score(document(), _soap())
    assert (found.right, found.of) == (3, 3)


def test_members_of_a_wsdl_that_are_missing_or_too_many_are_wrong() -> None:
    for names in (("Sent",), ("Sent", "Lost", "Found")):
        state = type_row("State", members=members(*names))
        found = _score(document(state), _soap())
        assert [fact.subject for fact in found.wrong] == [
            f"{SEARCH}#body#State",
            "types/Parcel#State",
        ]
        assert found.wrong[0].expected == "Lost Sent"


def test_members_that_a_page_lists_are_exact() -> None:
    by = type_row("By", members=members("Air"))
    (wrong,) = _score(document(by), _soap()).wrong
    assert (wrong.subject, wrong.expected) == (f"{SEARCH}#query#by", "Air Sea")


def test_flags_may_have_more_members_than_their_wsdl_and_no_fillers() -> None:
    soap = _soap("flags", "Sent", "Lost", "UndefinedValue4")
    more = type_row("State", kind="flags", members=members("None", "Sent", "Lost"))
    assert _score(document(more), soap).share == 1
    less = type_row("State", kind="flags", members=members("None", "Sent"))
    assert _score(document(less), soap).wrong[0].expected == "Lost Sent"


def test_a_list_that_no_source_knows_must_be_the_same_at_all_its_places() -> None:
    assert _score(document(), _UNKNOWN).share == 1
    other = type_row("Other", kind="enum", members=members("Sent"))
    fields = [{"wire": "State", "type": "#types/Other"}]
    differing = document(other, type_row("Parcel", fields=fields))
    assert len(_score(differing, _UNKNOWN).wrong) == 1


def test_what_is_no_enum_is_wrong() -> None:
    parameters = [{"wire": "State", "in": "body", "type": "string"}]
    found = _score(document(row(SEARCH, parameters=parameters)), _soap())
    assert [(fact.subject, fact.expected, fact.got) for fact in found.wrong] == [
        (f"{SEARCH}#query#by", "the enum ~by", "-"),
        (f"{SEARCH}#body#State", "the enum ~State", "string"),
    ]
    assert row(SAVE).id not in str(found.wrong)
