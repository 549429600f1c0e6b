"""The YAML between the two `---` at the start of a page, of which the strings of the top mapping are kept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

import msgspec

from generator.reader.log import DiagnosticLog
from generator.reader.page.yaml import Limits, YamlError, top_scalars

MAX_CHARACTERS: Final = 16 * 1024
"""The longest front matter that is read: fifty times the longest of a real page."""

_LIMITS: Final = Limits(MAX_CHARACTERS, depth=16)
_OPENING = re.compile(r"\A---[ \t]*\n")
# `...` ends a document of YAML as well
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)


class FrontMatter(msgspec.Struct, frozen=True):
    """The strings of the front matter.

    `end_line` is the line of the closing `---`, 0 where there is none, and `end` where this line ends in the text.
    """

    values: Mapping[str, str]
    end_line: int
    end: int


def front_matter(text: str, log: DiagnosticLog) -> FrontMatter:
    """The front matter of a page; what is wrong with it is a diagnostic, and the page is used without it."""
    opening = _OPENING.match(text)
    if opening is None:
        return FrontMatter({}, 0, 0)
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        log.add("page-front-matter", 1, "the front matter is never closed")
        return FrontMatter({}, 0, 0)
    end_line = text.count("\n", 0, closing.start()) + 1
    values = _values(text[opening.end() : closing.start()], log)
    return FrontMatter(values, end_line, closing.end())


def _values(source: str, log: DiagnosticLog) -> dict[str, str]:
    """The strings of a source that begins on the second line of its page."""
    try:
        values, duplicates = top_scalars(source, _LIMITS)
    except YamlError as error:
        log.add("page-front-matter", error.line + 1, error.message, error.detail)
        return {}
    for key in duplicates:
        log.add("page-front-matter", key.line + 1, "a key is duplicated", key.text)
    return values
