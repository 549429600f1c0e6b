"""Edits of pages: of bytes, tokens, tables, code blocks and front matter, and splices of two pages.

Each edit takes the bytes of a page and gives others. All chance comes from the `Random` that it is given.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random
from typing import Final

Edit = Callable[[bytes, Random, Sequence[bytes]], bytes]
"""The page, the source of chance, and the other pages."""

_TOKEN = re.compile(rb"\w+|\s+|[^\w\s]")
_ROW = re.compile(rb"^[ \t]*\|.*$", re.MULTILINE)
_FENCE = re.compile(rb"^[ \t]*(?:```|~~~).*$", re.MULTILINE)
_LINE = re.compile(rb"^.*$", re.MULTILINE)
_LONGEST: Final = 400_000
"""In bytes: a page does not grow beyond this by one edit after the other."""

_HOSTILE: Final = [
    line.encode()
    for line in (
        "---", "```", "```json", "```xml", "~~~", "## Response", "## Request Body: x", "### Response body: Y",
        "## Sample request", "## Sample response", "## Query String Parameters", "## Request Headers",
        "| Name | Type | Description |", "|---|---|---|", "| Parameter Name | Description |", "| Path Part | Type |",
        "<table><tr><td>", "</table>", "<!--", "-->", "<div>", "<xs:choice>", "</xs:choice>", 'maxOccurs="unbounded"',
        '<xs:enumeration value="On Hold" />', '<xs:any />', "<![CDATA[", "]]>", "&amp;", "&#8;", "<!DOCTYPE x>",
        "title: a: b", "uid: x", "uid: v1XEntity_Get", "uid: __init__", "{", "}", "[", "]", "{}", "null", "1e999", "-0",
        '{"a": {}}', "Enum: A, B", "Enum:", "class", "None", "__class__", "self", "import os", "\\", "\\|", "|", '"""',
        "'''", "\u2028", "\x85", "\x0c", "\x0b", "\ufeff", "\0", "\r", "\r\n", "\t", " " * 300, "|" * 300, "#" * 300,
        "[" * 300, "`" * 300, "*" * 300, "<" * 300, "x" * 3000, "0001-01-01T00:00:00", "9" * 60, "GET /api/v1/X/{id}",
        "POST /api/v2/Agents/X/Y", "HTTP/1.1 204 No Content", "- name: x", "### YamlMime:ManagedReference", "items:",
        "=======", "<<<<<<< HEAD", ">>>>>>> x", "_", "$", "a.b", "a-b", "int32", "Array", "Object", "String",
    )
]  # fmt: skip
_LANGUAGES: Final = [
    b"", b"json", b"http", b"http!", b"http_", b"https", b"text", b"xml", b"yaml", b"HTTP_", b"{.x}", b"js"
]  # fmt: skip


def _span(data: bytes | bytearray, chance: Random, longest: int) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.randrange(longest))


def change_bytes(data: bytes, chance: Random, _: Sequence[bytes]) -> bytes:
    """A few bytes become others, are dropped or are inserted."""
    changed = bytearray(data)
    for _number in range(chance.choice((1, 1, 3, 20))):
        start, stop = _span(changed, chance, 4)
        count = chance.choice((0, stop - start, 1))
        changed[start:stop] = chance.randbytes(count)
    return bytes(changed)


def drop_bytes(data: bytes, chance: Random, _: Sequence[bytes]) -> bytes:
    """A run of bytes is gone, perhaps all to the end."""
    start, stop = _span(data, chance, 2000)
    return data[:start] + (data[stop:] if chance.random() < 0.8 else b"")


def double_bytes(data: bytes, chance: Random, _: Sequence[bytes]) -> bytes:
    """A run of bytes is there again, up to eight times."""
    start, stop = _span(data, chance, 2000)
    return data[:stop] + data[start:stop] * chance.randint(1, 8) + data[stop:]


def change_line_ends(data: bytes, chance: Random, _: Sequence[bytes]) -> bytes:
    """All line ends become others, or each one by chance."""
    ends = (b"\r\n", b"\r", b"\n\n", b"\x0c\n", "\u2028".encode())
    if chance.random() < 0.5:
        return data.replace(b"\n", chance.choice(ends))
    return b"".join(line + chance.choice((b"\n", *ends)) for line in data.split(b"\n"))


def change_tokens(data: bytes, chance: Random, others: Sequence[bytes]) -> bytes:
    """Words and marks become others of the same page or of another one, are dropped or are doubled."""
    tokens = _TOKEN.findall(data)
    if not tokens:
        return data
    words = _TOKEN.findall(chance.choice(others)) or tokens
    for _number in range(chance.choice((1, 2, 5, 30))):
        index = chance.randrange(len(tokens))
        tokens[index] = chance.choice(
            (b"", tokens[index] * 2, chance.choice(words), chance.choice(_HOSTILE))
        )
    return b"".join(tokens)


