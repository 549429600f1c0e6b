"""Objects that no page names are recognised by their properties, and never as a type that they only resemble."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from support import pages
from support.rest_pages import rest_page

from generator.model.expressions import references
from generator.passes import Built
from generator.passes.knowledge.special_names import is_request_wrapper
from generator.passes.rest.evidence.likeness import NamedTypes

Build = Callable[[Mapping[str, str]], Built]
DEPOT = ("DepotId", "Name", "City", "Zone")


def known(name: str, *properties: str) -> str:
    """A SOAP page of another agent, which knows a type with these properties."""
    fields = "".join(f'<n:{p} xsi:type="xsd:string">a</n:{p}>' for p in properties)
    return pages.operation_page(
        f"Services88/Store/Get{name}",
        "",
        f'<n:Response xsi:type="n:{name}">{fields}</n:Response>',
    )


def shown(*properties: str, **values: object) -> str:
    """A REST page whose result is an object with these properties."""
    sample = dict.fromkeys(properties, "a") | values
    return rest_page(
        "POST /api/v1/Agents/Parcel/GetNearestDepot",
        rows=[(name, "string") for name in properties] + [(n, "") for n in values],
        heading=" object",
        response=sample,
        old=True,
        response_body="object",
    )


def name_of_result(built: Built) -> str:
    (operation,) = built.api.rest.operations
    assert operation.result is not None
    (reference,) = references(operation.result)
    return reference.name


@pytest.mark.parametrize(
    ("types", "properties", "name"),
    [
        pytest.param({"Depot": DEPOT}, DEPOT, "Depot", id="the same properties"),
        pytest.param({"Depot": DEPOT}, (*DEPOT, "New"), "Depot", id="one more"),
        pytest.param(
            {"Depot": DEPOT, "Site": (*DEPOT, "New")},
            (*DEPOT, "New"),
            "Site",
            id="one more, but another type fits",
        ),
        pytest.param(
            {"Depot": DEPOT, "Site": (*DEPOT[1:], "New")},
            (*DEPOT, "New"),
            "NearestDepot",
            id="a tie of two that lack one",
        ),
        pytest.param(
            {"Depot": DEPOT, "Site": DEPOT},
            DEPOT,
            "NearestDepot",
            id="a tie of two that are the same",
        ),
        pytest.param(
            {"Depot": DEPOT}, (*DEPOT, "New", "Newer"), "NearestDepot", id="two more"
        ),
        pytest.param({"Depot": DEPOT}, DEPOT[:3], "NearestDepot", id="one less"),
        pytest.param(
            {"Depot": DEPOT[:2]}, DEPOT[:3], "NearestDepot", id="too few to tell"
        ),
    ],
)
def test_the_only_type_with_these_properties_or_all_but_one_is_recognised(
    build: Build,
    types: Mapping[str, tuple[str, ...]],
    properties: tuple[str, ...],
    name: str,
) -> None:
    texts = {f"{key}.md": known(key, *fields) for key, fields in types.items()}
    assert name_of_result(build(texts | {"p.md": shown(*properties)})) == name


def test_a_property_of_another_type_is_no_likeness(build: Build) -> None:
    def inside(value: object) -> str:
        sample = dict.fromkeys(DEPOT, "a") | {"DepotId": value}
        holder = {"Number": 1, "NearestDepot": sample}
        return rest_page(
            "POST /api/v1/Agents/Parcel/Get",
            rows=[("Number", "int32"), ("NearestDepot", "")],
            response_body="Holder",
            response=holder,
        )

    for value, name in (("a", "Depot"), ({"A": 1}, "NearestDepot")):
        built = build({"s.md": known("Depot", *DEPOT), "p.md": inside(value)})
        assert f"types/{name}" in {type_.id for type_ in built.api.rest.types}


@pytest.mark.parametrize("extra", [(), ("New",)])
@pytest.mark.parametrize("name", ["GetNearestDepotRequest", "Parcel_SendRequest"])
def test_an_object_is_never_named_after_a_request(
    build: Build, name: str, extra: tuple[str, ...]
) -> None:
    built = build({"s.md": known(name, *DEPOT), "p.md": shown(*DEPOT, *extra)})
    assert name_of_result(built) == "NearestDepot"


@pytest.mark.parametrize(
    ("name", "is_wrapper"),
    [("SendRequest", True), ("A_BRequest", True), ("HistoryRequest", False)],
)
def test_a_carrier_may_be_called_request(name: str, is_wrapper: bool) -> None:
    assert is_request_wrapper(name, {"Send"}) is is_wrapper


def test_a_table_that_lists_all_properties_has_no_more() -> None:
    types = [("A", frozenset("abcd")), ("B", frozenset("wxyz"))]
    named = NamedTypes(types, types[1:])
    assert named.like(frozenset("abcde")) is None
    assert named.like(frozenset("vwxyz")) == "B"
