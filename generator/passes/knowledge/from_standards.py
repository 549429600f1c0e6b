"""What standards define of the types that pages use but never describe.

JSON Patch is RFC 6902, which lists its operations; the value of an operation is any JSON. The rows of an OData list have
the columns that the request selects, so a row is a mapping.
"""

from __future__ import annotations

from typing import Final

from generator.model.api import Evidence, Fact, Member, Rule, TypeKind
from generator.model.expressions import (
    ArrayType,
    DictionaryType,
    ReferenceType,
    Scalar,
    ScalarType,
    TypeExpression,
)
from generator.model.ids import TypeId
from generator.model.text import WireName
from generator.passes.knowledge.known import Carrier, Known, KnownEnum, KnownField
from generator.passes.knowledge.special_names import (
    LIST_TYPE,
    NEXT_LINK,
    PATCH_TYPE,
    PATCH_VERB,
    ROWS,
)

_PATCH: Final = "RFC 6902"
_VERBS: Final = ("add", "remove", "replace", "move", "copy", "test")
_STRING: Final = ScalarType(Scalar.STRING)
_ANY: Final = ScalarType(Scalar.ANY)
_ROW: Final = DictionaryType(_STRING, _ANY)


def known_by_standards() -> Known:
    """The types that REST pages use and standards define."""
    verb = ReferenceType(TypeId.of_rest(PATCH_VERB))
    patch = _carrier(PATCH_TYPE, _PATCH, {"op": verb, "path": _STRING, "value": _ANY})
    rows = _carrier(LIST_TYPE, "OData", {NEXT_LINK: _STRING, ROWS: ArrayType(_ROW)})
    return Known(
        carriers={patch.name: patch, rows.name: rows},
        enums={PATCH_VERB: _patch_verbs()},
    )


def _patch_verbs() -> KnownEnum:
    return KnownEnum(
        name=WireName(PATCH_VERB),
        kind=TypeKind.ENUM,
        members=tuple(Member(WireName(verb), None, None) for verb in _VERBS),
        complete=True,
        text=None,
        evidence=Evidence(Fact.MEMBERS, Rule.STANDARD, _PATCH, 0),
    )


def _carrier(name: str, standard: str, fields: dict[str, TypeExpression]) -> Carrier:
    evidence = Evidence(Fact.TYPE, Rule.STANDARD, standard, 0)
    return Carrier(
        WireName(name),
        tuple(
            KnownField(WireName(wire), type_, None, evidence)
            for wire, type_ in fields.items()
        ),
        None,
        evidence,
    )
