"""The arguments of a call: the values of a document's examples, or such as its schemas describe, as the client takes them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Final

from superoffice_contract_checks.forms.made_up_parts import FILE, Content, Sent
from superoffice_contract_checks.json_places import JsonPlaces
from superoffice_contract_checks.made_up import TEXT, json_document
from superoffice._runtime.errors import DecodeError
from superoffice._runtime.rest.schema import Codec, OperationSchema, ParameterSchema

from .bodies import counting, json_value, kind_of
from .json_parts import Json, fields
from .operation import (
    DEEP,
    MULTIPART,
    REPEATED,
    UNKNOWN,
    Documented,
    Parameter,
)
from .schemas import FILE_FORMAT, Schema
from .values import ANYTHING, type_of
from .written import key_of, pairs, plain_text

_OF_CLIENTS: Final = frozenset(
    "accept accept-charset accept-encoding accept-language authorization connection content-encoding content-length "
    "content-type cookie expect host keep-alive proxy-authorization so-apptoken so-context so-culture so-language "
    "so-timezone te trailer transfer-encoding upgrade user-agent x-xsrf-token".split()
)
"""The headers that clients send by themselves."""
_KINDS: Final = {
    "binary": "a file",
    "form": "a form",
    "multipart": "a form",
    None: "no body",
}
_PLAIN: Final = "contract"
"""A text that a header and a cookie can hold."""
_COMMA: Final = "b,c"


class Arguments:
    """The arguments of a call by Python name (`given`), and what they must become.

    `problems` tell where the client takes something else than the document says. `values` are by `key_of`; `kind` is what
    the body is, `media` the form of it that counts, `body` the JSON to be sent, `form` the fields of a form.
    """

    def __init__(
        self,
        codec: Codec,
        documented: Documented,
        operation: OperationSchema,
        names: Sequence[str],
        rows: int | None = None,
    ) -> None:
        self.problems: list[str] = []
        self.values: dict[tuple[str, str], Json] = {}
        self.body: Json = None
        self.form: Sent = []
        self._codec = codec
        self._documented, self._reader = documented, documented.reader
        self._operation, self._rows = operation, rows
        self._parameters = {
            key_of(each.where, each.name): each for each in documented.stated.parameters
        }
        self.media = counting(documented.stated.body)
        self.kind = kind_of(documented.reader, self.media)
        self.given = dict(self._given(names))
        self._compare()

    @property
    def query(self) -> list[tuple[str, str]]:
        """The names and values that the query must have."""
        return [
            pair
            for key, value in self.values.items()
            if key[0] == "query"
            for pair in pairs(self._parameters[key], value)
        ]

    @property
    def headers(self) -> list[tuple[str, str, str]]:
        """Place, name and text of the headers and cookies that are arguments."""
        return [
            (key[0], self._parameters[key].name, text)
            for key, value in self.values.items()
            if key[0] in {"header", "cookie"}
            for text in [_joined(value)]
        ]

    def _given(self, names: Sequence[str]) -> Iterator[tuple[str, object]]:
        parameters = self._operation.parameters
        if len(names) != len(parameters):
            self.problems.append(
                f"takes {len(names)} parameters, sends {len(parameters)}"
            )
        bodies = [each for each in parameters if each.location == "body"]
        if not self._is_right_body(bodies):
            return
        if self.kind == "JSON" and self.media is not None:
            is_patch = self._operation.body == "patch"
            self.body = json_value(self._documented, self.media, is_patch=is_patch)
        for name, parameter in zip(names, parameters, strict=False):
            if parameter.location == "body":
                yield name, self._body(parameter)
            else:
                yield from self._argument(name, parameter)

    def _is_right_body(self, bodies: Sequence[ParameterSchema]) -> bool:
        kind = _KINDS.get(self._operation.body, "JSON") if bodies else "no body"
        if kind == self.kind or (kind == "no body" and self.body == {}):
            return True
        self.problems.append(f"sends {kind}, the document wants {self.kind}")
        return False

    def _argument(
        self, name: str, parameter: ParameterSchema
    ) -> Iterator[tuple[str, object]]:
        key = key_of(parameter.location, parameter.wire)
        stated = self._parameters.get(key)
        if stated is None:
            self.problems.append(f"sends {parameter.wire} in the {key[0]}")
            return
        if stated.required != parameter.required and key[0] != "path":
            self.problems.append(
                f"differs from the document in whether {parameter.wire} is required"
            )
        if parameter.wire == "$top" and self._rows is not None:
            value: Json = self._rows
        else:
            value = self._value(stated)
        self.values[key] = value
        yield name, self._taken(parameter, stated.schema, key)

    def _taken(
        self, parameter: ParameterSchema, schema: Schema, key: tuple[str, str]
    ) -> object:
        """A value as the client takes it.

        Where a document states nothing but a text, other docs may know more of it: which texts it can be.
        """
        value, problems = self._read(parameter, self.values[key])
        if problems and _is_any_text(self._reader.values.whole(schema)):
            refined = json_document(self._codec.types.resolve(parameter.type))
            if isinstance(refined, str):
                self.values[key] = refined
                value, problems = self._read(parameter, refined)
        self.problems += problems
        return value

    def _read(
        self, parameter: ParameterSchema, document: Json
    ) -> tuple[object, list[str]]:
        decoder = self._codec.decoder(parameter.type)
        try:
            value = decoder.read(json.dumps(document).encode())
        except DecodeError as error:
            return None, [f"{parameter.wire} takes no {document!r:.60}: {error}"]
        is_typed = "any" not in parameter.type
        problems = JsonPlaces(document, value, typed=is_typed).problems
        return value, [f"{parameter.wire}: {problem}" for problem in problems]

    def _value(self, parameter: Parameter) -> Json:
        values = self._reader.values
        for example in parameter.examples:
            if example is not None and values.allows(parameter.schema, example):
                return example
        value = values.made_up(parameter.schema)
        if isinstance(value, dict) and value != ANYTHING:
            # objects in others cannot be written
            return {
                name: item
                for name, item in value.items()
                if not isinstance(item, dict | list)
            }
        whole = values.whole(parameter.schema)
        if isinstance(value, list):
            return self._items(parameter, whole, value)
        return self._text(parameter, whole, value)

    def _items(self, parameter: Parameter, whole: Schema, value: list[Json]) -> Json:
        """Two items, since one may look like a value that is no list; a comma must not look like two."""
        item = self._reader.values.whole(fields(whole.get("items")))
        if parameter.style == REPEATED and parameter.where == "query":
            made = [self._text(parameter, item, each) for each in value * 2][:2]
            return [made[0], _COMMA] if made[0] == TEXT else made
        return [
            _PLAIN if _is_any_text(item) or each == ANYTHING else each
            for each in value * 2
        ]

    def _text(self, parameter: Parameter, whole: Schema, value: Json) -> Json:
        """The value, or a text that must be quoted where any text, or anything, is allowed."""
        if _is_any_text(whole) or value == ANYTHING:
            return TEXT if parameter.where in {"path", "query"} else _PLAIN
        return value

    def _body(self, parameter: ParameterSchema) -> object:
        if self.kind == "a file":
            return FILE
        if self.kind == "a form":
            return self._field(parameter)
        if self._operation.body == "patch":
            return self.body
        if self._operation.body == "wrapper":
            value, problems = self._read(
                parameter, fields(self.body).get(parameter.wire)
            )
        else:
            value, problems = self._read(parameter, self.body)
        self.problems += problems
        return value

    def _field(self, parameter: ParameterSchema) -> object:
        """A field of a form, and what it must become."""
        media = self.media
        whole = self._reader.values.whole(media.schema) if media else {}
        schema = fields(whole.get("properties")).get(parameter.wire)
        if media is None or not isinstance(schema, dict):
            self.problems.append(f"sends the field {parameter.wire}")
            return None
        if media.name == MULTIPART and _is_file(self._reader.values.whole(schema)):
            self.form.append((parameter.wire, FILE))
            return FILE
        value = self._reader.values.made_up(schema)
        item = fields(self._reader.values.whole(schema).get("items"))
        if isinstance(value, list) and _is_file(self._reader.values.whole(item)):
            self.form += [(parameter.wire, FILE)] * 2
            return [FILE, FILE]
        if isinstance(value, list):
            value = value * 2
        style = media.styles.get(parameter.wire, "")
        self.form += _fields_of(parameter.wire, style, value)
        taken, problems = self._read(parameter, value)
        self.problems += problems
        return taken

    def _compare(self) -> None:
        taken = {
            key_of(each.location, each.wire) for each in self._operation.parameters
        }
        for key, parameter in self._parameters.items():
            if key not in taken and not self._may_be_missing(parameter):
                self.problems.append(
                    f"has no {parameter.name} for the {parameter.where}"
                )
        in_body = {
            each.wire for each in self._operation.parameters if each.location == "body"
        }
        for wire in self._wrapped() - in_body:
            self.problems.append(f"has no {wire} for the body")

    def _may_be_missing(self, parameter: Parameter) -> bool:
        """Clients send some headers by themselves, and leave out what they cannot write, unless it is required."""
        if parameter.where == "header" and parameter.name.lower() in _OF_CLIENTS:
            return True
        whole = self._reader.values.whole(parameter.schema)
        match type_of(whole):
            case "object":
                is_query = parameter.where == "query"
                can_be_written = is_query and parameter.style in {REPEATED, DEEP}
            case "array":
                item = type_of(self._reader.values.whole(fields(whole.get("items"))))
                is_flat = (
                    item not in {"array", "object"} and parameter.where != "cookie"
                )
                can_be_written = is_flat and parameter.style not in {UNKNOWN, DEEP}
            case _:
                can_be_written = True
        return not (parameter.required or can_be_written)

    def _wrapped(self) -> set[str]:
        if self.kind == "a form" and self.media is not None:
            whole = self._reader.values.whole(self.media.schema)
            return set(fields(whole.get("properties")))
        return set(fields(self.body)) if self._operation.body == "wrapper" else set()


def _is_any_text(whole: Schema) -> bool:
    """Whether a schema says no more than that something is a text."""
    words = {"enum", "format", "maxLength", "minLength"}
    return type_of(whole) == "string" and not words & whole.keys()


def _is_file(whole: Schema) -> bool:
    return type_of(whole) == "string" and whole.get("format") == FILE_FORMAT


def _joined(value: Json) -> str:
    """A list in a header has commas, whatever the style."""
    parts = value if isinstance(value, list) else [value]
    return ",".join(map(plain_text, parts))


def _fields_of(name: str, style: str, value: Json) -> Iterator[tuple[str, Content]]:
    match value:
        case list() if style:
            yield name, style.join(map(plain_text, value))
        case list():
            for item in value:
                yield from _fields_of(name, style, item)
        case dict():
            yield name, dict(value)
        case _:
            yield name, plain_text(value)
