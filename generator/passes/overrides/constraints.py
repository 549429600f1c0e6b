"""What an override may set: its type must exist and fit, and the location of a part fixes some of it.

Rule: some headers are strings that the client sets. A route needs all its parameters. A route and a cookie hold single
values, a query and a header lists of them, too. The body of PATCH is a patch. Source: the public surface of the SDK.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Final

from generator.model.api import (
    Api,
    BodyKind,
    Field,
    Location,
    NamedType,
    Operation,
    Parameter,
    SoapOperation,
    TypeKind,
)
from generator.model.expressions import (
    ArrayType,
    DictionaryType,
    ReferenceType,
    Scalar,
    ScalarType,
    TypeExpression,
    UnnamedType,
    references,
)
from generator.model.ids import Protocol, TypeId
from generator.model.overrides import Override, OverrideFault
from generator.passes.overrides.xml_names import XmlNames
from generator.passes.soap.protocol import is_nillable

BYTES: Final = ScalarType(Scalar.BYTE)
_IN_URLS: Final = frozenset({Location.PATH, Location.QUERY})
_WITH_LISTS: Final = frozenset({Location.QUERY, Location.HEADER})


class CheckedTypes:
    """The types of the model, against which those of overrides are checked. `by_id` has all of them."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self.by_id = {type_.id: type_ for type_ in api.types}
        self._xml: dict[str, XmlNames] = {}

    def checked(
        self,
        type_: TypeExpression,
        owner: Operation | NamedType,
        current: TypeExpression | None,
    ) -> TypeExpression:
        """The type as `owner` uses it in place of `current`: with its XML names in SOAP.

        Raises:
            ValueError: the model lacks a type that it names, or a type is of another protocol or version, or no page
                shows how it is written in XML.
        """
        is_soap = _is_soap(owner)
        for id_ in references(type_):
            named = self.by_id.get(id_)
            if named is None:
                raise ValueError(f"nothing is called #{id_}{self._nearest(id_)}")
            if (named.protocol is Protocol.SOAP) != is_soap or (
                is_soap and named.version != owner.version
            ):
                raise ValueError(f"#{id_} belongs to another protocol or version")
        if not is_soap:
            return type_
        if owner.version not in self._xml:
            self._xml[owner.version] = XmlNames(self._api, owner.version)
        return self._xml[owner.version].named(type_, current)

    def _nearest(self, id_: TypeId) -> str:
        head = id_.rpartition("/")[0]
        known = [other for other in self.by_id if other.rpartition("/")[0] == head]
        close = get_close_matches(id_, known, n=1, cutoff=0.0)
        return f", the nearest is #{close[0]}" if close else ""

    def is_nillable(self, type_: TypeExpression) -> bool:
        """Whether a value of the type may be null."""
        return is_nillable(type_, self._is_object)

    def _is_object(self, id_: TypeId) -> bool:
        named = self.by_id.get(id_)
        return named is None or named.kind is TypeKind.OBJECT


def _is_soap(owner: Operation | NamedType) -> bool:
    if isinstance(owner, NamedType):
        return owner.protocol is Protocol.SOAP
    return isinstance(owner, SoapOperation)


def misplaced(
    owner: Operation | NamedType,
    part: Parameter | Field,
    entry: Override,
    types: Mapping[TypeId, NamedType],
) -> list[OverrideFault]:
    """A fault for each key of an entry that the location of the part does not allow."""
    if isinstance(owner, NamedType) or not isinstance(part, Parameter):
        return []
    is_set = {
        "type": entry.type is not None,
        "required": entry.required is not None,
        "nullable": entry.nullable is not None,
    }
    return [
        OverrideFault(
            entry.line_of(key),
            f"{entry.subject!a}: {key} cannot be set: {reason}",
            f"Remove {key}.",
        )
        for key, reason in _fixed(owner, part, entry, types)
        if is_set[key]
    ]


def _fixed(
    owner: Operation,
    part: Parameter,
    entry: Override,
    types: Mapping[TypeId, NamedType],
) -> Iterator[tuple[str, str]]:
    """Yields the keys that the location fixes, each with the reason."""
    match part.where:
        case Location.HEADER if not part.is_argument:
            for key in ("type", "required", "nullable"):
                yield key, "headers are set by the client"
        case Location.PATH | Location.QUERY | Location.HEADER | Location.COOKIE:
            place = "a URL" if part.where in _IN_URLS else f"a {part.where}"
            if part.where == Location.PATH:
                yield "required", "the route needs it"
            yield "nullable", f"null cannot be written in {place}"
            if entry.type and not _is_text(entry.type, part.where, types):
                yield "type", f"it cannot be written in {place}"
        case _ if _is_patch(owner):
            yield "type", "the body is a patch"
        case _:
            return


def _is_text(
    type_: TypeExpression, where: Location | None, types: Mapping[TypeId, NamedType]
) -> bool:
    """Whether values of the type can be written as text there."""
    match type_:
        case ScalarType():
            return True
        case ReferenceType(id=id_):
            # a type that does not exist has a fault of its own
            return id_ not in types or types[id_].kind is not TypeKind.OBJECT
        case ArrayType(item=item):
            return where in _WITH_LISTS and _is_text(item, None, types)
        case DictionaryType() | UnnamedType():
            return False


def _is_patch(owner: Operation) -> bool:
    if isinstance(owner, SoapOperation) or owner.body is None:
        return False
    return owner.body.kind is BodyKind.PATCH
