"""The paths of operations, with the names of their parameters in braces."""

from __future__ import annotations

import re
from typing import Final

import msgspec

from generator.model.text import Route, WireName, path_template, wire_name

_PLACEHOLDER = re.compile(r"\{([^{}/]*)\}")
_NO_WORD = re.compile(r"[^A-Za-z0-9_]")
_LONGEST: Final = 80


class WrittenPath(msgspec.Struct, frozen=True):
    """A path as an operation has it: `query` is what follows a `?`, and `names` are those in braces."""

    path: str
    query: str
    names: tuple[WireName, ...]


def placeholder_name(name: str) -> WireName | None:
    """The name of a path parameter, as it is in routes: `pet_id` for `pet-id`, since it never goes over the wire."""
    word = _NO_WORD.sub("_", name)[:_LONGEST]
    return wire_name(word if word[:1].isalpha() or not word else f"_{word.lstrip('_')}")


def written_path(written: str) -> WrittenPath | None:
    """A path with names of letters, digits and `_` in braces; None where a name is empty, or two become the same."""
    path, _, query = written.partition("?")
    names: dict[str, WireName] = {}
    for match in _PLACEHOLDER.finditer(path):
        name = placeholder_name(match[1])
        if name is None:
            return None
        names[match[1]] = name
    if len({*names.values()}) < len(names):
        return None
    renamed = _PLACEHOLDER.sub(lambda match: f"{{{names[match[1]]}}}", path)
    return WrittenPath(renamed, query, tuple(names.values()))


def full_route(base: str, path: str) -> Route | None:
    """The path below that of a server, None where it is none that can be called."""
    if "{" in base:
        return None
    whole = f"{base.rstrip('/')}/{path.removeprefix('/')}"
    return path_template(whole)
