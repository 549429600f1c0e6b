"""What standards say of types that pages use and never describe.

JSON Patch is RFC 6902: the value of an operation is any JSON. The rows of an OData list hold whatever columns were
asked for, so a row is a mapping.
"""

from __future__ import annotations

from typing import Final

from generator.model.api import (
    ArrayType,
    DictionaryType,
    Evidence,
    Scalar,
    ScalarType,
    TypeExpression,
)
from generator.model.text import WireName
from generator.passes.rest.known import Carrier, Known, KnownField
from generator.passes.rest.special_names import (
    LIST_TYPE,
    NEXT_LINK,
    PATCH_TYPE,
    ROWS,
)

_STRING: Final = ScalarType(Scalar.STRING)
_ANY: Final = ScalarType(Scalar.ANY)
_ROW: Final = DictionaryType(_STRING, _ANY)


def known_by_standards() -> Known:
    """The two types that REST pages use and standards describe."""
    patch = _carrier(
        PATCH_TYPE, "RFC 6902", {"op": _STRING, "path": _STRING, "value": _ANY}
    )
    rows = _carrier(LIST_TYPE, "OData", {NEXT_LINK: _STRING, ROWS: ArrayType(_ROW)})
    return Known(carriers={patch.name: patch, rows.name: rows})


def _carrier(name: str, standard: str, fields: dict[str, TypeExpression]) -> Carrier:
    evidence = Evidence("type", "standard", standard, 0)
    return Carrier(
        WireName(name),
        tuple(
            KnownField(WireName(wire), type_, None, evidence)
            for wire, type_ in fields.items()
        ),
        None,
        evidence,
    )
