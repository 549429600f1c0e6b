"""YAML as a tree with lines, by the core schema of YAML 1.2: `NO` and dates are strings, `1.10` keeps its digits.

It is read event by event, so tags build nothing. An alias is the value of its anchor, and counts as often as it occurs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import yaml

from generator.model.json_facts import JsonKind, JsonScalar
from generator.model.text import Text
from generator.reader.log import DiagnosticLog
from generator.reader.page.limits import MAX_DOCUMENT_VALUES
from generator.reader.page.memoize import memoized
from generator.reader.page.tree import DocumentError, Mapping, Value
from generator.reader.page.yaml import Limits, YamlError, yaml_events

LIMITS: Final = Limits(
    characters=16 * 1024 * 1024, depth=256, values=MAX_DOCUMENT_VALUES
)

_MERGE: Final = "<<"
_CONSTANTS: Final[dict[str, bool | None]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INTEGER = re.compile(r"([-+]?)(?=[0-9])0*+([0-9]*+)\Z", re.ASCII)
_OTHER_BASE = re.compile(r"0(?:o([0-7]{1,40})|x([0-9a-fA-F]{1,40}))\Z", re.ASCII)
_NUMBER = re.compile(
    r"([-+]?)(?=\.?[0-9])0*+([0-9]*+)(?:\.([0-9]*+))?([eE][-+]?[0-9]+)?\Z", re.ASCII
)


def yaml_tree(text: str, log: DiagnosticLog) -> Value:
    """The value of a YAML text. Duplicate keys are reported, and the first counts.

    Raises:
        DocumentError: the text is no YAML, has tags or a second document, or exceeds the limits.
    """
    events = yaml_events(text, LIMITS, has_aliases=True)
    try:
        first = next(events, None)
        value = None if first is None else _Tree(events, log).value(first)
        # raises where a second document follows
        next(events, None)
    except YamlError as error:
        raise DocumentError(error.message, error.line, error.detail) from error
    return value


class _Tree:
    """Builds values; `size` counts them, those of aliases included."""

    def __init__(self, events: Iterator[yaml.Event], log: DiagnosticLog) -> None:
        self._events = events
        self._log = log
        self._anchors: dict[str, tuple[Value, int]] = {}
        self._size = 0
        self._last_line = 1

    def value(self, first: yaml.Event) -> Value:
        """The value that begins with an event."""
        start = self._size
        self._size += 1
        if isinstance(first, yaml.AliasEvent):
            return self._alias(first)
        value = self._new(first)
        anchor = first.anchor if isinstance(first, yaml.NodeEvent) else None
        if anchor is not None:
            self._anchors[anchor] = value, self._size - start
        return value

    def _new(self, first: yaml.Event) -> Value:
        if isinstance(first, yaml.ScalarEvent):
            self._last_line = _last_line(first)
            return first.value if first.style else _plain(first.value)
        if isinstance(first, yaml.SequenceStartEvent):
            return self._list(first)
        return self._mapping(first)

    def _alias(self, event: yaml.AliasEvent) -> Value:
        line = self._last_line = _line(event)
        if event.anchor not in self._anchors:
            raise DocumentError("an alias is not behind its anchor", line)
        value, size = self._anchors[event.anchor]
        self._size += size
        if self._size > MAX_DOCUMENT_VALUES:
            raise DocumentError("aliases repeat too many values", line)
        return value

    def _list(self, first: yaml.Event) -> list[Value]:
        values: list[Value] = []
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                self._end(first, event)
                break
            values.append(self.value(event))
        return values

    def _mapping(self, first: yaml.Event) -> Mapping:
        entries: dict[str, Value] = {}
        lines: list[int] = []
        last_lines: list[int] = []
        for key in self._events:
            if isinstance(key, yaml.MappingEndEvent):
                self._end(first, key)
                break
            if not isinstance(key, yaml.ScalarEvent):
                raise DocumentError("a key is no string", _line(key))
            value = self.value(next(self._events))
            if key.value in entries:
                message = "a key is duplicated, and the first was used"
                self._log.add("openapi-duplicate-key", _line(key), message, key.value)
                continue
            entries[key.value] = value
            lines.append(_line(key))
            last_lines.append(self._last_line)
        line = _line(first)
        mapping = Mapping(entries, line, max(line, self._last_line), lines, last_lines)
        return _merged(mapping) if _MERGE in entries else mapping

    def _end(self, first: yaml.Event, end: yaml.Event) -> None:
        """Brackets and braces are on the last line; other values end with the last value in them."""
        is_flow = isinstance(
            first, yaml.SequenceStartEvent | yaml.MappingStartEvent
        ) and bool(first.flow_style)
        if is_flow:
            self._last_line = _line(end)


def _merged(mapping: Mapping) -> Mapping:
    """The mapping with the entries of those under `<<` that it has not itself (YAML 1.1, merge keys)."""
    value = mapping.get(_MERGE)
    others = value if isinstance(value, list) else [value]
    entries: dict[str, tuple[Value, int, int]] = {}
    for each in (mapping, *others):
        for key, item in _lined(each) if isinstance(each, Mapping) else ():
            entries.setdefault(key, item)
    del entries[_MERGE]
    return Mapping(
        {key: item for key, (item, _, _) in entries.items()},
        mapping.line,
        mapping.last_line,
        [line for _, line, _ in entries.values()],
        [line for _, _, line in entries.values()],
    )


def _lined(mapping: Mapping) -> Iterator[tuple[str, tuple[Value, int, int]]]:
    """Yields each key with its value, its line and the last line of the value."""
    values = mapping.entries.values(), mapping.key_lines, mapping.last_lines
    return zip(mapping.entries, zip(*values, strict=True), strict=True)


@memoized
def _plain(text: str) -> str | JsonScalar | bool | None:
    """What a scalar without quotes is (YAML 1.2, 10.3.2); a number as JSON writes it."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if match := _INTEGER.match(text):
        return JsonScalar(JsonKind.INTEGER, Text(_signed(match[1], match[2] or "0")))
    if match := _OTHER_BASE.match(text):
        number = int(match[1], 8) if match[1] else int(match[2], 16)
        return JsonScalar(JsonKind.INTEGER, Text(str(number)))
    if match := _NUMBER.match(text):
        whole, fraction = match[2] or "0", f".{match[3]}" if match[3] else ""
        token = f"{whole}{fraction}{match[4] or ''}"
        return JsonScalar(JsonKind.NUMBER, Text(_signed(match[1], token)))
    return text


def _signed(sign: str, digits: str) -> str:
    return f"-{digits}" if sign == "-" else digits


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _last_line(event: yaml.Event) -> int:
    """A block ends at the start of the line behind it."""
    mark = event.end_mark
    if mark is None:
        return 1
    return mark.line if mark.column == 0 and mark.line else mark.line + 1
