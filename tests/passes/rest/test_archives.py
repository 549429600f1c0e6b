"""Lists and the archives that they name, of which only those are kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from support.archive_pages import archive_page, list_page
from support.rest_pages import rest_page

from generator.model.api import RestOperation
from generator.model.columns import ColumnKind
from generator.model.overrides import Override, Overrides
from generator.passes import Built, build_api, select
from generator.reader.read import read_page

Build = Callable[[Mapping[str, str]], Built]

LIST = "rest/v1/Parcel/GetAll"
LETTERS = list_page("Letters", "GET /api/v1/Letter")


def archive_of(built: Built, operation: str = LIST) -> str | None:
    (match,) = (each for each in built.api.operations if each.id == operation)
    assert isinstance(match, RestOperation)
    return match.archive


def unknown(built: Built) -> list[str]:
    return [case.message for case in built.diagnostics if case.id == "archive-unknown"]


def test_a_list_has_the_archive_that_it_names(build: Build) -> None:
    built = build({"a.md": archive_page(), "l.md": list_page("Parcels")})
    assert archive_of(built) == "archives/Parcels"
    (archive,) = built.api.archives
    assert [column.wire for column in archive.columns] == ["parcelId"]
    assert (archive.evidence[0].path, archive.entities) == ("a.md", ("parcel",))
    assert archive.column_evidence(archive.columns[0]).line == 20
    assert unknown(built) == []


def test_an_archive_that_no_list_names_is_left_out(build: Build) -> None:
    built = build(
        {
            "a.md": archive_page(),
            "b.md": archive_page("Stamps"),
            "l.md": list_page("Parcels"),
        }
    )
    assert [archive.id for archive in built.api.archives] == ["archives/Parcels"]


def test_case_makes_no_difference_and_the_list_spells_the_name(build: Build) -> None:
    built = build(
        {"a.md": archive_page("parcelsontour"), "l.md": list_page("ParcelsOnTour")}
    )
    assert archive_of(built) == "archives/ParcelsOnTour"


@pytest.mark.parametrize(
    ("page", "named"), [("delivery", "Deliveries"), ("Parcel", "Parcels")]
)
def test_a_name_in_the_singular_counts_and_is_reported(
    build: Build, page: str, named: str
) -> None:
    built = build({"a.md": archive_page(page), "l.md": list_page(named)})
    assert archive_of(built) == f"archives/{page}"
    assert unknown(built) == [f"no page is about the archive {named}; a.md was used"]


def test_an_archive_without_a_page_is_reported_where_others_have_one(
    build: Build,
) -> None:
    pages = {"l.md": list_page("Parcels")}
    assert unknown(build(pages)) == []
    built = build({**pages, "a.md": archive_page("Stamps")})
    assert (archive_of(built), built.api.archives) == (None, ())
    assert len(unknown(built)) == 1


def test_an_operation_without_rows_has_no_archive(build: Build) -> None:
    text = 'Calls the Archive service using the "Parcels" archive.'
    page = rest_page(
        "GET /api/v1/Parcel/{id}", uid="v1Parcel_Get", description=text, response=1
    )
    built = build({"a.md": archive_page(), "l.md": page})
    assert archive_of(built, "rest/v1/Parcel/Get") is None
    assert unknown(built) == []


@pytest.mark.parametrize(
    ("restrictions", "kind"),
    [
        ("int Int", ColumnKind.INT),
        ("decimal", ColumnKind.DECIMAL),
        ("bool", ColumnKind.BOOL),
        ("date datetime unlimitedDate", ColumnKind.TIME),
        ("string stringorPK positiveString listAny associate userGroup", ColumnKind.TEXT),
        ("*None* timeSpan saintStatus listInterest listExternal ejUser ejCategory intArray other", ColumnKind.ANY),
    ],
)  # fmt: skip
def test_the_type_of_values_follows_from_the_restriction(
    build: Build, restrictions: str, kind: ColumnKind
) -> None:
    rows = [(f"c{n}", word, "", "") for n, word in enumerate(restrictions.split())]
    built = build({"a.md": archive_page(columns=rows), "l.md": list_page("Parcels")})
    (archive,) = built.api.archives
    assert {column.kind for column in archive.columns} == {kind}


def test_of_two_editions_the_newer_page_counts(build: Build) -> None:
    newer = archive_page(columns=[("a", "int", "", ""), ("b", "int", "", "")])
    older = archive_page(columns=[("a", "int", "", ""), ("c", "int", "", "")][1:])
    built = build(
        {
            "2021/archive/a.md": older,
            "2023/archive/a.md": newer,
            "2021/l.md": list_page("Parcels"),
            "2023/l.md": list_page("Parcels"),
        }
    )
    (archive,) = built.api.archives
    assert [column.wire for column in archive.columns] == ["a", "b"]


def test_archives_go_with_the_operations_that_name_them(build: Build) -> None:
    built = build(
        {
            "a.md": archive_page(),
            "b.md": archive_page("Letters"),
            "l.md": list_page("Parcels"),
            "m.md": LETTERS,
        }
    )
    assert len(built.api.archives) == 2
    selected = select(built.api, [LIST], [])
    assert [archive.wire for archive in selected.archives] == ["Parcels"]


def test_an_operation_that_is_dropped_takes_its_archive_with_it() -> None:
    texts = {"a.md": archive_page(), "l.md": list_page("Parcels"), "m.md": LETTERS}
    pages = [read_page(path, text.encode()) for path, text in texts.items()]
    entry = Override(subject=LIST, line=1, drop=True, lines={"drop": 2})
    overrides = Overrides(path="o.yaml", entries=(entry,))
    assert build_api(pages).api.archives
    assert build_api(pages, overrides).api.archives == ()
