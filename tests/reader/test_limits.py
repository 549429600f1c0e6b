"""A page has no more members, fields, types, operations and objects than the limits allow, and says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from growth.documents import (
    docfx_class,
    docfx_enum,
    docfx_property,
    schema_enum,
    schema_flags,
    schema_object,
)
from support.pages import operation_page, wsdl_page
from support.rest_pages import rest_page

from generator.model.docfx_facts import DocfxFacts
from generator.model.facts import Element, Facts, SoapOperationFacts, WsdlFacts
from generator.model.rest_facts import RestOperationFacts
from generator.reader.page import limits
from generator.reader.read import read_page

Count = Callable[[Facts], int]


def _wires(count: int) -> list[str]:
    return [f"A{number}" for number in range(count)]


def _strings(count: int) -> list[tuple[str, str]]:
    return [(wire, "xs:string") for wire in _wires(count)]


def _types(element: Element) -> Iterator[str]:
    yield from (element.type,) if element.type else ()
    for child in element.children:
        yield from _types(child)


def _rest(facts: Facts) -> RestOperationFacts:
    assert isinstance(facts, RestOperationFacts)
    return facts


def _soap(facts: Facts) -> SoapOperationFacts:
    assert isinstance(facts, SoapOperationFacts)
    return facts


def _wsdl(facts: Facts) -> WsdlFacts:
    assert isinstance(facts, WsdlFacts)
    return facts


def _docfx(facts: Facts) -> DocfxFacts:
    assert isinstance(facts, DocfxFacts)
    return facts


def _of_schema(schema: str) -> str:
    return wsdl_page("Post1", "Courier", schema, "Get")


def _typed(count: int) -> str:
    parts = (f'<n:P xsi:type="n:T{number}"/>' for number in range(count))
    return f'<n:L xsi:type="n:ArrayOfT">{"".join(parts)}</n:L>'


CASES: dict[str, tuple[int, Callable[[int], str], Count]] = {
    "the values of a cell": (
        limits.MAX_MEMBERS,
        lambda n: rest_page(
            "GET /api/v1/Parcel", query=[("kind", f"Enum: {', '.join(_wires(n))}")]
        ),
        lambda facts: len(_rest(facts).query_parameters[0].cell.members),
    ),
    "the members of an enum of a WSDL": (
        limits.MAX_MEMBERS,
        lambda n: _of_schema(schema_enum("Kind", _wires(n))),
        lambda facts: len(_wsdl(facts).types[0].members),
    ),
    "the members of flags of a WSDL": (
        limits.MAX_MEMBERS,
        lambda n: _of_schema(schema_flags("Kind", _wires(n))),
        lambda facts: len(_wsdl(facts).types[0].members),
    ),
    "the members of an enum of YAML": (
        limits.MAX_MEMBERS,
        lambda n: docfx_enum("Kind", _wires(n)),
        lambda facts: len(_docfx(facts).members),
    ),
    "the query parameters of an operation": (
        limits.MAX_FIELDS,
        lambda n: rest_page(
            "GET /api/v1/Parcel", query=[(wire, "string") for wire in _wires(n)]
        ),
        lambda facts: len(_rest(facts).query_parameters),
    ),
    "the rows of a body": (
        limits.MAX_FIELDS,
        lambda n: rest_page(
            "PUT /api/v1/Parcel",
            body="entity",
            body_rows=[(wire, "string") for wire in _wires(n)],
        ),
        lambda facts: len(body.properties) if (body := _rest(facts).body) else 0,
    ),
    "the fields of a type of a WSDL": (
        limits.MAX_FIELDS,
        lambda n: _of_schema(schema_object("Parcel", _strings(n))),
        lambda facts: len(_wsdl(facts).types[0].elements),
    ),
    "the properties of a class of YAML": (
        limits.MAX_FIELDS,
        lambda n: docfx_class(
            "Parcel", "", [docfx_property("Parcel", wire) for wire in _wires(n)]
        ),
        lambda facts: len(_docfx(facts).properties),
    ),
    "the parts of a message": (
        limits.MAX_FIELDS,
        lambda n: operation_page(
            "Post1/Courier/Get",
            "".join(f'<n:{wire} xsi:type="xsd:int">1</n:{wire}>' for wire in _wires(n)),
        ),
        lambda facts: len(_soap(facts).request.wrapper.children),
    ),
    "the types of a WSDL": (
        limits.MAX_TYPES,
        lambda n: _of_schema("".join(schema_object(wire, ()) for wire in _wires(n))),
        lambda facts: len(_wsdl(facts).types),
    ),
    "the types in a sample of SOAP": (
        limits.MAX_TYPES,
        lambda n: operation_page("Post1/Courier/Get", response=_typed(n - 1)),
        lambda facts: len(set(_types(_soap(facts).response.wrapper))),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_a_page_has_beyond_a_limit_is_left_out_and_reported(case: str) -> None:
    most, write, count = CASES[case]
    page = read_page("page.md", write(most + 3).encode())
    assert page.facts is not None
    assert count(page.facts) == most
    (diagnostic,) = page.diagnostics
    assert (diagnostic.id, diagnostic.path) == ("page-limit", "page.md")
    assert diagnostic.line > 0
    assert f"{most + 3:,}" in diagnostic.message
    assert f"{most:,}" in diagnostic.message


@pytest.mark.parametrize("case", CASES)
def test_what_a_page_has_up_to_a_limit_is_used(case: str) -> None:
    most, write, count = CASES[case]
    page = read_page("page.md", write(most).encode())
    assert page.facts is not None
    assert count(page.facts) == most
    assert page.diagnostics == ()


@pytest.mark.parametrize(
    ("sample", "most"),
    [
        pytest.param(
            [{"A": 1}] * (limits.MAX_OBJECTS + 1), limits.MAX_OBJECTS, id="objects"
        ),
        pytest.param(
            dict.fromkeys(_wires(limits.MAX_FIELDS + 1), 1),
            limits.MAX_FIELDS,
            id="members",
        ),
    ],
)
def test_a_sample_with_more_than_a_limit_is_not_used(sample: object, most: int) -> None:
    text = rest_page("GET /api/v1/Parcel", response=sample)
    page = read_page("page.md", text.encode())
    assert page.facts is not None
    shown = _rest(page.facts).response_sample
    assert shown is not None
    assert shown.body is None
    (diagnostic,) = page.diagnostics
    assert diagnostic.id == "page-limit"
    assert f"{most + 1:,}" in diagnostic.message
    assert f"{most:,}" in diagnostic.message
