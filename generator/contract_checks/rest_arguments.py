"""The arguments of a REST call: the body from the sample, the others made up by the tables of the page.

Samples never have values in the path or the query, so the values there are ones that need quoting.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final, TypeAlias, cast
from urllib.parse import quote

from generator.runtime.rest.schema import Codec, OperationSchema, ParameterSchema

from .data import Case, Table
from .json_places import JsonPlaces
from .table import Row

Value: TypeAlias = tuple[object, tuple[str, ...]]
"""A value in Python, and as text: a text for each item of an array."""

FILE: Final = b"\x89PNG\r\n\x1a\n\x00a file\xff"
"""The file that is uploaded."""
_TEXT: Final = "a b/c?d=e&f#g+h%\u00fc\u6f22'\"<>"
_TIME: Final = "2020-01-02T03:04:05"
_MADE_UP: Final[Mapping[str, Value]] = {
    "int16": (705, ("705",)),
    "int32": (705, ("705",)),
    "int64": (705, ("705",)),
    "uint32": (705, ("705",)),
    "integer": (705, ("705",)),
    "bool": (True, ("true",)),
    "boolean": (True, ("true",)),
    "double": (1.5, ("1.5",)),
    "date-time": (datetime.fromisoformat(_TIME), (_TIME,)),
    "array": ([_TEXT, "b,c"], (_TEXT, "b,c")),
}
"""Values by the name of the type on the page."""
_FLAG: Final = "DocwrightFlag"
_STRING: Final[Value] = (_TEXT, (_TEXT,))
_BODIES: Final[Mapping[str, bytes]] = {
    "int32": b"7",
    "boolean": b"true",
    "double": b"1.5",
    "date-time": b'"2020-01-02T03:04:05"',
    "string": b'"x"',
    "any": b'{"a": 1}',
}
"""Bodies for pages that show none, by the type of the client."""
# a parameter in a path, such as `{id}`
_PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}")


class RestArguments:
    """The arguments of a call by Python name (`given`), and what they must become in the URL.

    `problems` are the parameters and values in which the client differs from page and sample. `settled` is the body of
    the sample, with base64 where it shows other text for bytes.
    """

    def __init__(
        self,
        codec: Codec,
        case: Case,
        names: Sequence[str],
        body: bytes,
        top: int | None = None,
    ) -> None:
        self.problems: list[str] = []
        self.settled: object = None
        self._codec = codec
        self._operation = schema_of(codec, case.id)
        self._values = dict(_made_up(case, top))
        self._required = {row.name for row in case.rows("query") if row.required}
        if body and not self.sends_file:
            self.settled = json.loads(body)
        self.given = dict(self._given(names))
        self._compare()

    @property
    def sends_file(self) -> bool:
        """Whether the body is a file."""
        return self._operation.body == "binary"

    @property
    def gets_file(self) -> bool:
        """Whether the result is a file."""
        return self._operation.result == "binary"

    @property
    def query(self) -> list[tuple[str, str]]:
        """The names and values that the query must have."""
        return [
            (wire, text)
            for (where, wire), (_, texts) in self._values.items()
            if where == "query"
            for text in texts
        ]

    def path(self, template: str) -> str:
        """The path that the page shows with quoted values, those of arrays separated by commas."""

        def segment(found: re.Match[str]) -> str:
            _, texts = self._values.get(("path", found[1]), _STRING)
            return quote(",".join(texts), safe="")

        return _PLACEHOLDER.sub(segment, template)

    def _given(self, names: Sequence[str]) -> Iterator[tuple[str, object]]:
        parameters = self._operation.parameters
        if len(names) != len(parameters):
            self.problems.append(
                f"takes {len(names)} parameters, sends {len(parameters)}"
            )
        for name, parameter in zip(names, parameters, strict=False):
            place = (parameter.location, parameter.wire)
            if parameter.location == "body":
                yield name, self._body(parameter)
            elif place in self._values:
                yield name, self._in_url(parameter)
            elif parameter.required or parameter.location == "path":
                self.problems.append(f"wants {parameter.wire} in the {place[0]}")

    def _compare(self) -> None:
        declared = {
            (parameter.location, parameter.wire)
            for parameter in self._operation.parameters
        }
        shown = {("body", wire) for wire in self._wrapped()}
        for where, wire in (self._values.keys() | shown) - declared:
            self.problems.append(f"has no {wire} for the {where}")
        required = {
            parameter.wire
            for parameter in self._operation.parameters
            if parameter.required and parameter.location == "query"
        }
        for wire in required ^ self._required:
            self.problems.append(f"differs from the page in whether {wire} is required")

    def _wrapped(self) -> Iterable[str]:
        """The names in the object around the parameters of a body, none where the body has no such object."""
        body = self.settled if self._operation.body == "wrapper" else None
        return cast("dict[str, object]", body) if isinstance(body, dict) else ()

    def _in_url(self, parameter: ParameterSchema) -> object:
        """The value for the path or the query; flags are no text, but members."""
        key = (parameter.location, parameter.wire)
        if parameter.type.startswith("flags<"):
            flags = self._decoded(parameter, json.dumps(_FLAG).encode())
            self._values[key] = flags, (_FLAG,)
        return self._values[key][0]

    def _body(self, parameter: ParameterSchema) -> object:
        if self.sends_file:
            return FILE
        if self.settled is None:
            return self._decoded(parameter, _body_for(parameter.type))
        if self._operation.body == "patch":
            return self.settled
        if self._operation.body != "wrapper":
            value, self.settled = self._compared(parameter, self.settled)
            return value
        body = self.settled
        if not isinstance(body, dict):
            return None
        fields = cast("dict[str, object]", body)
        value, settled = self._compared(parameter, fields.get(parameter.wire))
        if parameter.wire in fields:
            fields[parameter.wire] = settled
        return value

    def _compared(
        self, parameter: ParameterSchema, document: object
    ) -> tuple[object, object]:
        if document is None:
            return None, None
        value = self._decoded(parameter, json.dumps(document).encode())
        places = JsonPlaces(document, value)
        self.problems += places.problems
        return value, places.settled

    def _decoded(self, parameter: ParameterSchema, content: bytes) -> object:
        return self._codec.decoder(parameter.type).read(content)


def schema_of(codec: Codec, id_: str) -> OperationSchema:
    """How an operation goes over the wire, by its subject id."""
    group, _, name = id_.split("/", 2)[2].rpartition("/")
    return codec.schema.operation(group, name)


def _body_for(type_: str) -> bytes:
    return b"[]" if type_.startswith("array<") else _BODIES.get(type_, b"{}")


def _made_up(case: Case, top: int | None) -> Iterator[tuple[tuple[str, str], Value]]:
    """A value for every parameter of the tables, by place and wire name."""
    tables: tuple[Table, ...] = ("path", "query")
    for table in tables:
        for row in case.rows(table):
            value = _value(row)
            if row.name == "$top" and top is not None:
                value = top, (str(top),)
            yield (table, row.name), value


def _value(row: Row) -> Value:
    if row.member:
        return row.member, (row.member,)
    return _MADE_UP.get(row.type.lower(), _STRING)
