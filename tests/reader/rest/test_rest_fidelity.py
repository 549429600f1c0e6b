"""Facts keep all that a REST operation page says: the page and its facts have one outline.

By default a seeded sample of the corpus; all pages with DOCWRIGHT_FULL=1. `rest_page_outline.py` has the outline.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from reader.rest.rest_page_outline import outline_of_facts, outline_of_page
from reader.rest.test_rest_operation import PAGES

from generator.model.rest_facts import RestOperationFacts
from generator.reader.discover import SourceFile, discover
from generator.reader.read import read_page

SAMPLE = 300
PARAMETER = re.compile(r"\{\w+\}")

LINTED = "linted headings, and a description with headings of its own"
"""A page that a linter changed by more than it changed real ones."""


def facts_of(text: str) -> RestOperationFacts:
    facts = read_page("page.md", text.encode()).facts
    assert isinstance(facts, RestOperationFacts)
    return facts


@pytest.fixture(scope="module")
def files(shared: Path, full: bool) -> list[SourceFile]:
    corpus = shared / "corpus"
    trees = [corpus / year / "reference" / "restful" for year in ("2022", "2023")]
    trees += sorted((corpus / "generations").iterdir())
    found = [
        file for file in discover(trees).files if not file.path.endswith("index.md")
    ]
    return found if full else random.Random(23).sample(found, SAMPLE)


@pytest.mark.corpus
def test_the_facts_of_every_page_say_what_the_page_says(
    files: list[SourceFile],
) -> None:
    for file in files:
        text = file.file.read_text("utf-8")
        assert outline_of_facts(facts_of(text)) == outline_of_page(text), file.path


@pytest.mark.corpus
def test_titles_say_nothing_that_the_route_does_not_say(
    files: list[SourceFile],
) -> None:
    for file in files:
        text = file.file.read_text("utf-8")
        facts = facts_of(text)
        method = "DEL" if facts.method == "DELETE" else facts.method
        short = f"{method} {facts.path.partition('/v1/')[2]}"
        titles = re.findall(r"^(?:title:|#) (.*)$", text, re.MULTILINE)[:2]
        for title in titles:
            assert {PARAMETER.sub("{}", title)} <= {
                PARAMETER.sub("{}", short),
                str(facts.operation),
            }, file.path


@pytest.mark.parametrize("title", [name for name in PAGES if name != LINTED])
def test_the_facts_of_an_invented_page_say_what_the_page_says(title: str) -> None:
    text, _ = PAGES[title]
    assert outline_of_facts(facts_of(text)) == outline_of_page(text)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Follows a parcel.", "Follows a letter."),
        ("| depot.code | Enum: North, South |", "| depot.code | Enum: North |"),
        ("**Required** Where", "Where"),
        ("A cookie's value.", "A value."),
        ("`text/xml`", "`text/json`"),
        ("ParcelId, Depot \n", "ParcelId \n"),
        ("| ParcelId | int32 |", "| ParcelId | int64 |"),
        ("## Response: object", "## Response: array"),
        ("| 404 | No such parcel. |\n", ""),
        ("The last depot.", "The next depot."),
        ("Response body: object", "Response body: array"),
        ('"ParcelId": 12,', '"ParcelId": 12.0,'),
        ('"Open": true', '"Open": false'),
    ],
)
def test_the_outline_shows_any_difference(old: str, new: str) -> None:
    text = next(iter(PAGES.values()))[0]
    assert old in text
    changed = outline_of_page(text.replace(old, new))
    assert changed != outline_of_facts(facts_of(text))
    assert changed == outline_of_facts(facts_of(text.replace(old, new)))
