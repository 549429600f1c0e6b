"""Every fact has the line of its key, in JSON and in YAML."""

from __future__ import annotations

import pytest
from reader.openapi.documents import facts_of

JSON = """\
{
  "openapi": "3.0.3",
  "tags": [
    {"name": "Parcels",
     "description": "All of them"}
  ],
  "paths": {
    "/parcels/{id}":
    {
      "parameters": [{"name": "id", "in": "path",
        "schema": {"type": "string"}}],
      "get":
      {
        "parameters": [
          {"name": "a", "in": "query"},
          {"name": "b", "in": "query"}
        ],
        "responses": {
          "200": {
            "content": {
              "application/json": {
                "schema": {"$ref": "#/components/schemas/Parcel"},
                "example": {
                  "id": 1
                },
                "examples": {"list": {"value": [
                  {"id": 2}
                ]}}
              }
            }
          },
          "default": {}
        }
      }
    }
  },
  "components": {
    "schemas": {
      "Parcel": {
        "properties": {
          "id": {"type": "integer"},
          "size":
            {"type": "object", "properties": {
              "cm": {}
            }}
        }
      }
    },
    "securitySchemes": {
      "token": {"type": "http"}
    }
  }
}
"""
YAML = """\
openapi: 3.0.3


tags:
- name: Parcels
  description: All of them
paths:
  /parcels/{id}:

    parameters:
    - {name: id, in: path, schema: {type: string}}
    get:

      parameters:
      - {name: a, in: query}
      - {name: b, in: query}

      responses:
        200:
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Parcel'}
              example:
                id: 1

              examples: {list: {value: [
                {id: 2}
              ]}}



        default: {}



components:
  schemas:
    Parcel:

      properties:
        id: {type: integer}
        size:

          properties:
            cm: {}



  securitySchemes:

    token: {type: http}
"""


@pytest.mark.parametrize("text", [JSON, YAML], ids=["JSON", "YAML"])
def test_each_fact_has_its_line(text: str) -> None:
    lines = text.split("\n")

    def line(start: str, after: int = 0) -> int:
        return next(
            number
            for number, each in enumerate(lines, 1)
            if number > after and each.replace('"', "").strip().startswith(start)
        )

    facts = facts_of(text)
    (operation,) = facts.operations
    assert operation.line == line("get:")
    own = [
        line("- {name: " + name) if text is YAML else line("{name: " + name)
        for name in "ab"
    ]
    shared = line("parameters:") + (text is YAML)
    assert [each.line for each in operation.parameters] == [*own, shared]
    ok, default = operation.responses
    assert (ok.line, default.line) == (line("200:"), line("default:"))
    (parcel,) = facts.schemas
    assert parcel.schema.line == line("Parcel:")
    number, size = parcel.schema.fields
    assert (number.line, size.line) == (line("id:", line("Parcel:")), line("size:"))
    assert size.schema.fields[0].line == line("cm:")
    assert facts.tags[0].line == line(
        "{name: Parcels" if text is JSON else "- name: Parcels"
    )
    assert facts.security_schemes[0].line == line("token:")


@pytest.mark.parametrize(
    ("text", "first"), [(JSON, (23, 25)), (YAML, (24, 24))], ids=["JSON", "YAML"]
)
def test_an_example_has_the_lines_of_its_value(
    text: str, first: tuple[int, int]
) -> None:
    (media_type,) = facts_of(text).operations[0].responses[0].content
    example, items = media_type.examples
    assert (example.first_line, example.last_line) == first
    assert (items.first_line, items.last_line) == (26, 28)
