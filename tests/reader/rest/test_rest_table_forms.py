"""Tables under known headings in forms that the generator of the reference does not write.

The rule: a table is read by the meaning of its columns where that is plain; what is not read is reported with its line.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from generator.model.facts import PageFacts
from generator.model.rest_facts import RestOperationFacts
from generator.reader.read import read_page

TABLES = {
    "path": (
        "| Path Part | Type | Description |\n|---|---|---|\n"
        "| id | int32 | Which one **Required** |"
    ),
    "query": (
        "| Parameter Name | Type |  Description |\n|---|---|---|\n"
        "| $select | string | Columns |\n| force | bool | **Required** Even so |"
    ),
    "header": (
        "| Parameter Name | Description |\n|---|---|\n"
        "| Content-Type | Types: `application/json`, `text/json` |\n| Accept | Types: `application/json` |"
    ),
    "body": (
        "| Property Name | Type |  Description |\n|---|---|---|\n"
        "| Name | String | What it is called |\n| Age | Integer | In years |"
    ),
    "status": "| Response | Description |\n|---|---|\n| 200 | OK |\n| 404 | Not there |",
    "response": (
        "| Property Name | Type |  Description |\n|---|---|---|\n"
        "| Id | Integer | Which one |\n| Name | String | What it is called |"
    ),
}
EACH_TABLE = pytest.mark.parametrize("table", TABLES)


def page(**tables: str) -> str:
    given = TABLES | tables
    return f"""---
title: PUT Thing/{{id}}
uid: v1Thing_Put
---

# PUT Thing/{{id}}

```http
PUT /api/v1/Thing/{{id}}
```

Puts it.

{given["path"]}

## Query String Parameters

{given["query"]}

```http
PUT /api/v1/Thing/{{id}}?$select=name
```

## Request Headers

{given["header"]}

## Request Body: entity

The thing.

{given["body"]}

## Response:

OK

{given["status"]}

### Response body: Thing

