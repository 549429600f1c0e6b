"""The truth of REST from a folder of Swagger 2.0 files: the union of all of them, and what they describe.

A combined file has operations that the single ones lack, and a single file may refer to a definition that only another one
has. Where both have something, both state the same; two files that do not are an error, since no rule says who is right.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import msgspec

from benchmarks.accuracy_files.swagger_types import Json, Lists, Members, SwaggerTypes
from benchmarks.accuracy_scores.rest_oracle import (
    RestOracle,
    TrueBody,
    TrueField,
    TrueOperation,
    TrueParameter,
    TrueResult,
    TrueType,
)

_METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch")
_OUTSIDE_BODY: Final = ("path", "query", "header")


class SwaggerTruth(msgspec.Struct, frozen=True):
    """What the files state. `lists` has the members of `~X`, `described` all that has a description.

    `at_least` are the lists that may have more members than are stated.

    What is described is an operation `GET /x`, a parameter `GET /x#query#y`, a definition `types/X`, a field `types/X#y`.
    """

    rest: RestOracle
    lists: Mapping[str, Members]
    described: frozenset[str]
    at_least: frozenset[str] = frozenset()


def read_swagger_truth(folder: Path) -> SwaggerTruth:
    """The truth of all `.json` files in a folder and those below it.

    Raises:
        OSError: a file cannot be read.
        ValueError: a file is no JSON, or two files contradict each other.
    """
    files = sorted(folder.rglob("*.json"))
    # some editors of Windows begin UTF-8 with a mark
    documents = [json.loads(path.read_text("utf-8-sig")) for path in files]
    return swagger_truth([document for document in documents if "swagger" in document])


def swagger_truth(documents: Iterable[Json]) -> SwaggerTruth:
    """The truth of Swagger documents.

    Raises:
        ValueError: two contradict each other.
    """
    whole = list(documents)
    operations = _union(pair for each in whole for pair in _operations(each))
    definitions = _union(
        pair for each in whole for pair in each.get("definitions", {}).items()
    )
    lists = Lists()
    types = SwaggerTypes(definitions, lists)
    rest = RestOracle(
        {key: _operation(stated, types) for key, stated in operations.items()},
        {
            types.short[name]: _type(name, stated, types)
            for name, stated in definitions.items()
        },
    )
    described = {
        *_described_operations(operations),
        *_described_types(definitions, types),
    }
    reached = rest.with_operations(rest.operations)
    return SwaggerTruth(reached, lists.by_name(), frozenset(described))


def _union(pairs: Iterable[tuple[str, Json]]) -> dict[str, Json]:
    """All of the pairs by key, without extensions, which tell readers of a site something."""
    found: dict[str, Json] = {}
    for key, stated in pairs:
        plain = {
            name: value for name, value in stated.items() if not name.startswith("x-")
        }
        if found.setdefault(key, plain) != plain:
            raise ValueError(f"two files state different things of {key}")
    return found


def _operations(document: Json) -> Iterator[tuple[str, Json]]:
    base = str(document.get("basePath", "")).rstrip("/")
    defaults = {key: document.get(key, []) for key in ("consumes", "produces")}
    for path, item in document.get("paths", {}).items():
        shared = item.get("parameters", [])
        for method in _METHODS:
            if method in item:
                stated = {**defaults, **item[method]}
                stated["parameters"] = [*stated.get("parameters", []), *shared]
                yield f"{method.upper()} {base}{path}", stated


def _operation(stated: Json, types: SwaggerTypes) -> TrueOperation:
    responses = {
        status: (
            types.notation(response["schema"], "result")
            if "schema" in response
            else "none"
        )
        for status, response in stated["responses"].items()
    }
    first = next((code for code in sorted(responses) if code.startswith("2")), "")
    return TrueOperation(
        operation_id=stated.get("operationId", ""),
        params=tuple(
            TrueParameter(
                name=parameter["name"],
                type=types.notation(parameter, parameter["name"]),
                required=parameter.get("required", False),
                where=parameter["in"],
            )
            for parameter in stated["parameters"]
            if parameter["in"] in _OUTSIDE_BODY
        ),
        body=_body(stated["parameters"], types),
        response=TrueResult(responses.get(first, "none")),
        responses=responses,
        consumes=tuple(stated.get("consumes", ())),
        produces=tuple(stated.get("produces", ())),
    )


def _body(parameters: Iterable[Json], types: SwaggerTypes) -> TrueBody | None:
    for parameter in parameters:
        name, where = parameter["name"], parameter["in"]
        if where == "body":
            return TrueBody(name, types.notation(parameter["schema"], name), where)
        if where == "formData":
            return TrueBody(name, types.notation(parameter, name), where)
    return None


def _type(name: str, stated: Json, types: SwaggerTypes) -> TrueType:
    fields = tuple(
        TrueField(field, types.notation(schema, field))
        for field, schema in stated.get("properties", {}).items()
    )
    return TrueType(name, fields)


def _described_operations(operations: Mapping[str, Json]) -> Iterator[str]:
    for key, stated in operations.items():
        if _has_words(stated.get("summary") or stated.get("description")):
            yield key
        for parameter in stated["parameters"]:
            if _has_words(parameter.get("description")):
                where = parameter["in"] if parameter["in"] in _OUTSIDE_BODY else "body"
                yield f"{key}#{where}#{parameter['name']}"


def _described_types(
    definitions: Mapping[str, Json], types: SwaggerTypes
) -> Iterator[str]:
    for name, stated in definitions.items():
        subject = f"types/{types.short[name]}"
        if _has_words(stated.get("description")):
            yield subject
        for field, schema in stated.get("properties", {}).items():
            # words beside a `$ref` are void by Swagger's rules, and meant all the same
            if _has_words(schema.get("description")):
                yield f"{subject}#{field}"


def _has_words(text: Any) -> bool:
    return isinstance(text, str) and bool(text.strip())
