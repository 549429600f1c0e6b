"""The values of a text in JSON or YAML, with the lines of its keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeAlias

import msgspec

from generator.model.json_facts import JsonScalar

Value: TypeAlias = "str | bool | JsonScalar | list[Value] | Mapping | None"
"""A value; a number is a scalar with its token. Absent values read as null."""


class DocumentError(Exception):
    """A text cannot be read as JSON or YAML; `line` counts from 1, and `detail` may quote the text."""

    def __init__(
        self, message: str, line: int, detail: str = "", id_: str = "openapi-syntax"
    ) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.detail = detail
        self.id = id_


class Mapping(msgspec.Struct, frozen=True):
    """An object of JSON or a mapping of YAML; of duplicate keys it has the first.

    It is on the lines from `line` to `last_line`. `key_lines` and `last_lines` have the line of each key and the last line
    of its value, in the order of `entries`; they are empty where all is on one line. `positions` are those of the keys in
    them, once a line was asked for.
    """

    entries: dict[str, Value] = {}
    line: int = 1
    last_line: int = 1
    key_lines: list[int] = []
    last_lines: list[int] = []
    positions: dict[str, int] | None = None

    def __contains__(self, key: str) -> bool:
        return key in self.entries

    def get(self, key: str) -> Value:
        """The value under a key, None where there is none."""
        return self.entries.get(key)

    def text(self, key: str) -> str:
        """The string under a key, empty where there is none."""
        value = self.entries.get(key)
        return value if isinstance(value, str) else ""

    def mapping(self, key: str) -> Mapping:
        """The mapping under a key, an empty one where there is none."""
        value = self.entries.get(key)
        return value if isinstance(value, Mapping) else EMPTY

    def items(self, key: str) -> list[Value]:
        """The values of the list under a key, none where there is no list."""
        value = self.entries.get(key)
        return value if isinstance(value, list) else []

    def texts(self, key: str) -> list[str]:
        """The strings of the list under a key."""
        return [item for item in self.items(key) if isinstance(item, str)]

    def is_true(self, key: str) -> bool:
        """Whether `true` is under a key."""
        return self.entries.get(key) is True

    def line_of(self, key: str) -> int:
        """The line of a key, that of the mapping where it has no such key."""
        return self._line_in(self.key_lines, key)

    def last_line_of(self, key: str) -> int:
        """The last line of the value under a key."""
        return self._line_in(self.last_lines, key)

    def lined(self) -> Iterator[tuple[str, Value, int]]:
        """Yields each key with its value and the line of the key."""
        lines = self.key_lines or [self.line] * len(self.entries)
        for (key, value), line in zip(self.entries.items(), lines, strict=True):
            yield key, value, line

    def _line_in(self, lines: list[int], key: str) -> int:
        if not lines or key not in self.entries:
            return self.line
        if self.positions is None:
            positions = {name: index for index, name in enumerate(self.entries)}
            msgspec.structs.force_setattr(self, "positions", positions)
            return lines[positions[key]]
        return lines[self.positions[key]]


EMPTY: Final = Mapping()
