"""A file of the vendor, and the same API as OpenAPI 3.1."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]

REQUEST = "Vendor.ParcelCarriers.SaveRequest"
SAVE = "POST /api/v1/Agents/Parcel/Save"
_PLACES: Json = {"type": "object", "properties": {"Place": {"type": "string"}}}


def swagger() -> Json:
    """A file of the vendor."""
    return {
        "swagger": "2.0",
        "paths": {
            "/api/v1/Agents/Parcel/Save": {
                "post": {
                    "operationId": "v1ParcelAgent_Save",
                    "deprecated": False,
                    "consumes": ["application/json", "text/json"],
                    "produces": ["application/json"],
                    "parameters": [
                        {
                            "name": "by",
                            "in": "query",
                            "required": False,
                            "type": "array",
                            "items": {"type": "string"},
                            "collectionFormat": "multi",
                        },
                        {
                            "name": "request",
                            "in": "body",
                            "required": True,
                            "schema": {"$ref": f"#/definitions/{REQUEST}"},
                        },
                    ],
                    "responses": {
                        "200": {
                            "description": "OK",
                            "schema": {"$ref": "#/definitions/Vendor.Parcel"},
                        },
                        "404": {"description": "Not Found"},
                    },
                }
            }
        },
        "definitions": {
            REQUEST: {"type": "object", "properties": {"Id": {"type": "integer"}}},
            "Vendor.Parcel": _PLACES,
        },
    }


def exported() -> Json:
    """The same as OpenAPI 3.1."""
    parcel = {"schema": {"$ref": "#/components/schemas/Parcel"}}
    request = {"schema": {"$ref": "#/components/schemas/ParcelAgent.SaveRequest"}}
    return {
        "openapi": "3.1.0",
        "paths": {
            "/api/v1/Agents/Parcel/Save": {
                "post": {
                    "operationId": "v1ParcelAgent_Save",
                    "parameters": [
                        {
                            "name": "by",
                            "in": "query",
                            "schema": {"type": "array", "items": {"type": "string"}},
                        }
                    ],
                    "requestBody": {
                        "required": True,
                        "x-name": "request",
                        "content": {"application/json": request, "text/json": request},
                    },
                    "responses": {
                        "200": {
                            "description": "OK",
                            "content": {"application/json": parcel},
                        },
                        "404": {"description": "Not Found"},
                    },
                }
            }
        },
        "components": {
            "schemas": {
                "ParcelAgent.SaveRequest": {
                    "type": "object",
                    "properties": {"Id": {"type": "integer"}},
                },
                "Parcel": _PLACES,
            },
            "securitySchemes": {},
        },
    }
