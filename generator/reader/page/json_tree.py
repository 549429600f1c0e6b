"""JSON as a tree with lines.

The parser of the standard library is in C, and tells no lines, but calls a hook at the end of each object. A pass over
the text without its strings gives the lines of all objects in that order.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NoReturn, TypeAlias

from generator.model.json_facts import JsonKind, JsonScalar
from generator.model.text import Text
from generator.reader.log import DiagnosticLog
from generator.reader.page.limits import MAX_DOCUMENT_VALUES
from generator.reader.page.memoize import memoized
from generator.reader.page.tree import DocumentError, Mapping, Value

# a string that is never closed ends with the text, so that no other start is tried in it
_STRING = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)', re.DOTALL)
_NO_STRUCTURE = re.compile(r'[^"{}\[\]:\n]+')

_Lines: TypeAlias = tuple[int, int, list[int], list[int]]
"""The first and last line of an object, and those of its keys and values."""


def json_tree(text: str, log: DiagnosticLog) -> Value:
    """The value of a JSON text (RFC 8259). Duplicate keys are reported, and the first counts.

    Raises:
        DocumentError: the text is no JSON, nested too deeply, or has too many values.
    """
    count = text.count(",") + text.count("{") + text.count("[")
    if count > MAX_DOCUMENT_VALUES:
        message = f"more than {MAX_DOCUMENT_VALUES:,} values, of which none was used"
        raise DocumentError(message, 0, id_="page-limit")
    lines = _object_lines(text) if "\n" in text.strip("\n") else None
    decoder = json.JSONDecoder(
        object_pairs_hook=_Objects(lines, text.find("{"), text, log).mapping,
        parse_int=_integer,
        parse_float=_number,
        parse_constant=_refuse,
    )
    try:
        value: Value = decoder.decode(text)
    except json.JSONDecodeError as error:
        raise DocumentError(f"no valid JSON: {error.msg}", error.lineno) from error
    except RecursionError as error:
        raise DocumentError("the JSON is nested too deeply", 0) from error
    return value


class _Objects:
    """Makes the objects of a text, in the order in which they end."""

    def __init__(
        self, lines: Iterator[_Lines] | None, start: int, text: str, log: DiagnosticLog
    ) -> None:
        self._lines = lines
        self._only_line = text.count("\n", 0, max(start, 0)) + 1
        self._log = log

    def mapping(self, pairs: list[tuple[str, Value]]) -> Mapping:
        only = self._only_line
        line, last, keys, ends = (
            next(self._lines) if self._lines else (only, only, [], [])
        )
        entries = dict(pairs)
        if len(entries) == len(pairs):
            return Mapping(entries, line, last, keys, ends)
        return self._without_duplicates(pairs, line, last, keys, ends)

    def _without_duplicates(
        self,
        pairs: list[tuple[str, Value]],
        line: int,
        last: int,
        keys: list[int],
        ends: list[int],
    ) -> Mapping:
        first: dict[str, int] = {}
        for index, (key, _) in enumerate(pairs):
            if first.setdefault(key, index) != index:
                place = keys[index] if keys else line
                message = "a key is duplicated, and the first was used"
                self._log.add("openapi-duplicate-key", place, message, key)
        return Mapping(
            {key: pairs[index][1] for key, index in first.items()},
            line,
            last,
            [keys[index] for index in first.values()] if keys else keys,
            [ends[index] for index in first.values()] if ends else ends,
        )


def _object_lines(text: str) -> Iterator[_Lines]:
    """The lines of all objects of valid JSON, in the order in which they end."""
    structure = _NO_STRUCTURE.sub("", _STRING.sub('"', text))
    ended: list[_Lines] = []
    open_: list[tuple[int, list[int], list[int]]] = []
    line = string = 1
    for character in structure:
        if character == "\n":
            line += 1
        elif character == '"':
            string = line
        elif character == ":" and open_:
            open_[-1][1].append(string)
            open_[-1][2].append(line)
        elif character == "{":
            open_.append((line, [], []))
        elif character in "}]" and open_:
            if character == "}":
                start, keys, ends = open_.pop()
                ended.append((start, line, keys, ends))
            if open_ and open_[-1][2]:
                open_[-1][2][-1] = line
    return iter(ended)


@memoized
def _integer(token: str) -> JsonScalar:
    return JsonScalar(JsonKind.INTEGER, Text(token))


@memoized
def _number(token: str) -> JsonScalar:
    return JsonScalar(JsonKind.NUMBER, Text(token))


def _refuse(token: str) -> NoReturn:
    raise DocumentError(f"no valid JSON: {token} is no number", 0)
