"""The arguments of a REST call: the body from the sample, the others made up by the tables of the page.

Samples never have values in the path or the query, so the values there are ones that need quoting. Where a page says too
little of a type, or shows no usable body, the value follows from the type of the client (`made_up.py`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, cast
from urllib.parse import parse_qsl, quote

from superoffice._runtime.rest.schema import Codec, OperationSchema, ParameterSchema
from superoffice._runtime.testing.http_text import Shown

from .data import Case
from .forms.made_up_parts import (
    FILE,
    Sent,
    form_value,
    header_value,
    styled_value,
)
from .json_places import JsonPlaces
from .made_up import SCALARS, STRING, Value, json_document, url_value
from .table import Row

_STATED: Final[Mapping[str, Value]] = {
    **SCALARS,
    "bool": SCALARS["boolean"],
    "integer": SCALARS["int32"],
}
"""Values by the names of types on pages."""
_JSON_PATCH: Final = "json-patch+json"
# a parameter in a path, such as `{id}`
_PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}")


class RestArguments:
    """The arguments of a call by Python name (`given`), and what they must become in the URL.

    `problems` are the parameters and values in which the client differs from page and sample. `settled` is the body of
    the sample, with base64 where it shows other text for bytes. `form` are the fields that a form must have, `headers` the
    texts of headers and cookies by place and wire name.
    """

    def __init__(
        self,
        codec: Codec,
        case: Case,
        names: Sequence[str],
        shown: Shown,
        top: int | None = None,
    ) -> None:
        self.problems: list[str] = []
        self.settled: object = None
        self.form: Sent = []
        self.headers: dict[tuple[str, str], str] = {}
        self._styled: dict[tuple[str, str], Sent] = {}
        self._shown_fields: set[str] = set()
        self._codec = codec
        self._operation = schema_of(codec, case.id)
        self._stated = dict(_stated(case, shown, top))
        self._values: dict[tuple[str, str], Value] = {}
        self._listed_headers = {row.name for row in case.rows("header")}
        self._required = {row.name for row in case.rows("query") if row.required}
        if shown.body and not self.sends_file and not self.sends_form:
            self.settled = json.loads(shown.body)
        if self.sends_form:
            # of the fields of a form a sample shows the names; what is in them is made up
            pairs = parse_qsl(shown.body.decode(), keep_blank_values=True)
            self._shown_fields = {name for name, _ in pairs}
        self.given = dict(self._given(names))
        self._compare()

    @property
    def sends_file(self) -> bool:
        """Whether the body is a file."""
        return self._operation.body == "binary"

    @property
    def sends_form(self) -> bool:
        """Whether the body is a form."""
        return self._operation.body in {"form", "multipart"}

    @property
    def gets_file(self) -> bool:
        """Whether the result is a file."""
        return self._operation.result == "binary"

    @property
    def query(self) -> list[tuple[str, str]]:
        """The names and values that the query must have."""
        plain = [
            (wire, text)
            for (where, wire), (_, texts) in self._values.items()
            if where == "query"
            for text in texts
        ]
        return [*plain, *self._in_styles("query")]

    def _in_styles(self, place: str) -> Iterator[tuple[str, str]]:
        for (where, _), sent in self._styled.items():
            if where == place:
                yield from ((name, str(content)) for name, content in sent)

    def path(self, template: str) -> str:
        """The path that the page shows with quoted values, those of arrays separated by commas."""
        styled = dict(self._in_styles("path"))

        def segment(found: re.Match[str]) -> str:
            if found[1] in styled:
                return quote(styled[found[1]], safe=",")
            _, texts = self._values.get(("path", found[1]), STRING)
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
            elif parameter.location in {"header", "cookie"}:
                value, self.headers[place] = header_value(
                    self._codec.types, parameter.type
                )
                yield name, value
            elif parameter.style is not None:
                value, self._styled[place] = styled_value(self._codec, parameter)
                yield name, value
            elif place in self._stated:
                self._values[place] = self._in_url(parameter, self._stated[place])
                yield name, self._values[place][0]
            elif parameter.required or parameter.location == "path":
                self.problems.append(f"wants {parameter.wire} in the {place[0]}")
                yield name, url_value(self._codec.types, parameter.type)[0]

    def _compare(self) -> None:
        declared = {
            (parameter.location, parameter.wire)
            for parameter in self._operation.parameters
        }
        shown = {("body", wire) for wire in self._wrapped()}
        for where, wire in (self._stated.keys() | shown) - declared:
            self.problems.append(f"has no {wire} for the {where}")
        for where, wire in declared if self._listed_headers else ():
            if where == "header" and wire not in self._listed_headers:
                self.problems.append(f"sends the header {wire}, which no page lists")
        required = {
            parameter.wire
            for parameter in self._operation.parameters
            if parameter.required and parameter.location == "query"
        }
        for wire in required ^ self._required:
            self.problems.append(f"differs from the page in whether {wire} is required")

    def _wrapped(self) -> Iterable[str]:
        """The names of the parameters in the body that the sample shows, none where the body is not made of them."""
        if self.sends_form:
            return self._shown_fields
        body = self.settled if self._operation.body == "wrapper" else None
        return cast("dict[str, object]", body) if isinstance(body, dict) else ()

    def _in_url(self, parameter: ParameterSchema, stated: Value | None) -> Value:
        """The value for the path or the query: that for the type on the page, unless only the client knows the type.

        Pages do not show the items of lists, and flags are no text but members.
        """
        is_named = parameter.type.startswith("#") and stated == STRING
        if stated is None or is_named or parameter.type.startswith("flags<"):
            return url_value(self._codec.types, parameter.type)
        return stated

    def _body(self, parameter: ParameterSchema) -> object:
        if self.sends_file:
            return FILE
        if self.sends_form:
            with_files = self._operation.body == "multipart"
            value, sent = form_value(self._codec, parameter, with_files=with_files)
            self.form += sent
            return value
        if self.settled is None and self._operation.body == "patch":
            # changes nothing, so it fits every entity
            kinds = self._operation.content_types
            is_list = kinds and all(kind.endswith(_JSON_PATCH) for kind in kinds)
            return [] if is_list else {}
        if self.settled is None:
            document = json_document(self._codec.types.resolve(parameter.type))
            return self._decoded(parameter, json.dumps(document).encode())
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
    path = id_.removeprefix("rest/").removeprefix(f"{codec.schema.version}/")
    group, _, name = path.rpartition("/")
    return codec.schema.operation(group, name)


def _stated(
    case: Case, shown: Shown, top: int | None
) -> Iterator[tuple[tuple[str, str], Value | None]]:
    """Every parameter of the page, by place and wire name, with a value where the page states its type exactly.

    The path of the sample names the parameters of the path, whatever their table lacks.
    """
    rows = {row.name: row for row in case.rows("path")}
    in_path = _PLACEHOLDER.findall(shown.target.partition("?")[0]) or rows
    for name in in_path:
        yield ("path", name), _value(rows[name]) if name in rows else STRING
    for row in case.rows("query"):
        is_top = row.name == "$top" and top is not None
        yield ("query", row.name), (top, (str(top),)) if is_top else _value(row)


def _value(row: Row) -> Value | None:
    if row.member:
        return row.member, (row.member,)
    return _STATED.get(row.type.lower())
