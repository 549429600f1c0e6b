"""Operations whose routes match the same paths."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from passes.checks.documents.checked_docs import checked, defects
from support.rest_pages import rest_page

from generator.passes.checks.documents.routes import colliding_routes

NUMBER = {"type": "integer"}
TEXT = {"type": "string"}
DATE = {"type": "string", "format": "date"}
LISTED = {"type": "string", "enum": ["Small", "Large"]}
FLAG = {"type": "boolean"}


def document(**routes: dict[str, dict[str, Any]]) -> str:
    """A document of GETs: the schemas of their parameters by route."""
    paths = {
        route: {
            "get": {
                "parameters": [
                    {"in": "path", "name": name, "required": True, **schema}
                    for name, schema in parameters.items()
                ],
                "responses": {"200": {"description": "OK"}},
            }
        }
        for route, parameters in routes.items()
    }
    return json.dumps({"swagger": "2.0", "paths": paths}, indent=1)


def collisions(*pages: str) -> list[str]:
    named = {f"{n}.json": page for n, page in enumerate(pages)}
    return [each.message for each in defects(colliding_routes, checked(named))]


@pytest.mark.parametrize(
    ("first", "second", "says"),
    [
        (NUMBER, NUMBER, "any value fits both"),
        (TEXT, TEXT, "any value fits both"),
        (NUMBER, TEXT, "a value that is an integer fits both"),
        (NUMBER, DATE, "only the type of the values can tell them apart"),
        (NUMBER, LISTED, "only the type of the values can tell them apart"),
        (TEXT, LISTED, "some values fit both"),
        (LISTED, LISTED, "any value fits both"),
        (TEXT, FLAG, "some values fit both"),
        (NUMBER, {"type": "object"}, "only the type of the values can tell them apart"),
        (DATE, DATE, "any value fits both"),
        (DATE, TEXT, "some values fit both"),
        (NUMBER, FLAG, "only the type of the values can tell them apart"),
    ],
)
def test_routes_that_differ_in_names_only(
    first: dict[str, Any], second: dict[str, Any], says: str
) -> None:
    text = document(
        **{"/parcels/{a}/stops": {"a": first}, "/parcels/{b}/stops": {"b": second}}
    )
    assert collisions(text) == [
        f"GET /parcels/{{b}}/stops matches paths that /parcels/{{a}}/stops matches, and {says}"
    ]


@pytest.mark.parametrize(
    ("first", "second", "collide"),
    [
        ("/parcels/{a}", "/parcels/all", False),
        ("/parcels/{a}/all", "/parcels/all/{b}", True),
        ("/parcels/{a}", "/parcels/{a}/stops", False),
        ("/parcels/{a}", "/depots/{a}", False),
        ("/{a}/x", "/{b}/x", True),
        ("/{a}/parcels", "/depots/{b}", True),
        ("/parcels/{a}.json", "/parcels/{b}", False),
    ],
)
def test_which_routes_match_the_same_paths(
    first: str, second: str, collide: bool
) -> None:
    names = {"a": TEXT}, {"b": TEXT}
    found = collisions(
        document(
            **{
                route: {key: value for key, value in each.items() if key in route}
                for route, each in zip((first, second), names, strict=True)
            }
        )
    )
    assert bool(found) is collide


def test_a_word_that_a_parameter_cannot_be_is_no_collision() -> None:
    routes = {"/parcels/{a}/all": {"a": NUMBER}, "/parcels/all/{b}": {"b": TEXT}}
    assert collisions(document(**routes)) == []


def test_other_methods_and_other_documents_do_not_collide() -> None:
    first = document(**{"/parcels/{a}": {"a": TEXT}})
    second = document(**{"/parcels/{b}": {"b": TEXT}})
    assert collisions(first, second) == []
    assert collisions(first, second.replace('"get"', '"put"')) == []


def page(route: str, name: str, type_: str) -> str:
    return rest_page(
        route, path=((name, type_),), uid=f"v1ParcelEntity_{name}", response={}
    )


def test_pages_of_one_source_collide_unless_types_tell_them_apart() -> None:
    pages = {
        "a.md": page("GET /api/v1/Parcel/{id}", "id", "int32"),
        "b.md": page("GET /api/v1/Parcel/{name}", "name", "string"),
        "c.md": page("GET /api/v1/Depot/{id}", "id", "int32"),
        "e.md": page("GET /api/v1/Depot/{x}/stops", "x", ""),
        "f.md": page("GET /api/v1/Depot/{y}/stops", "y", "string"),
        "d.md": page("GET /api/v1/Depot/{size}", "size", "Enum: Small, Large"),
    }
    (found,) = defects(colliding_routes, checked(pages))
    assert found.subject == "rest/v1/Parcel/name"
    assert (found.place.path, found.other and found.other.path) == ("b.md", "a.md")
    assert found.cause == "GET /api/v1/Parcel/{}"


_SEGMENTS = st.sampled_from(["a", "b", "{a}", "{b}", "{c}.x", "", "{"])


@given(st.lists(st.lists(_SEGMENTS, min_size=1, max_size=4), max_size=6))
def test_no_routes_raise(routes: list[list[str]]) -> None:
    named = {"/" + "/".join(route): {"a": NUMBER} for route in routes}
    for message in collisions(document(**named)):
        assert message.isprintable()
