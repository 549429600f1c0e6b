"""Edits of pages: what writers do, such as another type in a cell or a row less, and damages of `page_mutations`."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from random import Random
from typing import Final

from benchmarks.page_mutations.edits import mutated
from generator.model.api import Api
from generator.model.facts import PageFacts
from generator.passes import build_api
from generator.reader.read import read_page

_SEEDS: Final = Path(__file__).resolve().parents[2] / "seeds"
_ENDINGS: Final = frozenset({".md", ".yml", ".json", ".wsdl"})
_ROW: Final = re.compile(rb"^\|(?![-: ]*-).*\|[ \t]*\n", re.MULTILINE)
_TYPE: Final = re.compile(
    rb"(?<=[|:\"> ])(?:int32|string|boolean|Int32|String|Boolean|Integer|xs:int|xs:string)(?=[|\"< ])"
)
_TYPES: Final = (b"int32", b"string", b"boolean", b"date-time")
_VALUE: Final = re.compile(rb'(?<=": )(?:"[A-Za-z ]+"|[0-9]+|true|false)(?=[,\n])')
_VALUES: Final = (b"0", b"17", b'"Other"', b"true", b"null")

Pages = dict[str, bytes]


@cache
def _seeds() -> tuple[tuple[str, bytes], ...]:
    return tuple(
        (path.relative_to(_SEEDS).as_posix(), path.read_bytes())
        for path in sorted(_SEEDS.rglob("*"))
        if path.is_file() and path.suffix in _ENDINGS
    )


def seeds() -> Pages:
    """The pages of the old SDK."""
    return dict(_seeds())


def api_of_pages(pages: Pages) -> Api:
    """The model that the pages give together."""
    return build_api(_read(path, data) for path, data in pages.items()).api


@cache
def _read(path: str, data: bytes) -> PageFacts:
    return read_page(path, data)


def edited_pages(pages: Pages, random: Random) -> Pages:
    """The pages with an edit of one or two of them."""
    edited = dict(pages)
    for path in random.sample(sorted(pages), random.randint(1, 2)):
        edit = random.choice([_without_row, _other_type, _other_value, _damaged])
        edited[path] = edit(edited[path], random)
    return edited


def _without_row(data: bytes, random: Random) -> bytes:
    return _replaced(_ROW, data, b"", random)


def _other_type(data: bytes, random: Random) -> bytes:
    return _replaced(_TYPE, data, random.choice(_TYPES), random)


def _other_value(data: bytes, random: Random) -> bytes:
    return _replaced(_VALUE, data, random.choice(_VALUES), random)


def _damaged(data: bytes, random: Random) -> bytes:
    return mutated(data, random, [content for _, content in _seeds()])


def _replaced(
    pattern: re.Pattern[bytes], data: bytes, other: bytes, random: Random
) -> bytes:
    places = list(pattern.finditer(data))
    if not places:
        return data
    place = random.choice(places)
    return data[: place.start()] + other + data[place.end() :]
