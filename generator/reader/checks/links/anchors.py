"""The places on a page that a fragment can name.

Rule: a heading has the name that docfx (Markdig), GitHub or MkDocs makes of its text. Where another file may be part of
the page, or the page is no Markdown, nobody knows its places.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Final

from generator.model.lint.link_targets import anchor
from generator.reader.page.outline import Form, Page

_NAMED: Final = re.compile(
    r"\b(?:id|name)[ \t]*+=[ \t]*+[\"']?([^\"'<>\s]{1,300})|\{:?[ \t]*+#([^}\s]{1,300})",
    re.IGNORECASE,
)
# of docfx, Liquid and Jinja, MkDocs, MDX, and comments that stand for files
_INCLUDES: Final = re.compile(
    r"\[!include|\{%|\{\{|--8<--|^import |^export |<!--[ \t]*+@?include|::: ?include",
    re.IGNORECASE | re.MULTILINE,
)
# headings of HTML, and those without a blank, which some programs take for headings
_OTHER_HEADING: Final = re.compile(
    r"<h[1-6](?:[ \t][^<>\n]{0,300})?>([^\n]{1,300})|^ {0,3}#{1,6}([^\s#][^\n]{0,300})",
    re.IGNORECASE | re.MULTILINE,
)
_LINK: Final = re.compile(
    r"!?\[([^\[\]\n]{0,300})\](?:\([^()\n]{0,500}\)|\[[^\[\]\n]{0,300}\])"
)
_ELEMENT: Final = re.compile(r"</?[A-Za-z][^<>\n]{0,300}>")
_EMOJI: Final = re.compile(r":[a-z0-9_+-]{1,50}:")
_MARKS_OF_NUMBERS: Final = re.compile(r"\A[^A-Za-z]+")
_MORE: Final = re.compile(r"\{[^{}\n]{0,300}\}\s*\Z")


def page_anchors(page: Page) -> frozenset[str]:
    """The names of the headings and of marked places on a page, in the form of `anchor`; none where nobody knows them."""
    if page.form is not Form.MARKDOWN or _INCLUDES.search(page.text):
        return frozenset()
    return frozenset(anchor(name) for name in _names(page))


def _names(page: Page) -> Iterator[str]:
    for heading in page.headings:
        yield from _names_of_heading(heading.text)
    for found in _OTHER_HEADING.finditer(page.text):
        yield from _names_of_heading(found[1] or found[2])
    for found in _NAMED.finditer(page.text):
        yield found[1] or found[2]


def _names_of_heading(text: str) -> Iterator[str]:
    """What programs make of the text of a heading: with links, tags, entities, emoji and numbers, or without them."""
    shown = _ELEMENT.sub("", _LINK.sub(r"\1", _MORE.sub("", text)))
    for name in (text, shown, html.unescape(text), html.unescape(shown)):
        yield name
        yield _EMOJI.sub("", name)
        yield _MARKS_OF_NUMBERS.sub("", name)
