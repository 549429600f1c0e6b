"""The parts of documents that operations refer to, without their texts, from `rest.documents` beside the samples."""

from __future__ import annotations

import json
import posixpath
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import msgspec

from .json_parts import Json, fields, items, text

_MOST_STEPS = 20
"""How many `$ref` may follow each other."""


class Place(msgspec.Struct, frozen=True):
    """A value in a file, to which its `$ref` are relative."""

    file: str
    value: Json

    def inside(self, value: Json) -> Place:
        """A part of the value."""
        return Place(self.file, value)


class Sources:
    """The parts by file and JSON pointer."""

    def __init__(self, file: Path) -> None:
        content: Json = json.loads(file.read_bytes())
        self._documents = fields(fields(content).get("documents"))
        self._parts = items(fields(content).get("parts"))

    def target(self, file: str, reference: str) -> Place | None:
        """What a `$ref` in a file refers to; None where that is not in the docs."""
        path, _, pointer = reference.partition("#")
        path, pointer = unquote(path), unquote(pointer)
        if path:
            path = posixpath.normpath(posixpath.join(posixpath.dirname(file), path))
        numbers = fields(self._documents.get(path or file))
        keys = pointer.split("/")
        # parts are wholes: what is inside one is found in it
        for count in range(len(keys), 0, -1):
            number = numbers.get("/".join(keys[:count]))
            if isinstance(number, int):
                return _inside(Place(path or file, self._parts[number]), keys[count:])
        return None

    def resolved(self, place: Place) -> Place:
        """The value, or what its `$ref` refers to; null where that leads to nothing."""
        for _ in range(_MOST_STEPS):
            reference = text(fields(place.value).get("$ref"))
            if not reference:
                return place
            place = self.target(place.file, reference) or place.inside(None)
        return place.inside(None)


def _inside(place: Place, keys: list[str]) -> Place | None:
    value = place.value
    for key in keys:
        name = key.replace("~1", "/").replace("~0", "~")
        if isinstance(value, list) and name.isdecimal() and int(name) < len(value):
            value = value[int(name)]
        elif isinstance(value, dict) and name in value:
            value = value[name]
        else:
            return None
    return place.inside(value)


@cache
def sources_of(folder: Path) -> Sources:
    """The parts in the file of a folder, read on first use.

    Raises:
        OSError: there is no such file.
        ValueError: it is no JSON.
    """
    return Sources(folder / "rest.documents")
