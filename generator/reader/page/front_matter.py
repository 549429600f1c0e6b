"""The YAML between the two `---` at the start of a page.

Only scalars of the top mapping are kept, and as the strings that stand there: `NO`, `1.10` and dates stay
what they look like. The YAML is read event by event, so that nothing is built and no alias is followed. Lines of one
plain word or sentence, as nearly all pages have, need no library.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import msgspec
import yaml

from generator.reader.log import DiagnosticLog

MAX_CHARACTERS: Final = 16 * 1024

_OPENING = re.compile(r"\A---[ \t]*\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
# words that YAML has no other meaning for: no indicator at their start, no comment, no second colon
_PLAIN_LINE: Final = (
    r"([A-Za-z][\w.-]{0,99}): +([A-Za-z0-9][\w.,/(){}-]*(?: +[\w.,/(){}-]+)*) *\n"
)
_PLAIN_LINES = re.compile(f"(?:{_PLAIN_LINE})*", re.ASCII)
_PLAIN_LINE_PARTS = re.compile(_PLAIN_LINE, re.ASCII)
_STARTS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


class FrontMatter(msgspec.Struct, frozen=True):
    """The scalars of the front matter.

    `end_line` is the line of the closing `---`, 0 where there is none, and `end` where this line ends in the text.
    """

    values: Mapping[str, str]
    end_line: int
    end: int


class _NotPlainError(Exception):
    def __init__(self, message: str, event: yaml.Event) -> None:
        super().__init__(message)
        self.message = message
        self.line = _line(event)


def front_matter(text: str, log: DiagnosticLog) -> FrontMatter:
    """The front matter of a page; what is wrong with it is a diagnostic, and the page is used without it."""
    opening = _OPENING.match(text)
    if opening is None:
        return FrontMatter({}, 0, 0)
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        log.add("page-front-matter", 1, "the front matter is never closed")
        return FrontMatter({}, 0, 0)
    end_line = text.count("\n", 0, closing.start()) + 1
    values = _values(text[opening.end() : closing.start()], log)
    return FrontMatter(values, end_line, closing.end())


def _values(source: str, log: DiagnosticLog) -> dict[str, str]:
    if len(source) > MAX_CHARACTERS:
        log.add("page-front-matter", 1, "the front matter is too long")
        return {}
    plain = _plain_values(source)
    if plain is not None:
        return plain
    try:
        return _scalars(yaml.parse(source, Loader=yaml.CSafeLoader), log)
    except _NotPlainError as error:
        log.add("page-front-matter", error.line, error.message)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 2 if mark else 1
        log.add("page-front-matter", line, "the YAML is broken", error.problem or "")
    except yaml.YAMLError as error:
        log.add("page-front-matter", 1, "the YAML is broken", str(error))
    return {}


def _plain_values(source: str) -> dict[str, str] | None:
    """The values of plain lines; None where a line is not plain or a key stands twice."""
    if _PLAIN_LINES.fullmatch(source) is None:
        return None
    pairs = _PLAIN_LINE_PARTS.findall(source)
    values = dict(pairs)
    return values if len(values) == len(pairs) else None


def _scalars(events: Iterable[yaml.Event], log: DiagnosticLog) -> dict[str, str]:
    values: dict[str, str] = {}
    nodes = _top_level(events)
    for key, value in zip(nodes, nodes, strict=False):
        if not isinstance(key, yaml.ScalarEvent):
            raise _NotPlainError("a key is no string", key)
        if key.value in values:
            log.add("page-front-matter", _line(key), "a key stands twice", key.value)
        elif isinstance(value, yaml.ScalarEvent):
            values[key.value] = value.value
    return values


def _top_level(events: Iterable[yaml.Event]) -> Iterator[yaml.Event]:
    """The first event of each key and value of the top mapping, in turn."""
    depth = 0
    for event in events:
        _refuse_references(event)
        if isinstance(event, yaml.NodeEvent):
            if depth == 0 and not isinstance(event, yaml.MappingStartEvent):
                raise _NotPlainError("the front matter is no mapping", event)
            if depth == 1:
                yield event
        depth += isinstance(event, _STARTS) - isinstance(event, _ENDS)


def _refuse_references(event: yaml.Event) -> None:
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        raise _NotPlainError("the front matter holds an alias", event)
    if getattr(event, "tag", None):
        raise _NotPlainError("the front matter holds a tag", event)


def _line(event: yaml.Event) -> int:
    """The line in the page: the YAML starts on its second."""
    return event.start_mark.line + 2 if event.start_mark else 2
