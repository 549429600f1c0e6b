"""Operations that only pages have, or only documents."""

from __future__ import annotations

from passes.checks.documents.checked_docs import checked, defects, in_order
from passes.openapi.vendor_documents import document, resource_call
from support.rest_pages import rest_page

from generator.model.lint.defects import Defect
from generator.passes.checks.documents.presence import (
    operations_not_in_documents,
    operations_without_pages,
)

INDEX = """---
title: Parcel
---

```http
/api/v1/Parcel
```

* [GetAll](get.md)
"""


def calls(*names: str, method: str = "get") -> str:
    return document(
        *(resource_call(f"Parcel/{name}", name, method=method) for name in names)
    )


def page(name: str, method: str = "GET") -> str:
    return rest_page(
        f"{method} /api/v1/Parcel/{name}", uid=f"v1ParcelEntity_{name}", response={}
    )


def lacks(pages: dict[str, str], *folders: str) -> tuple[list[Defect], list[Defect]]:
    """What documents lack, and what pages lack, of folders from the oldest to the newest."""
    docs = (
        checked(pages, in_order(*folders, pages=pages)) if folders else checked(pages)
    )
    return (
        defects(operations_not_in_documents, docs),
        defects(operations_without_pages, docs),
    )


def test_a_page_that_newer_documents_lack() -> None:
    pages = {
        "old/a.md": page("Track"),
        "old/b.md": page("Weigh"),
        "new/parcel.json": calls("Track", "Send"),
    }
    (found,), absent = lacks(pages, "old", "new")
    assert found.subject == "rest/v1/Parcel/Weigh"
    assert found.place.path == "old/b.md"
    assert found.believed == found.other
    assert found.other is not None
    assert found.other.path == "new/parcel.json"
    # what came later has no page, and that is no fault of the pages
    assert absent == []


def test_older_documents_lack_nothing() -> None:
    pages = {
        "old/parcel.json": calls("Track"),
        "new/a.md": page("Track"),
        "new/b.md": page("Weigh"),
    }
    assert lacks(pages, "old", "new") == ([], [])


def test_names_in_braces_and_case_are_no_difference() -> None:
    pages = {
        "a.md": rest_page("GET /api/v1/Parcel/{id}", uid="v1ParcelEntity_Get", path=(("id", "int32"),), response={}),
        "parcel.json": document(resource_call("parcel/{number}", "Get", {"in": "path", "name": "number", "required": True, "type": "integer"})),
    }  # fmt: skip
    assert lacks(pages) == ([], [])


def test_an_operation_without_page_where_pages_have_an_index() -> None:
    pages = {
        "parcel/index.md": INDEX,
        "parcel/a.md": page("Track"),
        "parcel.json": calls("Track", "Send"),
    }
    absent, (found,) = lacks(pages)
    assert absent == []
    assert found.subject == "rest/v1/Parcel/Send"
    assert found.place.path == "parcel/index.md"
    assert found.cause == "rest/v1/Parcel"
    assert found.other is not None
    assert found.other.path == "parcel.json"


def test_some_pages_of_a_group_are_not_all() -> None:
    without_index = {"a.md": page("Track"), "parcel.json": calls("Track", "Send")}
    assert lacks(without_index) == ([], [])
    few = {
        "parcel/index.md": INDEX,
        "parcel/a.md": page("Track"),
        "parcel.json": calls("Track", "Send", "Weigh"),
    }
    assert lacks(few) == ([], [])


def test_a_document_of_other_groups_says_nothing() -> None:
    pages = {
        "a.md": page("Track"),
        "depot.json": document(resource_call("Depot/Open", "Open", tag="Depot")),
    }
    assert lacks(pages) == ([], [])


def test_all_operations_of_a_method_that_documents_do_not_have_are_one_fault() -> None:
    pages = {
        "a.md": page("Track"),
        "b.md": page("Weigh"),
        "c.md": page("Change", "PATCH"),
        "d.md": page("Move", "PATCH"),
        "parcel.json": calls("Track", "Weigh"),
    }
    found, _ = lacks(pages)
    assert [each.cause for each in found] == ["PATCH", "PATCH"]
