"""What a page describes must be described, wherever it stands under the same name."""

from __future__ import annotations

import pytest
from accuracy.docfx_of_parcels import docfx_page, named
from accuracy.rest_of_parcels import (
    PARCEL,
    SEARCH,
    SEARCH_PARTS,
    document,
    field,
    page,
    row,
    type_row,
)
from accuracy.soap_of_parcels import operation_row
from support import pages

from benchmarks.accuracy_scores.descriptions import descriptions
from benchmarks.accuracy_scores.document import OperationRow, TypeRow
from generator.model.facts import PageFacts
from generator.reader.read import read_page

_SOAP_PAGE = read_page(
    "2022/find.md",
    pages.operation_page(
        "Services88/Parcel/Search",
        request='<n:State xsi:type="xsd:string">a</n:State>',
        prose="Looks for parcels.\n\n* **state:** Where it is.\n",
    ).encode(),
)


def _missing(
    *given: PageFacts, rows: tuple[OperationRow | TypeRow, ...] = ()
) -> set[str]:
    found = descriptions(document(*rows), given)
    assert found.of - found.right == len(found.wrong)
    return {fact.subject for fact in found.wrong}


def test_what_no_page_describes_is_not_counted() -> None:
    silent = page(description="", query=(), rows=(), body_rows=())
    assert _missing(silent) == {f"{row(SEARCH).id}#Accept"}


def test_words_of_a_rest_page_belong_to_operation_parameters_and_fields() -> None:
    id_ = row(SEARCH).id
    assert {id_, f"{id_}#by", f"{id_}#State", "types/Parcel#Weight"} <= _missing(page())
    parts = [part | {"description": "Words."} for part in SEARCH_PARTS]
    described = (
        row(SEARCH, description="Words.", parameters=parts),
        type_row("Parcel", fields=[field("Weight", "int32", "Words."), *PARCEL[1:]]),
    )
    assert _missing(page(), rows=described) == set()


def test_words_of_a_soap_page_belong_to_the_same_operation_everywhere() -> None:
    id_ = row(SEARCH).id
    soap = operation_row(id="soap/V2/Parcel/Search", operation="Search", parameters=[])
    found = _missing(_SOAP_PAGE, rows=(soap,))
    assert found == {id_, f"{id_}#State", "soap/V2/Parcel/Search"}


def test_words_of_an_agent_do_not_belong_to_a_resource() -> None:
    resource = row(SEARCH, id="rest/v1/Parcel/Search", path="/api/v1/Parcel")
    assert resource.id not in _missing(_SOAP_PAGE, rows=(resource,))


@pytest.mark.parametrize("name", ["Parcel", "Stop"])
def test_words_of_docfx_belong_to_types_and_fields(name: str) -> None:
    fields = [("Weight", named("Int32")), ("Place", named("String"))]
    found = _missing(docfx_page(name, fields, text="Words."))
    own = "Weight" if name == "Parcel" else "Place"
    assert found == {f"types/{name}", f"types/{name}#{own}"}


def test_words_of_a_docfx_method_belong_to_the_operation() -> None:
    methods = [("Search", named("Parcel"))]
    agent = docfx_page("ParcelAgent", methods=methods, agent="Parcel", text="Words.")
    assert row(SEARCH).id in _missing(agent)
