"""`$ref`: what it refers to, as a file and a JSON pointer (RFC 6901), and the value there."""

from __future__ import annotations

import posixpath
import re
from typing import Final
from urllib.parse import unquote

from generator.model.openapi_facts import Reference
from generator.model.text import encodable
from generator.reader.page.tree import Mapping, Value

REF: Final = "$ref"

# a scheme, which a drive looks like
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_INDEX = re.compile(r"(?:0|[1-9][0-9]{0,8})\Z", re.ASCII)


def reference(text: str) -> Reference | None:
    """What a `$ref` refers to; None where that is a URL, an absolute path, or a path with backslashes or controls.

    Escapes are resolved once, and `.` and `..` as far as the text allows it.
    """
    file, _, fragment = text.partition("#")
    file = unquote(file)
    if _SCHEME.match(file) or file.startswith("/") or "\\" in file:
        return None
    if not file.isprintable():
        return None
    # of an empty path it makes the folder
    pointer_ = encodable(unquote(fragment))
    return Reference(posixpath.normpath(file) if file else "", pointer_)


def pointer(base: str, key: str) -> str:
    """The JSON pointer of the value under a key."""
    return f"{base}/{escaped(encodable(key))}"


def escaped(key: str) -> str:
    """A key as a part of a JSON pointer."""
    return (
        key.replace("~", "~0").replace("/", "~1") if "~" in key or "/" in key else key
    )


def last_part(pointer_: str) -> str:
    """The key or index at the end of a JSON pointer."""
    return _unescaped(pointer_.rpartition("/")[2])


class Place:
    """A value in a document, and its line."""

    __slots__ = ("line", "value")

    def __init__(self, value: Value, line: int) -> None:
        self.value = value
        self.line = line


def place_of(root: Value, pointer_: str) -> Place | None:
    """The value that a JSON pointer leads to, None where it leads to nothing."""
    place = Place(root, root.line if isinstance(root, Mapping) else 1)
    if not pointer_:
        return place
    start, *parts = pointer_.split("/")
    if start:
        return None
    for part in parts:
        value = place.value
        key = _unescaped(part)
        if isinstance(value, Mapping) and key in value.entries:
            place = Place(value.entries[key], value.line_of(key))
        elif isinstance(value, list) and _INDEX.match(key) and int(key) < len(value):
            item = value[int(key)]
            place = Place(item, item.line if isinstance(item, Mapping) else place.line)
        else:
            return None
    return place


def _unescaped(part: str) -> str:
    return part.replace("~1", "/").replace("~0", "~") if "~" in part else part
