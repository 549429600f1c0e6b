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
        # the blank line before the block, and the newline that ends each page
        left = room - _size(page) - 3
        if _size(block) > left and page and _size(block) < room:
            pages.append(f"{page}\n")
            page, left = "", room
        first, *others = _pieces(block, left, room - 1)
        if page and _size(first) > left:
            pages.append(f"{page}\n")
            page = ""
        page = f"{page}\n\n{first}" if page else first
        for other in others:
            pages.append(f"{page}\n")
            page = other
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


def _pieces(block: str, left: int, room: int) -> Iterator[str]:
    """A block in parts, the first of which fits into what is `left` of a page, if a line does, and the others on a page."""
    if _size(block) <= left:
        yield block
        return
    lines = block.split("\n")
    is_code = block.startswith(_FENCE)
    # a table begins with its head and the line below, code with its fence
    head = lines[:2] if block.startswith("|") else lines[:1] if is_code else []
    tail = lines[-1:] if is_code else []
    around = _size("\n".join([*head, "", *tail])) + 1
    part: list[str] = []
    left -= around
    for line in lines[len(head) : len(lines) - len(tail)]:
        if part and _size(line) + 1 > left:
            yield "\n".join([*head, *part, *tail])
            part, left = [], room - around
        part.append(line)
        left -= _size(line) + 1
    yield "\n".join([*head, *part, *tail])


def _size(text: str) -> int:
    return len(text.encode())
