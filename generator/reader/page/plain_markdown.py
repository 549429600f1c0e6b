"""The headings and code blocks of plain Markdown, which nearly every page is.

Markdown is plain here where headings and code blocks stand at the margin only, so that nothing around them counts: no
line outside code blocks starts HTML, a quote, a numbered or nested list, an underline or indented marks (CommonMark 4
and 5). What is not plain, the Markdown library reads (`markdown.py`), and both read the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from generator.reader.page.markdown import (
    MAX_LINES,
    Blocks,
    Fence,
    Heading,
    language_of,
)
from generator.reader.page.plain_text import without_escapes

# patterns start with the newline before their line, since a literal is looked for quickly
_TITLE: Final = (
    r"(\#{1,6})[ \t]+([^\s\#](?:[^\n]*[^\s\#])?)(?:[ \t]+\#+)?[ \t]*(?=\n|\Z)"
)
_HEADING = re.compile(rf"\n{_TITLE}", re.VERBOSE)
_NOT_PLAIN = re.compile(
    rf"""
    \n(?:
        [ \t]*(?:[<>~=+-]|[0-9]+[.)])
      | [ \t]+\#
      | (?!{_TITLE})\#
      | [ \t]*\*(?!\*?[^\s*]|[ \t]+(?:\*\*)?(?:[^\W\d]|\[))
    )
    """,
    re.VERBOSE,
)
_MARKS: Final = "```"
_OPENING = re.compile(r"\n(`{3,})([^`\n]*)(?=\n)")
_CLOSING = re.compile(r"\n(`{3,})[ \t]*(?=\n|\Z)")


class _Block(msgspec.Struct, frozen=True):
    """A code block: where the newlines stand that are before it and after it, and what is in it."""

    start: int
    end: int
    info: str
    body: str


class _Lines:
    """The lines of a text, which must be asked for in order."""

    def __init__(self, source: str, above: int) -> None:
        self._source = source
        self._position = 0
        self._line = above

    def after(self, newline: int) -> int:
        """The number of the line that starts behind this newline."""
        self._line += self._source.count("\n", self._position, newline + 1)
        self._position = newline + 1
        return self._line


def plain_blocks(source: str, above: int) -> Blocks | None:
    """The parts of a text that starts with the newline of its page's line `above`; None where it is not plain."""
    blocks = _blocks(source)
    outside = [] if blocks is None else list(_outside(source, blocks))
    if blocks is None or not _are_plain(source, outside):
        return None
    lines = _Lines(source, above)
    headings: list[Heading] = []
    fences: list[Fence] = []
    for span, block in zip(outside, [*blocks, None], strict=True):
        headings += _headings(source, span, lines)
        if block:
            line = lines.after(block.start)
            fences.append(Fence(language_of(block.info), block.body, line))
    return Blocks(tuple(headings), tuple(fences))


def _blocks(source: str) -> list[_Block] | None:
    """All code blocks; None where some backticks belong to none."""
    found: list[_Block] = []
    marks = source.find(_MARKS)
    while marks >= 0:
        block = _block(source, marks)
        if block is None:
            return None
        found.append(block)
        marks = source.find(_MARKS, block.end)
    return found


def _block(source: str, marks: int) -> _Block | None:
    """The code block whose first marks are here; in its body are none."""
    opening = _OPENING.match(source, max(marks - 1, 0))
    others = source.find(_MARKS, opening.end()) if opening else -1
    closing = _CLOSING.match(source, others - 1) if others > 0 else None
    if opening is None or closing is None or len(closing[1]) < len(opening[1]):
        return None
    body = source[opening.end() + 1 : closing.start()]
    return _Block(opening.start(), closing.end(), opening[2], body)


def _outside(source: str, blocks: list[_Block]) -> Iterator[tuple[int, int]]:
    """Where what stands between code blocks starts and ends."""
    start = 0
    for block in blocks:
        yield start, block.start
        start = block.end
    yield start, len(source)


def _are_plain(source: str, spans: list[tuple[int, int]]) -> bool:
    hard = any(_NOT_PLAIN.search(source, start, end) for start, end in spans)
    return not hard and sum(source.count("\n", *span) for span in spans) <= MAX_LINES


def _headings(source: str, span: tuple[int, int], lines: _Lines) -> Iterator[Heading]:
    for found in _HEADING.finditer(source, *span):
        text = without_escapes(found[2])
        yield Heading(len(found[1]), text, lines.after(found.start()))
