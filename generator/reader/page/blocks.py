"""The headings and code blocks of a page, however they were found."""

from __future__ import annotations

from typing import Final

import msgspec

MAX_LINES: Final = 50_000
"""The most lines outside fences: a thousand times those of a real page, and seconds to read."""


class Heading(msgspec.Struct, frozen=True):
    """A heading; `text` is without `#` and Markdown escapes."""

    level: int
    text: str
    line: int


class Fence(msgspec.Struct, frozen=True):
    """A code block. `line` is that of its opening ```` ``` ````, so its body starts one line below."""

    language: str
    body: str
    line: int


class Blocks(msgspec.Struct, frozen=True):
    """The headings and code blocks of a page, each in its order."""

    headings: tuple[Heading, ...]
    fences: tuple[Fence, ...]


def language_of(info: str) -> str:
    """The language of a code block: the first word behind its opening marks, in lower case."""
    words = info.split(maxsplit=1)
    return words[0].lower() if words else ""
