"""What an operation takes: its parameters and its body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from generator.model.openapi_facts import (
    ListStyle,
    OpenApiBody,
    OpenApiParameter,
    ParameterPlace,
    Reference,
    Schema,
    SchemaField,
    SchemaType,
)
from generator.model.text import WireName
from generator.reader.openapi.bodies import (
    body_of_parameter,
    form_body,
    form_field,
    media_types,
    read_body,
)
from generator.reader.openapi.document import Document
from generator.reader.openapi.parameters import (
    BODY,
    FORM,
    is_ignored,
    read_parameter,
    style_of,
)
from generator.reader.page.limits import MAX_PARAMETERS
from generator.reader.page.tree import Mapping, Value


class Inputs(msgspec.Struct, frozen=True):
    """The parameters and the body of an operation, and those that other files have."""

    parameters: tuple[OpenApiParameter, ...]
    body: OpenApiBody | None
    outside_parameters: tuple[tuple[Reference, int], ...]
    outside_body: tuple[Reference, int] | None


def read_inputs(
    operation: Mapping, line: int, item: Mapping, document: Document
) -> Inputs | None:
    """The inputs of an operation of a path; None where it cannot be called without what cannot be read."""
    return _InputsReader(operation, line, item, document).inputs()


def for_placeholders(
    inputs: Inputs, names: Sequence[WireName], line: int, document: Document
) -> Inputs:
    """The inputs with a string for each name in the path that has no parameter, without parameters that the path lacks."""
    kept: list[OpenApiParameter] = []
    missing = dict.fromkeys(names)
    for parameter in inputs.parameters:
        if parameter.where is not ParameterPlace.PATH or parameter.wire in names:
            kept.append(parameter)
            missing.pop(parameter.wire, None)
        else:
            message = "the path has no such parameter, which was left out"
            document.log.add("openapi-path", parameter.line, message, parameter.wire)
    for name in missing:
        message = "no parameter tells what this name of the path is, so it is a string"
        document.log.add("openapi-path", line, message, name)
        kept.append(_string_in_path(name, line))
    return msgspec.structs.replace(inputs, parameters=tuple(kept))


def _string_in_path(name: WireName, line: int) -> OpenApiParameter:
    return OpenApiParameter(
        wire=name,
        where=ParameterPlace.PATH,
        required=True,
        schema=Schema(line, types=(SchemaType.STRING,)),
        style=ListStyle.COMMA,
        text=None,
        line=line,
    )


class _InputsReader:
    def __init__(
        self, operation: Mapping, line: int, item: Mapping, document: Document
    ) -> None:
        self._operation = operation
        self._line = line
        self._item = item
        self._document = document
        self._parameters: list[OpenApiParameter] = []
        self._outside: list[tuple[Reference, int]] = []
        self._fields: list[SchemaField] = []
        self._styles: list[tuple[WireName, ListStyle]] = []
        self._body: OpenApiBody | None = None
        self._known: set[tuple[str, str]] = set()
        self._is_complete = True

    def inputs(self) -> Inputs | None:
        for holder in (self._operation, self._item):
            for value, line in _listed(holder):
                self._add(value, line, is_shared=holder is self._item)
        outside_body = self._read_request_body()
        if self._fields and self._body is None:
            consumes = media_types("consumes", self._operation, self._document)
            self._body = form_body(
                self._fields, self._styles, self._fields[0].line, consumes
            )
        if len(self._known) > MAX_PARAMETERS:
            message = f"more than {MAX_PARAMETERS:,} parameters"
            self._document.log.add("page-limit", self._line, message)
            self._is_complete = False
        if not self._is_complete:
            return None
        return Inputs(
            tuple(self._parameters), self._body, tuple(self._outside), outside_body
        )

    def _add(self, value: Value, line: int, *, is_shared: bool) -> None:
        if not self._document.may_read(1, line):
            self._is_complete = False
            return
        if isinstance(value, Mapping) and value.text("name") and value.text("in"):
            # tools write `$ref` beside these for the type of a parameter
            self._add_mapping(value, line, is_shared=is_shared)
            return
        place = self._document.resolved(value, line)
        if isinstance(place, Reference):
            self._outside.append((place, line))
        elif place is None:
            self._is_complete = False
        elif not isinstance(place.value, Mapping):
            self._document.log.add("openapi-content", line, "this is no parameter")
            self._is_complete = False
        else:
            self._add_mapping(place.value, place.line, is_shared=is_shared)

    def _add_mapping(self, mapping: Mapping, line: int, *, is_shared: bool) -> None:
        key = mapping.text("in"), mapping.text("name")
        if key in self._known:
            # an operation may replace a parameter of its path
            if not is_shared:
                message = "a parameter is duplicated, and the first was used"
                self._document.log.add("openapi-content", line, message, key[1])
            return
        self._known.add(key)
        if is_ignored(mapping, self._document):
            return
        if not self._read(mapping, line) and mapping.is_true("required"):
            self._is_complete = False

    def _read(self, mapping: Mapping, line: int) -> bool:
        """Whether the parameter can be sent."""
        document = self._document
        place = mapping.text("in")
        if place == BODY:
            consumes = media_types("consumes", self._operation, document)
            self._body = body_of_parameter(mapping, line, document, consumes)
            return True
        if place == FORM:
            field = form_field(mapping, line, document)
            if field is not None:
                self._fields.append(field)
                if SchemaType.ARRAY in field.schema.types:
                    style = style_of(mapping, ParameterPlace.QUERY, document)
                    self._styles.append((field.wire, style))
            return field is not None
        parameter = read_parameter(mapping, line, document)
        self._parameters += [parameter] if parameter else []
        return parameter is not None

    def _read_request_body(self) -> tuple[Reference, int] | None:
        """Reads the body of OpenAPI 3; the reference where another file has it."""
        if "requestBody" not in self._operation:
            return None
        line = self._operation.line_of("requestBody")
        place = self._document.resolved(self._operation.get("requestBody"), line)
        if isinstance(place, Reference):
            return place, line
        if place is None or not isinstance(place.value, Mapping):
            if place is not None:
                message = "this is no body of a request"
                self._document.log.add("openapi-content", line, message)
            self._is_complete = False
            return None
        body = read_body(place.value, place.line, self._document, self._operation)
        self._body = body
        return None


def _listed(holder: Mapping) -> Iterator[tuple[Value, int]]:
    line = holder.line_of("parameters")
    for value in holder.items("parameters"):
        yield value, value.line if isinstance(value, Mapping) else line
