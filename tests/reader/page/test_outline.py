"""A page is split as Markdown says, with the lines of its parts."""

from __future__ import annotations

import pytest

from generator.reader.log import DiagnosticLog
from generator.reader.page.blocks import MAX_LINES, Fence, Heading
from generator.reader.page.outline import Form, Page, split_page


def split(text: str) -> Page:
    return split_page("page.md", text, DiagnosticLog("page.md"))


def diagnostics(text: str) -> list[tuple[str, int]]:
    log = DiagnosticLog("page.md")
    split_page("page.md", text, log)
    return [(found.id, found.line) for found in log.diagnostics()]


def test_headings_and_fences_have_their_lines() -> None:
    page = split("---\na: b\n---\n\n# One\n\n```xml\n<a>\n</a>\n```\n\n## Two\n")
    assert page.headings == (Heading(1, "One", 5), Heading(2, "Two", 12))
    assert page.fences == (Fence("xml", "<a>\n</a>", 7),)
    assert page.lines[6] == "```xml"
    assert page.front_matter == {"a": "b"}


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        pytest.param("# A \\_b\\_ #\n", [(1, "A _b_", 1)], id="escapes and closing"),
        pytest.param("A\n===\n\nB\n---\n", [(1, "A", 1), (2, "B", 4)], id="underlined"),
        pytest.param("```\n# no\n```\n# A\n", [(1, "A", 4)], id="inside a fence"),
        pytest.param("    # no\n\n# A\n", [(1, "A", 3)], id="indented code"),
        pytest.param("<!--\n# no\n-->\n\n# A\n", [(1, "A", 5)], id="HTML comment"),
        pytest.param("#no\n#hash\n", [], id="no blank"),
        pytest.param("# A", [(1, "A", 1)], id="no newline at the end"),
    ],
)
def test_headings_are_those_of_markdown(
    text: str, headings: list[tuple[int, str, int]]
) -> None:
    assert [(h.level, h.text, h.line) for h in split(text).headings] == headings


@pytest.mark.parametrize(
    ("text", "fences"),
    [
        pytest.param("```\na\n```\n", [("", "a", 1)], id="without language"),
        pytest.param("```XML\na\n```\n", [("xml", "a", 1)], id="language in capitals"),
        pytest.param("```\n```\n", [("", "", 1)], id="empty"),
        pytest.param("~~~xml\na\n~~~\n", [("xml", "a\n", 1)], id="tildes"),
        pytest.param(
            "````\n```\na\n```\n````\n", [("", "```\na\n```", 1)], id="fence in a fence"
        ),
        pytest.param("```a\nb\n``\n```\n", [("a", "b\n``", 1)], id="two backticks"),
        pytest.param("* x\n\n  ```c\n  a\n  ```\n", [("c", "a\n", 3)], id="in a list"),
        pytest.param("> ```c\n> a\n> ```\n", [("c", "a\n", 1)], id="in a quote"),
        pytest.param(
            "<!--\n```\n-->\n```b\nc\n```\n", [("b", "c", 4)], id="in an HTML comment"
        ),
        pytest.param("```a`b\nc\n", [], id="backtick in the language"),
        pytest.param("```a\nb\n  ```\nc\n", [("a", "b", 1)], id="indented end"),
        pytest.param(
            "```a\nb\n ```\n\n```c\nd\n```\n",
            [("a", "b", 1), ("c", "d", 5)],
            id="indented end before another fence",
        ),
        pytest.param("```a\nb\n    ```\n```\n", [("a", "b\n    ```", 1)], id="code"),
        pytest.param(
            '```xml" onload="x\na\n```\n',
            [('xml"', "a", 1)],
            id="attribute as language",
        ),
    ],
)
def test_fences_are_those_of_markdown(
    text: str, fences: list[tuple[str, str, int]]
) -> None:
    page = split(text)
    assert [(f.language, f.body, f.line) for f in page.fences] == fences
    assert diagnostics(text) == []


@pytest.mark.parametrize(
    "text", ["a\n\n```xml\n<a/>\n", "a\n\n```xml", "a\n\n````\nb\n```\n"]
)
def test_a_fence_that_is_never_closed_is_diagnosed(text: str) -> None:
    assert diagnostics(text) == [("page-fence-unclosed", 3)]
    assert len(split(text).fences) == 1


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("# A", Form.MARKDOWN),
        ("", Form.MARKDOWN),
        ("<div>\n", Form.MARKDOWN),
        ('\n<?xml version="1.0"?><a/>', Form.XML),
        ("<!-- a --> <w:definitions/>", Form.XML),
        ("<!DOCTYPE a><a/>", Form.XML),
        ("### YamlMime:ManagedReference\nitems:\n", Form.YAML),
        ("- name: A\n  href: a.md\n", Form.YAML),
        ("* name: A\n", Form.MARKDOWN),
    ],
)
def test_the_form_is_that_of_the_content(text: str, form: Form) -> None:
    assert split(text).form is form


@pytest.mark.parametrize("line", ["a\n", "* a\n", "# a\n", "> a\n", "[a\n"])
def test_too_many_lines_are_refused_not_read(line: str) -> None:
    text = line * (MAX_LINES + 1)
    assert ("file-too-large", 0) in diagnostics(text)
    assert split(text).headings == ()


def test_lines_inside_fences_do_not_count_as_too_many() -> None:
    text = "```xml\n" + "<a/>\n" * (MAX_LINES + 1) + "```\n"
    assert diagnostics(text) == []


@pytest.mark.parametrize("part", ["[", ">", "- ", "* ", "`", "# ", "|a", "<!--", "\\"])
def test_a_line_of_nothing_but_marks_is_read(part: str) -> None:
    assert split(part * 20_000).lines == (part * 20_000,)
