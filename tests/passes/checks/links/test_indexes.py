"""Index pages that list a page twice or not at all, and what only looks like it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from support.linked.linked_docs import linked_docs
from support.linked.listed_pages import INDEX, REST, SOAP
from support.pages import operation_page
from support.rest_pages import rest_page

from generator.model.lint.defects import Defect
from generator.model.lint.places import Place
from generator.passes.checks.links.indexes import repeated_entries, unlisted_pages


def _of_indexes(texts: Mapping[str, str]) -> list[Defect]:
    """The defects of what index pages list; their pages have links to pages that are left out here."""
    checks = repeated_entries, unlisted_pages
    docs = linked_docs(texts)
    return [defect for check in checks for defect in check(docs)]


def test_index_pages_that_list_all_pages_once() -> None:
    assert _of_indexes({**SOAP, **REST}) == []


@pytest.mark.parametrize(
    ("texts", "path"),
    [
        (
            {**SOAP, "Depot/Hold.md": operation_page("Services88/Depot/Hold", "", "")},
            "Depot/Hold.md",
        ),
        (
            {
                **REST,
                "Box/v1BoxEntity_PutBox.md": rest_page(
                    "PUT /api/v1/Box/{id}", uid="v1BoxEntity_PutBox"
                ),
            },
            "Box/v1BoxEntity_PutBox.md",
        ),
    ],
)
def test_a_page_that_its_index_lacks(texts: Mapping[str, str], path: str) -> None:
    (defect,) = _of_indexes(texts)
    assert (defect.id, defect.place.path) == ("page-unlisted", path)
    assert defect.other is not None
    assert defect.other.path == path.split("/", maxsplit=1)[0] + "/index.md"


def test_pages_of_others_and_indexes_without_pages_are_not_judged() -> None:
    other = operation_page("Services88/Label/Print", "", "")
    assert _of_indexes({**SOAP, "Depot/Print.md": other}) == []
    elsewhere = {"Depot/index.md": INDEX, "all/Send.md": SOAP["Depot/Send.md"]}
    assert _of_indexes(elsewhere) == []


def test_an_entry_that_leads_to_the_page_of_another() -> None:
    index = INDEX.replace("(Drop.md)", "(./Send.md)")
    texts = {"Depot/index.md": index, "Depot/Send.md": SOAP["Depot/Send.md"]}
    (defect,) = _of_indexes(texts)
    assert (defect.id, defect.place.line) == ("index-entry-repeated", 13)
    assert defect.other == Place("Depot/index.md", 12)


@pytest.mark.parametrize(
    "entry",
    [
        "* [Hold](Hold.md): waits",
        "1. [Hold](./Hold.md 'waits')",
        "    * [Hold](Hold.md)",
        "| [Hold](hold.md#top) | waits |",
        '<a class="b" href="Hold.html">Hold</a>',
        "<xref:Services88-Depot-Hold>",
        "[hold]: ~/Depot/Hold.md",
    ],
)
def test_a_page_that_is_listed_in_another_form(entry: str) -> None:
    page = operation_page("Services88/Depot/Hold", "", "")
    texts = {**SOAP, "Depot/Hold.md": page, "Depot/index.md": f"{INDEX}\n{entry}\n"}
    assert _of_indexes(texts) == []


@pytest.mark.parametrize(
    "entries",
    [
        "* [Send](Send.md#from)\n* [Send](Send.md#to)",
        "\n## Most used\n\n* [Send](Send.md)",
        "\nMost used:\n\n* [Send](Send.md)",
        "* [Hold]()\n* [Keep]()\n* [Index](index.md)\n* [Top](#top)",
        "* [a](https://example.com/a)\n* [b](https://example.com/a)",
        "* [a](Hold.md?view=1)\n* [b](Hold.md?view=2)",
    ],
)
def test_entries_that_are_alike_for_a_reason(entries: str) -> None:
    assert _of_indexes({**SOAP, "Depot/index.md": f"{INDEX}{entries}\n"}) == []
