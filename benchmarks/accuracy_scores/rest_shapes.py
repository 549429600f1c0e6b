"""The shape on the wire of everything that tables and samples of REST pages show, whatever types are called.

A place is a property of a body or result, found by the way to it from the operation: `#result/Contact/Emails`. There the
document must have what the truth has: a string, an integer, a number, a boolean, a list, an object or a dictionary.
`any` is right only where the truth says no more, or where pages show nothing but null.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Protocol

from benchmarks.accuracy_scores.document import Document, OperationRow
from benchmarks.accuracy_scores.rest_oracle import RestOracle, TrueOperation
from benchmarks.accuracy_scores.score import NOTHING, Score, Wrong, check, score
from benchmarks.accuracy_scores.sources import is_newest
from generator.model.facts import PageFacts
from generator.model.json_facts import (
    JsonArray,
    JsonKind,
    JsonObject,
    JsonScalar,
    JsonValue,
)
from generator.model.rest_facts import RestOperationFacts, RestProperty, RestSample

_SHAPES: Final = {
    "string": "string",
    "date-time": "string",
    "duration": "string",
    "byte": "string",
    "int16": "integer",
    "int32": "integer",
    "int64": "integer",
    "uint32": "integer",
    "double": "number",
    "bool": "boolean",
    "boolean": "boolean",
    "object": "any",
    "any": "any",
}
_CELLS: Final = {
    "string": "string",
    "date-time": "string",
    "byte": "string",
    "int32": "integer",
    "int64": "integer",
    "integer": "integer",
    "double": "number",
    "number": "number",
    "bool": "boolean",
    "boolean": "boolean",
    "array": "array",
}
_VALUES: Final = {
    JsonKind.STRING: ("string",),
    JsonKind.INTEGER: ("integer", "number"),
    JsonKind.NUMBER: ("number",),
    JsonKind.BOOLEAN: ("boolean",),
}
_CONTAINER: Final = re.compile(r"(array|dict)<(?:[^<>,]+,)?(.*)>")
_ANY: Final = "any"


class _Side(Protocol):
    """How types are looked up in the truth or in the document."""

    def shape(self, type_: str) -> str:
        """The shape of a type on the wire."""
        ...

    def fields(self, type_: str) -> Mapping[str, str]:
        """The types of an object's fields."""
        ...


class _Truth:
    def __init__(self, oracle: RestOracle) -> None:
        self._oracle = oracle

    def shape(self, type_: str) -> str:
        if type_.startswith("~"):
            return "string"
        return _container(type_) or _SHAPES.get(type_, "object")

    def fields(self, type_: str) -> Mapping[str, str]:
        true = self._oracle.definition(type_)
        return {field.name: field.type for field in true.fields} if true else {}


class _Got:
    def __init__(self, document: Document) -> None:
        self._types = document.types

    def shape(self, type_: str) -> str:
        found = self._types.get(type_.removeprefix("#"))
        if found is not None:
            return "object" if found.kind == "object" else "string"
        return _container(type_) or _SHAPES.get(type_, type_)

    def fields(self, type_: str) -> Mapping[str, str]:
        found = self._types.get(type_.removeprefix("#"))
        return {field.wire: field.type for field in found.fields} if found else {}


def _container(type_: str) -> str | None:
    found = _CONTAINER.fullmatch(type_)
    return found[1] if found else None


def _inside(type_: str) -> str:
    found = _CONTAINER.fullmatch(type_)
    return found[2] if found else type_


_Checks = Iterator[tuple[str, Wrong | None]]
"""Places with what is wrong there; a place may come several times."""


def rest_shapes(
    document: Document, oracle: RestOracle, pages: Iterable[PageFacts]
) -> Score:
    """Every place that a newest page shows."""
    walk = _Walk(_Truth(oracle), _Got(document))
    found: dict[str, Wrong | None] = {}
    for page in pages:
        facts = page.facts
        if not isinstance(facts, RestOperationFacts) or not is_newest(page.path):
            continue
        key = f"{facts.method} {facts.path}"
        true, row = oracle.operations.get(key), document.rest.get(key)
        if true is not None and row is not None:
            for place, wrong in walk.operation(key, true, row, facts):
                found[place] = found.get(place) or wrong
    return score("REST shapes shown", found.values())


