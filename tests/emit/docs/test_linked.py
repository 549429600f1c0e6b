"""Annotations as Markdown: code that leads to pages, in tables too."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.emit.custom.replacements import CustomModule, CustomName, replacements
from generator.emit.docs.linked import AnnotationLinks, field_links, method_links
from generator.model.errors import InternalError

PAGE = "docs/api/agents/sale.md"


@pytest.fixture(scope="module")
def methods() -> AnnotationLinks:
    return method_links("", ["Sale", "Row"], ["Mode"])


@pytest.mark.parametrize(
    ("annotation", "markdown"),
    [
        ("int", "`int`"),
        ("int | None", r"`int` \| `None`"),
        ("models.Sale", "[`models.Sale`](../models/Sale.md)"),
        ("models.Unknown", "`models.Unknown`"),
        (
            "dict[str, list[models.Sale]] | None",
            r"`dict[str, list[`[`models.Sale`](../models/Sale.md)`]]` \| `None`",
        ),
        (
            "dict[str, models.Sale]",
            "`dict[str,` [`models.Sale`](../models/Sale.md)`]`",
        ),
        (
            "enums.Mode | Iterable[enums.Mode]",
            r"[`enums.Mode`](../enums/Mode.md) \| `Iterable[`[`enums.Mode`](../enums/Mode.md)`]`",
        ),
        ("Rows[Row]", "`Rows[Row]`"),
    ],
)
def test_types_lead_to_their_pages(
    methods: AnnotationLinks, annotation: str, markdown: str
) -> None:
    assert methods.linked(annotation, PAGE) == markdown


def test_names_of_the_runtime_lead_to_guides_that_there_are() -> None:
    links = method_links("", ["Sale"], [], guides=["lists"])
    assert links.linked("Filter | str", PAGE) == r"[`Filter`](../../guides/lists.md) \| `str`"  # fmt: skip
    assert links.linked("Rows[Row]", PAGE) == "[`Rows`](../../guides/lists.md)`[`[`Row`](../../guides/lists.md)`]`"  # fmt: skip
    assert links.linked("Changes", PAGE) == "`Changes`"


def test_links_are_relative_to_the_page(methods: AnnotationLinks) -> None:
    assert methods.linked("models.Sale", "docs/api/models/Row.md") == "[`models.Sale`](Sale.md)"  # fmt: skip
    assert methods.linked("models.Sale", "api.md") == "[`models.Sale`](docs/api/models/Sale.md)"  # fmt: skip
    assert methods.linked("models.Sale", PAGE) == "[`models.Sale`](../models/Sale.md)"


def test_fields_name_types_without_modules() -> None:
    page = "docs/api/services88/models/Sale.md"
    links = field_links({"Sale": page, "Mode": "docs/api/services88/enums/Mode.md"})
    assert links.linked("Flags[Mode] | None", page) == r"`Flags[`[`Mode`](../enums/Mode.md)`]` \| `None`"  # fmt: skip
    assert links.linked("list[Sale]", page) == "`list[`[`Sale`](Sale.md)`]`"


def test_a_class_of_the_user_leads_to_the_page_of_the_class_that_it_stands_for() -> (
    None
):
    module = CustomModule("_custom_sale", "superoffice_custom.sale")
    custom = replacements({"models.Sale": CustomName(module, "MySale")})
    linked = "[`superoffice_custom.sale.MySale`](../models/Sale.md)"
    methods = method_links("", ["Sale"], [], custom)
    assert methods.linked("_custom_sale.MySale", PAGE) == linked
    fields = field_links({"Sale": "docs/api/models/Sale.md"}, custom)
    assert fields.linked("_custom_sale.MySale", PAGE) == linked


NAMES = st.sampled_from(["str", "models.Sale", "enums.Mode", "Rows", "None", "object"])
ANNOTATIONS = st.recursive(
    NAMES,
    lambda inner: st.one_of(
        inner.map("list[{}]".format),
        st.builds("dict[{}, {}]".format, inner, inner),
        st.builds("{} | {}".format, inner, inner),
    ),
    max_leaves=6,
)


@given(ANNOTATIONS)
def test_a_table_shows_the_annotation_itself(annotation: str) -> None:
    cell = method_links("", ["Sale"], ["Mode"]).linked(annotation, PAGE)
    table = f"| a | b |\n|---|---|\n| {cell} | x |\n"
    html = MarkdownIt("commonmark").enable("table").render(table)
    (shown,) = re.findall(r"<td>(.*)</td>\n<td>x</td>", html)
    assert re.sub(r"<[^>]*>", "", shown) == annotation
    assert shown.count("<a ") == annotation.count("models.Sale") + annotation.count("enums.Mode")  # fmt: skip


@pytest.mark.parametrize(
    "text", ["a`b", "x](y", "<b>", "a\n", "'X'", "a|b", "Liter\u00e9", "(x)"]
)
def test_what_is_no_annotation_is_refused(methods: AnnotationLinks, text: str) -> None:
    with pytest.raises(InternalError, match="not an annotation"):
        methods.linked(text, PAGE)
