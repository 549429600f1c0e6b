"""How markdown-it-py finds the headings and code blocks of any page (block rules only).

The bodies of fences are cut out first: they are nine tenths of the text, and Markdown gives them no meaning.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import msgspec
from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.reader.log import DiagnosticLog
from generator.reader.page.blocks import (
    MAX_LINES,
    Blocks,
    Fence,
    Heading,
    language_of,
)
from generator.reader.page.plain_text import without_escapes

_FENCE: Final = "```"

# only headings and code blocks are needed: nothing inside lines, and no definitions of links
_MARKDOWN = MarkdownIt("commonmark").disable(["inline", "text_join", "reference"])


def markdown_blocks(lines: Sequence[str], log: DiagnosticLog) -> Blocks:
    """The blocks of a page whose first line is `lines[0]`, none where it has too many lines."""
    parsed = _parsed(lines, log)
    return Blocks(_headings(parsed), _fences(parsed, lines, log))


class _Parsed(msgspec.Struct, frozen=True):
    """The block tokens of some lines of a page; `kept` are the indexes of these lines."""

    tokens: list[Token]
    kept: Sequence[int]

    def span(self, token: Token) -> tuple[int, int]:
        """The indexes of a token's lines in the page, the end exclusive."""
        start, end = token.map or (0, 1)
        return self.kept[start], self.kept[end - 1] + 1


def _parsed(lines: Sequence[str], log: DiagnosticLog) -> _Parsed:
    """The blocks of all lines, parsed without the bodies of fences where that changes nothing."""
    fences = _fences_at_margin(lines)
    parsed = _parse(lines, _without_bodies(fences, len(lines)), log)
    spans = {parsed.span(token) for token in parsed.tokens if token.type == "fence"}
    if spans.issuperset(fences):
        return parsed
    # a line of backticks opens no fence everywhere, such as inside an HTML comment
    return _parse(lines, range(len(lines)), log)


def _parse(lines: Sequence[str], kept: Sequence[int], log: DiagnosticLog) -> _Parsed:
    if len(kept) > MAX_LINES:
        log.add("file-too-large", 0, "the page has too many lines outside code blocks")
        return _Parsed([], kept)
    return _Parsed(_MARKDOWN.parse("\n".join([lines[index] for index in kept])), kept)


def _fences_at_margin(lines: Sequence[str]) -> list[tuple[int, int]]:
    """The spans of closed fences of backticks at the margin, as if nothing stood around them."""
    fences: list[tuple[int, int]] = []
    opening: int | None = None
    for index, line in enumerate(lines):
        if not line.lstrip(" ").startswith(_FENCE):
            continue
        if opening is None and line.startswith(_FENCE):
            opening = index
        elif opening is not None and _closes(line.lstrip(" "), _marks(lines[opening])):
            fences.append((opening, index + 1))
            opening = None
    return fences


def _without_bodies(fences: list[tuple[int, int]], count: int) -> list[int]:
    """The indexes of all lines but those inside fences."""
    kept: list[int] = []
    position = 0
    for start, end in fences:
        kept += range(position, start + 1)
        position = end - 1
    kept += range(position, count)
    return kept


def _marks(opening: str) -> str:
    return opening[: len(opening) - len(opening.lstrip("`"))]


def _closes(line: str, markup: str) -> bool:
    """Whether a line closes the fence that was opened with `markup` (CommonMark 4.5)."""
    marks = line.rstrip(" \t")
    return len(marks) >= len(markup) and not marks.strip(markup[0])


def _headings(parsed: _Parsed) -> tuple[Heading, ...]:
    return tuple(
        Heading(
            int(token.tag[1]),
            without_escapes(inline.content),
            parsed.span(token)[0] + 1,
        )
        for token, inline in pairwise(parsed.tokens)
        if token.type == "heading_open"
    )


def _fences(
    parsed: _Parsed, lines: Sequence[str], log: DiagnosticLog
) -> tuple[Fence, ...]:
    return tuple(
        _fence(token, parsed.span(token), lines, log)
        for token in parsed.tokens
        if token.type == "fence"
    )


def _fence(
    token: Token, span: tuple[int, int], lines: Sequence[str], log: DiagnosticLog
) -> Fence:
    start, end = span
    language = language_of(token.info)
    # `>`: inside a quote, its marks precede those that close the block
    if end - 1 == start or not _closes(lines[end - 1].lstrip(" \t>"), token.markup):
        log.add("page-fence-unclosed", start + 1, "a code block is never closed")
        return Fence(language, token.content, start + 1)
    if lines[start].startswith(_FENCE):
        return Fence(language, "\n".join(lines[start + 1 : end - 1]), start + 1)
    return Fence(language, token.content, start + 1)
