"""The text of a Markdown page, line by line: what is neither code nor front matter.

Source: CommonMark 0.31, sections 4.4 (indented code), 4.5 (fenced code) and 6.1 (code spans).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

import msgspec

from generator.reader.page.outline import Form, Page

_BACKTICKS: Final = re.compile(r"(`+)")
_CODE_INDENT: Final = ("    ", "\t")


class TextLine(msgspec.Struct, frozen=True):
    """A line of text. `text` has a blank for each character of code spans in it, `written` is the line as it is."""

    number: int
    text: str
    written: str


def text_lines(page: Page) -> Iterator[TextLine]:
    """Yields the lines of text of a page, none where the whole file is of another language."""
    if page.form is not Form.MARKDOWN:
        return
    number = page.front_matter_end
    for fence in (*page.fences, None):
        end = fence.line - 1 if fence else len(page.lines)
        while number < end:
            line = page.lines[number]
            number += 1
            if line and not line.startswith(_CODE_INDENT):
                yield TextLine(number, without_code(line), line)
        if fence:
            # its body, and the line that closes it
            number = max(number, fence.line + len(fence.body.splitlines()) + 1)


def without_code(line: str) -> str:
    """A line with blanks in place of its code spans, in time linear in its length."""
    if "`" not in line:
        return line
    parts = _BACKTICKS.split(line)
    later = Counter(len(run) for run in parts[1::2])
    opened = 0
    for place, part in enumerate(parts):
        is_run = place % 2 == 1
        if is_run:
            later[len(part)] -= 1
        if opened:
            parts[place] = " " * len(part)
            opened = 0 if is_run and len(part) == opened else opened
        elif is_run and later[len(part)]:
            opened, parts[place] = len(part), " " * len(part)
    return "".join(parts)
