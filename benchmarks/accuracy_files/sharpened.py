"""What WSDLs know better than Swagger, added to the truth of Swagger.

REST and SOAP share their carriers. Where Swagger has only text, and the WSDL an enum or flags for the same field, text is
not wrong but less than what is known, and the WSDL is the stronger source for shared types. Flags of WSDLs have no member
for nothing and none for combinations, which other sources know, so theirs are the least that must be there.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import msgspec

from benchmarks.accuracy_files.swagger_files import SwaggerTruth
from benchmarks.accuracy_files.swagger_types import Members
from benchmarks.accuracy_scores.rest_enums import FILLER, soap_fields
from benchmarks.accuracy_scores.rest_oracle import RestOracle, TrueField, TrueType
from benchmarks.accuracy_scores.soap_oracle import SoapOracle, plain_name
from benchmarks.accuracy_scores.soap_oracle import TrueType as SoapType

_ENUMS: Final = frozenset({"enum", "flags"})


def sharpened(truth: SwaggerTruth, soap: SoapOracle) -> SwaggerTruth:
    """The truth in which a carrier's text field is an enum where the WSDL's is: `~X` for the enum X of the WSDL."""
    lists = dict(truth.lists)
    at_least: set[str] = set()
    types: dict[str, TrueType] = {}
    for name, true in truth.rest.types.items():
        known: Mapping[str, str] = {} if true.is_wrapper else soap_fields(name, soap)
        fields = tuple(_field(field, known, soap) for field in true.fields)
        types[name] = TrueType(true.full, fields)
        for before, after in zip(true.fields, fields, strict=True):
            if before != after:
                enum = soap.types[known[before.name]]
                lists[after.type] = _members(enum)
                at_least |= {after.type} if enum.kind == "flags" else set()
    rest = RestOracle(truth.rest.operations, types)
    return msgspec.structs.replace(
        truth, rest=rest, lists=lists, at_least=frozenset(at_least)
    )


def _field(field: TrueField, known: Mapping[str, str], soap: SoapOracle) -> TrueField:
    true = soap.types.get(known.get(field.name, ""))
    if field.type != "string" or true is None or true.kind not in _ENUMS:
        return field
    # the space keeps it apart from the lists of Swagger
    return TrueField(field.name, f"~{plain_name(known[field.name])} of the WSDL")


def _members(true: SoapType) -> Members:
    return frozenset(
        value.name for value in true.values if not FILLER.fullmatch(value.name)
    )
