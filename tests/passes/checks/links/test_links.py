"""Links, tables of contents, index pages and guides that lead to what is not there, and what only looks like it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.linked_docs import linked_docs
from support.pages import operation_page
from support.rest_pages import rest_page

from generator.model.catalogue import CATALOGUE
from generator.model.lint.defects import Defect
from generator.model.lint.places import Place
from generator.passes.checks.links import LINK_CHECKS
from generator.passes.checks.links.indexes import repeated_entries, unlisted_pages

PARCELS = '# Parcels\n\n## Weights & sizes\n\n<a id="top"></a>\n\n## Weights & sizes\n'
CLASS = """### YamlMime:ManagedReference
items:
- uid: Depot.Parcel
  id: Parcel
- uid: Depot.Parcel.Weight
references:
- uid: System.Object
"""


def _defects(*editions: Mapping[str, str]) -> list[Defect]:
    docs = linked_docs(*editions)
    return [defect for check in LINK_CHECKS for defect in check(docs)]


def _of_indexes(texts: Mapping[str, str]) -> list[Defect]:
    """The defects of what index pages list; their pages have links to pages that are left out here."""
    checks = repeated_entries, unlisted_pages
    docs = linked_docs(texts)
    return [defect for check in checks for defect in check(docs)]


def _ids(*editions: Mapping[str, str]) -> list[tuple[str, Place]]:
    return [(defect.id, defect.place) for defect in _defects(*editions)]


FOUND = {
    "[a](parcel.md)": "link-broken",
    "![a](sub/../../v1/parcel.md 'of it')": "link-broken",
    "[a](<parcel.md>)": "link-broken",
    "[a]: parcel.md": "link-broken",
    '<a href="parcel.md?view=1">a</a>': "link-broken",
    "[a](Parcels.md)": "link-case",
    "[a](../V1/parcels.md)": "link-case",
    "[a](parcels.md#weight)": "link-anchor-missing",
    "[a](#there)": "link-anchor-missing",
    "<xref:Depot.Parcel.Weigth>": "link-uid-unknown",
    "[a](xref:Depot.Box)": "link-uid-unknown",
}


@pytest.mark.parametrize("words", FOUND)
def test_links_that_lead_nowhere(words: str) -> None:
    texts = {
        "v1/parcels.md": PARCELS,
        "v1/guide.md": f"# Here\n\n{words} and {words}\n",
        "v1/Depot.yml": CLASS,
    }
    assert _ids(texts) == [(FOUND[words], Place("v1/guide.md", 3))]


NOT_FOUND = (
    "[a](parcels.md)",
    "[a](./parcels.md?view=1#weights--sizes)",
    "[a](parcels.md#weights-sizes-1)",
    "[a](parcels.md#top)",
    "[a](parcels.md#tab/csharp)",
    "[a](#)",
    "[a](#here)",
    "[a](with%20blank.md)",
    # what is not given, or no page
    "[a](../../other/parcel.md)",
    "[a](/v1/parcel.md)",
    "[a](~/v1/parcel.md)",
    "[a](https://example.com/parcel.md) and [b](//example.com/a.md)",
    "[a](mailto:a@example.com)",
    "[a](parcel.png) [b](parcel.html) [c](parcel) [d](sub/)",
    r"[a](..\parcel.md)",
    "[a]({{ site.url }}/parcel.md)",
    # code
    "`[a](parcel.md)`",
    "```\n[a](parcel.md)\n```",
    # uids that are there, or of another product
    "<xref:Depot.Parcel.Weight?displayProperty=name> [a](xref:Depot.Parcel#top)",
    "<xref:System.Object> <xref:Depot>",
)


@pytest.mark.parametrize("words", NOT_FOUND)
def test_links_that_are_right_or_that_nothing_is_known_of(words: str) -> None:
    texts = {
        "v1/parcels.md": PARCELS,
        "v1/with blank.md": PARCELS,
        "v1/guide.md": f"# Here\n\n{words}\n",
        "v1/Depot.yml": CLASS,
    }
    assert _ids(texts) == []


def test_a_link_into_another_argument_is_not_judged() -> None:
    guide = "# Here\n\n[a](../1/parcel.md) and [b](parcel.md)\n"
    (defect,) = _defects({"0/guide.md": guide}, {"1/parcels.md": PARCELS})
    assert defect.cause == "parcel.md"


def test_contents_name_files_and_uids_that_are_there() -> None:
    contents = (
        "### YamlMime:TableOfContent\n- name: All\n  href: parcels.md\n- name: Old\n  href: 'old.md'\n  items:\n"
        "  - uid: Depot.Parcel\n  - uid: Depot.Crate\n    name: Crate\n  - href: sub/\n  - href: https://example.com/\n"
    )
    texts = {"toc.yml": contents, "parcels.md": PARCELS, "Depot.yml": CLASS}
    assert _ids(texts) == [
        ("toc-entry-broken", Place("toc.yml", 5)),
        ("toc-entry-broken", Place("toc.yml", 8)),
    ]


INDEX = """---
title: Services88.DepotAgent SOAP
uid: Services88-Depot-soap
---

