"""Types of overrides against the model: whether what they name exists, and whether it can stand there."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Final

from generator.model.api import Api, NamedType, Operation, SoapOperation, TypeKind
from generator.model.expressions import Scalar, ScalarType, TypeExpression, references
from generator.model.ids import Protocol, TypeId
from generator.passes.nillable import is_nillable
from generator.passes.overrides.xml_names import XmlNames

BYTES: Final = ScalarType(Scalar.BYTE)


class CheckedTypes:
    """The types that the model has; `by_id` are all of them."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self.by_id = {one.id: one for one in api.types}
        self._xml: dict[str, XmlNames] = {}

    def checked(
        self,
        type_: TypeExpression,
        owner: Operation | NamedType,
        current: TypeExpression | None,
    ) -> TypeExpression:
        """The type as a part of `owner` has it, in place of `current`: with its XML names in SOAP.

        Raises:
            ValueError: it names what the model lacks or what is of another version, or XML cannot hold it.
        """
        is_soap = _is_soap(owner)
        for id_ in references(type_):
            named = self.by_id.get(id_)
            if named is None:
                raise ValueError(f"nothing is called #{id_}{self._nearest(id_)}")
            if (named.protocol is Protocol.SOAP) != is_soap or (
                is_soap and named.version != owner.version
            ):
                raise ValueError(f"#{id_} is of another protocol or version")
        if not is_soap:
            return type_
        xml = self._xml.setdefault(owner.version, XmlNames(self._api, owner.version))
        return xml.named(type_, current)

    def _nearest(self, id_: TypeId) -> str:
        head = id_.rpartition("/")[0]
        known = [one for one in self.by_id if one.rpartition("/")[0] == head]
        close = get_close_matches(id_, known, n=1, cutoff=0.0)
        return f", the nearest is #{close[0]}" if close else ""

    def is_nillable(self, type_: TypeExpression) -> bool:
        """Whether null stands for nothing."""
        return is_nillable(type_, self._is_object)

    def _is_object(self, id_: TypeId) -> bool:
        named = self.by_id.get(id_)
        return named is None or named.kind is TypeKind.OBJECT


def _is_soap(owner: Operation | NamedType) -> bool:
    if isinstance(owner, NamedType):
        return owner.protocol is Protocol.SOAP
    return isinstance(owner, SoapOperation)
