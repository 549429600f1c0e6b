"""Checks: tags of comments in source code, which no renderer of Markdown knows.

Source: the tags of .NET documentation comments that HTML does not have (C# specification, annex D).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.reader.checks.checked import PageDefect
from generator.reader.checks.words.text_lines import TextLine

_TAG: Final = re.compile(
    r"<(?:(para|inheritdoc)[ \t]*+/?+>"
    r"|(see|seealso)[ \t]++(?:cref|langword|href)[ \t]*+="
    r"|(paramref|typeparamref)[ \t]++name[ \t]*+="
    r"|(list)[ \t]++type[ \t]*+="
    r"|(c)>[^<]*+</c>)"
)
ESCAPED_TAG: Final = re.compile(
    r"&lt;/?(para|inheritdoc|p|br|b|i|c|code|ul|ol|li)[ \t]*+/?+(?:&gt;|>)"
    r"|&lt;(see|seealso|paramref|typeparamref)[ \t]++[a-z]++[ \t]*+="
)
"""A tag that readers see as words; what is no tag of HTML or of comments may stand for a variable."""
# quotes in strings of YAML have a backslash
_LOST: Final = re.compile(
    r"""\bcref[ \t]*+=[ \t]*+\\?["'](!:[^"'<>\\]{1,200})\\?["']"""
)


def comment_tags(lines: Sequence[TextLine]) -> Iterator[PageDefect]:
    """Yields each line with such a tag; the template that writes all of them leaves it as it is."""
    for line in lines:
        found = _TAG.search(line.text) if "<" in line.text else None
        if found:
            tag = name_of(found)
            yield PageDefect(
                id="text-comment-tag",
                line=line.number,
                message=f"the tag {tag} of a comment stands in text as it was written",
                cause=tag,
                detail=line.written.strip(),
            )


def escaped_tags(lines: Sequence[TextLine]) -> Iterator[PageDefect]:
    """Yields each line that shows a tag as words; a comment stands on many pages."""
    for line in lines:
        found = ESCAPED_TAG.search(line.text) if "&lt;" in line.text else None
        if found:
            yield PageDefect(
                id="text-tag-escaped",
                line=line.number,
                message=f"readers see the tag {name_of(found)} as words",
                cause=line.written.strip(),
                detail=line.written.strip(),
            )


def lost_references(lines: Sequence[TextLine]) -> Iterator[PageDefect]:
    """Yields each line with a reference that the compiler could not resolve, which it marks with an exclamation mark."""
    for line in lines:
        found = _LOST.search(line.text) if "!:" in line.text else None
        if found:
            yield PageDefect(
                id="text-reference",
                line=line.number,
                message="a reference leads to nothing, as the compiler has marked it",
                cause=found[1],
                detail=line.written.strip(),
            )


def name_of(found: re.Match[str]) -> str:
    """The name of a tag that was found."""
    return next(name for name in found.groups() if name)
