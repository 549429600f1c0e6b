"""What `generate` reports of pages, as defects."""

from __future__ import annotations

from generator.commands.lint.diagnostics import defects_of_diagnostics
from generator.model.diagnostics import Diagnostic
from generator.model.lint.defects import Defect
from generator.model.lint.places import Place
from generator.reader.read import read_page

_PAGE = """---
uid: v1DepotEntity_GetAll
title: GET Parcel
---

# GET Parcel

```http
GET /api/v1/Depot
```

## Response: object

| Response | Description |
|---|---|
| 200 | OK |
"""


def _defects(*cases: Diagnostic) -> list[Defect]:
    pages = {"a b.md": read_page("a b.md", _PAGE.encode())}
    return list(defects_of_diagnostics(cases, pages))


def test_parts_of_a_page_that_disagree_have_both_lines_and_the_stronger_is_believed() -> (
    None
):
    cases = read_page("a b.md", _PAGE.encode()).diagnostics
    (defect,) = _defects(*cases)
    assert (defect.id, defect.place) == ("page-disagrees", Place("a b.md", 3))
    assert defect.other == defect.believed == Place("a b.md", 9)
    assert "rest/v1/Depot/GetAll" in defect.subject


def test_another_page_is_found_although_its_path_has_blanks() -> None:
    message = "Depot is defined differently in a b.md:6, which was used"
    (defect,) = _defects(Diagnostic("soap-type-conflict", "c.md", 4, message))
    assert (defect.other, defect.believed) == (Place("a b.md", 6), None)


def test_what_is_no_defect_of_the_docs_is_left_out() -> None:
    message = "Rank has a different type in a b.md:6; this page was used"
    cases = (
        Diagnostic("rest-type-conflict", "c.md", 4, message),
        Diagnostic("zip-bomb", "d.zip", 0, "nothing of the zip was used"),
    )
    assert _defects(*cases) == []
