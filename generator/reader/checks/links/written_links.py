"""Links in Markdown: inline, as images, as definitions, and those of HTML.

Source: CommonMark 0.31, sections 6.3 (links), 6.4 (images) and 4.7 (definitions); docfx, `xref:` and `<xref:…>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.model.lint.links import WrittenLink
from generator.reader.checks.words.text_lines import text_lines
from generator.reader.page.outline import Page

_LINK: Final = re.compile(
    r"\]\([ \t]*+<?(?P<inline>[^()\s<>]{1,1000})>?(?:[ \t]++[\"'(][^\n]{0,500}?)?\)"
    r"|^ {0,3}\[[^\]\[\n]{1,300}\]:[ \t]*+<?(?P<defined>[^\s<>]{1,1000})"
    r"|<a[ \t]++href=[\"'](?P<html>[^\"'<>]{1,1000})[\"']"
    r"|<(?P<reference>xref:[^\s<>]{1,1000})>"
)
# a scheme, another host, or a path that begins at a root that nobody knows
_ELSEWHERE: Final = re.compile(r"(?!xref:)[A-Za-z][A-Za-z0-9+.-]*:|[/\\~]|\{|<")


def written_links(page: Page) -> Iterator[WrittenLink]:
    """Yields the links of a page that lead to another page of the docs, or to a place on the page itself."""
    for line in text_lines(page):
        if not any(sign in line.text for sign in ("](", "]:", "href", "xref:")):
            continue
        for found in _LINK.finditer(line.text):
            target = next(part for part in found.groups() if part)
            if not _ELSEWHERE.match(target):
                yield WrittenLink(target, line.number)