class _Walk:
    """Goes through what a page shows, in truth and document at the same time."""

    def __init__(self, truth: _Side, got: _Side) -> None:
        self._truth = truth
        self._got = got

    def operation(
        self,
        key: str,
        true: TrueOperation,
        row: OperationRow,
        facts: RestOperationFacts,
    ) -> _Checks:
        """All places of body and result."""
        if true.body is not None and facts.body is not None:
            got = _Sent(self._got, row)
            walk = _Walk(self._truth, got)
            place = f"{key}#body"
            yield from walk.table(
                place, true.body.type, got.type, facts.body.properties
            )
            yield from walk.sample(
                place, true.body.type, got.type, facts.request_sample
            )
        if facts.response is not None and row.result is not None:
            place, type_ = f"{key}#result", true.response.type
            yield from self.table(place, type_, row.result, facts.response.properties)
            yield from self.sample(place, type_, row.result, facts.response_sample)

    def table(
        self, place: str, true: str, got: str, rows: Iterable[RestProperty]
    ) -> _Checks:
        """The rows of a table: the fields of the object inside all lists."""
        while _container(true) == "array":
            place, true, got = f"{place}[]", _inside(true), _inside(got)
        expected, found = self._truth.fields(true), self._got.fields(got)
        for row in rows:
            if row.name in expected:
                at = f"{place}/{row.name}"
                shown = _CELLS.get((row.cell.name or "").lower())
                yield at, self._cell(at, expected[row.name], found.get(row.name), shown)

    def _cell(
        self, at: str, true: str, got: str | None, shown: str | None
    ) -> Wrong | None:
        if got is None:
            return Wrong(at, self._truth.shape(true), NOTHING)
        expected = self._truth.shape(true)
        if shown != expected:
            return None  # a cell tells no enum, no dictionary and no name behind a placeholder
        return check(at, expected, self._got.shape(got))

    def sample(
        self, place: str, true: str, got: str, sample: RestSample | None
    ) -> _Checks:
        """The values of a sample."""
        if sample is not None and sample.body is not None:
            yield from self._value(place, true, got, sample.body)

    def _value(self, at: str, true: str, got: str | None, value: JsonValue) -> _Checks:
        expected = self._truth.shape(true)
        if got is None:
            yield at, Wrong(at, expected, NOTHING)
        elif _shows(value, expected):
            wrong = check(at, expected, self._got.shape(got))
            yield at, wrong
            if wrong is None:
                yield from self._children(at, true, got, value)
        else:
            yield at, None

    def _children(self, at: str, true: str, got: str, value: JsonValue) -> _Checks:
        if isinstance(value, JsonArray):
            for item in value.items:
                yield from self._value(f"{at}[]", _inside(true), _inside(got), item)
        elif isinstance(value, JsonObject) and _container(true):
            for member in value.members:
                yield from self._value(
                    f"{at}{{}}", _inside(true), _inside(got), member.value
                )
        elif isinstance(value, JsonObject):
            expected, found = self._truth.fields(true), self._got.fields(got)
            for member in value.members:
                name = member.key.raw
                if name in expected:
                    yield from self._value(
                        f"{at}/{name}", expected[name], found.get(name), member.value
                    )


def _shows(value: JsonValue, shape: str) -> bool:
    """Whether a value shows a shape.

    Null tells nothing, a sample may be of another type by mistake, and `any` cannot be shown.
    """
    match value:
        case JsonScalar(kind=kind):
            return shape in _VALUES.get(kind, ())
        case JsonArray():
            return shape == "array"
        case JsonObject():
            return shape in {"object", "dict"}


class _Sent:
    """The document's side for the body of an operation: the parameters of a wrapper are the fields of an object."""

    _WRAPPER: Final = "(wrapper)"

    def __init__(self, got: _Side, row: OperationRow) -> None:
        self._got_side = got
        self._parts = {part.wire: part.type for part in row.parts("body")}
        is_wrapper = row.body is not None and row.body.kind == "wrapper"
        first = next(iter(self._parts.values()), _ANY)
        self.type = self._WRAPPER if is_wrapper else first

    def shape(self, type_: str) -> str:
        return "object" if type_ == self._WRAPPER else self._got_side.shape(type_)

    def fields(self, type_: str) -> Mapping[str, str]:
        return self._parts if type_ == self._WRAPPER else self._got_side.fields(type_)
