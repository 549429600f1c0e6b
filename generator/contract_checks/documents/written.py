"""Values as documents want them written: in paths, queries, headers and forms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import quote

from .json_parts import Json
from .operation import DEEP, Parameter

_PLACEHOLDER: Final = re.compile(r"\{([^{}/]*)\}")
_NO_WORD: Final = re.compile(r"\W", re.ASCII)


def plain_text(value: Json) -> str:
    """A scalar as text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def key_of(where: str, name: str) -> tuple[str, str]:
    """What a parameter is known by: clients write names in paths with letters, digits and `_`, and headers in any case."""
    if where == "path":
        return where, _NO_WORD.sub("_", name).lstrip("_")
    return where, name.lower() if where == "header" else name


def pairs(parameter: Parameter, value: Json) -> Iterator[tuple[str, str]]:
    """The names and texts that a parameter becomes."""
    name, style = parameter.name, parameter.style
    match value:
        case list() if style:
            yield name, style.join(map(plain_text, value))
        case list():
            yield from ((name, plain_text(item)) for item in value)
        case dict():
            for key, item in value.items():
                written = f"{name}[{key}]" if style == DEEP else key
                yield written, plain_text(item)
        case _:
            yield name, plain_text(value)


def path(template: str, values: Mapping[tuple[str, str], Json]) -> str:
    """The path with its values quoted; the commas between the items of lists are not."""

    def segment(found: re.Match[str]) -> str:
        value = values.get(key_of("path", found[1]))
        parts = value if isinstance(value, list) else [value]
        return ",".join(quote(plain_text(part), safe="") for part in parts)

    return _PLACEHOLDER.sub(segment, template.partition("?")[0])
