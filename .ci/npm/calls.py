"""Calls every operation of a REST SDK at a server that serves its exported document, such as Prism.

Usage: calls.py OUT DOCUMENT URL. OUT is the folder of an SDK, DOCUMENT the document in JSON that `docwright export openapi`
wrote from the same docs, URL the address of the server without a path. Each call has all parameters: the body is the
example of the document, other values are made up from their schemas. Prints a line for each call that the server refuses
or whose answer the SDK cannot decode, but for those in the table of faults of the server. The exit status is 1 if there
are any.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, Final

Json = dict[str, Any]

_FAULTS: Final[dict[str, str]] = {}
"""Faults of the server itself: what the message of a call's error has, and why it is no fault of the document."""


class Document:
    """A document, with its operations by method and documented path."""

    def __init__(self, path: Path) -> None:
        self._document: Json = json.loads(path.read_bytes())
        self.operations = dict(self._operations())

    def _operations(self) -> Iterator[tuple[tuple[str, str], tuple[str, Json]]]:
        for path, item in self._document["paths"].items():
            for method, operation in item.items():
                if not method.startswith("x-"):
                    place = method.upper(), operation.get("x-docwright-path", path)
                    yield place, (path, operation)

    def resolved(self, schema: Json) -> Json:
        """The schema behind a reference."""
        while "$ref" in schema:
            name = schema["$ref"].rpartition("/")[2]
            schema = self._document["components"]["schemas"][name]
        return schema

    def value(self, schema: Json) -> Any:
        """The smallest value that a schema allows."""
        schema = self.resolved(schema)
        if "anyOf" in schema:
            return self.value(schema["anyOf"][0])
        if "allOf" in schema:
            return {
                key: item
                for part in schema["allOf"]
                for key, item in self.value(part).items()
            }
        names = ("enum", "x-extensible-enum", "x-enum-varnames")
        known = next((schema[name] for name in names if schema.get(name)), None)
        if known:
            return known[0]
        return self._plain(schema)

    def _plain(self, schema: Json) -> Any:
        type_ = schema.get("type", "string")
        match type_[0] if isinstance(type_, list) else type_:
            case "integer":
                return 1
            case "number":
                return 1.5
            case "boolean":
                return True
            case "array":
                return [self.value(schema["items"])]
            case "object":
                properties = schema.get("properties", {})
                needed = schema.get("required", ())
                return {name: self.value(properties[name]) for name in needed}
            case _:
                return _text(schema)

    def body(self, operation: Json) -> Any:
        """The example of a body; a made-up value where there is none."""
        content = operation.get("requestBody", {}).get("content", {})
        json_types = [row for name, row in content.items() if name.endswith("json")]
        shown = [row["example"] for row in json_types if "example" in row]
        if shown or not json_types:
            return shown[0] if shown else None
        return self.value(json_types[0]["schema"])


def _is_documented(error: Exception, operation: Json) -> bool:
    """Whether a call fails as it should: the document has this status, and none of success."""
    statuses = operation["responses"]
    has_success = any(status.startswith("2") for status in statuses)
    return not has_success and str(getattr(error, "status", "")) in statuses


def _text(schema: Json) -> str:
    if schema.get("contentEncoding") == "base64":
        return "AQID"
    formats = {"date-time": "2026-01-02T03:04:05Z", "duration": "PT1H"}
    return formats.get(schema.get("format", ""), "x")


class Spelling:
    """A transport that writes the literal parts of a path as a document does: it has two paths that differ in case only."""

    def __init__(self, transport: Any, replaced: Any) -> None:
        self._transport = transport
        self._replaced = replaced
        self.path = ""

    def send(self, request: Any) -> Any:
        """Sends a request, its path spelt as that of the document."""
        start, mark, rest = request.url.partition("/api/")
        path, question, query = rest.partition("?")
        written = self.path.removeprefix("/api/").split("/")
        spelt = "/".join(
            given if "{" in word else word
            for given, word in zip(path.split("/"), written, strict=True)
        )
        url = f"{start}{mark}{spelt}{question}{query}"
        return self._transport.send(self._replaced(request, url=url))

    def close(self) -> None:
        """Closes all connections."""
        self._transport.close()


