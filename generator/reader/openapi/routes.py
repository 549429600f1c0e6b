"""The paths of operations, with the names of their parameters in braces."""

from __future__ import annotations

import re
from typing import Final

import msgspec

from generator.model.text import Route, WireName, route, wire_name

_PLACEHOLDER = re.compile(r"\{([^{}/]*)\}")
_NO_WORD = re.compile(r"[^A-Za-z0-9_]")
_LONGEST: Final = 80


class PathTemplate(msgspec.Struct, frozen=True):
    """A path as an operation has it: `query` is what follows a `?`, and `names` are those in braces."""

    path: str
    query: str
    names: tuple[WireName, ...]


def placeholder_name(name: str) -> WireName | None:
    """The name of a path parameter, as it is in routes: `pet_id` for `pet-id`, since it never goes over the wire."""
    word = _NO_WORD.sub("_", name)[:_LONGEST]
    return wire_name(word if word[:1].isalpha() or not word else f"_{word.lstrip('_')}")


def path_template(written: str) -> PathTemplate | None:
    """A path with names of letters, digits and `_` in braces; None where a name is empty, or two become the same."""
    path, _, query = written.partition("?")
    names: list[WireName] = []
    for match in _PLACEHOLDER.finditer(path):
        name = placeholder_name(match[1])
        if name is None or name in names:
            return None
        names.append(name)
    renamed = iter(names)
    return PathTemplate(
        _PLACEHOLDER.sub(lambda _: f"{{{next(renamed)}}}", path), query, tuple(names)
    )


def full_route(base: str, path: str) -> Route | None:
    """The path below that of a server, None where it is none that can be called."""
    if "{" in base:
        return None
    whole = f"{base.rstrip('/')}/{path.removeprefix('/')}"
    if any(part in (".", "..") for part in whole.split("/")):
        return None
    return route(whole)
