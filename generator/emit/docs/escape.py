"""The only exits of untrusted text into Markdown.

REMOVING OR CHANGING AN ESCAPE HERE HAS SECURITY IMPLICATIONS: people read these pages as HTML. The escapes hold for two
dialects: GitHub's, and that of Python-Markdown, which builds the site. The latter knows fewer escapes by backslash than
CommonMark, so that other characters become entities. Tests show the text itself rendered by both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.model.text import Text

# what can be markup anywhere; `_` between letters is none; of addresses, what GitHub makes links of, and of `:name:`, what it makes pictures of
_MARKUP: Final = re.compile(
    r"[\\`*{}\[\]#|]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|[<>&~$^]|:(?=//|[A-Za-z+-][\w+-]*:)|(?<=www)\.|=(?==)|\+(?=\+)",
    re.IGNORECASE,
)
_LONGEST_SUMMARY: Final = 120
_WITH_BACKSLASH: Final = frozenset("\\`*_{}[]#|")
_ENTITIES: Final = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
# what begins a list, a line below a heading, or a block of an extension at the start of a line
_START: Final = re.compile(
    r"(?P<mark>[-+!])|(?P<number>[0-9]+)(?=[.)])|(?P<block>[=:]|///|\?\?\?)"
)
_ITEM: Final = re.compile(r"(?:[-*+\u2022]|(?P<number>[0-9]{1,9})[.)]) ")


def as_markdown(text: Text) -> str:
    """The text as a line of plain Markdown, without markup, HTML, links or table cells."""
    return _line(" ".join(_visible_lines(text)))


def as_cell(text: Text) -> str:
    """The text as the cell of a table, its lines below each other."""
    return "<br>".join(map(_line, _visible_lines(text)))


def as_summary(text: Text) -> str:
    """The begin of the text as a line of plain Markdown, for lists."""
    line = " ".join(_visible_lines(text))
    if len(line) > _LONGEST_SUMMARY:
        line = f"{line[:_LONGEST_SUMMARY].rpartition(' ')[0]} \u2026"
    return _line(line)


def as_blocks(text: Text) -> str:
    """The text with a paragraph for each of its lines, and lists where its lines are items; no other markup survives."""
    written = above = ""
    for line in _visible_lines(text):
        marker, content = _marked(line)
        # what ends the marker tells the two kinds of list apart
        kind = marker[-2:]
        gap = "\n" if kind and kind == above else "\n\n" if written else ""
        written += f"{gap}{marker}{_line(content)}"
        above = kind
    return written


def _marked(line: str) -> tuple[str, str]:
    """What begins an item of a list in Markdown, empty where the line is none, and the rest of the line."""
    item = _ITEM.match(line)
    if item is None:
        return "", line
    number = item["number"]
    return f"{number}. " if number else "- ", line[item.end() :]


def _visible_lines(text: Text) -> Iterator[str]:
    """The lines of a text that show anything, as people see them."""
    # line ends first: they are not printable, and dropping them would join words
    for line in text.raw.splitlines():
        seen = line
        if not line.isprintable():
            seen = "".join(
                char for char in line if char.isprintable() or char.isspace()
            )
        if visible := " ".join(seen.split()):
            yield visible


def _line(visible: str) -> str:
    start = _START.match(visible)
    escaped = _MARKUP.sub(_escaped, visible)
    return escaped if start is None else _started(start, escaped)


def _escaped(match: re.Match[str]) -> str:
    markup = match[0]
    if markup in _WITH_BACKSLASH:
        return f"\\{markup}"
    return _ENTITIES.get(markup) or f"&#{ord(markup)};"


def _started(start: re.Match[str], escaped: str) -> str:
    """An escaped line whose start would be markup."""
    if number := start["number"]:
        return f"{number}\\{escaped[len(number) :]}"
    if escaped[0] == "&":
        return escaped
    if start["mark"]:
        return f"\\{escaped}"
    return f"&#{ord(escaped[0])};{escaped[1:]}"
