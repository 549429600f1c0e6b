"""Pass: which types of REST and SOAP are the same.

Rule: a carrier or enum of REST is the same as the type of its name in the newest SOAP version, if they have the same fields,
except for the few that only one of two builds has. Both keep their ids, since fields differ between versions of SOAP.
Source: WSDLs beside Swagger (372 of the 376 carriers that both have by name have the same fields).
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from generator.model.api import Api, NamedType, TypeKind
from generator.model.ids import TypeId
from generator.model.relations import lineage
from generator.passes.knowledge.from_soap import newest_last
from generator.passes.rest.evidence.table_names import fits


def same_types(api: Api) -> Api:
    """The model, with `same_as` for the types that are the same in both protocols."""
    types = {type_.id: type_ for type_ in api.types}
    # the newest version replaces older ones in the dictionary
    newest = {type_.wire: type_ for type_ in newest_last(api.soap.types)}
    pairs = {
        rest.id: newest[rest.wire].id
        for rest in api.rest.types
        if rest.wire in newest and _same(rest, newest[rest.wire], types)
    }
    both = pairs | {soap: rest for rest, soap in pairs.items()}
    paired = tuple(
        msgspec.structs.replace(type_, same_as=both.get(type_.id))
        for type_ in api.types
    )
    return msgspec.structs.replace(api, types=paired)


def _same(rest: NamedType, soap: NamedType, types: Mapping[TypeId, NamedType]) -> bool:
    if rest.kind is TypeKind.OBJECT and soap.kind is TypeKind.OBJECT:
        inherited = (
            field.wire for type_ in lineage(soap, types) for field in type_.fields
        )
        # a type without fields is one that no page of REST shows
        return not rest.fields or fits((field.wire for field in rest.fields), inherited)
    return TypeKind.OBJECT not in {rest.kind, soap.kind}