# Services88 Depot SOAP

SOAP request and response examples, and WSDL files for **Remote/Services88/Depot.svc**

Download [WSDL file for Services88/Depot](../Services88-Depot.md) if you need to generate your own proxy code.

* [Send](Send.md)
* [Drop](Drop.md)
"""
SOAP = {
    "Depot/index.md": INDEX,
    "Depot/Send.md": operation_page("Services88/Depot/Send", "", ""),
    "Depot/Drop.md": operation_page("Services88/Depot/Drop", "", ""),
}
REST_INDEX = """---
title: Box
---

```http
/api/v1/Box
```

* [GET Box](v1BoxEntity_GetBox.md)
"""
REST = {
    "Box/index.md": REST_INDEX,
    "Box/v1BoxEntity_GetBox.md": rest_page(
        "GET /api/v1/Box/{id}", uid="v1BoxEntity_GetBox"
    ),
}


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


GUIDES = {
    "GET /api/v1/Box/17": "",
    "GET https://example.com/Cust1/api/v1/box/{boxId}?$select=name": "",
    "GET /api/v1/Box/17/": "",
    "PUT /api/v1/Box/17": "GET, and not with PUT",
    "GET /api/v1/Box/17/Held": "no such path",
    # nothing is known of these
    "GET /api/v1/Crate/17": "",
    "GET /api/v1/{resource}/17": "",
    "GET /api/v1/Box/:id": "",
    "GET /api/v1/Box/<id>/Held": "no such path",
    "Sends GET /api/v1/Box/17/Held": "",
    "GET /v1/Box/17/Held": "",
}


@pytest.mark.parametrize("line", GUIDES)
def test_requests_that_a_guide_shows(line: str) -> None:
    guide = f"# Boxes\n\nAsk for one:\n\n```http\n{line}\nAccept: */*\n```\n"
    defects = _defects({**REST, "guide.md": guide})
    expected = [Place("guide.md", 6)] if GUIDES[line] else []
    assert [defect.place for defect in defects] == expected
    assert all(GUIDES[line] in defect.message for defect in defects)


PARTS = st.sampled_from(
    ["[a](", ")", "]: ", "<xref:", ">", "a.md", "../", "#", "%2e%2e/", "%00", "\\", "?", "`", "```\n", "\n", '<a href="', '"', "- uid: ", "- href: ", "GET /api/v1/", "{", "\x1b[31m", "::error", "\u202e", "// ", "~/"]
)  # fmt: skip


@given(st.lists(PARTS | st.text(max_size=4), max_size=30).map("".join), st.booleans())
def test_no_page_stops_the_checks_or_leads_out_of_the_docs(
    text: str, is_contents: bool
) -> None:
    head = "### YamlMime:TableOfContent\n" if is_contents else ""
    path = "v1/toc.yml" if is_contents else "v1/guide.md"
    for defect in _defects({path: head + text, **REST}):
        assert CATALOGUE[defect.id].for_lint
        assert defect.place.path == path
        assert len(defect.cause) <= 200
