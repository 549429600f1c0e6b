"""SOAP operations and types against a small truth: what differs counts as wrong, and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from accuracy.soap_of_parcels import (
    ID,
    LIKE,
    PARCEL_FIELDS,
    body_part,
    document,
    header,
    operation_row,
    oracle,
    out_part,
    type_row,
)

from benchmarks.accuracy_scores.document import Document, OperationRow, TypeRow
from benchmarks.accuracy_scores.score import Score
from benchmarks.accuracy_scores.soap_operations import (
    soap_headers,
    soap_operations,
    soap_signatures,
    soap_wire,
)
from benchmarks.accuracy_scores.soap_oracle import SoapOracle
from benchmarks.accuracy_scores.soap_types import (
    soap_arrays,
    soap_body_containers,
    soap_dictionaries,
    soap_enums,
    soap_own_fields,
    soap_types,
    xml_containers,
)
from generator.model.api import Api, Evidence, Field, NamedType, TypeKind
from generator.model.expressions import (
    ArrayType,
    DictionaryType,
    ReferenceType,
    Scalar,
    ScalarType,
    TypeExpression,
)
from generator.model.ids import TypeId
from generator.model.text import QName, WireName

Comparison = Callable[[Document, SoapOracle], Score]
_ALL = (
    soap_operations,
    soap_signatures,
    soap_headers,
    soap_wire,
    soap_types,
    soap_own_fields,
    soap_enums,
)
_STRING = ScalarType(Scalar.STRING)


@pytest.mark.parametrize("compare", _ALL)
def test_a_document_that_says_the_truth_is_right(compare: Comparison) -> None:
    found = compare(document(), oracle())
    assert (found.share, found.wrong) == (1, ())
    assert found.of > 0


@pytest.mark.parametrize(
    ("compare", "row"),
    [
        (soap_signatures, operation_row(parameters=[LIKE, ID])),
        (soap_signatures, operation_row(parameters=[ID])),
        (soap_signatures, operation_row(parameters=[ID, LIKE | {"nillable": False}])),
        (soap_signatures, operation_row(parameters=[body_part("Id", "int16"), LIKE])),
        (soap_signatures, operation_row(out=[])),
        (soap_signatures, operation_row(out=[out_part("#types/V1/Parcel")])),
        (soap_wire, operation_row(soap_action="urn:parcels/V1/Parcel/Search")),
        (soap_wire, operation_row(path="/Remote/V2/Parcel.svc")),
        (soap_wire, operation_row(response_element="Found")),
        (soap_headers, operation_row(request_headers=[header("Token", "string")])),
        (soap_headers, operation_row(response_headers=[])),
        (soap_types, type_row("Parcel", base=None)),
        (soap_types, type_row("Parcel", fields=PARCEL_FIELDS[::-1])),
        (soap_types, type_row("Parcel", fields=PARCEL_FIELDS[:-1])),
        (soap_own_fields, type_row("Parcel", fields=PARCEL_FIELDS[1:])),
        (soap_enums, type_row("State", kind="flags")),
        (soap_enums, type_row("State", members=[{"wire": "Sent", "number": 0}])),
        (
            soap_enums,
            type_row(
                "State",
                members=[{"wire": "Sent", "number": 0}, {"wire": "Lost", "number": 1}],
            ),
        ),
    ],
)
def test_what_differs_is_wrong(
    compare: Comparison, row: OperationRow | TypeRow
) -> None:
    found = compare(document(row), oracle())
    assert found.right == found.of - 1
    (wrong,) = found.wrong
    assert wrong.subject.startswith(row.id)
    assert wrong.expected != wrong.got


def test_operations_of_one_side_only_are_wrong() -> None:
    other = operation_row(id="soap/V1/Parcel/Lose", operation="Lose")
    assert soap_operations(document(other), oracle()).wrong[0].got == "there"
    nothing = Document((), ())
    for compare in _ALL[:4]:
        assert compare(nothing, oracle()).right == 0
        assert compare(nothing, oracle()).of > 0


def test_a_type_that_is_not_there_is_wrong() -> None:
    found = soap_types(Document((), ()), oracle())
    assert [fact.subject for fact in found.wrong] == [
        "types/V1/Base",
        "types/V1/Parcel",
    ]


def test_types_that_no_operation_reaches_are_no_part_of_the_truth() -> None:
    assert "Elsewhere" not in oracle().types
    assert {"Base", "Parcel", "Labels"} <= oracle().types.keys()
    assert "Base" not in oracle().reached_by_bodies()
    assert oracle().without(["Parcel"]).types == {}


def _api(labels: TypeExpression, parcels: TypeExpression) -> Api:
    evidence = (Evidence("type", "test", "page.md", 1),)
    fields = tuple(
        Field(WireName(name), "urn:parcels", type_, True, False, None, evidence)
        for name, type_ in (("Labels", labels), ("Others", parcels))
    )
    parcel = NamedType(
        TypeId("types/V1/Parcel"),
        WireName("Parcel"),
        WireName("V1"),
        "urn:parcels",
        TypeKind.OBJECT,
        None,
        fields,
        (),
        True,
        None,
        evidence,
    )
    return Api(types=(parcel,))


def _name(name: str) -> QName:
    return QName("urn:parcels", WireName(name))


_LABELS = DictionaryType(_STRING, _STRING, _name("Labels"), _name("Label"))
_PARCELS = ArrayType(
    ReferenceType(TypeId("types/V1/Parcel")), _name("ArrayOfParcel"), _name("Parcel")
)


def test_arrays_and_dictionaries_are_compared_with_their_names_in_xml() -> None:
    containers = xml_containers(_api(_LABELS, _PARCELS))
    for compare in (soap_arrays, soap_dictionaries, soap_body_containers):
        found = compare(containers, oracle())
        assert (found.share, found.wrong) == (1, ())
        assert found.of > 0


def test_another_item_name_or_value_type_is_wrong() -> None:
    parcels = msgspec.structs.replace(_PARCELS, xml_item=_name("Item"))
    labels = msgspec.structs.replace(_LABELS, value=ScalarType(Scalar.INT32))
    containers = xml_containers(_api(labels, parcels))
    assert soap_arrays(containers, oracle()).right == 0
    assert soap_dictionaries(containers, oracle()).right == 0
    assert len(soap_body_containers(containers, oracle()).wrong) == 2
