"""Defects of the words of Markdown pages: what is one, and what only looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.catalogue import CATALOGUE
from generator.reader.checks.checked import CheckedPage, PageDefect
from generator.reader.checks.words import word_defects
from generator.reader.checks.words.text_lines import text_lines, without_code
from generator.reader.log import DiagnosticLog
from generator.reader.page.outline import Page, split_page
from generator.reader.read import read_page

PATH = "v1/parcel.md"


def _page(text: str) -> Page:
    return split_page(PATH, text, DiagnosticLog(PATH))


def _defects(text: str) -> list[PageDefect]:
    page = _page(text)
    return [*word_defects(CheckedPage(page, read_page(PATH, text.encode()), ""))]


FOUND = {
    'Saves a <see cref="T:Depot.Parcel">parcel</see>.': ("text-comment-tag", "see"),
    'Of <paramref name="id" />.': ("text-comment-tag", "paramref"),
    "| Held | bool | Waits. <para />Until it is sent. |": ("text-comment-tag", "para"),
    '<list type="bullet">': ("text-comment-tag", "list"),
    "Gives <c>null</c> then.": ("text-comment-tag", "c"),
    "Waits.&lt;br/&gt;Until it is sent.": ("text-tag-escaped", "br"),
    '* **id:** See &lt;see cref="Parcel"/&gt;.': ("text-tag-escaped", "see"),
    '| Boxes | array | <see cref="!:Boxes">All</see>. |': (
        "text-reference",
        "compiler",
    ),
    "Such as &amp;apos;box&amp;apos;.": ("text-entity", "twice"),
    "| Cost | string | A cafÃ© of Ã…s. |": ("text-encoding", "Windows-1252"),
    "The senderâ€™s name.": ("text-encoding", "Windows-1252"),
    "A caf\N{REPLACEMENT CHARACTER}.": ("text-character-lost", "lost"),
    "<b>Held</b> parcels stay.": ("text-html-tag", "**"),
    'See <a href="https://example.com">there</a>.': ("text-html-tag", "address"),
    "<p>\n**Held** parcels stay.": ("text-html-block", "HTML"),
    "<para />\nSaves.\n* **id:** The parcel.": ("text-html-block", "HTML"),
    "Saves the the parcel.": ("text-word-repeated", "the"),
    "Use {Depot.Api.Parcels.Parcel.Boxes} instead.": ("text-reference-raw", "code"),
    "{Depot.Api.Parcels.IDepot}": ("text-reference-raw", "code"),
    "See P:Depot.Parcels.Parcel.Boxes for it.": ("text-reference-raw", "code"),
}


@pytest.mark.parametrize("words", FOUND)
def test_words_that_readers_see_otherwise(words: str) -> None:
    id_, part = FOUND[words]
    (defect,) = [each for each in _defects(f"# Parcel\n\n{words}\n") if each.id == id_]
    is_block = id_ == "text-html-block"
    assert defect.line == (2 + words.count("\n") + 1 if is_block else 3)
    assert part in defect.message
    assert defect.detail == words.split("\n")[-1 if is_block else 0]


NOT_FOUND = (
    # code shows all characters as they are
    'Write `<see cref="Parcel"/>` for it.',
    "Write ``a ` <para/>`` for it.",
    '```csharp\n/// <see cref="Parcel"/>\n/// the the\n```',
    "    <para/>",
    "The text `&amp;amp;` is shown.",
    # placeholders, types and comparisons
    "The address is <see> and a list is List<c>.",
    "| Parameters | string | &lt;template variable&gt; &lt;code of it&gt; |",
    "| Ids | array | At least &lt; 5 &amp; more. |",
    # what stands once
    "Such as &apos;box&apos; or &lt;box&gt;.",
    # variables of templates, parts of routes, and references that a tag has
    "The text {Parcel.Boxes.Name} and {Parcel.Boxes.First.Name/} are replaced.",
    "GET /v1/{Depot.Api.Parcels.Id}?a={Depot.Api.Parcels.Name}",
    "Write `{Depot.Api.Parcels.Parcel}` or T:Depot.Parcel; note A:Depot.Api.Parcels.",
    # letters and signs of other languages
    "Åse Ørn, Ünal, Âge, façade, 5 °C, “quoted” and more.",
    # what Markdown has no form for
    '<a href="wsdl.zip" download>All</a>',
    '<a id="top"></a>',
    # a blank line ends the block, and words before a tag keep it in the line
    "<p>\n\n**Held** parcels stay.",
    "Saves.\n<para />\n**Held** parcels stay.".replace("<para />", "<span>"),
    # sentences have these
    "I know that that had had to be the-the name; so it is: is it?",
)


@pytest.mark.parametrize("words", NOT_FOUND)
def test_what_only_looks_like_a_defect(words: str) -> None:
    assert _defects(f"# Parcel\n\n{words}\n") == []


HEAD = "# Parcel\n\n| Name | Type | Text |\n|------|------|------|\n"

SPLIT = {
    "| Held | bool | Waits for the\nnext truck. |\n": (5, "line break"),
    "| Held | bool | Waits for the\n\nnext truck. |\n": (5, "line break"),
    "| Sent | bool | Was sent. |\n| Held | bool | a\nb\nc\n  d |\n": (6, "line break"),
    "| Held | bool | yes | no |\n": (5, "pipe"),
    "| Held | bool | `yes | no` |\n": (5, "pipe"),
}


@pytest.mark.parametrize("rows", SPLIT)
def test_rows_that_a_description_breaks(rows: str) -> None:
    line, cause = SPLIT[rows]
    (defect,) = _defects(HEAD + rows)
    assert (defect.id, defect.line, defect.cause) == ("table-row-split", line, cause)


WHOLE = (
    "| Held | bool | yes \\| no |\n",
    "| Held | bool | Waits. | |\n",
    "| Held | bool |\n",
    # rows need no pipe at their end, and a text below a table is none of it
    "| Held | bool | Waits.\n| Sent | bool | Was sent. |\n",
    "| Held | bool | Waits.\nAnd some words.\n",
    "| Held | bool | Waits.\n\n\nWhat a | b | c |\n",
    "| Held | bool | Waits.\n\n# Title |\n",
    "\n| Held | bool | no | table |\n",
    "```\n| Held | bool | no | table |\n```\n",
)


@pytest.mark.parametrize("rows", WHOLE)
def test_rows_that_are_whole(rows: str) -> None:
    assert _defects(HEAD + rows) == []


def test_pipes_in_lines_without_a_head_begin_no_cells() -> None:
    assert _defects("# A\n\n| a | b | c |\n\n| a |\n|---|---|\n| a | b | c |\n") == []


DOCFX = """\
### YamlMime:ManagedReference
items:
- uid: Depot.Parcel
  id: Parcel
  summary: {}
  syntax:
    content: public class &lt;p/>
    parameters:
    - id: held
      description: {}
