"""Pass: which types of REST and SOAP are one.

Rule: a carrier or enum of REST is that of the newest SOAP version under the same name, if their fields are the same but
for the few that one build has and the other has not. Both keep their own id, since fields differ between versions of
SOAP. Source: WSDLs against Swagger (of 376 carriers in both by name 372 have the same fields).
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from generator.model.api import Api, NamedType, TypeKind, lineage
from generator.model.ids import TypeId
from generator.passes.knowledge.from_soap import newest_last
from generator.passes.rest.evidence.table_names import fits


def same_types(api: Api) -> Api:
    """The model with `same_as` of the types of REST, and of the types of SOAP that they are."""
    types = {type_.id: type_ for type_ in api.types}
    newest = {type_.wire: type_ for type_ in newest_last(api.soap.types)}
    pairs = {
        rest.id: newest[rest.wire].id
        for rest in api.rest.types
        if rest.wire in newest and _same(rest, newest[rest.wire], types)
    }
    both = pairs | {soap: rest for rest, soap in pairs.items()}
    named = tuple(
        (
            msgspec.structs.replace(type_, same_as=both[type_.id])
            if type_.id in both
            else type_
        )
        for type_ in api.types
    )
    return msgspec.structs.replace(api, types=named)


def _same(rest: NamedType, soap: NamedType, types: Mapping[TypeId, NamedType]) -> bool:
    if rest.kind is TypeKind.OBJECT and soap.kind is TypeKind.OBJECT:
        inherited = (
            field.wire for type_ in lineage(soap, types) for field in type_.fields
        )
        return not rest.fields or fits((field.wire for field in rest.fields), inherited)
    return TypeKind.OBJECT not in {rest.kind, soap.kind}
