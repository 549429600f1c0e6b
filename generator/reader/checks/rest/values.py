"""Checks: keys and values of samples, beside the table of the same object.

Rule: a table describes the body or the answer, or the items of an array. A sample that has none of the names of the table is
about something else, such as the keys of a dictionary.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from generator.model.json_facts import JsonArray, JsonObject, JsonScalar, JsonValue
from generator.model.lint.sample_lines import SampleLines, Steps
from generator.model.rest_facts import RestProperty, RestSample, TypeCell
from generator.model.text import wire_name
from generator.reader.checks.checked import PageDefect
from generator.reader.checks.rest.operation_page import OperationPage
from generator.reader.checks.rest.words import SCALARS, wrong_value
from generator.reader.rest.sections import Part

_OBJECT: Final = "object"


class _Side(msgspec.Struct, frozen=True):
    """A sample with the table of its object, and the type that a heading states."""

    name: str
    lines: SampleLines
    body: JsonValue
    rows: Sequence[RestProperty]
    table: int
    heading: TypeCell = TypeCell()
    heading_line: int = 0


def values_of_samples(page: OperationPage) -> Iterator[PageDefect]:
    """Yields keys without a row, and the first value of each kind that is not of the type of its row."""
    for side in _sides(page):
        yield from _of_heading(side)
        yield from _of_rows(side)


def _sides(page: OperationPage) -> Iterator[_Side]:
    body, request = page.facts.body, page.facts.request_sample
    if body and request and request.body is not None:
        table = page.line_of(Part.BODY_TABLE)
        yield _Side(
            "request",
            _lines(request, request.body),
            request.body,
            body.properties,
            table,
        )
    response, sample = page.facts.response, page.facts.response_sample
    if response and sample and sample.body is not None:
        table = page.line_of(Part.RESPONSE_TABLE)
        rows = response.properties
        # the table of a dictionary may be that of its values
        is_dictionary = _OBJECT in (response.heading.name, response.body.name)
        yield _Side(
            "answer",
            _lines(sample, sample.body),
            sample.body,
            () if is_dictionary else rows,
            table,
            response.heading,
            response.line,
        )


def _lines(sample: RestSample, body: JsonValue) -> SampleLines:
    return SampleLines(body, sample.body_line, sample.last_line)


def _of_heading(side: _Side) -> Iterator[PageDefect]:
    word = side.heading.name
    if word in SCALARS and word and (wrong := wrong_value(word, side.body)):
        yield PageDefect(
            id="rest-sample-type",
            line=side.lines.of(()),
            message=f"the heading of the answer states {word}, and the sample is {wrong}",
            part="#result",
            cause=f"{word}: {wrong}",
            detail=_shown(side.body),
            other_line=side.heading_line,
        )


def _of_rows(side: _Side) -> Iterator[PageDefect]:
    rows = {str(row.name): row for row in side.rows}
    reported: set[str] = set()
    for steps, shown in _objects(side.body):
        keys = [member.key.raw for member in shown.members]
        if rows.keys().isdisjoint(keys):
            continue
        for index, member in enumerate(shown.members):
            if member.key.raw in reported:
                continue
            row = rows.get(member.key.raw)
            if row is None:
                found = _without_row(side, (*steps, index), member.key.raw)
            else:
                found = _of_row(side, (*steps, index), row, member.value)
            if found:
                reported.add(member.key.raw)
                yield found


def _objects(body: JsonValue) -> Iterator[tuple[Steps, JsonObject]]:
    if isinstance(body, JsonObject):
        yield (), body
    elif isinstance(body, JsonArray):
        for index, item in enumerate(body.items):
            if isinstance(item, JsonObject):
                yield (index,), item


def _without_row(side: _Side, steps: Steps, key: str) -> PageDefect | None:
    name = wire_name(key)
    if name is None:
        return None
    return PageDefect(
        id="rest-sample-key",
        line=side.lines.of(steps),
        message=f"the sample of the {side.name} has {name}, and its table does not",
        part=f"#{side.name}/{name}",
        other_line=side.table,
    )


def _of_row(
    side: _Side, steps: Steps, row: RestProperty, value: JsonValue
) -> PageDefect | None:
    word = row.cell.name
    wrong = wrong_value(word, value) if word else ""
    if not wrong:
        return None
    return PageDefect(
        id="rest-sample-type",
        line=side.lines.of(steps),
        message=f"the table states {word} for {row.name}, and the sample has {wrong}",
        part=f"#{side.name}/{row.name}",
        cause=f"{word}: {wrong}",
        detail=_shown(value),
        other_line=row.line,
    )


def _shown(value: JsonValue) -> str:
    return value.text.raw if isinstance(value, JsonScalar) else ""
