"""Check: references of comments that a program left as names of code.

Source: C# specification, annex D (ID strings: `T:` is a type, `M:` a method, `P:` a property, `F:` a field, `E:` an event, `N:` a
namespace).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.reader.checks.checked import PageDefect
from generator.reader.checks.words.text_lines import TextLine

# variables of templates have braces and dots as well, but no namespace before them; routes have no blank before the brace,
# which is looked at last, so that the search goes from brace to brace
_IN_BRACES: Final = re.compile(
    r"""\{(?<![^\s(>}"']\{)[A-Z]\w*+(?:\.[A-Z]\w*+){3,20}\}""", re.ASCII
)
_WITH_LETTER: Final = re.compile(
    r"[TMPFEN]:(?<![^\s(>][TMPFEN]:)[A-Z]\w*+(?:\.[A-Z]\w*+){2,20}", re.ASCII
)


def raw_reference(text: str) -> re.Match[str] | None:
    """A name in braces, or with the letter of its sort: a namespace of two parts at least, a type, and perhaps a member."""
    found = _IN_BRACES.search(text) if "{" in text else None
    return found or (_WITH_LETTER.search(text) if ":" in text else None)


def way_of(reference: str) -> str:
    """How a program writes such references: what it gets wrong in all of them."""
    return "braces" if reference.startswith("{") else "letter"


def raw_references(lines: Sequence[TextLine]) -> Iterator[PageDefect]:
    """Yields each line with such a reference; the program that writes all of them leaves it as it is."""
    for line in lines:
        found = raw_reference(line.text)
        if found:
            yield PageDefect(
                id="text-reference-raw",
                line=line.number,
                message="a reference of a comment stands in text as a name of code",
                cause=way_of(found[0]),
                detail=line.written.strip(),
            )