{given["response"]}
"""


def read(text: str) -> PageFacts:
    return read_page("page.md", text.encode())


def without_lines(value: object) -> object:
    """Facts without lines, as they differ between the forms of a table."""
    if isinstance(value, dict):
        return {
            key: without_lines(item)
            for key, item in value.items()
            if key not in {"line", "body_line"}
        }
    if isinstance(value, list | tuple):
        return [without_lines(item) for item in value]
    if isinstance(value, msgspec.Struct):
        names = value.__struct_fields__
        return without_lines({name: getattr(value, name) for name in names})
    return value


def stated(text: str) -> object:
    facts = read(text).facts
    assert isinstance(facts, RestOperationFacts)
    return without_lines(facts)


def reported(text: str) -> list[tuple[str, int]]:
    return [(found.id, found.line) for found in read(text).diagnostics]


def line_of(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1


Cells = list[list[str]]


def cells_of(table: str) -> Cells:
    head, _, *rows = table.split("\n")
    return [
        [cell.strip() for cell in row.strip("|").split("|")] for row in (head, *rows)
    ]


def written(rows: Cells, delimiter: str = "---|") -> str:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], "|" + delimiter * len(rows[0]), *lines[1:]])


def renamed(rows: Cells) -> str:
    words = {
        "Path Part": "Name",
        "Parameter Name": "Name",
        "Property Name": "Field",
        "Response": "Status code",
        "Type": "Data type",
        "Description": "Meaning",
    }
    return written([[words[cell] for cell in rows[0]], *rows[1:]])


def marked(before: str, after: str) -> Callable[[Cells], str]:
    def mark(rows: Cells) -> str:
        head = [f"{before}{cell}{after}" for cell in rows[0]]
        others = [[f"{before}{row[0]}{after}", *row[1:]] for row in rows[1:]]
        return written([head, *others])

    return mark


def html(rows: Cells) -> str:
    lines = ["".join(f"<td>{cell}</td>" for cell in row) for row in rows]
    head = lines[0].replace("td>", "th>")
    body = "\n".join(f"<tr>{line}</tr>" for line in lines[1:])
    return (
        f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"
    )


def html_without_closing_tags(rows: Cells) -> str:
    lines = ["\n".join(f"  <TD class='x'>{cell}" for cell in row) for row in rows]
    return "\n<TR>\n".join(["<TABLE>", *lines]) + "\n</TABLE>"


FORMS: dict[str, Callable[[Cells], str]] = {
    "other words": renamed,
    "bold": marked("**", "**"),
    "code": marked("`", "`"),
    "links": marked("[", "](other.md#x)"),
    "HTML in cells": marked("<b>", "</b>"),
    "upper case": lambda rows: written([[cell.upper() for cell in rows[0]], *rows[1:]]),
    "another order": lambda rows: written([row[::-1] for row in rows]),
    "aligned": lambda rows: written(rows, ":-:|"),
    "no leading pipes": lambda rows: written(rows)[2:].replace("\n| ", "\n"),
    "no outer pipes": lambda rows: "\n".join(
        line.strip("| ") for line in written(rows).split("\n")
    ),
    "indented": lambda rows: "  " + written(rows).replace("\n", "\n  "),
    "blank lines": lambda rows: written(rows).replace("\n", "\n\n"),
    "HTML": html,
    "HTML without closing tags": html_without_closing_tags,
}


@EACH_TABLE
@pytest.mark.parametrize("form", FORMS)
def test_a_table_is_read_by_the_meaning_of_its_columns(table: str, form: str) -> None:
    text = page(**{table: FORMS[form](cells_of(TABLES[table]))})
    assert stated(text) == stated(page())
    assert reported(text) == []


@pytest.mark.parametrize("table", ["path", "query", "header", "status"])
def test_parameters_and_statuses_may_be_in_several_tables(table: str) -> None:
    head, *rows = cells_of(TABLES[table])
    tables = "\n\n".join(written([head, row]) for row in rows)
    text = page(**{table: tables})
    assert stated(text) == stated(page())
    assert reported(text) == []


@pytest.mark.parametrize("table", ["body", "response"])
def test_a_second_table_of_properties_is_reported(table: str) -> None:
    other = "| Name | Type | Description |\n|---|---|---|\n| Inner | String | Of something else |"
    text = page(**{table: f"{TABLES[table]}\n\n{other}"})
    assert stated(text) == stated(page())
    assert reported(text) == [("rest-part-repeated", line_of(text, other))]


@pytest.mark.parametrize(
    ("head", "cells", "expected"),
    [
        ("Required", ["yes", "no"], [True, False]),
        ("Required", ["**Yes**", "-"], [True, False]),
        ("Mandatory?", ["x", ""], [True, False]),
        ("Optional", ["no", "yes"], [True, False]),
        ("Optional", ["false", "true"], [True, False]),
    ],
)
@pytest.mark.parametrize("position", [1, 3])
def test_a_column_states_what_is_required(
    head: str, cells: list[str], expected: list[bool], position: int
) -> None:
    rows = [
        ["Name", "Type", "Description"],
        ["a", "string", "One"],
        ["b", "bool", "Two"],
    ]
    for row, cell in zip(rows, [head, *cells], strict=True):
        row.insert(position, cell)
    text = page(query=written(rows))
    facts = read(text).facts
    assert isinstance(facts, RestOperationFacts)
    parameters = facts.query_parameters
    assert [parameter.required for parameter in parameters] == expected
    assert [parameter.cell.name for parameter in parameters] == ["string", "bool"]
    assert reported(text) == []


def test_a_cell_that_is_neither_yes_nor_no_is_reported() -> None:
    table = "| Name | Required | Type |\n|---|---|---|\n| a | perhaps | string |"
    text = page(query=table)
    assert reported(text) == [("rest-table-row", line_of(text, "| a |"))]


@EACH_TABLE
def test_columns_that_nobody_reads_are_reported(table: str) -> None:
    rows = cells_of(TABLES[table])
    wider = written([[*rows[0], "Since"], *([*row, "2019"] for row in rows[1:])])
    text = page(**{table: wider})
    assert stated(text) == stated(page())
    assert reported(text) == [("rest-part-unread", line_of(text, wider))]


@pytest.mark.parametrize("table", ["body", "status", "response"])
def test_what_a_column_requires_of_no_parameter_is_reported(table: str) -> None:
    rows = cells_of(TABLES[table])
    wider = written([[*rows[0], "Required"], *([*row, "yes"] for row in rows[1:])])
    text = page(**{table: wider})
    assert stated(text) == stated(page())
    assert reported(text) == [("rest-part-unread", line_of(text, wider))]


UNREAD = {
    "unknown words": "| Navn | Slag | Beskrivelse |\n|---|---|---|\n| a | b | c |",
    "two columns of names": "| Name | Field | Description |\n|---|---|---|\n| a | b | c |",
    "list": "* **a**: One\n* **b**: Two",
    "list of code": "- `a` One\n- `b` Two",
    "numbered list": "1. **a** One",
    "HTML with spans": "<table><tr><td colspan=2>a</td></tr></table>",
    "quote": "> | Name | Type |\n> |---|---|\n> | a | b |",
    "nested HTML": "<table><tr><td><table><tr><td>a</td></tr></table></td></tr></table>",
    "HTML list": "<ul><li>a</li></ul>",
    "code block": "```\n| Name | Type |\n|---|---|\n| a | b |\n```",
}


@pytest.mark.parametrize("table", ["query", "header", "body", "status", "response"])
@pytest.mark.parametrize("form", UNREAD)
def test_what_is_not_read_under_a_known_heading_is_reported(
    table: str, form: str
) -> None:
    text = page(**{table: UNREAD[form]})
    assert ("rest-table-head", line_of(text, UNREAD[form])) in reported(text)


def test_words_in_place_of_a_table_are_reported() -> None:
    text = page(query="Use any parameter.", header="None.")
    assert reported(text) == [
        ("rest-part-unread", line_of(text, "Use any")),
        ("rest-part-unread", line_of(text, "None.")),
    ]


def test_headers_of_responses_are_reported() -> None:
    headers = (
        "## Response headers\n\n| Header | Description |\n|---|---|\n| ETag | Version |"
    )
    text = page(response=f"{TABLES['response']}\n\n{headers}")
    assert stated(text) == stated(page())
    assert reported(text) == [("rest-part-unread", line_of(text, "| Header"))]


@pytest.mark.parametrize(
    "description",
    [
        "| Name | Type | Description |\n|---|---|---|\n| other | int | No parameter |",
        "<table><tr><th>Name</th></tr><tr><td>other</td></tr></table>",
        "* **id**: One\n* **b**: Two",
        "A | B\n--|--\nid | c",
    ],
)
def test_a_description_may_hold_tables_and_lists(description: str) -> None:
    text = page(path=f"{description}\n\n{TABLES['path']}")
    assert reported(text) == []
    facts = read(text).facts
    assert isinstance(facts, RestOperationFacts)
    assert [parameter.name for parameter in facts.path_parameters] == ["id"]


def test_path_parameters_may_have_a_heading() -> None:
    table = TABLES["path"].replace("Path Part", "Name")
    text = page(path=f"## Path Parameters\n\n{table}")
    assert stated(text) == stated(page())
    assert reported(text) == []


@pytest.mark.parametrize("mark", ["=", "-"])
def test_headings_may_be_underlined(mark: str) -> None:
    text = page()
    for heading in ("Query String Parameters", "Request Headers", "Request Body: entity", "Response:"):  # fmt: skip
        underlined = f"{heading}\n{mark * len(heading)}\n"
        text = text.replace(f"## {heading}\n", underlined)
    assert stated(text) == stated(page())
    assert reported(text) == []
