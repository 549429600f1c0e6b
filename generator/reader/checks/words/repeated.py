"""Check: a short word that is written twice, as happens at the end of lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.reader.checks.checked import PageDefect
from generator.reader.checks.words.text_lines import TextLine

# no sentence has these twice on purpose, as it may have 'that that' or 'had had'
_TWICE: Final = re.compile(
    r"(?<![\w'.-])(the|an|of|to|from|with|for|and|or|is|are|be) \1(?![\w'.:-])"
)


def repeated_words(lines: Sequence[TextLine]) -> Iterator[PageDefect]:
    """Yields each line with such a word; a comment stands on many pages."""
    for line in lines:
        found = _TWICE.search(line.text)
        if found:
            yield PageDefect(
                id="text-word-repeated",
                line=line.number,
                message=f"the word {found[1]} is written twice",
                cause=line.written.strip(),
                detail=line.written.strip(),
            )
