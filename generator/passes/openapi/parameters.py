"""The parameters of an operation in the path, the query, the headers and the cookies.

Rule: they are those of the document, the path in the order of the route. Another source that has the same call knows the
names of lists, and the descriptions that the document lacks; other documents of the operation know the latter first.
Source: `parameters` of Swagger 2.0 and OpenAPI 3.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from generator.model.api import Evidence, Fact, Location, Parameter, Rule
from generator.model.diagnostics import Diagnostic
from generator.model.expressions import ArrayType, ScalarType, TypeExpression
from generator.model.openapi_facts import (
    ListStyle,
    OpenApiParameter,
    ParameterPlace,
    Schema,
    SchemaType,
)
from generator.model.text import Text, WireName
from generator.passes.knowledge.known import Known, KnownPart
from generator.passes.openapi.documents import Within
from generator.passes.openapi.named_operations import NamedOperation
from generator.passes.openapi.schemas.expressions import ANY, BYTES, STRING, Expressions
from generator.passes.openapi.schemas.types import DraftTypes, unnamed
from generator.passes.openapi.styles import Written, written

_LOCATIONS: Final = {
    ParameterPlace.PATH: Location.PATH,
    ParameterPlace.QUERY: Location.QUERY,
    ParameterPlace.HEADER: Location.HEADER,
    ParameterPlace.COOKIE: Location.COOKIE,
}
_IN_BRACES: Final = re.compile(r"\{(\w+)\}", re.ASCII)
_Stated = Within[OpenApiParameter]
_Texts = dict[tuple[ParameterPlace, str], Text | None]


class Parameters:
    """Builds parameters. `diagnostics` collects those that were left out, since they cannot be written."""

    def __init__(
        self, expressions: Expressions, types: DraftTypes, known: Known
    ) -> None:
        self.diagnostics: list[Diagnostic] = []
        self._expressions = expressions
        self._types = types
        self._known = known

    def unwritable(self, named: NamedOperation) -> OpenApiParameter | None:
        """The first required parameter that cannot be written as the document wants it, None where there is none."""
        for stated in named.operation.parameters:
            if stated.value.required and not self._written(named, stated).is_possible:
                return stated.value
        return None

    def of(self, named: NamedOperation, *places: ParameterPlace) -> Iterator[Parameter]:
        """Yields those that are at these places and can be written."""
        texts = _texts(named)
        for place in places:
            stated = [
                each for each in named.operation.parameters if each.value.where is place
            ]
            if place is ParameterPlace.PATH:
                stated = list(_of_route(named, stated))
            for each in stated:
                how = self._written(named, each)
                if how.is_possible:
                    yield self._parameter(named, each, how, texts)
                else:
                    self._leave_out(each)

    def _leave_out(self, stated: _Stated) -> None:
        message = (
            f"the parameter {stated.value.wire} was left out: it cannot be written"
        )
        case = Diagnostic("openapi-parameter", stated.path, stated.value.line, message)
        self.diagnostics.append(case)

    def _written(self, named: NamedOperation, stated: _Stated) -> Written:
        value = stated.value
        type_ = self._type(named, stated, None)
        return written(type_, _LOCATIONS[value.where], value.style, self._types)

    def _parameter(
        self, named: NamedOperation, stated: _Stated, how: Written, texts: _Texts
    ) -> Parameter:
        value = stated.value
        location = _LOCATIONS[value.where]
        part = self._argument(named, value) if location is Location.QUERY else None
        known_text = part.text if part else None
        place = Evidence(Fact.TYPE, Rule.OPENAPI, stated.path, value.line)
        return Parameter(
            wire=value.wire,
            where=location,
            type=self._type(named, stated, part),
            required=value.required or location is Location.PATH,
            nillable=False,
            text=value.text or texts.get((value.where, value.wire)) or known_text,
            evidence=(place,),
            style=how.style,
        )

    def _argument(
        self, named: NamedOperation, parameter: OpenApiParameter
    ) -> KnownPart | None:
        names = named.names
        return self._known.argument(
            names.group, names.operation, parameter.wire, is_agent=names.is_agent
        )

    def _type(
        self, named: NamedOperation, stated: _Stated, part: KnownPart | None
    ) -> TypeExpression:
        """The type of a parameter.

        Items whose type the document lacks are strings in most cases. An object cannot be written there, so items that
        another source knows as objects are `any`.
        """
        schema = Within(stated.path, stated.value.schema)
        place = named.place(stated.value.wire)
        # another source knows the name of a list; what else it knows cannot be written in a URL
        is_list = any(unnamed(self._expressions.of(schema, place)))
        expected = part.type if part and is_list else None
        type_, _ = self._types.stated(schema, place, expected)
        if isinstance(type_, ArrayType) and type_.item == ANY:
            known = part.type if part and isinstance(part.type, ArrayType) else None
            if known is None:
                return ArrayType(STRING)
            return ArrayType(known.item if isinstance(known.item, ScalarType) else ANY)
        return _as_text(type_)


def _as_text(type_: TypeExpression) -> TypeExpression:
    """The type of a parameter: bytes are text outside a body."""
    if isinstance(type_, ArrayType):
        return ArrayType(_as_text(type_.item))
    return STRING if type_ == BYTES else type_


def _of_route(named: NamedOperation, stated: Iterable[_Stated]) -> Iterator[_Stated]:
    """Yields the parameters of the path in the order of the route, a text for each that the document lacks."""
    by_wire = {each.value.wire: each for each in stated}
    facts, path = named.operation.facts, named.operation.document.path
    for name in dict.fromkeys(_IN_BRACES.findall(facts.path)):
        wire = WireName(name)
        text = Schema(facts.line, types=(SchemaType.STRING,))
        missing = OpenApiParameter(
            wire=wire,
            where=ParameterPlace.PATH,
            required=True,
            schema=text,
            style=ListStyle.COMMA,
            text=None,
            line=facts.line,
        )
        yield by_wire.get(wire) or Within(path, missing)


def _texts(named: NamedOperation) -> _Texts:
    """The descriptions in other documents of the operation; the first counts."""
    return {
        (each.value.where, str(each.value.wire)): each.value.text
        for other in reversed(named.others)
        for each in other.parameters
        if each.value.text
    }
