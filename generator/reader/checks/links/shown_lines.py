"""The lines of a page whose links readers can follow: what is in comments and code of HTML is no link.

Source: HTML, sections 13.1.6 (comments) and 13.1.2 (elements); CommonMark 0.31, section 4.6 (HTML blocks).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

from generator.reader.checks.words.text_lines import TextLine, text_lines
from generator.reader.page.outline import Page

_COMMENT: Final = "<!--"
_CODE: Final = ("code", "pre", "samp", "script", "style", "template", "textarea")
_HIDDEN: Final = re.compile(rf"<!--|<({'|'.join(_CODE)})(?=[\s>/]|\Z)", re.IGNORECASE)
_ENDS: Final[Mapping[str, re.Pattern[str]]] = {
    _COMMENT: re.compile("-->"),
    **{name: re.compile(f"</{name}", re.IGNORECASE) for name in _CODE},
}


def shown_lines(page: Page) -> Iterator[TextLine]:
    """Yields the lines of text of a page without what is hidden; what is never closed hides the rest of the page."""
    inside = ""
    for line in text_lines(page):
        if not inside and "<" not in line.text:
            yield line
            continue
        text, inside = _shown(line.text, inside)
        if text:
            yield msgspec.structs.replace(line, text=text)


def _shown(text: str, inside: str) -> tuple[str, str]:
    """The text without its hidden parts, and what hides the next line; `inside` is what hides the start of this one."""
    parts: list[str] = []
    place = 0
    while True:
        if inside:
            end = _ENDS[inside].search(text, place)
            if end is None:
                return " ".join(parts), inside
            place, inside = end.end(), ""
        start = _HIDDEN.search(text, place)
        if start is None:
            parts.append(text[place:])
            return " ".join(parts), ""
        parts.append(text[place : start.start()])
        place, inside = start.end(), (start[1] or _COMMENT).lower()
