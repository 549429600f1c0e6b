"""Pages of archives: the table of columns, however long it is and however it is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.archive_pages import HEAD, archive_page, list_page
from support.rest_pages import rest_page

from generator.model.archive_facts import ArchiveFacts
from generator.model.facts import PageFacts, PageKind, decode_facts, encode_facts
from generator.model.text import Text
from generator.reader.page.limits import MAX_COLUMNS
from generator.reader.read import read_page

SEED = Path(__file__).parents[3] / "seeds/archive-providers/reference/simplecontact.md"


def read(text: str) -> PageFacts:
    return read_page("page.md", text.encode())


def facts_of(text: str) -> ArchiveFacts:
    facts = read(text).facts
    assert isinstance(facts, ArchiveFacts)
    return facts


def ids(page: PageFacts) -> list[str]:
    return [found.id for found in page.diagnostics]


def table(rows: str, head: str = HEAD) -> str:
    return f'# "Parcels"\n\n## Supported Columns\n\n{head}\n{rows}\n'


def names(text: str) -> list[str]:
    return [column.name for column in facts_of(text).columns]


def test_the_page_of_the_seeds_is_read_without_a_diagnostic() -> None:
    page = read_page("simplecontact.md", SEED.read_bytes())
    assert page.kind is PageKind.ARCHIVE
    assert page.diagnostics == ()
    assert isinstance(page.facts, ArchiveFacts)
    assert len(page.facts.columns) == 21


def test_a_column_has_its_restriction_description_and_line() -> None:
    columns = [
        ("parcelId", "int", "Key: The number of the parcel", "x"),
        ("sender/name", "*None*", "Who sent it", ""),
    ]
    first, second = facts_of(archive_page(columns=columns)).columns
    assert (first.name, first.restriction, first.is_sortable) == (
        "parcelId",
        "int",
        True,
    )
    assert first.text == Text("Key: The number of the parcel")
    assert (second.name, second.restriction, second.is_sortable) == ("sender/name", None, False)  # fmt: skip
    assert second.line == first.line + 1


def test_the_page_names_the_archive_and_its_kinds_of_rows() -> None:
    facts = facts_of(archive_page())
    assert (facts.archive, facts.text) == ("Parcels", Text("What is on its way."))
    assert [entity.name for entity in facts.entities] == ["parcel"]


def test_tables_go_on_below_further_headings() -> None:
    more = [[("weight", "decimal", "", "")], [("size", "int", "", "")]]
    text = archive_page(more=more)
    assert names(text) == ["parcelId", "weight", "size"]
    assert ids(read(text)) == []


def test_a_part_without_a_head_has_that_of_the_part_before() -> None:
    text = table("|a|int|x| |\n\n## Supported columns (continued)\n\n|b|string|y|x|")
    assert names(text) == ["a", "b"]
    assert ids(read(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("# Parcels\n\n## SUPPORTED COLUMNS:\n\n|Column|Filter|\n|--|--|\n|a|int|\n", id="other words"),
        pytest.param(table("|x| | int | a |", "|OrderBy|Description|Restriction|Name|\n|--|--|--|--|"), id="another order"),
        pytest.param(table("| **a** | `int` | x | yes |"), id="bold and code"),
        pytest.param(table(r"| \a | int | x | ✓ |".replace("\\a", "a")), id="a check mark"),
        pytest.param(table("a | int | x | x"), id="without outer pipes"),
        pytest.param("# Parcels\n\n## Supported Columns\n\n<table><tr><th>Name</th><th>Restriction</th><th>OrderBy</th></tr>\n<tr><td>a</td><td>int</td><td>x</td></tr></table>\n", id="HTML"),
        pytest.param("# Parcels\n\nSupported Columns\n-----------------\n\n|Name|Restriction|\n|--|--|\n|a|int|\n", id="an underlined heading"),
        pytest.param(table("|a|int|x|x|").replace("\n", "\r\n"), id="line ends of Windows"),
    ],
)  # fmt: skip
def test_forms_that_people_write(text: str) -> None:
    (column,) = facts_of(text).columns
    assert (column.name, column.restriction) == ("a", "int")


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("Parcels", '"Parcels"'),
        ("'\"Parcels\" archive provider'", "Words about it"),
        ("", "Parcels archive"),
        ("Parcels", "**parcels**"),
    ],
)
def test_the_name_is_that_of_the_title_or_the_heading(title: str, heading: str) -> None:
    text = f"---\ntitle: {title}\n---\n# {heading}\n\n## Supported Columns\n\n{HEAD}\n|a|int|x|x|\n"
    page = read(text)
    assert facts_of(text).archive == "Parcels"
    assert page.diagnostics == ()


def test_a_title_that_contradicts_the_heading_is_reported() -> None:
    page = read(archive_page().replace('# "Parcels"', '# "Letters"'))
    assert ids(page) == ["page-disagrees"]
    assert isinstance(page.facts, ArchiveFacts)
    assert page.facts.archive == "Parcels"


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: ErpParcels\n---\n# ErpParcels\n\n## Supported Entities\n\nDepends on the tenant.\n",
        "# Any\n\nThis provider name is implemented by the class Depot.\n\nColumns depend on the tenant.\n",
    ],
)
def test_a_page_of_words_alone_counts_and_has_no_facts(text: str) -> None:
    page = read(text)
    assert (page.kind, page.facts, page.diagnostics) == (PageKind.ARCHIVE, None, ())


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        (table("|a/b;c|int|x|x|\n|ok|int|x|x|"), "page-name"),
        (table("|a|int|x|x|\n|a|int|x|x|"), "rest-part-repeated"),
        (table("|a|int|x|x|\n|b|int|\n"), "rest-table-row"),
        (table("|a|int|x|perhaps|"), "rest-table-row"),
        (table("|a|two words|x|x|"), "rest-type-cell"),
        (table("|a|int|x|x|y|", "|Name|Restriction|Description|OrderBy|Since|\n|-|-|-|-|-|".replace("|-", "|--")), "rest-part-unread"),
        (archive_page().replace("|Name|", "").replace("| Name | Restriction", "| Label | Restriction"), "rest-table-head"),
        (archive_page("a b").replace("uid: a b", ""), "page-incomplete"),
    ],
)  # fmt: skip
def test_what_is_not_read_is_reported(text: str, id_: str) -> None:
    page = read(text)
    assert page.kind is PageKind.ARCHIVE
    assert ids(page) == [id_]


@pytest.mark.parametrize(
    "name",
    ["", "a b", "a//b", "/a", "a/", "a;b", "a'b", "a)", "ä", "a\\nb", "$select", "a" * 201, "x=__import__('os')"],
)  # fmt: skip
def test_what_is_no_name_of_a_column_is_left_out(name: str) -> None:
    text = table(f"|{name}|int|x|x|\n|ok|int|x|x|")
    assert names(text) == ["ok"]
    assert ids(read(text)) == ["page-name"]


def test_descriptions_are_words_whatever_they_contain() -> None:
    text = table('|a|int|<script>x</script>"""\\n & \\| {{ y }}|x|')
    (column,) = facts_of(text).columns
    assert column.text == Text('"""\\n & | {{ y }}')


