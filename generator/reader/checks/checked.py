"""What a check of a page gets and gives."""

from __future__ import annotations

import msgspec

from generator.model.facts import PageFacts
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
