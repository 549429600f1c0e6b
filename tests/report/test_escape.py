"""How text that is not ours leaves: whatever it holds, it is shown as it is and does nothing."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.report.escape import (
    for_html,
    for_markdown_code,
    for_markdown_fence,
    for_markdown_text,
    for_terminal,
    for_workflow_message,
    for_workflow_property,
)

_TEXTS = (
    st.text(st.sampled_from("`~ \\[](){}<>&!*_#@|:/%,\r\n\x1b\u202e\u00e9ab1.-+=\"'"))
    | st.text()
)


def _inline(markdown: str) -> list[Token]:
    tokens = MarkdownIt("commonmark").parse(f"x{markdown}x\n")
    assert [token.type for token in tokens] == [
        "paragraph_open",
        "inline",
        "paragraph_close",
    ]
    return tokens[1].children or []


@given(_TEXTS)
@example(" a ")
@example("`")
@example(" ")
@example("")
def test_a_code_span_holds_the_text_and_nothing_leaves_it(text: str) -> None:
    before, code, after = _inline(for_markdown_code(text))
    assert (before.content, code.type, after.content) == ("x", "code_inline", "x")
    shown = for_terminal(text)
    assert code.content == (shown if shown.strip() else code.content)


@given(_TEXTS)
def test_words_in_markdown_stay_words(text: str) -> None:
    children = _inline(for_markdown_text(text))
    assert {child.type for child in children} <= {"text", "text_special"}
    assert "".join(child.content for child in children) == f"x{for_terminal(text)}x"


@given(_TEXTS)
def test_a_fence_holds_all_lines_of_the_code(code: str) -> None:
    text = "\n".join(for_markdown_fence(code))
    (fence,) = MarkdownIt("commonmark").parse(text)
    assert fence.type == "fence"
    assert fence.content == "".join(
        f"{for_terminal(line)}\n" for line in code.splitlines()
    )


@given(_TEXTS)
def test_html_holds_no_markup(text: str) -> None:
    assert not set(for_html(text)) & set("<>\"'\n\r\x1b")


@given(_TEXTS)
def test_a_workflow_command_stays_a_line_and_its_properties_apart(text: str) -> None:
    message, value = for_workflow_message(text), for_workflow_property(text)
    assert message.isprintable()
    assert value.isprintable()
    assert not set(value) & set(":,")
