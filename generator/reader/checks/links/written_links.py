"""Links in Markdown: inline, as images, as definitions, those of HTML, and references of docfx.

Source: CommonMark 0.31, sections 6.3 (links), 6.4 (images) and 4.7 (definitions); docfx, "Cross references" (`xref:`,
`<xref:…>`, `<xref href="…">`, `@uid` and `@"uid"`).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Final

from generator.model.lint.link_targets import REFERENCE
from generator.model.lint.links import WrittenLink
from generator.reader.checks.links.shown_lines import shown_lines
from generator.reader.page.outline import Page

_SIGNS: Final = ("](", "]:", "href", "xref:", "@")
# a line that begins like a definition is none if words follow that are no title
_LINK: Final = re.compile(
    r"(?<!\\)\]\([ \t]*+<?(?P<inline>[^()\s<>]{1,1000})>?"
    r"(?:[ \t]++(?:\"[^\"\n]{0,500}+\"|'[^'\n]{0,500}+'|\([^()\n]{0,500}+\)))?[ \t]*+\)"
    r"|^ {0,3}\[(?!\^)[^\]\[\n]{1,300}\]:[ \t]*+<?(?P<defined>[^\s<>]{1,1000})>?"
    r"(?:[ \t]++(?:\"[^\"\n]*+\"|'[^'\n]*+'|\([^()\n]*+\)))?[ \t]*+$"
    r"|<a[ \t]++(?:[^<>\n]{0,300}?[ \t])?href=[\"'](?P<html>[^\"'<>]{1,1000})[\"']"
    r"|<(?P<reference>xref:[^\s<>]{1,1000})>"
)
# a name alone may be that of a person, so that the short form of a reference needs a dot
_REFERENCE: Final = re.compile(
    r"<xref[ \t]++(?:[^<>\n]{0,300}?[ \t])?href=[\"'](?P<element>[^\"'<>\n]{1,1000})[\"']"
    r"|(?<![\w.@/`\\:+=&-])@(?:\"(?P<quoted>[^\"\s]{1,1000})\""
    r"|(?P<short>[A-Za-z]\w{0,200}+(?:\.\w{1,200}+){1,50}+)(?![\w`({*@/\\#-]))"
)
# a scheme, another host, or a path that begins at a root that nobody knows
_ELSEWHERE: Final = re.compile(r"(?!xref:)[A-Za-z][A-Za-z0-9+.-]*:|[/\\~]|\{|<")


def written_links(page: Page) -> Iterator[WrittenLink]:
    """Yields the links of a page that lead to another page of the docs, or to a place on the page itself."""
    for line in shown_lines(page):
        if not any(sign in line.text for sign in _SIGNS):
            continue
        for found in _LINK.finditer(line.text):
            target = html.unescape(next(part for part in found.groups() if part))
            if not _ELSEWHERE.match(target):
                yield WrittenLink(target, line.number)
        if "@" in line.text or "<xref" in line.text:
            for found in _REFERENCE.finditer(line.text):
                uid = html.unescape(next(part for part in found.groups() if part))
                yield WrittenLink(f"{REFERENCE}{uid}", line.number)
