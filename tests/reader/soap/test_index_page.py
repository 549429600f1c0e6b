"""Index pages of an agent and of a version."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.model.facts import (
    AgentIndexFacts,
    IndexLink,
    PageFacts,
    PageKind,
    VersionIndexFacts,
)
from generator.model.text import Text, WireName
from generator.reader.read import read_page

AGENT = """---
title: Services90.ParcelAgent SOAP
uid: Services90-Parcel-soap
---

# Services90 Parcel SOAP

SOAP request and response examples, and WSDL files for **Remote/Services90/Parcel.svc**

Handled by the <see cref="T:X.IParcelAgent">X.IParcelAgent</see> interface.

All about parcels.
And depots, e.g. A\\_1.

Download [WSDL file for Services90/Parcel](../Services90-Parcel.md) if you like.

* [Forget](Forget.md)
* [Track](Track.md)
"""


def read(text: str) -> PageFacts:
    return read_page("index.md", text.encode())


def agent(text: str) -> AgentIndexFacts:
    facts = read(text).facts
    assert isinstance(facts, AgentIndexFacts)
    return facts


def link(name: str, target: str, line: int) -> IndexLink:
    return IndexLink(Text(name), Text(target), line)


def test_an_agent_index_has_description_and_links() -> None:
    assert read(AGENT).diagnostics == ()
    assert agent(AGENT) == AgentIndexFacts(
        version=WireName("Services90"),
        agent=WireName("Parcel"),
        description=Text("All about parcels.\nAnd depots, e.g. A_1."),
        links=(link("Forget", "Forget.md", 17), link("Track", "Track.md", 18)),
        line=6,
        description_line=12,
    )


def test_an_agent_index_may_have_no_description_and_no_links() -> None:
    facts = agent(
        AGENT.replace("All about parcels.\nAnd depots, e.g. A\\_1.\n", "").partition(
            "*"
        )[0]
        + "\nDownload [WSDL file for Services90/Parcel](x.md)"
    )
    assert (facts.description, facts.links) == (None, ())


def test_what_stands_below_the_links_is_no_description() -> None:
    facts = agent(AGENT + "\n## More\n\nHandled by the <see cref='X'/>\n")
    assert facts.description == agent(AGENT).description


@pytest.mark.parametrize(
    "line",
    [
        "title: Services90.ParcelAgent SOAP\n",
        "# Services90 Parcel SOAP\n",
        "SOAP request and response examples, and WSDL files for **Remote/Services90/Parcel.svc**\n",
    ],
)
def test_an_agent_index_names_its_agent_more_than_once(line: str) -> None:
    facts = agent(AGENT.replace(line, ""))
    assert (facts.version, facts.agent) == ("Services90", "Parcel")


def test_names_that_disagree_are_reported(
    found: Callable[[PageFacts], list[tuple[str, int]]],
) -> None:
    page = read(AGENT.replace("# Services90 Parcel", "# Services90 Packet"))
    assert found(page) == [("page-disagrees", 6)]


def test_an_index_of_nobody_is_incomplete() -> None:
    page = read("# Parcels\n\nDownload [WSDL file for parcels](x.md)\n")
    assert (page.kind, page.facts) == (PageKind.AGENT_INDEX, None)
    assert {found.id for found in page.diagnostics} == {"page-incomplete"}


def test_a_version_index_lists_agents() -> None:
    text = "# SOAP web services for Services90\n\nWords.\n\n* [AI](AI/index.md)\n\n* [Parcel](Parcel/index.md)\n"
    assert read(text).facts == VersionIndexFacts(
        version=WireName("Services90"),
        links=(link("AI", "AI/index.md", 5), link("Parcel", "Parcel/index.md", 7)),
        line=1,
    )


def test_a_version_index_without_a_version_is_incomplete() -> None:
    page = read("# SOAP web services for ../x\n")
    assert (page.kind, page.facts) == (PageKind.VERSION_INDEX, None)
    assert [found.id for found in page.diagnostics] == ["page-incomplete"]


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "http://x/y?z#a", "../../etc"]
)
def test_the_target_of_a_link_is_only_text(target: str) -> None:
    facts = agent(AGENT.replace("Track.md", target.replace("(1)", "")))
    assert isinstance(facts.links[1].target, Text)
