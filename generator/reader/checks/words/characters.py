"""Checks: characters that readers see otherwise than they were meant.

Source: CommonMark 0.31, section 6.2 (entities); RFC 3629 (UTF-8), whose sequences show when they are read as Windows-1252.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.reader.checks.checked import PageDefect
from generator.reader.checks.words.text_lines import TextLine

_ESCAPED_TWICE: Final = re.compile(
    r"&amp;(?:amp|lt|gt|quot|apos|nbsp|#[0-9]{1,6}|#x[0-9A-Fa-f]{1,6});"
)
# the first octet of a sequence, and all that Windows-1252 makes of the others
_CONTINUED: Final = re.escape(bytes(range(0x80, 0xC0)).decode("cp1252", "ignore"))
_OCTETS: Final = re.compile(rf"[\u00C2\u00C3\u00E2\u00F0][{_CONTINUED}]{{1,3}}")
_LOST: Final = "\N{REPLACEMENT CHARACTER}"


def entities_escaped_twice(lines: Sequence[TextLine]) -> Iterator[PageDefect]:
    """Yields each line that shows an entity in place of its character; a comment stands on many pages."""
    for line in lines:
        found = _ESCAPED_TWICE.search(line.text) if "&amp;" in line.text else None
        if found:
            yield PageDefect(
                id="text-entity",
                line=line.number,
                message="an entity was escaped twice, so that readers see it as words",
                cause=line.written.strip(),
                detail=line.written.strip(),
            )


def misread_octets(lines: Sequence[TextLine]) -> Iterator[PageDefect]:
    """Yields each line with characters that are UTF-8 read as Windows-1252: their octets are a valid sequence."""
    for line in lines:
        if line.text.isascii():
            continue
        if any(_is_utf8(found[0]) for found in _OCTETS.finditer(line.text)):
            yield PageDefect(
                id="text-encoding",
                line=line.number,
                message="UTF-8 was read as Windows-1252 and written again",
                cause=line.written.strip(),
                detail=line.written.strip(),
            )


def _is_utf8(characters: str) -> bool:
    octets = characters.encode("cp1252", "replace")
    # the sequence may be followed by characters that are no part of it
    for end in range(2, len(octets) + 1):
        try:
            octets[:end].decode()
        except UnicodeDecodeError:
            continue
        return True
    return False


def lost_characters(lines: Sequence[TextLine]) -> Iterator[PageDefect]:
    """Yields each line with the character that stands for one that could not be read."""
    for line in lines:
        if not line.text.isascii() and _LOST in line.text:
            yield PageDefect(
                id="text-character-lost",
                line=line.number,
                message="a character was lost when the text was read before",
                cause=line.written.strip(),
                detail=line.written.strip(),
            )
