"""Defects of a single page, which `docwright lint` looks for: `CHECKS` is the table of them.

A check gets a page as it is written and what the reader made of it, and is a pure function in a module of its own, or one of
a few that belong together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

import msgspec

from generator.model.facts import PageFacts, PageKind
from generator.reader.page.outline import Page


class CheckedPage(msgspec.Struct, frozen=True):
    """A page: its text by lines, headings and code blocks, and its facts, which are None where it has none.

    `subject` is the id of the operation, archive or type that it is about, empty where nothing tells.
    """

    page: Page
    facts: PageFacts
    subject: str


class PageDefect(msgspec.Struct, frozen=True, kw_only=True):
    """A case on one page: as `generator.model.lint.defects.Defect`, with lines of this page for places.

    `part` follows the subject of the page, such as `#param/Id`.
    """

    id: str
    line: int
    message: str
    part: str = ""
    cause: str = ""
    detail: str = ""
    other_line: int = 0


Check = Callable[[CheckedPage], Iterable[PageDefect]]

CHECKS: Final[Mapping[PageKind, tuple[Check, ...]]] = {}
"""The checks of each kind of page."""