def insert_lines(data: bytes, chance: Random, _: Sequence[bytes]) -> bytes:
    """Lines that mean something to a reader, at any place."""
    lines = data.split(b"\n")
    for _number in range(chance.choice((1, 2, 6))):
        lines.insert(chance.randrange(len(lines) + 1), chance.choice(_HOSTILE))
    return b"\n".join(lines)


def move_lines(data: bytes, chance: Random, _: Sequence[bytes]) -> bytes:
    """A run of lines stands at another place, in reverse, or twice."""
    lines = data.split(b"\n")
    start = chance.randrange(len(lines))
    stop = min(len(lines), start + chance.randint(1, 40))
    run = lines[start:stop]
    if chance.random() < 0.7:
        del lines[start:stop]
    if chance.random() < 0.3:
        run.reverse()
    place = chance.randrange(len(lines) + 1)
    lines[place:place] = run
    return b"\n".join(lines)


def change_tables(data: bytes, chance: Random, _: Sequence[bytes]) -> bytes:
    """Cells and columns are dropped, doubled, moved, emptied or marked."""
    kind = chance.randrange(7)
    column = chance.randrange(4)

    def changed(match: re.Match[bytes]) -> bytes:
        cells = match[0].strip().strip(b"|").split(b"|")
        if kind > 3 and chance.random() < 0.7:
            return match[0]
        index = column % len(cells)
        match kind:
            case 0:
                del cells[index]
            case 1:
                cells.insert(index, cells[index])
            case 2:
                cells.append(cells.pop(index))
            case 3:
                return b"|".join(cells)
            case 4:
                cells[index] = chance.choice(_HOSTILE)
            case 5:
                cells[index] = b"**" + cells[index].strip() + b"**"
            case _:
                return b""
        return b"|" + b"|".join(cells) + b"|"

    return _ROW.sub(changed, data)


def change_fences(data: bytes, chance: Random, _: Sequence[bytes]) -> bytes:
    """Marks of code blocks get other languages, other marks, an indentation, or are gone."""
    kind = chance.randrange(5)

    def changed(match: re.Match[bytes]) -> bytes:
        if chance.random() < 0.5:
            return match[0]
        match kind:
            case 0:
                return b"```" + chance.choice(_LANGUAGES)
            case 1:
                return b"~~~" + chance.choice(_LANGUAGES)
            case 2:
                return b" " * chance.randint(1, 5) + match[0]
            case 3:
                return b""
            case _:
                return match[0] + b"\n" + match[0]

    return _FENCE.sub(changed, data)


def change_front_matter(data: bytes, chance: Random, _: Sequence[bytes]) -> bytes:
    """One of the first lines becomes another one, or there is one more."""
    lines = data.split(b"\n")
    index = chance.randrange(min(6, len(lines)))
    key = chance.choice((b"uid: ", b"title: ", b"id: ", b"", b"\t", b"  "))
    line = key + chance.choice(
        (*_HOSTILE, b"@x", b"%x", b"*x", b"&x y", b"!x", b"a: b")
    )
    lines[index : index + chance.randrange(2)] = [line]
    return b"\n".join(lines)


def splice(data: bytes, chance: Random, others: Sequence[bytes]) -> bytes:
    """The beginning of a page and the end of another, or some lines of another page inside."""
    lines, more = data.split(b"\n"), chance.choice(others).split(b"\n")
    place, start = chance.randrange(len(lines) + 1), chance.randrange(len(more))
    if chance.random() < 0.5:
        return b"\n".join([*lines[:place], *more[start:]])
    run = more[start : start + chance.randint(1, 60)]
    return b"\n".join([*lines[:place], *run, *lines[place:]])


def repeat_lines(data: bytes, chance: Random, _: Sequence[bytes]) -> bytes:
    """A line is there a few hundred times."""
    lines = list(_LINE.finditer(data))
    line = chance.choice(lines)
    return (
        data[: line.end()]
        + (b"\n" + line[0]) * chance.choice((50, 400))
        + data[line.end() :]
    )


EDITS: Final[tuple[Edit, ...]] = (
    change_bytes,
    drop_bytes,
    double_bytes,
    change_line_ends,
    change_tokens,
    change_tokens,
    insert_lines,
    move_lines,
    change_tables,
    change_tables,
    change_fences,
    change_front_matter,
    splice,
    splice,
    repeat_lines,
)
"""All edits; some are there twice, as there is more to find with them."""


def mutated(data: bytes, chance: Random, others: Sequence[bytes]) -> bytes:
    """A page after one to four edits."""
    for _number in range(chance.choice((1, 1, 2, 4))):
        if len(data) <= _LONGEST:
            data = chance.choice(EDITS)(data, chance, others)
    return data
