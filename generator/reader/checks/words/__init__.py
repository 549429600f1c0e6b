"""Defects of the words of Markdown pages: `WORD_CHECKS` is the table of them.

A check gets the lines of text of a page (`text_lines.py`), and is a pure function.
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
from generator.reader.checks.words.html import html_blocks, html_in_words
from generator.reader.checks.words.repeated import repeated_words
from generator.reader.checks.words.text_lines import TextLine, text_lines

_LONGEST: Final = 200
"""The most characters of a quote, or of a text that tells causes apart."""

WORD_CHECKS: Final[tuple[Callable[[Sequence[TextLine]], Iterable[PageDefect]], ...]] = (
    comment_tags,
    escaped_tags,
    lost_references,
    entities_escaped_twice,
    misread_octets,
    lost_characters,
    html_in_words,
    html_blocks,
    repeated_words,
)


def word_defects(checked: CheckedPage) -> Iterator[PageDefect]:
    """Yields the defects of the words of a page, without quotes that are too long."""
    lines = tuple(text_lines(checked.page))
    # reading the page reported that its octets are no text
    is_replaced = any(case.id == "file-not-utf8" for case in checked.facts.diagnostics)
    for check in WORD_CHECKS:
        if is_replaced and check is lost_characters:
            continue
        for case in check(lines):
            yield msgspec.structs.replace(
                case,
                detail=case.detail[:_LONGEST],
                cause=case.cause[:_LONGEST],
            )
