"""Samples of REST pages, and calls of a generated SDK that are equivalent to a sample.

Shared by the tests of `output/` and of SDKs that are generated from other pages. Pages never put values into the path
or the query of their samples, so what is sent there is made up here by the types of the tables.
"""

from __future__ import annotations

import asyncio
import json
import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

from support.soap.samples import Package

from generator.model.rest_facts import RestOperationFacts, RestParameter
from generator.reader.read import read_page

MADE_UP: dict[str, tuple[object, str]] = {
    "int32": (705, "705"),
    "int64": (705, "705"),
    "bool": (True, "true"),
    "double": (1.5, "1.5"),
    "string": ("a b/ü?", "a b/ü?"),
    "date-time": (datetime(2020, 1, 2, 3, 4, 5), "2020-01-02T03:04:05"),
    "array": (["705"], "705"),
    "object": ("x", "x"),
}
"""A value for each type that a parameter's cell names: in Python, and as text."""
_ARRAYS_OF_NUMBERS = {"array<int16>", "array<int32>", "array<int64>"}
"""The type of an array's items is not in its cell."""
FILE_TEXT = b'"GIF89....File contents as raw bytes..."'
"""The placeholder of pages for binary data in base64."""
FILE = b"\x89PNG\r\n\x1a\n..."

UNREADABLE = re.compile(
    r".*: (?:no date and time: '[a-z]+'|expected \w+, got object)"
    r"(?: \(in the answer to .*\))?"
)
"""Errors of samples that cannot be read: words in place of dates in arrays, `{}` where the depth was cut off."""


class RestSample:
    """A page's two samples, cut from its fences."""

    def __init__(self, path: Path) -> None:
        data = path.read_bytes()
        facts = read_page(path.name, data).facts
        assert isinstance(facts, RestOperationFacts), path
        self.path = path
        self.facts = facts
        self.request = self._body(data, b"```http!\n")
        self.response = self._body(data, b"```http_\n")

    @staticmethod
    def _body(data: bytes, fence: bytes) -> bytes | None:
        """The text below the blank line of the last such fence."""
        _, found, rest = data.rpartition(fence)
        if not found:
            return None
        _, _, body = rest.partition(b"\n```")[0].partition(b"\n\n")
        return body.strip() or None

    @property
    def id(self) -> str:
        """The subject id of the operation."""
        facts = self.facts
        agents = "Agents/" if facts.is_agent else ""
        return f"rest/{facts.version}/{agents}{facts.group}/{facts.operation}"

    @property
    def is_fraction_of_int64(self) -> bool:
        """Whether the sample shows a fraction for an integer, as all samples of int64 do."""
        response = self.facts.response
        return bool(
            response
            and response.heading.name == "int64"
            and b"." in (self.response or b"")
        )

    @property
    def status(self) -> int:
        """The documented status of success, 204 where there is none."""
        response = self.facts.response
        codes = [status.code for status in response.statuses] if response else []
        return next((code for code in codes if 200 <= code < 300), 204)

    def sent_by_name(self) -> Iterator[tuple[RestParameter, object, str]]:
        """Every path and required query parameter with a value, in Python and as text."""
        for parameter in self.facts.path_parameters:
            yield parameter, *self._value(parameter)
        for parameter in self.facts.query_parameters:
            if parameter.required:
                yield parameter, *self._value(parameter)

    @staticmethod
    def _value(parameter: RestParameter) -> tuple[object, str]:
        if parameter.cell.members:
            member = str(parameter.cell.members[0])
            return member, member
        return MADE_UP[parameter.cell.name or "string"]

    @property
    def path_sent(self) -> str:
        """The path with the made-up values."""
        path = str(self.facts.path)
        for parameter, _, text in self.sent_by_name():
            path = path.replace(f"{{{parameter.name}}}", quote(text, safe=""))
        return path

    @property
    def query_sent(self) -> dict[str, list[str]]:
        """The required query parameters with their made-up values."""
        query = [
            parameter for parameter in self.facts.query_parameters if parameter.required
        ]
        values = {parameter.name: text for parameter, _, text in self.sent_by_name()}
        return {str(parameter.name): [values[parameter.name]] for parameter in query}


