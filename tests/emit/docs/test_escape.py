"""Text of a page stays text on pages of the documentation, as GitHub and as the site's Markdown render it."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.emit.docs.escape import as_blocks, as_cell, as_markdown
from generator.model.text import Text

HOSTILE = {
    "HTML": "<script>alert(1)</script><b onclick=x>y</b><!-- z -->",
    "entity": "&lt;b&gt; &copy; &#60;i&#62;",
    "link": "[x](javascript:alert(1)) [y]: http://evil.example <http://evil.example>",
    "address": "see https://evil.example/login or www.evil.example, WWW.evil.example",
    "image": "![x](https://evil.example/a.png) :smile:",
    "heading": "# title #",
    "heading below": "title\n===\n---",
    "emphasis": "a_b_c __d__ *e* **f** ~~g~~ ^^h^^ ==i== ++ctrl++",
    "code": "`a` ``b`` ```c",
    "fence": "```python\nx\n```\n~~~\ny\n~~~",
    "table": "a | b\n---|---\n| c | d |",
    "quote": "> quoted\n>> twice",
    "list": "+ a - b\n2019. was good\n- - - x",
    "formula": "$a$ $$b$$ \\(c\\)",
    "escape": "\\<script> \\\\[x](y) a\\",
    "attributes": "{: onclick=alert(1) } {#id} {% include 'x' %} {{ 7*7 }}",
    "blocks": '!!! note\n??? note\n/// note\n=== "tab"\n: term\n--8<-- "file"\n[^1]: note\n*[a]: b',
    "indented": "    code\n\tcode\n\u200b    - code",
    "bidi": "a\u202eb\u2066c",
    "control": "a\x00b\x07c\x0cd\x85e\u2028f",
    "surrogate": "a\ud800b",
    "spaces": "a\xa0b  c\u200b",
}  # fmt: skip
ANYTHING = st.text(
    alphabet=st.characters() | st.sampled_from("\\`*_{}[]()<>#+-!|~&$^=:/.1\n w"),
    max_size=60,
)
TEXTS = ANYTHING | st.sampled_from(sorted(HOSTILE.values()))
EXTENSIONS = ["tables", "fenced_code", "attr_list", "def_list", "footnotes", "abbr", "admonition", "toc"]  # fmt: skip


def _github(text: str) -> str:
    renderer = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])  # fmt: skip
    return str(renderer.render(text))


def _site(text: str) -> str:
    return markdown.markdown(text, extensions=EXTENSIONS)


RENDERERS = pytest.mark.parametrize("render", [_github, _site])


def _lines(text: str) -> list[str]:
    """The lines of a text as people see them."""
    seen = [
        "".join(char for char in line if char.isprintable() or char.isspace())
        for line in text.splitlines()
    ]
    return [" ".join(line.split()) for line in seen if line.split()]


def _text(rendered: str) -> str:
    return " ".join(html.unescape(rendered).split())


@RENDERERS
@given(text=TEXTS)
def test_a_line_stays_the_text(render: Callable[[str], str], text: str) -> None:
    rendered = render(f"x {as_markdown(Text(text))}")
    (shown,) = re.findall(r"\A<p>([^<>]*)</p>\n?\Z", rendered)
    assert _text(shown) == " ".join(["x", *_lines(text)])


@RENDERERS
@given(text=TEXTS)
def test_a_paragraph_and_a_heading_stay_the_text(
    render: Callable[[str], str], text: str
) -> None:
    lines = " ".join(_lines(text))
    written = as_markdown(Text(text))
    shown = re.sub(r"\A<p>([^<>]*)</p>\n?\Z", r"\1", render(written))
    assert _text(shown) == lines
    heading = render(f"# {written}")
    (shown,) = re.findall(r"\A<h1(?: id=\"[\w-]*\")?>([^<>]*)</h1>\n?\Z", heading)
    assert _text(shown) == lines


@RENDERERS
@given(text=TEXTS)
def test_a_cell_stays_the_text(render: Callable[[str], str], text: str) -> None:
    table = f"| a | b |\n|---|---|\n| `x` | {as_cell(Text(text))} |\n| y | z |\n"
    rendered = render(table)
    (cell,) = re.findall(
        r"<td><code>x</code></td>\n<td>(.*)</td>\n</tr>\n<tr>\n<td>y</td>\n<td>z</td>",
        rendered,
    )
    shown = re.split(r"<br ?/?>", cell)
    assert not re.search("[<>]", "".join(shown))
    assert [_text(line) for line in shown if line] == _lines(text)


@RENDERERS
@given(text=TEXTS)
def test_paragraphs_stay_the_text(render: Callable[[str], str], text: str) -> None:
    rendered = render(f"# x\n\n{as_blocks(Text(text))}\n\nend")
    tags = set(re.findall(r"<(/?\w+)[^>]*>", rendered))
    assert tags <= {"h1", "/h1", "p", "/p", "ul", "/ul", "ol", "/ol", "li", "/li"}
    shown = _text(re.sub(r"<[^>]*>", " ", rendered))
    unmarked = [re.sub(r"\A(?:[-*+\u2022]|[0-9]{1,9}[.)]) ", "", line) for line in _lines(text)]  # fmt: skip
    assert shown == " ".join(["x", *unmarked, "end"])


@RENDERERS
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_nothing_of_a_hostile_text_is_markup(
    render: Callable[[str], str], text: str
) -> None:
    rendered = render(f"{as_markdown(Text(text))}\n\n{as_blocks(Text(text))}\n")
    assert set(re.findall(r"<(\w+)", rendered)) <= {"p", "ul", "ol", "li"}
    assert not re.search(r"<[^>]* [^>]*>", rendered.replace('<ol start="2019">', ""))


@pytest.mark.parametrize("address", ["https://evil.example", "http://x", "www.evil.example", "WWW.x.y"])  # fmt: skip
def test_github_makes_no_link_of_an_address(address: str) -> None:
    """Source: the extension for autolinks of https://github.github.com/gfm/."""
    assert not re.search("://|www\\.", as_markdown(Text(address)), re.IGNORECASE)
    assert _text(as_markdown(Text(address))) == address


def test_paragraphs_and_lists_survive() -> None:
    text = "Moves it.\nUse it with care:\n\n* first\n* second\n\n1. one\n2) two\nDone."
    assert as_blocks(Text(text)) == (
        "Moves it.\n\nUse it with care:\n\n- first\n- second\n\n1. one\n2. two\n\nDone."
    )


def test_lines_of_a_cell_are_below_each_other() -> None:
    assert as_cell(Text("The state.\n\nNULL if unknown.\n")) == "The state.<br>NULL if unknown."  # fmt: skip


def test_usual_text_is_written_as_it_is() -> None:
    usual = 'The e-mail address (if any) of the person\'s contact: see "above"! 5 + 3 = 8, 10:30.'
    assert as_markdown(Text(usual)) == usual