references:
- uid: System.Object
  name: &amp;amp;
"""

DOCFX_FOUND = {
    '"\\nWaits.&lt;br/>Until it is sent.\\n"': "text-tag-escaped",
    "Such as &lt;c>box&lt;/c>.": "text-tag-escaped",
    "The &amp;apos;held&amp;apos; parcels.": "text-entity",
    """'See <see cref="!:Boxes"></see>.'""": "text-reference",
    '"See <see cref=\\"!:Boxes\\"></see>."': "text-reference",
    ">-\n    Waits.\n    Is &amp;lt; 5.": "text-entity",
    '"<pre><code>a &lt;c>\\n</code></pre> and &amp;amp;"': "text-entity",
    "A caf\N{REPLACEMENT CHARACTER}.": "text-character-lost",
}


@pytest.mark.parametrize("words", DOCFX_FOUND)
def test_texts_of_docfx_that_readers_see_otherwise(words: str) -> None:
    for page, line in (
        (DOCFX.format(words, "No."), 5),
        (DOCFX.format("No.", words.replace("\n", "\n    ")), 10),
    ):
        (defect,) = _defects(page)
        assert defect.id == DOCFX_FOUND[words]
        assert defect.line == line + words.count("\n")


@pytest.mark.parametrize(
    "words",
    [
        '"<pre><code>a &lt;c>\\n&amp;amp;</code></pre>"',
        ">-\n    <code>\n    a &lt;c> &amp;amp;\n    </code>",
        "Write `&amp;amp;` for it.",
        "Is &lt; 5 &amp; more, <p>for</p> a &lt;box>.",
        """'See <xref href="Depot.Parcel" data-throw-if-not-resolved="false"></xref>.'""",
    ],
)
def test_texts_of_docfx_that_are_right(words: str) -> None:
    assert _defects(DOCFX.format(words, "No.")) == []


def test_front_matter_and_files_in_other_languages_have_no_text() -> None:
    assert _defects("---\ntitle: the the\n---\n\n# Parcel\n") == []
    assert _defects('{"swagger": "2.0", "info": "the the <para/>"}') == []


def test_octets_that_are_no_text_are_reported_once() -> None:
    data = b"# Parcel\n\nA caf\xe9.\n"
    text = data.decode("utf-8", "replace")
    checked = CheckedPage(_page(text), read_page(PATH, data), "")
    assert [*word_defects(checked)] == []


def test_cases_of_one_template_or_comment_have_one_cause() -> None:
    see = '<see cref="{}">It</see>.'
    tags = _defects(f"# A\n\n{see.format('T:A')}\n\n{see.format('T:B')}\n")
    assert [each.cause for each in tags] == ["see", "see"]
    first, second = _defects("# A\n\nIs &amp;lt; 5.\n\n* Is &amp;lt; 6.\n")
    assert first.cause != second.cause


def test_text_follows_code_on_its_own_line() -> None:
    text = "---\nuid: a\n---\n# A\n```\nb\n```\nc `d` e\n\tf\n~~~x\n\ng\n~~~\nh"
    lines = [(line.number, line.text) for line in text_lines(_page(text))]
    assert lines == [(4, "# A"), (8, "c     e"), (14, "h")]


@given(st.text(alphabet="`ab <&;", max_size=60))
def test_code_spans_are_blanked_and_nothing_moves(line: str) -> None:
    blanked = without_code(line)
    assert len(blanked) == len(line)
    assert all(new in (old, " ") for old, new in zip(line, blanked, strict=True))


PARTS = st.sampled_from(
    [
        "<",
        "</",
        ">",
        "see cref=",
        "para",
        '"',
        "&lt;",
        "&amp;",
        "apos;",
        "!:",
        "`",
        "```\n",
        "\n",
        "* ",
        "| ",
        "**",
        "](",
        "Ã©",
        "â",
        "�",
        "\x1b[31m",
        "::error",
        "\u202e",
        "the the",
        "\x00",
        "{A.B.C.D}",
        "|---|---|\n",
        "summary: ",
        "</code>",
    ]
)


@given(st.lists(PARTS | st.text(max_size=4), max_size=40).map("".join))
def test_no_page_stops_the_checks_and_what_they_give_is_short(text: str) -> None:
    lines = text.count("\n") + 1
    for defect in _defects(text.encode("utf-8", "replace").decode()):
        assert CATALOGUE[defect.id].for_lint
        assert 1 <= defect.line <= lines
        assert len(defect.detail) <= 200
        assert len(defect.cause) <= 200
    for defect in _defects(f"### YamlMime:ManagedReference\nitems:\n{text}"):
        assert CATALOGUE[defect.id].for_lint


def test_a_long_line_takes_no_longer_than_its_length_asks_for() -> None:
    for part in (
        "`",
        "`` ",
        "<para",
        "<see  ",
        "&lt;",
        "cref= ",
        "<i>",
        "Ã",
        "the ",
        "{A.B",
        "T:A.B.",
        "| a",
    ):
        assert len(_defects(f"# A\n\n{part * 20_000}\n")) <= 1