class RestSdk(Package):
    """The REST client of a generated package."""

    @cached_property
    def wire(self) -> dict[str, Any]:
        """`wire.json`."""
        text = (self.folder / self.package / "wire.json").read_text()
        groups: dict[str, Any] = json.loads(text)["groups"]
        return groups

    def row(self, sample: RestSample) -> dict[str, Any]:
        """The operation in `wire.json`."""
        group = sample.id.split("/", 2)[2].rpartition("/")[0]
        row: dict[str, Any] = self.wire[group][str(sample.facts.operation)]
        return row

    def decoded(self, type_: str, content: bytes) -> object:
        """A value of the SDK's from JSON."""
        codec = self.module("_runtime.rest.schema").Codec.for_package(self.package)
        decoded: object = codec.decoder(type_).read(content)
        return decoded

    def encoded(self, value: object) -> bytes:
        """A value of the SDK's as JSON."""
        encoded: bytes = self.module("_runtime.rest.codec.encode").json_bytes(value)
        return encoded

    def canonical_json(self, content: bytes) -> str:
        """JSON after the documented normalisation, binary data as base64."""
        content = content.replace(FILE_TEXT, b'"%s"' % b64encode(FILE_TEXT[1:-1]))
        text: str = self.module("_runtime.testing.canonical").canonical_json(content)
        return text

    def arguments(self, sample: RestSample) -> dict[str, object]:
        """Values for the required parameters, and the sample's for those of the body, by Python name."""
        names = self.index[sample.id]["parameters"]
        given: dict[str, Any] = {
            names[str(parameter.name)]: value
            for parameter, value, _ in sample.sent_by_name()
        }
        row = self.row(sample)
        for part in row["parameters"]:
            name = names[part[0]]
            if part[2] == "body":
                given[name] = self._body(row, part, sample)
            elif part[1] in _ARRAYS_OF_NUMBERS and name in given:
                given[name] = [int(text) for text in given[name]]
        return given

    def _body(self, row: dict[str, Any], part: list[Any], sample: RestSample) -> object:
        wire, type_ = part[:2]
        if row["body"] == "binary":
            return FILE
        if sample.request is None:
            return self.decoded(type_, _ANY_VALUE.get(type_, b"{}"))
        if row["body"] == "wrapper":
            value = json.loads(sample.request)[wire]
            content = json.dumps(value).encode()
            return None if value is None else self.decoded(type_, content)
        if row["body"] == "patch":
            return json.loads(sample.request)
        return self.decoded(type_, sample.request)

    def call(self, sample: RestSample, url: str, transport: object = None) -> object:
        """The result of the sample's synchronous call; all rows of a list."""
        client_class = self.module("_client").SuperOffice
        with client_class(f"{url}/Cust1/api", **self._options(transport)) as client:
            result = self._find(sample, client)(**self.arguments(sample))
            return list(result) if self._lists_rows(sample) else result

    def call_async(
        self, sample: RestSample, url: str, transport: object = None
    ) -> object:
        """The result of the sample's asynchronous call."""
        client_class = self.module("_async_client").AsyncSuperOffice

        async def run() -> object:
            base = f"{url}/Cust1/api"
            async with client_class(base, **self._options(transport)) as client:
                result = self._find(sample, client)(**self.arguments(sample))
                if self._lists_rows(sample):
                    return [row async for row in result]
                return await result

        return asyncio.run(run())

    def _options(self, transport: object) -> dict[str, Any]:
        auth = self.module("_runtime.auth").BearerAuth("8A:Cust1.token")
        return {"auth": auth, "app_token": "secret", "transport": transport}

    def _lists_rows(self, sample: RestSample) -> bool:
        return self.row(sample).get("result") == "rows"

    def _find(self, sample: RestSample, client: object) -> Callable[..., Any]:
        found: Any = client
        for name in self.index[sample.id]["call"].split("."):
            found = getattr(found, name)
        method: Callable[..., Any] = found
        return method

    def answer(self, sample: RestSample) -> bytes:
        """The sample's response; that of a list has no next link, which would lead elsewhere."""
        content = sample.response or b""
        if not self._lists_rows(sample):
            return content
        return json.dumps(json.loads(content) | {"odata.nextLink": None}).encode()

    def sent(self, request: Any) -> tuple[Any, str, dict[str, list[str]]]:
        """A request that a transport got, its path and its query, as `request_differs` takes them."""
        parts = urlsplit(request.url)
        return request, parts.path, parse_qs(parts.query, keep_blank_values=True)

    def request_differs(
        self, sample: RestSample, request: Any, path: str, query: dict[str, list[str]]
    ) -> str | None:
        """How a sent request differs from the page; None if it does not."""
        if (request.method, path) != (sample.facts.method, f"/Cust1{sample.path_sent}"):
            return f"sent {request.method} {path}"
        if query != sample.query_sent:
            return f"sent the query {query}"
        row = self.row(sample)
        if row.get("body") == "binary":
            return None if _content(request) == FILE else "sent another file"
        if sample.request is None:
            return None
        if self.canonical_json(_content(request)) != self.canonical_json(
            sample.request
        ):
            return f"sent {_content(request)[:300]!r}"
        return None

    def result_differs(self, sample: RestSample, result: object) -> str | None:
        """How a result differs from the sample of the response; None if it does not."""
        row = self.row(sample)
        if row.get("result") != "rows" and not self.says(sample.id, result):
            return f"gave a {type(result).__name__}"
        match row.get("result"):
            case "none":
                return None if result is None else f"gave {result!r}"
            case "binary":
                return None if isinstance(result, bytes) else f"gave {result!r}"
            case "rows":
                expected = json.loads(sample.response or b"{}")["value"]
                rows = [dict(row) for row in result]  # type: ignore[call-overload]  # `rows` are mappings
                return None if rows == expected else f"gave {rows!r}"
            case _:
                assert sample.response is not None
                sent, back = sample.response, self.encoded(result)
                same = self.canonical_json(back) == self.canonical_json(sent)
                return None if same else f"gave back {back[:300]!r}"


_ANY_VALUE = {
    "int32": b"7",
    "boolean": b"true",
    "double": b"1.5",
    "date-time": b'"2020-01-02T03:04:05"',
    "string": b'"x"',
    "any": b'{"a": 1}',
    "array<int32>": b"[1, 2]",
    "array<string>": b'["a"]',
    "dict<string,string>": b'{"a": "b"}',
    "dict<string,any>": b'{"a": 1}',
}
"""Bodies for pages that show none."""


def _content(request: Any) -> bytes:
    """The body of a request, recorded by a server or by a transport."""
    content: bytes = request.content if hasattr(request, "content") else request.body
    return content
