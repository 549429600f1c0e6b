"""The parameters of path, query, headers and cookies, and how lists and objects are written in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from generator.emit.openapi.evidence import evidence_of
from generator.emit.openapi.schemas import Json, Schemas, described
from generator.emit.openapi.security import NO_PARAMETERS, is_header
from generator.model.api import Location, Parameter, Style


def stated(parameters: Iterable[Parameter]) -> Iterator[Parameter]:
    """Yields the parameters that OpenAPI has as such, each once."""
    known: set[tuple[str, str]] = set()
    for parameter in parameters:
        if parameter.where == Location.BODY:
            continue
        if is_header(parameter) and parameter.wire.lower() in NO_PARAMETERS:
            continue
        key = (str(parameter.where), str(parameter.wire))
        if key not in known:
            known.add(key)
            yield parameter


def written_parameter(parameter: Parameter, schemas: Schemas) -> Json:
    """A parameter. Without a style of the model it has the default: repeated in a query, with commas elsewhere."""
    is_required = parameter.required or parameter.where == Location.PATH
    return {
        "name": str(parameter.wire),
        "in": str(parameter.where),
        **described(parameter.text),
        **({"required": True} if is_required else {}),
        **style_of(parameter),
        "schema": schemas.schema(parameter.type, nillable=parameter.nillable),
        **evidence_of(parameter.evidence),
    }


def style_of(parameter: Parameter) -> Json:
    """How a list or an object is written; tabs are no style since OpenAPI 3.0."""
    if parameter.where not in {Location.QUERY, Location.BODY}:
        return {}
    return _STYLES.get(parameter.style, {}) if parameter.style else {}


_STYLES: Final[Mapping[Style, Json]] = {
    Style.COMMA: {"style": "form", "explode": False},
    Style.SPACE: {"style": "spaceDelimited", "explode": False},
    Style.PIPE: {"style": "pipeDelimited", "explode": False},
    Style.TAB: {"x-collectionFormat": "tsv"},
    Style.PROPERTIES: {"style": "form", "explode": True},
    Style.DEEP: {"style": "deepObject", "explode": True},
}
