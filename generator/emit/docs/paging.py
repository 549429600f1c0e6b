"""Pages that people and assistants can read at once: what is larger goes on, on the next page.

A page is split between its blocks; tables, lists and code that are larger than a page are split between their lines, and
each part of a table or code is a whole one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.emit.docs.paths import continued, relative

LARGEST: Final = 10_000
"""The largest page in bytes."""

_FENCE: Final = "```"
_ROOM_FOR_LINKS: Final = 300
"""Bytes for the links of a page to those before and after it."""


def page_files(path: str, section: str, text: str) -> Iterator[tuple[str, str]]:
    """Path and text of a page, and of those on which a `section` of it goes on; these link to each other."""
    if _size(text) <= LARGEST:
        yield path, text
        return
    texts = paged(text, LARGEST - _ROOM_FOR_LINKS)
    numbers = range(2, len(texts) + 1)
    paths = [path, *(continued(path, section, number) for number in numbers)]
    for number, (page, part) in enumerate(zip(paths, texts, strict=True)):
        before = after = ""
        if number:
            before = (
                f"This goes on from [here]({relative(paths[number - 1], page)}).\n\n"
            )
        if page != paths[-1]:
            after = f"\nThis goes on [here]({relative(paths[number + 1], page)}).\n"
        yield page, f"{before}{part}{after}"


def paged(text: str, room: int = LARGEST) -> list[str]:
    """The text on as many pages as it needs, each of at most `room` bytes; a single line that is larger is a page."""
    if _size(text) <= room:
        return [text]
    pages: list[str] = []
    page = ""
    for block in _blocks(text):
        for piece in _pieces(block, room):
            joined = f"{page}\n\n{piece}" if page else piece
            # the newline that ends each page
            if page and _size(joined) >= room:
                pages.append(f"{page}\n")
                joined = piece
            page = joined
    return [*pages, f"{page}\n"]


def _blocks(text: str) -> Iterator[str]:
    """The parts of a text between blank lines; code is one part."""
    block: list[str] = []
    is_code = False
    for line in text.rstrip("\n").split("\n"):
        if line.startswith(_FENCE):
            is_code = not is_code
        if line or is_code:
            block.append(line)
        elif block:
            yield "\n".join(block)
            block = []
    if block:
        yield "\n".join(block)


def _pieces(block: str, room: int) -> Iterator[str]:
    """A block in parts that fit on a page."""
    if _size(block) < room:
        yield block
        return
    lines = block.split("\n")
    # a table begins with its head and the line below, code with its fence
    head = lines[:2] if block.startswith("|") else lines[:1] if _is_code(block) else []
    tail = lines[-1:] if _is_code(block) else []
    part: list[str] = []
    left = empty = room - _size("\n".join([*head, *tail])) - 2
    for line in lines[len(head) : len(lines) - len(tail)]:
        if part and _size(line) + 1 > left:
            yield "\n".join([*head, *part, *tail])
            part, left = [], empty
        part.append(line)
        left -= _size(line) + 1
    yield "\n".join([*head, *part, *tail])


def _is_code(block: str) -> bool:
    return block.startswith(_FENCE)


def _size(text: str) -> int:
    return len(text.encode())
