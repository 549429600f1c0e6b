"""What the templates of pages of models and enums see: finished cells and links, in parts that are small enough."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

import msgspec

from generator.emit.docs.escape import as_blocks
from generator.emit.docs.paths import continued, relative
from generator.model.text import Text

LARGEST_PAGE: Final = 9_500
"""What is larger is split, in bytes, so that assistants read pages whole."""

_FRAME: Final = 900
"""About the size of headings, code and sentences on a page."""

Row = tuple[str, ...]
"""The cells of a row of a table, as Markdown."""


class Inherited(msgspec.Struct, frozen=True):
    """The fields that a model has from another one: the link to it, and their names."""

    link: str
    names: tuple[str, ...]


class Used(msgspec.Struct, frozen=True):
    """Places of one kind that use a type: how, links to the first ones, and how many more there are."""

    how: str
    links: tuple[str, ...]
    more: int


class TypePage(msgspec.Struct, frozen=True, kw_only=True):
    """The page of a model or enum, with the first of its rows.

    `kind` is what people call it, `module` is where the class is imported from, `section` says what its rows are. `sentences` and what its
    columns and rows hold is Markdown, `example` is code. `next_page` is a link to where the rows go on, empty where they
    do not.
    """

    path: str
    name: str
    kind: str
    module: str
    text: Text | None
    section: str
    columns: Row
    rows: tuple[Row, ...]
    sentences: tuple[str, ...]
    used: tuple[Used, ...]
    is_flags: bool = False
    example: str = ""
    inherited: tuple[Inherited, ...] = ()
    next_page: str = ""


class TypePart(msgspec.Struct, frozen=True):
    """A page on which the rows of another one go on. `first_page` and `next_page` are links, the latter empty on the last."""

    path: str
    name: str
    section: str
    columns: Row
    rows: tuple[Row, ...]
    first_page: str
    next_page: str


def split(page: TypePage) -> Iterator[TypePage | TypePart]:
    """The page with as many rows as it has room for, and the pages of the others."""
    first, *others = _parts(page.rows, LARGEST_PAGE - _size(page))
    paths = [
        page.path,
        *(
            continued(page.path, page.section, number)
            for number in range(2, len(others) + 2)
        ),
    ]
    following = [relative(target, here) for here, target in pairwise(paths)] + [""]
    yield msgspec.structs.replace(page, rows=first, next_page=following[0])
    for path, rows, next_page in zip(paths[1:], others, following[1:], strict=True):
        first_page = relative(page.path, path)
        yield TypePart(
            path, page.name, page.section, page.columns, rows, first_page, next_page
        )


def _parts(rows: Iterable[Row], room: int) -> list[tuple[Row, ...]]:
    """The rows in parts: the first one has this room, and at least one row if there are any."""
    parts: list[list[Row]] = [[]]
    for row in rows:
        size = _row_size(row)
        if size > room and parts[-1]:
            parts.append([])
            room = LARGEST_PAGE - _FRAME
        parts[-1].append(row)
        room -= size
    return [tuple(part) for part in parts]


def _row_size(row: Row) -> int:
    return sum(len(cell.encode()) + 3 for cell in row) + 2


def _size(page: TypePage) -> int:
    """About the size of a page without its rows, in bytes."""
    inherited = (name for base in page.inherited for name in base.names)
    links = (link for used in page.used for link in used.links)
    pieces = (*page.sentences, *inherited, *links)
    words = as_blocks(page.text).encode() if page.text else b""
    return _FRAME + len(words) + sum(len(piece) + 4 for piece in pieces)
