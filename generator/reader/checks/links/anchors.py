"""The places on a page that a fragment can name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.model.lint.link_targets import anchor
from generator.reader.page.outline import Page

_NAMED: Final = re.compile(
    r"\b(?:id|name)[ \t]*+=[ \t]*+[\"']([^\"'<>\n]{1,300})[\"']|\{#([^}\s]{1,300})\}"
)


def page_anchors(page: Page) -> frozenset[str]:
    """The names of the headings and of marked places on a page, in the form of `anchor`."""
    return frozenset(anchor(name) for name in _names(page))


def _names(page: Page) -> Iterator[str]:
    for heading in page.headings:
        yield heading.text
        yield _NAMED.sub("", heading.text)
    for found in _NAMED.finditer(page.text):
        yield found[1] or found[2]
