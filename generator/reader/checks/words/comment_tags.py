"""Checks: tags of comments in source code, which no renderer of Markdown knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.reader.checks.checked import CheckedPage, PageDefect
from generator.reader.page.outline import Form, Page

_TAG: Final = re.compile(
    r"<(?:(see|seealso)[ \t]+(?:cref|langword)|(paramref|typeparamref)[ \t]+name)[ \t]*="
)
_DETAIL_LENGTH: Final = 200


def comment_tags(checked: CheckedPage) -> Iterator[PageDefect]:
    """Yields each line of text with such a tag. Code is no text, nor is a line with any backtick, to be sure."""
    if checked.page.form is not Form.MARKDOWN:
        return
    for number, line in _text_lines(checked.page):
        found = _TAG.search(line)
        if found:
            tag = found.group(1) or found.group(2)
            yield PageDefect(
                id="text-comment-tag",
                line=number,
                message=f"the tag {tag} stands in text as it was written",
                cause=tag,
                detail=line.strip()[:_DETAIL_LENGTH],
            )


def _text_lines(page: Page) -> Iterator[tuple[int, str]]:
    code = {
        number
        for fence in page.fences
        for number in range(fence.line, fence.line + len(fence.body.splitlines()) + 2)
    }
    for number, line in enumerate(page.lines, 1):
        indented = line.startswith(("    ", "\t"))
        if (
            number > page.front_matter_end
            and number not in code
            and not indented
            and "`" not in line
        ):
            yield number, line
