"""A page split into front matter, headings and fences, each with its line.

Markdown decides what is a heading or a fence (markdown-it, block rules only). The bodies of fences are
cut out before that: they are nine tenths of the text, and Markdown says nothing about them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import Enum
from itertools import pairwise
from typing import Final

import msgspec
from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.model.facts import FrontMatterFacts
from generator.model.text import Text, WireName, wire_name
from generator.reader.front_matter import front_matter
from generator.reader.log import DiagnosticLog
from generator.reader.prose_text import without_controls, without_escapes


class Form(Enum):
    """What a whole file is written in."""

    MARKDOWN = "markdown"
    XML = "xml"
    YAML = "yaml"


class Heading(msgspec.Struct, frozen=True):
    """A heading; `text` is without `#` and Markdown escapes."""

    level: int
    text: str
    line: int


class Fence(msgspec.Struct, frozen=True):
    """A code block. `line` is that of its first ```` ``` ````, so its body starts one below."""

    language: str
    body: str
    line: int


class Page(msgspec.Struct, frozen=True):
    """A page; `lines[0]` is line 1. Files in XML and YAML have no headings, fences and front matter."""

    path: str
    form: Form
    text: str
    lines: tuple[str, ...]
    front_matter: Mapping[str, str]
    front_matter_end: int
    headings: tuple[Heading, ...]
    fences: tuple[Fence, ...]


MAX_LINES: Final = 50_000
"""The most lines outside fences: a thousand times those of a real page, and seconds to read."""

_FENCE: Final = "```"
_CODE_NAME = re.compile(r"<see cref=\"[A-Z!]:([^\"]{1,200})\"")
_XML = re.compile(
    r"\s*(?:<!--.*?-->\s*)*+<(?:\?xml\s|!DOCTYPE\s|(?:[A-Za-z_][\w.-]*:)?definitions[\s>/])",
    re.DOTALL,
)
_YAML_LIST = re.compile(r"\s*(?:items:[ \t]*\n|- (?:name|href|uid):[ \t])")
_DOCFX = "### YamlMime:"

_MARKDOWN = MarkdownIt("commonmark").disable(["inline", "text_join", "reference"])


def split_page(path: str, text: str, log: DiagnosticLog) -> Page:
    r"""The parts of a page. `text` has `\n` line ends."""
    form = _form(text)
    lines = tuple(text.split("\n"))
    if form is not Form.MARKDOWN:
        return Page(path, form, text, lines, {}, 0, (), ())
    front = front_matter(text, log)
    body = ("",) * front.end_line + lines[front.end_line :]
    blocks = _blocks(body, log)
    headings = _headings(blocks)
    fences = _fences(blocks, body, log)
    return Page(path, form, text, lines, front.values, front.end_line, headings, fences)


def front_matter_facts(page: Page) -> FrontMatterFacts:
    """The scalars of the front matter, in order."""
    return tuple(
        (Text(without_controls(key)), Text(without_controls(value)))
        for key, value in page.front_matter.items()
    )


def named_code(page: Page, start: re.Pattern[str], before: int) -> WireName | None:
    """The name in the first `<see cref="M:Name">` of a line that starts so, above the line `before`; None without."""
    for line in page.lines[: before - 1]:
        found = _CODE_NAME.search(line) if start.match(line) else None
        if found:
            return wire_name(found[1])
    return None


def _form(text: str) -> Form:
    if _XML.match(text):
        return Form.XML
    if text.startswith(_DOCFX) or _YAML_LIST.match(text):
        return Form.YAML
    return Form.MARKDOWN


class _Blocks(msgspec.Struct, frozen=True):
    """The block tokens of some lines of a page; `kept` are the indexes of these lines."""

    tokens: list[Token]
    kept: Sequence[int]

    def span(self, token: Token) -> tuple[int, int]:
        """The indexes of a token's lines in the page, the end exclusive."""
        start, end = token.map or (0, 1)
        return self.kept[start], self.kept[end - 1] + 1


def _blocks(lines: tuple[str, ...], log: DiagnosticLog) -> _Blocks:
    """The blocks of the whole text, found without the bodies of fences."""
    fences = _fences_at_margin(lines)
    blocks = _parse(lines, _without_bodies(fences, len(lines)), log)
    found = {blocks.span(token) for token in blocks.tokens if token.type == "fence"}
    if found.issuperset(fences):
        return blocks
    # some line of backticks is no fence, such as one in an HTML comment
    return _parse(lines, range(len(lines)), log)


def _parse(lines: tuple[str, ...], kept: Sequence[int], log: DiagnosticLog) -> _Blocks:
    if len(kept) > MAX_LINES:
        log.add("file-too-large", 0, "the page has too many lines outside code blocks")
        return _Blocks([], kept)
    blocks = _parsed(lines, _without_rows(lines, kept))
    if all(_shows_no_row(token, blocks, lines) for token in blocks.tokens):
        return blocks
    return _parsed(lines, kept)


def _parsed(lines: tuple[str, ...], kept: Sequence[int]) -> _Blocks:
    return _Blocks(_MARKDOWN.parse("\n".join([lines[index] for index in kept])), kept)


def _without_rows(lines: tuple[str, ...], kept: Sequence[int]) -> list[int]:
    """The indexes of all lines but the rows of tables after the first.

    A row is part of a paragraph for Markdown, so one more changes nothing; a `>` may end HTML, though.
    """
    rows = {
        index
        for index in kept
        if lines[index].startswith("|") and ">" not in lines[index]
    }
    return [index for index in kept if not (index in rows and index - 1 in rows)]


def _shows_no_row(token: Token, blocks: _Blocks, lines: tuple[str, ...]) -> bool:
    """Whether nothing that is kept of a block could have a row in it: it is in the lines, or is one line."""
    if token.type == "heading_open":
        return token.markup.startswith("#")
    if token.type != "fence":
        return True
    start, end = blocks.span(token)
    closed = end - 1 > start and _closes(lines[end - 1], token.markup)
    return closed and lines[start].startswith(_FENCE)


def _fences_at_margin(lines: tuple[str, ...]) -> list[tuple[int, int]]:
    """Where closed fences of backticks stand, were there nothing around them."""
    fences: list[tuple[int, int]] = []
    opening: int | None = None
    for index in [i for i, line in enumerate(lines) if line.startswith(_FENCE)]:
        if opening is None:
            opening = index
        elif _closes(lines[index], _marks(lines[opening])):
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


def _headings(blocks: _Blocks) -> tuple[Heading, ...]:
    return tuple(
        Heading(
            int(token.tag[1]),
            without_escapes(inline.content),
            blocks.span(token)[0] + 1,
        )
        for token, inline in pairwise(blocks.tokens)
        if token.type == "heading_open"
    )


def _fences(
    blocks: _Blocks, lines: tuple[str, ...], log: DiagnosticLog
) -> tuple[Fence, ...]:
    return tuple(
        _fence(token, blocks.span(token), lines, log)
        for token in blocks.tokens
        if token.type == "fence"
    )


def _fence(
    token: Token, span: tuple[int, int], lines: tuple[str, ...], log: DiagnosticLog
) -> Fence:
    start, end = span
    words = token.info.split()
    language = words[0].lower() if words else ""
    if end - 1 == start or not _closes(lines[end - 1].lstrip(" \t>"), token.markup):
        log.add("page-fence-unclosed", start + 1, "a code block is never closed")
        return Fence(language, token.content, start + 1)
    if lines[start].startswith(_FENCE):
        return Fence(language, "\n".join(lines[start + 1 : end - 1]), start + 1)
    return Fence(language, token.content, start + 1)
