"""Every variation of a REST operation page, by what is special about it, and the fixture that has it.

The fixtures stand in `fixtures/rest_variations.txt` and `fixtures/rest_pages.txt`, in the form that
`test_rest_operation.py` describes, and in `fixtures/rest_rows.txt`, where a page has its id and route on its first
line. Index pages and other files are told apart in `test_kind.py`.
"""

from __future__ import annotations

import pytest
from reader.rest.rest_page_outline import outline_of_facts, outline_of_page
from reader.rest.test_rest_operation import PAGES, blocks, facts_of, outline, read


def page_of(given: str) -> str:
    """A page whose first line is given as its id and route, and whose rest stands below."""
    first, _, rest = given.partition("\n")
    uid, method, path = first.split()
    title = f"{method} {path.removeprefix('/api/v1/')}"
    route = f"```http\n{method} {path}\n```"
    return f"---\ntitle: {title}\nuid: {uid}\n---\n\n# {title}\n\n{route}\n\n{rest}\n"


VARIATIONS = {title: case for title, *case in blocks("rest_variations.txt")}
VARIATIONS |= {
    title: [page_of(given), expected]
    for title, given, expected in blocks("rest_rows.txt")
}

# which fixture stands for which page of the list of sample pages, in its order
ROWS: dict[str, str] = {
    # agents, 2023
    "smallest wrapper": "wrapper of one parameter, and a string",
    "large entity": "carrier with placeholders, single references and dictionaries",
    "entity as body": "entity as body, with coarse types and dates as text",
    "no content": "no content: a placeholder as body, and null",
    "no body": "POST without a body, a required parameter of the query in capitals",
    "ids as body": "body with neither table nor sample, and an array whose table is the item",
    "hidden carrier": "a carrier in the response behind a placeholder",
    "array of scalars": "array of scalars without a table",
    "dictionary by numbers": "dictionary with numbers as keys",
    "dictionary with the table of its value": "dictionary whose table is the value",
    "dictionary in a wrapper, restricted": "a dictionary in a wrapper that prints a type's name, and a heading with words behind it",
    "long integer": "64-bit integer with a fraction in its sample",
    "stream": "stream as a JSON string",
    "recursion, and dictionaries of carriers": "bare code in the description, an escaped break in a cell, dictionaries of objects, recursion that is cut off",
    "headings in the description": "several headings and code blocks in the description",
    "array of arrays": "an array of arrays, empty objects inside",
    "numbered properties": "properties with numbers at their end",
    "dictionary of anything": "a dictionary of anything, whose value is an empty object",
    "keyword": "a property that is a keyword of Python, types inside that have no name",
    "break in the description": "a break as a line of its own in the description",
    "enum of another name": "an enum that shows as a string, called otherwise elsewhere",
    "escaped twice": "entities escaped twice, braces in the words",
    # resources, 2023
    "list with options": "list with query options",
    "archive": "a method at the end of the id, options for metadata, entities in code of a long description",
    "entity with links": "entity with links, and a header that is no date",
    "saved entity": "a saved entity that may have changed meanwhile",
    "JSON Patch": "empty Content-Type",
    "two in the path": "two parameters of the path, and no content",
    "image": "image as response",
    "image as body": "a body with neither table nor sample",
    "dotted names": "dotted names of the query, and cells of several lines",
    "required arrays": "required arrays of the query",
    "array as body": "array as body whose table is the item, and statuses out of order",
    "text of several lines": "body text of several lines with references",
    "list by name": "list by its name",
    "plain text": "plain text as body, and an enum in the path",
    "stream as body": "stream as body",
    "optional array": "an optional array in the query, an escaped break in a cell, a placeholder with a table",
    "dictionary as body": "a dictionary of anything as body, without a table",
    "strings as body": "an array of strings as body, without a table, its name in snake case",
    "row of a table": "dictionary as body without a table, and an error beside no content",
    "only one error": "one error and nothing else is documented",
    "only errors": "only errors are documented",
    # older generations
    "2022, no content": "first generation: no content, so neither a body line nor samples",
    "2022, blank types": "first generation: an agent with both samples under one heading",
    "2022, entity in a wrapper": "first generation: expanded entity in a wrapper, formats in a body table",
    "2022, stream": "2022: a stream without a type, a sample that is no JSON",
    "August 2021": "a bare heading, and a stream whose sample is no JSON",
    "July 2022": "linted headings, and a description with headings of its own",
    "autumn 2022": "third generation: two headings of samples, blank types and null",
}
ROWS_OF_OPERATIONS = 50

ALSO = {
    "headings, code and markup in the description",
    "array of arrays, and properties that look like keys",
    "last generation: type names, and code in the description",
}
"""Fixtures that mix what several rows have."""


@pytest.mark.parametrize(("page", "expected"), VARIATIONS.values(), ids=VARIATIONS)
def test_every_variation_is_read(page: str, expected: str) -> None:
    assert "\n".join(outline(facts_of(page))) == expected
    assert read(page).diagnostics == ()


@pytest.mark.parametrize(
    "page", [text for text, _ in VARIATIONS.values()], ids=VARIATIONS
)
def test_the_facts_say_what_the_page_says(page: str) -> None:
    assert outline_of_facts(facts_of(page)) == outline_of_page(page)


def test_every_row_has_a_fixture_of_its_own_and_every_fixture_its_row() -> None:
    assert len(ROWS) == len(set(ROWS.values())) == ROWS_OF_OPERATIONS
    assert {*ROWS.values(), *ALSO} == {*VARIATIONS, *PAGES}
