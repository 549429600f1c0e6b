"""Pass: which types of REST and SOAP are one.

Rule: a carrier or enum of REST is that of the newest SOAP version under the same name, if their fields are the same but
for the few that one build has and the other has not. Both keep their own id, since fields differ between versions of
SOAP. Source: WSDLs against Swagger (of 376 carriers in both by name 372 have the same fields).
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from generator.model.api import NamedType, TypeKind, lineage
from generator.passes.knowledge.from_soap import newest_last
from generator.passes.rest.evidence.table_names import fits
from generator.passes.state import State


def same_types(state: State) -> State:
    """Fills `same_as` of the types of REST, and of the types of SOAP that they are."""
    types = {one.id: one for one in state.api.types}
    newest = {
        one.wire: one for one in newest_last(types.values()) if one.protocol == "soap"
    }
    pairs = {
        one.id: newest[one.wire].id
        for one in types.values()
        if one.protocol == "rest"
        and one.wire in newest
        and _same(one, newest[one.wire], types)
    }
    both = pairs | {soap: rest for rest, soap in pairs.items()}
    named = tuple(
        msgspec.structs.replace(one, same_as=both[one.id]) if one.id in both else one
        for one in state.api.types
    )
    return msgspec.structs.replace(
        state, api=msgspec.structs.replace(state.api, types=named)
    )


def _same(rest: NamedType, soap: NamedType, types: Mapping[str, NamedType]) -> bool:
    if rest.kind is TypeKind.OBJECT and soap.kind is TypeKind.OBJECT:
        fields = (field.wire for one in lineage(soap, types) for field in one.fields)
        return not rest.fields or fits((one.wire for one in rest.fields), fields)
    return TypeKind.OBJECT not in {rest.kind, soap.kind}
