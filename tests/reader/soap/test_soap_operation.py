"""SOAP operation pages of all generations, and pages that lack or contradict something."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.model.facts import Bullet, PageFacts, PageKind, SoapOperationFacts
from generator.model.text import Text
from generator.reader.read import read_page

Make = Callable[..., str]
FactsOf = Callable[[str], SoapOperationFacts]
Found = Callable[[PageFacts], list[tuple[str, int]]]

GENERATIONS = {
    "A and B": {
        "front": "uid: services90-parcel-track\ntitle: Services90.ParcelAgent.Track SOAP\nGenerated: true",
        "heading": "# Services90 Parcel Track SOAP",
    },
    "C": {},
    "D": {"prose": "\n\n\n\n"},
}


def names(facts: SoapOperationFacts) -> tuple[str, str, str]:
    return facts.version, facts.agent, facts.operation


def read(text: str) -> PageFacts:
    return read_page("page.md", text.encode())


@pytest.mark.parametrize("generation", GENERATIONS)
def test_every_generation_is_read_without_a_diagnostic(
    generation: str, page: Make, facts_of: FactsOf
) -> None:
    text = page(**GENERATIONS[generation])
    facts = facts_of(text)
    assert names(facts) == ("Services90", "Parcel", "Track")
    assert facts.line == 7
    assert [element.name.name for element in facts.request.headers] == [
        "ApplicationToken",
        "Credentials",
    ]
    assert [element.name.name for element in facts.request.wrapper.children] == [
        "ParcelId",
        "Tags",
        "Depot",
    ]
    assert facts.response.wrapper.name.name == "TrackResponse"
    assert facts.response.headers == ()
    assert read(text).diagnostics == ()


def test_lines_are_those_of_the_page(page: Make, facts_of: FactsOf) -> None:
    text = page()
    facts = facts_of(text)
    lines = text.split("\n")
    assert lines[facts.line - 1] == "# Services90 Parcel Track"
    assert "ParcelId" in lines[facts.request.wrapper.children[0].line - 1]
    assert lines[facts.request.first_line - 1].startswith("<?xml")
    assert lines[facts.response.last_line - 1] == "</E:Envelope>"
    assert all("**" in lines[bullet.line - 1] for bullet in facts.bullets)


def test_prose_is_read(page: Make, facts_of: FactsOf) -> None:
    facts = facts_of(page())
    assert facts.description == Text("Follow a parcel through all depots.")
    assert facts.bullets == (
        Bullet(Text("parcelId"), Text("The number on the label."), 16),
        Bullet(Text("tags"), Text("Words to look for."), 17),
        Bullet(Text("depot"), Text(""), 18),
    )
    assert facts.returns == Text("The last known place.")


def test_without_prose_there_is_none(page: Make, facts_of: FactsOf) -> None:
    facts = facts_of(page(prose="\n\n\n\n"))
    assert (facts.description, facts.bullets, facts.returns) == (None, (), None)


@pytest.mark.parametrize(
    ("replaced", "line"),
    [
        ({"front": "title: Services90.ParcelAgent.Trace SOAP"}, 2),
        ({"heading": "# Services90 Parcel Trace"}, 7),
        ({"front": "title: Services90.PacketAgent.Track SOAP"}, 2),
        ({"heading": "# Services89 Parcel Track SOAP"}, 7),
        ({"endpoint": "**Remote/Services90/Packet.svc**"}, 2),
    ],
)
def test_parts_that_disagree_are_reported(
    replaced: dict[str, str], line: int, page: Make, found: Found
) -> None:
    heading = 7 if "front" not in replaced else 5
    expected = line if line == 2 else heading
    assert found(read(page(**replaced))) == [("page-disagrees", expected)]


def test_what_goes_over_the_wire_is_believed_first(
    page: Make, facts_of: FactsOf
) -> None:
    text = page(
        front="title: V1.OtherAgent.Other SOAP",
        heading="# V2 Another Another",
    )
    assert names(facts_of(text)) == ("Services90", "Parcel", "Track")


@pytest.mark.parametrize(
    "replaced",
    [
        {"front": "generated: 1"},
        {"heading": ""},
        {"endpoint": ""},
        {
            "front": "generated: 1",
            "heading": "# Parcels",
            "endpoint": "Remote/Services90/Parcel.svc",
        },
        {"front": "generated: 1", "heading": "# Parcels", "endpoint": ""},
    ],
    ids=["title", "heading", "endpoint", "only the endpoint", "only the WSDL link"],
)
def test_one_part_is_enough_to_name_the_operation(
    replaced: dict[str, str], page: Make, facts_of: FactsOf, found: Found
) -> None:
    text = page(**replaced)
    assert names(facts_of(text)) == ("Services90", "Parcel", "Track")
    assert found(read(text)) == []


def test_a_namespace_that_names_no_version_is_no_claim(
    page: Make, soap_envelope: Make, facts_of: FactsOf, found: Found
) -> None:
    text = page(
        request=soap_envelope("<Parcel:Track/>", namespace="urn:example:parcel")
    )
    facts = facts_of(text)
    assert names(facts) == ("Services90", "Parcel", "Track")
    assert facts.request.wrapper.name.namespace == "urn:example:parcel"
    assert found(read(text)) == []


def test_an_endpoint_inside_a_sample_is_no_claim(
    page: Make, soap_envelope: Make, facts_of: FactsOf
) -> None:
    sample = (
        "<Parcel:Track><Parcel:A>Remote/Services1/Other.svc</Parcel:A></Parcel:Track>"
    )
    text = page(endpoint="", request=soap_envelope(sample))
    assert names(facts_of(text)) == ("Services90", "Parcel", "Track")


def test_a_page_that_never_names_its_agent_is_incomplete(
    soap_envelope: Make, found: Found
) -> None:
    envelope = soap_envelope("<Parcel:Track/>")
    text = f"# Track\n\n```xml\n{envelope}```\n\n```xml\n{envelope}```\n"
    page = read(text)
    assert (page.kind, page.facts) == (PageKind.SOAP_OPERATION, None)
    assert found(page) == [("page-incomplete", 1)]


@pytest.mark.parametrize(
    "replaced",
    [{"request": "no XML"}, {"response": "no XML"}, {"response": ""}],
    ids=["request", "response", "empty response"],
)
def test_a_page_without_one_of_the_envelopes_is_incomplete(
    replaced: dict[str, str], page: Make
) -> None:
    facts = read(page(**replaced))
    assert (facts.kind, facts.facts) == (PageKind.SOAP_OPERATION, None)
    assert [d.id for d in facts.diagnostics] == ["page-incomplete"]


def test_a_third_envelope_is_reported_and_left_out(page: Make, found: Found) -> None:
    text = page()
    fence = text.partition("## Track Request\n\n")[2].partition("```\n")[0] + "```\n"
    once = read(text)
    twice = read(f"{text}## Another\n\n{fence}")
    line = text.count("\n") + 3
    assert found(twice) == [("page-part-repeated", line)]
    assert twice.facts == once.facts


def test_the_headings_say_which_envelope_is_which(
    page: Make, facts_of: FactsOf
) -> None:
    text = page()
    above, request, response = text.split("## Track R")
    assert request.startswith("equest")
    facts = facts_of("## Track R".join((above, response, request)))
    assert facts.request.wrapper.name.name == "Track"
    assert facts.response.wrapper.name.name == "TrackResponse"


def test_xml_that_is_broken_is_reported_with_its_line_in_the_page(
    page: Make, found: Found
) -> None:
    text = page(response="<E:Envelope xmlns:E='urn:e'>\n<b>\n</E:Envelope>")
    facts = read(text)
    line = text.split("\n").index("<b>") + 2
    assert facts.facts is None
    assert found(facts) == [("page-xml", line)]


def test_an_operation_called_like_its_agent(page: Make, facts_of: FactsOf) -> None:
    text = page().replace("Parcel.Track", "Parcel.Parcel").replace("Track", "Parcel")
    assert names(facts_of(text)) == ("Services90", "Parcel", "Parcel")


@pytest.mark.parametrize(
    "name",
    ["a/../../b", "a b", "\ufb01le", "a" * 121, "(x)", "1st", "import\tos", "-a"],
)
def test_names_that_are_none_never_get_through(name: str, page: Make) -> None:
    text = page(
        front=f"title: Services90.{name}Agent.Track SOAP",
        heading=f"# Services90 {name} Track",
        endpoint=f"Remote/Services90/{name}.svc",
    ).replace("WSDL file for Services90/Parcel", f"WSDL file for Services90/{name}")
    facts = read(text)
    assert facts.facts is None
    assert "page-incomplete" in [diagnostic.id for diagnostic in facts.diagnostics]
