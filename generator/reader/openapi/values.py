"""Texts, names and examples of a document as facts."""

from __future__ import annotations

from typing import Final

from generator.model.json_facts import (
    JSON_CONSTANTS,
    JsonArray,
    JsonKind,
    JsonMember,
    JsonObject,
    JsonScalar,
    JsonValue,
)
from generator.model.text import Text, encodable
from generator.reader.openapi.document import Document
from generator.reader.page.limits import MAX_FIELDS, MAX_OBJECTS
from generator.reader.page.memoize import memoized
from generator.reader.page.plain_text import text_from_markdown
from generator.reader.page.tree import Mapping, Value

MAX_DEPTH: Final = 64
"""The deepest nesting of an example that is read."""


@memoized
def words(text: str) -> Text | None:
    """A description (CommonMark, often with XML of doc comments) as plain text, None where nothing is left."""
    return text_from_markdown(text)


def description(mapping: Mapping, key: str = "description") -> Text | None:
    """The words under a key."""
    return words(mapping.text(key))


@memoized
def exact(text: str) -> Text:
    """A text as it is, but for lone surrogates."""
    return Text(encodable(text))


def exact_or_none(text: str) -> Text | None:
    """A text as it is, None where it is empty."""
    return exact(text) if text else None


@memoized
def _string(text: str) -> JsonScalar:
    return JsonScalar(JsonKind.STRING, exact(text))


def scalar(value: str | bool | JsonScalar | None) -> JsonScalar:
    """A scalar as a fact."""
    if isinstance(value, JsonScalar):
        return value
    return _string(value) if isinstance(value, str) else JSON_CONSTANTS[value]


def example(value: Value, line: int, document: Document) -> JsonValue | None:
    """An example as a fact, None, with a diagnostic, where it has more than the limits allow."""
    try:
        return _Example(document, line).value(value, 1)
    except _TooLargeError as error:
        if error.args:
            message = f"{error}, so the example was left out"
            document.log.add("page-limit", line, message)
        return None


class _TooLargeError(Exception):
    """An example exceeds a limit, which is the message, unless it is reported already."""


class _Example:
    def __init__(self, document: Document, line: int) -> None:
        self._document = document
        self._line = line
        self._objects = 0

    def value(self, value: Value, depth: int) -> JsonValue:
        if not self._document.may_read(1, self._line):
            raise _TooLargeError
        if not isinstance(value, list | Mapping):
            return scalar(value)
        if depth > MAX_DEPTH:
            raise _TooLargeError(f"more than {MAX_DEPTH} objects and lists in a row")
        if isinstance(value, list):
            return JsonArray(tuple([self.value(item, depth + 1) for item in value]))
        self._objects += 1
        if self._objects > MAX_OBJECTS:
            raise _TooLargeError(f"more than {MAX_OBJECTS:,} objects")
        if len(value.entries) > MAX_FIELDS:
            raise _TooLargeError(f"more than {MAX_FIELDS:,} members of an object")
        members: dict[str, JsonMember] = {}
        for characters, item in value.entries.items():
            key = exact(characters)
            # surrogates may make keys equal
            if key.raw not in members:
                members[key.raw] = JsonMember(key, self.value(item, depth + 1))
        return JsonObject(tuple(members.values()))
