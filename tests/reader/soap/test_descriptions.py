"""The prose area of an operation page: where it starts, where it ends, and what its parts are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.model.facts import SoapOperationFacts
from generator.model.text import Text

Make = Callable[..., str]
FactsOf = Callable[[str], SoapOperationFacts]
Expected = tuple[str | None, list[tuple[str, str]], str | None]
"""Description, bullets, Returns."""


def raw(text: Text | None) -> str | None:
    return None if text is None else text.raw


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        pytest.param("\n\n", (None, [], None), id="nothing"),
        pytest.param("One.\n", ("One.", [], None), id="description only"),
        pytest.param(
            "One.\ntwo\n  three\n", ("One.\ntwo\nthree", [], None), id="three lines"
        ),
        pytest.param("* **a:** b\n", (None, [("a", "b")], None), id="bullet only"),
        pytest.param("**Returns:** It.\n", (None, [], "It."), id="Returns only"),
        pytest.param(
            "One.\n\n* **a:**\n* **b:** \n* **c:** d\n",
            ("One.", [("a", ""), ("b", ""), ("c", "d")], None),
            id="empty bullets",
        ),
        pytest.param(
            "One.\n\n* **a:** b\nc\n* **d:** e\n",
            ("One.", [("a", "b\nc"), ("d", "e")], None),
            id="bullet continued on the next line",
        ),
        pytest.param(
            "* **a:** b\n\nc\n\nd\n\n**Returns:** e\nf\n\n\n",
            (None, [("a", "b\n\nc\n\nd")], "e\nf"),
            id="paragraphs under a bullet and two lines of Returns",
        ),
        pytest.param(
            "**Returns:** a\n\n* **b:** c\n\n**Returns:** d\n",
            (None, [("b", "c")], "a\n\nd"),
            id="Returns twice",
        ),
        pytest.param(
            "Words **bold:** here.\n* item\n* [link](x)\n",
            ("Words **bold:** here.\n* item\n* [link](x)", [], None),
            id="lists that are no parameters",
        ),
        pytest.param(
            "- **a**: b\n*  **c:**d\n",
            (None, [("a", "b"), ("c", "d")], None),
            id="bullets written by hand",
        ),
        pytest.param(
            "* **app\\_token:** b\\_c and \\t\n",
            (None, [("app_token", "b_c and \\t")], None),
            id="escapes",
        ),
        pytest.param(
            "Obtain the labels.\n\nObtain a ticket from the booth.\n",
            ("Obtain the labels.\n\nObtain a ticket from the booth.", [], None),
            id="description that starts with Obtain",
        ),
        pytest.param(
            "One.\n<para /><b>Restricted:</b> two.\n",
            ("One.\n\nRestricted: two.", [], None),
            id="tags",
        ),
        pytest.param(
            "One.\n\n## More\n\nTwo.\n",
            ("One.\n\n## More\n\nTwo.", [], None),
            id="heading",
        ),
    ],
)
def test_prose(prose: str, expected: Expected, page: Make, facts_of: FactsOf) -> None:
    facts = facts_of(page(prose=prose))
    bullets = [(b.name.raw, b.text.raw) for b in facts.bullets]
    assert (raw(facts.description), bullets, raw(facts.returns)) == expected


@pytest.mark.parametrize(
    "missing",
    [
        "[WSDL file for Services90/Parcel](../Services90-Parcel.md)\n",
        "# Services90 Parcel Track\n",
        "## Track\n",
        "Obtain a ticket from the [Services90/SoPrincipal.svc](../SoPrincipal/index.md)\n",
    ],
)
def test_a_line_that_is_missing_around_the_prose_does_not_spoil_it(
    missing: str, page: Make, facts_of: FactsOf
) -> None:
    whole = page()
    assert missing in whole
    facts = facts_of(whole.replace(missing, "", 1))
    assert raw(facts.description) == "Follow a parcel through all depots."
    assert [b.name.raw for b in facts.bullets] == ["parcelId", "tags", "depot"]


def test_a_page_without_all_that_stands_around_the_prose(
    soap_envelope: Make, facts_of: FactsOf
) -> None:
    envelope = soap_envelope("<Parcel:Track/>")
    facts = facts_of(
        f"---\ntitle: Services90.ParcelAgent.Track SOAP\n---\nWords.\n\n```xml\n{envelope}```\n```xml\n{envelope}```\n"
    )
    assert raw(facts.description) == "Words."


def test_a_very_long_description_is_kept(page: Make, facts_of: FactsOf) -> None:
    words = "word " * 400_000
    assert raw(facts_of(page(prose=words)).description) == words.strip()
