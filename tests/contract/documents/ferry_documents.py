"""Documents of OpenAPI of each version, with all that contract tests compare."""

from __future__ import annotations

from typing import Final

FERRIES: Final = """\
openapi: 3.0.3
info: {title: Ferries, version: "1"}
servers: [{url: "https://{stage}.example.com/v2/api/", variables: {stage: {default: test}}}]
paths:
  /ferries:
    parameters:
      - {name: X-Trace, in: header, schema: {type: string}}
    get:
      tags: [ferry]
      operationId: listFerries
      parameters:
        - {name: harbour, in: query, required: true, schema: {type: string}, example: Bergen}
        - {name: tags, in: query, schema: {type: array, items: {type: string}}}
        - {name: decks, in: query, explode: false, schema: {type: array, items: {type: integer}}}
        - {name: piped, in: query, style: pipeDelimited, explode: false, schema: {type: array, items: {type: string}}}
        - {name: since, in: query, schema: {type: string, format: date-time}}
        - {name: day, in: query, schema: {type: string, format: date}}
        - {name: open, in: query, schema: {type: boolean}}
        - {name: session, in: cookie, schema: {type: string}}
        - {name: filter, in: query, style: deepObject, schema: {type: object, properties: {name: {type: string}, size: {type: integer}}}}
        - {name: page, in: query, schema: {type: object, properties: {offset: {type: integer}, limit: {type: integer}}}}
      responses:
        "200":
          description: OK
          content:
            application/json:
              schema: {type: array, items: {$ref: "#/components/schemas/Ferry"}}
              examples:
                two: {value: [{id: 1, name: Fjord}, {id: 2, name: null, paint: Red, extra: 5}]}
                bad: {value: {id: 1}}
        "404": {description: none}
    post:
      tags: [ferry]
      operationId: addFerry
      requestBody:
        required: true
        content:
          application/json:
            schema: {$ref: "#/components/schemas/Ferry"}
            example: {id: 7, name: Sund, built: 2020-01-02T03:04:05Z, crew: [{name: Ann}]}
      responses:
        "201": {description: made, content: {application/json: {schema: {$ref: "#/components/schemas/Ferry"}}}}
        default: {description: error}
  /ferries/{ferry-id}:
    parameters:
      - {name: ferry-id, in: path, required: true, schema: {type: integer, format: int64}}
    get:
      tags: [ferry]
      operationId: getFerry
      responses:
        "200": {description: OK, content: {application/json: {schema: {$ref: "#/components/schemas/Ferry"}}}}
    patch:
      tags: [ferry]
      operationId: patchFerry
      requestBody: {content: {application/merge-patch+json: {schema: {$ref: "#/components/schemas/Ferry"}}}}
      responses: {"204": {description: OK}}
    delete:
      tags: [ferry]
      operationId: sinkFerry
      responses: {"204": {description: OK}}
  /ferries/{ids}/names:
    get:
      tags: [ferry]
      operationId: names
      parameters:
        - {name: ids, in: path, required: true, schema: {type: array, items: {type: integer}}}
      responses:
        "200": {description: OK, content: {text/csv: {schema: {type: string}}}}
  /photos:
    post:
      tags: [photo]
      operationId: addPhoto
      requestBody:
        content:
          multipart/form-data:
            schema:
              type: object
              required: [file]
              properties:
                file: {type: string, format: binary}
                title: {type: string}
                size: {type: integer}
                tags: {type: array, items: {type: string}}
                meta: {$ref: "#/components/schemas/Sailor"}
      responses: {"200": {description: OK, content: {image/png: {schema: {type: string, format: binary}}}}}
  /login:
    post:
      tags: [login]
      operationId: login
      requestBody:
        content:
          application/x-www-form-urlencoded:
            schema: {type: object, required: [user], properties: {user: {type: string}, remember: {type: boolean}, roles: {type: array, items: {type: string}}, days: {type: array, items: {type: string}}}}
            encoding: {days: {explode: false}}
      responses: {"200": {description: OK, content: {application/json: {schema: {type: object, additionalProperties: {type: integer}}}}}}
  /upload:
    put:
      tags: [photo]
      operationId: upload
      requestBody: {content: {application/octet-stream: {schema: {type: string, format: binary}}}}
      responses: {"200": {description: OK, content: {application/json: {schema: {$ref: "#/components/schemas/Vessel"}}}}}
components:
  schemas:
    Paint: {type: string, enum: [Red, Blue]}
    Sailor: {type: object, required: [name], properties: {name: {type: string}, age: {type: integer, nullable: true, minimum: 18, maximum: 30}}}
    Boat: {type: object, properties: {length: {type: number}, kind: {type: string}}}
    Ferry:
      allOf:
        - {$ref: "#/components/schemas/Boat"}
        - type: object
          required: [id]
          properties:
            id: {type: integer, format: int64}
            name: {type: string, nullable: true, example: Fjord}
            built: {type: string, format: date-time}
            paint: {$ref: "#/components/schemas/Paint"}
            crew: {type: array, items: {$ref: "#/components/schemas/Sailor"}}
            next: {$ref: "#/components/schemas/Ferry"}
            image: {type: string, format: byte}
            seats: {type: object, additionalProperties: {type: integer}}
            any: {}
            vessel: {$ref: "#/components/schemas/Vessel"}
    Vessel:
      oneOf: [{$ref: "#/components/schemas/Boat"}, {$ref: "#/components/schemas/Sailor"}]
      discriminator: {propertyName: kind, mapping: {boat: "#/components/schemas/Boat"}}
"""
"""A document of OpenAPI 3.0 with examples."""

