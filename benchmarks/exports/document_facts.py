"""Facts of whole documents: of the vendor's Swagger files together, and of an exported document of OpenAPI 3.1.

What Swagger says in other forms is said in those of OpenAPI: bodies, forms, formats of bodies and answers, servers. Requests
that wrap the parameters of one operation are called after it, all other components by the last part of their key.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from benchmarks.exports.json_values import Json, list_of, object_of
from benchmarks.exports.schema_facts import (
    Fact,
    Names,
    as_text,
    schema_facts,
    stated,
)

_METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_DOCUMENTED_PATH: Final = "x-docwright-path"
_MORE_OPERATIONS: Final = "x-docwright-operations"
_WRAPPER: Final = re.compile(r".+Request")
_OUTSIDE_BODY: Final = ("path", "query", "header", "cookie")
_DEFAULT_LIST: Final = "multi"
"""What OpenAPI takes for granted of a list in a query."""

_NO_SCHEMA: Final = (
    "name",
    "in",
    "description",
    "required",
    "collectionFormat",
    "schema",
)
_OF_OPERATION: Final = (
    "parameters",
    "responses",
    "requestBody",
    "consumes",
    "produces",
)


def exported_facts(document: Json) -> Iterator[Fact]:
    """The facts of a document of OpenAPI 3.1."""
    components = document.get("components", {})
    names = _names([document], components.get("schemas", {}), _body_of_openapi)
    for key, value in document.items():
        if key not in {"paths", "components"}:
            yield from _head(key, value)
    for name, scheme in components.get("securitySchemes", {}).items():
        yield from _plain_facts(f"security scheme {name}", scheme)
    for subject, operation in _operations(document):
        yield from _plain_facts(subject, operation, _OF_OPERATION)
        parameters = operation.get("parameters", [])
        yield from _order(subject, parameters)
        for parameter in parameters:
            place = f"{subject}#{parameter['in']} {parameter['name']}"
            yield from _plain_facts(place, parameter, ("name", "in", "schema"))
            yield from schema_facts(place, parameter.get("schema", {}), names)
        if "requestBody" in operation:
            yield from _openapi_content(
                f"{subject}#body", operation["requestBody"], names
            )
        for status, answer in operation.get("responses", {}).items():
            yield from _openapi_content(f"{subject}#{status}", answer, names)
    yield from _components(components.get("schemas", {}), names)


def vendor_facts(documents: Iterable[Json]) -> Iterator[Fact]:
    """The facts of documents of Swagger 2.0 together; where several state the same, once."""
    whole = list(documents)
    definitions: dict[str, Json] = {}
    for document in whole:
        definitions |= document.get("definitions", {})
    names = _names(whole, definitions, _body_of_swagger)
    facts: dict[Fact, None] = {}
    for document in whole:
        facts |= dict.fromkeys(_of_swagger(document, names))
    yield from facts
    yield from _components(definitions, names)


def _of_swagger(document: Json, names: Names) -> Iterator[Fact]:
    for key, value in document.items():
        if key == "securityDefinitions":
            for name, scheme in value.items():
                yield from _plain_facts(f"security scheme {name}", scheme)
        elif key not in {"paths", "definitions"}:
            yield from _head(key, value)
    for subject, operation in _operations(document):
        yield from _plain_facts(subject, operation, _OF_OPERATION)
        parameters = operation.get("parameters", [])
        yield from _order(subject, parameters)
        for parameter in parameters:
            yield from _swagger_parameter(subject, parameter, operation, names)
        for status, answer in operation.get("responses", {}).items():
            place = f"{subject}#{status}"
            yield from _plain_facts(place, answer, ("schema",))
            if "schema" in answer:
                yield place, "media types", as_text(operation.get("produces", []))
                yield from schema_facts(place, answer["schema"], names)


def _swagger_parameter(
    subject: str, parameter: Json, operation: Json, names: Names
) -> Iterator[Fact]:
    where = parameter["in"]
    is_body = where not in _OUTSIDE_BODY
    place = f"{subject}#body" if is_body else f"{subject}#{where} {parameter['name']}"
    for key in ("description", "required"):
        # not to be required is what OpenAPI takes for granted
        if parameter.get(key):
            yield place, key, as_text(parameter[key])
    if parameter.get("collectionFormat", _DEFAULT_LIST) != _DEFAULT_LIST:
        yield place, "collectionFormat", as_text(parameter["collectionFormat"])
    if is_body:
        yield place, "name", as_text(parameter["name"])
        yield place, "media types", as_text(operation.get("consumes", []))
    inline = {key: value for key, value in parameter.items() if key not in _NO_SCHEMA}
    yield from schema_facts(place, parameter.get("schema", inline), names)


def _openapi_content(place: str, stated_body: Json, names: Names) -> Iterator[Fact]:
    """A body or answer: its facts, its media types, and the schema that most of them have."""
    for key, value in stated_body.items():
        if key == "x-name":
            yield place, "name", as_text(value)
        elif key != "content" and value is not False:
            yield place, key, stated(key, value)
    content = stated_body.get("content", {})
    if not content:
        return
    yield place, "media types", as_text(list(content))
    schemas = {name: media.get("schema", {}) for name, media in content.items()}
    ((most, _),) = Counter(map(as_text, schemas.values())).most_common(1)
    for name, schema in schemas.items():
        if as_text(schema) != most:
            yield from schema_facts(f"{place} as {name}", schema, names)
    main = next(schema for schema in schemas.values() if as_text(schema) == most)
    yield from schema_facts(place, main, names)
    for name, media in content.items():
        for key in ("example", "examples"):
            if key in media:
                yield f"{place} as {name}", key, as_text(media[key])


def _operations(document: Json) -> Iterator[tuple[str, Json]]:
    base = str(document.get("basePath", "")).rstrip("/")
    for path, item in document.get("paths", {}).items():
        for method in _METHODS:
            if method in item:
                operation = item[method]
                documented = operation.get(_DOCUMENTED_PATH, f"{base}{path}")
                yield f"{method.upper()} {documented}", operation
        for apart in item.get(_MORE_OPERATIONS, []):
            yield f"{apart['method'].upper()} {apart[_DOCUMENTED_PATH]}", apart


def _order(subject: str, parameters: Iterable[Json]) -> Iterator[Fact]:
    outside = [each for each in parameters if each["in"] in _OUTSIDE_BODY]
    names = [f"{each['in']} {each['name']}" for each in outside]
    yield subject, "order of parameters", as_text(names)


def _head(key: str, value: object) -> Iterator[Fact]:
    """What a document says of itself: tags by name, everything else by key."""
    if key == "tags":
        for tag in list_of(value) or []:
            yield from _plain_facts(f"tag {tag['name']}", tag, ("name",))
            yield f"tag {tag['name']}", "name", "there"
    elif (values := object_of(value)) is not None:
        yield from _plain_facts(key, values)
    else:
        yield "document", key, as_text(value)


def _plain_facts(
    place: str, values: Json, without: Iterable[str] = ()
) -> Iterator[Fact]:
    left_out = frozenset(without)
    for key, value in values.items():
        if key not in left_out and value is not False:
            yield place, key, stated(key, value)


def _components(schemas: Mapping[str, Json], names: Names) -> Iterator[Fact]:
    for key, schema in schemas.items():
        place = f"types/{names(key)}"
        yield place, "key", as_text(key)
        yield from schema_facts(place, schema, names)


def _names(
    documents: Iterable[Json], schemas: Iterable[str], body: Callable[[Json], str]
) -> Names:
    """Names of components: the operation of a wrapper, else the last part of the key, or the key where that is ambiguous."""
    ends = Counter(key.rpartition(".")[2] for key in schemas)
    wrappers: dict[str, str] = {}
    for document in documents:
        for subject, operation in _operations(document):
            key = body(operation)
            if _WRAPPER.fullmatch(key):
                wrappers[key] = f"{subject} request"

    def name(key: str) -> str:
        end = key.rpartition(".")[2]
        return wrappers.get(key) or (end if ends[end] <= 1 else key)

    return name


def _body_of_swagger(operation: Json) -> str:
    for parameter in operation.get("parameters", []):
        if parameter["in"] == "body":
            return _referred(parameter["schema"])
    return ""


def _body_of_openapi(operation: Json) -> str:
    content: Mapping[str, Json] = operation.get("requestBody", {}).get("content", {})
    for media in content.values():
        return _referred(media.get("schema", {}))
    return ""


def _referred(schema: Json) -> str:
    return str(schema.get("$ref", "")).rpartition("/")[2]
