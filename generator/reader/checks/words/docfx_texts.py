"""The texts of a page of docfx, line by line as they stand in the file, without their code.

Source: the schema of docfx's ManagedReference: these keys have text in HTML, in which `pre` and `code` are code. What a program
writes has each on one line or as a block that is indented more deeply than its key (YAML 1.1, 8.2).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.reader.checks.words.text_lines import TextLine, without_code
from generator.reader.docfx.classes import is_docfx
from generator.reader.page.outline import Page

# what makes a text worth a look; nearly all pages have none of these
_SIGNS: Final = ("&amp;", "&lt;", "cref", "\ufffd")
_KEY: Final = re.compile(r"([ ]*)(?:- )?(?:summary|remarks|description): ?")
_CODE: Final = re.compile(r"<(/?)(?:pre|code)\b[^<>]{0,200}>", re.IGNORECASE)


def docfx_texts(page: Page) -> Iterator[TextLine]:
    """Yields the lines of texts of such a page, none of any other page or of one without signs of a defect."""
    if not is_docfx(page) or not any(sign in page.text for sign in _SIGNS):
        return
    indent, depth = -1, 0
    for number, line in enumerate(page.lines, 1):
        start = 0
        if indent >= 0 and line.strip() and _indent(line) <= indent:
            indent = -1
        if indent < 0:
            key = _KEY.match(line)
            if key is None:
                continue
            indent, depth, start = len(key[1]), 0, key.end()
        words = line[start:]
        text, depth = _without_html_code(words, depth)
        yield TextLine(number, without_code(text), words)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _without_html_code(words: str, depth: int) -> tuple[str, int]:
    """Words with blanks in place of what is inside code; `depth` is that of the code at their start, and at their end."""
    kept: list[str] = []
    end = 0
    for tag in _CODE.finditer(words):
        between = words[end : tag.start()]
        kept += (" " * len(between) if depth else between, " " * len(tag[0]))
        depth = max(depth - 1, 0) if tag[1] else depth + 1
        end = tag.end()
    kept.append(" " * (len(words) - end) if depth else words[end:])
    return "".join(kept), depth
