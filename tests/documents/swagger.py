"""Documents of Swagger 2.0 in the terms of OpenAPI 3.0, for the library that knows 3.0 and 3.1 only."""

from __future__ import annotations

from typing import Any

Json = Any
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_NOT_OF_SCHEMAS = {"name", "in", "required", "description", "collectionFormat"}
_STYLES = {
    "multi": ("form", True),
    "ssv": ("spaceDelimited", False),
    "pipes": ("pipeDelimited", False),
}
_FORM = "application/x-www-form-urlencoded"


def upgraded(old: Json) -> Json:
    """The document in the newer terms, as far as calls depend on it."""
    return _Upgrade(old).document()


class _Upgrade:
    def __init__(self, old: Json) -> None:
        self._old = old

    def document(self) -> Json:
        paths = {
            path: {
                method: self._operation(item[method], item.get("parameters", []))
                for method in METHODS
                if method in item
            }
            for path, item in self._old["paths"].items()
        }
        base = self._old.get("basePath", "")
        return _newer(
            {
                "openapi": "3.0.3",
                "info": self._old["info"],
                "servers": [{"url": f"https://example.com{base}"}],
                "paths": paths,
                "components": {"schemas": self._old.get("definitions", {})},
            }
        )

    def _operation(self, operation: Json, shared: list[Json]) -> Json:
        parameters = [
            self._resolved(each) for each in (*shared, *operation.get("parameters", ()))
        ]
        made = {
            "parameters": [
                _parameter(each)
                for each in parameters
                if each["in"] not in {"body", "formData"}
            ],
            "responses": {
                status: self._response(operation, self._resolved(response))
                for status, response in operation["responses"].items()
            },
        }
        body = [each for each in parameters if each["in"] == "body"]
        fields = [each for each in parameters if each["in"] == "formData"]
        types = self._media_types(operation, "consumes")
        if body:
            content = {name: {"schema": body[0]["schema"]} for name in types}
            made["requestBody"] = {"content": content}
        elif fields:
            made["requestBody"] = {"content": _form(fields, types)}
        return made

    def _media_types(self, operation: Json, key: str) -> list[str]:
        return operation.get(key) or self._old.get(key) or ["application/json"]

    def _response(self, operation: Json, response: Json) -> Json:
        if "schema" not in response:
            return {"description": response["description"]}
        types = self._media_types(operation, "produces")
        content = {name: {"schema": response["schema"]} for name in types}
        return {"description": response["description"], "content": content}

    def _resolved(self, part: Json) -> Json:
        while "$ref" in part:
            _, kind, name = part["$ref"].split("/")
            part = self._old[kind][name]
        return part


def _parameter(old: Json) -> Json:
    new = {key: old[key] for key in ("name", "in", "required") if key in old}
    new["schema"] = _schema(old)
    if old.get("type") == "array":
        usual = ("form" if old["in"] == "query" else "simple", False)
        format_ = old.get("collectionFormat", "csv")
        new["style"], new["explode"] = _STYLES.get(format_, usual)
    return new


def _schema(old: Json) -> Json:
    return {key: value for key, value in old.items() if key not in _NOT_OF_SCHEMAS}


def _form(fields: list[Json], types: list[str]) -> Json:
    has_file = any(each["type"] == "file" for each in fields)
    names = [name for name in types if "form" in name]
    schema: Json = {
        "type": "object",
        "properties": {each["name"]: _schema(each) for each in fields},
    }
    required = [each["name"] for each in fields if each.get("required")]
    if required:
        schema["required"] = required
    return {
        name: {"schema": schema}
        for name in names or ["multipart/form-data" if has_file else _FORM]
    }


def _newer(part: Json) -> Json:
    """References and files as OpenAPI 3.0 writes them."""
    if isinstance(part, list):
        return [_newer(each) for each in part]
    if not isinstance(part, dict):
        return part
    made = {key: _newer(value) for key, value in part.items()}
    if isinstance(made.get("$ref"), str):
        made["$ref"] = made["$ref"].replace("#/definitions/", "#/components/schemas/")
    if made.get("type") == "file":
        made |= {"type": "string", "format": "binary"}
    return made
