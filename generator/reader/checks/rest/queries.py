"""Checks: parameters of queries, and the addresses that show them.

Source: RFC 3986: an address has no blank. RFC 3339 and the formats of Swagger 2.0 for values.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

import msgspec

from generator.model.rest_facts import RestParameter, TypeCell
from generator.reader.checks.checked import PageDefect
from generator.reader.checks.rest.operation_page import OperationPage
from generator.reader.checks.rest.words import wrong_text
from generator.reader.rest.sections import Part

_MANY: Final = 10
"""A body has that many fields; fewer names with a dot may be a habit of the API."""
_EXAMPLE: Final = re.compile(r"[A-Z]{3,10} +/[^?\n]{1,400}\?([^=&\n]{1,120})=(.*)\Z")
_BLANK: Final = re.compile(r"\S[ \t]+\S")


class _Example(msgspec.Struct, frozen=True):
    """An address with one parameter."""

    name: str
    value: str
    line: int
    text: str


def flattened_query(page: OperationPage) -> Iterator[PageDefect]:
    """Yields the first of many parameters whose names begin with the same name and a dot."""
    rows = page.facts.query_parameters
    dotted = [row for row in rows if "." in row.name.strip(".$")]
    counts = Counter(_prefix(row) for row in dotted)
    for prefix, count in counts.items():
        if count >= _MANY:
            first = next(row for row in dotted if _prefix(row) == prefix)
            yield PageDefect(
                id="rest-query-flattened",
                line=first.line,
                message=f"{count} parameters of the query are the fields of {prefix}",
                part=f"#param/{first.name}",
            )


def _prefix(row: RestParameter) -> str:
    return row.name.partition(".")[0]


def examples_of_query(page: OperationPage) -> Iterator[PageDefect]:
    """Yields examples that are no addresses, or that show a value that the parameter cannot have."""
    rows = {row.name: row for row in page.facts.query_parameters}
    for example in _examples(page):
        row = next((rows[name] for name in rows if name == example.name), None)
        if row is None:
            continue
        if _BLANK.search(example.value):
            yield PageDefect(
                id="rest-example-address",
                line=example.line,
                message="the address in this example has a blank, which no address has",
                part=f"#param/{row.name}",
                cause="values are not encoded",
                detail=example.text,
                other_line=row.line,
            )
        if wrong := _wrong(row.cell, unquote(example.value)):
            yield PageDefect(
                id="rest-example-value",
                line=example.line,
                message=f"the example of {row.name} shows {wrong}",
                part=f"#param/{row.name}",
                cause=wrong,
                detail=example.text,
                other_line=row.line,
            )


def _wrong(cell: TypeCell, value: str) -> str:
    """What is wrong with an example, in words that fit after `shows`; empty where nothing is."""
    if cell.members:
        members = {member.lower() for member in cell.members}
        parts = [part.strip().lower() for part in value.split(",")]
        is_known = all(part in members or part.isdigit() for part in parts)
        return "" if is_known else "a value that its list does not have"
    if cell.name and wrong_text(cell.name, value):
        return f"a value that is no {cell.name}"
    return ""


def _examples(page: OperationPage) -> Iterator[_Example]:
    spans = [
        (section.line, section.last_line)
        for section in page.sections
        if section.part in (Part.QUERY, Part.QUERY_TABLE)
    ]
    for fence in page.page.fences:
        if not any(first < fence.line <= last for first, last in spans):
            continue
        for number, text in enumerate(fence.body.split("\n"), fence.line + 1):
            match = _EXAMPLE.match(text.strip())
            if match and "&" not in match[2]:
                yield _Example(match[1], match[2], number, text.strip())


def required_in_sample(page: OperationPage) -> Iterator[PageDefect]:
    """Yields a sample request that lacks parameters of the query that are required."""
    sample = page.facts.request_sample
    if sample is None or not sample.is_message:
        return
    line = page.line(sample.first_line)
    shown = {part.partition("=")[0] for part in re.split("[?&]", line)[1:]}
    missing = [
        row
        for row in page.facts.query_parameters
        if row.required and row.name not in shown
    ]
    if missing:
        names = ", ".join(row.name for row in missing[:3])
        more = f" and {len(missing) - 3} more" if len(missing) > 3 else ""
        yield PageDefect(
            id="rest-sample-required",
            line=sample.first_line,
            message=f"the sample request lacks {names}{more}, which the table calls required",
            part=f"#param/{missing[0].name}",
            cause="" if shown else "samples without a query",
            detail=line,
            other_line=missing[0].line,
        )
