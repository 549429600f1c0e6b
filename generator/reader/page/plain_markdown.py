"""The headings and code blocks of plain Markdown, which nearly every page is: cold reading takes 23 % less time.

Markdown is plain here where headings and code blocks are at the margin only, so that nothing around them matters: no
line outside code blocks starts HTML, a quote, a numbered or nested list, an underline or indented marks (CommonMark 4
and 5). The library reads any other page (`markdown.py`). Tests hold that both agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from generator.reader.page.blocks import (
    MAX_LINES,
    Blocks,
    Fence,
    Heading,
    language_of,
)
from generator.reader.page.plain_text import without_escapes

# patterns start with the newline before their line, since regular expressions search for a literal quickly
# a title that begins or ends with `#`, or is empty, is left to the library
_TITLE: Final = (
    r"(\#{1,6})[ \t]+([^\s\#](?:[^\n]*[^\s\#])?)(?:[ \t]+\#+)?[ \t]*(?=\n|\Z)"
)
_HEADING = re.compile(rf"\n{_TITLE}", re.VERBOSE)
# HTML, quotes, other fences, underlines and lists; indented headings; `#` that starts no heading as above; and `*` but
# for emphasis, bold and an item that starts with a word or a link
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
# the words behind the marks have no backtick: such a line is code within a paragraph (CommonMark 4.5)
_OPENING = re.compile(r"\n(`{3,})([^`\n]*)(?=\n)")
_CLOSING = re.compile(r"\n(`{3,})[ \t]*(?=\n|\Z)")


class _Block(msgspec.Struct, frozen=True):
    """A code block: the positions of the newlines before and after it, the words behind its marks, and its body."""

    start: int
    end: int
    info: str
    body: str


class _Lines:
    """Line numbers of a text; positions must be asked for in their order."""

    def __init__(self, source: str, above: int) -> None:
        self._source = source
        self._position = 0
        self._line = above

    def after(self, newline: int) -> int:
        """The number of the line behind this newline."""
        self._line += self._source.count("\n", self._position, newline + 1)
        self._position = newline + 1
        return self._line


def plain_blocks(source: str, above: int) -> Blocks | None:
    """The blocks of a text that starts with the newline after line `above` of its page; None where it is not plain."""
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
    """All code blocks; None where three backticks belong to no code block."""
    blocks: list[_Block] = []
    marks = source.find(_MARKS)
    while marks >= 0:
        block = _block(source, marks)
        if block is None:
            return None
        blocks.append(block)
        marks = source.find(_MARKS, block.end)
    return blocks


def _block(source: str, marks: int) -> _Block | None:
    """The code block whose opening marks are at this position, without marks in its body."""
    opening = _OPENING.match(source, max(marks - 1, 0))
    others = source.find(_MARKS, opening.end()) if opening else -1
    closing = _CLOSING.match(source, others - 1) if others > 0 else None
    if opening is None or closing is None or len(closing[1]) < len(opening[1]):
        return None
    body = source[opening.end() + 1 : closing.start()]
    return _Block(opening.start(), closing.end(), opening[2], body)


def _outside(source: str, blocks: list[_Block]) -> Iterator[tuple[int, int]]:
    """The start and end of each part of the source between code blocks."""
    start = 0
    for block in blocks:
        yield start, block.start
        start = block.end
    yield start, len(source)


def _are_plain(source: str, spans: list[tuple[int, int]]) -> bool:
    if any(_NOT_PLAIN.search(source, start, end) for start, end in spans):
        return False
    return sum(source.count("\n", *span) for span in spans) <= MAX_LINES


def _headings(source: str, span: tuple[int, int], lines: _Lines) -> Iterator[Heading]:
    for match in _HEADING.finditer(source, *span):
        text = without_escapes(match[2])
        yield Heading(len(match[1]), text, lines.after(match.start()))