def test_pages_of_operations_are_of_their_kind_whatever_their_description_says() -> (
    None
):
    page = rest_page(
        "GET /api/v1/Parcel",
        uid="v1Parcel_GetAll",
        description="## Supported Columns\n\nMany.",
    )
    assert read(page).kind is PageKind.REST_OPERATION
    assert read(list_page("Parcels")).kind is PageKind.REST_OPERATION
    assert read(archive_page()).kind is PageKind.ARCHIVE


def test_no_more_columns_than_an_archive_can_have_are_read() -> None:
    rows = [(f"c{number}", "int", "", "") for number in range(MAX_COLUMNS + 5)]
    page = read(archive_page(columns=rows))
    assert ids(page) == ["page-limit"]
    assert isinstance(page.facts, ArchiveFacts)
    assert len(page.facts.columns) == MAX_COLUMNS


@pytest.mark.parametrize(
    "text",
    [
        "# A\n\n## Supported Columns\n\n" + "|" * 300_000,
        "# A\n\n## Supported Columns\n\n" + "|-" * 100_000 + "\n" * 20 + "|a" * 100_000,
        "# A" + " " * 300_000 + "b\n\n## Supported Columns\n\n" + HEAD + "\n|a|int|x|x|\n",
        "# A\n\n" + "## Supported Columns\n\n|a|\n" * 10_000,
        table("|a|int|x" * 50_000),
        table("|" + "\n" * 40_000),
    ],
    ids=["pipes", "delimiters", "blanks", "headings", "cells", "a row without end"],
)  # fmt: skip
def test_long_pages_are_read(text: str) -> None:
    # what takes more than linear time would take hours
    assert read(text).kind is PageKind.ARCHIVE


def test_facts_survive_the_way_between_processes() -> None:
    page = read_page("page.md", SEED.read_bytes())
    assert decode_facts(encode_facts((page,))) == (page,)
