"""YAML that a person wrote for Docwright, as strings in lists and mappings with their lines.

Every scalar is the string that stands there, so that `no` and `1.10` stay what they look like. The YAML is read event by
event: no object is built, and anchors, aliases, tags and keys that stand twice are refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec
import yaml

MAX_CHARACTERS: Final = 8 * 1024 * 1024
MAX_DEPTH: Final = 8

_SKIPPED: Final = (
    yaml.StreamStartEvent,
    yaml.StreamEndEvent,
    yaml.DocumentStartEvent,
    yaml.DocumentEndEvent,
)


class PlainYamlError(Exception):
    """The text is no such YAML; `line` counts from 1, 0 where no line is at fault."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


class Scalar(msgspec.Struct, frozen=True):
    """A string; `is_plain` where it stands without quotes and is no block."""

    text: str
    line: int
    is_plain: bool


class Sequence(msgspec.Struct, frozen=True):
    """A list."""

    nodes: tuple[Node, ...]
    line: int


class Mapping(msgspec.Struct, frozen=True):
    """Keys with their values, in the order of the text; each key once."""

    entries: tuple[tuple[Scalar, Node], ...]
    line: int


Node = Scalar | Sequence | Mapping


def parsed_yaml(text: str) -> Node | None:
    """The only document of a text, None where it has none.

    Raises:
        PlainYamlError: the YAML is broken, too large or nested too deeply, holds more than one document or what is
            no plain value.
    """
    if len(text) > MAX_CHARACTERS:
        raise PlainYamlError("it is too long", 0)
    try:
        parsed: Iterator[yaml.Event] = yaml.parse(text, yaml.CSafeLoader)
        events = (one for one in parsed if not isinstance(one, _SKIPPED))
        first = next(events, None)
        node = None if first is None else _node(first, events, 0)
        if (more := next(events, None)) is not None:
            raise PlainYamlError("a second document begins", _line(more))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 0
        raise PlainYamlError(error.problem or "it is broken", line) from error
    except yaml.YAMLError as error:
        raise PlainYamlError(str(error), 0) from error
    return node


def _node(first: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
    line = _line(first)
    if depth > MAX_DEPTH:
        raise PlainYamlError("it is nested too deeply", line)
    if isinstance(first, yaml.AliasEvent) or getattr(first, "anchor", None):
        raise PlainYamlError("it holds an anchor or an alias", line)
    if getattr(first, "tag", None):
        raise PlainYamlError("it holds a tag", line)
    if isinstance(first, yaml.ScalarEvent):
        return Scalar(first.value, line, is_plain=not first.style)
    if isinstance(first, yaml.SequenceStartEvent):
        return Sequence(tuple(_items(events, depth)), line)
    return Mapping(tuple(_entries(events, depth)), line)


def _items(events: Iterator[yaml.Event], depth: int) -> Iterator[Node]:
    for event in events:
        if isinstance(event, yaml.SequenceEndEvent):
            return
        yield _node(event, events, depth + 1)


def _entries(events: Iterator[yaml.Event], depth: int) -> Iterator[tuple[Scalar, Node]]:
    seen: set[str] = set()
    for event in events:
        if isinstance(event, yaml.MappingEndEvent):
            return
        key = _node(event, events, depth + 1)
        if not isinstance(key, Scalar):
            raise PlainYamlError("a key is no string", key.line)
        if key.text in seen:
            raise PlainYamlError(f"{key.text[:200]!a} stands twice", key.line)
        seen.add(key.text)
        yield key, _node(next(events), events, depth + 1)


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 0
