"""What `benchmarks/generate.py` gives to Docwright and to the peers."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.generation.inputs import ChangingPage, copied_docs, write_wsdls
from benchmarks.generation.openapi import openapi_of, route

WSDL = '<wsdl:definitions name="Parcel">\n</wsdl:definitions>'
PAGE = "# Send\n\n## Send\n\n\n[WSDL](x.md)\n\n## Send Request\n"


def test_the_wsdl_of_a_page_is_a_file_of_its_own(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "Services88-Parcel.md").write_text(f"# Parcel\n\n```xml\n{WSDL}\n```\n")
    (docs / "index.md").write_text("# Services88\n")
    assert write_wsdls(docs, tmp_path / "wsdl") == 1
    assert (tmp_path / "wsdl/Services88-Parcel.wsdl").read_text() == WSDL


def test_a_part_of_the_pages_is_spread_over_all_of_them(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    for number in range(10):
        (docs / f"{number}.md").write_text("# Page\n")
    assert copied_docs(docs, tmp_path / "some", 4) == 4
    names = sorted(path.name for path in (tmp_path / "some").iterdir())
    assert names == ["0.md", "2.md", "5.md", "7.md"]


def test_a_page_changes_into_what_it_never_was(tmp_path: Path) -> None:
    index, page = tmp_path / "index.md", tmp_path / "Send.md"
    index.write_text("## Agents\n")
    page.write_text(PAGE)
    changing = ChangingPage([index, page])
    changing.change()
    changing.change()
    expected = PAGE.replace("## Send\n", "## Send\n\nChanged 2 times.\n")
    assert page.read_text() == expected


def test_a_route_is_known_whatever_its_parameters_are_called() -> None:
    assert route("GET", "/api/v1/Parcel/{id}?a=b") == ("get", "/api/v1/parcel/{}")


def test_swagger_becomes_openapi_with_the_given_routes(tmp_path: Path) -> None:
    parcel = {"$ref": "#/definitions/Parcel"}
    operation = {
        "operationId": "Send",
        "parameters": [
            {"name": "id", "in": "path", "required": True, "type": "integer"},
            {"name": "parcel", "in": "body", "required": True, "schema": parcel},
        ],
        "responses": {"200": {"description": "sent", "schema": {"type": "file"}}},
    }
    swagger = tmp_path / "swagger.json"
    swagger.write_text(
        json.dumps(
            {
                "swagger": "2.0",
                "info": {"title": "Parcels"},
                "paths": {
                    "/Parcel/{id}": {"put": operation, "delete": operation},
                    "/Other": {"get": operation},
                },
                "definitions": {"Parcel": {"type": "object", "discriminator": "kind"}},
            }
        )
    )
    document, count = openapi_of(swagger, frozenset([route("PUT", "/parcel/{key}")]))
    assert count == 1
    assert [*document["paths"]] == ["/Parcel/{id}"]
    put = document["paths"]["/Parcel/{id}"]["put"]
    assert put["parameters"] == [
        {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}
    ]
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Parcel"}}}
    assert put["requestBody"] == {"required": True, "content": content}
    schema = {"type": "string", "format": "binary"}
    assert put["responses"]["200"]["content"]["application/json"]["schema"] == schema
    assert document["components"]["schemas"]["Parcel"] == {"type": "object"}
