"""The value of one key of a YAML file, as plain nested values with their lines.

Every scalar is the string that stands there: `Yes`, `NO` and `1.10` stay what they look like. The YAML is read
event by event, so that no object is built, no alias is followed, and what stands behind the value costs nothing. Of
items as docfx writes them, other keys with plain values are blanked out before: they are half of a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import takewhile
from typing import Final

import msgspec
import yaml

from generator.reader.log import DiagnosticLog

MAX_CHARACTERS: Final = 8 * 1024 * 1024
"""The longest text that is read: ten times the longest real page."""

MAX_NODES: Final = 500_000
"""The most values, keys included; a real page has at most a tenth."""

MAX_DEPTH: Final = 16
"""The most mappings and lists around a value; real pages have seven."""

# words that YAML has no other meaning for: no indicator at their start, no comment, no second colon
_WORD: Final = r"[\w.,`(){}@*/<>~+-]+(?:[:\#][\w.,`(){}@*/<>~+-]+)*"
_PLAIN: Final = rf"(?:(?=[A-Za-z]){_WORD}(?:\ {_WORD})*|'[^'\n]*')"
_FIRST_KEY: Final = "uid"

_AT_MARGIN = re.compile(r"\n[^\s-]")
_STARTS = frozenset((yaml.MappingStartEvent, yaml.SequenceStartEvent))
_ENDS = frozenset((yaml.MappingEndEvent, yaml.SequenceEndEvent))


class Scalar(msgspec.Struct, frozen=True):
    """A scalar as it is written, without quotes; `line` counts from 1."""

    text: str
    line: int


class Sequence(msgspec.Struct, frozen=True):
    """A list."""

    nodes: tuple[Node, ...]


class Mapping(msgspec.Struct, frozen=True):
    """A mapping, in the order of the file. What is missing or of another kind reads as empty."""

    nodes: dict[str, Node]

    def text(self, key: str) -> str:
        """The string under a key."""
        node = self.nodes.get(key)
        return node.text if isinstance(node, Scalar) else ""

    def line(self, key: str) -> int:
        """The line of the string under a key, 0 where there is none."""
        node = self.nodes.get(key)
        return node.line if isinstance(node, Scalar) else 0

    def texts(self, key: str) -> tuple[str, ...]:
        """The strings of the list under a key."""
        return tuple(node.text for node in self._list(key) if isinstance(node, Scalar))

    def mapping(self, key: str) -> Mapping:
        """The mapping under a key."""
        node = self.nodes.get(key)
        return node if isinstance(node, Mapping) else Mapping({})

    def mappings(self, key: str) -> tuple[Mapping, ...]:
        """The mappings of the list under a key."""
        return tuple(node for node in self._list(key) if isinstance(node, Mapping))

    def _list(self, key: str) -> tuple[Node, ...]:
        node = self.nodes.get(key)
        return node.nodes if isinstance(node, Sequence) else ()


Node = Scalar | Sequence | Mapping


class _NotPlainError(Exception):
    def __init__(self, message: str, event: yaml.Event) -> None:
        super().__init__(message)
        self.message = message
        self.line = _line(event)


def top_value(
    text: str, key: str, inner_keys: frozenset[str], log: DiagnosticLog
) -> Mapping:
    """A mapping of `key` alone, with its value in the top mapping of a YAML text; empty where it has none.

    Inside the value only `inner_keys` are kept. What stands behind the value is not looked at. YAML that is broken,
    too large or not plain is a `page-yaml` diagnostic, and nothing of it is used.
    """
    if len(text) > MAX_CHARACTERS:
        log.add("page-yaml", 0, "the YAML is too long")
        return Mapping({})
    try:
        plain = without_other_keys(text, key, inner_keys)
        return _top_value(_plain_events(plain), key, inner_keys)
    except _NotPlainError as error:
        log.add("page-yaml", error.line, error.message)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 0
        log.add("page-yaml", line, "the YAML is broken", error.problem or "")
    except yaml.YAMLError as error:
        log.add("page-yaml", 0, "the YAML is broken", str(error))
    return Mapping({})


def _top_value(
    events: Iterator[yaml.Event], key: str, inner_keys: frozenset[str]
) -> Mapping:
    top = next((event for event in events if isinstance(event, yaml.NodeEvent)), None)
    if top is None:
        return Mapping({})
    if not isinstance(top, yaml.MappingStartEvent):
        raise _NotPlainError("the page is no mapping", top)
    for name, first in _entries(events):
        if name == key:
            return Mapping({key: _node(first, events, inner_keys)})
        _pass_over(first, events)
    return Mapping({})


def without_other_keys(text: str, key: str, kept: frozenset[str]) -> str:
    """The text with blank lines for what is not kept of a list of mappings at the margin; each must start with `uid`.

    A block at the margin can have no line of another value at the same indentation (YAML 1.1, 9 and 10).
    """
    start = text.find(f"\n{key}:\n- {_FIRST_KEY}: ")
    if start < 0:
        return text
    behind = _AT_MARGIN.search(text, start + 1)
    end = behind.start() if behind else len(text)
    if text.count("\n- ", start, end) != text.count(f"\n- {_FIRST_KEY}: ", start, end):
        return text
    plain = _other_keys(kept).sub(_blank_lines, text[start:end])
    return text[:start] + plain + text[end:]


@lru_cache
def _other_keys(kept: frozenset[str]) -> re.Pattern[str]:
    """A key that is not kept with its value: a plain one, or a list or mapping of plain ones that ends where it seems to."""
    names = "|".join(map(re.escape, sorted(kept)))
    return re.compile(
        rf"""
        \n\ \ (?!(?:{names}):)[\w.]+:
        (?: \ {_PLAIN} | (?:\n\ \ (?:-\ |\ \ )(?:\w+:\ )?{_PLAIN})+ )
        (?=\n(?:-\ |(?:\ \ )?\w))
        """,
        re.ASCII | re.VERBOSE,
    )


def _blank_lines(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n")


def _plain_events(text: str) -> Iterator[yaml.Event]:
    """The events of a text; raises where it is more than strings in lists and mappings, or too much."""
    loader = yaml.CSafeLoader(text)
    nodes = depth = 0
    try:
        while (event := loader.get_event()) is not None:
            kind = type(event)
            if isinstance(event, yaml.ScalarEvent):
                nodes += 1
                if event.anchor is not None or event.tag is not None:
                    _refuse_references(event)
            elif kind in _ENDS:
                depth -= 1
            elif isinstance(event, yaml.NodeEvent):
                _refuse_references(event)
                nodes += 1
                depth += kind in _STARTS
            if depth > MAX_DEPTH:
                raise _NotPlainError("the YAML is nested too deeply", event)
            if nodes > MAX_NODES:
                raise _NotPlainError("the YAML has too many values", event)
            yield event
    finally:
        loader.dispose()


def _refuse_references(event: yaml.NodeEvent) -> None:
    if event.anchor is not None:
        raise _NotPlainError("the YAML holds an alias", event)
    if getattr(event, "tag", None) is not None:
        raise _NotPlainError("the YAML holds a tag", event)


def _entries(events: Iterator[yaml.Event]) -> Iterator[tuple[str, yaml.Event]]:
    """Each key of a mapping with the first event of its value, which the caller takes from `events`."""
    names: set[str] = set()
    for event in events:
        if isinstance(event, yaml.MappingEndEvent):
            return
        if not isinstance(event, yaml.ScalarEvent):
            raise _NotPlainError("a key is no string", event)
        if event.value in names:
            raise _NotPlainError("a key stands twice", event)
        names.add(event.value)
        yield event.value, next(events)


def _node(
    first: yaml.Event, events: Iterator[yaml.Event], kept: frozenset[str]
) -> Node:
    if isinstance(first, yaml.ScalarEvent):
        return Scalar(first.value, _line(first))
    if isinstance(first, yaml.SequenceStartEvent):
        in_list = takewhile(_goes_on, events)
        return Sequence(tuple(_node(event, events, kept) for event in in_list))
    nodes: dict[str, Node] = {}
    for name, event in _entries(events):
        if name in kept:
            nodes[name] = _node(event, events, kept)
        elif not isinstance(event, yaml.ScalarEvent):
            _pass_over(event, events)
    return Mapping(nodes)


def _goes_on(event: yaml.Event) -> bool:
    return not isinstance(event, yaml.SequenceEndEvent)


def _pass_over(first: yaml.Event, events: Iterator[yaml.Event]) -> None:
    """Take the rest of a value from the events."""
    depth = int(type(first) in _STARTS)
    while depth:
        kind = type(next(events))
        depth += (kind in _STARTS) - (kind in _ENDS)


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 0
