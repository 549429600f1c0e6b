"""The front matter: the YAML between the two `---` at the start of a page, of which the strings at the top are kept.

YAML decides what the front matter holds. What it does not read, because the text is no YAML or a value takes other
lines with it, is read line by line: a line `key: value` counts on its own, so that a title that YAML refuses does not
cost the `uid` below it. Each such case is a diagnostic with its line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

import msgspec

from generator.reader.log import DiagnosticLog
from generator.reader.page.front_matter_lines import Entry, key_lines
from generator.reader.page.yaml import Limits, Top, YamlError, top_scalars

MAX_CHARACTERS: Final = 16 * 1024
"""The longest front matter that is read as YAML: fifty times the longest of a real page."""

_ID: Final = "page-front-matter"
_LIMITS: Final = Limits(MAX_CHARACTERS, depth=16)
_NAMES_PAGE: Final = frozenset(("uid", "id", "title"))
# blank lines, a second byte order mark and the mark of a conflict may precede it where a key follows
_OPENING = re.compile(
    r"\A(?:---[ \t]*\n|(?:[ \t\ufeff]*\n|<{7}[^\n]*\n)*\ufeff?[ ]{0,3}---[ \t]*\n(?=[ \t]*[\w\"'<#]))"
)
# `...` ends a document of YAML as well; below `=======`, the second side of a conflict begins
_CLOSING = re.compile(r"(?<!\n=======\n)^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
# where the page itself begins, if the front matter is never closed
_BODY = re.compile(r"^[ \t]*\n(?=#{1,6} )|^(?:```|~~~)", re.MULTILINE)
_END = re.compile(r"^[ \t]*$|^#{1,6} |^(?:```|~~~)", re.MULTILINE)


class FrontMatter(msgspec.Struct, frozen=True):
    """The strings of the front matter.

    `end_line` is the line of the closing `---`, 0 where there is none, and `end` where this line ends in the text.
    Without a closing `---`, both are those of the last line of front matter.
    """

    values: Mapping[str, str]
    end_line: int
    end: int


def front_matter(text: str, log: DiagnosticLog) -> FrontMatter:
    """The front matter of a page; what is wrong with it is a diagnostic, and what can be read of it is used."""
    opening = _OPENING.match(text)
    if opening is None:
        return FrontMatter({}, 0, 0)
    start = opening.end()
    above = text.count("\n", 0, start)
    if above > 1:
        log.add(_ID, above, "the front matter does not begin on the first line")
    closing = _CLOSING.search(text, start)
    if closing is None:
        return _unclosed(text, start, log)
    source = text[start : closing.start()]
    top = _yaml(source, above)
    if isinstance(top, YamlError) and _BODY.search(source):
        return _unclosed(text, start, log)
    end_line = text.count("\n", 0, closing.start()) + 1
    return FrontMatter(_values(source, above, top, log), end_line, closing.end())


def _unclosed(text: str, start: int, log: DiagnosticLog) -> FrontMatter:
    """The front matter up to the first blank line, heading or code block."""
    above = text.count("\n", 0, start)
    log.add(_ID, above, "the front matter is never closed")
    end = _END.search(text, start)
    stop = max(end.start() - 1, start) if end else len(text)
    source = text[start:stop]
    if not source.strip():
        return FrontMatter({}, 0, 0)
    values = _values(source, above, _yaml(source, above), log)
    return FrontMatter(values, above + source.count("\n") + 1, stop)


def _yaml(source: str, above: int) -> Top | YamlError:
    """What YAML reads below so many lines, with lines of the page."""
    try:
        return top_scalars(source, _LIMITS)
    except YamlError as error:
        error.line += above
        return error


def _values(
    source: str, above: int, top: Top | YamlError, log: DiagnosticLog
) -> dict[str, str]:
    """The strings that YAML reads, and those of the lines that it does not read."""
    if isinstance(top, YamlError):
        log.add(_ID, top.line, top.message, top.detail)
        return _first_of_each(key_lines(source, above, broken=True), log)
    if source.count("\n") == len(top.strings):
        # each line is a string, as on nearly every page
        return top.strings
    for key in top.duplicates:
        log.add(_ID, key.line + above, "a key is duplicated", key.text)
    values = dict(top.strings)
    for entry in key_lines(source, above, broken=False):
        is_list = entry.key in top.others and entry.key not in _NAMES_PAGE
        if entry.key not in values and not is_list:
            values[entry.key] = entry.value
            log.add(_ID, entry.line, "this line is no string in YAML", entry.key)
    return values


def _first_of_each(lines: tuple[Entry, ...], log: DiagnosticLog) -> dict[str, str]:
    values: dict[str, str] = {}
    for entry in lines:
        if entry.key in values:
            log.add(_ID, entry.line, "a key is duplicated", entry.key)
        values.setdefault(entry.key, entry.value)
    return values
