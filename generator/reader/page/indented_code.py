"""Code blocks without marks: lines that four blanks or a tab indent (CommonMark 4.4)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.reader.page.blocks import Fence

_INDENTED = re.compile(r" {4}| {0,3}\t")


def indented_blocks(lines: Sequence[tuple[int, str]]) -> tuple[Fence, ...]:
    """The blocks among some lines outside other code blocks; `line` is the one above a block, as with opening marks.

    Blank lines within a block belong to it. Lines go with their numbers.
    """
    blocks: list[Fence] = []
    pending: list[tuple[int, str]] = []
    is_open = False
    may_open = True
    for number, line in lines:
        is_blank = not line.strip()
        is_indented = not is_blank and _INDENTED.match(line) is not None
        if is_indented and (is_open or may_open):
            is_open = True
        elif is_open and not is_blank:
            blocks.append(_block(pending))
            pending, is_open = [], False
        if is_open:
            pending.append((number, line))
        # in a paragraph, an indented line is a part of it
        may_open = is_blank or line.lstrip().startswith("#")
    if is_open:
        blocks.append(_block(pending))
    return tuple(blocks)


def _block(lines: list[tuple[int, str]]) -> Fence:
    while not lines[-1][1].strip():
        lines.pop()
    body = "\n".join([_INDENTED.sub("", line, count=1) for _, line in lines])
    return Fence("", body, lines[0][0] - 1)
