"""Whether every value of a JSON sample is at its place in the client's result, with the right Python type."""

from __future__ import annotations

import binascii
import json
import re
from base64 import b64encode
from collections.abc import Mapping
from datetime import datetime
from typing import Final, cast, get_args

import msgspec

from superoffice._runtime.rest.codec.types import PythonType, without_none
from superoffice._runtime.testing.canonical import canonical_json
from superoffice._runtime.values.enums import OpenEnum
from superoffice._runtime.values.flags import Flags
from superoffice._runtime.values.model import UNKNOWN_FIELDS, Model

# the forms of date and time that the client reads
_DATE_TIME: Final = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)?"
)

UNKNOWN_FIELD: Final = "docwrightUnknownField"
"""A key that is added to every object of a model, and must survive."""
UNKNOWN_VALUE: Final = {"a": [1, "b", None]}
UNKNOWN_MEMBER: Final = "zDocwrightUnknownMember"
"""The member that takes the place of every member of an enum, and follows those of flags, where clients write it last."""


class JsonPlaces:
    """Compares a document with a value.

    `problems` are differences and their places. `settled` is the document with base64 where it shows other text for bytes,
    and with flags in the client's order. `altered` is the same with unknown fields and members. `typed` is False where the
    client promises no type of the value.
    """

    def __init__(self, document: object, value: object, *, typed: bool = True) -> None:
        self.problems: list[str] = []
        self.settled, self.altered = self._compare("", document, value, typed=typed)

    def _differs(self, path: str, document: object, value: object) -> None:
        shown = json.dumps(document)[:60]
        kind = type(value).__name__
        self.problems.append(
            f"{path or 'the result'} is {kind} {value!r:.60}, the page shows {shown}"
        )

    def _compare(
        self, path: str, document: object, value: object, *, typed: bool
    ) -> tuple[object, object]:
        """The parts of `settled` and `altered`; `typed` is False where the client promises no type."""
        match document:
            case dict():
                fields = cast("dict[str, object]", document)
                return self._object(path, fields, value, typed=typed)
            case list():
                items = cast("list[object]", document)
                return self._list(path, items, value, typed=typed)
            case str():
                return self._text(path, document, value, typed=typed)
            case _:
                if not _is_same_scalar(document, value):
                    self._differs(path, document, value)
                return document, document

    def _list(
        self, path: str, document: list[object], value: object, *, typed: bool
    ) -> tuple[object, object]:
        items = _items(value)
        if items is None or len(items) != len(document):
            self._differs(path, document, value)
            return document, document
        pairs = [
            self._compare(f"{path}[{index}]", shown, item, typed=typed)
            for index, (shown, item) in enumerate(zip(document, items, strict=True))
        ]
        return [settled for settled, _ in pairs], [altered for _, altered in pairs]

    def _object(
        self, path: str, document: dict[str, object], value: object, *, typed: bool
    ) -> tuple[object, object]:
        places = _places(value, typed=typed)
        if places is None:
            self._differs(path, document, value)
            return document, document
        settled: dict[str, object] = {}
        altered: dict[str, object] = {}
        for wire, shown in document.items():
            inside = f"{path}.{wire}" if path else wire
            if wire not in places:
                self.problems.append(f"{inside} has no place in {type(value).__name__}")
                continue
            item, is_typed = places[wire]
            settled[wire], altered[wire] = self._compare(
                inside, shown, item, typed=is_typed
            )
        if isinstance(value, Model):
            altered[UNKNOWN_FIELD] = UNKNOWN_VALUE
        return settled, altered

    def _text(
        self, path: str, text: str, value: object, *, typed: bool
    ) -> tuple[object, object]:
        settled, altered = text, text
        match value:
            case OpenEnum():
                is_same, altered = value == text, UNKNOWN_MEMBER
            case Flags():
                members = [str(member) for member in value]
                settled = str(value)
                # a member with the number 0 is no member of a set, but the empty one
                shown = members or [settled]
                is_same = set(shown) == set(text.replace(",", " ").split())
                altered = ", ".join((*members, UNKNOWN_MEMBER))
            case datetime():
                is_same = _same_time(text, value)
            case bytes():
                is_same = value in _possible_bytes(text)
                settled = altered = b64encode(value).decode()
            case _:
                is_date = typed and _DATE_TIME.fullmatch(text) is not None
                is_same = type(value) is str and value == text and not is_date
        if not is_same:
            self._differs(path, text, value)
        return settled, altered


def _items(value: object) -> list[object] | None:
    return cast("list[object]", value) if isinstance(value, list) else None


def _places(value: object, *, typed: bool) -> Mapping[str, tuple[object, bool]] | None:
    """The values of an object by wire name, each with whether the client promises its type."""
    match value:
        case Model():
            return {
                field.encode_name: (getattr(value, field.name), _is_typed(field.type))
                for field in msgspec.structs.fields(value)
                if field.encode_name != UNKNOWN_FIELDS
            }
        case Mapping():
            pairs = cast("Mapping[object, object]", value).items()
            return {_key(key): (item, typed) for key, item in pairs}
        case _:
            return None


def _is_typed(type_: PythonType) -> bool:
    """Whether the client promises a type; the fields of a model are asked one by one."""
    inner = without_none(type_)
    return inner is not object and all(map(_is_typed, get_args(inner)))


def _key(key: object) -> str:
    return key.isoformat() if isinstance(key, datetime) else str(key)


def _is_same_scalar(document: object, value: object) -> bool:
    """Compares null, a truth value or a number. A whole number may stand for a fraction, and null for an empty list."""
    if document is None:
        return value is None or value in ([], {})
    if isinstance(document, bool) or isinstance(value, bool):
        return document is value
    if not isinstance(value, int | float) or not isinstance(document, int | float):
        return False
    return value == document


def _same_time(text: str, value: datetime) -> bool:
    if not _DATE_TIME.fullmatch(text):
        return value.isoformat().startswith(text)
    shown, written = json.dumps(text), json.dumps(value.isoformat())
    return canonical_json(shown) == canonical_json(written)


def _possible_bytes(text: str) -> tuple[bytes, ...]:
    """The bytes of base64, or of text in its place: pages show both."""
    try:
        return binascii.a2b_base64(text, strict_mode=True), text.encode()
    except ValueError:
        return (text.encode(),)


def round_trip_problem(expected: object, encoded: bytes) -> str | None:
    """The first difference between a document and its value, decoded and encoded again."""
    lines = canonical_json(json.dumps(expected)).splitlines()
    actual = canonical_json(encoded).splitlines()
    if lines == actual:
        return None
    pairs = zip([*lines, "nothing"], [*actual, "nothing"], strict=False)
    first = next((pair for pair in pairs if pair[0] != pair[1]), ("more", "less"))
    return (
        f"encoded it is {first[1].strip()[:80]}, the page shows {first[0].strip()[:80]}"
    )
