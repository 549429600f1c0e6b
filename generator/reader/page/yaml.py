"""YAML as strings in lists and mappings, each with its line; nothing else in Docwright parses YAML.

Every scalar is the string that is written: `NO`, `1.10` and dates stay what they look like. The text is read event by
event, so nothing is ever built from it: tags, anchors and aliases are refused, and so is what exceeds the limits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import Final

import msgspec
import yaml

MAX_VALUES: Final = 500_000
"""The most values of one text, keys included; a real page has at most a tenth of them."""

_LINE_ENDS: Final = "\x85\u2028\u2029"
_OPENED: Final = (
    "while parsing a flow ",
    "while scanning a quoted ",
    "while scanning a simple key",
)

_STARTS = frozenset((yaml.MappingStartEvent, yaml.SequenceStartEvent))
_ENDS = frozenset((yaml.MappingEndEvent, yaml.SequenceEndEvent))


class YamlError(Exception):
    """A text is not the YAML that was asked for; `line` counts from 1 in the text, 0 means all of it.

    `message` is ours; `detail` may quote the text, and is in printable ASCII when the error becomes a string.
    """

    def __init__(self, message: str, line: int, detail: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.detail = detail

    def __str__(self) -> str:
        quoted = ascii(self.detail[:200])[1:-1]
        return f"{self.message}: {quoted}" if quoted else self.message


class Limits(msgspec.Struct, frozen=True):
    """The most characters of a text, mappings and lists around a value, and values, keys included."""

    characters: int
    depth: int
    values: int = MAX_VALUES


class Scalar(msgspec.Struct, frozen=True):
    """A string; `is_plain` where it is written without quotes and is no block."""

    text: str
    line: int
    is_plain: bool = True


class Sequence(msgspec.Struct, frozen=True):
    """A list."""

    nodes: tuple[Node, ...]
    line: int


class Mapping(msgspec.Struct, frozen=True):
    """A mapping, in the order of the text, with the line of each key. Other kinds of value read as empty ones."""

    nodes: dict[str, Node] = {}
    key_lines: dict[str, int] = {}
    line: int = 0

    @property
    def entries(self) -> tuple[tuple[Scalar, Node], ...]:
        """Each key, as a scalar, with its value."""
        return tuple(
            (Scalar(key, self.key_lines[key]), node) for key, node in self.nodes.items()
        )

    def text(self, key: str) -> str:
        """The string under a key."""
        node = self.nodes.get(key)
        return node.text if isinstance(node, Scalar) else ""

    def line_of(self, key: str) -> int:
        """The line of the string under a key, 0 where there is none."""
        node = self.nodes.get(key)
        return node.line if isinstance(node, Scalar) else 0

    def texts(self, key: str) -> tuple[str, ...]:
        """The strings of the list under a key."""
        return tuple(node.text for node in self._list(key) if isinstance(node, Scalar))

    def mapping(self, key: str) -> Mapping:
        """The mapping under a key."""
        node = self.nodes.get(key)
        return node if isinstance(node, Mapping) else Mapping()

    def mappings(self, key: str) -> tuple[Mapping, ...]:
        """The mappings of the list under a key."""
        return tuple(node for node in self._list(key) if isinstance(node, Mapping))

    def _list(self, key: str) -> tuple[Node, ...]:
        node = self.nodes.get(key)
        return node.nodes if isinstance(node, Sequence) else ()


Node = Scalar | Sequence | Mapping


def parsed_yaml(text: str, limits: Limits) -> Node | None:
    """The value of the only document, None where there is none; raises YamlError."""
    events = yaml_events(text, limits)
    first = next(events, None)
    node = None if first is None else _node(first, events, None)
    # raises where a second document follows
    next(events, None)
    return node


def top_value(
    text: str, key: str, inner_keys: frozenset[str], limits: Limits
) -> Node | None:
    """The value of one key of the top mapping, None where it has none; raises YamlError.

    Of the mappings inside it only `inner_keys` are kept. The text behind the value is not read.
    """
    events = yaml_events(text, limits)
    for name, first in _top_entries(events, unique=True):
        if name.value == key:
            return _node(first, events, inner_keys)
        _skip(first, events)
    return None


class Top(msgspec.Struct, frozen=True):
    """The top mapping: its strings, the keys that are duplicates, and the keys of values that are no strings."""

    strings: dict[str, str]
    duplicates: tuple[Scalar, ...]
    others: frozenset[str]


def top_scalars(text: str, limits: Limits) -> Top:
    """The strings of the top mapping; of duplicate keys the first counts; raises YamlError."""
    events = yaml_events(text, limits)
    strings: dict[str, str] = {}
    duplicates: list[Scalar] = []
    others: set[str] = set()
    for key, first in _top_entries(events, unique=False):
        if key.value in strings:
            duplicates.append(Scalar(key.value, _line(key)))
        elif isinstance(first, yaml.ScalarEvent):
            strings[key.value] = first.value
        else:
            others.add(key.value)
        _skip(first, events)
    # raises where a second document follows
    next(events, None)
    return Top(strings, tuple(duplicates), frozenset(others))


def yaml_events(
    text: str, limits: Limits, *, has_aliases: bool = False
) -> Iterator[yaml.Event]:
    """The events of values, as long as these are plain and within the limits; `has_aliases` where these are allowed.

    Raises:
        YamlError: they are not, or the YAML is broken.
    """
    if len(text) > limits.characters:
        raise YamlError("the YAML is too long", 0)
    loader = yaml.CSafeLoader(_with_plain_line_ends(text))
    values = depth = documents = 0
    try:
        while (event := loader.get_event()) is not None:
            kind = type(event)
            if isinstance(event, yaml.NodeEvent):
                values += 1
                depth += kind in _STARTS
                # nearly all events are plain scalars: a call for each would take longer than all other checks
                if not (
                    isinstance(event, yaml.ScalarEvent)
                    and event.anchor is None
                    and event.tag is None
                ):
                    _refuse_references(event, has_aliases=has_aliases)
                if depth > limits.depth:
                    raise YamlError("the YAML is nested too deeply", _line(event))
                if values > limits.values:
                    raise YamlError("the YAML has too many values", _line(event))
                yield event
            elif kind in _ENDS:
                depth -= 1
                yield event
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise YamlError("a second document begins", _line(event))
    except yaml.MarkedYAMLError as error:
        line = _line_of_error(error)
        raise YamlError("the YAML is broken", line, error.problem or "") from error
    except yaml.YAMLError as error:
        # the second line has a position in a string without name
        reason = str(error).partition("\n")[0]
        line = _line_of_position(text, getattr(error, "position", None))
        raise YamlError("the YAML is broken", line, reason) from error
    finally:
        loader.dispose()


def _with_plain_line_ends(text: str) -> str:
    """The text without what YAML 1.1 counts as line ends, and no other part of Docwright does."""
    if text.isascii() or not any(end in text for end in _LINE_ENDS):
        return text
    return re.sub(f"[{_LINE_ENDS}]", " ", text)


def _line_of_error(error: yaml.MarkedYAMLError) -> int:
    """The line of what is wrong: of a bracket or quote that is never closed, the line where it opens."""
    opened = (error.context or "").startswith(_OPENED)
    first, second = error.problem_mark, error.context_mark
    mark = (second or first) if opened else (first or second)
    return mark.line + 1 if mark else 0


def _line_of_position(text: str, position: object) -> int:
    """The line of a byte that no YAML may hold; 0 where the parser does not tell it."""
    if not isinstance(position, int):
        return 0
    return text.encode()[:position].count(b"\n") + 1


def _refuse_references(event: yaml.NodeEvent, *, has_aliases: bool) -> None:
    if event.anchor is not None and not has_aliases:
        raise YamlError("the YAML holds an anchor or an alias", _line(event))
    # aliases have no tag
    if getattr(event, "tag", None) is not None:
        raise YamlError("the YAML holds a tag", _line(event))


def _top_entries(
    events: Iterator[yaml.Event], *, unique: bool
) -> Iterator[tuple[yaml.ScalarEvent, yaml.Event]]:
    top = next(events, None)
    if top is not None and not isinstance(top, yaml.MappingStartEvent):
        raise YamlError("the YAML is no mapping", _line(top))
    return iter(()) if top is None else _entries(events, unique=unique)


def _entries(
    events: Iterator[yaml.Event], *, unique: bool
) -> Iterator[tuple[yaml.ScalarEvent, yaml.Event]]:
    """Each key of a mapping with the first event of its value, whose others the caller takes from `events`."""
    names: set[str] = set()
    for event in events:
        if isinstance(event, yaml.MappingEndEvent):
            return
        if not isinstance(event, yaml.ScalarEvent):
            raise YamlError("a key is no string", _line(event))
        if unique and event.value in names:
            raise YamlError("a key is duplicated", _line(event), event.value)
        names.add(event.value)
        yield event, next(events)


def _node(
    first: yaml.Event, events: Iterator[yaml.Event], kept: frozenset[str] | None
) -> Node:
    """The value that begins with an event; its mappings have the keys in `kept` only, all keys where it is None."""
    line = _line(first)
    if isinstance(first, yaml.ScalarEvent):
        return Scalar(first.value, line, not first.style)
    if isinstance(first, yaml.SequenceStartEvent):
        items = takewhile(_is_item, events)
        return Sequence(tuple(_node(item, events, kept) for item in items), line)
    nodes: dict[str, Node] = {}
    key_lines: dict[str, int] = {}
    for key, value in _entries(events, unique=True):
        if kept is None or key.value in kept:
            nodes[key.value] = _node(value, events, kept)
            key_lines[key.value] = _line(key)
        elif not isinstance(value, yaml.ScalarEvent):
            _skip(value, events)
    return Mapping(nodes, key_lines, line)


def _is_item(event: yaml.Event) -> bool:
    return not isinstance(event, yaml.SequenceEndEvent)


def _skip(first: yaml.Event, events: Iterator[yaml.Event]) -> None:
    """Takes the rest of a value from the events."""
    depth = int(type(first) in _STARTS)
    while depth:
        kind = type(next(events))
        depth += (kind in _STARTS) - (kind in _ENDS)


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 0
