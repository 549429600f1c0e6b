"""Pass: the types of documents with their final names.

Rule: a list that is a known enum is that enum, with the members of both. Values of reference types may be null, as in
.NET, and so may what the document says of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.model.api import Field, NamedType, TypeKind
from generator.model.expressions import StructureKey
from generator.model.ids import TypeId
from generator.model.text import WireName, wire_name
from generator.passes.knowledge.enum_table import EnumTable
from generator.passes.openapi.schemas.inline_names import InlineNames
from generator.passes.openapi.schemas.types import DraftField, DraftObject, DraftTypes
from generator.passes.rest.evidence.inference import with_names
from generator.passes.rest.named_type import rest_type
from generator.passes.soap.protocol import is_nillable

_IsObject = Callable[[TypeId], bool]


def named_types(
    drafts: DraftTypes, names: InlineNames, enums: EnumTable, version: WireName
) -> tuple[NamedType, ...]:
    """All types that the drafts reach, sorted by id."""
    made = (
        *_known_enums(drafts, names, enums, version),
        *_listed(drafts, names, version),
        *_defined(drafts, version),
    )
    members = {type_.id for type_ in made}

    def is_object(id_: TypeId) -> bool:
        return id_ not in members

    objects = (
        _object(key, draft, names, version, is_object)
        for key, draft in drafts.objects.items()
    )
    types = {type_.id: type_ for type_ in (*objects, *made)}
    return tuple(types[id_] for id_ in sorted(types))


def _object(
    key: str | StructureKey,
    draft: DraftObject,
    names: InlineNames,
    version: WireName,
    is_object: _IsObject,
) -> NamedType:
    return rest_type(
        _wire(names.all[key] if isinstance(key, StructureKey) else key),
        TypeKind.OBJECT,
        version,
        draft.evidence,
        fields=tuple(_field(field, names, is_object) for field in draft.fields),
        complete=bool(draft.fields),
        text=draft.text,
        is_unnamed=isinstance(key, StructureKey),
    )


def _field(draft: DraftField, names: InlineNames, is_object: _IsObject) -> Field:
    type_ = with_names(draft.type, names.all)
    return Field(
        wire=draft.wire,
        namespace="",
        type=type_,
        nillable=draft.is_nullable or is_nillable(type_, is_object),
        required=draft.required,
        text=draft.text,
        evidence=draft.evidence,
    )


def _defined(drafts: DraftTypes, version: WireName) -> Iterator[NamedType]:
    """The definitions that are lists."""
    for draft in drafts.enums.values():
        yield rest_type(
            _wire(draft.name),
            TypeKind.FLAGS if draft.is_flags else TypeKind.ENUM,
            version,
            (draft.evidence,),
            members=draft.members,
            complete=not draft.is_open,
            text=draft.text,
        )


def _listed(
    drafts: DraftTypes, names: InlineNames, version: WireName
) -> Iterator[NamedType]:
    """The lists that got a name here."""
    for key, inline in drafts.lists.items():
        if key not in names.known:
            yield rest_type(
                _wire(names.all[key]),
                TypeKind.ENUM,
                version,
                (inline.evidence,),
                members=inline.members,
                is_unnamed=True,
            )


def _known_enums(
    drafts: DraftTypes, names: InlineNames, enums: EnumTable, version: WireName
) -> Iterator[NamedType]:
    """The enums of other sources, by the field that has the list, or by its members."""
    listed = {names.known[key] for key in drafts.lists if key in names.known}
    for name in sorted(drafts.known_enums | listed):
        enum = enums.by_name[name]
        yield rest_type(
            enum.name,
            enum.kind,
            version,
            (enum.evidence,),
            members=enum.members,
            complete=enum.complete,
            text=enum.text,
        )


def _wire(name: str) -> WireName:
    return wire_name(name) or WireName("Unnamed")