class Calls:
    """The calls of an SDK."""

    def __init__(self, out: Path, document: Document, url: str) -> None:
        sys.path[:0] = [str(out), str(out / "tests/contract")]
        manifest = json.loads((out / "docwright.manifest.json").read_bytes())
        self._package = manifest["settings"]["package"]
        self._document = document
        sdk = import_module(self._package)
        runtime = f"{self._package}._runtime"
        self._codec = import_module(f"{runtime}.rest.schema").Codec.for_package(self._package)  # fmt: skip
        transport = import_module(f"{runtime}.transport.http").HttpTransport
        replaced = import_module("msgspec").structs.replace
        self._transport = Spelling(transport(), replaced)
        auth = sdk.BearerAuth("token-of-a-test")
        client = sdk.SuperOffice(f"{url}/api", auth=auth, transport=self._transport, retries=0)  # fmt: skip
        clients = import_module(f"{self._package}_contract_checks.clients")
        checks = import_module(f"{self._package}_contract_checks.rest_arguments")
        self._caller = clients.SyncCaller(client)
        self._schema_of = checks.schema_of
        self.index: Json = json.loads((out / self._package / "api.json").read_bytes())

    def problem(self, id_: str) -> str | None:
        """Why a call fails, None where it does not."""
        entry = self.index[id_]
        place = entry["method"], entry["path"]
        if place not in self._document.operations:
            return "is not in the document"
        self._transport.path, operation = self._document.operations[place]
        try:
            given = dict(self._arguments(id_, entry, operation))
            self._caller.result(entry["call"], given)
        # a call that fails in any way is what this program reports; the documented errors are taken out below
        except Exception as error:  # noqa: BLE001 - any error is a fault to report
            if _is_documented(error, operation):
                return None
            return f"{type(error).__name__}: {error}"
        return None

    def _arguments(
        self, id_: str, entry: Json, operation: Json
    ) -> Iterator[tuple[str, Any]]:
        schema = self._schema_of(self._codec, id_)
        names = self._caller.parameters(entry["call"])
        body = self._document.body(operation)
        shown = {
            (row["in"], row["name"]): row for row in operation.get("parameters", ())
        }
        for name, parameter in zip(names, schema.parameters, strict=True):
            if parameter.location != "body":
                row = shown[parameter.location, parameter.wire]
                yield name, self._decoded(parameter, self._document.value(row["schema"]))  # fmt: skip
            elif schema.body == "binary":
                yield name, b"\x89PNG\r\n\x1a\n"
            elif schema.body == "patch":
                yield name, body
            elif schema.body == "wrapper":
                yield name, self._wrapped(parameter, body, operation)
            else:
                yield name, self._decoded(parameter, body)

    def _wrapped(self, parameter: Any, body: Json, operation: Json) -> Any:
        if parameter.wire in body:
            return self._decoded(parameter, body[parameter.wire])
        content = next(iter(operation["requestBody"]["content"].values()))
        properties = self._document.resolved(content["schema"])["properties"]
        value = self._document.value(properties[parameter.wire])
        return self._decoded(parameter, value)

    def _decoded(self, parameter: Any, value: Any) -> Any:
        decoder = self._codec.decoder(parameter.type)
        return None if value is None else decoder.read(json.dumps(value).encode())


def main(arguments: list[str]) -> int:
    """Makes all calls; gives the exit status."""
    out, path, url = arguments
    calls = Calls(Path(out), Document(Path(path)), url.rstrip("/"))
    ids = [id_ for id_, row in calls.index.items() if id_.startswith("rest/") and "call" in row]  # fmt: skip
    excused: Counter[str] = Counter()
    failed = 0
    for id_ in ids:
        problem = calls.problem(id_)
        if problem is None:
            continue
        reason = next((why for sign, why in _FAULTS.items() if re.search(sign, problem)), "")  # fmt: skip
        if reason:
            excused[reason] += 1
        else:
            failed += 1
            print(f"{id_}: {problem[:500]}")
    for reason, count in excused.items():
        print(f"{count} calls fail: {reason}")
    print(f"{len(ids)} calls, {sum(excused.values())} faults of the server, {failed} failed")  # fmt: skip
    return 1 if failed or not ids else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