HARBOURS: Final = """\
{"swagger": "2.0", "info": {"title": "Harbours", "version": "1"}, "host": "example.com", "basePath": "/v1/sea",
"consumes": ["application/json"], "produces": ["application/json"],
"paths": {
"/harbours/{harbour-id}": {"parameters": [{"name": "harbour-id", "in": "path", "required": true, "type": "string"}],
 "get": {"tags": ["harbour"], "operationId": "get", "parameters": [
  {"name": "quays", "in": "query", "type": "array", "items": {"type": "integer"}},
  {"name": "names", "in": "query", "type": "array", "items": {"type": "string"}, "collectionFormat": "multi"},
  {"name": "X-Depth", "in": "header", "type": "number", "required": true}],
  "responses": {"200": {"description": "OK", "schema": {"$ref": "#/definitions/Harbour"},
   "examples": {"application/json": {"Name": "Bergen", "Quays": null}}}, "404": {"description": "none"}}},
 "put": {"tags": ["harbour"], "operationId": "put",
  "parameters": [{"name": "harbour", "in": "body", "required": true, "schema": {"$ref": "#/definitions/Harbour"}}],
  "responses": {"204": {"description": "OK"}}},
 "delete": {"tags": ["harbour"], "operationId": "close", "responses": {"200": {"description": "OK"}}}},
"/charts": {"post": {"tags": ["chart"], "operationId": "draw", "consumes": ["multipart/form-data"], "produces": ["image/png"],
 "parameters": [{"name": "paper", "in": "formData", "type": "file", "required": true},
  {"name": "inks", "in": "formData", "type": "array", "items": {"type": "string"}, "collectionFormat": "pipes"},
  {"name": "width", "in": "formData", "type": "integer"}],
 "responses": {"200": {"description": "OK", "schema": {"type": "file"}}}}},
"/pilots": {"post": {"tags": ["pilot"], "operationId": "hire", "consumes": ["application/x-www-form-urlencoded"],
 "parameters": [{"name": "name", "in": "formData", "type": "string", "required": true},
  {"name": "days", "in": "formData", "type": "array", "items": {"type": "string"}}],
 "responses": {"201": {"description": "OK", "schema": {"type": "array", "items": {"type": "string", "enum": ["Day", "Night"]}}}}}}},
"definitions": {"Harbour": {"type": "object", "required": ["Name"], "properties": {"Name": {"type": "string", "minLength": 3},
 "Depth": {"type": "number", "minimum": 2, "exclusiveMinimum": true}, "Built": {"type": "string", "format": "date-time"},
 "Quays": {"type": "array", "items": {"$ref": "#/definitions/Quay"}}, "Twin": {"$ref": "#/definitions/Harbour"}}},
 "Quay": {"type": "object", "properties": {"Number": {"type": "integer", "format": "int32"}, "IsLong": {"type": "boolean"}}}}}
"""
"""A document of Swagger 2.0."""

ROUTES: Final = """\
openapi: 3.1.0
info: {title: Routes, version: "1"}
servers: [{url: "https://example.com/{tenant}/sea", variables: {tenant: {default: Cust1}}}]
paths:
  /routes:
    $ref: parts/paths.yaml#/routes
components:
  schemas:
    Route:
      type: [object, "null"]
      required: [name]
      properties:
        name: {type: string, examples: [Coast]}
        via: {type: array, prefixItems: [{type: string}], items: {type: string}}
        operator: {anyOf: [{$ref: parts/types.yaml#/Operator}, {type: "null"}]}
        season: {const: Summer}
"""
"""A document of OpenAPI 3.1 with parts in other files."""

PARTS: Final = {
    "parts/paths.yaml": """\
routes:
  get:
    tags: [route]
    operationId: routes
    parameters:
      - $ref: types.yaml#/Limit
    responses:
      "200":
        description: OK
        content: {application/json: {schema: {type: array, items: {$ref: ../routes.yaml#/components/schemas/Route}}}}
  post:
    tags: [route]
    operationId: open
    requestBody:
      content:
        application/vnd.route+json: {schema: {$ref: ../routes.yaml#/components/schemas/Route}}
    responses: {"202": {description: OK}}
""",
    "parts/types.yaml": """\
Operator: {type: object, properties: {name: {type: string}, description: {type: string}}}
Limit: {name: limit, in: query, schema: {type: integer, maximum: 100}}
""",
}
"""The files with its parts."""
