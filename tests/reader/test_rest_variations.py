"""Every variation of a REST operation page, by what is special about it, and the fixture that has it.

The fixtures stand in `fixtures/rest_variations.txt` and `fixtures/rest_pages.txt`, in the form that
`test_rest_operation.py` describes. Index pages and other files are told apart in `test_kind.py`.
"""

from __future__ import annotations

import pytest
from reader.rest_page_outline import outline_of_facts, outline_of_page
from reader.test_rest_operation import PAGES, blocks, facts_of, outline, read

VARIATIONS = {title: case for title, *case in blocks("rest_variations.txt")}

COVERED = {
    # request bodies
    "wrapper with one property": "wrapper of one parameter, and a string",
    "entity with coarse types, without TableRight": "entity as body, with coarse types and dates as text",
    "array of ids, neither table nor sample": "body with neither table nor sample, and an array whose table is the item",
    "array whose table is the item": "array as body whose table is the item, and statuses out of order",
    "dictionary without table": "dictionary as body without a table, and an error beside no content",
    "dictionary that prints a placeholder": "headings, code and markup in the description",
    "array of arrays": "array of arrays, and properties that look like keys",
    "properties with numbers, which are no keys": "array of arrays, and properties that look like keys",
    "dictionary of anything": "array of arrays, and properties that look like keys",
    "JSON Patch": "last generation: type names, and code in the description",
    "Content-Type without media types": "empty Content-Type",
    "image": "a body with neither table nor sample",
    "stream": "stream as body",
    "plain text": "plain text as body, and an enum in the path",
    "text of several lines with a reference": "body text of several lines with references",
    "no body, a required query parameter": "no content: a placeholder as body, and null",
    # responses
    "scalar": "wrapper of one parameter, and a string",
    "placeholder instead of a type": "carrier with placeholders, single references and dictionaries",
    "array with the table of its item": "body with neither table nor sample, and an array whose table is the item",
    "array of scalars": "array of scalars without a table",
    "dictionary with numbers as keys": "dictionary with numbers as keys",
    "dictionary with the table of its value": "dictionary whose table is the value",
    "long integer": "64-bit integer with a fraction in its sample",
    "bytes": "stream as a JSON string",
    "image instead of JSON": "image as response",
    "no content": "no content: a placeholder as body, and null",
    "no content beside an error": "dictionary as body without a table, and an error beside no content",
    "errors alone": "only errors are documented",
    "several statuses, not sorted": "array as body whose table is the item, and statuses out of order",
    "entity with links": "entity with links, and a header that is no date",
    "rows of a list with a next link": "list with query options",
    "recursion that ends in an empty object": "headings, code and markup in the description",
    # parameters
    "names with a dollar sign, and enums": "list with query options",
    "dotted names": "dotted names of the query, and cells of several lines",
    "cells of several lines": "dotted names of the query, and cells of several lines",
    "objects and arrays": "dotted names of the query, and cells of several lines",
    "required arrays": "required arrays of the query",
    "optional arrays, and a break in a cell": "stream as body",
    "two in the path": "two parameters of the path, and no content",
    "enum in the path": "plain text as body, and an enum in the path",
    "name in snake case": "dictionary as body without a table, and an error beside no content",
    # names and prose
    "id with a method at its end": "a body with neither table nor sample",
    "list resource": "array as body whose table is the item, and statuses out of order",
    "list by name": "list by its name",
    "property that is a keyword": "carrier with placeholders, single references and dictionaries",
    "no summary": "no content: a placeholder as body, and null",
    "headings and code in the description": "headings, code and markup in the description",
    "breaks, entities escaped twice and braces": "headings, code and markup in the description",
    # older generations
    "2021 and 2022": "first generation: an agent with both samples under one heading",
    "2022: formats in a body table, entities expanded": "first generation: expanded entity in a wrapper, formats in a body table",
    "2022: no content, no samples": "first generation: no content, so neither a body line nor samples",
    "2022: stream, and a sample that is no JSON": "a bare heading, and a stream whose sample is no JSON",
    "August 2021: title without route": "a bare heading, and a stream whose sample is no JSON",
    "July 2022: linted": "linted headings, and a description with headings of its own",
    "autumn 2022: blank types": "third generation: two headings of samples, blank types and null",
}


@pytest.mark.parametrize(("page", "expected"), VARIATIONS.values(), ids=VARIATIONS)
def test_every_variation_is_read(page: str, expected: str) -> None:
    assert "\n".join(outline(facts_of(page))) == expected
    assert read(page).diagnostics == ()


@pytest.mark.parametrize(
    "page", [one for one, _ in VARIATIONS.values()], ids=VARIATIONS
)
def test_the_facts_say_what_the_page_says(page: str) -> None:
    assert outline_of_facts(facts_of(page)) == outline_of_page(page)


def test_every_variation_has_a_fixture() -> None:
    assert set(COVERED.values()) <= {*VARIATIONS, *PAGES}
    assert set(VARIATIONS) <= set(COVERED.values())
