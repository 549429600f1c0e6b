"""Whose evidence a page is, and what is left of pages and truth without it."""

from __future__ import annotations

import pytest
from accuracy.docfx_of_parcels import docfx_page, list_of, named
from accuracy.rest_of_parcels import SAVE, SEARCH, oracle, page
from accuracy.soap_of_parcels import oracle as soap_oracle
from support import pages

from benchmarks.accuracy_scores.agents import (
    check_known,
    evidence,
    left_without,
    truth_without,
)
from benchmarks.accuracy_scores.comparisons import Truth
from generator.model.errors import UsageError
from generator.model.facts import PageFacts
from generator.reader.read import read_page

_AGENT = docfx_page(
    "ParcelAgent", methods=[("Find", list_of("Parcel"))], agent="Parcel"
)
_OTHER = docfx_page(
    "CourierAgent", methods=[("Get", named("Courier"))], agent="Courier"
)
_CARRIERS = (
    docfx_page("Parcel", [("Stop", named("Stop"))], base="Carrier"),
    docfx_page("Courier", base="Carrier"),
    docfx_page("Stop"),
    docfx_page("Carrier"),
    docfx_page("Client"),
    docfx_page("Courier_GetRequest"),
)


def _soap(agent: str) -> PageFacts:
    text = pages.operation_page(f"Services88/{agent}/Find")
    return read_page(f"2023/{agent}.md", text.encode())


def _wsdl(agent: str) -> PageFacts:
    text = pages.wsdl_page("Services88", agent, "", "Find")
    return read_page(f"2023/{agent}-wsdl.md", text.encode())


_PAGES = (page(), _soap("Parcel"), _wsdl("Courier"), _AGENT, _OTHER, *_CARRIERS)


def test_pages_are_evidence_of_their_agent_and_carriers_of_all_that_reach_them() -> (
    None
):
    assert evidence(_PAGES) == {
        "2023/search.md": {"Parcel"},
        "2023/Parcel.md": {"Parcel"},
        "2023/Courier-wsdl.md": {"Courier"},
        "2023/webapi/ParcelAgent.yml": {"Parcel"},
        "2023/webapi/CourierAgent.yml": {"Courier"},
        "2023/webapi/Parcel.yml": {"Parcel"},
        "2023/webapi/Courier.yml": {"Courier"},
        "2023/webapi/Stop.yml": {"Parcel"},
        "2023/webapi/Carrier.yml": {"Parcel", "Courier"},
        "2023/webapi/Client.yml": set(),
        "2023/webapi/Courier_GetRequest.yml": {"Courier"},
    }


def test_what_others_share_and_what_is_nobodys_is_left() -> None:
    left = left_without(_PAGES, evidence(_PAGES), ["Parcel"])
    assert [page.path.removeprefix("2023/") for page in left] == [
        "Courier-wsdl.md",
        "webapi/CourierAgent.yml",
        "webapi/Courier.yml",
        "webapi/Carrier.yml",
        "webapi/Client.yml",
        "webapi/Courier_GetRequest.yml",
    ]


def test_the_truth_of_the_others_is_left() -> None:
    truth = Truth(oracle(), (soap_oracle(),))
    left = truth_without(truth, [page()], ["Parcel"])
    assert truth.rest.operations.keys() == {SEARCH, SAVE}
    assert left.rest.operations.keys() == {SAVE}
    assert left.soap[0].agents == {}
    assert truth_without(truth, [page()], ["Courier"]) == truth


def test_an_agent_without_pages_is_an_error_that_names_the_others() -> None:
    check_known(["Parcel"], evidence(_PAGES))
    with pytest.raises(UsageError, match="'Parcle'") as caught:
        check_known(["Parcel", "Parcle"], evidence(_PAGES))
    assert caught.value.hint == "There are Courier, Parcel."
