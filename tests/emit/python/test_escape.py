"""Text of a page reaches code only so that it evaluates to itself (security ids S01 to S15)."""

from __future__ import annotations

import ast
import inspect
import itertools

import pytest
from black import format_str
from black.mode import Mode
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.emit.python.escape import (
    Doc,
    as_docstring,
    as_literal,
    as_markdown,
    as_media_type,
    docstring_text,
)
from generator.model.text import Text

HOSTILE = {
    "S01 triple quotes and code": 'a """\nPWN=1\n"""',
    "S02 a quote and code": 'a"; PWN=1 #',
    "S03 backslash before the quote": '\\"; PWN=1 #',
    "S04 ends in a backslash": "C:\\temp\\",
    "S05 ends in a quote": 'called "it"',
    "S05 starts with a quote": '"it" is called',
    "S06 single quotes": "a '''\nPWN=1\n'''",
    "S07 braces": "{PWN} {{PWN}}",
    "S08 percent": "%s %(x)s",
    "S09 escapes": "\\N{BEL} \\x41 \\u0041",
    "S10 control characters": "a\x00b\rPWN=1\x0cc\x0bd\x85e\u2028f\u2029g",
    "S11 lone surrogate": "a\ud800b",
    "S12 bidi": "a\u202eb\u2066c",
    "S14 template": "{{ 7*7 }}{% include 'x' %}{# #}",
    "S15 wrap splits an escape": ("\\" * 3 + " ") * 60,
    "tabs": "\tindented\n\t\tmore",
    "only quotes": '""""""""',
    "nothing": " \n ",
}
ANYTHING = st.text(alphabet=st.characters(), max_size=200)


def _evaluated(doc: Doc, indent: int) -> str:
    value = ast.literal_eval(as_docstring(doc, indent))
    assert isinstance(value, str)
    text = inspect.cleandoc(value)
    # the blank between a quote of the text and those around it
    return text[:-1] if text.endswith('" ') else text


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("indent", [0, 4, 8])
def test_hostile_text_stays_inside_its_docstring(text: str, indent: int) -> None:
    doc = Doc(Text(text), (("x", Text(text)),), Text(text), Text(text))
    assert _evaluated(doc, indent) == inspect.cleandoc(docstring_text(doc, indent))


@given(ANYTHING, ANYTHING, st.sampled_from([0, 4, 8]))
def test_any_text_stays_inside_its_docstring(a: str, b: str, indent: int) -> None:
    doc = Doc(Text(a), (("x", Text(b)),), Text(b), Text(a))
    assert _evaluated(doc, indent) == inspect.cleandoc(docstring_text(doc, indent))


def test_every_end_and_start_of_quotes_and_backslashes_stays_inside() -> None:
    for length in range(1, 7):
        for characters in itertools.product('"\\a ', repeat=length):
            doc = Doc(Text("".join(characters)))
            assert _evaluated(doc, 4) == inspect.cleandoc(docstring_text(doc, 4))


@given(ANYTHING)
def test_every_word_of_the_text_is_in_the_docstring(text: str) -> None:
    written = docstring_text(Doc(Text(text)), 4)
    assert [word for word in text.split() if word not in written] == []


@given(ANYTHING)
@example('"')
@example('She says "yes"')
@example('""')
@example('Three quotes """')
@example('"\\')
def test_black_leaves_a_docstring_alone(text: str) -> None:
    source = f"def f() -> None:\n    {as_docstring(Doc(Text(text)), 4)}\n"
    formatted = format_str(source, mode=Mode())
    assert ast.dump(ast.parse(formatted)) == ast.dump(ast.parse(source))


@given(ANYTHING)
def test_a_literal_evaluates_to_the_text(text: str) -> None:
    literal = as_literal(Text(text))
    assert ast.literal_eval(literal) == text
    assert literal.isprintable()


@given(ANYTHING)
def test_a_docstring_shows_no_invisible_character(text: str) -> None:
    written = as_docstring(Doc(Text(text)), 4).replace("\n", "")
    assert written.isprintable()


def test_long_words_stay_whole_and_lines_are_wrapped() -> None:
    doc = Doc(Text("https://example.com/" + "a" * 100 + " and " + "word " * 40))
    lines = docstring_text(doc, 8).split("\n")
    assert lines[0].endswith("a" * 100)
    assert all(len(line) <= 77 for line in lines[1:])


def test_a_docstring_has_arguments_result_and_page() -> None:
    doc = Doc(
        Text("Moves it."),
        (("to", Text("Where to.")),),
        Text("What came of it."),
        Text("soap/Move.md"),
    )
    assert docstring_text(doc, 8) == (
        "Moves it.\n\nArgs:\n    to: Where to.\n\nReturns:\n    What came of it."
        "\n\nPage: soap/Move.md"
    )


@pytest.mark.parametrize(
    "text",
    ["[x](javascript:alert)", "<script>", "a | b", "`code`", "# title", "&lt;b&gt;"],
)
def test_markdown_is_taken_literally(text: str) -> None:
    rendered = (
        MarkdownIt("commonmark").enable("table").renderInline(as_markdown(Text(text)))
    )
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert rendered == escaped


@pytest.mark.parametrize(
    "text", ["image/png", "application/vnd.ms-excel", "image/svg+xml", "image/*", "*/*"]
)
def test_a_media_type_goes_into_a_header(text: str) -> None:
    assert as_media_type(Text(text)) == text


@pytest.mark.parametrize(
    "text",
    [*HOSTILE.values(), "image/png\n", "image/png\r\nX: 1", "image", "a/b/c", "a/b;c=d", "image/\u0440ng"],
)  # fmt: skip
def test_anything_else_goes_into_no_header(text: str) -> None:
    assert as_media_type(Text(text)) is None
