"""Defects of the words of Markdown pages and of docfx: `WORD_CHECKS` and `DOCFX_CHECKS` are the tables of them.

A check gets the lines of text of a page (`text_lines.py`, `docfx_texts.py`), and is a pure function.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

import msgspec

from generator.reader.checks.checked import CheckedPage, PageDefect
from generator.reader.checks.words.characters import (
    entities_escaped_twice,
    lost_characters,
    misread_octets,
)
from generator.reader.checks.words.comment_tags import (
    comment_tags,
    escaped_tags,
    lost_references,
)
from generator.reader.checks.words.docfx_texts import docfx_texts
from generator.reader.checks.words.html import html_blocks, html_in_words
from generator.reader.checks.words.references import raw_references
from generator.reader.checks.words.repeated import repeated_words
from generator.reader.checks.words.table_rows import broken_rows
from generator.reader.checks.words.text_lines import TextLine, text_lines
from generator.reader.page.outline import Form

_LONGEST: Final = 200
"""The most characters of a quote, or of a text that tells causes apart."""

_WordCheck = Callable[[Sequence[TextLine]], Iterable[PageDefect]]

WORD_CHECKS: Final[tuple[_WordCheck, ...]] = (
    comment_tags,
    escaped_tags,
    lost_references,
    raw_references,
    entities_escaped_twice,
    misread_octets,
    lost_characters,
    html_in_words,
    html_blocks,
    repeated_words,
    broken_rows,
)
"""The checks of Markdown."""

DOCFX_CHECKS: Final[tuple[_WordCheck, ...]] = (
    escaped_tags,
    lost_references,
    entities_escaped_twice,
    lost_characters,
)
"""The checks of texts of docfx, whose tags are HTML, and of which `docfx_texts.py` shows what has signs of these."""


def word_defects(checked: CheckedPage) -> Iterator[PageDefect]:
    """Yields the defects of the words of a page, without quotes that are too long."""
    is_markdown = checked.page.form is Form.MARKDOWN
    lines = tuple((text_lines if is_markdown else docfx_texts)(checked.page))
    if not lines:
        return
    # reading the page reported that its octets are no text
    is_replaced = any(case.id == "file-not-utf8" for case in checked.facts.diagnostics)
    # nor is a row reported twice
    unread = {
        case.line for case in checked.facts.diagnostics if case.id == "rest-table-row"
    }
    for check in WORD_CHECKS if is_markdown else DOCFX_CHECKS:
        if is_replaced and check is lost_characters:
            continue
        for case in check(lines):
            if case.id == "table-row-split" and case.line in unread:
                continue
            yield msgspec.structs.replace(
                case,
                detail=case.detail[:_LONGEST],
                cause=case.cause[:_LONGEST],
            )
