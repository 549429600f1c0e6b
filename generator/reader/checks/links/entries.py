"""What an index page lists, in whatever form, so that a page is called unlisted only where nothing leads to it.

Source: index pages of agents, of SOAP versions, and of REST, and what authors add to them by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.model.lint.link_targets import stem
from generator.reader.page.outline import Page

_TARGET: Final = re.compile(
    r"\][(:][ \t]*+<?([^()\s<>]{1,1000})|href[ \t]*+=[ \t]*+[\"']?([^\"'\s<>]{1,1000})"
    r"|(?:xref:|@\"?)([^()\s<>\"']{1,1000})|uid:[ \t]*+([^\s]{1,1000})"
)
_ENTRY: Final = ("*", "-", "+", " ", "\t")


def linked_stems(page: Page) -> Iterator[str]:
    """Yields the stems of all files and uids that a page leads to, also in comments and code, by any form of link."""
    for found in _TARGET.finditer(page.text):
        yield stem(next(part for part in found.groups() if part))


def lines_between(page: Page) -> Iterator[int]:
    """Yields the lines that end a list: what stands below may be listed above for another reason."""
    for number, line in enumerate(page.lines, 1):
        if line and not line.startswith(_ENTRY):
            yield number
