"""Checks: HTML in Markdown.

Source: CommonMark 0.31, section 4.6 (HTML blocks): one ends at the next blank line, and nothing in it is Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.reader.checks.checked import PageDefect
from generator.reader.checks.words.text_lines import TextLine

_IN_WORDS: Final = {
    "b": "**",
    "strong": "**",
    "i": "*",
    "em": "*",
    "code": "`",
    "a": "[text](address)",
}
_TAG: Final = re.compile(
    r"<(?:(b|strong|i|em|code)>[^<>]{1,500}</|(a) href=[^<>\s]{1,500}>)", re.IGNORECASE
)
_BLOCKS: Final = (
    "address|article|aside|blockquote|center|details|dialog|dd|div|dl|dt|fieldset|figure|footer|form|h[1-6]|header|hr|li|main|"
    "menu|nav|ol|p|section|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
# these begin a block wherever they stand at the start of a line
_BLOCK: Final = re.compile(rf" {{0,3}}</?(?:{_BLOCKS})(?:[ \t/>]|$)", re.IGNORECASE)
# and any other tag that is alone on its line, unless it follows text
_ALONE: Final = re.compile(
    r" {0,3}</?[A-Za-z][A-Za-z0-9-]*+(?:[ \t][^<>]*+)?/?>[ \t]*+\Z"
)
# what readers would see as signs: bold words, a link, the item of a list
_MARKDOWN: Final = re.compile(
    r"\*\*[^\s*][^*]{0,500}\*\*|\[[^\]\[]{1,500}\]\([^()\s]{1,500}\)| {0,3}[*+-][ \t]+\S"
)


def html_in_words(lines: Sequence[TextLine]) -> Iterator[PageDefect]:
    """Yields each line with HTML for which Markdown has a form; a comment stands on many pages."""
    for line in lines:
        found = _TAG.search(line.text) if "<" in line.text else None
        if found:
            tag = (found[1] or found[2]).lower()
            yield PageDefect(
                id="text-html-tag",
                line=line.number,
                message=f"the tag {tag} stands for {_IN_WORDS[tag]}",
                cause=line.written.strip(),
                detail=line.written.strip(),
            )


def html_blocks(lines: Sequence[TextLine]) -> Iterator[PageDefect]:
    """Yields each line of Markdown that a tag above makes part of an HTML block; a block is one case."""
    before, opened, found = 0, "", False
    for line in lines:
        if line.number > before + 1:
            opened, found = "", False
        if opened and not found and _MARKDOWN.match(line.text):
            found = True
            yield PageDefect(
                id="text-html-block",
                line=line.number,
                message="the tag above begins a block of HTML, in which Markdown shows as it is written",
                cause=opened,
                detail=line.written.strip(),
            )
        elif not opened and _begins(line.text, is_after_text=line.number == before + 1):
            opened = line.written.strip()
        before = line.number


def _begins(text: str, *, is_after_text: bool) -> bool:
    if "<" not in text[:4]:
        return False
    return bool(_BLOCK.match(text) or (not is_after_text and _ALONE.match(text)))
