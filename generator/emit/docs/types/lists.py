"""The lists of models and enums, split between first letters where they are long."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import Final

import msgspec

from generator.emit.docs.escape import as_summary
from generator.emit.docs.paths import TypeModule, relative, type_list
from generator.emit.docs.types.pages import LARGEST_PAGE, TypePage

_FRAME: Final = 300
"""About the size of a list without its entries."""


class Entry(msgspec.Struct, frozen=True):
    """A type in a list: its class, its page, and the begin of what the docs say about it, as Markdown."""

    name: str
    page: str
    summary: str

    def link(self, page: str) -> str:
        """The link to its page from another one."""
        return f"[`{self.name}`]({relative(self.page, page)})"

    @property
    def size(self) -> int:
        """About the size of its line."""
        return len(self.name) + len(self.page) + len(self.summary.encode()) + 12


class ListPart(msgspec.Struct, frozen=True):
    """A page with a part of a list: the link to it, and its first and last entry."""

    link: str
    first: str
    last: str
    count: int


class TypeList(msgspec.Struct, frozen=True):
    """A list, or a part of it: either has entries, each a link and words, or the parts that have them."""

    path: str
    title: str
    entries: tuple[tuple[str, str], ...]
    parts: tuple[ListPart, ...]


def entry(page: TypePage) -> Entry:
    """The entry of a type; what only repeats its name is left out."""
    return Entry(page.name, page.path, as_summary(page.text) if page.text else "")


def type_lists(
    version: str, module: TypeModule, title: str, entries: list[Entry]
) -> Iterator[TypeList]:
    """Yields the list of the types of a module, and its parts if it is too long for a page."""
    path = type_list(version, module)
    entries = sorted(entries, key=lambda entry: (entry.name.lower(), entry.name))
    pages = list(_parts(entries))
    if len(pages) == 1:
        yield _listed(path, title, entries)
        return
    parts: list[ListPart] = []
    for part, listed in pages:
        here = type_list(version, module, part)
        first, last = listed[0].name, listed[-1].name
        parts.append(ListPart(relative(here, path), first, last, len(listed)))
        yield _listed(here, f"{title}, {first} to {last}", listed)
    yield TypeList(path, title, (), tuple(parts))


def _listed(path: str, title: str, entries: list[Entry]) -> TypeList:
    lines = tuple((entry.link(path), entry.summary) for entry in entries)
    return TypeList(path, title, lines, ())


def _parts(entries: list[Entry]) -> Iterator[tuple[str, list[Entry]]]:
    """The entries in pages, by the first letter on each; a letter that fills pages has a number on the others: `b-2`."""
    part, room = list[Entry](), LARGEST_PAGE - _FRAME
    letters = Counter[str]()
    for _, group in groupby(entries, key=_letter):
        listed = list(group)
        # a letter goes to the next page as a whole, unless it is larger than any page
        if part and sum(entry.size for entry in listed) > room:
            yield _named(part, letters), part
            part, room = [], LARGEST_PAGE - _FRAME
        for entry in listed:
            if part and entry.size > room:
                yield _named(part, letters), part
                part, room = [], LARGEST_PAGE - _FRAME
            part.append(entry)
            room -= entry.size
    yield _named(part, letters), part


def _letter(entry: Entry) -> str:
    return entry.name[0].lower()


def _named(part: list[Entry], letters: Counter[str]) -> str:
    letter = _letter(part[0])
    letters[letter] += 1
    return letter if letters[letter] == 1 else f"{letter}-{letters[letter]}"
