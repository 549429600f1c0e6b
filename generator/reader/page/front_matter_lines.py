"""The lines `key: value` of a front matter, each on its own, for what YAML does not read."""

from __future__ import annotations

import re
from typing import Final

import msgspec

_LINE = re.compile(
    r"^([ \t]*)([\"']?)([A-Za-z_][\w.-]{0,79})\2[ \t]*:([^\n]*)$",
    re.ASCII | re.MULTILINE,
)
# elsewhere the value begins behind a blank, as in YAML: `http://host` is no key
_WITHOUT_BLANK: Final = frozenset(("uid", "id", "title"))
# what YAML continues below: a block of text, a list or mapping
_OPEN = re.compile(r"[|>][+-]?[0-9]?[+-]?\Z")
_COMMENT = re.compile(r"(?:\A|[ \t])#.*")
_QUOTED = re.compile(r"\"([^\"]*)\"|'((?:[^']|'')*)'")


class Entry(msgspec.Struct, frozen=True):
    """A key with its value as written, without quotes and comment."""

    key: str
    value: str
    line: int


def key_lines(source: str, above: int, *, broken: bool) -> tuple[Entry, ...]:
    """The lines with a value, below so many lines of a page; those at the margin first.

    In YAML that is `broken`, indented lines count as well unless the line above them may have them for a value.
    """
    margin: list[Entry] = []
    indented: list[Entry] = []
    line, position, nested = above + 1, 0, False
    for match in _LINE.finditer(source):
        line += source.count("\n", position, match.start())
        position = match.start()
        if match[4][:1].strip() and match[3] not in _WITHOUT_BLANK:
            continue
        value = _value(match[4])
        if not match[1]:
            nested = not value or _OPEN.match(value) is not None
        if not value or (match[1] and nested) or (not match[1] and nested):
            continue
        entries = indented if match[1] else margin
        entries.append(Entry(match[3], value, line))
    return (*margin, *indented) if broken else tuple(margin)


def _value(written: str) -> str:
    """The value of a line. A quote that does not close is left out."""
    written = written.strip()
    quoted = _QUOTED.match(written)
    if quoted and not _COMMENT.sub("", written[quoted.end() :]).strip():
        return quoted[1] if quoted[1] is not None else quoted[2].replace("''", "'")
    plain = _COMMENT.sub("", written).strip()
    return plain.strip("\"'") if plain[:1] in {'"', "'"} else plain
