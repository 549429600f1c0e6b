"""The REST API of parcels of `rest_of_parcels`, as Swagger files: one of the agent, one of the resource, both combined."""

from __future__ import annotations

from typing import Any, Final

Json = dict[str, Any]

_FORMATS: Final = ["application/json", "text/json"]
_CARRIERS: Final = "SuperOffice.WebApi.v1.Carriers.ParcelCarriers"
STATES: Final = ["Sent", "Lost"]


def swagger(paths: Json, **definitions: Json) -> Json:
    """A document with these paths, and with definitions under whole names."""
    named = {name.replace("__", "."): stated for name, stated in definitions.items()}
    return {"swagger": "2.0", "paths": paths, "definitions": named}


def operation(*parameters: Json, result: Json | None, **changes: Any) -> Json:
    """An operation whose answers are 200 and 404."""
    answer = {} if result is None else {"schema": result}
    stated = {
        "summary": "Words.",
        "consumes": _FORMATS,
        "produces": _FORMATS,
        "parameters": list(parameters),
        "responses": {"200": {"description": "OK", **answer}, "404": {}},
    }
    return stated | changes


def parameter(where: str, name: str, **stated: Any) -> Json:
    """A parameter outside of a body."""
    return {"in": where, "name": name, "required": where == "path", **stated}


def body(name: str, definition: str) -> Json:
    """A body that is an object."""
    return {"in": "body", "name": name, "schema": reference(definition)}


def reference(definition: str, **beside: Any) -> Json:
    """A `$ref` to a definition."""
    return {"$ref": f"#/definitions/{definition}", **beside}


def list_of(definition: str) -> Json:
    """A list of objects."""
    return {"type": "array", "items": reference(definition)}


INT: Final[Json] = {"type": "integer", "format": "int32"}
STRING: Final[Json] = {"type": "string"}
STATE: Final[Json] = {"type": "string", "enum": STATES}

_SEARCH: Final[Json] = {
    "/api/v1/Agents/Parcel/Search": {
        "post": operation(
            body("request", f"{_CARRIERS}.SearchRequest"),
            parameter("query", "$top", **INT, description="How many."),
            parameter("query", "$select", type="array"),
            parameter("query", "by", type="string", enum=["Air", "Sea"]),
            result=list_of("Example.Parcel"),
            operationId="v1ParcelAgent_Search",
            tags=["Parcel_Agent"],
        )
    }
}
_SAVE: Final[Json] = {
    "/api/v1/Parcel/{id}": {
        "put": operation(
            parameter("path", "id", **INT),
            body("entity", "Example.Parcel"),
            result=reference("Example.Parcel"),
            operationId="v1ParcelEntity_Save",
            tags=["Parcel"],
        )
    }
}
_STOP: Final[Json] = {"type": "object", "properties": {"Place": STRING}}
PARCEL: Final[Json] = {
    "type": "object",
    "description": "Something on its way.",
    "properties": {
        "Weight": INT | {"description": "In grams."},
        "State": STATE,
        "Stops": list_of("Example.Stop"),
        "Labels": {"type": "object", "additionalProperties": STRING},
        "Sender": reference("Example.Stop", description="Where it is from."),
        "TableRight": reference("Example.Stop"),
    },
}
_REQUEST: Final[Json] = {
    "type": "object",
    "properties": {
        "State": STATE | {"description": "Where it is."},
        "Sent": {"type": "string", "format": "date-time"},
    },
}


def agent() -> Json:
    """The file of the agent, which refers to a definition that it lacks."""
    return swagger(
        _SEARCH,
        **{f"{_CARRIERS}.SearchRequest": _REQUEST, "Example.Parcel": PARCEL},
    )


def resource() -> Json:
    """The file of the resource."""
    return swagger(_SAVE, **{"Example.Parcel": PARCEL, "Example.Stop": _STOP})


def combined() -> Json:
    """The file of both, which has a definition that no operation reaches."""
    return swagger(
        _SEARCH | _SAVE,
        **{
            f"{_CARRIERS}.SearchRequest": _REQUEST,
            "Example.Parcel": PARCEL,
            "Example.Stop": _STOP,
            "Example.Elsewhere": {"type": "object", "properties": {"A": STRING}},
        },
    )
