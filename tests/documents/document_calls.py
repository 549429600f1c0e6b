"""Calls every operation of a document with made-up arguments, at a server that answers what the document says."""

from __future__ import annotations

import inspect
import json
import re
import typing
from collections.abc import Iterator, Mapping
from datetime import datetime
from types import ModuleType
from typing import Any

from documents.requests_check import (
    NOT_PARAMETERS,
    RequestChecks,
    parts_of,
    server_path,
)
from documents.schema_values import Values
from documents.swagger import METHODS
from servers.recording import Answer, RecordedRequest, RecordingServer

Json = Any


class _Operation:
    """An operation with the parts that its references lead to."""

    def __init__(self, path: str, method: str, item: Json, values: Values) -> None:
        self.stated = item[method]
        self.name = f"{method.upper()} {path}"
        self.method = method.upper()
        self.path = path
        self.servers = self.stated.get("servers") or item.get("servers") or []
        rows = map(
            values.resolved,
            (*item.get("parameters", ()), *self.stated.get("parameters", ())),
        )
        # those of the operation replace those of its path
        self.parameters = {
            (row["in"], _wire(row)): row
            for row in rows
            if row["in"] != "header" or row["name"].lower() not in NOT_PARAMETERS
        }
        self.body = values.resolved(self.stated.get("requestBody") or {})

    @property
    def media_type(self) -> str:
        """The form of the body that counts: JSON before others."""
        content = self.body.get("content") or {}
        is_json = (name for name in content if "json" in name and "patch" not in name)
        return next(is_json, next(iter(content), ""))

    @property
    def body_schema(self) -> Json:
        return self.body["content"][self.media_type].get("schema", {})


class DocumentCalls:
    """The calls of a document, in the terms of OpenAPI 3. `api` are the contents of `api.json`."""

    def __init__(self, document: Json, api: Json, base_path: str) -> None:
        self._document = document
        self._base_path = base_path
        self._sent = Values(document, are_sent=True)
        self._answered = Values(document, are_sent=False)
        self._calls = {
            (row["method"], row["path"]): row
            for row in api.values()
            if "call" in row and "method" in row
        }

    def operations(self) -> Iterator[_Operation]:
        """Yields all operations."""
        for path, stated in self._document["paths"].items():
            item = self._sent.resolved(stated)
            for method in METHODS:
                if method in item:
                    yield _Operation(path, method, item, self._sent)

    def problems(self, sdk: ModuleType, *, with_optional: bool) -> dict[str, str]:
        """What is wrong with the calls, by operation; those that the SDK lacks say so."""
        problems: dict[str, str] = {}
        answer = Answer()

        def respond(_: RecordedRequest) -> Answer:
            return answer

        with RecordingServer(respond) as server:
            checks = RequestChecks(self._document, server.url)
            for operation in self.operations():
                row, base_path = self._row(operation)
                if row is None:
                    problems[operation.name] = "is missing"
                    continue
                answer, value = self._answer(operation)
                server.requests.clear()
                url = f"{server.url}{base_path}"
                with sdk.SuperOffice(url, auth=None, retries=0) as so:
                    method = so
                    for part in row["call"].split("."):
                        method = getattr(method, part)
                    arguments = self._arguments(
                        operation, row, method, with_optional=with_optional
                    )
                    result = method(**arguments)
                problem = (
                    checks.problem(server.requests[-1])
                    or self._of_form(operation, server.requests[-1])
                    or _of_result(value, result, answer)
                )
                if problem:
                    problems[operation.name] = problem
        return problems

    def _row(self, operation: _Operation) -> tuple[Json | None, str]:
        """The call of an operation, and the path of the base URL that its client needs.

        The path of a server is part of the base URL only where it has a variable.
        """
        servers = operation.servers or self._document.get("servers") or [{"url": ""}]
        path = re.sub(
            r"\{([^}]*)\}",
            lambda match: "{" + re.sub(r"\W", "_", match[1]) + "}",
            operation.path,
        )
        whole, written = server_path(servers[0]), _path(servers[0]["url"])
        if "{" not in written:
            return self._calls.get((operation.method, whole + path)), self._base_path
        return self._calls.get((operation.method, path)), whole

    def _arguments(
        self, operation: _Operation, row: Json, method: Any, *, with_optional: bool
    ) -> dict[str, Any]:
        hints = typing.get_type_hints(method)
        names: Mapping[str, str] = row["parameters"]
        wires = {name for _, name in operation.parameters}
        given: dict[str, Any] = {}
        for (_, wire), stated in operation.parameters.items():
            if wire in names and (with_optional or stated.get("required")):
                schema = stated.get("schema") or {}
                given[names[wire]] = self._argument(schema, hints[names[wire]])
        rest = {wire: name for wire, name in names.items() if wire not in wires}
        needed = {
            name
            for name, parameter in inspect.signature(method).parameters.items()
            if parameter.default is parameter.empty
        }
        is_asked = with_optional or not needed.isdisjoint(rest.values())
        if operation.media_type and is_asked:
            value = self._sent.of(operation.body_schema)
            if "form" in operation.media_type and isinstance(value, dict):
                for wire, name in rest.items():
                    if wire in value and (with_optional or name in needed):
                        given[name] = converted(value[wire], hints[name])
            else:
                (name,) = rest.values()
                given[name] = converted(value, hints[name])
        return given

    def _argument(self, schema: Json, hint: Any) -> Any:
        value = self._sent.of(schema)
        return "AAEC" if isinstance(value, bytes) else converted(value, hint)

    def _answer(self, operation: _Operation) -> tuple[Answer, Json]:
        """The answer with the first status that means success, and the value in it."""
        responses = operation.stated.get("responses") or {}
        for status, stated in sorted(responses.items(), key=lambda pair: str(pair[0])):
            if re.match(r"2\d\d|2XX|default\Z", str(status)):
                code = int(status) if str(status).isdecimal() else 200
                content = self._answered.resolved(stated).get("content") or {}
                if not content or code == 204:
                    return Answer(code), None
                name = next((each for each in content if "json" in each), None)
                name = name or next(iter(content))
                value = self._answered.of(content[name].get("schema", {}))
                return _answer(code, name, value), value
        return Answer(), None

    def _of_form(self, operation: _Operation, request: RecordedRequest) -> str | None:
        if not request.headers.get("content-type", "").startswith("multipart/"):
            return None
        schema = self._sent.resolved(operation.body_schema)
        parts = parts_of(request)
        if not parts.keys() <= schema["properties"].keys():
            return f"sends {sorted(parts)}"
        missing = set(schema.get("required", ())) - parts.keys()
        if missing:
            return f"lacks {sorted(missing)}"
        made = self._sent.of(schema)
        for name, contents in parts.items():
            value = made[name]
            texts = value if isinstance(value, list) else [value]
            for text, (file, content) in zip(texts, contents, strict=True):
                is_same = content == (text if isinstance(text, bytes) else _text(text))
                if not is_same or (file is not None) != isinstance(text, bytes):
                    return f"sends {name} as {content!r}"
        return None


