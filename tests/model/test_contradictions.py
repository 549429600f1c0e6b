"""The other place of a contradiction, as messages of diagnostics name it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from generator.model.catalogue import CATALOGUE, DefectClass
from generator.model.diagnostics import Diagnostic
from generator.model.lint.contradictions import (
    _OTHER_IS_BELIEVED,
    believed_place,
    other_place,
)
from generator.model.lint.places import Place
from generator.reader.read import read_page

_PATHS = {"soap/a.md", "my docs/b c.md", "b c.md", "c.md"}


def case(id_: str, message: str) -> Diagnostic:
    return Diagnostic(id_, "soap/a.md", 3, message)


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("Job is defined differently in c.md:12, which was used", ("c.md", 12)),
        ("Job differs from my docs/b c.md:7", ("my docs/b c.md", 7)),
        ("the title and the heading (line 5) name it differently", ("soap/a.md", 5)),
        ("Job has a different type in x.md:12; this page was used", None),
        ("at 10:30 nothing was there, in c.md:12 it was", ("c.md", 12)),
        ("nothing is named", None),
    ],
)
def test_the_other_place_is_read_from_the_message(
    message: str, expected: tuple[str, int] | None
) -> None:
    place = other_place(case("soap-type-conflict", message), _PATHS)
    assert place == (Place(*expected) if expected else None)


@pytest.mark.parametrize(
    ("id_", "other", "is_believed"),
    [
        ("page-outdated", Place("c.md", 2), True),
        ("soap-operation-not-in-wsdl", Place("c.md", 2), True),
        ("page-disagrees", Place("soap/a.md", 2), True),
        ("page-disagrees", Place("c.md", 2), False),
        ("soap-type-conflict", Place("c.md", 2), False),
    ],
)
def test_the_stronger_place_is_believed(
    id_: str, other: Place, is_believed: bool
) -> None:
    believed = believed_place(case(id_, "any"), other)
    assert believed == (other if is_believed else None)


def test_without_another_place_none_is_believed() -> None:
    assert believed_place(case("page-outdated", "any"), None) is None


def test_only_contradictions_have_a_place_that_is_believed() -> None:
    lints = [CATALOGUE[id_].lint for id_ in _OTHER_IS_BELIEVED]
    assert {lint.of for lint in lints if lint} == {DefectClass.CONTRADICTION}


_PAGES = {
    "title and route": [
        "---",
        "uid: v1DepotEntity_GetAll",
        "title: GET Parcel",
        "---",
        "",
        "# GET Parcel",
        "",
        "```http",
        "GET /api/v1/Depot",
        "```",
    ],
    "table and route": [
        "---",
        "uid: v1DepotEntity_GetDepotEntity",
        "---",
        "",
        "# GET Depot",
        "",
        "```http",
        "GET /api/v1/Depot/{id}",
        "```",
        "",
        "| Path Part | Type | Description |",
        "|---|---|---|",
        "| depotId | int32 | The depot |",
    ],
}


@pytest.mark.parametrize("page", _PAGES.values(), ids=_PAGES)
def test_both_places_of_a_page_are_the_lines_that_disagree(page: Sequence[str]) -> None:
    read = read_page("a.md", "\n".join(page).encode())
    cases = [each for each in read.diagnostics if each.id != "rest-response-missing"]
    (found,) = cases
    other = other_place(found, {"a.md"})
    assert other is not None
    assert page[other.line - 1].startswith("GET /api/")
    assert page[found.line - 1].startswith(("title:", "| Path Part"))
    assert believed_place(found, other) == other


def test_what_is_no_contradiction_has_no_other_place() -> None:
    message = "the array has an item that cannot be null (line 177)"
    assert other_place(case("sample-null-item", message), _PATHS) is None
