"""Links and tables of contents that lead to what is not there, and what only looks like it."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.linked.linked_docs import linked_docs
from support.linked.listed_pages import REST

from generator.model.catalogue import CATALOGUE
from generator.model.lint.defects import Defect
from generator.model.lint.places import Place
from generator.passes.checks.links import LINK_CHECKS
from generator.passes.checks.links.files import links_to_files
from generator.passes.checks.links.uids import references_to_uids

PARCELS = '# Parcels\n\n## Weights & sizes\n\n<a id="top"></a>\n\n## Weights & sizes\n'
CLASS = """### YamlMime:ManagedReference
items:
- uid: Depot.Parcel
  id: Parcel
- uid: Depot.Parcel.Weight
- uid: Depot.Parcel.Send(System.Int32)
references:
- uid: System.Object
"""
NAMESPACE = """### YamlMime:ManagedReference
items:
- uid: Depot
  children:
  - Depot.Parcel
  - Depot.Later
  type: Namespace
"""


def _defects(*editions: Mapping[str, str]) -> list[Defect]:
    docs = linked_docs(*editions)
    return [defect for check in LINK_CHECKS for defect in check(docs)]


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
    '<a class="b" href="parcel.md">a</a>': "link-broken",
    "<!-- old --> [a](parcel.md)": "link-broken",
    "[a](parcels.md#weights-and-sizes)": "link-anchor-missing",
    "<xref:Depot.Parcel.Weigth>": "link-uid-unknown",
    "[a](xref:Depot.Box)": "link-uid-unknown",
    '<xref href="Depot.Parcel.Weigth?text=a"></xref>': "link-uid-unknown",
    "@Depot.Parcel.Weigth.": "link-uid-unknown",
    '@"Depot.Parcel.Weigth"': "link-uid-unknown",
    "<xref:Depot.Parcel.Sent*>": "link-uid-unknown",
}


@pytest.mark.parametrize("words", FOUND)
def test_links_that_lead_nowhere(words: str) -> None:
    texts = {
        "v1/parcels.md": PARCELS,
        "v1/guide.md": f"# Here\n\n{words}\n{words}\n",
        "v1/Depot.yml": CLASS,
        "v1/Depot.All.yml": NAMESPACE,
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
    # into a folder that was not given, or whose YAML is written when the site is built
    "[a](sub/parcel.md)",
    "[a](../api/Depot.Box.yml)",
    "[a](../api/toc.yml)",
    "[a](.parcel.md)",
    # filled in by a template, or an entity
    "[a](parcel-{version}.md) [b](parcel-$v.md) [c](a&amp;b.md) [d](a&b.md)",
    # no link
    r"\[a\](parcel.md)",
    "[^1]: parcel.md",
    "[Note]: parcel.md is no more",
    "<!-- [a](parcel.md) -->",
    "<!--\n[a](parcel.md)\n\n[a](parcel.md)\n--> <!-- [a](parcel.md)",
    "<pre>\n[a](parcel.md)\n</pre>",
    "<CODE>[a](parcel.md)</CODE>",
    "<!-- never closed\n\n[a](parcel.md)",
    # code
    "`[a](parcel.md)`",
    "```\n[a](parcel.md)\n```",
    # places on a page that are no headings
    "[a](#top) [b](parcels.md#L7) [c](parcels.md#:~:text=a) [d](parcels.md#fn1)",
    "[a](parcels.md#user-content-weights--sizes)",
    "[a](Depot.yml#Depot_Parcel_Height)",
    # uids that are there, or of another product
    "<xref:Depot.Parcel.Weight?displayProperty=name> [a](xref:Depot.Parcel#top)",
    "<xref:System.Object> <xref:Depot>",
    "<xref:Depot.Later> <xref:Depot.Later.Weight>",
    "<xref:Depot.Parcel.Send*> <xref:Depot.Parcel.Send%2A> <xref:Depot.Parcel.Send(System.Int32)>",
    "<xref:Depot.Parcel.Of{System.String}> <xref:Depot.Parcel.Depot%23Weigh>",
    "@Depot.Parcel.Weight. @depot me@Depot.Parcel.Height @Depot.Parcel.Height() `@Depot.Parcel.Height`",
)


@pytest.mark.parametrize("words", NOT_FOUND)
def test_links_that_are_right_or_that_nothing_is_known_of(words: str) -> None:
    texts = {
        "v1/parcels.md": PARCELS,
        "v1/with blank.md": PARCELS,
        "v1/guide.md": f"# Here\n\n{words}\n",
        "v1/Depot.yml": CLASS.replace("items:", 'items: # <a id="a">'),
        "v1/Depot.All.yml": NAMESPACE,
        "api/index.md": "# All\n",
        "api/toc.yml": "- name: All\n  href: index.md\n",
    }
    assert _ids(texts) == []


PLACES = {
    "## Weights &amp; sizes": ("weights--sizes", "weights-amp-sizes"),
    "## [Weights](parcel.html) and sizes": ("weights-and-sizes",),
    "## [Weights][1] and ![sizes](a.png)": ("weights-and-sizes",),
    "## <b>Weights</b> and `sizes`": ("weights-and-sizes",),
    "## Größe der Kisten": ("größe-der-kisten", "gr%C3%B6%C3%9Fe-der-kisten"),
    "## Café": ("café", "cafe"),
    "## :package: Parcels": ("package-parcels", "-parcels", "parcels-3"),
    "## 1.2 Weights": ("12-weights", "weights"),
    "## Weights {#heavy .wide}": ("heavy", "weights"),
    "## Weights {: #heavy }": ("heavy", "weights"),
    "Weights\n-------": ("weights",),
    "##Weights": ("weights",),
    "<h2 class='a'>Weights <i>and</i> sizes</h2>": ("weights-and-sizes",),
    "<a id=heavy></a><span name='wide'></span>": ("heavy", "wide"),
    # the file may have any heading
    "[!INCLUDE [all](all.md)]": ("weights",),
    "{% include all.md %}": ("weights",),
    '--8<-- "all.md"': ("weights",),
}


@pytest.mark.parametrize("heading", PLACES)
def test_places_that_programs_make_of_headings(heading: str) -> None:
    for fragment in PLACES[heading]:
        guide = f"# Here\n\n[a](parcels.md#{fragment})\n"
        texts = {"parcels.md": f"# Parcels\n\n{heading}\n", "guide.md": guide}
        texts["all.md"] = "# All\n"
        assert _ids(texts) == []


def test_a_link_to_what_is_there_and_not_read_is_not_judged() -> None:
    texts = {"a.md": "# A\n\n[b](b.md) and [c](c.md)\n"}
    docs = msgspec.structs.replace(linked_docs(texts), unread=frozenset(("b.md",)))
    assert [defect.cause for defect in links_to_files(docs)] == ["c.md"]


def test_references_of_an_edition_that_is_not_read_as_a_whole_are_not_judged() -> None:
    guide = "# A\n\n<xref:Depot.Parcel.Weigth>\n"
    docs = linked_docs({"old/a.md": guide, "old/b.yml": CLASS}, {"new/a.md": guide})
    outdated = msgspec.structs.replace(docs, outdated=frozenset(("old/c.yml",)))
    paths = [
        [defect.place.path for defect in references_to_uids(each)]
        for each in (docs, outdated)
    ]
    assert paths == [["old/a.md", "new/a.md"], ["new/a.md"]]


def test_a_link_into_another_argument_is_not_judged() -> None:
    guide = "# Here\n\n[a](../1/parcel.md) and [b](parcel.md)\n"
    (defect,) = _defects({"0/guide.md": guide}, {"1/parcels.md": PARCELS})
    assert defect.cause == "parcel.md"


def test_contents_name_files_and_uids_that_are_there() -> None:
    contents = (
        "### YamlMime:TableOfContent\n- name: All\n  href: parcels.md\n- name: Old\n  href: 'old.md'\n  items:\n"
        "  - uid: Depot.Parcel # the first\n  - uid: Depot.Crate\n    name: Crate\n  - href: sub/\n  - href: https://example.com/\n"
    )
    texts = {"toc.yml": contents, "parcels.md": PARCELS, "Depot.yml": CLASS}
    texts["Depot.All.yml"] = NAMESPACE
    assert _ids(texts) == [
        ("toc-entry-broken", Place("toc.yml", 5)),
        ("toc-entry-broken", Place("toc.yml", 8)),
    ]


PARTS = st.sampled_from(
    ["[a](", ")", "]: ", "<xref:", ">", "a.md", "../", "#", "%2e%2e/", "%00", "\\", "?", "`", "```\n", "\n", '<a href="', '"', "- uid: ", "- href: ", "GET /api/v1/", "{", "\x1b[31m", "::error", "<!--", "-->", "<pre>", "@Depot.", "@\"", "<xref href='", "curl -X PUT ", "SOAPAction: ", "## ", "\u202e", "// ", "~/"]
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