def _path(url: str) -> str:
    return re.sub(r"^([^/]*:)?//[^/]*", "", url)


def _wire(parameter: Json) -> str:
    """The name of a parameter; one in the path has letters and digits only, since it is never sent."""
    name: str = parameter["name"]
    return re.sub(r"\W", "_", name) if parameter["in"] == "path" else name


def _text(value: Json) -> bytes:
    is_text = isinstance(value, str)
    return (value if is_text else json.dumps(value, separators=(",", ":"))).encode()


def _answer(code: int, name: str, value: Json) -> Answer:
    media_type = "application/json" if "*" in name else name
    if isinstance(value, bytes):
        body = value
    elif isinstance(value, str) and "json" not in media_type:
        body = value.encode()
    else:
        body = json.dumps(value, default=lambda _: "AAEC").encode()
    return Answer(code, {"Content-Type": media_type}, body)


def _of_result(value: Json, result: Any, answer: Answer) -> str | None:
    is_json = "json" in answer.headers.get("Content-Type", "")
    if value is not None and result is None:
        return f"returns None for {value!r}"
    is_structure = isinstance(value, dict | list)
    if is_structure and is_json and isinstance(result, str | bytes):
        return f"returns {type(result).__name__} for {value!r}"
    return None


def converted(value: Json, hint: Any) -> Any:
    """A value of JSON as a caller has it, by the annotation of its parameter."""
    hints = [hint, *typing.get_args(hint)]
    if isinstance(value, dict):
        model = next((each for each in hints if hasattr(each, "from_dict")), None)
        if model is not None:
            return model.from_dict(value)
        of_values = _argument_of(hints, dict, 1)
        return {key: converted(each, of_values) for key, each in value.items()}
    if isinstance(value, list):
        return [converted(each, _argument_of(hints, list, 0)) for each in value]
    if isinstance(value, str) and datetime in hints:
        return datetime.fromisoformat(value)
    if isinstance(value, str) and bytes in hints:
        return value.encode()
    return value


def _argument_of(hints: list[Any], origin: type, index: int) -> Any:
    for hint in hints:
        if typing.get_origin(hint) is origin:
            return typing.get_args(hint)[index]
    return object
